"""Automatic numbers: what Word will compute, kept equal to the labels the document says.

The writer hands every label to ``Numbering.place``. As long as Word, counting on, comes to that label by itself, nothing needs to be
written: the number comes with the style. Where it does not (a list that starts again, a fragment that begins with chapter 5, a number
left out) the paragraph gets a numbering instance with ``startOverride``. A label that no counting gives (「3.1a」) is refused with ``None``
and has to be written as text; so is one whose chapter Word has not counted (「7.1.1」 under a typed 「7.」).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stdkit.formats.docx.fresh.measures import HEI, LATIN, SONG, WUHAO, XIAOWU
from stdkit.formats.docx.fresh.styles import all_styles
from stdkit.formats.docx.fresh.xml import Xml, paragraph_format, run_format, value, w

CLAUSES, ANNEXES, INTRODUCTION, DASHES, DASHES2, BULLETS, LETTERS, DIGITS, NOTE, NOTES, EXAMPLE, EXAMPLES = range(1, 13)
TABLES, FIGURES, ANNEX_TABLES, ANNEX_FIGURES, REFERENCES, SUBFIGURES, TABLE_NOTES = range(13, 20)

GAP = "\u3000"
_FREE, _RESTARTS = 100, 1000
"""Numbers of schemes made for odd labels, and of instances that start anew, begin here."""


@dataclass(frozen=True, slots=True)
class Level:
    """``text`` as in ``w:lvlText``; ``left`` and ``hanging`` in twips."""

    form: str
    text: str
    left: int = 0
    hanging: int = 0
    font: str = HEI
    size: int = WUHAO
    tab: bool = False
    raised: bool = False


def _ladder(first: Level, patterns: Sequence[str]) -> list[Level]:
    return [first, *(Level("decimal", pattern + GAP) for pattern in patterns)]


def _dotted(head: str, depth: int, first: int = 2) -> str:
    return head + "".join(f".%{at}" for at in range(first, depth + first))


_SMALL = {"size": XIAOWU}
SCHEMES: dict[int, list[Level]] = {
    # 章 counts at the second level, as in the national template, where the first is that of its unnumbered titles.
    CLAUSES: [Level("none", ""), *(Level("decimal", _dotted("%2", depth, 3) + GAP) for depth in range(6))],
    ANNEXES: _ladder(Level("upperLetter", "附录%1"), [_dotted("%1", depth) for depth in range(1, 6)]),
    INTRODUCTION: _ladder(Level("none", ""), [_dotted("0", depth) for depth in range(1, 6)]),
    DASHES: [Level("none", "——", 840, 420, SONG)],
    DASHES2: [Level("none", "——", 1260, 420, SONG)],
    BULLETS: [Level("none", "——", 840, 420, SONG), Level("none", "•", 1260, 420, SONG, tab=True)],
    LETTERS: [
        Level("lowerLetter", "%1)", 840, 420, LATIN, tab=True),
        Level("decimal", "%2)", 1260, 420, LATIN, tab=True),
        Level("decimal", "(%3)", 1680, 420, LATIN, tab=True),
    ],
    DIGITS: [Level("decimal", "%1)", 840, 420, LATIN, tab=True)],
    NOTE: [Level("none", "注：", 720, 360, **_SMALL)],  # type: ignore[arg-type]
    NOTES: [Level("decimal", "注%1：", 810, 450, **_SMALL)],  # type: ignore[arg-type]
    EXAMPLE: [Level("none", "示例：", 0, -360, **_SMALL)],  # type: ignore[arg-type]
    EXAMPLES: [Level("decimal", "示例%1：", 0, -360, **_SMALL)],  # type: ignore[arg-type]
    TABLES: [Level("decimal", "表%1" + GAP)],
    FIGURES: [Level("decimal", "图%1" + GAP)],
    ANNEX_TABLES: [Level("upperLetter", "%1"), Level("decimal", "表%1.%2" + GAP)],
    ANNEX_FIGURES: [Level("upperLetter", "%1"), Level("decimal", "图%1.%2" + GAP)],
    REFERENCES: [Level("decimal", "[%1]" + GAP, 0, -420, LATIN)],
    SUBFIGURES: [Level("lowerLetter", "%1)" + GAP, **_SMALL)],  # type: ignore[arg-type]
    TABLE_NOTES: [Level("lowerLetter", "%1", 540, 180, SONG, tab=True, raised=True, **_SMALL)],
}


@dataclass(slots=True)
class _Count:
    """How far Word has counted in one scheme, and the instance in use from each level on."""

    values: list[int]
    instance: list[tuple[int, int]] = field(default_factory=list)

    def next(self, level: int) -> tuple[int, ...]:
        """What Word shows at that level next; a level left out above counts as used from then on."""
        return (*(max(value, 1) for value in self.values[:level]), self.values[level] + 1)

    def take(self, level: int, values: Sequence[int]) -> None:
        self.values = [*values, *([0] * (len(self.values) - level - 1))]


@dataclass(frozen=True, slots=True)
class Placed:
    """``num`` is the instance to name in the paragraph, ``None`` where the style's own does."""

    num: int | None


