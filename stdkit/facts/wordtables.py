"""The word tables of ``facts/words`` as the recogniser needs them: one pattern that finds the longest entry, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml

PHRASE_END = r"(?:[，。；：、！？,;:!?）)\]】」』”\s]|$)"
PHRASE_START = r"(?:[，。；：、！？,;:!?（(\[【「『“]|^)"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Word:
    """An entry that is a provision: its name in the table and its kind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may stand before and behind a fork; ``weight`` is the length of the longest that does, 0 where none."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def weight(self, text: str, start: int, end: int) -> int:
        weight = 0
        if self.after is not None and (match := self.after.match(text, end)):
            weight = max(1, match.end() - match.start())
        if self.before is not None and (match := self.before.search(text[max(0, start - 8) : start])):
            weight = max(weight, match.end() - match.start(), 1)
        return weight


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


@dataclass(frozen=True, slots=True)
class WordTable:
    """``pattern`` finds, at every place, the longest entry; each is a provision, a fork or (in neither) a word without any."""

    pattern: re.Pattern[str]
    provisions: dict[str, Word]
    forks: dict[str, Fork]


def load_words(name: str) -> dict[str, Any]:
    """A table of ``facts/words`` as YAML gives it."""
    text = resources.files("stdkit.facts.words").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.load(text, Loader=_LOADER))


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
    return WordTable(re.compile(longest({*provisions, *wholes, *forks})), provisions, forks)


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
    def words(side: str) -> list[str]:
        listed = str(entry.get(side, "") or "").split()
        return [word for item in listed for word in (lists[item[1:]] if item.startswith("@") else [item])]

    before, after = words("before"), words("after")
    return Evidence(
        re.compile(f"(?:{_choice(before, PHRASE_START)})$") if before else None,
        re.compile(_choice(after, PHRASE_END)) if after else None,
    )


def _choice(words: list[str], edge: str) -> str:
    special = {"¶": edge, "^": edge, "9": r"\d", "A": r"[A-Za-z]"}
    return "|".join(special.get(word) or re.escape(word) for word in sorted(words, key=len, reverse=True))


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
