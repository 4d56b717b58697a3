"""External constraints: sentences that say what a law demands, for which 必须 is the word. GB/T 1.1—2020, 9.5.4.2.2."""

from __future__ import annotations

from stdkit.facts.holders import sentence
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import Provision, provisions_of
from stdkit.model import Document

_DEMANDED = pattern(r"(?:法律|法规|规章|强制性国家标准)[^。；]{0,12}(?:规定|要求)")
_ACCORDING = pattern(
    r"(?P<lead>依据|根据|按照?|依照|遵照)|(?P<stop>[。；])"
    r"|(?P<law>《(?=[^《》]*(?:法|条例|规定|办法)》)|法律|法规|规章|强制性国家标准)"
)
"""根据……《……法》 with no stop between, in single steps: a sentence may hold thousands of each."""


@fact
def external_constraints(doc: Document) -> tuple[Provision, ...]:
    """The 必须 whose sentence names the law it comes from, in reading order."""
    found: list[Provision] = []
    block, start, end, lawful = "", 0, 0, False
    for provision in provisions_of(doc, "必须"):
        if provision.span.block != block or not start <= provision.span.start < end:
            block = provision.span.block
            text = doc.block(block).text
            start, end = sentence(text, provision.span.start)
            lawful = _names_law(text[start:end])
        if lawful:
            found.append(provision)
    return tuple(found)


def _names_law(sentence: str) -> bool:
    led = False
    for step in _ACCORDING.finditer(sentence):
        if step["law"] and led:
            return True
        led = not step["stop"] and (led or bool(step["lead"]))
    return _DEMANDED.search(sentence) is not None
