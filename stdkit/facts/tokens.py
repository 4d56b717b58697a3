"""Provision words in a string: longest match over words and lookalikes, forks told by their neighbours, then frames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from stdkit.facts.frames import discourse_spans, framed
from stdkit.facts.shadow import shadow
from stdkit.facts.wordtables import PHRASE_END, WordTable, word_table

Kind = Literal[
    "REQ",  # 要求
    "REQ_NS",  # 要求的非标准用语
    "PROH",  # 要求（否定）
    "PROH_NS",  # 禁止的非标准用语
    "REC",  # 推荐
    "REC_NEG",  # 不推荐
    "PERM",  # 允许
    "PERM_NEG",  # 不必
    "CAP",  # 能力
    "POSS",  # 可能性
    "COND",  # 条件后的准许: 方可 才能
    "RESTR",  # 限定: 只准许 只能
    "UNIV",  # 全称副词: 一律
    "NEED",  # 需要、必需
    "DBLNEG",  # 双重否定
    "DOUBLE",  # 情态叠用
]


@dataclass(frozen=True, slots=True)
class Token:
    """A provision word at ``[start, end)`` of a text (0-based code points); see ``provisions.Provision`` for the fields."""

    start: int
    end: int
    text: str
    kind: Kind
    word: str
    reading: str
    sentence: tuple[int, int]
    uncertain: str = ""
    frames: tuple[str, ...] = ()


_QUOTES = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|\"[^\"\n]{1,80}\"")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")
_NEVER_LAST = re.compile(PHRASE_END + "|[的之]")
_CANNOT_END = {"应", "须", "应当", "应该", "宜", "能", "必须", "可", "能够", "应须", "不得", "不宜", "不应"}
_VALUE = re.compile(r"[^：:]{0,12}[：:]$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` (ended by 。！？； or a line break) as ranges, their end marks included."""
    return [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]


def quoted(text: str) -> list[tuple[int, int]]:
    """The ranges between quotation marks and title marks, the marks included: words there are mentioned, not used."""
    return [match.span() for match in _QUOTES.finditer(text)]


def discourses(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence speaks of itself: 必须指出的是, 应当说明的是. The modal in it is no provision."""
    return discourse_spans(sentence)


def tokens(text: str, *, masked: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """The provision words of ``text`` in their order; none inside quotation or title marks or inside a ``masked`` range."""
    view = shadow(text)
    words = list(_words(view.text, word_table()))
    if not words:
        return []
    spans = sentence_spans(view.text)
    found = framed(view.text, _in_sentences(words, spans))
    mapped = []
    for token in found:
        start, end = view.span(token.start, token.end)
        mapped.append(replace(token, start=start, end=end, text=text[start:end], sentence=view.span(*token.sentence)))
    hidden = [*quoted(text), *masked]
    return [t for t in mapped if not any(a <= t.start < b for a, b in hidden)] if hidden else mapped


def _in_sentences(words: list[Token], spans: list[tuple[int, int]]) -> list[Token]:
    at = 0
    placed = []
    for token in words:
        while at + 1 < len(spans) and spans[at][1] <= token.start:
            at += 1
        placed.append(replace(token, sentence=spans[at]) if spans else token)
    return placed


def _words(text: str, table: WordTable) -> Iterator[Token]:
    at = 0
    while match := table.pattern.search(text, at):
        start, at = match.span()
        string = match[0]
        doubt = ""
        if fork := table.forks.get(string):
            against = fork.for_word.weight(text, start, at)
            favour = fork.for_provision.weight(text, start, at)
            provision = favour > against or (favour == against and fork.provision)
            if provision:
                if fork.doubt and favour <= against:
                    doubt = f"“{string}”也可能是一个词"
                start += fork.at
                string = fork.take
                at = start + len(string)
        word = table.provisions.get(string)
        if word is None or _cannot_be(string, text, start, at):
            continue
        yield Token(start, at, string, cast(Kind, word.kind), word.name, string, (0, 0), doubt)


def _cannot_be(string: str, text: str, start: int, end: int) -> bool:
    """A modal verb has a verb behind it; before 的 or a comma it is (part of) something else, unless it stands alone as a value."""
    if string not in _CANNOT_END or not _NEVER_LAST.match(text, end):
        return False
    alone = text[:start].strip() == "" or _VALUE.match(text[:start].strip())
    advisable = string == "宜" and text[start - 1 : start] == "为"
    return not (
        (alone and text[end:].strip(" 。") == "") or advisable or text[end : end + 1] in "，：" or text[end:] == ""
    )
