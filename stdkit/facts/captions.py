"""Tables and figures with their numbers, in the domains in which they are counted. GB/T 1.1—2020, 9.7.2 and 9.8.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.holders import table_of
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Figure, Table

_NUMBER = pattern(r"(?P<kind>[表图])\s*(?:(?P<annex>[A-Z])[.．])?(?P<number>\d+)$")
_CONTINUED = pattern(r"续|第\s*[#\d]+\s*页")


@dataclass(frozen=True, slots=True)
class Captioned:
    """A table or figure. ``domain`` is "" for the text, 「A」 for annex A; ``number`` is ``None`` where the label is none of the form 表n."""

    block: Block
    domain: str
    label: str
    number: int | None
    continued: bool


@fact
def tables(doc: Document) -> tuple[Captioned, ...]:
    """The tables of the text in their order: not those that only lay out terms, symbols, the foreword or lists of documents, nor a
    table in a cell of another."""
    return tuple(
        _captioned(doc, block)
        for block in doc.blocks()
        if isinstance(block, Table) and _counts(doc, block) and table_of(doc, block.id) is None
    )


@fact
def figures(doc: Document) -> tuple[Captioned, ...]:
    """The figures of the text in their order."""
    return tuple(_captioned(doc, block) for block in doc.blocks() if isinstance(block, Figure) and _counts(doc, block))


def _counts(doc: Document, block: Block) -> bool:
    element = doc.place(block.id).element
    if element is not None and element.kind in ("core", "annex", "introduction"):
        return True
    return bool(block.label)


def _captioned(doc: Document, block: Block) -> Captioned:
    element = doc.place(block.id).element
    domain = ""
    if element is not None and element.kind == "annex":
        letter = re.search(r"[A-Z]", element.number)
        domain = letter[0] if letter else "?"
    label = re.sub(r"\s", "", block.label).replace("．", ".")
    plain = re.sub(r"[（(].*$|续|续$", "", label)
    match = _NUMBER.fullmatch(plain)
    number = int(match["number"]) if match and (match["annex"] or "") == domain else None
    continued = bool(_CONTINUED.search(block.label) or re.search(r"[（(]续[）)]|[（(]第.{1,4}页", block.text))
    return Captioned(block, domain, label, number, continued)


def domains(things: tuple[Captioned, ...]) -> Iterator[tuple[str, list[Captioned]]]:
    """The things of each domain in their order, without the continuations."""
    by_domain: dict[str, list[Captioned]] = {}
    for thing in things:
        if not thing.continued:
            by_domain.setdefault(thing.domain, []).append(thing)
    yield from by_domain.items()
