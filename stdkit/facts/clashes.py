"""Sentences that say the same but for their force: 应 here, 宜 there. GB/T 1.1—2020, 5.4.1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from stdkit.facts.memo import fact
from stdkit.facts.natures import by_block
from stdkit.facts.provisions import Provision
from stdkit.model import Document

_FORCE = {"REQ": 3, "REQ_NS": 3, "REC": 2, "PERM": 1}
_SHORTEST = 8
"""Of fewer characters two sentences are alike by chance."""
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Clash:
    """Two provisions of the same content and different force, in reading order."""

    before: Provision
    after: Provision


@dataclass(frozen=True, slots=True)
class _Said:
    """What a provision says: its text without the word of force, as the set of its pairs of neighbouring characters."""

    provision: Provision
    force: int
    begin: str
    end: str
    pairs: frozenset[str]

    def clashes_with(self, other: _Said) -> bool:
        if self.force == other.force:
            return False
        shared = len(self.pairs & other.pairs)
        return shared / (len(self.pairs) + len(other.pairs) - shared) >= _ALIKE


@fact
def clashes(doc: Document) -> tuple[Clash, ...]:
    """The clashes of the text; each provision at most once as the later one. Not those in notes, examples and informative elements."""
    found = []
    before: list[_Said] = []
    known: set[tuple[int, str, str, frozenset[str]]] = set()
    places: dict[int, dict[tuple[str, str], list[int]]] = {force: {} for force in _FORCE.values()}
    for said, rarest in _with_rarest_pairs(_contents(doc)):
        # Alike sentences share an end or a beginning.
        edges = [[(edge, pair) for pair in rarest] for edge in (f"${said.end}", f"^{said.begin}")]
        others = [there for force, there in places.items() if force != said.force and there]
        near = (sorted({at for key in keys for there in others for at in there.get(key, ())}) for keys in edges)
        earlier = next((before[at] for at in chain.from_iterable(near) if said.clashes_with(before[at])), None)
        if earlier is not None:
            found.append(Clash(earlier.provision, said.provision))
        # What is said again in the same words is never the first to clash with a later one.
        same = (said.force, said.begin, said.end, said.pairs)
        if same not in known:
            known.add(same)
            for key in chain.from_iterable(edges):
                places[said.force].setdefault(key, []).append(len(before))
            before.append(said)
    return tuple(found)


def _with_rarest_pairs(contents: list[tuple[Provision, str]]) -> Iterator[tuple[_Said, list[str]]]:
    """The sentences, each with those of its pairs of which an alike sentence holds one at least.

    Alike sentences differ in few of their pairs. Put in one order for all of them, rare ones first, so many of the first pairs and
    one more cannot all be among those that differ: comparing what shares one of them finds all, without comparing each with each.
    """
    sets = [frozenset(content[at : at + 2] for at in range(len(content) - 1)) for _, content in contents]
    often = Counter(pair for pairs in sets for pair in pairs)
    rank = {pair: place for place, (_, pair) in enumerate(sorted((count, pair) for pair, count in often.items()))}
    for (provision, content), pairs in zip(contents, sets, strict=True):
        order = sorted(pairs, key=rank.__getitem__)
        differing = len(pairs) - int(len(pairs) * _ALIKE)
        yield _Said(provision, _FORCE[provision.kind], content[:3], content[-3:], pairs), order[: differing + 1]


def _contents(doc: Document) -> list[tuple[Provision, str]]:
    """The sentences with one provision word that may clash, without that word, blanks and punctuation."""
    found = []
    for block_id, provisions in by_block(doc).items():
        block = doc.block(block_id)
        if not block.normative or block.kind in ("note", "example", "footnote", "heading", "table", "figure"):
            continue
        held = Counter(provision.sentence for provision in provisions)
        for provision in provisions:
            if provision.kind not in _FORCE or provision.uncertain or provision.frames or held[provision.sentence] > 1:
                continue
            start, end = provision.sentence.start, provision.sentence.end
            rest = block.text[start : provision.span.start] + block.text[provision.span.end : end]
            content = re.sub(r"[\s\W_]", "", rest)
            # What follows a lead-in may differ though the lead-in does not.
            if len(content) >= _SHORTEST and not rest.rstrip().endswith(("：", ":")):
                found.append((provision, content))
    return found
