"""Our own labelled sentences (``sentences.tsv``) as the tests use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\[(?P<word>[^\[\]|]+)\|(?P<kind>[A-Z_]+)\]|<(?P<decoy>[^<>]+)>")
_STANDARD = {"REQ_NS": "应", "DOUBLE": "应", "PROH_NS": "不应"}
_RECOMMENDED = {"REQ": "宜", "REQ_NS": "宜", "DOUBLE": "宜", "PROH": "不宜", "PROH_NS": "不宜"}


@dataclass(frozen=True)
class Labelled:
    """A sentence with what should be found in it and what should become of it."""

    trade: str
    profile: str
    text: str
    tokens: frozenset[tuple[int, int, str]]
    decoys: tuple[tuple[int, int], ...]
    normalise: str
    recommend: str
    review: tuple[bool, bool]
    guards: frozenset[str]


def labelled() -> Iterator[Labelled]:
    """The sentences of the table."""
    lines = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        trade, profile, marked, normalise, recommend, review, guards = (line.split("\t") + [""] * 7)[:7]
        yield _read(trade, profile, marked, normalise, recommend, review, guards)


def _read(trade: str, profile: str, marked: str, normalise: str, recommend: str, review: str, guards: str) -> Labelled:
    text, at = "", 0
    tokens, decoys = set(), []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        word = match["word"] or match["decoy"]
        if match["kind"]:
            tokens.add((len(text), len(text) + len(word), match["kind"]))
        else:
            decoys.append((len(text), len(text) + len(word)))
        text += word
    text += marked[at:]
    standard = _expected(normalise, text, text, tokens, _STANDARD)
    return Labelled(
        trade,
        profile,
        text,
        frozenset(tokens),
        tuple(decoys),
        standard,
        _expected(recommend, standard, text, tokens, _RECOMMENDED),
        (review[0] == "y", review[1] == "y"),
        frozenset(guards.split()),
    )


def _expected(cell: str, same: str, text: str, tokens: set[tuple[int, int, str]], words: dict[str, str]) -> str:
    if cell == "=":
        return same
    if cell != "*":
        return cell
    for start, end, kind in sorted(tokens, reverse=True):
        if kind in words:
            text = text[:start] + words[kind] + text[end:]
    return text
