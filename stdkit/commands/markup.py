"""The findings of a check written into a copy of the DOCX: as comments, or their fixes as tracked changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from stdkit.errors import BadOption
from stdkit.formats.office import OfficeFormat, standing_on_docx
from stdkit.lint.basis import basis
from stdkit.lint.results import FileResult
from stdkit.model import Block, Comment, Document, Edit, Finding, Refusal, Safety
from stdkit.reports.words import said


def annotated(
    document: Document, result: FileResult, out: Path, *, author: str, date: datetime.datetime
) -> list[Refusal]:
    """Write ``document`` to ``out`` with a comment at every finding."""
    from stdkit.formats.docx.tracked import write

    document = _on_docx(document, "--annotate")
    comments = list(_comments(document, [row.finding for row in result.active]))
    return write(document, [], out, author=author, date=date, comments=comments)


def fixed(
    document: Document, result: FileResult, out: Path, *, author: str, date: datetime.datetime, safety: Safety
) -> list[Refusal]:
    """Write ``document`` to ``out`` with the fixes as tracked changes; ``safe`` leaves out those that ask for a review."""
    from stdkit.formats.docx.tracked import write

    document = _on_docx(document, "--fix")
    return write(document, list(_edits(result, safety)), out, author=author, date=date)


def refusal_line(document: Document, refusal: Refusal) -> str:
    """One line that says which edit was not carried out and why."""
    span = refusal.edit.span
    number = document.place(span.block).number
    where = f"{number}：" if number else ""
    return f"{where}没有改「{document.text_of(span)}」→「{refusal.edit.text}」，因为{refusal.why}。"


def _edits(result: FileResult, safety: Safety) -> Iterator[Edit]:
    """The edits of each finding all or none: a fix of several places is one fix."""
    seen: set[Edit] = set()
    for row in result.active:
        edits = row.finding.edits
        if safety == "review" or all(edit.safety == "safe" for edit in edits):
            yield from (edit for edit in edits if edit not in seen)
            seen.update(edits)


def _comments(document: Document, findings: Iterable[Finding]) -> Iterator[Comment]:
    first = next((block for block in _all_blocks(document) if block.text), None)
    for finding in findings:
        span = finding.span or (first.span() if first is not None else None)
        if span is not None:
            rests_on = f"（{basis(finding.clause)}）" if finding.clause else ""
            yield Comment(span, f"{finding.rule} {said(finding)}{rests_on}")


def _all_blocks(document: Document) -> Iterator[Block]:
    yield from document.cover.blocks
    yield from document.blocks()


def _on_docx(document: Document, option: str) -> Document:
    """The document on the DOCX to write a copy of: its own file, or what LibreOffice made of a DOC, WPS, RTF or ODT file."""
    if document.format == "docx":
        return document
    if document.format in get_args(OfficeFormat):
        return standing_on_docx(document)
    raise BadOption(
        "O029", f"{option} 只能用于 DOCX", path=document.path, advice="请先用 stdkit read --to docx 转成 DOCX"
    )
