"""Frames: constructions that decide what a provision word says.

    condition        应…方可…; the first half is a requirement, 方可 only says what comes after it
    condition-only   …合格后方可…, with no requirement word before it
    fact             必须…才能打开…; perhaps a fact of physics
    exception        除…外，均不得…
    limit            …不应大于…
    negated          应不…: the negation belongs to what follows (应不大于), not to 应
    cascade          应符合表1…: a whole table, figure or annex hangs on it
    when             当必须…时，…: no requirement (needs, not shall)
    whether          是否应…
    attributive      所应达到的…, 应检项目, 必须配备的器材见…
    arguing          理应…, 本应…
    vague            应足够…
    softened         应尽量…
    generalized      一般应…
    reject           不合格品…不得放行
    double-necessity 非…不可
    label            应支持：A类指标; 分为：应支持、可选支持: the name of a kind, or a requirement with its object behind a colon
    ability          系统不可以…: may say that it cannot
    restricted       须只能…: 应 and 宜 do not go with 只能
    cut              「密钥管理应　版本\t…」: perhaps the head of a word that a column cuts (see ``tokens``)

Not provisions at all: 必须指出的是…, and 应 in 应用户要求 (at the request of).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from stdkit.facts.patterns import compiled_from, pattern
from stdkit.facts.search import needs
from stdkit.facts.wordtables import Words, load_words, longest

if TYPE_CHECKING:
    from stdkit.facts.tokens import Token

_FULL = frozenset({"REQ", "REQ_NS", "DOUBLE"})
_MUST = _FULL | {"PROH", "PROH_NS"}
_SHALL = _MUST | {"RESTR", "DBLNEG", "NEED"}
_CLAUSE = r"(?:^|[，：；、（(])"
_END = r"(?:[，。；：、！？\s（）]|$)"
_REACH = 120
"""No construction reaches farther from its token: more is not looked through for each of the thousands of a sentence."""
_LISTED = 30
"""So many words at most are spoken of one after another."""

_Before = Callable[[str, int, int], object]
"""As ``search`` of a pattern: the sentence, where to begin and the token's start, at which ``$`` matches."""
_After = Callable[[str, int], object]
"""As ``match`` of a pattern: the sentence and the token's end."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A token of one of ``kinds`` stands in the frame when ``before`` is found at the end of what precedes it in the sentence and
    ``after`` at the beginning of what follows."""

    name: str
    kinds: frozenset[str]
    before: _Before | None
    after: _After | None
    needs_before: frozenset[str] | None = None
    needs_after: frozenset[str] | None = None
    """Characters of which the side holds one in every such construction; ``None`` where nothing can be said. Most sentences lack them."""


def _frame(name: str, kinds: frozenset[str], *, before: str = "", after: str | _After = "") -> Frame:
    led = compiled_from(f"(?:{before})$") if before else None
    if callable(after):
        return Frame(name, kinds, led.search if led else None, after, _needs(led))
    follows = compiled_from(after) if after else None
    return Frame(
        name,
        kinds,
        led.search if led else None,
        follows.match if follows else None,
        _needs(led),
        _needs(follows),
    )


def _needs(one: re.Pattern[str] | None) -> frozenset[str] | None:
    """The fewest characters that ``search.needs`` tells; not where it tells classes of them (digits, blanks)."""
    told = needs(one) if one is not None else ()
    return min((need for need in told if all(len(each) == 1 for each in need)), key=len, default=None)


@cache
def _lists() -> dict[str, str]:
    return {name: longest(words.split()) for name, words in load_words("constructions").items()}


