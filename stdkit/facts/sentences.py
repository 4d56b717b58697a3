"""Sentences and what type of provision each is (9.1, 附录C): requirement, instruction, recommendation, permission, statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from stdkit.facts.memo import fact
from stdkit.facts.phrases import is_imperative
from stdkit.facts.provisions import Provision, provisions
from stdkit.facts.tokens import Token, sentence_spans
from stdkit.model import Block, Document, Span

ProvisionType = Literal["requirement", "instruction", "recommendation", "permission", "statement"]
"""要求型、指示型、推荐型、允许型条款 and 陈述."""

_REQUIRING = frozenset({"REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "RESTR", "DBLNEG", "COND"})
_NOT_OF_THE_SENTENCE = frozenset({"attributive", "whether", "when", "arguing"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, its end mark included, and its type."""

    span: Span
    text: str
    type: ProvisionType


def sentences(block: Block) -> list[Span]:
    """The sentences of a block (ended by 。！？；), without blanks around them."""
    found = []
    for start, end in sentence_spans(block.text):
        text = block.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if start < end:
            found.append(block.span(start, end))
    return found


def type_of(text: str, words: Iterable[Provision | Token]) -> ProvisionType:
    """The type of a sentence, told by the provision words it holds; the strongest speaks. A modal inside an attributive clause or
    behind 是否 does not make the sentence a requirement."""
    kinds = {word.kind for word in words if not _NOT_OF_THE_SENTENCE & set(word.frames)}
    if kinds & _REQUIRING:
        return "requirement"
    if kinds & {"REC", "REC_NEG"}:
        return "recommendation"
    if kinds & {"PERM", "PERM_NEG"}:
        return "permission"
    return "instruction" if is_imperative(text) else "statement"


@fact
def typed_sentences(doc: Document) -> tuple[Sentence, ...]:
    """Every sentence of paragraphs, list items, notes, examples, footnotes and table cells with its type, in reading order.

    A list item without a provision word of its own is of the type of its lead-in when that ends with a colon.
    """
    words: dict[str, list[Provision]] = {}
    for provision in provisions(doc):
        words.setdefault(provision.span.block, []).append(provision)
    found: list[Sentence] = []
    led: ProvisionType | None = None
    for block in doc.blocks():
        if block.kind in ("heading", "table", "figure", "formula", "term-entry") or not block.text:
            led = None
            continue
        if block.kind != "list-item":
            led = None
        for span in sentences(block):
            mine = [p for p in words.get(block.id, ()) if span.start <= p.span.start < span.end]
            kind = type_of(doc.text_of(span), mine)
            if block.kind == "list-item" and not mine and led is not None:
                kind = led
            found.append(Sentence(span, doc.text_of(span), kind))
        if block.kind != "list-item":
            led = found[-1].type if found and block.text.rstrip().endswith(("：", ":")) else None
    return tuple(found)


def provision_type(doc: Document, sentence: Span) -> ProvisionType:
    """The type of the sentence at (or around) a span; ``statement`` where no sentence stands there."""
    for typed in _by_block(doc).get(sentence.block, ()):
        if typed.span.start <= sentence.start < typed.span.end:
            return typed.type
    return "statement"


@fact
def _by_block(doc: Document) -> dict[str, tuple[Sentence, ...]]:
    found: dict[str, list[Sentence]] = {}
    for typed in typed_sentences(doc):
        found.setdefault(typed.span.block, []).append(typed)
    return {block: tuple(those) for block, those in found.items()}
