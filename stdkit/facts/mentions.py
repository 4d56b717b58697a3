"""Where a table or figure is mentioned first, beside where it stands. GB/T 1.1—2020, 9.7.1.2 and 9.8.1.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.captions import Captioned
from stdkit.facts.memo import fact
from stdkit.facts.references import Reference, numbers_between, references
from stdkit.model import Document


@fact
def order(doc: Document) -> dict[str, int]:
    """The place of every block of the text in reading order, by its id."""
    return {block.id: at for at, block in enumerate(doc.blocks())}


@fact
def _by_number(doc: Document) -> dict[str, list[Reference]]:
    found: dict[str, list[Reference]] = {}
    before: Reference | None = None
    for reference in references(doc):
        found.setdefault(reference.number, []).append(reference)
        if before is not None and before.span.block == reference.span.block and before.kind == reference.kind:
            between = doc.block(reference.span.block).text[before.span.end : reference.span.start]
            if re.fullmatch(r"\s?[～~至到\-–—]\s?", between):
                for number in numbers_between(before.number, reference.number):
                    found.setdefault(number, []).append(reference)
        before = reference
    return found


def full_number(thing: Captioned, kind: str) -> str:
    """「表1」, 「图A.2」: how the text mentions it."""
    return f"{kind}{thing.domain}.{thing.number}" if thing.domain else f"{kind}{thing.number}"


def mentions_of(doc: Document, number: str) -> tuple[Reference, ...]:
    """The mentions of a table or figure in reading order, those inside a range (「表1～表3」) too."""
    return tuple(_by_number(doc).get(number, ()))


@dataclass(frozen=True, slots=True)
class Late:
    """A table or figure that the text has not mentioned before it comes; ``first`` is the first mention, behind it."""

    thing: Captioned
    number: str
    first: Reference


def late(doc: Document, things: tuple[Captioned, ...], kind: str) -> Iterator[Late]:
    """The things that stand before their first mention. One that the paragraph right beside it mentions has only floated."""
    places = order(doc)
    seen: set[str] = set()
    for thing in things:
        if thing.number is None or thing.continued:
            continue
        number = full_number(thing, kind)
        mentions = mentions_of(doc, number)
        if number in seen or not mentions:
            continue
        seen.add(number)
        at = places.get(thing.block.id, 0)
        behind = all(places.get(mention.span.block, at) > at for mention in mentions)
        if behind and not _floats(doc, thing, mentions[0]):
            yield Late(thing, number, mentions[0])


def _floats(doc: Document, thing: Captioned, first: Reference) -> bool:
    """Whether the first mention stands in the same clause, with nothing between but what belongs to the thing itself."""
    here = doc.place(thing.block.id)
    there = doc.place(first.span.block)
    if (here.element, here.clause) != (there.element, there.clause):
        return False
    content = here.clause.content if here.clause is not None else here.element.content if here.element else ()
    ids = [block.id for block in content]
    if thing.block.id not in ids or first.span.block not in ids:
        return False
    between = content[ids.index(thing.block.id) + 1 : ids.index(first.span.block)]
    return all(block.kind in ("note", "footnote", "figure", "table") or not block.text.strip() for block in between)