@cache
def _frames() -> tuple[Frame, ...]:
    w = _lists()
    relative = rf"(?:{w['coverbs']}|(?!{w['coverbs']})[^，。；：、的]{{1,10}})的"
    reserved = r"[场厕究住处诊出易会务电站哨]"
    return (
        _frame("limit", _MUST | {"REC", "REC_NEG", "CAP"}, after=rf"不?(?:{w['limits']}|[≥≤＞＜><])|(?:控制|限制)?在[^，。；]{{1,20}}(?:之间|以内|以下|以上|范围内)"),
        _frame("negated", _FULL, after=rf"(?!{w['not_negating']})不(?![得准许应宜能可])"),
        _frame("cascade", _MUST, after=r"[^，。；]{0,24}?(?:表|附录|图)\s*(?:[A-Z]\.?\d*|\d)"),
        _frame("exception", _MUST, before=r"除(?!去|尘|雪|草|锈|湿|虫|霜|冰|油|臭|杂|氧|垢|渣|鳞)[^，。；]{1,40}外[，,]?.{0,40}"),
        _frame("when", frozenset({"REQ_NS", "NEED", "DBLNEG"}), before=rf"{_CLAUSE}(?:当|如|若|因|由于|确|假如|如果|凡|遇|在)[^，。；]{{0,8}}", after=r"[^，。；]{1,16}(?:时|者|的|情况下|后)[，,]"),
        _frame("when", frozenset({"NEED"}), before=rf"{_CLAUSE}(?:当|如|若|凡|确|如果|假如|遇|因)[^，。；]{{0,8}}", after=r"[^，。；]{0,20}[，,]"),
        _frame("when", frozenset({"NEED"}), after="时"),
        _frame("when", frozenset({"NEED"}), before=rf"{_CLAUSE}(?:尚|还|确)?", after=r"[^，。；]{1,16}(?:的|时|者|后)[，,]"),
        _frame("when", frozenset({"REQ"}), before=rf"{_CLAUSE}(?:当|如|若|因|由于|如果)[^，。；]{{0,8}}", after=r"[^，。；]{1,16}(?:时|情况下)[，,]"),
        _frame("when", frozenset({"REQ_NS", "DBLNEG"}), before=rf"{_CLAUSE}(?:当|如|若|如果|假如|因|由于)(?:确|的确|确实)?", after=r"[^，。；]{1,20}[，,]"),
        _frame("when", frozenset({"REQ_NS", "DBLNEG"}), before=rf"{_CLAUSE}[^，。；]{{0,6}}", after=r"[^，。；]{1,14}时[，,]"),
        _frame("whether", _SHALL, before="是否"),
        _frame("attributive", _SHALL, before=rf"(?<!{reserved})所", after=r"[^，。；的]{1,12}的"),
        _frame("attributive", _SHALL, before=rf"(?:{_CLAUSE}|对|将|把|凡|与|属于)", after=rf"{relative}[^，。；：的]{{1,10}}?(?:{w['predicates']}|[，：](?!并|且|还|同时|以))"),
        _frame("attributive", _SHALL, before=rf"{w['governing']}(?:了|出)?[^，。；的]{{0,16}}?", after=rf"{relative}[^，。；的]{{1,10}}?{_END}"),
        _frame("attributive", _FULL, before=rf"(?:{_CLAUSE}|对|将|把|凡|与|各|全部|所有|其他|的)", after=rf"{w['bound_verbs']}{w['bound_nouns']}"),
        _frame("attributive", _FULL, before=rf"(?:{_CLAUSE}|对|将|把|凡|与|各)", after=r"予以?[^，。；的]{1,6}的"),
        _frame("attributive", _SHALL, after=_attributive_verb()),
        _frame("attributive", _FULL, after=r"[^，。；]{1,8}[而但]未"),
        _frame("arguing", frozenset({"REQ"}), before=r"(?<![处管清修物整代受办审原机治药调护心总经助])理|(?<![样标文版成副脚课底基根])本"),
        _frame("attributive", _SHALL, before=rf"{_CLAUSE}除", after=rf"(?:由|(?!{w['coverbs']}))[^，。；：、的]{{1,10}}的(?!规定|要求)[^，。；的]{{1,10}}?[以之]?外[，,](?!还|尚|也|亦|另|同时)"),
        _frame("attributive", _SHALL, before=r"(?:应|须|必须|宜|可|不得)[对向把将与]", after=r"[^，。；的]{1,10}的"),
        _frame("attributive", _SHALL, before=r"(?:是|为)[一多两几这那][个种类项些份条组][^，。；：]{0,12}", after=r"[^，。；：的]{1,16}的"),
        _frame("attributive", _SHALL, before=r"(?:表示|代表|意为|列出了?|是指)[^，。；：]{0,30}", after=r"[^，。；：的]{1,8}的[^，。；的]{1,10}[，。；]?$"),
        _frame("attributive", frozenset({"PROH", "PROH_NS"}), before=r"^[^，。；：]{0,16}", after=rf"(?!{w['coverbs']})[^，。；：、的]{{1,6}}的[^，。；：、的]{{1,6}}，(?:均|都|也|则|还)?(?:应|须|必须|宜|可|由|按|列入|见)"),
        _frame("label", frozenset({"REQ"}), before="^", after=r"(?!符合|满足|包括|遵守|按|为|是|有)[^，。；：、]{1,3}：\s?[^\s：]"),
        _frame("label", _SHALL, before=r"[：:]", after=r"[^，。；：、]{1,4}[、和及与][^，。；]{0,16}(?:应|必须|须|宜|可选?|有条件|不)[^，。；：、]{1,4}(?:[、和及与。；]|$)"),
        _frame("ability", frozenset({"PROH_NS"}), before=rf"{w['able']}(?:本身|自身|均|也|都|还)?"),
        _frame("restricted", _FULL, after=r"[只仅][能可]"),
        _frame("vague", _FULL, after=rf"(?:具有|有|能)?{w['vague']}"),
        _frame("softened", _FULL, after=rf"[^，。；]{{0,4}}?{w['softeners']}"),
        _frame("generalized", _MUST, before=rf"{w['generalizers']}(?!要求|工业|公差)[^，。；]{{0,8}}?"),
        _frame("reject", _MUST, before=rf"{w['rejects']}[^。；]{{0,16}}?", after=rf"[^。；]{{0,6}}?{w['going_on']}"),
    )  # fmt: skip


