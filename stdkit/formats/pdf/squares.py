"""Half-width marks of fonts that say nothing about width, as the full-width ones they are printed as.

Typesetting systems of publishers set Chinese with fonts that give every sign a full square, put each sign in its place by itself,
and call a comma 「,」 whether it is a Chinese one or not. What tells them apart is the room they are given: a Chinese mark has half a
square at least, as 「、」 of the same text has, where a Latin one has a quarter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from stdkit.formats.pdf.chars import Char

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_ROOM = 0.42
"""The part of the size that a Chinese mark is given at least, squeezed as it may be."""


def widened(chars: Sequence[Char], squares: Set[int]) -> list[Char]:
    """The characters of a page in the file's order, with marks among those at ``squares`` made what they are printed as."""
    found = list(chars)
    for at in _wide_marks(chars, squares):
        found[at] = found[at]._replace(text=_FULL[found[at].text])
    return found


def _wide_marks(chars: Sequence[Char], squares: Set[int]) -> Iterator[int]:
    opened: list[int] = []
    for at, char in enumerate(chars):
        if char.text not in _FULL or at not in squares:
            continue
        if char.text == "(":
            opened.append(at)
        elif char.text == ")":
            start = opened.pop() if opened else -1
            if start < 0 or not _is_pair(chars, start, at):
                continue  # the bracket behind the letter of a list item, a function's arguments
            yield start
            yield at
        elif _is_beside_chinese(chars, at) and _has_room(chars, at):
            yield at


def _is_pair(chars: Sequence[Char], start: int, end: int) -> bool:
    """Whether two brackets stand in a Chinese text: Chinese between them, or on both sides of a name (no pair of coordinates, no
    number of an item or a formula at the end of its line)."""
    inside = chars[start + 1 : end]
    if any(_is_chinese(char.text) for char in inside):
        return True
    if start == 0 or any(char.text in ",;" for char in inside):
        return False
    level = 0.3 * chars[start].size
    before = chars[start - 1]
    if abs(before.baseline - chars[start].baseline) > level or not _is_chinese(before.text):
        return False
    after = chars[end + 1] if end + 1 < len(chars) else None
    if after is None or abs(after.baseline - chars[end].baseline) > level:
        return sum(1 for char in inside if char.text.isalpha()) > 2
    return _is_chinese(after.text)


def _is_beside_chinese(chars: Sequence[Char], at: int) -> bool:
    return any(0 <= near < len(chars) and _is_chinese(chars[near].text) for near in (at - 1, at + 1))


def _has_room(chars: Sequence[Char], at: int) -> bool:
    """Whether a mark is given half a square: from the sign before it to the one behind, as far as they stand on its line."""
    char = chars[at]
    before = chars[at - 1] if at else None
    after = chars[at + 1] if at + 1 < len(chars) else None
    level = 0.3 * char.size
    if before is None or abs(before.baseline - char.baseline) > level or before.x1 > char.x1:
        return False
    if after is None or abs(after.baseline - char.baseline) > level or after.x0 < char.x0:
        return True  # the last of its line
    return after.x0 - before.x1 >= _ROOM * char.size


def _is_chinese(text: str) -> bool:
    return "\u2e80" < text < "\ufb00" or "\uff01" <= text <= "\uff5e"
