"""A fresh Word draft from any document, in the layout of GB/T 1.1—2020 (clause 10, 附录 E and F)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import repeat
from pathlib import Path

from stdkit.formats.docx.fresh.body import Body
from stdkit.formats.docx.fresh.contents import contents_paragraphs, spaced_title
from stdkit.formats.docx.fresh.cover import cover_paragraphs
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.footnotes import Footnotes
from stdkit.formats.docx.fresh.package import write_package
from stdkit.formats.docx.fresh.pages import page_numbers, roman
from stdkit.formats.docx.fresh.pictures import Pictures, cutter, picture_source
from stdkit.formats.docx.fresh.remarks import DOUBTFUL, Remarks
from stdkit.formats.docx.fresh.runs import write_runs
from stdkit.formats.docx.fresh.sections import RELATIONS, RUNNING, Part, running_parts, section
from stdkit.formats.docx.fresh.settings import fonts_part, settings_part
from stdkit.formats.docx.fresh.styles import styles_part
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, part_bytes, qualified, w
from stdkit.model import Document

_FRONT = ("foreword", "introduction")
_ONE_PAGE = 36
"""So many lines of the 目次 stand on one page under its title."""


def write_fresh(
    document: Document,
    out: Path,
    *,
    author: str = "",
    created: date | None = None,
    completed: date | str | None = None,
    contents_depth: int | None = None,
    update_fields: bool = True,
    find_picture: Callable[[str], bytes | None] | None = None,
    doubtful: float = DOUBTFUL,
) -> tuple[str, ...]:
    """Write ``document`` as a new DOCX draft; the same document and options give the same bytes.

    ``created`` is the date in the file's properties, ``completed`` the day shown on the cover as 「本草案完成时间」 (drafts only),
    ``contents_depth`` how deep the 目次 goes (1: chapters only, 0: none; by default 2 where that fits one page, else 1), ``update_fields`` lets Word count the pages of the 目次 when it
    opens the draft (it asks first), ``find_picture`` gives the bytes of a picture by its name in the document (by default they are
    looked for beside the Markdown file or inside the DOCX the document was read from or through; figures of a PDF are cut out of
    its pages). Words recognised with a confidence below ``doubtful``
    get a Word comment, and so do the places of what could not be read (``document.unread``, drawings).

    Returns remarks (Chinese clauses) on what could not be written as the book wants it: labels no automatic numbering gives,
    pictures not found. ``CannotWrite`` where the file cannot be written.
    """
    pictures = Pictures(find_picture or picture_source(document), cutter(document))
    remarks = Remarks(document, doubtful, created)
    draft = Draft(document, pictures, Footnotes(document.blocks()), remarks)
    parts: list[Xml] = []
    has_cover = _has_cover(document)
    if has_cover:
        cover = list(cover_paragraphs(document.cover, completed))
        remarks.on_cover(document, cover)
        _close(parts, cover, "cover")
    front, body = _written(draft)
    contents = _contents(document, front, body, contents_depth)
    _close(parts, [*contents, *front.parts], "front")
    _last(parts, body, whole=has_cover)
    for text, first in zip(remarks.left(), repeat(_first_paragraph([*body.parts, *front.parts])), strict=False):
        if first is not None:
            remarks.on_paragraph(first, text)
    remarks.quiet = True
    footnotes = draft.footnotes.part(lambda runs: write_runs(runs, draft))
    draft.references.settle()
    comments = remarks.part()
    files = {
        "document.xml": w("document", w("body", *parts, section("body"))),
        "styles.xml": styles_part(),
        "numbering.xml": draft.numbering.part(),
        "settings.xml": settings_part(update_fields=update_fields and bool(contents)),
        "fontTable.xml": fonts_part(),
        "footnotes.xml": footnotes,
        **({"comments.xml": comments} if comments is not None else {}),
        **running_parts(document.cover.number),
    }
    relations = {
        f"rId{name.removesuffix('.xml').title()}": name
        for name in files
        if name not in ("document.xml", *RUNNING.values())
    }
    relations |= {RELATIONS[name]: part for name, part in RUNNING.items()}
    relations |= {pictures.relation(part): part for part in pictures.parts}
    data = {name: part_bytes(root) for name, root in files.items()} | pictures.parts
    write_package(
        out, data, relations, pictures.content_types(), title=document.cover.title, created=created, author=author
    )
    return (*draft.said(), *(f"图片“{name}”找不到或格式不支持，没有写入" for name in pictures.missing))


def _first_paragraph(parts: list[Xml]) -> Xml | None:
    return next((part for part in parts if part.tag == qualified("w:p")), None)


def _has_cover(document: Document) -> bool:
    cover = document.cover
    return bool(cover.number or cover.title or cover.masthead)


def _written(draft: Draft) -> tuple[Body, Body]:
    """Front matter and text, each written in the document's order."""
    document = draft.document
    front, body = Body(draft), Body(draft)
    for element in document.elements:
        if element.kind in _FRONT:
            front.element(element)
    body.opening(document.opening, document.cover.title)
    for element in document.elements:
        if element.kind not in (*_FRONT, "toc", "cover"):
            body.element(element)
    return front, body


def _contents(document: Document, front: Body, body: Body, depth: int | None) -> list[Xml]:
    """The 目次 with the page numbers reckoned; nothing where none is wanted."""
    wanted = _has_cover(document) or any(element.kind == "toc" for element in document.elements)
    entries = [*front.entries, *body.entries]
    if depth is None:
        depth = 2 if sum(entry.level <= 2 for entry in entries) <= _ONE_PAGE else 1
    if not wanted or not any(entry.level <= depth for entry in entries):
        return []
    title = paragraph(paragraph_format(style="ContentsTitle"), *spaced_title("目次"))
    plain = contents_paragraphs(entries, depth)
    pages = {name: roman(page) for name, page in page_numbers([title, *plain, *front.parts]).items()}
    pages |= {name: str(page) for name, page in page_numbers(body.parts).items()}
    return [title, *contents_paragraphs([replace(entry, page=pages[entry.bookmark]) for entry in entries], depth)]


def _close(parts: list[Xml], made: list[Xml], part: Part) -> None:
    """Add ``made`` as a part of its own, its page layout in its last paragraph."""
    if not made:
        return
    last = made[-1]
    if part == "cover" or last.tag != w("p").tag:  # a frame cannot carry the end of a section
        last = paragraph(paragraph_format(style="Text", spacing={"line": 20, "lineRule": "exact"}))
        made = [*made, last]
    form = last.find(w("pPr").tag)
    form.append(section(part))
    parts += made


def _last(parts: list[Xml], body: Body, *, whole: bool) -> None:
    """The text, and after a whole standard the 终结线."""
    parts += body.parts
    if whole:
        parts.append(paragraph(paragraph_format(style="EndRule")))
    elif not body.parts or body.parts[-1].tag != w("p").tag:
        parts.append(paragraph(None))
