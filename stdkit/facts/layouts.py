"""What is set how: the paragraphs of the document, each with the part of table F.1 it belongs to and its layout.

GB/T 1.1—2020, 10 and annex F. Empty for a document whose layout is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from stdkit.facts.drawings import FigurePart, figure_parts
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Element, Figure, Formula, Span, Table, TermEntry, is_source
from stdkit.model.layout import PageLayout, ParagraphLayout, TextLayout

Part = Literal[
    "目次标题", "目次内容", "前言标题", "引言标题", "正文首页名称", "重要提示", "章标题", "条标题", "无标题条", "段", "列项", "术语条目编号",
    "术语", "术语条目内容", "附录标题", "参考文献标题", "参考文献", "索引标题", "索引", "图题", "分图题", "表题", "表中文字", "单位", "示例", "注", "脚注", "式中",
    "公式", "引用文件", "其他",
]  # fmt: skip
Face = Literal["宋体", "黑体", "仿宋", "楷体", ""]

_SONG = pattern(r"宋(?!体?黑)|SimSun|Songti|STSong|Source Han Serif|Noto Serif CJK", 2)
_HEI = pattern(r"黑|SimHei|Heiti|^Hei$|FZHei|Source Han Sans|Noto Sans CJK|Noto Sans SC", 2)
_FANGSONG = pattern(r"仿宋|FangSong", 2)
_KAI = pattern(r"楷|KaiTi|STKaiti", 2)
_HAN = pattern(r"[\u3400-\u9fff]")
_WHERE = pattern(r"\s*(?:式中|其中|where)\s*[：:]?")
_FORM = pattern(r"\s*[\w\W]{1,20}?——")
_TITLES: dict[str, Part] = {
    "toc": "目次标题", "foreword": "前言标题", "introduction": "引言标题", "annex": "附录标题", "bibliography": "参考文献标题",
    "index": "索引标题",
}  # fmt: skip
_DRAWN: dict[FigurePart, Part] = {"unit": "单位", "title": "分图题", "key": "其他"}
_CONTENT: dict[str, Part] = {
    "toc": "目次内容",
    "normative-references": "引用文件",
    "bibliography": "参考文献",
    "index": "索引",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its part, its block, its layout; ``element`` is ``None`` in the opening."""

    part: Part
    block: Block
    layout: ParagraphLayout
    element: Element | None
    in_table: bool = False

    @property
    def span(self) -> Span:
        """Its text; the beginning of its block where it holds none."""
        return self.block.span(self.layout.start, self.layout.end)

    @property
    def words(self) -> str:
        return self.block.text[self.layout.start : self.layout.end]


