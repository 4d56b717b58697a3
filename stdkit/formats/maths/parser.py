"""LaTeX → tree."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from stdkit.facts.patterns import pattern
from stdkit.formats.maths.environments import environment
from stdkit.formats.maths.signs import (
    ACCENTS,
    ARROWS,
    BRACES,
    FENCES,
    IGNORED,
    INTEGRALS,
    LARGE,
    OTHER_ACCENTS,
    OTHER_SIGNS,
    PLAIN,
    SIZES,
    SPACES,
    STYLES,
    TEXTS,
)
from stdkit.formats.maths.tokens import ENDS, TOKEN, Tokens, UnknownLatex, words_of
from stdkit.formats.maths.tree import (
    FUNCTIONS,
    LIMITED,
    Accent,
    Before,
    Boxed,
    Brace,
    Fenced,
    Fraction,
    Function,
    Large,
    Letters,
    Limit,
    Line,
    Lines,
    Part,
    Phantom,
    Root,
    Row,
    Scripts,
    Style,
    joined,
    words,
)

_ROOM: Final = pattern(r"\[-?[\d.]+\s*(?:ex|em|pt|mm|cm|in|bp|mu)\]")
_NO_ARGUMENT: Final = ENDS | frozenset("=+-<>,;:)]/|(['")
"""Before these an operator or a function works on nothing that could be told from the rest."""
_STROKES: Final = {"boxed": "", "fbox": "", "cancel": "/", "bcancel": "\\", "xcancel": "x"}
_ROOMS: Final = {"phantom": "hv", "hphantom": "h", "vphantom": "v"}
_OTHER_NAMES: Final = frozenset(
    ("tg", "ctg", "arctg", "arcctg", "sh", "ch", "th", "arccot", "sgn", "arg", "arsinh", "arcosh", "artanh")
)


class Parser(Tokens):
    """Makes the tree of one formula."""

    def __init__(self, latex: str) -> None:
        super().__init__(latex)
        self._style: Style = ""

    def whole(self) -> Row:
        """The formula; lines parted by ``\\\\`` stand under one another."""
        rows = self._rows(("",))
        if not any(cell for row in rows for cell in row):
            return ()
        return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else (Lines(rows),)

    # Rows

    def _sequence(self, ends: tuple[str, ...]) -> Row:
        """Everything up to one of ``ends`` (not taken; ``""`` is the end of the formula)."""
        self._deeper()
        found: list[Part] = []
        style = self._style
        while (token := self._peek()) not in ends:
            if token in ("\\over", "\\atop"):
                self._take()
                rest = self._sequence(ends)
                found = [Fraction(joined(found), rest, "bar" if token == "\\over" else "none")]
                break
            if token in ENDS:
                raise UnknownLatex(token)
            if token in ("\\rm", "\\bf", "\\it"):  # holds to the end of the group
                self._take()
                self._style = STYLES[token[1:]]
                continue
            found += self._scripted()
        self._style = style
        self._depth -= 1
        return joined(found)

    def _rows(self, ends: tuple[str, ...]) -> tuple[tuple[Row, ...], ...]:
        """Cells parted by ``&`` in rows parted by ``\\\\``; an empty last row is none."""
        rows: list[list[Row]] = [[]]
        stops = (*ends, "&", "\\\\", "\\cr")
        while True:
            rows[-1].append(self._sequence(stops))
            token = self._peek()
            if token in ends:
                break
            self._take()
            if token != "&":
                room = _ROOM.match("".join(self._tokens[self._at : self._at + 12]))
                if room:  # between the lines: \\[2ex]
                    self._at += len(TOKEN.findall(room.group()))
                rows.append([])
        while len(rows) > 1 and rows[-1] == [()]:
            rows.pop()
        return tuple(tuple(row) for row in rows)

    def _group(self) -> Row:
        """What a command takes: a group, or the one thing that follows."""
        self._deeper()
        found = self._grouped()
        self._depth -= 1
        return found

    def _grouped(self) -> Row:
        if self._peek() != "{":
            token = self._peek()
            if re.fullmatch(r"\d", token):
                self._take()
                return joined([Letters(token, self._style)])
            return joined(self._atom())
        self._take()
        found = self._sequence(("}",))
        self._take()
        return found

    # Scripts

    def _scripted(self) -> list[Part]:
        """One thing with its scripts, an operator or function with what it works on."""
        self._deeper()
        found = self._piece()
        self._depth -= 1
        return found

    def _piece(self) -> list[Part]:
        name = self._peek()
        if name.startswith("\\"):
            if name[1:] in LARGE or name == "\\mathop":
                return [self._large()]
            if name[1:].rstrip("*") in ("operatorname", *FUNCTIONS, *_OTHER_NAMES):
                return self._function()
            if name[1:] in BRACES:
                return [self._brace()]
        if name == "{":
            base = list(self._group())
            whole = True
        else:
            base = self._atom()
            whole = False
        return self._with_scripts(base, whole=whole)

    def _with_scripts(self, base: list[Part], *, whole: bool) -> list[Part]:
        while self._peek() == "'" and base and isinstance(base[-1], Letters) and base[-1].style == "" and (whole is False or len(base) == 1):  # fmt: skip
            self._take()
            base[-1] = replace(base[-1], text=base[-1].text + "′")
        low, high = self._scripts()
        if low is None and high is None:
            return base
        if low is None and _is_degree(high):
            return [*base, Letters("°", self._style)]
        if not base:
            return [self._before(low, high)]
        return [Scripts(joined(base), low, high)]

    def _before(self, low: Row | None, high: Row | None) -> Part:
        """Scripts behind nothing: they belong to what follows, where something does that takes scripts."""
        token = self._peek()
        if token in _NO_ARGUMENT or (token.startswith("\\") and token[1:] in (*SPACES, "times", "cdot", "div", "pm", "left", "quad", "le", "ge", "ne", "to")):  # fmt: skip
            return Scripts((), low, high)
        return Before(joined(self._scripted()), low or (), high or ())

    def _scripts(self) -> tuple[Row | None, Row | None]:
        low: Row | None = None
        high: Row | None = None
        while (token := self._peek()) in ("_", "^", "'"):
            self._take()
            if token == "'":
                high = joined([*(high or ()), Letters("′")])
            elif token == "_" and low is None:
                low = self._group()
            elif token == "^" and (high is None or all(isinstance(p, Letters) and not p.text.strip("′") for p in high)):
                high = joined([*(high or ()), *self._group()])
            else:
                raise UnknownLatex("double script")
        return low, high

    def _large(self) -> Part:
        name = self._take()[1:]
        if name == "mathop":
            row = self._group()
            sign = "".join(part.text for part in row if isinstance(part, Letters))
            if len(row) != 1 or not isinstance(row[0], Letters):
                return row[0] if len(row) == 1 else Fenced("", "", (row,))
        else:
            sign = LARGE[name]
        beside = sign in INTEGRALS
        while self._peek() in ("\\limits", "\\nolimits"):
            beside = self._take() == "\\nolimits"
        low, high = self._scripts()
        if low is None and high is None:
            beside = sign in INTEGRALS
        return Large(sign, low, high, self._argument(), beside)

    def _argument(self) -> Row:
        token = self._peek()
        relation = token.startswith("\\") and OTHER_SIGNS.get(token[1:], "a") in "=≤≥≠≈×·÷±→≡∼<>∈⩽⩾"
        return () if token in _NO_ARGUMENT or relation else joined(self._scripted())

    def _function(self) -> list[Part]:
        command = self._take()[1:]
        starred = command.endswith("*")
        if command.rstrip("*") == "operatorname":
            self._style, before = "upright", self._style
            row = self._group()
            self._style = before
            text = "".join(part.text for part in row if isinstance(part, Letters))
            if not any(sign.isalpha() for sign in text):
                raise UnknownLatex(command)
        else:
            text = command
        name: Part = Letters(text, "upright")
        while self._peek() in ("\\limits", "\\nolimits"):
            starred = self._take() == "\\limits"
        low, high = self._scripts()
        if low is not None and high is None and (starred or text in LIMITED):
            name = Limit((name,), low)
        elif low is not None or high is not None:
            name = Scripts((name,), low, high)
        inner = self._argument()
        return [Function((name,), inner)] if inner else [name]

    def _brace(self) -> Part:
        sign, under = BRACES[self._take()[1:]]
        brace = Brace(sign, self._group(), under)
        low, high = self._scripts()
        made: Part = brace
        if (low if under else high) is not None:
            made = Limit((made,), (low if under else high) or (), under)
        other = high if under else low
        return Scripts((made,), None if under else other, other if under else None) if other is not None else made

    # Single things

    def _atom(self) -> list[Part]:
        token = self._take()
        if token == "{":
            self._at -= 1
            return list(self._group())
        if token in ("_", "^", "'"):  # scripts behind nothing
            self._at -= 1
            return []
        if token in ENDS:
            raise UnknownLatex(token)
        if token.startswith("\\"):
            return self._command(token[1:])
        if token.isdigit() and token.isascii():
            while self._at < len(self._tokens) and re.fullmatch(r"[\d.]", self._tokens[self._at]):
                if self._tokens[self._at] == "." and not self._digit_at(self._at + 1):
                    break
                token += self._take()
            return [Letters(token, self._style)]
        if token == "~":
            return [Letters("\u00a0", self._style)]
        return words(token.translate(PLAIN), self._style)

    def _digit_at(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].isdigit()

    def _command(self, name: str) -> list[Part]:
        if name in OTHER_SIGNS:
            return words(OTHER_SIGNS[name], self._style)
        if name in SPACES:
            return [Letters(SPACES[name], self._style)] if SPACES[name] else []
        if name in STYLES:
            before, self._style = self._style, STYLES[name]
            found = self._group()
            self._style = before
            return list(found)
        if name in TEXTS:
            return [Letters(words_of(self._raw_group()), "text")]
        if name in ACCENTS or name in OTHER_ACCENTS:
            return [Accent(ACCENTS.get(name) or OTHER_ACCENTS[name], self._group())]
        if name in ("overline", "underline"):
            return [Line(self._group(), name == "underline")]
        if name in ARROWS:
            return [self._arrow(name)]
        if name in ("overset", "underset", "stackrel"):
            limit = self._group()
            return [Limit(self._group(), limit, name == "underset")]
        if name in _STROKES:
            return [Boxed(self._group(), _STROKES[name])]
        if name in _ROOMS:
            return [Phantom(self._group(), _ROOMS[name])]  # type: ignore[arg-type]
        if name in ("sqrt", "left", "begin", "substack", "not", "tag", "label", "hspace", "mspace", "genfrac"):
            return self._special(name)
        if name in ("frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac", "binom", "dbinom", "tbinom"):
            return [self._fraction(name)]
        if name in IGNORED:
            return []
        if name in SIZES:
            return [Letters(self._fence(), self._style)]
        if len(name) == 1 and not name.isalnum() and name not in "([])":
            return [Letters(name, self._style)]
        raise UnknownLatex(name)

    def _fraction(self, name: str) -> Part:
        above = self._group()
        below = self._group()
        if name.endswith("binom"):
            return Fenced("(", ")", ((Fraction(above, below, "none"),),))
        return Fraction(above, below, "skewed" if name in ("sfrac", "nicefrac") else "bar")

    def _special(self, name: str) -> list[Part]:
        if name == "sqrt":
            return [self._root()]
        if name == "left":
            return [self._fenced()]
        if name == "begin":
            return self._environment()
        if name == "substack":
            self._expect("{")
            rows = self._rows(("}",))
            self._take()
            return [Lines(rows)]
        if name == "not":
            negated = {"=": "≠", "∈": "∉", "≡": "≢", "⊂": "⊄", "<": "≮", ">": "≯", "∥": "∦", "∼": "≁", "≈": "≉"}
            found = self._atom()
            sign = found[0].text if len(found) == 1 and isinstance(found[0], Letters) else ""
            if sign not in negated:
                raise UnknownLatex("not")
            return [Letters(negated[sign], self._style)]
        if name == "genfrac":
            left, right, thick = (self._raw_group().strip() for _ in range(3))
            if any(side and side not in FENCES for side in (left, right)):
                raise UnknownLatex(name)
            self._raw_group()
            made: Part = Fraction(self._group(), self._group(), "none" if re.match(r"0\D*$", thick) else "bar")
            return [Fenced(FENCES.get(left, ""), FENCES.get(right, ""), ((made,),)) if left or right else made]
        self._raw_group()  # a number, a name, room: nothing of the formula itself
        if name == "tag":
            raise UnknownLatex(name)
        return []

    def _arrow(self, name: str) -> Part:
        below: Row = ()
        if self._peek() == "[":
            self._take()
            below = self._sequence(("]",))
            self._take()
        above = self._group()
        sign = ARROWS[name]
        if not above:
            return Brace(sign, below, under=False)
        arrow = Brace(sign, above)
        return Limit((arrow,), below) if below else arrow

    def _root(self) -> Part:
        degree: Row = ()
        if self._peek() == "[":
            self._take()
            degree = self._sequence(("]",))
            self._take()
        return Root(degree, self._group())

    def _fence(self) -> str:
        token = self._take()
        if token in FENCES:
            return FENCES[token]
        if len(token) == 1 and not token.isalnum() and token not in "{}_^&'":
            return token
        raise UnknownLatex(token)

    def _fenced(self) -> Part:
        left = self._fence()
        rows = [self._sequence(("\\right", "\\middle"))]
        between = ""
        while self._take() == "\\middle":
            sign = self._fence()
            if between not in ("", sign):
                raise UnknownLatex("middle")
            between = sign
            rows.append(self._sequence(("\\right", "\\middle")))
        return Fenced(left, self._fence(), tuple(rows), between or "|")

    def _environment(self) -> list[Part]:
        full = self._raw_group()
        name = full.rstrip("*")
        align = ""
        if name in ("array", "alignat", "alignedat"):
            align = "".join(re.findall(r"[lcr]", self._raw_group()))
        rows = self._rows(("\\end",))
        self._take()
        if self._raw_group() != full:
            raise UnknownLatex(full)
        return environment(name, rows, align)


def _is_degree(high: Row | None) -> bool:
    return high is not None and len(high) == 1 and isinstance(high[0], Letters) and high[0].text == "∘"
