"""The numbers Word computes and does not store: 「5.1.2」, 「附录A」, 「表A.1」, 「a)」, 「注1：」.

A paragraph names a list (``w:num``) and a level, itself or through its style. A list is an instance of an abstract list; all
instances of one abstract list count on together, unless an instance starts a level anew (``w:startOverride``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Final

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.number_formats import format_number
from stdkit.formats.docx.styles import ParagraphStyle, Styles, is_on, properties_of, whole
from stdkit.formats.docx.symbols import readable
from stdkit.formats.docx.tags import ALTERNATE, CHOICE, RPR, VAL, w

LEVELS: Final = 9
_LONGEST: Final = 255
"""Characters of a level's text that are read; Word takes 31."""
_HAN: Final = r"\u2e80-\u9fff\uff00-\uffef"
_BLANK: Final = pattern(r"\s")
_PLACE: Final = pattern(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` is the count of levels after which it starts anew: ``None`` after any higher one, 0 never."""

    start: int = 1
    number_format: str = "decimal"
    custom: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    element: etree._Element | None = field(default=None, compare=False, repr=False)
    """The ``w:lvl`` itself, for what only the layout asks."""


@dataclass(slots=True)
class _Abstract:
    id: str
    levels: dict[int, Level]
    list_style: str = ""
    """The list style whose list this one is, where it has no levels of its own (``w:numStyleLink``)."""


@dataclass(slots=True)
class _Instance:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


def tidy_label(label: str) -> str:
    """A label as it is cited: no blanks at the ends or beside Chinese characters (「附　录　A」 → 「附录A」)."""
    label = label.strip()
    return _blanks_by_han().sub("", label) if _BLANK.search(label) else label


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str | int, ...]:
    """A level's text taken apart: what stands in it, and for 「%1」 the level whose count it shows."""
    return tuple(int(part) - 1 if at % 2 else part for at, part in enumerate(_PLACE.split(text)))


@cache
def _blanks_by_han() -> re.Pattern[str]:
    """Compiled when a label with a blank comes: classes of so many characters take their time."""
    return re.compile(f"(?<=[{_HAN}])[\\s\\u3000]+|[\\s\\u3000]+(?=[{_HAN}])")


class Numbering:
    """The lists of a document, and how far each has counted. Feed it the paragraphs in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Abstract] = {}
        self._instances: dict[str, _Instance] = {}
        self._levels: dict[str, tuple[str, tuple[Level, ...]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            for element in root.iterchildren(w("abstractNum")):
                self._add_abstract(element)
            for element in root.iterchildren(w("num")):
                self._add_instance(element)

    def fresh(self) -> Numbering:
        """The same lists, none of which has counted yet: notes and running heads count for themselves."""
        other = Numbering(None, self._styles)
        other._abstracts, other._instances, other._levels = self._abstracts, self._instances, self._levels
        return other

    def label(self, style: ParagraphStyle, num_id: str | None, level: int | None) -> str:
        """Count a paragraph and give its number as the reader sees it, "" where it has none.

        ``num_id`` and ``level`` are what the paragraph itself says, ``None`` where it leaves that to its style.
        """
        place = self.place(style, num_id, level)
        return "" if place is None else self.count(*place)

    def place(self, style: ParagraphStyle, num_id: str | None, level: int | None) -> tuple[str, int] | None:
        """The list and level a paragraph counts in, ``None`` for none (also for the list 0, which takes a number off)."""
        by_style = num_id is None
        wanted = style.num_id if num_id is None else num_id
        if wanted is None or wanted == "0" or wanted not in self._instances:
            return None
        if level is None and by_style:
            level = self._level_by_style(wanted, style)
        if level is None:
            level = style.level or 0
        return (wanted, level) if 0 <= level < LEVELS else None

    def count(self, num_id: str, level: int) -> str:
        """Count one paragraph in that list at that level; its label."""
        abstract, levels = self._resolve(num_id)
        if not levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        self._apply_override(num_id, level, counts, levels)
        for shallower in range(level):
            # A level left out counts as used: a Heading 1 after a lone Heading 2 (1.1) is 2.
            if counts[shallower] is None:
                counts[shallower] = levels[shallower].start
        present = counts[level]
        counts[level] = levels[level].start if present is None else present + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return self._write(levels, counts, level)

    def level(self, num_id: str, level: int) -> Level | None:
        """That level of that list, as far as it is defined."""
        levels = self._resolve(num_id)[1]
        return levels[level] if levels else None

    def is_bullet(self, num_id: str, level: int) -> bool:
        """Whether that level shows a sign rather than a number."""
        levels = self._resolve(num_id)[1]
        return bool(levels) and levels[level].number_format == "bullet"

    def _apply_override(self, num_id: str, level: int, counts: list[int | None], levels: tuple[Level, ...]) -> None:
        """An instance with its own start begins anew when it is first used at that level, and never again."""
        if (num_id, level) in self._started:
            return
        self._started.add((num_id, level))
        if level in self._instances[num_id].starts:
            counts[level] = None

    def _write(self, levels: tuple[Level, ...], counts: list[int | None], level: int) -> str:
        own = levels[level]
        if own.number_format == "bullet":
            return tidy_label(readable(own.text, own.font))

        def number(at: int) -> str:
            if at > level:
                return ""
            there = levels[at]
            value = counts[at]
            value = there.start if value is None else value
            shown = "decimal" if own.legal and there.number_format not in ("none", "bullet") else there.number_format
            return format_number(value, shown, there.custom)

        written = [number(part) if isinstance(part, int) else part for part in _parts(own.text)]
        return tidy_label(readable("".join(written), own.font))

    def _level_by_style(self, num_id: str, style: ParagraphStyle) -> int | None:
        """What the style says itself, else the level that names the style or its nearest ancestor, else what is inherited."""
        if style.level_said:
            return style.level
        levels = self._resolve(num_id)[1]
        for style_id in style.ids:
            for at, candidate in enumerate(levels):
                if candidate.style == style_id:
                    return at
        return None

    def _resolve(self, num_id: str) -> tuple[str, tuple[Level, ...]]:
        """The abstract list that ``num_id`` counts in, and its levels with the instance's own."""
        found = self._levels.get(num_id)
        if found is None:
            instance = self._instances[num_id]
            abstract = self._abstract(instance.abstract)
            if abstract is None:
                found = ("", ())
            else:
                levels = tuple(self._level(instance, abstract, at) for at in range(LEVELS))
                found = (abstract.id, levels)
            self._levels[num_id] = found
        return found

    def _level(self, instance: _Instance, abstract: _Abstract, at: int) -> Level:
        level = instance.levels.get(at) or abstract.levels.get(at) or Level(text="")
        return replace(level, start=instance.starts[at]) if at in instance.starts else level

    def _abstract(self, abstract_id: str) -> _Abstract | None:
        """The abstract list itself, or the one its list style leads to."""
        seen: set[str] = set()
        abstract = self._abstracts.get(abstract_id)
        while abstract is not None and abstract.list_style and abstract.id not in seen:
            seen.add(abstract.id)
            instance = self._instances.get(self._styles.numbering_of(abstract.list_style) or "")
            linked = self._abstracts.get(instance.abstract) if instance is not None else None
            if linked is None or linked is abstract:
                break
            abstract = linked
        return abstract

    def _add_abstract(self, element: etree._Element) -> None:
        link = element.find(w("numStyleLink"))
        abstract = _Abstract(
            id=element.get(w("abstractNumId")) or "",
            levels=dict(_read_level(level) for level in element.iterchildren(w("lvl"))),
            list_style=(link.get(VAL) or "") if link is not None else "",
        )
        self._abstracts[abstract.id] = abstract

    def _add_instance(self, element: etree._Element) -> None:
        abstract = element.find(w("abstractNumId"))
        instance = _Instance((abstract.get(VAL) or "") if abstract is not None else "")
        for override in element.iterchildren(w("lvlOverride")):
            at = whole(override.get(w("ilvl")))
            if at is None:
                continue
            level = override.find(w("lvl"))
            if level is not None:
                instance.levels[at] = _read_level(level)[1]
            start = override.find(w("startOverride"))
            value = whole(start.get(VAL)) if start is not None else None
            if value is not None:
                instance.starts[at] = value
        self._instances[element.get(w("numId")) or ""] = instance


def _read_level(element: etree._Element) -> tuple[int, Level]:
    def value(name: str) -> str | None:
        found = element.find(w(name))
        return None if found is None else found.get(VAL)

    number_format, custom = _number_format(element)
    start = whole(value("start"))
    fonts = dict(properties_of(element.find(RPR)))
    level = Level(
        # ECMA-376, 17.9.25: a level without w:start starts at 0.
        start=0 if start is None else start,
        number_format=number_format,
        custom=custom,
        text=(value("lvlText") or "")[:_LONGEST],
        restart=whole(value("lvlRestart")),
        legal=is_on(element.find(w("isLgl"))),
        style=value("pStyle") or "",
        font=fonts.get("ascii", ""),
        element=element,
    )
    return whole(element.get(w("ilvl"))) or 0, level


def _number_format(level: etree._Element) -> tuple[str, str]:
    """The format and, for a custom one, its pattern; a custom format stands in an alternative that old programs skip."""
    element = level.find(w("numFmt"))
    if element is None:
        element = level.find(f"{ALTERNATE}/{CHOICE}/{w('numFmt')}")
    if element is None:
        return "decimal", ""
    return element.get(VAL) or "decimal", element.get(w("format")) or ""
