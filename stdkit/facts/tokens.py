"""Provision words in a string: longest match over words and lookalikes, forks told by their neighbours, then frames."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from stdkit.facts.frames import discourse_spans, framed
from stdkit.facts.patterns import pattern
from stdkit.facts.shadow import Shadow, shadow
from stdkit.facts.wordtables import WordTable, word_table

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


# Every provision word holds one of these; most short paragraphs hold none.
_MAY_HOLD = pattern("[应應须須必務务得准許许禁可能宜需要忌勿莫律荐薦议議]")
_OPENS = pattern('[“‘「『《〈"]')
MARKS: Mapping[str, str] = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_STRAIGHT = pattern(r"\"[^\"\n]{1,80}\"")
_SENTENCE = pattern(r"[^。！？!?；;\n]+[。！？!?；;\n]*")
_NEVER_LAST = pattern(r"[，。；：、！？,;:!?）)\]】」』”的之\t]|\s*$")
_CANNOT_END = {"应", "须", "应当", "应该", "宜", "能", "必须", "可", "能够", "应须", "不得", "不宜", "不应"}
_VALUE = pattern(r"[^：:]{0,12}[：:]$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` (ended by 。！？； or a line break that parts them) as ranges, their end marks included."""
    view = shadow(text)
    return [view.span(*span) for span in _sentences(view.text)]


def _sentences(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _SENTENCE.finditer(text)]


def quoted(text: str) -> list[tuple[int, int]]:
    """The ranges between quotation marks and title marks, the marks included: words there are mentioned, not used."""
    return enclosed(text, MARKS, straight=True)


def enclosed(text: str, marks: Mapping[str, str], *, straight: bool = False) -> list[tuple[int, int]]:
    """The ranges between each of ``marks`` and what closes it; ``straight``: also between straight marks, some words at most."""
    found: list[tuple[int, int]] = []
    at = 0
    unclosed: set[str] = set()
    """Marks that nothing behind closes: of many of them none is looked for again."""
    while (opens := _OPENS.search(text, at)) is not None:
        start, mark = opens.start(), opens[0]
        at = start + 1
        if mark in marks:
            end = text.find(marks[mark], at) + 1 if mark not in unclosed else 0
            if not end:
                unclosed.add(mark)
                continue
        elif straight and mark == '"' and (words := _STRAIGHT.match(text, start)) is not None:
            end = words.end()
        else:
            continue
        found.append((start, end))
        at = end
    return found


def discourses(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence speaks of itself: 必须指出的是, 应当说明的是. The modal in it is no provision."""
    return discourse_spans(sentence)


def tokens(text: str, *, masked: Sequence[tuple[int, int]] = (), nouns: Collection[str] = ()) -> list[Token]:
    """The provision words of ``text`` in their order; none inside quotation or title marks or inside a ``masked`` range.

    ``nouns`` are strings of two readings (应用) that the document uses as words: without evidence they are read as words.
    """
    return list(_tokens(text, tuple(masked), frozenset(nouns))) if _MAY_HOLD.search(text) else []


@lru_cache(maxsize=2048)
def _tokens(text: str, masked: tuple[tuple[int, int], ...], nouns: frozenset[str]) -> list[Token]:
    """A conversion looks at most paragraphs twice: in the draft and, as it is or as it was tried out, in the clean draft."""
    view = shadow(text)
    found = framed(view.text, list(_words(view.text, word_table(), nouns)))
    if view.text is not text:
        found = [_back(token, text, view) for token in found]
    if "\t" in text:
        found = [replace(t, frames=(*t.frames, "cut")) if _is_cut(text, t) else t for t in found]
    hidden = (quoted(text), masked) if found else ()
    return [t for t in found if not any(within(t.start, ranges) for ranges in hidden)]


def within(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether one of ``ranges``, which ascend and do not overlap, holds ``at``."""
    before = bisect_right(ranges, at, key=_start)
    return before > 0 and at < ranges[before - 1][1]


def _start(span: tuple[int, int]) -> int:
    return span[0]


_CELL_END = pattern(r"[ \u3000]+[^\t\n，。；]{1,4}\t")


def _is_cut(text: str, token: Token) -> bool:
    """Whether ``token`` ends a column of a line of columns, so that the rest of its word may stand in the line below."""
    return token.reading in _CANNOT_END and _CELL_END.match(text, token.end) is not None


def _back(token: Token, text: str, view: Shadow) -> Token:
    start, end = view.span(token.start, token.end)
    return replace(token, start=start, end=end, text=text[start:end], sentence=view.span(*token.sentence))


def readings(text: str) -> Iterator[tuple[str, bool]]:
    """The strings of two readings in ``text`` for which there is evidence, each with whether it is read as a provision."""
    table = word_table()
    if not any(string in text for string in table.doubtful):
        return
    at = 0
    while place := table.entries.search(text, at):
        start, at = place
        fork = table.forks.get(text[start:at])
        if fork is None or not fork.doubt:
            yield from ((string, False) for string in table.doubtful if text.startswith(string, start) and not fork)
            continue
        against, favour = fork.for_word.weight(text, start, at), fork.for_provision.weight(text, start, at)
        if against != favour:
            yield text[start:at], favour > against


def _words(text: str, table: WordTable, nouns: Collection[str]) -> Iterator[Token]:
    sentences: list[tuple[int, int]] = []
    at = current = 0
    while place := table.entries.search(text, at):
        start, at = place
        string, doubt = text[start:at], ""
        if fork := table.forks.get(string):
            against = fork.for_word.weight(text, start, at)
            favour = fork.for_provision.weight(text, start, at)
            if favour > against or (favour == against and fork.provision and not (fork.doubt and string in nouns)):
                if fork.at:  # what begins inside may be longer than the word taken out: 高效|应当, 高效|应急
                    at = start + fork.at
                    continue
                doubt = f"“{string}”也可能是一个词" if fork.doubt and favour <= against else ""
                string = fork.take
                at = start + len(string)
            elif fork.take == string:
                continue
        word = table.provisions.get(string)
        if word is None or _cannot_be(string, text, start, at):
            continue
        sentences = sentences or _sentences(text)
        while sentences[current][1] <= start:
            current += 1
        yield Token(start, at, text[start:at], cast(Kind, word.kind), word.name, string, sentences[current], doubt)


def _cannot_be(string: str, text: str, start: int, end: int) -> bool:
    """A modal verb has a verb behind it; before 的 or a comma it is (part of) something else, unless it stands alone as a value."""
    if string not in _CANNOT_END or not _NEVER_LAST.match(text, end):
        return False
    alone = text[:start].strip() == "" or _VALUE.match(text[:start].strip())
    advisable = string == "宜" and text[start - 1 : start] == "为"
    return not (
        (alone and text[end:].strip(" 。") == "") or advisable or text[end : end + 1] in "，：" or text[end:] == ""
    )
