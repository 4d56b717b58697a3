"""Figures: the pictures on a line of their own, and what is written inside them as the first picture's alternative text."""

from __future__ import annotations

import re
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.formats.captions import figure_of
from stdkit.formats.labels import typed_caption
from stdkit.formats.markdown.inline import unescape
from stdkit.formats.markdown.spell import picture
from stdkit.model import Block, Figure

_ALT = pattern(r"!\[(?P<alt>(?:\\.|[^\]\\])*)\]\(")
_PARTED = pattern(r"(?:\\.|[^¦\\])+")


def read_figure(block: Block, source: str, start: int, end: int) -> Figure:
    """The figure that a paragraph of pictures, written at ``[start, end)``, is."""
    figure = figure_of(block)
    alt = _ALT.search(source, start, end)
    if alt is None or not alt["alt"]:
        return figure
    texts = (unescape(part.replace("<br/>", "\n")) for part in _PARTED.findall(alt["alt"]))
    return replace(figure, texts=tuple(text for text in texts if text.strip()))


def write_figure(figure: Figure, *, in_cell: bool = False) -> str:
    """「![读写器¦标签](a.png)![](b.png)」."""
    alt = "¦".join(_alt(text, in_cell) for text in figure.texts)
    if len(figure.texts) == 1 and typed_caption(figure.texts[0]) is not None:
        alt = "\\" + alt  # what is written inside the drawing, not its caption
    first, *others = figure.images or ("",)
    return f"![{alt}]{picture(first)[3:]}" + "".join(picture(image) for image in others)


def _alt(text: str, in_cell: bool) -> str:
    special = r"[\\\]\[¦<$|]" if in_cell else r"[\\\]\[¦<$]"
    return re.sub(special, r"\\\g<0>", text).replace("\n", "<br/>")
