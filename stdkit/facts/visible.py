"""Text of strangers on a terminal or a page: signs that steer a terminal, or turn the direction of writing, are shown and do nothing.

A document, or the name of its file, may hold sequences that rename the window, hide a line or let 「exe.cod」 read as 「doc.exe」.
"""

from __future__ import annotations

from stdkit.facts.patterns import pattern

_STEERING = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` with every steering sign as its number.

    >>> visible("a\\x1b[2Jb")
    'a<U+001B>[2Jb'
    """
    if text.isascii() and text.isprintable():
        return text
    return _STEERING.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)
