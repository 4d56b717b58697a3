"""Sentences that say the same but for their force: 应 here, 宜 there. GB/T 1.1—2020, 5.4.1."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


@fact
def clashes(doc: Document) -> tuple[Clash, ...]:
    """The clashes of the text; each provision at most once as the later one. Not those in notes, examples and informative elements."""
    met: dict[str, list[tuple[frozenset[str], Provision, int]]] = {}
    found = []
    for provision, content in _contents(doc):
        pairs = frozenset(content[at : at + 2] for at in range(len(content) - 1))
        force = _FORCE[provision.kind]
        # Alike sentences share a beginning or an end.
        keys = {f"^{content[:3]}", f"${content[-3:]}"}
        near = [other for key in sorted(keys) for other in met.get(key, ())]
        clash = next((o for o in near if o[2] != force and _likeness(pairs, o[0]) >= _ALIKE), None)
        if clash is not None:
            found.append(Clash(clash[1], provision))
        for key in keys:
            met.setdefault(key, []).append((pairs, provision, force))
    return tuple(found)


def _contents(doc: Document) -> list[tuple[Provision, str]]:
    """The sentences with one provision word that may clash, without that word, blanks and punctuation."""
    found = []
    for block_id, provisions in by_block(doc).items():
        block = doc.block(block_id)
        if not block.normative or block.kind in ("note", "example", "footnote", "heading", "table", "figure"):
            continue
        spans = [provision.sentence for provision in provisions]
        for provision in provisions:
            if (
                provision.kind not in _FORCE
                or provision.uncertain
                or provision.frames
                or spans.count(provision.sentence) > 1
            ):
                continue
            start, end = provision.sentence.start, provision.sentence.end
            rest = block.text[start : provision.span.start] + block.text[provision.span.end : end]
            content = re.sub(r"[\s\W_]", "", rest)
            # What follows a lead-in may differ though the lead-in does not.
            if len(content) >= _SHORTEST and not rest.rstrip().endswith(("：", ":")):
                found.append((provision, content))
    return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
