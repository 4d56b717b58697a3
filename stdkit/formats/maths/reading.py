"""The reading of a formula given as LaTeX."""

from __future__ import annotations

from stdkit.facts.patterns import pattern
from stdkit.formats.maths.latex import parse
from stdkit.formats.maths.linear import linear

_COMMAND = pattern(r"\\(?:[A-Za-z]+\s?|.)")
_GROUPING = pattern(r"[{}&]")


def reading(latex: str) -> str:
    """One line of text for searching and showing; LaTeX that has no tree loses its commands and keeps its letters."""
    tree = parse(latex)
    if tree is not None:
        return linear(tree)
    return " ".join(_GROUPING.sub("", _COMMAND.sub("", latex)).split())
