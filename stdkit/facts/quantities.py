"""Numbers with their units in running text. GB/T 1.1—2020, 9.4.4, 9.4.5 and 10.4.6."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.listed import in_list
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.model import Block, Document

UNITS = frozenset(
    re.findall(
        r"\S+",
        "km m dm cm mm μm µm nm pm kg g mg μg µg ng t s ms μs µs ns min h d A mA μA kA K ℃ mol mmol μmol cd Hz kHz MHz GHz N kN MN "
        "Pa hPa kPa MPa GPa J kJ MJ W mW kW MW C V mV kV F μF nF pF Ω kΩ MΩ S Wb T mT H mH lm lx Bq kBq Gy Sv mSv L mL μL l ml dB hm² m² "
        "cm² mm² m³ cm³ mm³ r/min m/s m/s² km/h kg/m³ g/cm³ g/L mg/L μg/L mg/kg μg/kg g/kg mg/m³ mol/L N·m W/(m·K) kW·h eV tex bit kB MB GB "
        "hm2 m2 cm2 mm2 m3 cm3 mm3 % ‰ ° kbit/s Mbit/s kN/m² kVA MVA",
    )
)
"""Symbols of legal units that drafts use."""

UNIT = "(?:" + "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True)) + r")(?![A-Za-zμΩ²³])"
"""A unit symbol, as a regular expression; the longest one is taken."""

_DIGIT = pattern(r"\d")

NUMBER = r"[-−+±]?\d+(?:\.\d+)?"


@fact
def _taken(doc: Document) -> dict[str, list[tuple[int, int]]]:
    """The blocks (by id) whose numbers are values, each with the places where digits belong to document numbers."""
    return {
        block.id: [(number.start, number.end) for number in numbers(block.text)]
        for block in doc.blocks()
        if _DIGIT.search(block.text) and not in_list(doc, block)
    }


def find_values(doc: Document, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    """Matches of ``pattern`` outside document numbers, addresses and file names."""
    places = _taken(doc)
    for block in blocks_for(doc, pattern):
        taken = places.get(block.id)
        if taken is None:
            continue
        for match in pattern.finditer(block.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            around = block.text[max(0, match.start() - 12) : match.end() + 6]
            if not re.search(r"://|www\.|@", around):
                yield block, match
