"""What a process that lives for one command sets up before anything else. For the command line only, never for a library's user."""

from __future__ import annotations

import gc
import re
from typing import Any


def set_up() -> None:
    """Tune this process for one short run."""
    # Its documents live to its end: looking for garbage often costs a tenth of the time and finds none.
    gc.set_threshold(50_000, 20, 20)
    remember_classes()


def remember_classes() -> None:
    """Have ``re`` work out each character class once.

    Up to Python 3.12 it counts through every character of 「any Chinese character」, which takes a millisecond, and our patterns
    hold that class a hundred times. The function that counts depends on nothing but its arguments and its result is only read;
    where a Python has no such function, nothing is done.
    """
    compiler: Any = getattr(re, "_compiler", None)
    optimise = getattr(compiler, "_optimize_charset", None)
    if optimise is None or hasattr(optimise, "__wrapped__"):
        return
    known: dict[Any, Any] = {}

    def remembered(charset: Any, *options: Any) -> Any:
        if any(options):  # letters in either case are told by functions that are made anew each time
            return optimise(charset, *options)
        key = tuple(charset)
        if key not in known:
            known[key] = optimise(charset, *options)
        return known[key]

    remembered.__wrapped__ = optimise  # type: ignore[attr-defined]
    compiler._optimize_charset = remembered
