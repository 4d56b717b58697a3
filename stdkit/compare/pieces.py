"""Two texts compared word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from stdkit.compare.comparison import Piece
from stdkit.compare.folding import fold
from stdkit.compare.words import words

_Step = tuple[bool, int, int, int, int]
"""Whether the words are the same, and their ranges in the old and the new list of words."""
_ISLAND = 2
"""So few Chinese characters between two replacements are no common ground: they go with them."""


def compared(old: str, new: str, known: Iterable[str] = ()) -> tuple[Piece, ...]:
    """The pieces of ``old`` and ``new`` (see ``Piece``). Same texts give one ``same`` piece, two empty ones none."""
    if old == new:
        return (Piece("same", old, (0, len(old)), (0, len(new))),) if old else ()
    writer = _Writer(_Text(old, known), _Text(new, known))
    for step in writer.steps():
        writer.write(*step)
    writer.close()
    return tuple(writer.pieces)


def inside(pieces: Sequence[Piece], old_at: int, new_at: int) -> tuple[Piece, ...]:
    """The pieces with their offsets counted from ``old_at`` and ``new_at``."""
    return tuple(
        Piece(
            one.kind,
            one.text,
            (one.old[0] + old_at, one.old[1] + old_at),
            (one.new[0] + new_at, one.new[1] + new_at),
            one.editorial,
        )
        for one in pieces
    )


def is_editorial(pieces: Iterable[Piece]) -> bool:
    """Whether all that differs is of no substance."""
    return all(piece.editorial for piece in pieces if piece.kind != "same")


class _Text:
    """The words of a text, each with the blanks before it; ``rest`` are the blanks behind the last."""

    def __init__(self, text: str, known: Iterable[str]) -> None:
        self.words: list[str] = []
        self.gaps: list[str] = []
        gap = ""
        for word in words(text, known):
            if word.isspace():
                gap += word
                continue
            self.words.append(word)
            self.gaps.append(gap)
            gap = ""
        self.rest = gap
        self.folded = [fold(word) for word in self.words]

    def between(self, start: int, end: int) -> str:
        """The words ``[start, end)`` with the blanks between them, not those before the first."""
        return "".join(
            gap * (at > 0) + word
            for at, (gap, word) in enumerate(zip(self.gaps[start:end], self.words[start:end], strict=True))
        )


class _Writer:
    """Puts down the pieces of two texts in their order."""

    def __init__(self, old: _Text, new: _Text) -> None:
        self.old, self.new = old, new
        self.pieces: list[Piece] = []
        self._old_at = self._new_at = 0

    def steps(self) -> Iterator[_Step]:
        """Words that fold alike count as the same; changes that only a character or two part become one."""
        codes = [
            (code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in Indel.opcodes(self.old.folded, self.new.folded)
        ]
        joined: list[_Step] = []
        for step in _replacements(codes):
            same, a, b, c, d = step
            if (
                joined
                and not same
                and len(joined) > 1
                and joined[-1][0]
                and self._is_island(joined[-2], joined[-1], step)
            ):
                joined.pop()
                _, a, _, c, _ = joined.pop()
            joined.append((same, a, b, c, d))
        return self._slid(joined)

    def _slid(self, steps: Sequence[_Step]) -> Iterator[_Step]:
        """「12|10%，灰分3」 with 「%」 behind is better told as 「12|10」, 「%」, 「，灰分3%」: what was replaced stays as short as it can."""
        waiting: list[_Step] = list(steps)
        at = 0
        while at + 1 < len(waiting):
            same, a, b, c, d = waiting[at]
            _, e, f, g, h = waiting[at + 1]
            gone, come = b - a, d - c
            if not same and 0 < gone < come and self.new.folded[c + gone] == self.new.folded[g]:
                # one word of the run behind goes before the rest of what was inserted, and its twin goes to the end of that
                waiting[at : at + 2] = [
                    (False, a, b, c, c + gone),
                    (True, e, e + 1, c + gone, c + gone + 1),
                    (False, e + 1, e + 1, c + gone + 1, g + 1),
                    (True, e + 1, f, g + 1, h),
                ]
                at += 2
            elif not same and 0 < come < gone and self.old.folded[a + come] == self.old.folded[e]:
                waiting[at : at + 2] = [
                    (False, a, a + come, c, d),
                    (True, a + come, a + come + 1, g, g + 1),
                    (False, a + come + 1, e + 1, g + 1, g + 1),
                    (True, e + 1, f, g + 1, h),
                ]
                at += 2
            at += 1
        return iter(waiting)

    def _is_island(self, before: _Step, between: _Step, after: _Step) -> bool:
        text = "".join(self.old.words[between[1] : between[2]])
        if len(text) > _ISLAND or not text.isalpha() or text.isascii():
            return False
        return all(a < b and c < d for _, a, b, c, d in (before, after))

    def write(self, same: bool, a: int, b: int, c: int, d: int) -> None:
        if same:
            for one, other in zip(range(a, b), range(c, d), strict=True):
                self._put(self.old.gaps[one], self.new.gaps[other])
                self._put(self.old.words[one], self.new.words[other])
            return
        for change in self._by_numbers(a, b, c, d):
            self._change(*change)

    def _change(self, a: int, b: int, c: int, d: int) -> None:
        if a < b and c < d:
            self._put(self.old.gaps[a], self.new.gaps[c])
            self._put(self.old.between(a, b), self.new.between(c, d))
        elif a < b:
            self._put(self.old.gaps[a] + self.old.between(a, b), "")
        else:
            self._put("", self.new.gaps[c] + self.new.between(c, d))

    def close(self) -> None:
        self._put(self.old.rest, self.new.rest)

    def _by_numbers(self, a: int, b: int, c: int, d: int) -> Iterator[tuple[int, int, int, int]]:
        """A change cut at its numbers, where both sides hold as many: number stands against number."""
        before = [at for at in range(a, b) if self.old.words[at][-1].isdigit()]
        after = [at for at in range(c, d) if self.new.words[at][-1].isdigit()]
        if len(before) != len(after):
            before = after = []
        for one, other in zip(before, after, strict=True):
            if a < one or c < other:
                yield a, one, c, other
            yield one, one + 1, other, other + 1
            a, c = one + 1, other + 1
        if a < b or c < d:
            yield a, b, c, d

    def _put(self, gone: str, come: str) -> None:
        old_at, new_at = self._old_at, self._new_at
        self._old_at += len(gone)
        self._new_at += len(come)
        old, new = (old_at, self._old_at), (new_at, self._new_at)
        if gone == come:
            if gone:
                self._add(Piece("same", gone, old, new))
            return
        editorial = fold(gone) == fold(come)
        if gone:
            self.pieces.append(Piece("deleted", gone, old, (new_at, new_at), editorial))
        if come:
            self.pieces.append(Piece("inserted", come, (self._old_at, self._old_at), new, editorial))

    def _add(self, piece: Piece) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.kind == "same":
            piece = Piece("same", last.text + piece.text, (last.old[0], piece.old[1]), (last.new[0], piece.new[1]))
            self.pieces.pop()
        self.pieces.append(piece)


def _replacements(steps: Iterable[_Step]) -> Iterator[_Step]:
    """The steps with neighbouring changes made one."""
    waiting: _Step | None = None
    for step in steps:
        if waiting is not None and not waiting[0] and not step[0]:
            waiting = (False, waiting[1], step[2], waiting[3], step[4])
            continue
        if waiting is not None:
            yield waiting
        waiting = step
    if waiting is not None:
        yield waiting
