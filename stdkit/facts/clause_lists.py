"""Lists of clauses in running text: 「第4章、5.1～5.3和附录A」 → the numbers that exist in the document.

The wording of mandatory declarations and announcements; GB/T 1.1 itself cites clauses in the same forms (9.5.4.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Document, Table, element_blocks

_DIGITS = "零一二三四五六七八九"
_CHINESE = rf"[{_DIGITS}十]{{1,3}}"
_SEPARATOR = r"(?:、|，|,|；|;|以及|及其|及|和|与|或)"
_RANGE = r"(?:～|~|〜|—+|–|－|-|至|到)"
_PART = (
    r"(?:\s*的?\s*第?\s*(?P<part>[一二三四五六七八九十\d]+)\s*(?P<unit>款|项|段)"
    r"|\s*的?\s*(?P<item>[a-z])\s*[)）]"
    r"|\s*[(（](?P<parts>(?:\d+|[a-z])(?:\s*[、，,]\s*(?:\d+|[a-z]))*)[)）])?"
)
_TOKEN = pattern(
    rf"""
      附\s*录\s*(?P<annex>[A-Z](?:\.\d+)*)\s*(?:章|条)?
    | 表\s*(?P<table>(?:[A-Z]\.)?\d+(?:\.\d+)*)
    | 第?\s*(?P<clause>(?:[A-Z](?![A-Za-z])|\d+)(?:\.\d+)+)\s*(?:条\s*[(（]款[)）]|条|章|节|款(?!\d))?{_PART}
    | 第?\s*(?P<chapter>\d+|{_CHINESE})\s*(?P<measure>章|条|节)
    | 第?\s*(?P<bare>\d+)(?![\d年月日号个项部])
    | (?P<letter>[A-Z])(?![A-Za-z\d])\s*(?:章)?
    """,
    re.VERBOSE,
)
_FIRST = pattern(
    rf"附\s*录\s*[A-Z]|表\s*[A-Z]?\.?\d|第\s*(?:\d|{_CHINESE}\s*[章条])|(?<![A-Za-z])[A-Z]\.\d|\d+\.\d|\d+\s*章|\d+\s*{_SEPARATOR}\s*\d[\d、，,和及]*\s*章"
)
_EXCEPT = pattern(
    r"[(（]?\s*除(?P<what>[^。；()（）]{1,60}?)(?:以外|之外|外)\s*[)）]?|[(（]\s*(?P<but>[^()（）]{1,40}?)\s*除外\s*[)）]"
)


@dataclass(frozen=True, slots=True)
class ClauseList:
    """What a list names. ``clauses`` exist in the document and stand in its order, none below another one of them.

    「5.2 a)」 is an item of a clause, 「3.2 第2款」 a paragraph of it, 「表2」 a table; ``missing`` are as the list spells them.
    """

    clauses: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The numbers of a document in reading order: chapters, clauses, term entries, annexes; and the labels of its tables."""

    numbers: tuple[str, ...]
    tables: tuple[str, ...]
    technical: tuple[str, ...]
    """The top level of what may hold requirements: core chapters and normative annexes."""

    def below(self, number: str) -> list[str]:
        """The clauses directly below ``number``."""
        depth = len(key(number)) + 1
        return [each for each in self.numbers if is_within(each, number) and len(key(each)) == depth]


@lru_cache(65536)
def key(number: str) -> tuple[str | int, ...]:
    """「5.1.2」 → (5, 1, 2); 「附录A」 → ("A",); 「A.3」 → ("A", 3)."""
    parts = number.removeprefix("附录").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts)


def is_within(number: str, parent: str) -> bool:
    """``number`` is ``parent`` or stands below it."""
    above = key(parent)
    return key(number)[: len(above)] == above


