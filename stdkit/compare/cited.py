"""Cited documents that came, went or are cited otherwise: by the two lists, and by the text where no list has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stdkit.compare.comparison import ReferenceChange, ReferenceChangeKind
from stdkit.compare.folding import fold
from stdkit.facts.citations import cited_in
from stdkit.facts.codes import Number
from stdkit.facts.listed import bibliography, in_list, normative_list
from stdkit.facts.search import document_numbers
from stdkit.model import Document


@dataclass
class _Cited:
    """A document one side cites: its number, how the list has it, whether it is listed as informative, where the text cites it."""

    number: Number
    text: str
    title: str = ""
    parts: bool = False
    listed: bool = False
    informative: bool = False
    places: list[str] = field(default_factory=list)


def changed_references(old: Document, new: Document) -> tuple[ReferenceChange, ...]:
    """The changes in the order of the new document, what was removed behind."""
    before, after = _cited(old), _cited(new)
    partners = dict(_partners(before, after))
    found: list[ReferenceChange] = []
    for key, other in after.items():
        one = before.get(partners.get(key, ""))
        if one is None:
            found.append(_told("added", None, other))
        else:
            found += [_told(kind, one, other) for kind in _kinds(one, other)]
    gone = set(before) - set(partners.values())
    found += [_told("removed", one, None) for key, one in before.items() if key in gone]
    return tuple(found)


def _cited(doc: Document) -> dict[str, _Cited]:
    """What a document cites, by number without year, the lists first."""
    found: dict[str, _Cited] = {}
    for informative, entries in ((False, normative_list(doc)), (True, bibliography(doc))):
        for entry in entries:
            if entry.number is not None and entry.number.key not in found:
                text = entry.block.text.strip()
                found[entry.number.key] = _Cited(
                    entry.number, text, entry.title, entry.all_parts, True, informative
                )  # fmt: skip
    for block, _ in document_numbers(doc):
        if in_list(doc, block):
            continue
        place = doc.place(block.id)
        if place.element is not None and place.element.kind in ("foreword", "introduction"):
            continue
        for citation in cited_in(block):
            number = citation.number
            cited = found.get(number.key) or _whole(found, number)
            if cited is None:
                cited = found[number.key] = _Cited(number, number.spelled)
            if place.number not in cited.places:
                cited.places.append(place.number)
    return found


def _whole(found: Mapping[str, _Cited], number: Number) -> _Cited | None:
    """The entry for all parts that stands for a part cited."""
    whole = found.get(number.base)
    return whole if whole is not None and whole.parts else None


def _partners(before: Mapping[str, _Cited], after: Mapping[str, _Cited]) -> Iterator[tuple[str, str]]:
    """Keys of the new side with those of the old: the same number; then the same number under another code (GB → GB/T); then, of
    those listed, the same title under another number."""
    used = {key for key in after if key in before}
    yield from ((key, key) for key in after if key in used)
    for tell in (_bare, _title):
        left = {tell(one): key for key, one in before.items() if key not in used and tell(one)}
        for key, other in after.items():
            if key not in before and key not in used and tell(other) in left:
                old = left.pop(tell(other))
                used.update((key, old))
                yield key, old


def _bare(one: _Cited) -> str:
    """「GB」 and 「GB/T」 share their numbers, so do 「DB15」 and 「DB15/T」."""
    return f"{one.number.code.removesuffix('/T').removesuffix('/Z')} {one.number.number}.{one.number.part}"


def _title(one: _Cited) -> str:
    return fold(one.title) if one.listed and len(one.title) > 3 else ""


def _kinds(one: _Cited, other: _Cited) -> Iterable[ReferenceChangeKind]:
    if one.number.key != other.number.key:
        yield "code"
    if one.number.year != other.number.year:
        yield "undated" if not other.number.year else "dated" if not one.number.year else "year"
    if one.listed and other.listed:
        if one.parts != other.parts:
            yield "parts"
        if one.title and other.title and fold(one.title) != fold(other.title):
            yield "title"
        if one.informative != other.informative:
            yield "nature"


def _told(kind: ReferenceChangeKind, one: _Cited | None, other: _Cited | None) -> ReferenceChange:
    said = other or one
    assert said is not None
    return ReferenceChange(
        kind,
        said.number.key,
        one.text if one is not None else "",
        other.text if other is not None else "",
        said.listed,
        said.informative,
        tuple(one.places) if one is not None else (),
        tuple(other.places) if other is not None else (),
    )
