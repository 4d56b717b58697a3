"""What kind of phrase follows a prohibition, and whether a sentence is an imperative: told by word lists, never beyond them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from stdkit.facts.patterns import compiled_from, pattern
from stdkit.facts.wordtables import load_words, longest

Following = Literal["verb", "agent", "noun", "nothing", "unknown"]


@dataclass(frozen=True, slots=True)
class _Patterns:
    verb: re.Pattern[str]
    """A verb, or what leads one in, at the beginning."""
    anywhere: re.Pattern[str]
    agent: re.Pattern[str]
    thing: re.Pattern[str]
    place: re.Pattern[str]
    verbs: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    w = {name: longest(words.split()) for name, words in load_words("verbs").items()}
    acting = rf"(?:{w['verbs']}|{w['leads']}|{w['short_verbs']})"
    described = r"[^，。；：、]{0,14}?"
    return _Patterns(
        verb=compiled_from(rf"{w['verbs']}|{w['leads']}|{w['short_verbs']}"),
        anywhere=compiled_from(rf"{w['verbs']}"),
        agent=compiled_from(
            rf"(?:任何|一切|所有|无关|非|未|闲杂|外来|其他|无证|酒后|患|有|与|持|没有|不[具符]|携带|不戴|不穿)?{described}(?:{w['agents']})(?:{acting}|[^，。；：、]{{0,4}}{w['verbs']})"
        ),
        thing=compiled_from(rf"{described}{w['things']}(?:等|及其[^，。；]{{1,6}})?(?:{w['verbs']}|{w['leads']})"),
        place=compiled_from(rf"[^，。；：、]{{1,8}}?[中内外上下时后前间处旁里](?:{w['verbs']}|{w['short_verbs']})"),
        verbs=compiled_from(w["verbs"]),
    )


_PHRASE_CHARS = 100
"""Nobody writes a phrase so long; more is not looked through for each of the words of a text without stops."""
_NO_PHRASE = pattern(r"[的之、）)]|和(?!面)|及(?![时早])|或")
_STRONG = pattern(
    r"在|将|把|使用|采用|利用|用|对|向|从|以|由|擅自|私自|任意|随意|直接|携带(?![^，。；]{1,6}(?:人员|者|的人))"
)
_DESCRIBED = pattern(r"未|无关|无证|非|任何|一切|所有|闲杂|外来|其他|酒后|患|与|持|没有|不具|不符")


def what_follows(text: str) -> Following:
    """What a text that follows 严禁 or 不允许 begins with.

    ``verb``: the prohibition can become 不应 (在库房内使用电炉); ``agent``: someone or something with a verb of its own (无关人员进入);
    ``noun``: a phrase without any verb (烟火); ``nothing``: punctuation or 的; ``unknown``: none of these for sure.
    """
    phrase = text[: _PHRASE_CHARS + 1]
    phrase = re.split(r"[，。；：！？,;\n]", phrase, maxsplit=1)[0][:_PHRASE_CHARS].strip()
    if not phrase or _NO_PHRASE.match(phrase):
        return "nothing"
    p = _patterns()
    agent = p.agent.match(phrase)
    if _STRONG.match(phrase):
        return "verb"
    if agent and ("的" in agent[0] or _DESCRIBED.match(phrase) or not p.verb.match(phrase)):
        return "agent"
    if p.thing.match(phrase) and not p.verb.match(phrase):
        return "agent"
    if p.verb.match(phrase) and (p.anywhere.search(phrase) or not _only_noun(phrase)):
        return "verb"
    if p.place.match(phrase):
        return "verb"
    return "unknown" if p.anywhere.search(phrase) else "noun"


def _only_noun(phrase: str) -> bool:
    """A short phrase that a verb of one character happens to begin may still be a noun (用电设备, 烧碱)."""
    return len(phrase) <= 2


def is_imperative(sentence: str) -> bool:
    """Whether a sentence tells someone to do something without naming him: 称取5 g试样，加水溶解。"""
    text = re.sub(r"^(?:[a-z]\)|\d+\)|——|•)?\s*", "", sentence)
    verb = _verb(text)
    return verb is not None and not _NAMED.match(text, verb.end())


_ADVERB = pattern("然后|再|先|最后|接着|随后|立即|准确|小心|缓慢|分别|同时|逐滴")
_ADVERBIAL = {"用": 16, "将": 24, "把": 24, "在": 20, "按": 20, "从": 16}
"""What leads in words before the verb, and how many at most (用玻璃棒搅拌, 将试样研磨)."""
_STOP = frozenset("，。；")
_INSIDE = frozenset("中内上下处时")
"""What ends the words behind 在."""


def _verb(text: str) -> re.Match[str] | None:
    """The verb of an imperative, behind any number of words that say when, how or with what.

    A place that leads to none is not tried again: one that 用 reaches, another 用 reaches as well.
    """
    verbs = _patterns().verbs
    tried = {0}
    way = [(0, _words_before_verb(text, 0))]
    while way:
        at, further = way[-1]
        reached = next((place for place in further if place not in tried), None)
        if reached is not None:
            tried.add(reached)
            way.append((reached, _words_before_verb(text, reached)))
            continue
        if (verb := verbs.match(text, at)) is not None:
            return verb
        way.pop()
    return None


def _words_before_verb(text: str, at: int) -> Iterator[int]:
    """Where words that may stand before a verb end, those that begin at ``at``: the shortest first, each with its comma first."""
    ends: list[int] = []
    if (adverb := _ADVERB.match(text, at)) is not None:
        ends.append(adverb.end())
    lead = text[at : at + 1]
    for end in range(at + 2, min(len(text), at + 1 + _ADVERBIAL.get(lead, 0)) + 1):
        if text[end - 1] in _STOP:
            break
        if lead != "在":
            ends.append(end)
        elif text[end : end + 1] and text[end] in _INSIDE:
            ends.append(end + 1)
    for end in ends:
        if text[end : end + 1] == "，":
            yield end + 1
        yield end


_NAMED = pattern(
    r"的|方法|条件|结果|人员|装置|设备|时|后|前|者|员|工具|系统|单位|过程|程序|场所|区域|要求|仪|器|机|表|[^，。；]{0,12}?(?:的|是|为|用于|方法|时)(?:[，。；]|$)"
)