class Numbering:
    """The numbering of one draft while it is written."""

    def __init__(self) -> None:
        self._counts = {scheme: _Count([0] * len(levels)) for scheme, levels in SCHEMES.items()}
        self._restarts: list[tuple[int, tuple[tuple[int, int], ...]]] = []
        self._schemes = dict(SCHEMES)
        self._free: dict[Level, int] = {}

    def place(self, scheme: int, level: int, label: str) -> Placed | None:
        """Make Word show ``label`` at ``level`` of ``scheme``; ``None`` where no counting gives it."""
        wanted = read_label(scheme, level, label)
        return None if wanted is None else self._place(scheme, level, wanted)

    def place_free(self, label: str, font: str = HEI) -> int | None:
        """An instance that shows ``label`` whatever its shape (「A.」, 「①」 as a sign, 「图B1」): a scheme of its own, one level deep.

        ``None`` for an empty label. The caller names the instance in the paragraph, at level 0.
        """
        if not label:
            return None
        match = re.fullmatch(r"(.*?)([1-9]\d{0,3}|(?<![A-Za-z])[A-Za-z])([^0-9A-Za-z]*)", label)
        if match is None or "%" in label:
            level, wanted = Level("none", label.replace("%", "％"), font=font), None
        else:
            form = "decimal" if match[2].isdigit() else "lowerLetter" if match[2].islower() else "upperLetter"
            wanted = int(match[2]) if match[2].isdigit() else ord(match[2].lower()) - ord("a") + 1
            level = Level(form, f"{match[1]}%1{match[3]}", font=font)
        level = replace(level, tab=font != HEI)
        if level.text.endswith("%1") and font == HEI:
            level = replace(level, text=level.text + GAP)
        scheme = self._free.setdefault(level, _FREE + len(self._free))
        if scheme not in self._counts:
            self._schemes[scheme] = [level]
            self._counts[scheme] = _Count([0])
        placed = self._place(scheme, 0, (wanted,))
        return scheme if placed is None or placed.num is None else placed.num

    def _place(self, scheme: int, level: int, wanted: Sequence[int | None]) -> Placed | None:
        """The instance for the counters ``wanted``; ``None`` where a level above the last would have to jump: Word starts a level
        anew only at a paragraph of that level."""
        count = self._counts[scheme]
        expected = count.next(level)
        known = tuple(expected[at] if value is None else value for at, value in enumerate(wanted))
        if known[:-1] != expected[:-1]:
            return None
        while count.instance and count.instance[-1][0] > level:
            count.instance.pop()
        count.take(level, known)
        if self._schemes[scheme][level].form == "none" or known == expected:
            return Placed(count.instance[-1][1] if count.instance else None)
        if count.instance and count.instance[-1][0] == level:
            count.instance.pop()
        number = self._restart(scheme, [(at, value) for at, value in enumerate(known) if wanted[at] is not None])
        count.instance.append((level, number))
        return Placed(number)

    def _restart(self, scheme: int, starts: list[tuple[int, int]]) -> int:
        self._restarts.append((scheme, tuple(starts)))
        return _RESTARTS + len(self._restarts)

    def part(self) -> Xml:
        """``word/numbering.xml``."""
        styles = {tuple(style.paragraph["num"]): style.id for style in all_styles() if "num" in style.paragraph}
        schemes = [_scheme(scheme, levels, styles) for scheme, levels in self._schemes.items()]
        base = [w("num", value("abstractNumId", scheme), numId=scheme) for scheme in self._schemes]
        more = [
            w(
                "num",
                value("abstractNumId", scheme),
                *(w("lvlOverride", value("startOverride", start), ilvl=level) for level, start in starts),
                numId=_RESTARTS + at,
            )
            for at, (scheme, starts) in enumerate(self._restarts, start=1)
        ]
        return w("numbering", *schemes, *base, *more)


