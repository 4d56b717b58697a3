"""Formulas, whatever format they come from: one tree, read from LaTeX and written as LaTeX or as one line of text."""

from __future__ import annotations

from stdkit.formats.maths.latex import parse, write
from stdkit.formats.maths.linear import linear
from stdkit.formats.maths.reading import reading

__all__ = ["linear", "parse", "reading", "write"]