@fact
def outline(doc: Document) -> Outline:
    """The numbers that exist in ``doc``."""
    numbers: list[str] = []
    technical: list[str] = []
    for element in doc.elements:
        if element.kind == "toc":
            continue
        if element.number:
            numbers.append(element.number)
            if element.normative and element.kind in ("core", "annex"):
                technical.append(element.number)
        inside = [clause.number for clause in element.walk() if clause.number]
        if element.kind == "terms":
            inside += [block.label for block in element_blocks(element) if block.kind == "term-entry" and block.label]
            inside.sort(key=key)
        numbers += inside
    tables = [block.label for block in doc.blocks() if isinstance(block, Table) and block.label]
    return Outline(tuple(dict.fromkeys(numbers)), tuple(tables), tuple(technical))


def starts_list(text: str) -> re.Match[str] | None:
    """Where a list of clauses begins in ``text``."""
    return _FIRST.search(text)


def parse_list(doc: Document, text: str) -> ClauseList:
    """The clauses that ``text`` names, ranges expanded, exceptions (「4.3除外」, 「除4.3外」) taken out."""
    excepted: list[str] = []
    missing: list[str] = []
    for match in _EXCEPT.finditer(text):
        part = _parse_plain(doc, match["what"] or match["but"])
        excepted += part.clauses
        missing += part.missing
    plain = _parse_plain(doc, _EXCEPT.sub("", text))
    clauses = without(doc, plain.clauses, excepted) if excepted else list(plain.clauses)
    return ClauseList(tuple(clauses), (*plain.missing, *missing))


def exceptions(doc: Document, text: str) -> ClauseList:
    """Only what ``text`` excepts."""
    clauses: list[str] = []
    missing: list[str] = []
    for match in _EXCEPT.finditer(text):
        part = _parse_plain(doc, match["what"] or match["but"])
        clauses += part.clauses
        missing += part.missing
    return ClauseList(tuple(clauses), tuple(missing))


def without(doc: Document, clauses: Iterable[str], excepted: Iterable[str]) -> list[str]:
    """``clauses`` less ``excepted``: a chapter of which one clause is excepted becomes its other clauses."""
    taken = [number for number in excepted if _is_number(number)]
    kept: list[str] = []
    for clause in clauses:
        kept += _less(outline(doc), clause, taken) if _is_number(clause) else [clause]
    return [clause for clause in kept if clause not in set(excepted)]


