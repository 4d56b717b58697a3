"""``stdkit diff`` on the terminal: first what it comes to, then each passage that changed, its words marked.

Without colours deleted words stand in ``[-…-]`` and new ones in ``{+…+}``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from stdkit.compare.comparison import Comparison, Pair
from stdkit.compare.comparison import Line as TableLine
from stdkit.compare.outputs import summary
from stdkit.compare.outputs.effects import Effect, effects
from stdkit.compare.outputs.grids import Box
from stdkit.compare.outputs.parts import Part, head_words, parts
from stdkit.compare.outputs.pieces import Word
from stdkit.compare.outputs.selection import select
from stdkit.compare.outputs.tables import cell_name
from stdkit.compare.outputs.words import places, reference, states, terms
from stdkit.compare.rows import shown
from stdkit.formats.excerpts import one_line
from stdkit.formats.page import Line, Page, line, wrapped

_STYLE = {"deleted": "red", "inserted": "green", "same": ""}
_EFFECT = {"stricter": "bold green", "strengthened": "bold green", "looser": "bold red", "weakened": "bold red"}
_UNSURE = "bold yellow"
CONTEXT = 24
"""Characters of unchanged text that are shown on either side of a change."""
ALONE = 160
"""Characters of a paragraph that came or went, before the rest is left out."""
ROWS = 6
"""Rows of a table that came or went, before the rest is left out."""


def render(
    comparison: Comparison,
    *,
    only: Collection[str] = (),
    everything: bool = False,
    width: int = 80,
    colour: bool = False,
) -> str:
    """The comparison as text. ``everything`` shows unchanged and renumbered passages too, and every text in full."""
    page = Page(width, colour)
    pairs = select(comparison, only)
    _head(comparison, page)
    _beside(comparison, only, page)
    _effects(effects(comparison, pairs), page)
    seen = [
        pair
        for pair in pairs
        if everything or (shown(pair) and not (pair.editorial and pair.kind == "changed" and not only))
    ]
    if seen:
        page.add([])
        page.add(line(("逐条", "bold")))
    for pair in seen:
        page.add([])
        for part in _pair(pair, page, everything):
            page.add(part)
    left = len([pair for pair in pairs if shown(pair)]) - len([pair for pair in seen if shown(pair)])
    if left:
        page.add([])
        page.add_wrapped(line((f"另有 {left} 条只有编辑性改动，用 --all 或 --only editorial 查看。", "dim")))
    return page.text()


def _head(comparison: Comparison, page: Page) -> None:
    for lead, doc in (("原文件", comparison.old), ("新文件", comparison.new)):
        page.add_wrapped(line((f"{lead}  ", "dim"), (one_line(summary.name(doc)), "bold")))
    page.add([])
    if comparison.identical:
        page.add(line(("两个文件的内容相同。", "green")))
        return
    for said in summary.lines(comparison):
        page.add_wrapped(line(said))
    for lead, doc in (("原文件", comparison.old), ("新文件", comparison.new)):
        if doc.unread:
            page.add_wrapped(line((f"{lead}有 {len(doc.unread)} 处没有读出，未作比较（见 stdkit read）。", "yellow")))


def _beside(comparison: Comparison, only: Collection[str], page: Page) -> None:
    """What stands beside the text: cover, references, terms."""
    told: list[tuple[str, str, list[Line]]] = [
        (
            "cover",
            "封面",
            [_marked([*_label(one.label), *_both(one.old, one.new)], page.colour) for one in comparison.cover],
        ),
        ("references", "引用文件", [line(reference(one)) for one in comparison.references]),
        ("terms", "术语", list(map(line, terms(comparison.terms)))),
    ]
    for name, title, rows in told:
        if only and name not in only:
            continue
        if rows:
            page.add([])
            page.add(line((title, "bold")))
        for row in rows:
            _indented(row, page, 2)


def _label(text: str) -> list[Word]:
    return [Word(f"{text}：")]


def _both(old: str, new: str) -> list[Word]:
    return [word for word in (Word(one_line(old), "deleted"), Word(one_line(new), "inserted")) if word.text]


def _effects(found: Sequence[Effect], page: Page) -> None:
    """The changed limits and provisions, those that lower a requirement first."""
    order = ("weakened", "looser", "negated", "unsure", "nature", "changed", "strengthened", "stricter")
    if not found:
        return
    page.add([])
    page.add(line(("限值和条款用词", "bold")))
    for effect in sorted(found, key=lambda one: order.index(one.kind)):
        was = f"（原{effect.old_place}）" if effect.old_place and effect.old_place != effect.place else ""
        both = f"{effect.old or '（无）'} → {effect.new or '（无）'}"
        subject = f"{one_line(effect.subject)}：" if effect.value and effect.subject else ""
        about = "" if effect.value or not effect.subject else f"　{one_line(effect.subject)}"
        style = _EFFECT.get(effect.kind, _UNSURE)
        lead = line(
            (effect.said, style), f"  {effect.place}{was}  ", (f"{subject}{one_line(both)}", "bold"), (about, "dim")
        )
        _indented(lead, page, 2)


def _pair(pair: Pair, page: Page, everything: bool) -> Iterator[Line]:
    old, new = places(pair)
    where = old if not new else new if not old or old == new else f"{old} → {new}"
    title = head_words(pair)
    if "".join(word.text for word in title) == where:
        title = ()
    said = ("、".join(states(pair)), "cyan")
    head = line((where, "bold"), "  ", *_marked(title, page.colour), "  " if title else "", said)
    yield from _hanging(head, page, 0)
    for part in parts(pair):
        if everything or (part.differs and not (part.editorial and part.kind == "changed" and not pair.editorial)):
            yield from _part(_quiet(part, pair, everything), page, everything)


def _quiet(part: Part, pair: Pair, everything: bool) -> Part:
    """The part without the number that the head line says, and, where more than that changed, without marks on blanks and the like."""
    numbers = {one.number for one in (*pair.old, *pair.new)}
    old, new = ("" if label in numbers else label for label in (part.old_label, part.new_label))
    words = part.words
    if not (everything or pair.editorial):
        words = tuple(
            Word(word.text) if word.editorial else word
            for word in words
            if not (word.editorial and word.kind == "deleted")
        )
    if part.block == "term-entry" and all(word.kind == "same" for word in words):
        words = ()
    return replace(part, old_label=old, new_label=new, words=words)


def _part(part: Part, page: Page, everything: bool) -> Iterator[Line]:
    label = part.new_label or part.old_label
    if part.kind == "changed" and part.old_label != part.new_label:
        lead = _marked(_both(part.old_label, part.new_label), page.colour)
    else:
        lead = line((label, "dim")) if label else []
    words = part.words if everything else _shortened(part.words)
    text = [*lead, *line("  " if lead else ""), *_marked(words, page.colour)]
    text += line(("（移动）", "cyan")) if part.moved else []
    text += line(("（图或公式有改动）", "cyan")) if part.drawing else []
    if any(piece for piece, _ in text):
        yield from _hanging(text, page, 4)
    if part.grid is not None:
        yield from _table(part, page, everything)


def _table(part: Part, page: Page, everything: bool) -> Iterator[Line]:
    grid = part.grid
    assert grid is not None
    if grid.change is None:
        yield from _whole_table(grid.new or grid.old, page, everything) if part.differs or everything else ()
        return
    if grid.unit:
        yield from _hanging(_marked(grid.unit, page.colour), page, 6)
    for each in grid.change.rows:
        if each.old is None or each.new is None:
            boxes = (
                grid.new[each.new : each.new + 1] if each.new is not None else grid.old[each.old : (each.old or 0) + 1]
            )
            yield from _line_of_table("行", each, [box for row in boxes for box in row], page)
        elif each.moved:
            yield from _hanging(line(("行的次序改变：", "cyan"), one_line(each.head)), page, 6)
    for each in grid.change.columns:
        if each.old is None or each.new is None:
            at, rows = (each.new, grid.new) if each.new is not None else (each.old, grid.old)
            yield from _line_of_table("列", each, [box for row in rows for box in row if box.column == at], page)
        elif each.moved:
            yield from _hanging(line(("列的次序改变：", "cyan"), one_line(each.head)), page, 6)
    for cell, words in grid.cells:
        text = words if everything else _shortened(words)
        yield from _hanging([*line((f"{cell_name(cell)}：", "dim")), *_marked(text, page.colour)], page, 6)


def _whole_table(rows: Sequence[Sequence[Box]], page: Page, everything: bool) -> Iterator[Line]:
    seen = rows if everything else rows[:ROWS]
    for row in seen:
        yield from _hanging(_boxes(row, page), page, 6)
    if len(rows) > len(seen):
        yield line("      ", (f"……（共 {len(rows)} 行）", "dim"))


def _line_of_table(what: str, each: TableLine, boxes: Sequence[Box], page: Page) -> Iterator[Line]:
    verb = "增加" if each.old is None else "删除"
    yield from _hanging([*line((f"{verb}一{what}：", "cyan")), *_boxes(boxes, page)], page, 6)


def _boxes(boxes: Sequence[Box], page: Page) -> Line:
    """「水分 | ≤12.0 | ≤14.0」"""
    found: Line = []
    for number, box in enumerate(boxes):
        found += [*line(" | " if number else ""), *_marked(box.words, page.colour)]
    return found


def _shortened(words: Sequence[Word]) -> list[Word]:
    """The words with long unchanged stretches left out between changes, and a text that stands alone cut short."""
    last = len(words) - 1
    found: list[Word] = []
    for at, word in enumerate(words):
        text = word.text
        if last == 0 and len(text) > ALONE:
            text = f"{text[: ALONE - 20]}……（共 {len(text)} 字）"
        elif word.kind == "same" and len(text) > 2 * CONTEXT + 4:
            head, tail = text[:CONTEXT] if at else "", text[-CONTEXT:] if at < last else ""
            text = f"{head}……{tail}"
        found.append(Word(text, word.kind, word.effect, word.editorial))
    return found


def _marked(words: Iterable[Word], colour: bool) -> Line:
    """The words as pieces of a line: in colour, or between marks where there is none."""
    found: Line = []
    signs = {"deleted": ("[-", "-]"), "inserted": ("{+", "+}"), "same": ("", "")}
    for kind, text, effect in _runs(words):
        if colour:
            style = _STYLE[kind] + (" strike" if kind == "deleted" else "") + (" bold" if effect else "")
            found.append((one_line(text), style))
        else:
            before, after = signs[kind]
            found.append((f"{before}{one_line(text)}{after}", ""))
    return found


def _runs(words: Iterable[Word]) -> Iterator[tuple[str, str, bool]]:
    """Neighbouring words of one side as one."""
    kind, text, effect = "", "", False
    for word in words:
        if word.kind == kind:
            text, effect = text + word.text, effect or bool(word.effect)
            continue
        if text:
            yield kind, text, effect
        kind, text, effect = word.kind, word.text, bool(word.effect)
    if text:
        yield kind, text, effect


def _indented(shown_line: Line, page: Page, indent: int) -> None:
    for part in _hanging(shown_line, page, indent):
        page.add(part)


def _hanging(shown_line: Line, page: Page, indent: int) -> Iterator[Line]:
    for number, part in enumerate(wrapped(shown_line, page.width - indent - 2)):
        yield [(" " * (indent + (2 if number else 0)), ""), *part]
