"""Patterns that are compiled when they are first looked for, not when their module is imported.

A check imports three hundred rules, each with a pattern or two, and most documents need only some of them: compiling them all would be
the larger part of starting up.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Waiting:
    """A pattern not compiled yet; the first use puts the compiled one's own methods into its slots, so later uses cost no more."""

    __slots__ = (*_METHODS, "_flags", "pattern")

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying, pickling and inspecting ask for
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return pattern, (self.pattern, self._flags)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(text, flags)``, later. To be used by its methods; not to be handed to the functions of ``re``."""
    return cast(re.Pattern[str], Waiting(text, int(flags)))
