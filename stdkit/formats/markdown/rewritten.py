"""A text made from another, piece by piece, that knows where in the other each of its characters comes from."""

from __future__ import annotations

from bisect import bisect_right


class Rewritten:
    """Built front to back by ``keep`` and ``put``; then ``text`` is the new text and ``origin`` leads back."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[tuple[int, int]] = []
        """For each piece: where it comes from, and how many characters of the source it stands for."""
        self._length = 0

    def keep(self, start: int, end: int) -> None:
        """The source's ``[start, end)`` as it is."""
        if start < end:
            self._add(self.source[start:end], start, end - start)

    def put(self, text: str, at: int, instead_of: int = 0) -> None:
        """``text`` in place of ``instead_of`` characters of the source from ``at`` on."""
        if text:
            self._add(text, at, max(instead_of - 1, 0))

    def _add(self, text: str, origin: int, reach: int) -> None:
        if self._origins and not self._touches(origin, text, reach):
            self._starts.append(self._length)
            self._origins.append((origin, reach))
        elif not self._origins:
            self._starts.append(0)
            self._origins.append((origin, reach))
        else:
            first, before = self._origins[-1]
            self._origins[-1] = (first, before + reach)
        self._parts.append(text)
        self._length += len(text)

    def _touches(self, origin: int, text: str, reach: int) -> bool:
        """Whether a kept piece goes on where the kept piece before it ends, in both texts."""
        first, before = self._origins[-1]
        exact = len(text) == reach and self._length - self._starts[-1] == before
        return exact and first + before == origin

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def origin(self, at: int) -> int:
        """Where in the source the character at ``at`` of the new text comes from."""
        if not self._starts:
            return 0
        piece = max(bisect_right(self._starts, at) - 1, 0)
        first, reach = self._origins[piece]
        return first + min(at - self._starts[piece], reach)

    def cuts(self, start: int, end: int) -> list[int]:
        """The places inside ``[start, end)`` of the new text where what comes next does not come next in the source."""
        first, last = bisect_right(self._starts, start), bisect_right(self._starts, end - 1)
        return self._starts[first:last]