def read_label(scheme: int, level: int, label: str) -> tuple[int | None, ...] | None:
    """The counters that give ``label``, outermost first; ``None`` in the place of a level the label does not show."""
    shape = SCHEMES[scheme][level]
    if shape.form == "none" and "%" not in shape.text:
        return (None,) * (level + 1) if label == shape.text else None
    pattern, shown = "", []
    for piece in re.split(r"(%\d)", shape.text.rstrip(GAP)):
        if re.fullmatch(r"%\d", piece):
            shown.append(int(piece[1]) - 1)
            pattern += r"([A-Z])" if SCHEMES[scheme][shown[-1]].form == "upperLetter" else r"([a-z]|[1-9]\d{0,3})"
        else:
            pattern += re.escape(piece)
    match = re.fullmatch(pattern, re.sub(r"\s", "", label) if scheme == ANNEXES else label)
    if match is None:
        return None
    found: list[int | None] = [None] * (level + 1)
    for at, text in zip(shown, match.groups(), strict=True):
        letters = SCHEMES[scheme][at].form in ("upperLetter", "lowerLetter")
        if text.isdigit() == letters:
            return None
        found[at] = ord(text.lower()) - ord("a") + 1 if letters else int(text)
    return tuple(found)


def _scheme(scheme: int, levels: list[Level], styles: dict[tuple[int, int], str]) -> Xml:
    return w(
        "abstractNum",
        value("nsid", f"{0x5D1C0000 + scheme:08X}"),
        value("multiLevelType", "multilevel"),
        value("tmpl", f"{0x6E2D0000 + scheme:08X}"),
        *(_level(at, level, styles.get((scheme, at))) for at, level in enumerate(levels)),
        abstractNumId=scheme,
    )


def _level(at: int, level: Level, style: str | None) -> Xml:
    indent: dict[str, int] = {"left": level.left}
    indent |= {"hanging": level.hanging} if level.hanging >= 0 else {"firstLine": -level.hanging}
    latin = LATIN if level.font in (LATIN, SONG) else level.font
    east = SONG if level.font in (LATIN, SONG) else level.font
    return w(
        "lvl",
        value("start", 1),
        value("numFmt", level.form),
        value("pStyle", style) if style else None,
        value("suff", "tab" if level.tab else "nothing"),
        value("lvlText", level.text),
        value("lvlJc", "left"),
        paragraph_format(tabs=[("num", level.left, "")] if level.tab else (), indent=indent),
        run_format(
            east=east,
            latin=latin,
            hint=True,
            bold=False,
            italic=False,
            size=level.size,
            vertical="superscript" if level.raised else "",
        ),
        ilvl=at,
    )
