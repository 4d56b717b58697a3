"""A bureau's own words and guards, laid over a policy: ``[convert]`` of ``stdkit.toml``, or the same keys in a policy file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from stdkit.convert.guards import Guard
from stdkit.convert.items import GUARD_NAMES, sentence_of
from stdkit.convert.policy import Policy, Replacement, word_name
from stdkit.convert.proposals import BINDING, WHY, Proposal
from stdkit.errors import BadData
from stdkit.model import Document

OWN_GUARDS = ("LAW", "PERMIT", "ADMIN", "SAFETY", "TEST")
"""The guards that go by words, and so can be given more of them."""


def with_house_words(
    policy: Policy,
    words: Mapping[str, str],
    force: Mapping[str, str],
    guards: Mapping[str, Iterable[str]],
    *,
    path: str,
) -> Policy:
    """``policy`` with the bureau's standard words, recommended words and words of guards.

    Words are said as they are written (必须) or by their name in the word table (``bixu``). ``BadData`` names what is not known.
    A standard word of the bureau's own is looked at by a person wherever it is put in.
    """
    return replace(
        policy,
        words={**policy.words, **{word_name(word, path): Replacement(to, review=True) for word, to in words.items()}},
        recommended={**policy.recommended, **{word_name(word, path): to for word, to in force.items()}},
        guards={**policy.guards, **{_guard(name, path): tuple(given) for name, given in guards.items()}},
    )


def held_by_house(doc: Document, proposals: list[Proposal], policy: Policy) -> list[Proposal]:
    """The proposals with the bureau's own guards: what they see keeps its force."""
    if not policy.guards:
        return proposals
    return [_held(doc, proposal, policy) if proposal.kind in BINDING else proposal for proposal in proposals]


def _held(doc: Document, proposal: Proposal, policy: Policy) -> Proposal:
    text = doc.text_of(sentence_of(doc, proposal.span))
    already = {guard.name for guard in proposal.guards}
    found = tuple(
        Guard(name, word)  # type: ignore[arg-type]
        for name, words in policy.guards.items()
        if name not in already and (word := next((each for each in words if each in text), ""))
    )
    if not found:
        return proposal
    guarded = replace(proposal, guards=(*proposal.guards, *found))
    if not proposal.weakened:
        return guarded
    why = "；".join(f"{WHY[guard.name]}（{guard.evidence}，本单位的护栏词）" for guard in found)
    changed = proposal.normalise != proposal.text
    return replace(
        guarded,
        proposal=proposal.normalise,
        action="changed" if changed else "held",
        review=True,
        reason=f"“{proposal.text}”改为“{proposal.normalise}”；{why}" if changed else why,
        extra=(),
    )


def _guard(name: str, path: str) -> str:
    wanted = {title: each for each, title in GUARD_NAMES.items()}.get(name, name.upper())
    if wanted not in OWN_GUARDS:
        titles = "、".join(f"{GUARD_NAMES[each]}（{each}）" for each in OWN_GUARDS)
        raise BadData("D025", f"没有可加词的护栏“{name}”", path=path, advice=f"可加词的有{titles}")
    return wanted
