"""A filled part brought to rest: lines of values become paragraphs, loops leave nothing that Word would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from stdkit.errors import BadData
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.tags import IN_WORD, PPR, RPR, SDT_PR, SECT_PR, TBL, VAL, XML_SPACE, P, R, T, w

_PLACE = pattern(r"(【请填写：[^【】]*】)")
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_ROW, _CELL = w("tr"), w("tc")
_HOLDERS = (w("body"), TBL, _ROW, _CELL, P, R, T)
"""What holds text of its own, or stands beside it; outside 「w:t」 there is none to be."""
_PARAGRAPH_ID = f"{{{_WORD_2010}}}paraId"
_CELL_ORDER = tuple(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")))
_ID = w("id")
_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
_BEHIND_HIGHLIGHT = tuple(
    map(w, ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"))
)  # fmt: skip


def settle(root: etree._Element, path: str, part: str) -> None:
    """Put ``root`` in order, in place. ``BadData`` where the tags of the form put text between paragraphs or rows."""
    _drop_blanks(root, path, part)
    for paragraph in list(root.iter(P)):
        _part_lines(paragraph)
    _complete_tables(root)
    _tell_apart(root)


def _drop_blanks(root: etree._Element, path: str, part: str) -> None:
    for element in root.iter(*_HOLDERS):
        inner, behind = None if element.tag == T else element.text, element.tail
        for text in (inner, behind):
            if text and text.strip():
                raise BadData(
                    "D071",
                    f"表格的{part}在段落或表格行之间填出了文字“{text.strip()[:20]}”",
                    path=path,
                    advice="{%p … %} 和 {%tr … %} 只用于循环和条件，字段写成 {{ 字段名 }}",
                )
        if inner:
            element.text = None
        if behind:
            element.tail = None


def _part_lines(paragraph: etree._Element) -> None:
    """Each line of a value on its own paragraph of the same shape; tabs as tabs; what is asked for shows."""
    current = paragraph
    for run in [one for one in paragraph.iter(R) if next(one.iterancestors(P), None) is paragraph]:
        lines = _lines(run)
        if lines is None:
            continue
        straight = run.getparent() is current
        last = run
        for number, line in enumerate(lines):
            if number and straight:
                current = _broken(current, last)
                last = _begin(current, line.pop(0))
            elif number:
                _break_before(line[0])
            for made in line:
                last.addnext(made)
                last = made
        _remove(run)


def _lines(run: etree._Element) -> list[list[etree._Element]] | None:
    """The run as runs line by line; ``None`` where it can stay as it is."""
    texts = [one.text or "" for one in run.iter(T)]
    if not any("\n" in text or "\t" in text or _PLACE.search(text) for text in texts):
        for one in run.iter(T):
            _keep_blanks(one)
        return None
    lines: list[list[etree._Element]] = [[]]
    for child in run:
        if child.tag == RPR:
            continue
        if child.tag != T:
            lines[-1].append(_run(run, [child]))
            continue
        for at, line in enumerate((child.text or "").split("\n")):
            if at:
                lines.append([])
            lines[-1] += [
                _run(run, _pieces(piece), marked=number % 2 == 1)
                for number, piece in enumerate(_PLACE.split(line))
                if piece
            ]
    return [lines[0], *(line or [_run(run, [])] for line in lines[1:])]


def _pieces(text: str) -> Iterator[etree._Element]:
    for at, piece in enumerate(text.split("\t")):
        if at:
            yield etree.Element(w("tab"))
        if piece:
            made = etree.Element(T)
            made.text = piece
            _keep_blanks(made)
            yield made


def _keep_blanks(text: etree._Element) -> None:
    if text.text and text.text != text.text.strip():
        text.set(XML_SPACE, "preserve")


def _run(
    like: etree._Element, content: Iterator[etree._Element] | list[etree._Element], *, marked: bool = False
) -> etree._Element:
    made = etree.Element(R)
    properties = like.find(RPR)
    if properties is not None:
        made.append(deepcopy(properties))
    if marked:
        _highlight(made)
    made.extend(list(content))
    return made


def _highlight(run: etree._Element) -> None:
    properties = run.find(RPR)
    if properties is None:
        properties = etree.SubElement(run, RPR)
    if properties.find(w("highlight")) is not None:
        return
    made = etree.Element(w("highlight"), {VAL: "yellow"})
    behind = next((one for one in properties if one.tag in _BEHIND_HIGHLIGHT), None)
    if behind is None:
        properties.append(made)
    else:
        behind.addprevious(made)


def _broken(paragraph: etree._Element, last: etree._Element) -> etree._Element:
    """A new paragraph of the same shape behind ``paragraph``, which takes over what stands behind ``last``."""
    following = list(last.itersiblings())
    made = etree.Element(P)
    properties = paragraph.find(PPR)
    if properties is not None:
        made.append(deepcopy(properties))
        for mark in properties.findall(SECT_PR):
            properties.remove(mark)
    made.extend(following)
    paragraph.addnext(made)
    return made


def _begin(paragraph: etree._Element, run: etree._Element) -> etree._Element:
    properties = paragraph.find(PPR)
    if properties is None:
        paragraph.insert(0, run)
    else:
        properties.addnext(run)
    return run


def _break_before(run: etree._Element) -> None:
    """Inside a link or a control a paragraph cannot end: a line can."""
    properties = run.find(RPR)
    run.insert(0 if properties is None else 1, etree.Element(w("br")))


def _complete_tables(root: etree._Element) -> None:
    for table in list(root.iter(TBL)):
        if not any(True for _ in table.iter(_ROW)):
            _remove(table)
    for cell in root.iter(_CELL):
        if len(cell) == 0 or cell[-1].tag != P:
            etree.SubElement(cell, P)
        properties = cell.find(w("tcPr"))
        if properties is not None:
            properties[:] = sorted(properties, key=_place_in_cell)


def _place_in_cell(property: etree._Element) -> int:
    """Where a property of a cell has to stand: spans and colours that tags ask for come first otherwise, and Word repairs that."""
    return _CELL_ORDER.index(property.tag) if property.tag in _CELL_ORDER else len(_CELL_ORDER)


def _tell_apart(root: etree._Element) -> None:
    """Marks that a loop repeated: pictures get numbers of their own, bookmarks and marks of paragraphs stay once."""
    for number, drawing in enumerate(root.iter(f"{{{IN_WORD}}}docPr"), 1):
        drawing.set("id", str(number))
    seen: set[tuple[str, str]] = set()
    for element in root.iter(P, _ROW):
        if (value := element.get(_PARAGRAPH_ID)) and _again(seen, _PARAGRAPH_ID, value):
            del element.attrib[_PARAGRAPH_ID]
    for element in list(root.iter(*_BOOKMARKS)):
        if _again(seen, element.tag, element.get(_ID) or ""):
            _remove(element)
    for element in root.iter(SDT_PR):
        mark = element.find(_ID)
        if mark is not None and _again(seen, SDT_PR, mark.get(VAL) or ""):
            element.remove(mark)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _again(seen: set[tuple[str, str]], kind: str, value: str) -> bool:
    if (kind, value) in seen:
        return True
    seen.add((kind, value))
    return False
