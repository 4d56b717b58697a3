"""Running text whose punctuation and wording a rule may judge: not headings, formulas, lists of documents, addresses and code."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdkit.facts.listed import in_list
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for, blocks_with
from stdkit.model import Block, Document

_CODE = pattern(
    r"://|www\.|@\w|[{};]\s*+$|(?m:^)(?>.*?\w\().*\)\s*+;|#include|\bstruct\b|\btypedef\b|</?\w+>|\bint\b|\bchar\b"
)
_HAN = pattern(r"[\u4e00-\u9fff]")


@fact
def prose(doc: Document) -> tuple[Block, ...]:
    """The blocks of Chinese text, table cells and captions included, in reading order; what looks like program code is left out."""
    return tuple(
        block
        for block in doc.blocks()
        if block.text
        and block.kind not in ("formula", "heading", "term-entry")
        and _HAN.search(block.text)
        and not in_list(doc, block)
        and not _CODE.search(block.text)
    )


@fact
def _prose_ids(doc: Document) -> frozenset[str]:
    return frozenset(block.id for block in prose(doc))


def prose_for(doc: Document, *patterns: re.Pattern[str]) -> list[Block]:
    """The blocks of ``prose`` in which one of ``patterns`` may match, in reading order; none in which one does is left out."""
    ids = _prose_ids(doc)
    return [block for block in blocks_for(doc, *patterns) if block.id in ids]


def prose_with(doc: Document, strings: Iterable[str]) -> list[Block]:
    """The blocks of ``prose`` that hold one of ``strings``, in reading order."""
    ids = _prose_ids(doc)
    return [block for block in blocks_with(doc, strings) if block.id in ids]


@fact
def set_in_half_width(doc: Document) -> bool:
    """Whether most commas between Chinese characters are half-width ones: a way of setting, not a slip."""
    half = full = 0
    for block in prose(doc):
        half += len(_HALF_COMMA.findall(block.text))
        full += block.text.count("，")
    return half > full


_HALF_COMMA = pattern(r"(?<=[\u4e00-\u9fff]),")
