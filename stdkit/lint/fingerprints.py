"""What makes a finding the same finding in another version of the draft: its rule, its words and the words around them.

Clause numbers, pages, block ids and lines take no part, and numbers that are cross-references (「见5.2」, 「表3」, 「附录B」) count
as any number: chapters inserted before leave every fingerprint as it was.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stdkit.facts.patterns import pattern

if TYPE_CHECKING:
    from stdkit.lint.results import Located

AROUND = 24
"""How many characters (blanks not counted) on either side belong to the fingerprint."""
_ENOUGH = 4
_REFERENCE = pattern(
    r"(?P<named>表|图|附录|公式|式|第|条|章|注|示例)[（(]?[A-Z]?\.?\d*(?:\.\d+)*[）)]?(?<=[A-Z\d）)])"
    r"|(?:[A-Z]\.?|\.|(?<!\d))\d++(?:\.\d++)++(?![\d.]*+\s*+(?:[%℃°‰]|[A-Za-zμΩ]))"
)


@dataclass(frozen=True, slots=True)
class Trace:
    """What is compared: rule, the words found and what stands before and after them; ``nth`` tells equal ones apart (from 0).

    For a finding about the document as a whole, or at an empty place, ``text`` is what it says.
    """

    rule: str
    text: str
    before: str = ""
    after: str = ""
    nth: int = 0

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits."""
        said = "\0".join((self.rule, self.text, self.before, self.after, str(self.nth)))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def resembles(self, other: Trace) -> bool:
        """Whether the same words are still there with what stood before or after them: the rest of the sentence was edited."""
        if (self.rule, self.text) != (other.rule, other.text):
            return False
        return _same_side(self.before, other.before) or _same_side(self.after, other.after)


def traces(rows: Iterable[Located]) -> Iterator[Trace]:
    """The traces of the findings of one file, in their order."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for row in rows:
        key = (row.finding.rule, *_words(row))
        yield Trace(*key, nth=seen[key])
        seen[key] += 1


def _words(row: Located) -> tuple[str, str, str]:
    place = row.location
    if place is None:
        return _numberless(row.finding.message), "", ""
    start, end = place.start - place.excerpt_start, place.end - place.excerpt_start
    before, after = normalised(place.excerpt[:start])[-AROUND:], normalised(place.excerpt[end:])[:AROUND]
    text = normalised(place.text)
    return (text or _numberless(row.finding.message)), before, after


def normalised(text: str) -> str:
    """``text`` without blanks and with ``#`` for the numbers of cross-references."""
    return "".join(_REFERENCE.sub(lambda match: (match["named"] or "") + "#", text).split())


def _numberless(message: str) -> str:
    return re.sub(r"\d+", "#", normalised(message))


def _same_side(one: str, other: str) -> bool:
    return one == other and len(one) >= _ENOUGH
