"""Headings as drafters write them who leave numbers to the tool, and covers typed as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.formats import labels
from stdkit.formats.cover import split_cover
from stdkit.formats.flat import Flat
from stdkit.formats.titles import chapter_kind, is_sentence, unnumbered_kind
from stdkit.model import Block, Cover

_ANNEX = pattern(r"\s*附\s*录(?=\s*[（(]|\s*$|\s)\s*")
"""An annex whose letter is left to the tool: 「附录（规范性）取样方法」."""
_SHORTEST = 5
"""No standard has a shorter name."""


def cover_before(flats: Sequence[Flat]) -> tuple[Cover, list[Flat]]:
    """The cover that a text without front matter begins with (「ICS …」, masthead, number, title …), and the flats after it."""
    first = next((at for at, flat in enumerate(flats) if _opens_text(flat)), len(flats))
    lines = [replace(flat, role="") if flat.role == "heading" else flat for flat in flats[:first]]
    cover, rest = split_cover([*lines, *flats[first:]])
    return cover, list(flats[len(flats) - len(rest) :])


def number_headings(flats: Sequence[Flat], *, counted: bool = False) -> list[Flat]:
    """The flats with the name of the text told from its chapters, and with numbers where no heading bears one.

    Numbers are reckoned only for a text that has a chapter every standard has (范围 …): its depth is that of all chapters.
    ``counted``: the text leaves its numbers to the tool, so headings without one get theirs beside headings that bear one.
    """
    places = [at for at, flat in enumerate(flats) if flat.role == "heading"]
    chapters = [at for at in places if _is_chapter(flats[at])]
    if not chapters:
        return list(flats)
    named = [at for at in places if at < chapters[0] and _may_be_name(flats[at])]
    made = list(flats)
    if named:
        made[named[-1]] = replace(flats[named[-1]], role="body-title")
    if counted:
        places = [at for at, flat in enumerate(flats) if flat.role in ("heading", "untitled")]
    elif any(_number(flats[at]) and labels.typed_annex(flats[at].block.text) is None for at in places):
        return made
    for at, block in _labels([(at, flats[at]) for at in places if at >= chapters[0]], flats[chapters[0]].depth):
        made[at] = replace(flats[at], block=block)
    return made


def _opens_text(flat: Flat) -> bool:
    return flat.role in ("toc-title", "toc") or (
        flat.role == "heading"
        and not flat.literal
        and (
            unnumbered_kind(flat.block.text) is not None
            or bool(_number(flat))
            or chapter_kind(flat.block.text) != "core"
        )
    )


def _number(flat: Flat) -> str:
    if flat.block.label:
        return flat.block.label
    typed = None if flat.literal else labels.typed_number(flat.block.text) or labels.typed_annex(flat.block.text)
    return typed.label if typed is not None else ""


def _is_chapter(flat: Flat) -> bool:
    """「范围」, 「1 范围」, 「2 规范性引用文件」: what shows at which depth a text has its chapters."""
    if flat.literal:
        return False
    typed = labels.typed_number(flat.block.text)
    if typed is not None:
        return str(typed.number) == "1"
    return chapter_kind(flat.block.text) in ("scope", "normative-references", "terms") and not flat.block.label


def _may_be_name(flat: Flat) -> bool:
    text = flat.block.text
    return not (
        flat.literal or _number(flat) or unnumbered_kind(text) or is_sentence(text) or len(squeeze(text)) < _SHORTEST
    )


class _Counting:
    """Numbers by depth: a heading deeper than the one before is its first child, whatever number of 「#」 it skips."""

    def __init__(self, top: int) -> None:
        self.top = top
        self.counts: list[int] = []
        self.depths: list[int] = []
        self.letter = ""
        self.annexes = ""
        """The letter of the last annex."""

    def annex(self, letter: str, depth: int) -> None:
        self.letter = self.annexes = letter
        self.counts, self.depths = [0], [depth]

    def close(self) -> None:
        self.letter, self.counts, self.depths = "", [], []

    def typed(self, number: labels.Number, depth: int | None) -> None:
        """Count on from a number that was typed, in a heading of ``depth`` or (``None``) in a 无标题条."""
        counts = [0, *number.parts] if number.letter else list(number.parts)
        if number.letter:
            self.letter = self.annexes = number.letter
        elif len(counts) == 1:
            self.letter = ""
        size = len(counts)
        if depth is None:
            depth = self.depths[size - 1] if size <= len(self.depths) else (self.depths or [self.top])[-1] + 1
        above = [known for known in self.depths[: size - 1] if known < depth]
        first = above[-1] + 1 if above else self.top
        above += [min(first + step, depth - 1) for step in range(size - 1 - len(above))]
        self.counts, self.depths = counts, [*above, depth]

    def next(self, depth: int) -> str:
        counts, depths = self.counts, self.depths
        if depth <= self.top and not self.letter:
            counts, depths = [*counts[:1]] or [0], [depth]
            counts[0] += 1
        else:
            while len(depths) > 1 and depths[-1] >= depth:
                depths.pop()
            depths.append(depth)
            counts = [*counts[: len(depths)], *[0] * (len(depths) - len(counts))]
            counts[-1] += 1
        self.counts, self.depths = counts, depths
        parts = [self.letter, *map(str, counts[1:])] if self.letter else list(map(str, counts))
        return ".".join(parts)


def _labels(headings: Sequence[tuple[int, Flat]], top: int) -> Iterator[tuple[int, Block]]:
    """The headings that are given a number or a letter, with it as their label."""
    count = _Counting(top)
    for at, flat in headings:
        text = flat.block.text
        annex = None if flat.literal else labels.typed_annex(text)
        unlettered = None if flat.literal or flat.bare or flat.block.label else _ANNEX.match(text)
        number = labels.number_of(flat.block.label) if flat.block.label else None
        if number is None and not flat.literal and (typed := labels.typed_number(text)) is not None:
            number = typed.number
        if annex is not None:
            count.annex(annex.label[-1], flat.depth)
        elif unlettered is not None and flat.role == "heading":
            count.annex(chr(ord(count.annexes) + 1) if count.annexes else "A", flat.depth)
            yield at, flat.block.without_prefix(unlettered.end(), f"附录{count.letter}")
        elif number is not None:
            count.typed(number, flat.depth if flat.role == "heading" else None)
        elif flat.role != "heading" or flat.bare or flat.literal or flat.block.label:
            continue
        elif unnumbered_kind(text) is not None and flat.depth <= top:
            count.close()
        else:
            yield at, replace(flat.block, label=count.next(flat.depth))
