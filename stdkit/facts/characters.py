"""Characters that no XML, no terminal and no database takes: control characters, halves of surrogate pairs, what Unicode keeps back."""

from __future__ import annotations

from stdkit.facts.patterns import pattern

_UNWRITABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def writable(text: str, instead: str = "\ufffd") -> str:
    """``text`` with 「\ufffd」 for each character that could not be written: places stay, and who reads it sees that something was there.

    Where neither matters, ``instead`` is "".
    """
    return _UNWRITABLE.sub(instead, text)


def is_writable(text: str) -> bool:
    return _UNWRITABLE.search(text) is None
