"""What the cover says, as facts: its number, whether it is still a draft, the lines of it. GB/T 1.1—2020, 8.1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from stdkit.facts.codes import Number, numbers
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import name_elements, squeeze
from stdkit.model import Document, Span

PLACEHOLDER = pattern(r"[×xXＸ*＊]{2,}")
"""What stands where a number or a date is not given yet."""
_PART = pattern(r"第\s*(?P<number>[0-9０-９一二三四五六七八九十]+(?:-\d+)*)\s*部分\s*(?P<colon>[：:]?)")


@fact
def cover_number(doc: Document) -> Number | None:
    """The number on the cover as far as it can be read; ``None`` for one that is not."""
    return next(numbers(doc.cover.number), None)


def cover_place(doc: Document, *names: str) -> Span | None:
    """The first place on the cover where one of the fields stands, else the beginning of the cover; ``None`` without a cover."""
    for name in names:
        places = doc.cover.places(name)
        if places:
            return places[0]
    numbered = doc.cover.places("number") or doc.cover.places("title")
    if numbered:
        return numbered[0]
    return doc.cover.blocks[0].span() if doc.cover.blocks else None


@dataclass(frozen=True, slots=True)
class ClassNumber:
    """The ICS or CCS number a cover has, "" where it lacks one; ``span`` is where it stands or, where it lacks, the document's number.

    ``named`` says whether 「ICS」 or 「CCS」 is printed before it.
    """

    value: str
    span: Span | None
    named: bool


def class_number(doc: Document, field: Literal["ics", "ccs"]) -> ClassNumber | None:
    """The ICS or CCS number of the cover; ``None`` where none is asked for (no cover, a standard of an enterprise)."""
    cover = doc.cover
    if not cover.blocks or not cover.number or cover.number.startswith("Q/"):
        return None
    value: str = getattr(cover, field)
    places = cover.places(field if value else "number")
    if not value or not places:
        return ClassNumber(value.strip(), places[0] if places else None, False)
    block = doc.block(places[0].block)
    printed = f"{block.label} {block.text[: places[0].end]}".upper()
    return ClassNumber(value.strip(), places[0], field.upper() in printed)


@fact
def is_draft(doc: Document) -> bool:
    """Whether the cover says so: a stage, or a number or date not given yet."""
    cover = doc.cover
    return bool(cover.stage) or any(PLACEHOLDER.search(text) for text in (cover.number, cover.published))


@fact
def part_named(doc: Document) -> tuple[str, str] | None:
    """Number and colon of 「第2部分：」 in the name on the cover; ``None`` where it names no part."""
    found = _PART.search(doc.cover.title)
    return (found["number"], found["colon"]) if found else None


@fact
def first_page_title(doc: Document) -> str | None:
    """The name on the first page of the text, without blanks; ``None`` where none was read there.

    It may be set in several lines: short lines without a stop that stand at the beginning of the opening.
    """
    lines: list[str] = []
    for block in doc.opening:
        text = block.text.strip()
        if not text:
            continue
        if (
            block.kind not in ("paragraph", "heading")
            or len(text) > 60
            or re.search(r"[。；！？]|^(?:警|危险|注意|重要)", text)
        ):
            break
        lines.append(text)
    return squeeze("".join(lines)) if lines else None


def last_element(title: str) -> str:
    """The last element of a name without 「第n部分：」: where the function type stands."""
    elements = name_elements(title)
    return _PART.sub("", elements[-1]) if elements else ""
