"""Provisions (条款用词): 应 宜 可 能 可能 必须 不得 严禁 … found as words, not as characters."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.tokens import Kind, Token, readings, tokens
from stdkit.model import Block, Document, Span

__all__ = ["Kind", "Provision", "provisions", "provisions_in", "provisions_of", "tokens_in"]


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision word in its place.

    ``text`` is what stands there, ``reading`` the word as read (simplified, without blanks inside), ``word`` its entry in the word
    table (``ying``, ``bixu`` …). ``uncertain`` says why the reading may be wrong ("" where it is sure). ``frames`` name the
    constructions it stands in (``condition``, ``attributive`` …, see ``frames``). ``sentence`` is the sentence around it.
    """

    span: Span
    text: str
    kind: Kind
    word: str
    reading: str
    sentence: Span
    uncertain: str = ""
    frames: tuple[str, ...] = ()


@fact
def provisions(doc: Document) -> tuple[Provision, ...]:
    """Every provision word of the text in reading order; not those quoted, in titles of other documents or in the 目次."""
    return tuple(provision for block in doc.blocks() for provision in provisions_in(doc, block))


def provisions_in(doc: Document, block: Block) -> list[Provision]:
    """The provision words of one block (of its own text; its children speak for themselves)."""
    return [
        Provision(
            block.span(token.start, token.end),
            token.text,
            token.kind,
            token.word,
            token.reading,
            block.span(*token.sentence),
            token.uncertain,
            token.frames,
        )
        for token in tokens_in(doc, block)
    ]


def tokens_in(doc: Document, block: Block) -> list[Token]:
    """The tokens of one block. None in formulas nor in the titles of a list of cited documents."""
    if block.kind == "formula" or not block.text or (_CITED.match(block.text) and _is_list_of_documents(doc, block)):
        return []
    return tokens(block.text, masked=_formulas(block), nouns=nouns(doc))


_OFTEN = 5
"""So often a document has to use a string as a word, and more often than not as a provision, before that decides doubtful places."""


@fact
def nouns(doc: Document) -> frozenset[str]:
    """The strings of two readings (应用) that ``doc`` uses as words wherever its sentences tell."""
    told: dict[str, list[int]] = {}
    for block in doc.blocks():
        for string, is_provision in readings(block.text):
            told.setdefault(string, [0, 0])[is_provision] += 1
    return frozenset(string for string, (word, modal) in told.items() if word >= _OFTEN and word > 4 * modal)


_CITED = pattern(r"\s*(?:\[\d+\]\s*)?[A-Z]{2,}")


def _is_list_of_documents(doc: Document, block: Block) -> bool:
    element = doc.place(block.id).element
    return element is not None and element.kind in ("normative-references", "bibliography")


def provisions_of(doc: Document, *words: str) -> list[Provision]:
    """The provisions whose reading (「必须」), word (``bixu``) or kind (``REQ_NS``) is among ``words``."""
    named = _by_name(doc)
    found = {at for word in words for at in named.get(word, ())}
    every = provisions(doc)
    return [every[at] for at in sorted(found)]


@fact
def _by_name(doc: Document) -> dict[str, list[int]]:
    """Where in ``provisions`` those of a reading, word or kind stand."""
    named: dict[str, list[int]] = {}
    for at, provision in enumerate(provisions(doc)):
        for name in {provision.reading, provision.word, provision.kind}:
            named.setdefault(name, []).append(at)
    return named


def _formulas(block: Block) -> list[tuple[int, int]]:
    ranges = []
    at = 0
    for run in block.runs:
        if "math" in run.marks:
            ranges.append((at, at + len(run.text)))
        at += len(run.text)
    return ranges
