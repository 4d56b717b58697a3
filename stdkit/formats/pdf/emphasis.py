"""Which type a document sets its text in and which sets its titles off: 黑体, bold, or a larger size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdkit.formats import labels, titles
from stdkit.formats.pdf.lines import Line, middle_size
from stdkit.formats.pdf.paragraphs import Paragraph
from stdkit.model import Mark

_MOST = 0.6
_LARGER = 1.12
_FEW = 3


@dataclass(frozen=True, slots=True)
class Emphasis:
    """``common`` are the marks that most of the text bears: they set nothing off. ``sets_off``: titles have a type of their own."""

    common: frozenset[Mark]
    size: float
    sets_off: bool = False

    def is_set_off(self, line: Line) -> bool:
        """Whether a line is set in another type than the text."""
        heiti = line.heiti and "heiti" not in self.common
        bold = line.bold and "bold" not in self.common
        return heiti or bold or line.size > _LARGER * self.size

    def is_heading(self, paragraph: Paragraph) -> bool:
        """A numbered line of depth 5.1 or more, set off, that is no sentence."""
        text = paragraph.text
        number = labels.typed_number(text)
        if number is None or number.number.depth < 2 or len(paragraph.lines) > 3:
            return False
        rest = text[number.length :].strip()
        return (
            bool(rest)
            and len(rest) <= 90
            and rest[-1] not in "。；;：:，,、"
            and "。" not in rest
            and not (titles.is_measured(rest) and rest[:1].isascii())
            and all(self.is_set_off(line) for line in paragraph.lines)
        )


def emphasis_of(lines: Iterable[Line], paragraphs: Iterable[Paragraph]) -> Emphasis:
    """The emphasis of a document by its lines and paragraphs."""
    every = list(lines)
    total = sum(len(line.text) for line in every) or 1
    common: set[Mark] = set()
    if sum(len(line.text) for line in every if line.heiti) > _MOST * total:
        common.add("heiti")
    if sum(len(line.text) for line in every if line.bold) > _MOST * total:
        common.add("bold")
    emphasis = Emphasis(frozenset(common), middle_size(every))
    headings = sum(1 for paragraph in paragraphs if _is_title(emphasis, paragraph))
    return Emphasis(emphasis.common, emphasis.size, headings >= _FEW)


def _is_title(emphasis: Emphasis, paragraph: Paragraph) -> bool:
    number = labels.typed_number(paragraph.text)
    if number is None or not emphasis.is_set_off(paragraph.first):
        return False
    rest = paragraph.text[number.length :].strip()
    return bool(rest) and len(rest) <= 40 and not titles.is_sentence(rest)
