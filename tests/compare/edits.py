"""Random edits of a document with known truth: what a comparison has to find again.

A document is taken apart into passages that can be moved, cut and joined; every passage keeps the name it had. Numbers and labels are
given anew afterwards, as a program that numbers by styles does. Used by the tests and by ``script/bench_diff.py``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from stdkit.model import Block, Cell, Clause, Document, Element, Run, Table, TermEntry

FIXED = (
    "toc",
    "cover",
    "foreword",
    "introduction",
    "scope",
    "normative-references",
    "terms",
    "symbols",
    "bibliography",
    "index",
)
WORDS = [
    "设备",
    "外壳",
    "样品",
    "试样",
    "容器",
    "管道",
    "仪器",
    "阀门",
    "支架",
    "电缆",
    "涂层",
    "接头",
    "滤网",
    "泵体",
    "轴承",
    "护罩",
    "底座",
    "面板",
    "插座",
    "刻度",
]
ACTS = [
    "保持清洁",
    "定期校准",
    "固定牢固",
    "留有余量",
    "予以标识",
    "及时更换",
    "记入台账",
    "放置在干燥处",
    "平稳运行",
    "便于拆卸",
    "耐受振动",
    "无明显划痕",
    "涂防锈漆",
    "逐件称量",
]


@dataclass(eq=False)
class Part:
    """A chapter, clause or term entry that can be changed. ``origin`` are the numbers of the old passages it comes from."""

    origin: tuple[int, ...]
    title: str
    heading: Block | None
    content: list[Block]
    parts: list[Part] = field(default_factory=list)
    element: Element | None = None
    numbered: bool = True

    def walk(self) -> Iterator[Part]:
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass
class Edited:
    """The edited document and the truth: for every new passage, in reading order, the old passages it comes from (by their places in
    reading order); ``kinds`` say which edits were made, of which old passages."""

    document: Document
    origins: list[tuple[int, ...]]
    made: list[tuple[str, tuple[int, ...]]]


class Editor:
    """Makes ``count`` random edits of ``doc``; the same seed makes the same ones."""

    def __init__(self, doc: Document, seed: int) -> None:
        self.random = random.Random(seed)
        self.doc = doc
        self.made: list[tuple[str, tuple[int, ...]]] = []
        self._ids = 0
        self._at = 1 if doc.opening else 0
        self.roots = [self._of_element(element) for element in doc.elements if element.kind not in ("toc", "cover")]
        self.touched: set[int] = set()

    def run(self, count: int, only: tuple[str, ...] = ()) -> Edited:
        tries = 0
        names = only or tuple(EDITS)
        while len(self.made) < count and tries < 40 * count:
            tries += 1
            name = self.random.choice(names)
            touched = EDITS[name](self)
            if touched is not None:
                self.made.append((name, touched))
        return self._finished()

    # what there is to edit

    def chapters(self) -> list[Part]:
        """Chapters and annexes whose place and content are free."""
        return [root for root in self.roots if root.element is not None and root.element.kind in ("core", "annex")]

    def clauses(self) -> list[tuple[Part, Part]]:
        """Every clause with what it stands in."""
        return [(holder, part) for chapter in self.chapters() for holder in chapter.walk() for part in holder.parts]

    def fresh(self, *parts: Part) -> bool:
        """Whether none of the parts was edited yet: two edits of one place have no simple truth."""
        return not any(origin in self.touched for part in parts for origin in part.origin) and all(
            p.origin for p in parts
        )

    def touch(self, *parts: Part) -> tuple[int, ...]:
        origins = tuple(origin for part in parts for origin in part.origin)
        self.touched.update(origins)
        return origins

    def block(self, text: str, like: Block | None = None) -> Block:
        self._ids += 1
        return Block(f"new{self._ids}", like.kind if like is not None else "paragraph", (Run(text),))

    def sentence(self) -> str:
        pick = self.random.choice
        number = self.random.randint(2, 400)
        forms = (
            f"{pick(WORDS)}的{pick(WORDS)}应{pick(ACTS)}，并{pick(ACTS)}，每{number}h检查1次。",
            f"{pick(WORDS)}宜{pick(ACTS)}，{pick(WORDS)}不应高于{number} ℃。",
            f"{pick(WORDS)}与{pick(WORDS)}之间的距离不应小于{number} mm，且应{pick(ACTS)}。",
        )
        return pick(forms)

    # taking apart and putting together

    def _next(self) -> int:
        self._at += 1
        return self._at - 1

    def _of_element(self, element: Element) -> Part:
        origin = (self._next(),)
        entries = [block for block in element.content if isinstance(block, TermEntry)]
        plain = [block for block in element.content if not isinstance(block, TermEntry)]
        part = Part(origin, element.title, element.heading, plain, element=element)
        part.parts = [Part((self._next(),), entry.term, None, [entry]) for entry in entries]
        part.parts += [self._of_clause(clause) for clause in element.clauses]
        return part

    def _of_clause(self, clause: Clause) -> Part:
        origin = (self._next(),)
        plain = [block for block in clause.content if not isinstance(block, TermEntry)]
        part = Part(origin, clause.title, clause.heading, plain, numbered=bool(clause.number))
        part.parts = [Part((self._next(),), b.term, None, [b]) for b in clause.content if isinstance(b, TermEntry)]
        part.parts += [self._of_clause(inner) for inner in clause.clauses]
        return part

    def _finished(self) -> Edited:
        elements: list[Element] = []
        origins: list[tuple[int, ...]] = [(0,)] if self.doc.opening else []
        chapter, letter = 0, "A"
        for root in self.roots:
            assert root.element is not None
            number = root.element.number
            if root.element.kind == "annex":
                number, letter = f"附录{letter}", chr(ord(letter) + 1)
            elif number:
                chapter += 1
                number = str(chapter)
            origins += [part.origin for part in root.walk()]
            stem = number.removeprefix("附录")
            entries = [
                replace(part.content[0], label=f"{stem}.{at}")
                for at, part in enumerate(root.parts, 1)
                if _is_entry(part)
            ]
            clauses = [
                self._clause(part, f"{stem}.{at}") for at, part in enumerate(root.parts, 1) if not _is_entry(part)
            ]
            heading = replace(root.heading, runs=(Run(root.title),)) if root.heading is not None else None
            elements.append(
                replace(
                    root.element,
                    number=number,
                    title=root.title,
                    heading=heading,
                    content=(*root.content, *entries),
                    clauses=tuple(clauses),
                )
            )
        return Edited(replace(self.doc, elements=tuple(elements)), origins, self.made)

    def _clause(self, part: Part, number: str) -> Clause:
        number = number if part.numbered else ""
        clauses = tuple(
            self._clause(inner, f"{number}.{at}")
            for at, inner in enumerate((p for p in part.parts if not _is_entry(p)), 1)
        )
        entries = [replace(p.content[0], label=f"{number}.{at}") for at, p in enumerate(part.parts, 1) if _is_entry(p)]
        heading = replace(part.heading, runs=(Run(part.title),), label=number) if part.heading is not None else None
        content = list(part.content)
        if heading is None and content:
            content[0] = replace(content[0], label=number)
        return Clause(number, part.title, heading, (*content, *entries), clauses)


def _is_entry(part: Part) -> bool:
    return len(part.content) == 1 and isinstance(part.content[0], TermEntry)


def _texts(part: Part) -> list[int]:
    return [
        at for at, block in enumerate(part.content) if block.kind in ("paragraph", "list-item") and len(block.text) > 8
    ]


def _with(block: Block, text: str) -> Block:
    return replace(block, runs=(Run(text),))


def insert_clause(editor: Editor) -> tuple[int, ...] | None:
    holders = [
        holder
        for chapter in editor.chapters()
        for holder in chapter.walk()
        if holder.parts and not _is_entry(holder.parts[0])
    ]
    if not holders:
        return None
    holder = editor.random.choice(holders)
    new = Part((), "", None, [editor.block(editor.sentence() + editor.sentence())])
    if holder.parts[0].heading is not None:
        title = editor.random.choice(WORDS) + editor.random.choice(["要求", "检查", "安装", "维护"])
        new = Part((), title, editor.block(title), new.content)
        new.heading = replace(new.heading, kind="heading")  # type: ignore[type-var]
    holder.parts.insert(editor.random.randint(0, len(holder.parts)), new)
    return ()


def delete_clause(editor: Editor) -> tuple[int, ...] | None:
    found = [(h, p) for h, p in editor.clauses() if not p.parts and len(h.parts) > 1 and editor.fresh(p)]
    if not found:
        return None
    holder, part = editor.random.choice(found)
    holder.parts.remove(part)
    return editor.touch(part)


def move_clause(editor: Editor) -> tuple[int, ...] | None:
    found = [(h, p) for h, p in editor.clauses() if len(h.parts) > 2 and editor.fresh(p)]
    targets = [
        h for chapter in editor.chapters() for h in chapter.walk() if len(h.parts) > 1 and not _is_entry(h.parts[0])
    ]
    if not found or not targets:
        return None
    holder, part = editor.random.choice(found)
    target = editor.random.choice(targets)
    if any(inner is target for inner in part.walk()):
        return None
    at = holder.parts.index(part)
    holder.parts.remove(part)
    to = editor.random.randint(0, len(target.parts))
    target.parts.insert(to, part)
    if (holder, at) == (target, to):
        return None
    passed = holder.parts[min(at, to) : max(at, to) + 1] if holder is target else []
    # of two that changed places either may be said to have moved
    return (*editor.touch(part), *(origin for other in passed for origin in other.origin if other is not part))


def move_chapter(editor: Editor) -> tuple[int, ...] | None:
    chapters = [root for root in editor.chapters() if root.element is not None and root.element.kind == "core"]
    if len(chapters) < 3:
        return None
    one, other = editor.random.sample(chapters, 2)
    if not editor.fresh(*chapters):
        return None
    before = chapters.index(one)
    editor.roots.remove(one)
    editor.roots.insert(editor.roots.index(other) + editor.random.randint(0, 1), one)
    after = [root for root in editor.roots if root in chapters].index(one)
    passed = chapters[min(before, after) : max(before, after) + 1]  # either may be said to have moved
    return editor.touch(*passed) if before != after else None


def split_clause(editor: Editor) -> tuple[int, ...] | None:
    """A clause without title becomes two beside each other, one with a title gets two below it."""
    found = []
    for holder, part in editor.clauses():
        if part.parts or len(part.content) != 1 or not _texts(part) or not editor.fresh(part):
            continue
        ends = [m.end() for m in re.finditer("。", part.content[0].text)]
        if len(ends) > 1 and ends[0] >= 14 and len(part.content[0].text) - ends[0] >= 14:
            found.append((holder, part, ends[0]))
    if not found:
        return None
    holder, part, cut = editor.random.choice(found)
    text = part.content[0].text
    halves = [_with(part.content[0], text[:cut]), editor.block(text[cut:], part.content[0])]
    if part.heading is not None:
        part.content = []
        part.parts = [Part(part.origin, "", None, [half]) for half in halves]
    else:
        part.content = [halves[0]]
        holder.parts.insert(holder.parts.index(part) + 1, Part(part.origin, "", None, [halves[1]]))
    return editor.touch(part)


def merge_clauses(editor: Editor) -> tuple[int, ...] | None:
    found = []
    for chapter in editor.chapters():
        for holder in chapter.walk():
            for one, other in zip(holder.parts, holder.parts[1:], strict=False):
                both = (one, other)
                if any(
                    p.parts
                    or p.heading is not None
                    or len(p.content) != 1
                    or not _texts(p)
                    or len(p.content[0].text) < 14
                    for p in both
                ):
                    continue
                if editor.fresh(one, other) and one.origin != other.origin:
                    found.append((holder, one, other))
    if not found:
        return None
    holder, one, other = editor.random.choice(found)
    one.content[0] = _with(one.content[0], one.content[0].text + other.content[0].text)
    holder.parts.remove(other)
    touched = editor.touch(one, other)
    one.origin = (*one.origin, *other.origin)
    return touched


def reword(editor: Editor) -> tuple[int, ...] | None:
    found = [p for _, p in editor.clauses() if _texts(p) and editor.fresh(p)]
    if not found:
        return None
    part = editor.random.choice(found)
    at = editor.random.choice(_texts(part))
    text = part.content[at].text
    pick = editor.random.randint(0, 2)
    if pick == 0:
        text = text.rstrip("。") + "，并" + editor.random.choice(ACTS) + "。"
    elif pick == 1 and "应" in text:
        text = text.replace("应", "宜", 1)
    else:
        middle = len(text) // 2
        text = text[:middle] + editor.random.choice(WORDS) + text[middle + 2 :]
    part.content[at] = _with(part.content[at], text)
    return editor.touch(part)


def change_limit(editor: Editor) -> tuple[int, ...] | None:
    number = re.compile(r"(?<=[大小高低过于])\d+(?=\s?[a-z℃%])")
    found = [
        p for _, p in editor.clauses() if editor.fresh(p) and any(number.search(p.content[at].text) for at in _texts(p))
    ]
    if not found:
        return None
    part = editor.random.choice(found)
    at = next(at for at in _texts(part) if number.search(part.content[at].text))
    text = number.sub(lambda m: str(int(m[0]) + editor.random.randint(1, 30)), part.content[at].text, count=1)
    part.content[at] = _with(part.content[at], text)
    return editor.touch(part)


def change_title(editor: Editor) -> tuple[int, ...] | None:
    found = [p for _, p in editor.clauses() if p.heading is not None and len(p.title) > 1 and editor.fresh(p)]
    if not found:
        return None
    part = editor.random.choice(found)
    part.title += editor.random.choice(["要求", "规定", "方法"])
    return editor.touch(part)


def reorder_list(editor: Editor) -> tuple[int, ...] | None:
    found = [p for _, p in editor.clauses() if editor.fresh(p) and sum(b.kind == "list-item" for b in p.content) > 1]
    if not found:
        return None
    part = editor.random.choice(found)
    items = [at for at, block in enumerate(part.content) if block.kind == "list-item"]
    one, other = editor.random.sample(items, 2)
    part.content[one], part.content[other] = part.content[other], part.content[one]
    return editor.touch(part)


def _tables(editor: Editor) -> list[tuple[Part, int]]:
    parts = [p for chapter in editor.chapters() for p in chapter.walk() if editor.fresh(p)]
    return [
        (p, at)
        for p in parts
        for at, block in enumerate(p.content)
        if isinstance(block, Table)
        and len(block.rows) > 2
        and all(c.colspan == c.rowspan == 1 for r in block.rows for c in r)
    ]


def table_row(editor: Editor) -> tuple[int, ...] | None:
    found = _tables(editor)
    if not found:
        return None
    part, at = editor.random.choice(found)
    table = part.content[at]
    assert isinstance(table, Table)
    rows = list(table.rows)
    if editor.random.random() < 0.5:
        rows.pop(editor.random.randint(1, len(rows) - 1))
    else:
        texts = [editor.random.choice(WORDS) + str(editor.random.randint(1, 99)) for _ in rows[0]]
        rows.insert(editor.random.randint(1, len(rows)), tuple(Cell((editor.block(text),)) for text in texts))
    part.content[at] = replace(table, rows=tuple(rows))
    return editor.touch(part)


def table_column(editor: Editor) -> tuple[int, ...] | None:
    found = [(p, at) for p, at in _tables(editor) if len({len(r) for r in p.content[at].rows}) == 1]  # type: ignore[attr-defined]
    if not found:
        return None
    part, at = editor.random.choice(found)
    table = part.content[at]
    assert isinstance(table, Table)
    where = editor.random.randint(1, len(table.rows[0]))
    texts = ["备注", *(str(editor.random.randint(100, 999)) for _ in table.rows[1:])]
    rows = [
        (*row[:where], Cell((editor.block(text),)), *row[where:]) for row, text in zip(table.rows, texts, strict=True)
    ]
    part.content[at] = replace(table, rows=tuple(rows))
    return editor.touch(part)


def rewrite(editor: Editor) -> tuple[int, ...] | None:
    """A clause of which a third of the words are others."""
    found = [
        p for _, p in editor.clauses() if editor.fresh(p) and any(len(p.content[at].text) > 24 for at in _texts(p))
    ]
    if not found:
        return None
    part = editor.random.choice(found)
    at = max(_texts(part), key=lambda at: len(part.content[at].text))
    text = list(part.content[at].text)
    for start in range(editor.random.randint(0, 5), len(text) - 4, 9):
        text[start : start + 3] = [editor.random.choice(WORDS), "", ""]
    part.content[at] = _with(part.content[at], "".join(text))
    return editor.touch(part)


def raise_clause(editor: Editor) -> tuple[int, ...] | None:
    """A clause with clauses below it becomes a chapter behind the one it stood in (5.2 → 6)."""
    found = [
        (chapter, part)
        for chapter in editor.chapters()
        if chapter.element is not None and chapter.element.kind == "core" and len(chapter.parts) > 1
        for part in chapter.parts
        if part.parts and part.heading is not None and editor.fresh(part)
    ]
    if not found:
        return None
    chapter, part = editor.random.choice(found)
    chapter.parts.remove(part)
    part.element = chapter.element
    editor.roots.insert(editor.roots.index(chapter) + 1, part)
    return editor.touch(part)


def add_annex(editor: Editor) -> tuple[int, ...] | None:
    """A new annex before the others, which get the next letters."""
    annexes = [root for root in editor.roots if root.element is not None and root.element.kind == "annex"]
    if not annexes:
        return None
    title = editor.random.choice(WORDS) + "记录表"
    heading = editor.block(title, annexes[0].heading)
    new = Part((), title, heading, [editor.block(editor.sentence())], element=annexes[0].element)
    editor.roots.insert(editor.roots.index(annexes[0]), new)
    return ()


EDITS: dict[str, Callable[[Editor], tuple[int, ...] | None]] = {
    edit.__name__: edit
    for edit in (
        insert_clause, delete_clause, move_clause, move_chapter, split_clause, merge_clauses, reword, change_limit, change_title,
        reorder_list, table_row, table_column, rewrite, raise_clause, add_annex,
    )
}  # fmt: skip
