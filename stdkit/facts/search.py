"""Which blocks of a document a pattern is worth looking for in.

Most rules look for something rare, and there are two hundred of them: a standard of 900 pages would be read through two hundred
times. Here a document is read once for the characters its blocks hold; a pattern then goes only to the blocks that hold what each
of its matches must hold. What that is, is told from the pattern itself, so that no rule has to say it twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser has no public name since Python 3.11
from typing import Any

from stdkit.facts import prepared
from stdkit.facts.codes import Number, numbers
from stdkit.facts.memo import fact
from stdkit.facts.patterns import given_flags
from stdkit.model import Block, Document

FEW = 1000
"""In a document of fewer blocks looking is as quick as asking where to look."""
_KIND = "needs"
_PARTING = "\0"
_WIDEST = 256
"""A class of more characters than this says too little."""
_DIGIT = r"\d"
_BLANK = r"\s"
_CLASSES = {_constants.CATEGORY_DIGIT: _DIGIT, _constants.CATEGORY_SPACE: _BLANK}
_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})

Needs = tuple[frozenset[str], ...]
"""Sets of characters (and ``\\d``, ``\\s``): of each set every match, its lookarounds included, holds one at least."""


def blocks_for(doc: Document, *patterns: re.Pattern[str]) -> Sequence[Block]:
    """The blocks of the text in which one of ``patterns`` may match, in reading order; none in which one does is left out."""
    blocks = _blocks(doc)
    if len(blocks) < FEW:
        return blocks
    index = _index(doc)
    places: set[int] = set()
    for one in patterns:
        found = [[index.get(character, []) for character in need] for need in needs(one)]
        if not found:
            return blocks
        places.update(*min(found, key=lambda held: sum(map(len, held))))
    return [blocks[at] for at in sorted(places)]


@fact
def document_numbers(doc: Document) -> tuple[tuple[Block, tuple[Number, ...]], ...]:
    """The blocks of the text that hold numbers of documents, each with them, in reading order."""
    return tuple((block, found) for block in _blocks(doc) if (found := tuple(numbers(block.text))))


@lru_cache(maxsize=1024)
def needs(pattern: re.Pattern[str]) -> Needs:
    """What every match of ``pattern`` needs; empty where nothing can be said."""
    made_from = pattern.pattern, given_flags(pattern)
    known: Needs | None = prepared.find(_KIND, made_from)
    if known is None:
        parsed = _parser.parse(*made_from)
        unsure = (made_from[1] | parsed.state.flags) & re.IGNORECASE
        known = () if unsure else tuple(_needs(parsed))
        prepared.keep(_KIND, made_from, known)
    return known


def _needs(parsed: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    for kind, value in parsed:
        if kind is _constants.LITERAL:
            yield frozenset(chr(value))
        elif kind is _constants.IN:
            yield from _of_class(value)
        elif kind is _constants.BRANCH:
            branches = [min(_needs(branch), key=len, default=None) for branch in value[1]]
            if None not in branches:
                yield frozenset().union(*(branch for branch in branches if branch is not None))
        elif kind is _constants.SUBPATTERN:
            if not value[1] & re.IGNORECASE:
                yield from _needs(value[3])
        elif kind in _REPEATS:
            if value[0] > 0:
                yield from _needs(value[2])
        elif kind is _constants.ATOMIC_GROUP:
            yield from _needs(value)
        elif kind is _constants.ASSERT:
            yield from _needs(value[1])


def _of_class(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    found: set[str] = set()
    for kind, value in items:
        if kind is _constants.LITERAL:
            found.add(chr(value))
        elif kind is _constants.RANGE and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is _constants.CATEGORY and value in _CLASSES:
            found.add(_CLASSES[value])
        else:
            return
    if len(found) <= _WIDEST:
        yield frozenset(found)


class Texts:
    """Many texts in which strings are looked for as in one."""

    def __init__(self, texts: Iterable[str]) -> None:
        held = list(texts)
        self._joined = _PARTING.join(held)
        self._starts = list(accumulate((len(text) + 1 for text in held), initial=0))

    def holding(self, strings: Iterable[str]) -> list[int]:
        """The places, in their order, of the texts that hold one of ``strings``."""
        found: set[int] = set()
        sought: list[str] = []
        for string in sorted(strings, key=len):
            if any(shorter in string for shorter in sought):
                continue  # where it stands the shorter one does
            sought.append(string)
            at = self._joined.find(string)
            while at >= 0:
                place = bisect_right(self._starts, at) - 1
                found.add(place)
                at = self._joined.find(string, self._starts[place + 1])
        return sorted(found)


@fact
def _texts(doc: Document) -> Texts:
    """The texts of the blocks in reading order."""
    return Texts(block.text for block in _blocks(doc))


def blocks_with(doc: Document, strings: Iterable[str]) -> list[Block]:
    """The blocks of the text that hold one of ``strings``, in reading order."""
    blocks = _blocks(doc)
    return [blocks[at] for at in _texts(doc).holding(strings)]


@fact
def _blocks(doc: Document) -> tuple[Block, ...]:
    return tuple(doc.blocks())


@fact
def _index(doc: Document) -> dict[str, list[int]]:
    """Where (in the order of the blocks) each character stands, also each class of characters."""
    index: dict[str, list[int]] = {}
    for at, block in enumerate(_blocks(doc)):
        for character in set(block.text):
            index.setdefault(character, []).append(at)
    digits = {at for character, places in index.items() if character.isdecimal() for at in places}
    blanks = {at for character, places in index.items() if character.isspace() for at in places}
    index[_DIGIT], index[_BLANK] = sorted(digits), sorted(blanks)
    return index
