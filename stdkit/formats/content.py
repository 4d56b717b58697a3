"""What a block between headings is: 段, 列项, 注, 示例, 脚注, 公式; its typed label cut off."""

from __future__ import annotations

from msgspec.structs import replace

from stdkit.facts.patterns import pattern
from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.pieces import HELD, trimmed
from stdkit.model import Block, Formula

_DIGITS = pattern(r"\d+")


class ListLevels:
    """The depth of list items that only their labels tell: a new family of labels inside a list goes one deeper."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def reset(self) -> None:
        self._open = []

    def level(self, family: str) -> int:
        if family in self._open:
            del self._open[self._open.index(family) + 1 :]
        else:
            self._open.append(family)
        return len(self._open)


def content_block(flat: Flat, lists: ListLevels) -> Block:
    """The block of ``flat`` with its kind, label and level settled."""
    block = flat.block
    if isinstance(block, HELD):
        return block
    block = trimmed(block)
    made = _by_role(flat, block, lists) if flat.role else None
    if made is None and not flat.literal:
        made = _by_label(block, lists) if block.label else _by_text(block, lists)
    if made is None:
        made = block if block.kind == "paragraph" else replace(block, kind="paragraph")
    if made.kind == "paragraph":
        lists.reset()
    return made


def _by_role(flat: Flat, block: Block, lists: ListLevels) -> Block | None:
    if flat.role == "list-item":
        return _list_item(flat, block, lists)
    if flat.role == "note":
        note = None if block.label or flat.literal else labels.typed_note(block.text, styled=True)
        return replace(block.without_prefix(note.length, note.label) if note else block, kind="note")
    if flat.role == "example":
        example = None if block.label or flat.literal else labels.typed_example(block.text)
        return replace(block.without_prefix(example.length, example.label) if example else block, kind="example")
    if flat.role == "footnote":
        return replace(block, kind="footnote")
    if flat.role == "formula":
        return _formula(block)
    return None


def _list_item(flat: Flat, block: Block, lists: ListLevels) -> Block | None:
    if not block.label and not flat.literal:
        typed = labels.typed_list_label(block.text)
        if typed is not None:
            block = block.without_prefix(typed[0].length, typed[0].label)
    if not block.label:
        return None  # a 列项 without any label reads as a paragraph
    level = flat.depth or lists.level(labels.list_family(block.label) or block.label)
    return replace(block, kind="list-item", level=level)


def _formula(block: Block) -> Formula:
    return Formula(
        "",
        "formula",
        block.runs,
        block.label,
        style=block.style,
        page=block.page,
        anchor=block.anchor,
        name=block.name,
    )


def _by_label(block: Block, lists: ListLevels) -> Block | None:
    """A paragraph without role to which Word gives a label."""
    shown = block.label + "文"
    note = labels.typed_note(shown)
    if note is not None:
        return replace(block, kind="note", label=note.label)
    example = labels.typed_example(shown) or labels.typed_example(block.label)
    if example is not None:
        return replace(block, kind="example")
    family = labels.list_family(block.label)
    return replace(block, kind="list-item", level=lists.level(family or _DIGITS.sub("#", block.label)))


def _by_text(block: Block, lists: ListLevels) -> Block | None:
    if not labels.may_bear_label(block.text):
        return None
    note = labels.typed_note(block.text)
    if note is not None:
        return replace(block.without_prefix(note.length, note.label), kind="note")
    example = labels.typed_example(block.text)
    if example is not None:
        return replace(block.without_prefix(example.length, example.label), kind="example")
    item = labels.typed_list_label(block.text)
    if item is not None:
        typed, family = item
        return replace(block.without_prefix(typed.length, typed.label), kind="list-item", level=lists.level(family))
    return None
