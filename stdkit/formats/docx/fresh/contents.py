"""目次: a TOC field whose entries are written out, each with a PAGEREF field to its heading."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.xml import (
    Xml,
    element,
    field,
    paragraph,
    paragraph_format,
    run,
    run_format,
    text_element,
    w,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """``level`` counts from 1; ``bookmark`` stands at the heading; ``page`` is the number shown until somebody counts."""

    level: int
    text: str
    bookmark: str
    page: str = ""


def contents_paragraphs(entries: list[Entry], depth: int) -> list[Xml]:
    """The paragraphs below the title 目次; levels deeper than ``depth`` are left out."""
    shown = [entry for entry in entries if entry.level <= depth]
    if not shown:
        return []
    start = field(f'TOC \\o "1-{depth}" \\h \\z \\u', [], dirty=True)
    made = [_entry(entry) for entry in shown]
    at = 1 if made[0][0].tag == w("pPr").tag else 0
    for offset, opening in enumerate(start[:-1]):
        made[0].insert(at + offset, opening)
    made[-1].append(start[-1])
    return made


def _entry(entry: Entry) -> Xml:
    page = field(f"PAGEREF {entry.bookmark} \\h", [plain_run(entry.page or "1")])
    link = element("w:hyperlink", plain_run(entry.text), run(w("tab")), *page, anchor=entry.bookmark, history=1)
    return paragraph(paragraph_format(style=f"TOC{entry.level}"), link)


def spaced_title(text: str) -> list[Xml]:
    """「前言」 set wide, without blanks in the text."""
    if len(text) != 2:
        return [plain_run(text)]
    return [run(text_element(text[0]), form=run_format(gap=320)), plain_run(text[1])]
