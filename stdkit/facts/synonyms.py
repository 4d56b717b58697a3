"""Other forms of the terms a document defines: those its entries name (又称, 拒用) and those that differ by one character of the same
sound. GB/T 1.1—2020, 5.4.1: one concept, one term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.listed import in_list
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.pinyin import readings
from stdkit.facts.search import blocks_with
from stdkit.facts.terms import Term, mentions, own_blocks, terms
from stdkit.facts.tokens import quoted
from stdkit.model import Block, Document, Span

_ALSO = pattern(
    r"(?:又称|也称|亦称|俗称|旧称|曾称|又名|也叫|又叫|通称)(?:为|作)?[“「]?(?P<name>[一-鿿][一-鿿A-Za-z0-9]{1,12})[”」]?(?=[，。；、（(）)]|$)"
)
_REJECTED = pattern(
    r"(?P<name>[一-鿿][一-鿿A-Za-z0-9]{1,12})\s*[（(](?:拒用|被取代|停用|旧称|不推荐)[^）)]{0,6}[）)]|(?:拒用|被取代术语|停用)[：:]\s*(?P<named>[一-鿿][一-鿿A-Za-z0-9]{1,12})"
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A term called by another form than the one its entry prefers, where that is used."""

    span: Span
    said: str
    term: Term


@fact
def other_forms(doc: Document) -> tuple[OtherForm, ...]:
    """Every use of another form of a term in the text, in reading order: not in its own entry, in titles, quotations and lists."""
    every = terms(doc)
    if not every:
        return ()
    known = {name for term in every for name in term.names}
    named = [(name, term) for term in every for name in _named(term)]
    alike = _by_halves(every)
    found = []
    for block in blocks_with(doc, {*(name for name, _ in named), *(half for _, halves in alike for half in halves)}):
        element = doc.place(block.id).element
        if element is None or element.kind not in ("scope", "terms", "core", "annex") or in_list(doc, block):
            continue
        if block.kind in ("formula", "term-entry") or not block.text:
            continue
        places = [*_of_names(block, named, known), *_of_sounds(block, alike)]
        hidden = quoted(block.text) if places else []
        for start, end, said, term in places:
            if block.id not in own_blocks(term) and not any(a <= start < b for a, b in hidden):
                found.append(OtherForm(block.span(start, end), said, term))
    return tuple(found)


Place = tuple[int, int, str, Term]


def _named(term: Term) -> Iterator[str]:
    """The forms its entry itself calls other names of the term."""
    for block in (term.entry, *term.entry.parts):
        for form in (_ALSO, _REJECTED):
            for match in block.find(form):
                name = match["name"] if match["name"] else match["named"]
                if name != term.name and name not in term.name and term.name not in name:
                    yield name


def _of_names(block: Block, named: list[tuple[str, Term]], known: set[str]) -> Iterator[Place]:
    for name, term in named:
        if name not in block.text:
            continue
        longer = [place for other in known if name in other and other != name for place in mentions(block.text, other)]
        for start, end in mentions(block.text, name):
            if not any(a <= start and end <= b for a, b in longer):
                yield start, end, name, term


def _by_halves(every: tuple[Term, ...]) -> list[tuple[Term, tuple[str, str]]]:
    """The terms that may be told by their sound, each with its halves: one of them stands wherever only one character is another."""
    return [
        (term, (term.name[: len(term.name) // 2], term.name[len(term.name) // 2 :]))
        for term in every
        if len(term.name) >= _SHORTEST and all("一" <= char <= "鿿" for char in term.name)
    ]


def _of_sounds(block: Block, every: list[tuple[Term, tuple[str, str]]]) -> Iterator[Place]:
    """Places where all but one character of a term stand, and in its place another one that is read the same."""
    for term, (front, back) in every:
        name = term.name
        if front not in block.text and back not in block.text:
            continue
        for at in range(len(name)):
            part = name[:at] or name[1:]
            place = block.text.find(part)
            while place >= 0:
                start = place if at else place - 1
                said = block.text[start : start + len(name)] if start >= 0 else ""
                if len(said) == len(name) and _one_sound(said, name, at):
                    yield start, start + len(name), said, term
                place = block.text.find(part, place + 1)


def _one_sound(said: str, name: str, at: int) -> bool:
    if said[at] == name[at] or said[:at] + said[at + 1 :] != name[:at] + name[at + 1 :]:
        return False
    here, there = readings(said[at]), readings(name[at])
    return len(here) == 1 and here == there
