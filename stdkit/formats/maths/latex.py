r"""LaTeX ↔ tree. What is not known gives ``None``: nothing is guessed.

The writer has one spelling for each construct, and the parser reads it back as the same tree; the parser knows many more spellings,
those of people and of programs that turn documents into Markdown.
"""

from __future__ import annotations

from stdkit.formats.maths.parser import Parser
from stdkit.formats.maths.tokens import UnknownLatex
from stdkit.formats.maths.tree import Row
from stdkit.formats.maths.writer import write

__all__ = ["parse", "write"]


def parse(latex: str) -> Row | None:
    """The tree of ``latex``; ``None`` where something in it is not known, or nothing is there."""
    try:
        return Parser(latex).whole() or None
    except UnknownLatex:
        return None
