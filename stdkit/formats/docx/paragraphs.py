"""Whole paragraphs: deleted, and added after another.

In WordprocessingML a paragraph's properties belong to its mark, at its end. A deleted mark joins the paragraph with the next one,
which keeps *its* properties; an inserted mark, when rejected, does the same.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from stdkit.formats.docx.places import REVISIONS, Refused
from stdkit.formats.docx.splice import (
    SINGLE,
    Xml,
    groups_of,
    new_run,
    plain_properties,
    put_in,
    stored_text,
    take_out,
)
from stdkit.formats.docx.stamp import Stamp
from stdkit.formats.docx.tags import PPR, RPR, SDT, SECT_PR, TBL, TEXT_BOX, WORD, P, R, T, m, w

_BLOCKS = frozenset((P, TBL, SDT, w("customXml")))
_NEEDS_LAST = frozenset(
    w(name) for name in ("tc", "body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")
)
_RANGES = tuple(
    w(f"{kind}{edge}")
    for kind, edges in (
        ("bookmark", ("Start", "End")),
        ("commentRange", ("Start", "End")),
        ("perm", ("Start", "End")),
    )
    for edge in edges
)
_COMMENT_REFERENCE = w("commentReference")
_FIELD_CHARACTER = w("fldChar")
_NOT_DROPPED = (
    ("文本框", (TEXT_BOX,)),
    ("公式", (m("oMath"),)),
    ("图片或嵌入对象", (w("drawing"), w("pict"), w("object"))),
    ("他人修订", (*REVISIONS, w("rPrChange"), w("pPrChange"))),
)
_NOT_COPIED = tuple(w(name) for name in ("sectPr", "pPrChange", "pageBreakBefore", "rPr"))


def check_drop(paragraph: Xml, covered: set[Xml], dropped: set[Xml]) -> None:
    """Raise ``Refused`` where deleting the paragraph would take more than the edit says or leave an invalid file.

    ``covered`` are the text elements the edit knows of, ``dropped`` the paragraphs that will be deleted already.
    """
    for what, tags in _NOT_DROPPED:
        if next(paragraph.iter(*tags), None) is not None:
            raise Refused(f"段内有{what}，不能整段删除")
    if not _fields_closed(paragraph):
        raise Refused("段内的域延伸到别的段，不能整段删除")
    _check_text(paragraph, covered)
    if not has_section(paragraph):
        _check_neighbours(paragraph, dropped)


def has_section(paragraph: Xml) -> bool:
    """Whether the paragraph ends a section of the document (分节): then its mark has to stay."""
    return paragraph.find(f"{PPR}/{SECT_PR}") is not None


def drop(paragraph: Xml, stamp: Stamp) -> None:
    """Delete the paragraph: its runs and its mark. Bookmarks, comments and the ends of their ranges stay."""
    runs = [run for run in paragraph.iter(R) if run.find(_COMMENT_REFERENCE) is None]
    inner = {run for run in runs if any(around in runs for around in run.iterancestors(R))}
    take_out(groups_of(run for run in runs if run not in inner), stamp)
    if has_section(paragraph):
        return
    if stamp.tracked:
        _mark_properties(paragraph).insert(0, stamp.mark("del"))
        return
    kept = [e for e in paragraph.iter(*_RANGES, R) if e.tag != R or e.find(_COMMENT_REFERENCE) is not None]
    following = _following(paragraph)
    if following is not None and following.tag == P:
        at = 1 if following.find(PPR) is not None else 0
        following[at:at] = kept
    else:
        for element in kept:
            if element.tag != R:
                paragraph.addprevious(element)
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def add_after(paragraph: Xml, texts: Sequence[str], properties: Xml | None, stamp: Stamp) -> None:
    """Add paragraphs in the format of ``paragraph``, their text in the format of ``properties``.

    Where a paragraph follows, the new ones with their inserted marks stand before it: rejected, they fall together with it and
    nothing of the old text was touched. Where none can take them up (the end of a cell or of a part, before a table, at the end
    of a section), they are split off the paragraph's own end: the old mark with its properties moves to the last of them.
    """
    new = [_new_paragraph(paragraph, text, properties, stamp) for text in texts]
    for element in reversed(new):
        paragraph.addnext(element)
    following = _following(new[-1])
    marked = new
    if has_section(paragraph) or following is None or following.tag != P:
        old = paragraph.find(PPR)
        fresh = new[-1].find(PPR)
        if fresh is not None:
            new[-1].remove(fresh)
        if old is not None:
            new[-1].insert(0, old)
            copied = _copied_properties(old)
            if copied is not None:
                paragraph.insert(0, copied)
        marked = [paragraph, *new[:-1]]
    if stamp.tracked:
        for element in marked:
            _mark_properties(element).insert(0, stamp.mark("ins"))


def add_before(paragraph: Xml, texts: Sequence[str], properties: Xml | None, stamp: Stamp) -> None:
    """Add paragraphs before ``paragraph`` in its format: rejected, they fall together with it and leave it as it was."""
    for text in texts:
        element = _new_paragraph(paragraph, text, properties, stamp)
        paragraph.addprevious(element)
        if stamp.tracked:
            _mark_properties(element).insert(0, stamp.mark("ins"))


def _new_paragraph(model: Xml, text: str, properties: Xml | None, stamp: Stamp) -> Xml:
    new = etree.Element(P, nsmap={"w": WORD})
    old = model.find(PPR)
    copied = _copied_properties(old) if old is not None else None
    if copied is not None:
        new.append(copied)
    if text:
        new.append(put_in(new_run(text, properties, stamp), stamp))
    return new


def _copied_properties(properties: Xml) -> Xml | None:
    """What a new paragraph takes over: style, numbering, indents …, not what belongs to the one place in the file."""
    twin = copy.deepcopy(properties)
    for child in list(twin):
        if child.tag in _NOT_COPIED:
            twin.remove(child)
    for numbering in twin.iter(w("numPr")):
        for child in list(numbering):
            if child.tag in (w("ins"), w("numberingChange")):
                numbering.remove(child)
    mark = plain_properties(properties.find(RPR))
    if mark is not None:
        twin.append(mark)
    return twin if len(twin) else None


def _mark_properties(paragraph: Xml) -> Xml:
    """``w:pPr/w:rPr``, the properties of the paragraph's mark, made where they are missing."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR, nsmap={"w": WORD})
        paragraph.insert(0, properties)
    mark = properties.find(RPR)
    if mark is None:
        mark = etree.Element(RPR, nsmap={"w": WORD})
        behind = next((child for child in properties if child.tag in (SECT_PR, w("pPrChange"))), None)
        if behind is None:
            properties.append(mark)
        else:
            behind.addprevious(mark)
    return mark


