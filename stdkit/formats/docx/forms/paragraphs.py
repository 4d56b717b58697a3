"""The paragraphs of a form as they stand: whether every tag ends where it begins, before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from stdkit.errors import BadData
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.tags import TEXT_BOX, P, T, w

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARK = pattern(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_SUBDOCUMENT = pattern(r"\{\{\s*(?:p|tr|tc|r)\s")
_UNFIT = pattern(r"\{%\s*(?:colspan|cellbg)\b|\{[{%]-|-[}%]\}")
"""What reaches beyond its own place: a colour or span that data may get wrong, a dash that joins paragraphs."""
_ROW_LOOP = pattern(r"\{%\s*tr\s+for\s+\w+\s+in\s+([\w.]+)")
_WHOLE = {mark: pattern(rf"\{{%\s*{mark}\s[^}}%]*%\}}") for mark in ("p", "tc", "tr")}
_HOLDERS = {"p": "段", "tc": "格", "tr": "行"}
_BRACES = "{}｛｝"
_NARROW = str.maketrans("｛｝％", "{}%")
_SHOWN = 40


def check_paragraphs(root: etree._Element, path: str, part: str) -> None:
    """``BadData`` for the first paragraph whose tag is not closed, not opened, or written with full-width braces."""
    for text in _texts(root):
        fault = _fault(text)
        if fault:
            shown = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
            raise BadData("D069", f"表格的{part}“{shown}”：{fault[0]}", path=path, advice=fault[1])


def check_alone(root: etree._Element, path: str, part: str) -> None:
    """``BadData`` for text beside a tag that takes the place of its whole paragraph, cell or row: it would be lost."""
    for holder, mark in ((P, "p"), (w("tc"), "tc"), (w("tr"), "tr")):
        tag = f"{{%{mark} … %}}"
        for element in root.iter(holder):
            text = "".join(piece.text or "" for piece in element.iter(T))
            if (
                "{%" in text
                and (found := _WHOLE[mark].search(text))
                and (text := text.replace(found[0], "", 1).strip())
            ):
                raise BadData(
                    "D070",
                    f"表格的{part}“{text[:_SHOWN]}”和标签“{tag}”写在一起，会随标签一起去掉",
                    path=path,
                    advice=f"“{tag}”要单占一{_HOLDERS[mark]}",
                )


def row_loops(root: etree._Element) -> Iterator[str]:
    """What the rows of tables loop over, as the tags say it."""
    for text in _texts(root):
        yield from _ROW_LOOP.findall(text)


def _texts(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(P):
        text = "".join(piece.text or "" for piece in paragraph.iter(T) if _owner(piece) is paragraph)
        if any(brace in text for brace in _BRACES):
            yield text


def _owner(piece: etree._Element) -> etree._Element | None:
    """The paragraph a text is of; a text box inside a paragraph has its own."""
    return next(piece.iterancestors(P, TEXT_BOX), None)


def _fault(text: str) -> tuple[str, str] | None:
    if any(brace in text for brace in "｛｝"):
        doubled = text.translate(_NARROW)
        if "{{" in doubled or "{%" in doubled:
            return "标签用了全角的花括号", "请在英文输入状态下改成 {{ }} 或 {% %}"
    if _SUBDOCUMENT.search(text):
        return "“{{”后面不能写 p、tr、tc、r", "字段直接写成 {{ 字段名 }}"
    if unfit := _UNFIT.search(text):
        return f"不支持“{unfit[0].strip()}”", "合并单元格、底色请直接在表格里设好；去掉标签里的“-”"
    opened = ""
    for mark in _MARK.findall(text):
        if mark in _ENDS:
            if opened:
                return f"标签“{opened}”没有写完，后面又有“{mark}”", f"请补上“{_ENDS[opened]}”"
            opened = mark
        elif opened:
            if mark == _ENDS[opened]:
                opened = ""
        elif mark != "}}" or "{{" in text:
            return f"“{mark}”没有开头", "请补上标签的开头，或删去它"
    if opened:
        return f"标签“{opened}”没有写完", f"请在同一段里补上“{_ENDS[opened]}”"
    return None
