"""Tables → pipe tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stdkit.formats.captions import kind_in_cell
from stdkit.formats.markdown.naming import named
from stdkit.formats.markdown.pictures import write_figure
from stdkit.formats.markdown.prefixes import write_prefix
from stdkit.formats.markdown.spell import begins_plain, math, spell
from stdkit.formats.markdown.tables import RULE
from stdkit.model import Block, Cell, Figure, Formula, Run, Table

_SIGNS = frozenset({"<", "^"})


def table_lines(
    table: Table, comments: Mapping[str, Sequence[str]], uncounted: frozenset[str] = frozenset()
) -> list[str]:
    """The lines of a pipe table; the rule stands under the rows that are the table's head. ``comments`` go behind the
    paragraphs of cells whose ids they are under; ``uncounted`` are ids of notes that have to say that they bear no number."""
    grid = _grid(table, comments, uncounted)
    width = max((len(row) for row in grid), default=1)
    lines = [f"| {' | '.join(row)} |" for row in grid]
    lines.insert(min(table.header, len(lines)), f"|{'---|' * width}")
    return lines


def _grid(table: Table, comments: Mapping[str, Sequence[str]], uncounted: frozenset[str]) -> list[list[str]]:
    """What stands at each place: a cell's text at its top left corner, 「<」 and 「^」 at the others it covers."""
    covered: dict[tuple[int, int], str] = {}
    grid: list[list[str]] = []
    for number, row in enumerate(table.rows):
        line: list[str] = []

        def fill(line: list[str], number: int = number) -> None:
            while (number, len(line)) in covered:
                line.append(covered[number, len(line)])

        for cell in row:
            fill(line)
            column = len(line)
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    covered[number + down, column + right] = "<" if right else "^"
            covered[number, column] = _cell(cell, comments, uncounted)
            fill(line)
        fill(line)
        grid.append(line)
    return grid


def _cell(cell: Cell, comments: Mapping[str, Sequence[str]], uncounted: frozenset[str]) -> str:
    return "<br>".join(
        " ".join((text, *comments.get(block.id, ())))
        for block in _flattened(cell.blocks)
        if (text := cell_block(block, uncounted))
    )


def _flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """A table inside a cell has no notation: its cells' paragraphs are written one after another."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _flattened(cell.blocks)
        else:
            yield block


def cell_block(block: Block, uncounted: frozenset[str] = frozenset()) -> str:
    """A paragraph of a cell, with a prefix where its text alone would not say what it is."""
    if isinstance(block, Formula):
        return formula_line(block, in_cell=True)
    if isinstance(block, Figure) and not block.text:
        return write_figure(block, in_cell=True)
    text = spell(block.runs, in_cell=True) + named(block)
    if block.kind == "paragraph" and not block.label:
        return _plain(block, text)
    for shown in _typed(block, text):
        seen = kind_in_cell(Block("", "paragraph", (*shown[1], *block.runs)))
        if (
            block.id not in uncounted
            and (seen.kind, seen.label, seen.text) == (block.kind, block.label, block.text)
            and seen.level == block.level
        ):
            return shown[0]
    what = {"note": "注", "example": "示例", "footnote": "脚注", "list-item": "列项"}.get(block.kind, "段")
    depth = block.level if block.kind == "list-item" and block.level > 1 else 0
    return write_prefix(what, block.label, depth) + text


def _typed(block: Block, text: str) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Ways to type the label: as it is written, and as the runs it is read as."""
    if not block.label or not block.text or block.text[0].isspace():
        return
    if block.kind == "footnote":
        runs = (Run(block.label, marks=frozenset({"superscript"})), Run(" "))
        yield f"{spell(runs[:1], in_cell=True)} {text}", runs
        return
    gap = " " if block.kind == "list-item" and block.label[-1] in ")）" else ""
    yield spell((Run(block.label),), in_cell=True) + gap + text, (Run(block.label + gap),)


def _plain(block: Block, text: str) -> str:
    seen = kind_in_cell(block)
    whole = block.text
    if seen.kind == "paragraph" and not RULE.fullmatch(whole) and whole not in _SIGNS and whole[:1] != "{":
        return text
    if block.runs and block.runs[0].refers:
        return text
    if not begins_plain(block.runs):
        return write_prefix("段") + text
    return spell(block.runs, literal=True, in_cell=True)


def formula_line(formula: Formula, *, in_cell: bool = False) -> str:
    """「$$ LaTeX $$ （1）」; a formula of other runs than one keeps them behind 「{公式:（1）}」."""
    runs = formula.runs
    whole = runs[0] if len(runs) == 1 else None
    if (
        whole is not None
        and whole.marks == {"math"}
        and whole.latex == formula.latex
        and "\n" not in formula.label
        and formula.label == formula.label.strip()
        and not (in_cell and "|" in formula.label)
        and "<br" not in formula.label
    ):
        return math(whole, "$$") + (f" {formula.label}" if formula.label else "") + named(formula)
    return write_prefix("公式", formula.label) + spell(runs, in_cell=in_cell) + named(formula)