def _attributive_verb() -> _After:
    """What tells 必须配备的器材: behind the modal a verb, perhaps with one word before it, and then 的 (not 的话)."""
    words = load_words("verbs")
    verbs, leads = Words(words["verbs"].split()), Words(words["leads"].split())

    def begins(sentence: str, at: int) -> bool:
        return any(
            sentence[end : end + 1] == "的" and sentence[end + 1 : end + 2] != "话"
            for start in (at, *leads.ends(sentence, at))
            for end in verbs.ends(sentence, start)
        )

    return begins


@cache
def _frames_of(kind: str) -> tuple[Frame, ...]:
    return tuple(frame for frame in _frames() if kind in frame.kinds)


@cache
def _no_provision() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows a modal, at the beginning of a phrase, in 必须指出的是 and in 应用户要求."""
    w = _lists()
    return (
        compiled_from(rf"(?:特别|着重|重点)?{w['saying']}(?:的是|的有|[，,：])"),
        compiled_from(rf"{w['askers']}[^，。；应]{{0,8}}?{w['asking']}[，,]"),
    )


_PHRASE = pattern(r"(?:^|[，。；：（])(?:还|尤其|特别|但|同时|这里|此处)?$")


def framed(text: str, found: list[Token]) -> list[Token]:
    """``found`` with the frames each stands in; without those that a frame shows to be no provision."""
    result: list[Token] = []
    at = 0
    while at < len(found):
        start, end = found[at].sentence
        stop = at
        while stop < len(found) and found[stop].sentence == (start, end):
            stop += 1
        result.extend(_in_sentence(text[start:end], start, found[at:stop]))
        at = stop
    return result


def _in_sentence(sentence: str, offset: int, found: list[Token]) -> Iterator[Token]:
    must = -1
    """Where in ``done`` the last requirement stands."""
    done: list[Token] = []
    listed = [match.span() for match in _word_list().finditer(sentence)] if "等" in sentence else []
    for token in found:
        start, end = token.start - offset, token.end - offset
        if any(first <= start < last for first, last in listed) or _is_named(sentence, start, end):
            continue
        if _leads_in(sentence, start) and _is_no_provision(token, sentence, end):
            continue
        names = _frames_around(token.kind, sentence, start, end)
        if token.kind == "COND":
            names.append("condition" if must >= 0 else "condition-only")
            if must >= 0:
                happening = _happening().match(sentence, end) is not None and token.reading not in {"方可", "方准"}
                more = ("condition", "fact") if happening else ("condition",)
                names.extend(more[1:])
                done[must] = replace(done[must], frames=tuple(dict.fromkeys((*done[must].frames, *more))))
        if token.word == "buke" and _NOT_BEFORE.search(sentence, max(0, start - _REACH), start):
            token = replace(token, kind="DBLNEG", word="feibuke")
            names.append("double-necessity")
        done.append(replace(token, frames=tuple(names)) if names else token)
        if token.kind in _FULL and "attributive" not in names:
            must = len(done) - 1
    yield from done


_NOT_BEFORE = pattern(r"非[^，。；]{1,15}$")


@cache
def _happening() -> re.Pattern[str]:
    return compiled_from(_lists()["happenings"])


def _frames_around(kind: str, sentence: str, start: int, end: int) -> list[str]:
    """The names of the frames in which a token of that kind stands at ``[start, end)`` of a sentence."""
    names: list[str] = []
    first = max(0, start - _REACH)
    led, followed = set(sentence[first:start]), set(sentence[end : end + _REACH])
    for frame in _frames_of(kind):
        if (
            (frame.needs_after is None or not frame.needs_after.isdisjoint(followed))
            and (frame.needs_before is None or not frame.needs_before.isdisjoint(led))
            and (frame.after is None or frame.after(sentence, end))
            and (frame.before is None or frame.before(sentence, first, start))
            and frame.name not in names
        ):
            names.append(frame.name)
    return names


_MODAL = r"(?>应当?|不应|必须|须|不得|宜|不宜|可能|可|不必|能|不能|严禁|禁止)"
"""Taken once: of a word that may be read as a shorter one the two readings of each of thirty would be tried with one another."""


@cache
def _naming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a word that is spoken of, not used: 必须一词; 助动词应、宜; 应和宜两词."""
    w = _lists()
    joined = r"[、和与及或/]"
    return (
        compiled_from(rf"{w['named_before']}(?:{_MODAL}{joined}){{0,{_LISTED}}}$"),
        compiled_from(rf"(?:{joined}{_MODAL}){{0,{_LISTED}}}{w['named_behind']}"),
    )


