"""What stands around a figure: its statement of units, its parts, its key, its notes. GB/T 1.1—2020, 9.7.4 to 9.7.6, 9.11.1, 9.12.2.

The caption stands below all of these. Which block belongs to a figure is told from its neighbours: from the picture down to the
caption everything is the figure's; behind the caption only what can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from stdkit.facts.captions import Captioned, figures
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Figure, Table

KEY_LEAD = pattern(r"\s*(?:标引序号说明|说\s*明|图\s*中|其\s*中|图\s*例|图注)\s*(?P<colon>[：:])\s*")
KEY_LINE = pattern(
    r"\s*(?P<number>\d{1,2}|[A-Z]|[a-z])\s*(?P<dash>—{1,2}|[-–―－─]{1,2}|[:：.、]|\s(?=[㐀-鿿]))\s*(?=[㐀-鿿])"
)
_UNIT = pattern(r"\s*[（(]?\s*(?:计量|尺寸)?单位\s*(?:[:：为]|[A-Za-zμµ℃]{1,4}\s*[)）]?\s*$)")
_BETWEEN = ("note", "footnote", "list-item", "example")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with a caption and what belongs to it.

    ``pictures`` are the parts of the figure without a caption of their own, ``titled`` each picture that a short line follows, with
    that line (a 分图题); ``inside`` all that stands between the first picture and the caption; ``behind`` the key, notes and
    footnotes right behind the caption.
    """

    figure: Captioned
    unit: Block | None = None
    pictures: tuple[Figure, ...] = ()
    titled: tuple[tuple[Figure, Block], ...] = ()
    inside: tuple[Block, ...] = ()
    behind: tuple[Block, ...] = ()


@fact
def drawings(doc: Document) -> tuple[Drawing, ...]:
    """The figures that bear a label, in their order."""
    of_id = {thing.block.id: thing for thing in figures(doc)}
    return tuple(
        _drawing(of_id[block.id], content, at)
        for content in _contents(doc)
        for at, block in enumerate(content)
        if isinstance(block, Figure) and block.label and block.id in of_id
    )


FigurePart = Literal["unit", "title", "key"]


@fact
def figure_parts(doc: Document) -> Mapping[str, FigurePart]:
    """By their ids the blocks that belong to a figure: its statement of units, 分图题, the key and what else is said in plain words."""
    found: dict[str, FigurePart] = {}
    for drawing in drawings(doc):
        if drawing.unit is not None:
            found[drawing.unit.id] = "unit"
        several = len(drawing.pictures) > 1
        titles = {below.id for _, below in drawing.titled if _is_title(below, several=several)}
        for block in drawing.inside:
            if block.id in titles:
                found[block.id] = "title"
            elif block.kind == "paragraph" and not block.label and block.runs and not is_unit(block):
                found[block.id] = "key"
    return found


def _is_title(block: Block, *, several: bool) -> bool:
    """A line below a picture: 「a) 剖面」, or bare words where the figure has several pictures."""
    if block.kind == "list-item":
        return re.fullmatch(r"[a-z]\)", block.label) is not None
    plain = block.kind == "paragraph" and not block.label and bool(block.runs)
    return several and plain and not (KEY_LEAD.match(block.text) or KEY_LINE.match(block.text))


def _contents(doc: Document) -> Iterator[tuple[Block, ...]]:
    for element in doc.elements:
        yield element.content
        for clause in element.walk():
            yield clause.content


def _drawing(thing: Captioned, content: tuple[Block, ...], at: int) -> Drawing:
    first = at
    pictured = isinstance(thing.block, Figure) and bool(thing.block.images)
    while first > 0 and _belongs(content, first - 1, at, pictured=pictured):
        first -= 1
    while first < at and not isinstance(content[first], Figure):
        first += 1  # only what stands below the first picture
    inside = content[first:at]
    pictures = tuple(block for block in inside if isinstance(block, Figure))
    titled = tuple(
        (block, below)
        for block, below in pairwise(inside)
        if isinstance(block, Figure) and not isinstance(below, Figure) and len(below.text) <= 40 and not is_unit(below)
    )
    above = content[first - 1] if first else None
    unit = above if above is not None and is_unit(above) else next((block for block in inside if is_unit(block)), None)
    return Drawing(thing, unit, pictures, titled, inside, tuple(_behind(content, at)))


def _belongs(content: tuple[Block, ...], at: int, caption: int, *, pictured: bool) -> bool:
    """Whether what stands above a caption belongs to its figure: pictures, their titles, key, notes."""
    block = content[at]
    if isinstance(block, Figure):
        return not block.label
    if isinstance(block, Table) or (pictured and at == caption - 1):
        return False
    if block.kind in _BETWEEN or is_unit(block) or KEY_LEAD.match(block.text) or KEY_LINE.match(block.text):
        return True
    above = content[at - 1] if at else None
    return isinstance(above, Figure) and not above.label and len(block.text) <= 40 and not block.text.endswith("。")


def _behind(content: tuple[Block, ...], at: int) -> Iterator[Block]:
    in_key = False
    for block, below in zip(content[at + 1 :], (*content[at + 2 :], None), strict=False):
        lead = _is_key(block, below)
        line = in_key and not block.label and KEY_LINE.match(block.text) is not None
        if not (lead or line or block.kind in ("note", "footnote")):
            return
        in_key = in_key or lead
        yield block


def _is_key(block: Block, below: Block | None) -> bool:
    """Whether a paragraph begins the key of a figure: it says so, or lines with numbers and dashes follow."""
    match = KEY_LEAD.match(block.text)
    if match is None or block.kind != "paragraph":
        return False
    if "标引序号" in match[0]:
        return True
    rest = block.text[match.end() :]
    return KEY_LINE.match(rest) is not None or (
        not rest and below is not None and not below.label and KEY_LINE.match(below.text) is not None
    )


def is_unit(block: Block) -> bool:
    """「单位为毫米」 and the other ways in which it is written."""
    return block.kind == "paragraph" and len(block.text) <= 20 and _UNIT.match(block.text) is not None
