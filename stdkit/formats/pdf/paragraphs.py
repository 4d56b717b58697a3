"""Lines to paragraphs: by indent, by how far a line fills its column, by spacing, type and the label at a line's front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stdkit.formats import labels, titles
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.toc import is_entry

HYPHEN = "-"
"""In place of a gap: the hyphen at the end of the line before only broke a word and is no part of the text."""
_ENDS = frozenset("。；：！？;:")
_RULE = frozenset("_＿—―─━=-")
_CITED = re.compile(r"(?:[A-Z]{2,4}(?:/[A-Z]{1,3})?|ISO/IEC|ITU-T)\s?[A-Z]?\d{2,}[^，。、]*\s")
"""How a document cited on a line of its own begins."""
_PAGED = re.compile(r"[^\t]{1,60}\t(?:\d{1,3}|[IVXLⅠ-ⅻ]{1,5})")
_WORD_END = re.compile(r"[A-Za-z0-9_]+$")
_WORD_START = re.compile(r"[A-Za-z0-9_]+")
_TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]+")


_HANG = 6.0
"""The text behind a label hangs not more than that many sizes in."""


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph. ``page_break`` says that it is the first of its page."""

    lines: list[Line]
    frame: Frame
    page_break: bool = False
    alone: bool = False
    """Nothing may be joined to it: an entry of the 目次, a caption."""
    vocabulary: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def text(self) -> str:
        text = ""
        for gap, line in zip(self.gaps(), self.lines, strict=True):
            text = text[:-1] + line.text if gap == HYPHEN else text + gap + line.text
        return text

    def gaps(self) -> list[str]:
        """What stands before each line when they are read as one text: a blank between words, mostly nothing, or ``HYPHEN``."""
        found = [""]
        for before, line in pairwise(self.lines):
            found.append(gap_between(before.text, line.text, self.vocabulary))
        return found

    @property
    def is_centered(self) -> bool:
        return len(self.lines) == 1 and is_centered(self.first, self.frame)


def vocabulary_of(lines: Iterable[Line]) -> frozenset[str]:
    """The words of Latin letters that stand inside lines: witnesses for words broken at a line's end."""
    found: set[str] = set()
    for line in lines:
        words = _TOKEN.findall(line.text)
        found.update(words[1:-1])
        if words and not line.text.startswith(words[0]):
            found.add(words[0])
        if len(words) > 1 and not line.text.endswith(words[-1]):
            found.add(words[-1])
    return frozenset(found)


def gap_between(before: str, after: str, vocabulary: frozenset[str] = frozenset()) -> str:
    """What parts two lines of one paragraph: a blank between Latin words, nothing beside Chinese, ``HYPHEN`` for a broken word."""
    last, first = before[-1:], after[:1]
    if not last or not first or last >= "\u2010" or first >= "\u2010":
        return ""
    if last == "-" and before[-2:-1].islower() and first.islower():
        whole = _tail(before[:-1]) + _head(after)
        hyphened = f"{_tail(before[:-1])}-{_head(after)}"
        return "" if hyphened in vocabulary and whole not in vocabulary else HYPHEN
    if last in "-/_(" or first in ")_,.;:":
        return ""
    start, end = _tail(before), _head(after)
    if start and end and start + end in vocabulary and not (start in vocabulary and end in vocabulary):
        return ""
    return " "


def _tail(text: str) -> str:
    match = _WORD_END.search(text)
    return match[0] if match else ""


def _head(text: str) -> str:
    match = _WORD_START.match(text)
    return match[0] if match else ""


def is_centered(line: Line, frame: Frame) -> bool:
    """Whether a line stands in the middle of its column, clear of both edges."""
    middle = (frame.left + frame.right) / 2
    clear = line.x0 - frame.left > 1.5 * line.size and frame.right - line.x1 > 1.5 * line.size
    return clear and abs(line.middle - middle) < 0.75 * line.size


def paragraphs_of(lines: Sequence[Line], frame: Frame, vocabulary: frozenset[str] = frozenset()) -> list[Paragraph]:
    """The paragraphs that the lines of one column make."""
    found: list[Paragraph] = []
    for line in lines:
        if found and continues(found[-1], line):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], frame, vocabulary=vocabulary))
    return found


