"""Which documents a text cites, where, with which of their contents, and whether the citation is normative.

GB/T 1.1—2020, 9.5.4: dated and undated citations, the cited content, 规范性引用 and 资料性引用.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stdkit.facts.codes import Number, numbers
from stdkit.facts.listed import ALL_PARTS, Listed, cites, in_list
from stdkit.facts.memo import fact
from stdkit.facts.natures import Nature, judge
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Span, is_source

_TITLE = pattern(r"\s*《(?P<title>[^《》]{2,80})》")
_UNIT_AHEAD = r"(?!\s?(?:[a-zA-Zμ%℃Ω°‰]|倍|级|版|万|亿|元|个|次|年|月|以|\d))"
_CONTENT = (
    r"(?:第\s?(?:\d+(?:\.\d+)*|[一二三四五六七八九十]+)\s?(?:章节|[章条节款])(?:第?[一二三四五六七八九十\d]+[款项])?"
    r"|附\s?录\s?[A-Z]\d?(?:\.\d+)*|[表图]\s?[A-Z]?\.?\d+|公?式\s?[（(][A-Z]?\.?\d+[）)]"
    rf"|[A-Z]\.\d+(?:\.\d+)*|\d+(?:\.\d+)+(?:\s?[a-z][)）])?{_UNIT_AHEAD}"
    r"|第[一二三四五六七八九]法)"
)
_AFTER = pattern(
    rf"(?P<link>\s*(?:中的?|的|之|里的?)\s*|[ \u00a0\u3000]+|(?=[表图附第]))(?P<content>{_CONTENT}(?:\s?[、,，和及或与～~至]\s?{_CONTENT})*)"
)
_SOURCE_CONTENT = pattern(rf"\s*[，,]\s*(?:定义\s?|条目\s?|术语\s?)?(?P<content>\d+(?:\.\d+)*|{_CONTENT})")


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document. ``span`` covers the number and 「（所有部分）」 behind it.

    ``content`` is what is cited of it (「5.2」, 「表1、表2」) at ``content_span``; ``title`` a 《name》 right after the number.
    ``nature`` after 9.5.4.2; ``sure`` is False where the words leave it open; ``why`` says what it was told from.
    """

    span: Span
    number: Number
    all_parts: bool = False
    content: str = ""
    content_span: Span | None = None
    title: str = ""
    title_span: Span | None = None
    nature: Nature = "unclear"
    sure: bool = False
    why: str = ""

    @property
    def key(self) -> str:
        return self.number.key


@fact
def own_number(doc: Document) -> Number | None:
    """The number of the document itself, from its cover."""
    return next(numbers(doc.cover.number), None)


@fact
def citations(doc: Document) -> tuple[Citation, ...]:
    """Every citation in the text in reading order: not in the two lists, the cover, the contents or the running heads."""
    found: list[Citation] = []
    for block in doc.blocks():
        if block.kind in ("figure", "formula") or in_list(doc, block):
            continue
        for citation in cited_in(block):
            nature, sure, why = judge(doc, block, citation.span)
            found.append(replace(citation, nature=nature, sure=sure, why=why))
    return tuple(found)


def cited_in(block: Block) -> Iterator[Citation]:
    """The citations in one block, their nature not yet told."""
    text = block.text
    found = tuple(numbers(text))
    if not found or not any(char.isdigit() for char in text):
        return
    source = is_source(text)
    for number in found:
        end = number.end
        parts = ALL_PARTS.match(text, end)
        end = parts.end() if parts else end
        citation = Citation(block.span(number.start, end), number, bool(parts))
        title = _TITLE.match(text, end)
        if title is not None:
            citation = replace(citation, title=title["title"], title_span=block.span(*title.span("title")))
        after = title.end() if title is not None else end
        content = _AFTER.match(text, after) or (_SOURCE_CONTENT.match(text, after) if source else None)
        if content is not None:
            citation = replace(citation, content=content["content"], content_span=block.span(*content.span("content")))
        yield citation


@fact
def _by_base(doc: Document) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations(doc):
        found.setdefault(citation.number.base, []).append(citation)
    return found


def citing(doc: Document, listed: Listed) -> list[Citation]:
    """The citations in the text that an entry of a list stands for, in reading order."""
    number = listed.number
    if number is None:
        return []
    bases = {number.base, number.joint.base if number.joint is not None else number.base}
    return [citation for base in bases for citation in _by_base(doc).get(base, ()) if cites(listed, citation.number)]
