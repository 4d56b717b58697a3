"""Lists (列项): their lead-in, their items, how they nest. GB/T 1.1—2020, 7.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stdkit.facts.memo import fact
from stdkit.model import Block, Document, Figure

_BETWEEN = ("note", "example", "formula", "table", "figure", "footnote")


@dataclass(frozen=True, slots=True)
class ListGroup:
    """The items of one level that belong together.

    ``lead`` is what stands right before the first item (a paragraph, a heading, for an inner list the outer item), ``None`` at the
    beginning of a text. ``outer`` is the item that holds an inner list; ``last`` says that it is the last item of its own list.
    ``followed`` is the block that comes after the whole list.
    """

    lead: Block | None
    items: tuple[Block, ...]
    level: int
    outer: Block | None = None
    last: bool = True
    inner: frozenset[str] = frozenset()
    """The items (by id) that hold an inner list."""
    followed: Block | None = None
    parted: bool = False
    """Paragraphs of text stand between the items."""

    @property
    def begins(self) -> bool:
        """Whether the first item bears the first letter or number (or none): otherwise an earlier item was not read as one."""
        value = label_value(self.items[0].label)
        return value is None or value[1] == 1


@fact
def list_groups(doc: Document) -> tuple[ListGroup, ...]:
    """The lists of the text in reading order, inner ones after the list that holds them.

    Not those in tables, term entries, the lists of documents and of symbols.
    """
    found: list[ListGroup] = []
    for element in doc.elements:
        if element.kind in ("normative-references", "bibliography", "symbols", "toc", "index"):
            continue
        found.extend(_groups(element.heading, element.content))
        for clause in element.walk():
            found.extend(_groups(clause.heading, clause.content))
    return tuple(found)


def _groups(heading: Block | None, content: tuple[Block, ...]) -> Iterator[ListGroup]:
    before = heading
    at = 0
    while at < len(content):
        if content[at].kind != "list-item":
            before = content[at]
            at += 1
            continue
        stop = _end(content, at)
        if isinstance(before, Figure) and not before.label:  # 分图题 below a part of a figure
            before = content[stop - 1]
            at = stop
            continue
        items = _levelled([block for block in content[at:stop] if block.kind == "list-item"])
        parted = any(block.kind == "paragraph" for block in content[at:stop])
        followed = content[stop] if stop < len(content) else None
        for group in _nested(before, items, None, True, followed):
            yield replace(group, parted=parted)
        before = items[-1]
        at = stop


def _end(content: tuple[Block, ...], start: int) -> int:
    """Where the list that begins at ``start`` ends.

    Notes, formulas and tables between two items do not part it; a paragraph of text does not where the next item's letter or
    number goes on.
    """
    stop = at = start
    reached: dict[int, tuple[str, int]] = {}
    text_between = False
    while at < len(content) and content[at].kind != "heading":
        block = content[at]
        if block.kind == "list-item":
            value = label_value(block.label)
            last = reached.get(max(block.level, 1))
            goes_on = value is not None and last is not None and value[0] == last[0] and value[1] > last[1]
            if stop < at and not goes_on and (text_between or _starts_anew(block)):
                break
            if value is not None:
                reached[max(block.level, 1)] = value
            stop, text_between = at + 1, False
        elif block.kind not in _BETWEEN:
            text_between = True
        at += 1
    return stop


def label_value(label: str) -> tuple[str, int] | None:
    """Kind of label and its number: 「b)」 gives (「a)」, 2), 「3.」 gives (「1.」, 3); ``None`` for a dash or a dot."""
    match = re.fullmatch(r"([（(]?)([a-zA-Z]|\d{1,2})([)）.、．])", label.strip())
    if match is None:
        return None
    shape = {"（": "(", "）": ")", "．": ".", "": ""}
    style = shape.get(match[1], match[1]) + ("1" if match[2].isdigit() else "A" if match[2].isupper() else "a")
    number = int(match[2]) if match[2].isdigit() else ord(match[2].lower()) - ord("a") + 1
    return style + shape.get(match[3], match[3]), number


def _starts_anew(block: Block) -> bool:
    value = label_value(block.label)
    return value is not None and value[1] == 1 and max(block.level, 1) == 1


def _levelled(items: list[Block]) -> list[Block]:
    """An item that goes on with the letter or number of the one right before it stands on its level, whatever the file says."""
    found: list[Block] = []
    for item in items:
        value = label_value(item.label)
        last = label_value(found[-1].label) if found else None
        if value is not None and last is not None and value[0] == last[0] and value[1] == last[1] + 1:
            item = replace(item, level=found[-1].level)
        found.append(item)
    return found


def _nested(
    lead: Block | None, items: list[Block], outer: Block | None, last: bool, followed: Block | None
) -> Iterator[ListGroup]:
    level = min(max(item.level, 1) for item in items)
    own = [index for index, item in enumerate(items) if max(item.level, 1) == level]
    bounds = [*own, len(items)]
    inner = {items[index].id for index, stop in zip(own, bounds[1:], strict=True) if stop - index > 1}
    yield ListGroup(lead, tuple(items[index] for index in own), level, outer, last, frozenset(inner), followed)
    if own and own[0] > 0:
        yield from _nested(lead, items[: own[0]], outer, False, items[own[0]])
    for index, stop in zip(own, bounds[1:], strict=True):
        below = items[index + 1 : stop]
        if below:
            yield from _nested(items[index], below, items[index], last and stop == len(items), followed)


def ending(text: str) -> str:
    """The last character of ``text`` that is neither blank nor a closing bracket or quotation mark behind a stop."""
    stripped = text.rstrip()
    match = re.search(r"([。；;，,：:！？.、])[）)”’」』】\]]*$", stripped)
    return match[1] if match else (stripped[-1:] or "")
