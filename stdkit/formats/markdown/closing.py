"""Where what is opened inside a line is closed: each part of the line is looked through once, however often something opens in it."""

from __future__ import annotations

import re
from bisect import bisect_left

from stdkit.facts.patterns import pattern

_TICKS = pattern("`+")


class Closings:
    """Of a stretch of source, asked from its front to its end, at places that no backslash escapes."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self._runs: dict[re.Pattern[str], tuple[int, int]] = {}
        self._ticks: dict[int, list[int]] | None = None

    def closed(self, content: re.Pattern[str], at: int, sign: str) -> int:
        """Where the ``content`` that begins at ``at`` ends with ``sign`` behind it; -1 where it is not closed.

        ``content`` goes on character by character (or escape) and never over the beginning of ``sign``: whoever begins inside it
        comes to the same end.
        """
        first, last = self._runs.get(content, (0, -1))
        if not first <= at <= last:
            run = content.match(self.source, at, self.end)
            last = run.end() if run is not None else at
            self._runs[content] = at, last
        return last if self.source.startswith(sign, last, self.end) else -1

    def ticks(self, length: int, at: int) -> int:
        """Where behind ``at`` the next run of exactly ``length`` backticks begins; -1 where there is none."""
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self.source, self.start, self.end):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        places = self._ticks.get(length, [])
        next_one = bisect_left(places, at)
        return places[next_one] if next_one < len(places) else -1
