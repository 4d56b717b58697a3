"""Headings as drafters write them who leave numbers to the tool, and covers typed as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stdkit.facts.titles import squeeze
from stdkit.formats import labels
from stdkit.formats.cover import split_cover
from stdkit.formats.flat import Flat
from stdkit.formats.titles import chapter_kind, is_sentence, unnumbered_kind
from stdkit.model import Cover

_SHORTEST = 5
"""No standard has a shorter name."""


def cover_before(flats: Sequence[Flat]) -> tuple[Cover, list[Flat]]:
    """The cover that a text without front matter begins with (「ICS …」, masthead, number, title …), and the flats after it."""
    first = next((at for at, flat in enumerate(flats) if _opens_text(flat)), len(flats))
    lines = [replace(flat, role="") if flat.role == "heading" else flat for flat in flats[:first]]
    cover, rest = split_cover([*lines, *flats[first:]])
    return cover, list(flats[len(flats) - len(rest) :])


def number_headings(flats: Sequence[Flat]) -> list[Flat]:
    """The flats with the name of the text told from its chapters, and with numbers where no heading bears one.

    Numbers are reckoned only for a text that has a chapter every standard has (范围 …): its depth is that of all chapters.
    """
    places = [at for at, flat in enumerate(flats) if flat.role == "heading"]
    chapters = [at for at in places if _is_chapter(flats[at])]
    if not chapters:
        return list(flats)
    named = [at for at in places if at < chapters[0] and _may_be_name(flats[at])]
    made = list(flats)
    if named:
        made[named[-1]] = replace(flats[named[-1]], role="body-title")
    if any(_number(flats[at]) and labels.typed_annex(flats[at].block.text) is None for at in places):
        return made
    for at, label in _labels([(at, flats[at]) for at in places if at >= chapters[0]], flats[chapters[0]].depth):
        made[at] = replace(flats[at], block=replace(flats[at].block, label=label))
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


def _labels(headings: Sequence[tuple[int, Flat]], top: int) -> Iterator[tuple[int, str]]:
    """Numbers by depth: a heading deeper than the one before is its first child, whatever number of 「#」 it skips."""
    counts: list[int] = []
    depths: list[int] = []
    letter = ""
    for at, flat in headings:
        text = flat.block.text
        annex = None if flat.literal else labels.typed_annex(text)
        if annex is not None:
            letter, counts, depths = annex.label[-1], [0], [flat.depth]
            continue
        if not flat.literal and unnumbered_kind(text) is not None and flat.depth <= top:
            letter, counts, depths = "", [], []
            continue
        if flat.depth <= top and not letter:
            counts, depths = [*counts[:1]] or [0], [flat.depth]
            counts[0] += 1
        else:
            while len(depths) > 1 and depths[-1] >= flat.depth:
                depths.pop()
            depths.append(flat.depth)
            counts = [*counts[: len(depths)], *[0] * (len(depths) - len(counts))]
            counts[-1] += 1
        parts = [letter, *map(str, counts[1:])] if letter else list(map(str, counts))
        yield at, ".".join(parts)