def tidy(doc: Document, clauses: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of the document, without those that stand below another one."""
    unique = list(dict.fromkeys(clauses))
    plain: dict[tuple[str | int, ...], set[str]] = {}
    for number in filter(_is_number, unique):
        plain.setdefault(key(number), set()).add(number)
    top = [number for number in unique if not _is_below(number, plain)]
    order = {number: index for index, number in enumerate(outline(doc).numbers)}
    return tuple(sorted(top, key=lambda n: (order.get(_head(n), len(order)), n != _head(n))))


def _is_below(clause: str, plain: Mapping[tuple[str | int, ...], set[str]]) -> bool:
    """Whether ``clause`` stands below another one of ``plain``, numbers by their ``key``; annex A may be written in two ways."""
    head = _head(clause)
    if not _is_number(head):
        return False
    path = key(head)
    return any(plain.get(path[:depth], set()) - {clause} for depth in range(1, len(path) + 1))


def _head(clause: str) -> str:
    """The number of 「5.2 a)」 without the item."""
    return clause.split(" ")[0]


def _is_number(clause: str) -> bool:
    return " " not in clause and not clause.startswith("表")


def _less(existing: Outline, clause: str, taken: list[str]) -> list[str]:
    if any(is_within(clause, number) for number in taken):
        return []
    if not any(is_within(number, clause) for number in taken):
        return [clause]
    return [left for below in existing.below(clause) for left in _less(existing, below, taken)]


@dataclass(slots=True)
class _Named:
    """One name in a list, before it is looked up."""

    number: str
    start: int
    end: int
    table: bool = False
    parts: tuple[str, ...] = ()
    chapter: bool = False
    bare: bool = False


def _parse_plain(doc: Document, text: str) -> ClauseList:
    named = _names(text)
    clauses: list[str] = []
    missing: list[str] = []
    index = 0
    while index < len(named):
        name = named[index]
        after = named[index + 1] if index + 1 < len(named) else None
        link = text[name.end : after.start] if after else ""
        if after and re.fullmatch(rf"\s*(?:条|章)?\s*{_RANGE}\s*", link):
            found, lost = _expand(doc, name, after)
            index += 1
        elif (
            after
            and name.chapter
            and re.fullmatch(r"\s*(?:中|的|中的|内的)\s*", link)
            and is_within(after.number, name.number)
        ):
            index += 1
            continue
        else:
            found, lost = _look_up(doc, name)
        clauses += found
        missing += lost
        index += 1
    return ClauseList(tidy(doc, clauses), tuple(dict.fromkeys(missing)))


def _names(text: str) -> list[_Named]:
    named: list[_Named] = []
    for match in _TOKEN.finditer(text):
        before = named[-1] if named else None
        start, end = match.span()
        if match["annex"]:
            annex = match["annex"]
            named.append(_Named(annex if "." in annex else f"附录{annex}", start, end))
        elif match["table"]:
            named.append(_Named(f"表{match['table']}", start, end, table=True))
        elif match["clause"]:
            named.append(_Named(match["clause"], start, end, parts=_parts(match)))
        elif match["chapter"]:
            if match["measure"] == "条" and not match["chapter"].isdigit():
                continue  # 「第十条」 is an article of a law, not a clause of a standard
            named.append(_Named(str(_value(match["chapter"])), start, end, chapter=True))
        elif match["bare"]:
            table = before is not None and before.table
            named.append(_Named(("表" if table else "") + match["bare"], start, end, table=table, bare=True))
        elif before is not None and before.number.startswith("附录"):
            named.append(_Named(f"附录{match['letter']}", start, end))
    return named


def _parts(match: re.Match[str]) -> tuple[str, ...]:
    if match["part"]:
        return (f"第{_value(match['part'])}{match['unit']}",)
    if match["item"]:
        return (f"{match['item']})",)
    if match["parts"]:
        return tuple(f"第{p}款" if p.isdigit() else f"{p})" for p in re.split(r"\s*[、，,]\s*", match["parts"]))
    return ()


def _value(numeral: str) -> int:
    """「12」, 「十二」, 「二十」 as a number."""
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS.find(numeral)
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


def _look_up(doc: Document, name: _Named) -> tuple[list[str], list[str]]:
    existing = outline(doc)
    if name.table:
        return ([name.number], []) if name.number in existing.tables else ([], [name.number])
    if name.number not in existing.numbers:
        return [], [name.number]
    return [f"{name.number} {part}" for part in name.parts] or [name.number], []


def _expand(doc: Document, first: _Named, last: _Named) -> tuple[list[str], list[str]]:
    """The numbers that exist from ``first`` to ``last``; a short end (「5.1～3」) is completed from the start."""
    existing = outline(doc)
    if first.table:
        low, high = first.number.removeprefix("表"), last.number.removeprefix("表")
        tables = (
            [t for t in existing.tables if key(low) <= key(t.removeprefix("表")) <= key(high)]
            if _same_kind(low, high)
            else []
        )
        return tables, [n for n in (first.number, f"表{high}") if n not in existing.tables]
    end = last.number
    if last.bare and not last.chapter and len(key(first.number)) > 1 and int(end) > int(key(first.number)[-1]):
        end = ".".join([*first.number.split(".")[:-1], end])
    low_key, high_key = key(first.number), key(end)
    depth = max(len(low_key), len(high_key))
    found = [
        number
        for number in existing.numbers
        if len(key(number)) <= depth
        and _same_kind(number, first.number)
        and _same_kind(number, end)
        and low_key <= key(number) <= high_key
        and not (is_within(end, number) and number != end)
    ]
    return found, [number for number in (first.number, end) if number not in existing.numbers]


def _same_kind(one: str, other: str) -> bool:
    """Both count in digits or both begin with an annex letter (their keys can be compared)."""
    return isinstance(key(one)[0], int) == isinstance(key(other)[0], int)
