"""Patterns that are compiled when they are first looked for, not when their module is imported.

A check imports three hundred rules, each with a pattern or two, and most documents need only some of them: compiling them all would be
the larger part of starting up. What compiling gives is a list of numbers, which the command line keeps from one run to the next
(``prepared``): with it a pattern is there in a hundredth of the time.
"""

from __future__ import annotations

import array
import re
from re import _compiler, _parser  # type: ignore[attr-defined]  # no public names since Python 3.11
from typing import Any, cast

from stdkit.facts import prepared

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_KIND = "pattern"
_made: list[Waiting] = []
"""Every pattern of the modules imported so far."""


class Waiting:
    """A pattern not compiled yet; the first use puts the compiled one's own methods into its slots, so later uses cost no more."""

    __slots__ = (*_METHODS, "given", "pattern")

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.given = flags
        _made.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying, pickling and inspecting ask for
            raise AttributeError(name)
        compiled = compiled_from(self.pattern, self.given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"pattern({self.pattern!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return pattern, (self.pattern, self.given)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(text, flags)``, later. To be used by its methods; not to be handed to the functions of ``re``.

    For what the program looks for in any document, at the top of a module; never for a pattern made from a document's text.
    """
    return cast(re.Pattern[str], Waiting(text, int(flags)))


def given_flags(one: re.Pattern[str]) -> int:
    """The flags a pattern was made with, without compiling it."""
    return one.given if isinstance(one, Waiting) else one.flags


def compile_all() -> None:
    """Compile every pattern of the modules imported so far, for the processes to come."""
    for one in _made:
        compiled_from(one.pattern, one.given)


def compiled_from(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(text, flags)``, from the numbers kept of an earlier run where there are any."""
    known = prepared.find(_KIND, (text, flags))
    if known is not None:
        return _assembled(text, *known)
    if prepared.wanted():
        parsed = _parser.parse(text, flags)
        numbers = array.array("I", map(int, _compiler._code(parsed, flags)))
        state = parsed.state
        known = int(flags | state.flags), numbers.tobytes(), state.groups - 1, dict(state.groupdict)
        prepared.keep(_KIND, (text, flags), known)
        return _assembled(text, *known)
    return re.compile(text, flags)


def _assembled(text: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    """As the last lines of ``re``'s own compiler put it together; it examines the numbers and refuses what is no program."""
    numbers = array.array("I")
    numbers.frombytes(code)
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[str] = _compiler._sre.compile(text, flags, numbers.tolist(), groups, names, tuple(by_number))
    return made
