"""From provisions, guards and a policy to proposals: what becomes of every provision word, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from stdkit.convert.guards import Guard
from stdkit.convert.policy import Policy
from stdkit.facts.provisions import Kind
from stdkit.model import Document, Edit, Span

Action = Literal["changed", "kept", "held", "refused"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What becomes of one provision word.

    ``normalise`` and ``recommend`` are the texts it would get under each of the two policies (guards already applied to
    ``recommend``), ``proposal`` the one under the policy asked for; ``extra`` are edits elsewhere in the sentence that belong to it
    (a comma that has to go with 方可) and are carried out only together with it. ``kind`` is ``LAW`` or ``ADMIN`` for
    words that ask for a decision without any modal; these are left in place. ``edits()`` gives all edits of an action ``changed``.
    """

    span: Span
    text: str
    kind: Kind | Literal["LAW", "ADMIN"]
    guards: tuple[Guard, ...]
    mandatory: bool
    normalise: str
    recommend: str
    proposal: str
    action: Action
    review: bool
    reason: str
    extra: tuple[Edit, ...] = ()

    def edits(self) -> tuple[Edit, ...]:
        if self.action != "changed":
            return ()
        safety: Literal["safe", "review"] = "review" if self.review else "safe"
        return (Edit(self.span, self.proposal, self.reason, safety), *self.extra)


def propose_document(
    doc: Document,
    policy: Policy,
    *,
    mandatory: Callable[[Span], bool],
    profile: Literal["gbt11", "engineering"] = "gbt11",
    edition: Literal["2020", "2009"] = "2020",
    conversion_list: Mapping[str, str] | None = None,
) -> list[Proposal]:
    """A proposal for every provision of ``doc``, in reading order.

    ``mandatory`` tells whether the clause at a span was declared mandatory; only there does ``recommend`` change the force.
    ``conversion_list`` maps old numbers to new ones (``{"GB 4208": "GB/T 4208"}``, dated or not): a citation of a number on it is
    no citation of a mandatory standard.
    """
    return []