def continues(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line of the same column goes on with the paragraph above it."""
    before, frame = paragraph.last, paragraph.frame
    if paragraph.alone or abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return False
    drop = line.baseline - before.baseline
    usual = (
        before.baseline - paragraph.lines[-2].baseline
        if len(paragraph.lines) > 1 and paragraph.lines[-2].page == before.page
        else frame.leading
    )
    if not 0.6 * line.size < drop < max(1.4 * usual, 1.35 * line.size, usual + 0.35 * line.size):
        return False
    return flows_on(paragraph, line)


def flows_on(paragraph: Paragraph, line: Line, shift: float = 0.0) -> bool:
    """Whether a line goes on with a paragraph as far as text, edges and type tell (not the distance between them).

    ``shift`` is by how much the column stands further right than that of the paragraph (odd and even pages).
    """
    before, frame = paragraph.last, paragraph.frame
    if not fills(before, line, frame) or is_entry(before) or _stands_alone(paragraph, line):
        return False
    ended = before.text[-1:] in _ENDS
    tight = frame.right - before.x1 <= 1.3 * before.size
    place = _place(paragraph, line, shift)
    if begins_anew(line, after_end=ended, short=frame.right - line.x1 + shift > 2 * line.size):
        # In the middle of a sentence a number at the front of a line is part of it: 「按照 / 7.4.5的要求」.
        return place in ("return", "hang") and not ended and tight and before.heiti == line.heiti
    if place == "level":
        if before.x0 - frame.left > 1.2 * before.size:
            return not ended and tight  # indented like the line above: mostly the next paragraph
        if not tight and before.x1 - before.x0 < 0.75 * (frame.right - frame.left):
            return False
        return not (ended and (not tight or line.text[-1:] in "：:"))
    return place in ("return", "hang", "centered")


def _stands_alone(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line cannot go on with the paragraph whatever its place: the row of dashes that ends a standard, the line below an
    entry of a 目次 that lost its leaders, text below a numbered title set in another type, one document cited below another."""
    text, before = line.text, paragraph.last
    if text[-1:] in _RULE and labels.is_end_line(text):
        return True
    if _PAGED.fullmatch(before.text) and not titles.is_sentence(before.text.split("\t")[0]):
        return True
    if (before.heiti or before.bold) and not line.heiti and not line.bold and any(sign >= "\u2e80" for sign in text):
        return labels.typed_number(paragraph.first.text) is not None
    return (
        _CITED.match(text) is not None
        and _CITED.match(paragraph.first.text) is not None
        and (abs(line.x0 - paragraph.first.x0) <= 0.6 * line.size)
    )


def _place(paragraph: Paragraph, line: Line, shift: float) -> str:
    """How a line stands to the paragraph above it."""
    before, near = paragraph.last, 0.6 * line.size
    x0 = line.x0 - shift
    if len(paragraph.lines) > 1 and abs(x0 - before.x0) <= near:
        return "return"
    off = x0 - paragraph.first.x0
    if len(paragraph.lines) == 1 and abs(off) <= near:
        return "level"
    if off < -near:
        return "return" if len(paragraph.lines) == 1 or x0 - paragraph.frame.left <= near else "off"
    if len(paragraph.lines) == 1 and off <= _HANG * line.size and label_end(paragraph.first) is not None:
        return "hang"
    if abs(line.middle - shift - before.middle) <= near and before.x0 - paragraph.frame.left < 2.5 * before.size:
        return "centered"
    return "off"


def label_end(line: Line) -> float | None:
    """Where the text behind a line's label begins, ``None`` where the line has no label."""
    text = line.text
    typed = (
        labels.typed_note(text) or labels.typed_example(text) or labels.typed_caption(text) or labels.typed_number(text)
    )
    length = typed.length if typed is not None else 0
    if not length:
        item = labels.typed_list_label(text)
        if item is None:
            return None
        length = item[0].length
    at = 0
    for piece in line.pieces:
        if at + len(piece.text) > length:
            part = (length - at) / max(len(piece.text), 1)
            return piece.x0 + part * (piece.x1 - piece.x0)
        at += len(piece.text)
    return line.x1


def fills(before: Line, after: Line, frame: Frame) -> bool:
    """Whether the line above reaches the right edge, or would if the next word had fitted."""
    room = frame.right - before.x1
    if room <= 1.3 * before.size:
        return True
    first = after.text[:1]
    if first and first < "\u2010" and first.isalnum():
        word = re.match(r"[\x21-\u02ff]{1,24}", after.text)
        width = len(word[0]) * 0.55 * after.size if word else 0
        return room <= min(width + 0.6 * before.size, 0.3 * (frame.right - frame.left))
    return room <= 2.2 * before.size and before.text[-1:] not in _ENDS


def begins_anew(line: Line, *, after_end: bool, short: bool) -> bool:
    """Whether a line begins as a new paragraph does: with a number, a list label, 注, 示例, 图, 表, 附录.

    ``after_end``: the line above closes a sentence; ``short``: this one does not fill its column. Then a bare number opens too.
    """
    text = line.text
    if labels.typed_note(text) or labels.typed_example(text):
        return True
    annex = labels.typed_annex(text)
    if annex is not None and text[annex.length : annex.length + 1] not in tuple("中的给规为是和与及至到或、，。；）"):
        return True
    caption = labels.typed_caption(text)
    if caption is not None and text[caption.length :].strip()[:1] not in tuple("，。、；的中给和为与规"):
        return not text.rstrip().endswith("。")
    if labels.typed_list_label(text):
        return True
    number = labels.typed_number(text)
    if number is None:
        return False
    if number.number.depth > 1:
        return bool(number.gap) or number.length == len(text) or after_end
    rest = text[number.length :]
    return after_end and short and bool(number.gap) and not titles.is_sentence(rest) and not titles.is_measured(rest)
