"""Runs → the notation's marks, with everything escaped that would be read as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.formats.maths import reading
from stdkit.model import Mark, Run

_TOGGLES: tuple[tuple[Mark, str], ...] = (
    ("bold", "**"),
    ("italic", "*"),
    ("superscript", "^"),
    ("subscript", "~"),
)
_BRACES: dict[Mark, str] = {"heiti": "{黑体:", "underline": "{下划线:"}
_ESCAPE = pattern(r"[\\*^~${}<`]|(?<!\w)_|&(?=[#A-Za-z])|\[(?=-?@)|\](?=\()|!(?=\[|$)|\[$|\]$|&$|(?<=\s)#")
_IN_SCRIPT = pattern(r"[\\*^~${}<`&_!\[\]\s，。；：、！？]")
_SAFE_LATEX = pattern(r"(?:\\[^\n]|[^$\\¦\n])+")
_SCRIPTS: frozenset[Mark] = frozenset({"superscript", "subscript"})
OWN: frozenset[Mark] = frozenset({"math", "footnote", "picture"})


def spell(runs: Iterable[Run], *, literal: bool = False, in_cell: bool = False) -> str:
    """The runs as the notation writes them. ``literal``: the text looks like a label and is none, so it is escaped."""
    made = _Speller(in_cell)
    for run in merged(runs):
        made.add(run, literal and not made.begun)
    return made.finish()


def begins_plain(runs: Sequence[Run]) -> bool:
    """Whether the first character of the text can be escaped (it is not a formula's)."""
    first = next((run for run in runs if run.text), None)
    return first is not None and "math" not in first.marks and first.text[0] != "\n"


def merged(runs: Iterable[Run]) -> list[Run]:
    """Runs of the same marks as one; locks and places in the file are no part of the notation.

    Of references only the pieces of one field's result are joined.
    """
    found: list[Run] = []
    before = None
    for run in runs:
        plain = not run.marks & OWN and not run.target
        last = found[-1] if found else None
        same = last is not None and (last.marks, last.refers) == (run.marks, run.refers)
        same = same and (not run.refers or bool(run.field and before is not None and before.field == run.field))
        before = run
        if last is not None and plain and same and not last.target:
            found[-1] = replace(last, text=last.text + run.text)
        elif run.text or run.target or run.marks & OWN:
            found.append(Run(run.text, None, run.marks, target=run.target, latex=run.latex, refers=run.refers))
    return [run for run in found if run.text or run.target or run.marks & OWN]


class _Speller:
    def __init__(self, in_cell: bool) -> None:
        self.in_cell = in_cell
        self.pieces: list[str] = []
        self.toggled: frozenset[Mark] = frozenset()
        self.braces: list[Mark] = []
        self.begun = False
        """Whether a character of the text has been written."""

    def add(self, run: Run, literal: bool) -> None:
        self._turn(run.marks - OWN)
        if run.refers:
            self.pieces.append(f"[{run.refers}]")
            self.begun = True
            return
        if "math" in run.marks:
            self.pieces.append(math(run))
            self.begun = self.begun or bool(run.text)
            return
        if "footnote" in run.marks and run.target:
            self.pieces.append("[^" + re.sub(r"[\s\]]", "", run.target) + "]")
        elif "picture" in run.marks:
            self.pieces.append(picture(run.target))
        if run.text:
            self.pieces.append(self._text(run, literal))
            self.begun = True

    def _turn(self, marks: frozenset[Mark]) -> None:
        """Close what ends and open what begins between two runs."""
        wanted = [mark for mark in _BRACES if mark in marks]
        keep = 0
        while keep < len(self.braces) and self.braces[keep] in wanted:
            keep += 1
        self.pieces.append("}" * (len(self.braces) - keep))
        del self.braces[keep:]
        self.pieces += [sign for mark, sign in _TOGGLES if (mark in marks) != (mark in self.toggled)]
        self.toggled = marks & {mark for mark, _ in _TOGGLES}
        for mark in wanted:
            if mark not in self.braces:
                self.pieces.append(_BRACES[mark])
                self.braces.append(mark)

    def _text(self, run: Run, literal: bool) -> str:
        text = run.text
        pattern = _IN_SCRIPT if run.marks & _SCRIPTS else _ESCAPE
        last = len(text) - 1
        made: list[str] = []
        for at, char in enumerate(text):
            edge = at in (0, last) and char.isspace()
            barred = self.in_cell and char == "|"
            first = at == 0 and (literal or self._after_reference(char))
            if char == "\n":
                made.append("<br/>")
            elif edge or barred or first or pattern.match(text, at):
                made.append("\\" + char)
            else:
                made.append(char)
        return "".join(made)

    def _after_reference(self, char: str) -> bool:
        """「[^1]:」 at the beginning of a line is a footnote's text."""
        return char in ":：" and not self.begun and any(piece.startswith("[^") for piece in self.pieces)

    def finish(self) -> str:
        self._turn(frozenset())
        return "".join(self.pieces)


def math(run: Run, sign: str = "$") -> str:
    """「$x_1$」, with the linear reading behind a bar where it is not the one the LaTeX gives by itself."""
    safe = run.latex.strip() == run.latex and _SAFE_LATEX.fullmatch(run.latex) and "<!--" not in run.latex
    latex = run.latex if safe else ""
    if latex and reading(latex) == run.text:
        return f"{sign}{latex}{sign}"
    shown = re.sub(r"[\\$¦<]|\{(?=#)|\[(?=-?@)", r"\\\g<0>", run.text.replace("\n", " "))
    return f"{sign}{latex}¦{shown}{sign}"


def picture(target: str) -> str:
    return "![](" + re.sub(r"[\\()]", r"\\\g<0>", target) + ")"
