"""The order in which documents are listed. GB/T 1.1—2020, 8.6.3.2 (and 8.13 for the bibliography)."""

from __future__ import annotations

import re

from stdkit.facts.citations import own_number
from stdkit.facts.listed import Listed
from stdkit.model import Document

_RANK = {
    "national": 1,
    "industry": 2,
    "local": 3,
    "group": 4,
    "international": 5,
    "foreign": 6,
    "enterprise": 6,
    "other": 6,
}


def place_in_list(doc: Document, entry: Listed) -> tuple[object, ...]:
    """A key by which the entries of 规范性引用文件 and 参考文献 sort: national standards, those of industries, of the own region, of
    associations, ISO and IEC, other bodies, other literature; within a class by code and number."""
    number = entry.number
    if number is None:
        unknown = re.match(r"[A-Z]{2,}(?:/[A-Z]+)*(?=\s?\d)", entry.title)
        return (6, unknown[0], 0, "", (0,), 0) if unknown else (7, "", 0, "", (0,), 0)
    rank = _RANK[number.level]
    own = own_number(doc)
    home = own.code.split("/")[0] if own is not None and own.level == "local" else ""
    if rank == 3 and home and number.code.split("/")[0] != home:
        rank = 6
    # National standards, and those of ISO and IEC, go by their numbers alone; the others by their code first.
    code = "" if rank in (1, 5) else re.sub(r"/[TZ]$", "", number.code)
    digits = re.search(r"\d+", number.number)
    parts = tuple(int(part) for part in re.findall(r"\d+", number.part)) or (0,)
    year = re.match(r"\d+", number.year)
    return (rank, code, int(digits[0]) if digits else 0, number.number, parts, int(year[0]) if year else 0)
