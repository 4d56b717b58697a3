"""The word tables of ``facts/words`` as the recogniser needs them: the longest entry at a place, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from stdkit.facts.datafiles import load_own
from stdkit.facts.patterns import compiled_from, pattern


@dataclass(frozen=True, slots=True)
class Word:
    """An entry that is a provision: its name in the table and its kind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Side:
    """Words that may stand on one side of a fork, by their length (longest first), and marks for whole classes of characters."""

    words: tuple[tuple[int, frozenset[str]], ...]
    marks: frozenset[str]

    def weight(self, text: str, at: int, step: int) -> int:
        """The length of the longest word before (``step`` -1) or behind (1) ``at``; 0 where none."""
        for length, words in self.words:
            if (text[at : at + length] if step > 0 else text[max(0, at - length) : at]) in words:
                return length
        return 1 if self.marks and self._marked(text, at, step) else 0

    def _marked(self, text: str, at: int, step: int) -> bool:
        place = at if step > 0 else at - 1
        if not 0 <= place < len(text):
            return bool(self.marks & {"¶", "^"})
        character = text[place]
        return (
            ("¶" in self.marks and character in _ENDS)
            or ("^" in self.marks and character in _STARTS)
            or ("9" in self.marks and character.isdigit())
            or ("A" in self.marks and character.isascii() and character.isalpha())
            or ("#" in self.marks and _NAME.match(text, place) is not None)
        )


_NAME = pattern(
    r"(?:[A-Z]\d?|\d{1,2})(?![0-9A-Za-z.．%％‰℃°~～×\-])(?!\s?(?:[a-zA-Zμ%℃°]|[型级类号字相端种等系组面料法管形纸层道次遍个只条根块片寸支枚倍份名人天年月日时分秒米吨克升]))"
)
"""A name that is one capital letter or a short number, not the beginning of 「A4纸」, 「B型卡」, 「5%盐酸」."""
_ENDS = frozenset("，。；：、！？,;:!?）)]】」』” \t\n\u3000")
_STARTS = frozenset("，。；：、！？,;:!?（([【「『“ \t\n\u3000")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may stand before and behind a fork; ``weight`` is the length of the longest that does, 0 where none."""

    before: Side
    after: Side

    def weight(self, text: str, start: int, end: int) -> int:
        return max(self.after.weight(text, end, 1), self.before.weight(text, start, -1))


@dataclass(frozen=True, slots=True)
class Fork:
    """A string of two readings: as a word, or as the provision ``take`` (at ``at`` in the string) with what follows."""

    take: str
    at: int
    provision: bool
    """The reading without evidence."""
    doubt: bool
    for_word: Evidence
    for_provision: Evidence


class Words:
    """Thousands of words to look for in a text: what ``longest`` does by a pattern, without the time to compile it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        by_start: dict[str, set[int]] = {}
        for word in self._words:
            by_start.setdefault(word[:2], set()).add(len(word))
        singles = {word for word in self._words if len(word) == 1}
        self._lengths = {
            start: tuple(sorted(lengths | ({1} if start[0] in singles else set()), reverse=True))
            for start, lengths in by_start.items()
        }
        """By the first two characters, which tell most places from those where a word begins."""
        self._alone: dict[str, tuple[int, ...]] = dict.fromkeys(singles, (1,))
        firsts = sorted({word[0] for word in self._words})
        self._first = compiled_from(f"[{re.escape(''.join(firsts))}]")

    def search(self, text: str, at: int = 0) -> tuple[int, int] | None:
        """The range of the first word of ``text`` from ``at`` on, the longest where several begin there."""
        words, lengths, alone = self._words, self._lengths, self._alone
        for match in self._first.finditer(text, at):
            start = match.start()
            begin = text[start : start + 2]
            for length in lengths.get(begin) or alone.get(begin[0], ()):
                word = text[start : start + length]
                if word in words:
                    return start, start + len(word)
        return None

    def ends(self, text: str, at: int = 0) -> Iterator[int]:
        """Where the words that begin at ``at`` end, the longest first."""
        begin = text[at : at + 2]
        for length in self._lengths.get(begin) or self._alone.get(begin[:1], ()):
            if len(text) - at >= length and text[at : at + length] in self._words:
                yield at + length


@dataclass(frozen=True, slots=True)
class WordTable:
    """``entries`` finds, at every place, the longest entry; each is a provision, a fork or (in neither) a word without any."""

    entries: Words
    provisions: dict[str, Word]
    forks: dict[str, Fork]
    doubtful: tuple[str, ...] = ()
    """The forks whose reading without evidence is a doubt."""


def load_words(name: str) -> dict[str, Any]:
    """A table of ``facts/words`` as YAML gives it."""
    text = (Path(__file__).parent / "words" / f"{name}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], load_own(text))


@cache
def word_table() -> WordTable:
    """The table of provisions, lookalikes, edges and forks."""
    provisions = {
        surface: Word(name, entry["kind"])
        for name, entry in load_words("provisions").items()
        for surface in entry["surfaces"].split()
    }
    wholes = {word for group in load_words("wholes").values() for line in group.values() for word in line.split()}
    data = load_words("forks")
    lists = {name: words.split() for name, words in data["lists"].items()}
    forks = {string: _fork(string, entry, lists) for string, entry in data["forks"].items()}
    doubtful = tuple(string for string, fork in forks.items() if fork.doubt)
    return WordTable(Words({*provisions, *wholes, *forks}), provisions, forks, doubtful)


def _fork(string: str, entry: dict[str, Any], lists: dict[str, list[str]]) -> Fork:
    take = entry["take"]
    return Fork(
        take,
        string.index(take),
        entry.get("else", "word") == "provision",
        bool(entry.get("doubt", False)),
        _evidence(entry.get("word", {}), lists),
        _evidence(entry.get("provision", {}), lists),
    )


def _evidence(entry: dict[str, Any], lists: dict[str, list[str]]) -> Evidence:
    def side(name: str) -> Side:
        listed = str(entry.get(name, "") or "").split()
        words = [word for item in listed for word in (lists[item[1:]] if item.startswith("@") else [item])]
        marks = frozenset(words) & {"¶", "^", "9", "A", "#"}
        lengths = sorted({len(word) for word in words if word not in marks}, reverse=True)
        return Side(tuple((n, frozenset(w for w in words if len(w) == n and w not in marks)) for n in lengths), marks)

    return Evidence(side("before"), side("after"))


def longest(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` at a place; written as a tree, so that it stays quick with thousands."""
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for character in word:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return _written(tree)


def _written(tree: dict[str, Any]) -> str:
    branches = [re.escape(c) + (_written(rest) if rest.keys() != {""} else "") for c, rest in tree.items() if c]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in tree else f"(?:{'|'.join(branches)})"
    return joined + ("?" if "" in tree else "")