def _check_text(paragraph: Xml, covered: set[Xml]) -> None:
    """Only a typed label in front may stand in the paragraph beside the text of the block."""
    seen = False
    for element in paragraph.iter(T, *SINGLE):
        parent = element.getparent()
        if parent is None or parent.tag != R:
            continue
        if element in covered:
            seen = True
        elif seen and (stored_text(element) or "").strip().strip("￼"):
            raise Refused("段内还有不属于这段文字的内容，不能整段删除")


def _check_neighbours(paragraph: Xml, dropped: set[Xml]) -> None:
    parent = paragraph.getparent()
    if parent is None:
        raise Refused("该段不能整段删除")
    blocks = [child for child in parent if child.tag in _BLOCKS and child not in dropped]
    at = blocks.index(paragraph)
    if at == len(blocks) - 1 and (parent.tag in _NEEDS_LAST or at == 0):
        where = "单元格" if parent.tag == w("tc") else "所在部分"
        raise Refused(f"是{where}的最后一段，不能整段删除")
    if 0 < at < len(blocks) - 1 and blocks[at - 1].tag == blocks[at + 1].tag == TBL:
        raise Refused("该段隔开两个表，删除后两表会连成一个")


def _following(paragraph: Xml) -> Xml | None:
    return next((sibling for sibling in paragraph.itersiblings() if sibling.tag in _BLOCKS), None)


def _fields_closed(paragraph: Xml) -> bool:
    depth = 0
    for character in paragraph.iter(_FIELD_CHARACTER):
        kind = character.get(w("fldCharType"))
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            return False
    return depth == 0
