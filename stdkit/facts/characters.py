"""Characters that no XML, no terminal and no database takes: control characters, halves of surrogate pairs, what Unicode keeps back."""

from __future__ import annotations

from stdkit.facts.patterns import pattern

_UNWRITABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """``text`` with 「\ufffd」 for each character that could not be written: places stay, and who reads it sees that something was there."""
    return _UNWRITABLE.sub("\ufffd", text)
