"""What a check says, ready to be shown: findings with the place they stand at, file by file. Plain data, no document needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from stdkit.model import BlockKind, Document, ElementKind, Finding, Format, Severity, TermEntry, Unread

EXCERPT = 200
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands.

    ``start`` and ``end`` count code points in the block's text, half open; ``text`` is what stands between them. ``excerpt`` is
    the block's text, cut to 200 characters around the place; it begins at ``excerpt_start`` of the block's text. ``clause`` is
    ``None`` where the place has no number (before clause 1, in the bibliography).
    """

    element: ElementKind
    clause: str | None
    block: str
    kind: BlockKind
    page: int | None
    start: int
    end: int
    text: str
    excerpt: str
    excerpt_start: int = 0


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its place; the place is ``None`` for a finding about the whole document."""

    finding: Finding
    location: Location | None
    replaced: tuple[str, ...] = ()
    """For each edit, the text that it replaces."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """One checked file. ``format`` is ``None`` and ``sha256`` empty where it could not be read; ``errors`` then says why."""

    path: str
    sha256: str = ""
    format: Format | None = None
    number: str = ""
    title: str = ""
    profile: str = ""
    findings: tuple[Located, ...] = ()
    unread: tuple[Unread, ...] = ()
    errors: tuple[str, ...] = ()

    def reaches(self, threshold: str) -> bool:
        """Whether a finding is at or above ``threshold`` (a severity, or ``never``)."""
        if threshold == "never":
            return False
        at_or_above = SEVERITIES[: [*SEVERITIES].index(threshold) + 1]  # type: ignore[arg-type]
        return any(row.finding.severity in at_or_above for row in self.findings)


@dataclass(frozen=True, slots=True)
class Report:
    """The results of one run, in the order of the files."""

    files: tuple[FileResult, ...]
    profile: str
    counts: Counter[Severity] = field(init=False)

    def __post_init__(self) -> None:
        severities = Counter(row.finding.severity for file in self.files for row in file.findings)
        object.__setattr__(self, "counts", severities)

    @property
    def failed(self) -> int:
        """How many files could not be checked."""
        return sum(bool(file.errors) for file in self.files)


def locate(doc: Document, findings: Iterable[Finding]) -> tuple[Located, ...]:
    """The findings with their places in ``doc``."""
    entries = _entry_numbers(doc)
    return tuple(_located(doc, finding, entries) for finding in findings)


def _entry_numbers(doc: Document) -> dict[str, str]:
    """The number of the term entry (「3.1」) that a block belongs to, by the block's id."""
    numbers: dict[str, str] = {}
    for entry in doc.blocks():
        if isinstance(entry, TermEntry):
            number = entry.label or (entry.heading.label if entry.heading is not None else "")
            held = [entry, *entry.children(), *([entry.heading] if entry.heading is not None else [])]
            numbers.update((block.id, number) for block in held if number)
    return numbers


def _located(doc: Document, finding: Finding, entries: dict[str, str]) -> Located:
    replaced = tuple(doc.text_of(edit.span) for edit in finding.edits)
    span = finding.span
    if span is None:
        return Located(finding, None, replaced)
    block = doc.block(span.block)
    place = doc.place(span.block)
    start, end = min(span.start, len(block.text)), min(span.end, len(block.text))
    first = excerpt_start(len(block.text), start, end)
    location = Location(
        element=place.element.kind if place.element is not None else _outside(doc, span.block),
        clause=entries.get(block.id) or place.number or None,
        block=block.id,
        kind=block.kind,
        page=block.page,
        start=start,
        end=end,
        text=block.text[start:end],
        excerpt=block.text[first : first + EXCERPT],
        excerpt_start=first,
    )
    return Located(finding, location, replaced)


def _outside(doc: Document, block_id: str) -> ElementKind:
    """The element a block without one counts as: what opens the text belongs to it, running heads repeat the cover."""
    return "core" if any(block_id == block.id for block in doc.opening) else "cover"


def excerpt_start(length: int, start: int, end: int) -> int:
    """Where 200 characters around ``[start, end)`` begin: the place in the middle, or at the front where it is longer."""
    if length <= EXCERPT:
        return 0
    room = max(EXCERPT - (end - start), 0)
    return max(0, min(start - room // 2, length - EXCERPT))