@fact
def paragraphs(doc: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of the text, the table of contents included, in reading order."""
    return tuple(_paragraphs(doc)) if doc.layout is not None else ()


def of(doc: Document, *parts: Part) -> list[Paragraph]:
    """The paragraphs of those parts."""
    return [one for one in paragraphs(doc) if one.part in parts]


def _paragraphs(doc: Document) -> Iterator[Paragraph]:
    for at, block in enumerate(doc.opening):
        part: Part = "正文首页名称" if block.kind == "heading" or (at == 0 and not block.normative) else "重要提示"
        yield from _set(doc, block, part, None)
    for element in doc.elements:
        if element.heading is not None:
            title = _TITLES.get(element.kind, "章标题" if element.number else "其他")
            yield from _set(doc, element.heading, title, element)
        yield from _content(doc, element.content, element)
        for clause in element.walk():
            if clause.heading is not None:
                yield from _set(doc, clause.heading, "条标题" if clause.number else "其他", element)
            first = clause.content[:1] if clause.heading is None and clause.number else ()
            if first and type(first[0]) is Block and first[0].kind == "paragraph":
                yield from _set(doc, first[0], "无标题条", element)
                yield from _content(doc, clause.content[1:], element)
            else:
                yield from _content(doc, clause.content, element)


def _content(doc: Document, blocks: Iterable[Block], element: Element) -> Iterator[Paragraph]:
    explaining = False
    drawn = figure_parts(doc)
    for block in blocks:
        if isinstance(block, TermEntry):
            if block.heading is not None:
                yield from _set(doc, block.heading, "术语条目编号", element)
            yield from _set(doc, block, "术语", element)
            for part in block.parts:
                yield from _set(doc, part, _attached(part) or "术语条目内容", element)
        elif isinstance(block, Table):
            yield from _set(doc, block, "表题", element)
            yield from _table(doc, block, element)
        elif isinstance(block, Figure):
            yield from _set(doc, block, "图题", element)
        elif isinstance(block, Formula):
            yield from _set(doc, block, "公式", element)
        elif block.id in drawn:
            yield from _set(doc, block, _DRAWN[drawn[block.id]], element)
        else:
            explaining = _explains(block, after=explaining)
            own: Part = "式中" if explaining else _kind_in(element, block)
            if own in ("引用文件", "参考文献") and block.text.rstrip().endswith(("。", "：")):
                own = "段"  # what leads the list in
            yield from _set(doc, block, own, element)


def _explains(block: Block, *, after: bool) -> bool:
    """Whether the block explains a formula's symbols: 「式中：」 and what goes on in its form."""
    if block.kind != "paragraph":
        return False
    return _WHERE.match(block.text) is not None or (after and _FORM.match(block.text) is not None)


def _kind_in(element: Element, block: Block) -> Part:
    listed = _CONTENT.get(element.kind)
    return listed if listed and block.kind == "list-item" else _attached(block) or listed or "段"


def _attached(block: Block) -> Part | None:
    kinds: dict[str, Part] = {
        "note": "注",
        "example": "示例",
        "footnote": "脚注",
        "list-item": "列项",
        "heading": "其他",
    }
    return kinds.get(block.kind, "公式" if isinstance(block, Formula) else None)


def _table(doc: Document, table: Table, element: Element) -> Iterator[Paragraph]:
    for block in table.children():
        part: Part = (
            "单位" if block is table.unit else "表中文字" if block.kind in ("paragraph", "list-item") else "其他"
        )
        yield from _set(doc, block, part, element, in_table=True)


def _set(
    doc: Document, block: Block, part: Part, element: Element | None, *, in_table: bool = False
) -> Iterator[Paragraph]:
    if doc.layout is not None:
        for layout in doc.layout.paragraphs(block):
            yield Paragraph(part, block, layout, element, in_table)


_COVER = {
    "number": "封面的文件编号", "title": "封面的文件名称", "title_en": "封面的英文译名", "replaces": "封面的代替文件编号",
    "published": "封面的发布日期", "implemented": "封面的实施日期",
}  # fmt: skip


def cover_lines(doc: Document) -> Iterator[tuple[str, Paragraph]]:
    """The lines of the cover that table F.1 speaks of, each with its name."""
    if doc.layout is None:
        return
    for name, span in doc.cover.spans:
        block = doc.block(span.block)
        for layout in doc.layout.paragraphs(block) if name in _COVER else ():
            if layout.start <= span.start < layout.end:
                texts = tuple(text for text in layout.texts if text.start < span.end and text.end > span.start)
                yield _COVER[name], Paragraph("其他", block, replace(layout, texts=texts), None)


# Pages


def millimetres(points: float) -> float:
    return points / 72 * 25.4


def first_of_page(doc: Document, number: int) -> Span | None:
    """The first text on the pages of that number in ``Layouts.pages``; on the cover where nothing else stands there."""
    if doc.layout is None:
        return None
    for block in (*doc.blocks(toc=True), *doc.cover.blocks):
        if block.text.strip() and doc.layout.page_of(block) == number:
            return block.span()
    return None


@fact
def numbered_pages(doc: Document) -> tuple[tuple[int, PageLayout], ...]:
    """The stretches of pages from the table of contents (or what comes first after the cover) on, each with its number."""
    if doc.layout is None:
        return ()
    first = next((at for block in _after_cover(doc) if (at := doc.layout.page_of(block)) is not None), None)
    return () if first is None else tuple(enumerate(doc.layout.pages()))[first:]


@fact
def body_page(doc: Document) -> int | None:
    """In which stretch of pages chapter 1, or the title before it, stands."""
    if doc.layout is None:
        return None
    chapters = [element.heading for element in doc.elements if element.number and element.heading is not None]
    blocks = (*doc.opening, *chapters[:1])
    return next((at for block in blocks if (at := doc.layout.page_of(block)) is not None), None)


def _after_cover(doc: Document) -> Iterator[Block]:
    for element in doc.elements:
        if element.heading is not None:
            yield element.heading


# Spacing


def lines_before(one: Paragraph) -> float | None:
    """The blank above a paragraph in lines, empty paragraphs included."""
    return _lines(one.layout.before, one.layout.pitch, one.layout.empty_before)


def lines_after(one: Paragraph) -> float | None:
    """The blank below a paragraph in lines, empty paragraphs included."""
    return _lines(one.layout.after, one.layout.pitch, one.layout.empty_after)


def spacing(one: Paragraph) -> tuple[float | None, float | None]:
    """The space above and below the paragraph itself, in lines."""
    return _lines(one.layout.before, one.layout.pitch, 0), _lines(one.layout.after, one.layout.pitch, 0)


def _lines(points: float | None, pitch: float | None, empty: int) -> float | None:
    return None if points is None else points / (pitch or 15.6) + empty


def is_chinese_text(text: str) -> bool:
    """Running Chinese text: not code, a name or a row of signs."""
    count = len(_HAN.findall(text))
    return count >= 4 and count * 3 >= len(text.strip())


# Fonts


def face(font: str) -> Face:
    """The kind of a Chinese font, by any of its usual names; "" for one that is none of them, or not known."""
    name = font.split(";")[0].strip()
    if _FANGSONG.search(name):
        return "仿宋"
    if _KAI.search(name):
        return "楷体"
    if _HEI.search(name):
        return "黑体"
    return "宋体" if _SONG.search(name) else ""


def chinese(one: Paragraph) -> Iterator[tuple[int, TextLayout]]:
    """The stretches of a paragraph with the count of Chinese characters each holds, those with none left out."""
    for text in one.layout.texts:
        count = len(_HAN.findall(one.block.text, text.start, text.end))
        if count:
            yield count, text


def most(one: Paragraph, look: Callable[[TextLayout], object]) -> object:
    """What ``look`` says of most of the Chinese characters of a paragraph, ``None`` where there are none."""
    if len(one.layout.texts) == 1:  # set alike throughout: nothing to count
        (text,) = one.layout.texts
        return look(text) if _HAN.search(one.block.text, text.start, text.end) else None
    counts: dict[object, int] = {}
    for count, text in chinese(one):
        said = look(text)
        counts[said] = counts.get(said, 0) + count
    return max(counts, key=lambda said: counts[said]) if counts else None


def is_source_line(one: Paragraph) -> bool:
    return is_source(one.block.text)


_SIZES = {
    26.0: "一号",
    22.0: "二号",
    18.0: "小二",
    16.0: "三号",
    15.0: "小三",
    14.0: "四号",
    12.0: "小四",
    10.5: "五号",
    9.0: "小五号",
    7.5: "六号",
}


def size_name(points: float) -> str:
    """A size as drafters call it: 「五号」, else in points."""
    return next((name for size, name in _SIZES.items() if abs(size - points) < 0.26), f"{points:g} 磅")
