"""The scope (辖域) of a provision word: whom it speaks to, what it governs, under which condition and with which exception.

Told by punctuation and by the provision words themselves: a word governs what follows it up to the phrase in which the next one stands.
「检验员应核对编号、批次，除返修件外不得开封。」: 应 speaks to 检验员 and governs 「核对编号、批次」; 不得 speaks to the same, governs 「开封」
and does not reach 返修件.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import Provision, provisions
from stdkit.facts.tokens import Token
from stdkit.model import Block, Document, Span

Range = tuple[int, int]

_PHRASE_ENDS = "，；：,;:。！？\n"
_EXCEPTION = pattern(
    r"除(?!去|尘|雪|草|锈|湿|虫|霜|冰|油|臭|杂|氧|垢|渣|鳞)[^，。；]{1,40}?(?:以外|之外|外(?![壳部观形围侧缘径表墙]))[，,]?"
)
_CONDITION = pattern(
    r"(?:^|(?<=[，；：。]))(?:(?:当|如|若|如果|假如|凡|一旦|遇|遇到|对|对于)[^，。；：]{1,40}(?=[，,])|[^，。；：]{1,40}?(?:时|后|前|者|的|情况下|条件下|期间|的话)(?=[，,])"
    r"|[^，。；：]{1,24}?(?:情况下|条件下|期间|过程中))"
)
_NO_ACTOR = pattern(
    r"(?:并且|并|且|同时|而且|但是|但|还|也|则|均|都|皆|亦|仍|再|又|各自|各|首先|其次|然后|最后|必要时|一般|通常|原则上|至少|所|一律|绝对|严格|坚决|是否)+"
)
_ADVERBS_BEHIND = pattern(
    r"(?:均|都|皆|还|也|亦|则|仍|再|又|更|首先|同时|一般|通常|原则上|至少|必要时|一律|所|各自|并|且|尚|是否)+$"
)
_WHEN = pattern(
    r"^[^，。；：]{0,30}?(?:时|期间|过程中|情况下|条件下|之前|之后|[\u4e00-\u9fff](?<![先最提目事])(?:前|后))(?![段间刻限长序效机钟区面部端者续])"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Ranges in the text the provision stands in. ``actor`` is ``None`` where nobody and nothing is named (祈使句, 通用);
    ``governed`` is what the word says shall, may or shall not be; ``items`` are the ids of the list items under a lead-in.
    ``negated``: the word, or what it governs, is negative."""

    governed: Range
    actor: Range | None = None
    condition: Range | None = None
    exception: Range | None = None
    negated: bool = False
    items: tuple[str, ...] = ()


def scopes(text: str, found: Sequence[Token | Provision]) -> list[Scope]:
    """The scope of each provision word of ``text``, in their order."""
    made: list[Scope] = []
    for at, token in enumerate(found):
        start, end, sentence = _place(token)
        later = [_place(other)[0] for other in found[at + 1 :] if _place(other)[2] == sentence]
        earlier = made[-1] if at and _place(found[at - 1])[2] == sentence else None
        left = _phrase_start(text, sentence[0], start)
        within = earlier is not None and _place(found[at - 1])[1] > left
        actor = None if within else _actor(text, left, start)
        if actor is None and earlier is not None:
            actor = earlier.actor
        taken = [_place(other)[0] for other in found[:at]]
        made.append(
            Scope(
                governed=_trimmed(text, end, _governed_end(text, end, later, sentence[1])),
                actor=actor,
                condition=_last(_CONDITION, text, sentence[0], start, taken)
                or (None if within else _when(text, left, start)),
                exception=_last(_EXCEPTION, text, sentence[0], start, taken),
                negated=token.kind in {"PROH", "PROH_NS", "REC_NEG", "PERM_NEG"} or "negated" in token.frames,
            )
        )
    return made


def scope_of(doc: Document, provision: Provision) -> Scope:
    """The scope of a provision of ``doc``; ranges are offsets in the text of its block."""
    return _all(doc)[provision.span]


@fact
def _all(doc: Document) -> dict[Span, Scope]:
    by_block: dict[str, list[Provision]] = {}
    for provision in provisions(doc):
        by_block.setdefault(provision.span.block, []).append(provision)
    items = _items(doc, by_block)
    found: dict[Span, Scope] = {}
    for block_id, group in by_block.items():
        text = doc.block(block_id).text
        for provision, scope in zip(group, scopes(text, group), strict=True):
            led = items.get(block_id, ()) if "：" in text[provision.span.end :] and provision is group[-1] else ()
            found[provision.span] = Scope(
                scope.governed, scope.actor, scope.condition, scope.exception, scope.negated, led
            )
    return found


def _items(doc: Document, wanted: dict[str, list[Provision]]) -> dict[str, tuple[str, ...]]:
    """The list items under each block of ``wanted`` that leads a list in."""
    found: dict[str, tuple[str, ...]] = {}
    lead: Block | None = None
    for block in doc.blocks():
        if lead is not None and block.kind == "list-item" and (lead.kind != "list-item" or block.level > lead.level):
            found[lead.id] = (*found.get(lead.id, ()), block.id)
        else:
            lead = block if block.id in wanted and block.text.rstrip().endswith(("：", ":")) else None
    return found


def _place(token: Token | Provision) -> tuple[int, int, Range]:
    if isinstance(token, Token):
        return token.start, token.end, token.sentence
    return token.span.start, token.span.end, (token.sentence.start, token.sentence.end)


def _phrase_start(text: str, first: int, at: int) -> int:
    return max([first, *(text.rfind(mark, first, at) + 1 for mark in _PHRASE_ENDS)])


def _governed_end(text: str, end: int, later: list[int], last: int) -> int:
    """Up to the phrase of the next provision word; where that stands in the same phrase, up to the word itself."""
    if not later:
        return last
    start = _phrase_start(text, end, later[0])
    return start if start > end else later[0]


def _actor(text: str, left: int, start: int) -> Range | None:
    for skip in (_EXCEPTION, _WHEN, _NO_ACTOR):
        match = skip.match(text[left:start])
        left += match.end() if match is not None else 0
    adverbs = _ADVERBS_BEHIND.search(text, left, start)
    if adverbs is not None:
        start = adverbs.start()
    found = _trimmed(text, left, start)
    return found if found[0] < found[1] else None


def _when(text: str, left: int, start: int) -> Range | None:
    match = _WHEN.match(text[left:start])
    return (left, left + match.end()) if match else None


def _last(what: re.Pattern[str], text: str, first: int, start: int, taken: Sequence[int]) -> Range | None:
    """The last range before the word; none that holds a provision word of its own (``taken``)."""
    found = None
    for match in what.finditer(text, first, start):
        if not any(match.start() <= place < match.end() for place in taken):
            found = _trimmed(text, match.start(), match.end())
    return found


def _trimmed(text: str, start: int, end: int) -> Range:
    blanks = " \t\n\u3000" + _PHRASE_ENDS
    while start < end and text[end - 1] in blanks:
        end -= 1
    while start < end and text[start] in blanks:
        start += 1
    return start, end
