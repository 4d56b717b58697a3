"""The tokens of LaTeX: commands, blanks, single characters."""

from __future__ import annotations

import re
from typing import Final

from stdkit.facts.patterns import pattern
from stdkit.formats.maths.signs import OTHER_SIGNS

TOKEN: Final = pattern(r"\\(?:[A-Za-z]+\*?|.)|\s+|.", re.DOTALL)
_TEXT_TOKEN: Final = pattern(r"\\(?:[A-Za-z]+(?:\{\}|\s)?|.)|.", re.DOTALL)
_MAX_DEPTH: Final = 150
"""Groups, rows and operators within one another; a pair of braces counts as three."""
ENDS: Final = frozenset(("", "}", "&", "\\\\", "\\right", "\\middle", "\\end", "\\over", "\\atop", "\\cr"))
"""What ends a group, a cell or the formula."""


class UnknownLatex(ValueError):
    """A construct this parser does not know."""


class Tokens:
    """The tokens of one formula, taken one after the other."""

    def __init__(self, latex: str) -> None:
        self._tokens: list[str] = TOKEN.findall(latex.strip())
        self._at = 0
        self._depth = 0

    def _peek(self, *, blanks: bool = False) -> str:
        while not blanks and self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, *, blanks: bool = False) -> str:
        token = self._peek(blanks=blanks)
        self._at += 1
        return token

    def _expect(self, token: str) -> None:
        if self._take() != token:
            raise UnknownLatex(token)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise UnknownLatex("depth")

    def _raw_group(self) -> str:
        """The characters of a group, blanks kept, commands as they are."""
        if self._peek() != "{":
            if self._peek() in ENDS:
                raise UnknownLatex(self._peek())
            return self._take()
        self._take()
        depth, text = 1, ""
        while depth:
            token = self._take(blanks=True)
            depth += {"{": 1, "}": -1}.get(token, 0)
            if not token:
                raise UnknownLatex("{")
            text += token if depth else ""
        return text


def words_of(text: str) -> str:
    """The words of a ``\\text{…}``, its escapes taken off."""
    known = {
        "textbackslash": "\\",
        "textasciicircum": "^",
        "textasciitilde": "~",
        "quad": "\u2003",
        "qquad": "\u2003\u2003",
    }

    def one(token: str) -> str:
        if token == "~":
            return "\u00a0"
        if not token.startswith("\\") or len(token) < 2:
            return "" if token in ("{", "}", "$") else token
        name = token[1:].removesuffix("{}").strip()
        if name.isalpha():
            return known.get(name) or OTHER_SIGNS.get(name, "")
        return {",": "\u2009", ";": "\u2004", ":": "\u2005", "!": "", " ": " "}.get(token[1:], token[1:])

    return "".join(one(token) for token in _TEXT_TOKEN.findall(text))
