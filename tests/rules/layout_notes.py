"""The notes of layout in the fences of rules: 「【五号 宋体 首行2字】」 says how the block behind it is set.

A fence with ``layout=yes`` may hold such notes: on a line of their own (which parts paragraphs, as an empty line does), or in a table's cell before its text. Each says something of
the block that begins next after it (before a caption: of the caption, before a table's rows: of its lines, before a picture: of the paragraph the
picture stands in). What no note says is not known, and rules keep silent about it. The words are told in CONTRIBUTING.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from stdkit.model import Block, Document, Figure, Table, TextAnchor
from stdkit.model.layout import LabelLayout, PageLayout, ParagraphLayout, Running, TableLayout, TabStop, TextLayout

NOTE = re.compile(r"【([^】]*)】")
PITCH = 15.6
SIZES = {"一号": 26.0, "三号": 16.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5}
FONTS = frozenset({"宋体", "黑体", "仿宋", "楷体", "微软雅黑"})
COLORS = {"红": "FF0000", "蓝": "0000FF", "灰": "808080"}
LOOKS: dict[str, dict[str, Any]] = {
    "粗": {"bold": True}, "不粗": {"bold": False}, "斜": {"italic": True}, "下划线": {"underline": True},
    "着重号": {"emphasis": True}, "突出": {"highlight": True},
}  # fmt: skip
ALIGNS = {"居中": "center", "左齐": "left", "右齐": "right", "两端": "both"}
_NUMBER = r"(-?\d+(?:\.\d+)?)"


class NoteError(AssertionError):
    """A note that says nothing we know."""


@dataclass
class Noted:
    """What the notes say: of paragraphs, tables and drawings by block, of pages by the offset from which they hold."""

    captions: dict[str, ParagraphLayout] = field(default_factory=dict)
    tables: dict[str, TableLayout] = field(default_factory=dict)
    drawings: dict[str, ParagraphLayout] = field(default_factory=dict)
    sections: list[tuple[int, PageLayout]] = field(default_factory=list)
    automatic: bool | None = None
    endnotes: set[str] = field(default_factory=set)

    def paragraphs(self, block: Block) -> tuple[ParagraphLayout, ...]:
        found = self.captions.get(block.id)
        return () if found is None else (found,)

    def table(self, table: Table) -> TableLayout | None:
        return self.tables.get(table.id)

    def drawing(self, figure: Figure) -> ParagraphLayout | None:
        return self.drawings.get(figure.id)

    def pages(self) -> tuple[PageLayout, ...]:
        return tuple(page for _, page in self.sections)

    def page_of(self, block: Block) -> int | None:
        at = offset(block)
        before = [number for number, (start, _) in enumerate(self.sections) if at is not None and start <= at]
        return before[-1] if before else None

    def automatic_contents(self) -> bool | None:
        return self.automatic

    def is_endnote(self, block: Block) -> bool | None:
        return block.id in self.endnotes


def without_notes(source: str) -> tuple[str, list[tuple[int, str]]]:
    """The source without its notes, and what each says with the offset at which it stood."""
    notes: list[tuple[int, str]] = []
    taken = 0
    for match in NOTE.finditer(source):
        notes.append((match.start() - taken, match[1]))
        taken += len(match[0])
    return NOTE.sub("", source), notes


def with_notes(doc: Document, notes: list[tuple[int, str]]) -> Document:
    """The document as set by the notes, whose offsets are those of its source."""
    noted = Noted()
    places = sorted(_places(doc), key=lambda place: place[0])
    for at, said in notes:
        words = said.split()
        if words[:1] == ["页面"]:
            noted.sections.append((at, _page(words[1:])))
            continue
        if words[:1] == ["目次"]:
            noted.automatic = words[1:] == ["自动"]
            continue
        block, own = next(((block, own) for start, block, own in places if start >= at), (None, False))
        if block is None:
            raise NoteError(f"no block behind 【{said}】")
        if isinstance(block, Table) and own:
            noted.tables[block.id] = _table(words)
        elif words == ["尾注"]:
            noted.endnotes.add(block.id)
        elif isinstance(block, Figure) and own:
            noted.drawings[block.id] = _paragraph(words, "")
        else:
            noted.captions[block.id] = _paragraph(words, block.text)
    return replace(doc, layout=noted)


def offset(block: Block) -> int | None:
    """Where a block, or the caption before it, begins in the source."""
    anchors = [block.anchor, *(run.anchor for run in block.runs)]
    return min((anchor.offset for anchor in anchors if isinstance(anchor, TextAnchor)), default=None)


def _places(doc: Document) -> Iterator[tuple[int, Block, bool]]:
    """Where every block begins; of tables and figures the caption and the thing itself (``True``) have each a place."""
    for block in [*doc.cover.blocks, *doc.blocks(toc=True), *doc.furniture]:
        if isinstance(block.anchor, TextAnchor):
            yield block.anchor.offset, block, isinstance(block, Table | Figure)
        if isinstance(block, Table | Figure) and block.runs and isinstance(block.runs[0].anchor, TextAnchor):
            yield block.runs[0].anchor.offset, block, False


# Paragraphs


def _paragraph(words: list[str], text: str) -> ParagraphLayout:
    looks: dict[str, Any] = {}
    said: dict[str, Any] = {"size": 10.5, "end": len(text)}
    number: dict[str, Any] = {}
    parts: list[TextLayout] = []
    for word in words:
        quoted = re.fullmatch(r"“(.+)”(.+)", word)
        if quoted is not None:
            start = text.index(quoted[1])
            own: dict[str, Any] = {}
            for one in quoted[2].split("、"):
                _look(one, own) or _fail(one)
            parts.append(TextLayout(start, start + len(quoted[1]), **own))
        elif not (_look(word, looks) or _measure(word, said) or _label(word, number)):
            _fail(word)
    said["size"] = looks.get("size", said["size"])
    whole = TextLayout(0, len(text), **looks)
    texts = tuple(_spliced(whole, sorted(parts, key=lambda part: part.start))) if text else ()
    label = (
        LabelLayout(number.get("automatic", False), number.get("gap"), whole, number.get("own_line"))
        if number
        else None
    )
    for name in ("left", "first_line"):
        if name in said:
            said[name] *= said["size"]
    return ParagraphLayout(texts=texts, label=label, **said)


def _fail(word: str) -> bool:
    raise NoteError(f"a note does not know the word {word}")


def _look(word: str, looks: dict[str, Any]) -> bool:
    points = re.fullmatch(f"{_NUMBER}磅", word)
    if word in SIZES or points:
        looks["size"] = SIZES[word] if word in SIZES else float(points[1]) if points else None
    elif word in FONTS:
        looks["east_asian"] = word
    elif word in COLORS:
        looks["color"] = COLORS[word]
    elif word in LOOKS:
        looks.update(LOOKS[word])
    else:
        return False
    return True


MEASURES: tuple[tuple[str, Callable[[float], dict[str, Any]]], ...] = (
    (f"首行{_NUMBER}字", lambda n: {"first_line": n}),
    (f"悬挂{_NUMBER}字", lambda n: {"first_line": -n}),
    (f"左{_NUMBER}字", lambda n: {"left": n}),
    (f"空格{_NUMBER}字", lambda n: {"blanks": n}),
    (f"段前{_NUMBER}行", lambda n: {"before": n * PITCH, "pitch": PITCH}),
    (f"段后{_NUMBER}行", lambda n: {"after": n * PITCH, "pitch": PITCH}),
    (f"前空{_NUMBER}行", lambda n: {"empty_before": int(n)}),
    (f"后空{_NUMBER}行", lambda n: {"empty_after": int(n)}),
)
SWITCHES: dict[str, dict[str, Any]] = {
    "另起页": {"new_page": True},
    "接排": {"new_page": False},
    "线框": {"frame": frozenset({"top", "bottom", "left", "right"})},
    "无框": {"frame": frozenset()},
    "无制表位": {"tabs": ()},
    "制表位": {"tabs": (TabStop(233.85, "center"), TabStop(467.7, "right", "…"))},
    "制表位无引线": {"tabs": (TabStop(233.85, "center"), TabStop(467.7, "right"))},
}


def _measure(word: str, said: dict[str, Any]) -> bool:
    if word in ALIGNS:
        said["align"] = ALIGNS[word]
    elif word in SWITCHES:
        said.update(SWITCHES[word])
    else:
        for form, measure in MEASURES:
            match = re.fullmatch(form, word)
            if match is not None:
                for name, value in measure(float(match[1])).items():
                    said[name] = value
                said.setdefault("left", 0.0)
                said.setdefault("first_line", 0.0)
                return True
        return False
    return True


def _label(word: str, number: dict[str, Any]) -> bool:
    gap = re.fullmatch(f"编号后{_NUMBER}字", word)
    if gap is not None:
        number["gap"] = float(gap[1])
    elif word in ("编号独行", "编号同行"):
        number["own_line"] = word == "编号独行"
    elif word in ("自动编号", "手工编号"):
        number["automatic"] = word == "自动编号"
    else:
        return False
    return True


def _spliced(whole: TextLayout, parts: list[TextLayout]) -> Iterator[TextLayout]:
    """``whole`` with its stretches that look otherwise."""
    at = whole.start
    for part in parts:
        if at < part.start:
            yield replace(whole, start=at, end=part.start)
        said = {name: value for name in TextLayout.__slots__ if (value := getattr(part, name)) not in (None, "")}
        yield replace(whole, **said)
        at = part.end
    if at < whole.end:
        yield replace(whole, start=at)


# Tables and pages


def _table(words: list[str]) -> TableLayout:
    sides: dict[str, float] = {}
    said: dict[str, Any] = {}
    for word in words:
        match = re.fullmatch(f"(外|内|表头|上|下|左|右){_NUMBER}磅", word)
        if word in ("重复表头", "不重复表头"):
            said["head_repeats"] = word == "重复表头"
        elif match is None:
            _fail(word)
        elif match[1] == "外":
            sides = dict.fromkeys("上右下左", float(match[2]))
        elif match[1] in ("内", "表头"):
            said["inner" if match[1] == "内" else "head"] = float(match[2])
        else:
            sides[match[1]] = float(match[2])
    return TableLayout(sides=tuple(sides.get(side) for side in "上右下左"), **said)  # type: ignore[arg-type]


STARTS = {"起单页": "oddPage", "起新页": "nextPage", "接排": "continuous"}
NUMBERS = {"罗马": "upperRoman", "阿拉伯": "decimal"}
SIDES = {"单": "odd", "双": "even", "首": "first"}


def _page(words: list[str]) -> PageLayout:
    """「页面 210×297 边34/20/20/25 单双页 起单页 罗马 从1 单眉“GB/T 1—2026”右齐 双脚页码左齐」; lengths in millimetres."""
    said: dict[str, Any] = {}
    running: dict[str, list[Running]] = {}
    for word in words:
        size = re.fullmatch(f"{_NUMBER}×{_NUMBER}", word)
        margins = re.fullmatch(f"边{'/'.join([_NUMBER] * 4)}", word)
        start = re.fullmatch(r"从(\d+)", word)
        head = re.fullmatch(r"(单|双|首)(眉|脚)(?:“([^”]*)”|(页码))(居中|左齐|右齐)?", word)
        if size is not None:
            said["width"], said["height"] = (float(value) * 72 / 25.4 for value in size.groups())
        elif margins is not None:
            said["margins"] = tuple(float(value) * 72 / 25.4 for value in margins.groups())
        elif start is not None:
            said["first_number"] = int(start[1])
        elif word in STARTS:
            said["start"] = STARTS[word]
        elif word in NUMBERS:
            said["numbers"] = NUMBERS[word]
        elif word in ("单双页", "单面"):
            said["two_sided"] = word == "单双页"
        elif head is not None:
            align: Any = ALIGNS.get(head[5] or "")
            made = Running(SIDES[head[1]], (head[3] or "").replace("_", " "), align, head[4] is not None)  # type: ignore[arg-type]
            running.setdefault("heads" if head[2] == "眉" else "feet", []).append(made)
        else:
            _fail(word)
    return PageLayout(**said, **{name: tuple(those) for name, those in running.items()})
