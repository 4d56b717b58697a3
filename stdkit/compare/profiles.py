"""What passages are told apart and found again by: folded title and text, and the pairs of characters they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from stdkit.compare.comparison import Passage
from stdkit.compare.folding import fold
from stdkit.model import Block, Formula, Table, TermEntry

_LONGEST = 1500
"""So many characters of a text tell how alike two are; the rest is compared when they are paired."""


@dataclass(eq=False)
class Profile:
    """A passage at its place ``at`` in reading order; ``parent`` is the place of the passage above it (``None`` at the top)."""

    passage: Passage
    at: int
    parent: int | None = None
    children: list[int] = field(default_factory=list)
    size: int = 1
    """How many passages stand in it, itself included."""

    @cached_property
    def title(self) -> str:
        return fold(self.passage.title)

    @cached_property
    def body(self) -> str:
        return fold("\n".join(text for block in self.passage.content for text in texts(block)))

    @cached_property
    def short(self) -> str:
        return self.body[:_LONGEST]

    @cached_property
    def key(self) -> tuple[str, str]:
        return self.title, self.body

    @cached_property
    def grams(self) -> Counter[str]:
        """The pairs of neighbouring characters of title and text, each with how often it stands there."""
        text = f"{self.title} {self.short}"
        return Counter(map(str.__add__, text, text[1:]))

    @cached_property
    def body_grams(self) -> Counter[str]:
        """The same of the text alone."""
        return Counter(map(str.__add__, self.short, self.short[1:]))

    @cached_property
    def weight(self) -> int:
        return self.grams.total()


def texts(block: Block) -> Iterator[str]:
    """The texts that a reader sees in a block, its children's too; a label is none."""
    if isinstance(block, Table):
        yield block.text
        for row in block.rows:
            for cell in row:
                yield cell.text
        return
    yield block.latex if isinstance(block, Formula) and not block.text else block.text
    if isinstance(block, TermEntry):
        for part in block.parts:
            yield from texts(part)


def profiles(passages: Sequence[Passage]) -> list[Profile]:
    """The profiles of ``passages``, each knowing what stands above and below it."""
    found: list[Profile] = []
    above: list[int] = []
    for at, passage in enumerate(passages):
        depth = len(passage.parents) + 1 if passage.level else 1
        del above[depth - 1 :]
        profile = Profile(passage, at, above[-1] if above else None)
        for place in above:
            found[place].size += 1
        if profile.parent is not None:
            found[profile.parent].children.append(at)
        found.append(profile)
        above.append(at)
    return found


def likeness(old: Profile, new: Profile) -> float:
    """How alike two passages are by title and text alone, 0…1."""
    if old.key == new.key:
        return 1.0
    body = _bodies(old, new)
    if not old.title and not new.title:
        return body
    if not old.title or not new.title:
        return 0.9 * body if old.short and new.short else 0.0
    title = fuzz.ratio(old.title, new.title) / 100
    if not old.short and not new.short:
        return title
    if not old.short or not new.short:
        return 0.65 * title
    return 0.45 * title + 0.55 * body


def _bodies(old: Profile, new: Profile) -> float:
    if not old.short or not new.short:
        return 0.0
    whole = fuzz.ratio(old.short, new.short) / 100
    shorter = min(old.weight, new.weight)
    if shorter < 12 or whole > 0.8:
        return whole
    shared = (old.grams & new.grams).total()
    return max(whole, 0.85 * shared / shorter)