@cache
def _word_list() -> re.Pattern[str]:
    """采用须、须具备、必须支持等文字说明…: words and phrases spoken of one after another."""
    phrase = rf"{_MODAL}[^，。；：、]{{0,4}}"
    w = _lists()
    return compiled_from(
        rf"(?:采用|使用|[用以])(?:了)?{phrase}(?:、{phrase}){{1,{_LISTED}}}?等{w['named_kinds']}(?:来|以|进行)?{w['telling']}"
    )


def _is_named(sentence: str, start: int, end: int) -> bool:
    before, behind = _naming()
    return behind.match(sentence, end) is not None or (
        _ENDS_NAME.match(sentence, end) is not None
        and before.search(sentence, max(0, start - _REACH), start) is not None
    )


_ENDS_NAME = pattern(r"[、和与及或/的，。；]|表示|用于|改|是|见|$")


def discourse_spans(sentence: str) -> list[tuple[int, int]]:
    """The ranges of 必须指出的是 and the like in a sentence."""
    saying = re.compile(rf"(?:必须|应当|应该|应|须|需要|需|务必){_no_provision()[0].pattern}")
    return [match.span() for match in saying.finditer(sentence) if _leads_in(sentence, match.start())]


def _leads_in(sentence: str, at: int) -> bool:
    """Whether what stands at ``at`` begins a phrase."""
    return _PHRASE.search(sentence, max(0, at - _REACH), at) is not None


def _is_no_provision(token: Token, sentence: str, end: int) -> bool:
    discourse, request = _no_provision()
    return (token.kind in _SHALL and discourse.match(sentence, end) is not None) or (
        token.reading == "应" and request.match(sentence, end) is not None
    )
