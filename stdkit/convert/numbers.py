"""The number of a mandatory standard and the one it bears as a recommended standard.

Codes as in 标准化法 art. 24 and GB/T 1.1—2020, appendix E: a recommended standard adds 「/T」 to the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern

_NO_TWIN = ("GJB", "GSB", "TSG", "JJF", "JJG", "CECS")
"""Documents that have a law of their own, or are no standards: there is no /T of them."""
_LOCAL_ENGINEERING = pattern(
    r"(?<![A-Za-z])(?P<code>DBJ(?P<slash>/T)?|DGJ\s?\d{2}\s?/\s?(?P<kind>TJ?|J)?)\s?(?P<serial>\d{2}(?:-|—|/|\s)\d{1,3}(?!\d)|\d{1,4})"
    r"(?:\s?[-—–]\s?(?P<year>(?:19|20)?\d\d|[Xx×]{4})(?!\d))?"
)
"""Engineering standards of provinces: 「DBJ03-22—2010」, 「DGJ32/J 12—2010」."""
UNKNOWN_YEAR = "XXXX"
_PLACEHOLDERS = str.maketrans("*＊□○", "XXXX")
"""What drafters type for a number not given yet."""


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """One number as it stands in a text at ``[start, end)``.

    ``code`` is normalised with its nature: 「GB」, 「GB/T」, 「DB15」, 「DB15/T」, 「DBJ」; ``serial`` with the part (「1.2」); ``year`` as typed
    or empty; ``joint`` the international number behind a slash (「/ISO 9999:2003」, as typed).
    """

    raw: str
    start: int
    end: int
    code: str
    serial: str
    year: str = ""
    joint: str = ""

    @property
    def recommended(self) -> bool:
        return self.code.endswith(("/T", "/Z", "/TJ")) or self.code.startswith(("T/", "Q/"))

    @property
    def mandatory(self) -> bool:
        """A Chinese code without /T that has a recommended twin."""
        return not self.recommended and self.code.split("/")[0] not in _NO_TWIN

    @property
    def key(self) -> str:
        """The document without its year: 「GB 4208」, 「DB15 123」."""
        return f"{self.code} {self.serial}"

    @property
    def spelled(self) -> str:
        """As a cover would print it; a mandatory local standard with the slash of its code (「DB15/ 123—2010」)."""
        code = self.code + "/" if re.fullmatch(r"(?:DB|DGJ)\d+", self.code) else self.code
        return f"{code} {self.serial}" + (f"—{self.year}" if self.year else "") + self.joint


def find_numbers(text: str) -> Iterator[StandardNumber]:
    """The Chinese standard numbers in ``text``, in order."""
    typed, text = text, text.translate(_PLACEHOLDERS)
    taken: list[tuple[int, int]] = []
    found: list[StandardNumber] = []
    for match in _LOCAL_ENGINEERING.finditer(text):
        code = re.sub(r"\s", "", match["code"]).removesuffix("/")
        serial = re.sub(r"[—\s]", "-", match["serial"])
        found.append(StandardNumber(match[0], match.start(), match.end(), code, serial, match["year"] or ""))
        taken.append(match.span())
    for number in numbers(text):
        if number.abroad or any(start < number.end and number.start < end for start, end in taken):
            continue
        serial = number.number + (f".{number.part}" if number.part else "")
        joint = ""
        if number.joint is not None:
            slash = re.search(r"\s?[/／]\s?(?=[A-Z]+[^/]*$|ISO)", number.raw[len(number.code) :])
            joint = number.raw[len(number.code) + slash.start() :] if slash else "/" + number.joint.spelled
        found.append(
            StandardNumber(
                number.raw,
                number.start,
                number.end,
                number.code.removesuffix("/") or number.code,
                serial,
                number.year,
                joint,
            )
        )
    for each in sorted(found, key=lambda one: one.start):
        yield replace(each, raw=typed[each.start : each.end])


def parse_number(text: str) -> StandardNumber | None:
    """The first standard number in ``text``."""
    return next(find_numbers(text), None)


def converted(old: StandardNumber, *, keep_year: bool) -> StandardNumber:
    """The number with /T; the year kept or left open (「XXXX」). Of a joint number only the Chinese code changes.

    ``ValueError`` where such a document has no recommended form.
    """
    if not old.mandatory:
        raise ValueError(old.raw)
    year = old.year if keep_year else UNKNOWN_YEAR
    code = old.code.replace("/J", "/TJ") if old.code.endswith("/J") else f"{old.code}/T"
    return replace(old, code=code, year=year)
