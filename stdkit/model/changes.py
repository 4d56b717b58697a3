"""What the tool says about a document and does to it: findings, edits, comments, refusals.

Everything points into a document by ``Span``: a block and offsets into ``Block.text``, counted in Unicode code points from 0,
half open. There are no other coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from stdkit.model.kinds import Mark, Safety, Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in the text of block ``block``.

    ``end == len(text) + 1`` takes the paragraph mark too: with ``start == 0`` that is the whole paragraph.
    """

    block: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span out of order: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of ``span`` by ``text``. An empty span inserts, an empty ``text`` deletes.

    ``"\\n"`` in ``text`` starts a new paragraph with the format of the block; it is allowed only in an insertion at the end of a
    block (``start == end == len(text)``), where ``"\\n甲\\n乙"`` adds two paragraphs after it, and, ending in ``"\\n"``, at the
    beginning of a block that is not empty (``start == end == 0``), where ``"甲\\n"`` adds one before it. A span that takes the paragraph mark
    with ``start == 0`` and an empty ``text`` deletes the whole paragraph.

    ``unmark`` takes marks off (bold, 黑体) and leaves the text: then ``text`` has to be the text that stands there.

    ``refresh`` brings the stored result of a field up to date, as the program will compute it anew; no other edit may touch one.
    """

    span: Span
    text: str
    reason: str = ""
    safety: Safety = "review"
    unmark: frozenset[Mark] = frozenset()
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark to be shown beside the words of ``span`` (a Word comment)."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """What the drafter wrote beside the text: findings of these rules or families (``codes``) in these blocks need not be
    reported, for a ``reason``; ``until`` is the last day on which that holds. Without a reason it has no effect."""

    blocks: tuple[str, ...]
    codes: tuple[str, ...]
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that was not carried out, and why (a Chinese clause without full stop)."""

    edit: Edit
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place; ``span`` is ``None`` only for the document as a whole.

    ``rule``, ``name``, ``severity`` and ``clause`` are stamped by the runner, not by the rule.
    """

    span: Span | None
    message: str
    edits: tuple[Edit, ...] = ()
    rule: str = ""
    name: str = ""
    severity: Severity = "warning"
    clause: str = ""
    related: tuple[Span, ...] = field(default=())
    question: str = ""
    """What the drafter is asked where the rule cannot be sure (「此处是外部约束还是本文件的要求？」); empty where it is."""

    @property
    def heuristic(self) -> bool:
        """Whether this is a judgement by signs, to be answered by the drafter."""
        return bool(self.question)
