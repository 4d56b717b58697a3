"""A shadow of a text on which words are looked for, with the way back to the text.

In the shadow traditional forms of the words that matter are simplified, full-width letters and digits are half-width, and whatever
may stand inside a word without parting it is gone: zero-width characters, soft hyphens, and blanks or line breaks between two
Chinese characters (「必 须」, a line of a PDF that ends inside 相应).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from stdkit.facts.patterns import pattern

_TRADITIONAL = "應須嚴禁當該對響適變當據規標準強製驗檢測發條與無從圖書過還後時間開關電動場處應爾險證許認個產業務術質類數據觀應頻統經"
_SIMPLIFIED = "应须严禁当该对响适变当据规标准强制验检测发条与无从图书过还后时间开关电动场处应尔险证许认个产业务术质类数据观应频统经"
_WIDE = "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]))
_NARROW = "".join(chr(ord(c) - 0xFEE0) for c in _WIDE)
_TABLE = str.maketrans(_TRADITIONAL + _WIDE, _SIMPLIFIED + _NARROW)
_TO_MAP = pattern(f"[{''.join(sorted(set(_TRADITIONAL) - set(_SIMPLIFIED)))}{_WIDE}]")

_HAN = "\u3400-\u9fff"
_BLANK = " \u00a0\u2000-\u200a\u202f\u3000\n\r\u2028"
_GONE = pattern(
    f"[\u00ad\u200b-\u200f\u2060\ufeff]+|(?<=[{_HAN}])[{_BLANK}\u00ad\u200b-\u200f\u2060\ufeff]+(?=[{_HAN}])"
)


@dataclass(frozen=True, slots=True)
class Shadow:
    """``text`` is the shadow; ``cuts`` are the (place in the shadow, code points left out before it so far), ascending."""

    text: str
    cuts: tuple[tuple[int, int], ...] = ()

    def origin(self, at: int) -> int:
        """The offset in the text of the code point at ``at`` in the shadow."""
        before = bisect_right(self.cuts, at, key=_place)
        return at + self.cuts[before - 1][1] if before else at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text of ``[start, end)`` in the shadow; a non-empty range ends behind its last code point."""
        if not self.cuts:
            return start, end
        if start == end:
            return self.origin(start), self.origin(start)
        return self.origin(start), self.origin(end - 1) + 1


def _place(cut: tuple[int, int]) -> int:
    return cut[0]


def shadow(text: str) -> Shadow:
    """The shadow of ``text``."""
    cuts: list[tuple[int, int]] = []
    if _GONE.search(text):
        kept: list[str] = []
        at = gone = 0
        for match in _GONE.finditer(text):
            kept.append(text[at : match.start()])
            at = match.end()
            cuts.append((match.start() - gone, gone + at - match.start()))
            gone += at - match.start()
        kept.append(text[at:])
        text = "".join(kept)
    if _TO_MAP.search(text):
        text = text.translate(_TABLE)
    return Shadow(text, tuple(cuts))
