"""External constraints: sentences that say what a law demands, for which 必须 is the word. GB/T 1.1—2020, 9.5.4.2.2."""

from __future__ import annotations

from stdkit.facts.holders import sentence
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import Provision, provisions_of
from stdkit.model import Document

_LAW = pattern(
    r"(?:依据|根据|按照?|依照|遵照)[^。；]*(?:《[^》]*(?:法|条例|规定|办法)》|法律|法规|规章|强制性国家标准)|(?:法律|法规|规章|强制性国家标准)[^。；]{0,12}(?:规定|要求)"
)


@fact
def external_constraints(doc: Document) -> tuple[Provision, ...]:
    """The 必须 whose sentence names the law it comes from, in reading order."""
    return tuple(provision for provision in provisions_of(doc, "必须") if _names_law(doc, provision))


def _names_law(doc: Document, provision: Provision) -> bool:
    text = doc.block(provision.span.block).text
    start, end = sentence(text, provision.span.start)
    return _LAW.search(text[start:end]) is not None
