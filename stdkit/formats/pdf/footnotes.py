"""Footnotes: small text under a short rule at the foot of a page, each with the mark that refers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stdkit.formats.pdf.drawings import Drawings, Rule
from stdkit.formats.pdf.flats import block_of
from stdkit.formats.pdf.frames import Frame
from stdkit.formats.pdf.lines import Line
from stdkit.formats.pdf.paragraphs import Paragraph
from stdkit.model import Block, Mark, Run

_MARK = re.compile(r"\s*(?P<mark>\d{1,2}\s?[)）]|[①-⑳]|[*†‡]{1,3}|\d{1,2}(?=[\s　]|[^\d.．,，、%℃~～\-—]))\s*")
_SMALLER = 0.97


@dataclass(slots=True)
class Footnote:
    """A footnote: its mark as printed and its paragraph, the mark still part of it."""

    mark: str
    length: int
    paragraph: Paragraph


def footnote_lines(lines: Sequence[Line], drawn: Drawings, frame: Frame) -> tuple[list[Line], list[Line]]:
    """The lines above the rule that parts off footnotes, and those below it; the latter empty where there is no such rule."""
    rule = _rule(lines, drawn.across, frame)
    if rule is None:
        return list(lines), []
    below = [line for line in lines if line.baseline > rule.at]
    if not below or _MARK.match(below[0].text) is None or any(line.size > frame.size * _SMALLER for line in below):
        return list(lines), []
    return [line for line in lines if line.baseline <= rule.at], below


def _rule(lines: Sequence[Line], across: Sequence[Rule], frame: Frame) -> Rule | None:
    """A rule from the left edge over a part of the column, in the lower half of the page, with few lines below it."""
    if not lines:
        return None
    half = (lines[0].baseline + lines[-1].baseline) / 2
    found = [
        rule
        for rule in across
        if abs(rule.start - frame.left) < 30
        and 0.12 * frame.width < rule.end - rule.start < 0.55 * frame.width
        and half < rule.at < lines[-1].baseline
    ]
    return max(found, key=lambda rule: rule.at, default=None)


def footnotes_of(paragraphs: Sequence[Paragraph]) -> list[Footnote]:
    """The footnotes that paragraphs below the rule make; one without a mark goes on with the one before."""
    found: list[Footnote] = []
    for paragraph in paragraphs:
        match = _MARK.match(paragraph.text)
        if match is not None:
            found.append(Footnote(re.sub(r"\s", "", match["mark"]), match.end(), paragraph))
        elif found:
            found[-1].paragraph.lines.extend(paragraph.lines)
    return found


def footnote_block(footnote: Footnote, common: frozenset[Mark]) -> Block:
    block = block_of(footnote.paragraph, common)
    return replace(block.without_prefix(footnote.length, footnote.mark), kind="footnote")


def with_reference(block: Block, mark: str) -> Block | None:
    """The block with its raised ``mark`` as a reference to the footnote; ``None`` where it has no such mark."""
    bare = mark.rstrip(")）")
    for at, run in enumerate(block.runs):
        text = run.text.strip()
        if "superscript" in run.marks and text in (mark, bare):
            reference = Run("", run.anchor, run.marks | {"footnote"}, target=mark)
            runs = [*block.runs[:at], reference, *block.runs[at + 1 :]]
            after = runs[at + 1] if at + 1 < len(runs) else None
            if text == bare != mark and after is not None and after.text[:1] in (")", "）"):
                runs[at + 1] = replace(after, text=after.text[1:])
            return replace(block, runs=tuple(run for run in runs if run.text or run.target))
    return None
