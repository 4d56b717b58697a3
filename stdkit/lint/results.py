"""What a check says, ready to be shown: findings with the place they stand at, file by file. Plain data, no document needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from stdkit.lint.fingerprints import Trace, traces
from stdkit.lint.passages import Chapter
from stdkit.lint.taken import Taken
from stdkit.model import (
    BlockKind,
    Document,
    ElementKind,
    Finding,
    Format,
    Severity,
    Span,
    TermEntry,
    TextAnchor,
    Unread,
)

EXCERPT = 200
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands.

    ``start`` and ``end`` count code points in the block's text, half open; ``text`` is what stands between them. ``excerpt`` is
    the block's text, cut to 200 characters around the place; it begins at ``excerpt_start`` of the block's text. ``clause`` is
    ``None`` where the place has no number (before clause 1, in the bibliography). ``line`` counts from 1 and is known for Markdown.
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
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Why a finding does not count; ``until`` is the last day on which that holds, ``in_source`` whether the draft says it."""

    reason: str
    until: date | None = None
    in_source: bool = False


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its place; the place is ``None`` for a finding about the whole document.

    ``trace`` is what it is known by in another version of the draft.
    """

    finding: Finding
    location: Location | None
    replaced: tuple[str, ...] = ()
    """For each edit, the text that it replaces."""
    sources: tuple[tuple[int, int, int] | None, ...] = ()
    """For each edit, what it replaces in a Markdown file: line and columns ``[start, end)``, in code points counted from 1."""
    trace: Trace | None = None
    suppressed: Suppressed | None = None
    baseline: Literal["new", "unchanged"] = "new"

    @property
    def fingerprint(self) -> str:
        """The same for the same finding in another version of the draft; 32 hexadecimal digits."""
        return self.trace.fingerprint if self.trace is not None else ""

    @property
    def counts(self) -> bool:
        """Whether somebody should look at it: neither suppressed nor in the baseline."""
        return self.suppressed is None and self.baseline == "new"


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
    text: tuple[Chapter, ...] = ()
    """The text itself, for reports that show it."""
    library: str = ""
    """The table of standards that was looked up and the date of its data, as a report says it."""
    not_run: tuple[str, ...] = ()
    """The rules that were asked for and not run, because no table of standards was given."""
    taken: tuple[Taken, ...] = ()
    """What the document was taken for: edition, kind, level, stage."""
    paper: str = ""
    """What paper around a standard it is (编制说明 …), whose text was therefore not checked; "" for a standard."""
    dated: bool = False
    """Whether a suppression in it has a last day, so that it may say something else tomorrow."""

    @property
    def active(self) -> tuple[Located, ...]:
        """The findings that count."""
        return tuple(row for row in self.findings if row.counts)


@dataclass(slots=True)
class Report:
    """The results of one run, in the order of the files, and what is told of all of them.

    They may be many and lie on a disk: the report goes through them once, and so does every writer, one file at a time.
    """

    files: Sequence[FileResult]
    profile: str
    counts: Counter[Severity] = field(init=False, default_factory=Counter)
    """How many findings count."""
    worst: list[Severity | None] = field(init=False, default_factory=list)
    """Of each file the highest severity among the findings that count."""
    spoken: Counter[str] = field(init=False, default_factory=Counter)
    """How many findings each rule has, also those that do not count; ``names`` are the names of these rules."""
    names: dict[str, str] = field(init=False, default_factory=dict)
    failures: list[tuple[int, str, str]] = field(init=False, default_factory=list)
    """Where a file could not be checked: its place, its path and a sentence. ``failed`` says how many files that are."""
    failed: int = field(init=False, default=0)
    clean: int = field(init=False, default=0)
    """How many files have no finding, not even one that does not count."""
    suppressed: int = field(init=False, default=0)
    """How many findings a suppression with a reason answers."""
    unchanged: int = field(init=False, default=0)
    """How many findings stand in the baseline (and are not suppressed)."""
    notes: tuple[str, ...] = field(init=False, default=())
    """What is to be known of the check as a whole: files that are no standards, the date of the table of standards, the rules that
    had none."""

    def __post_init__(self) -> None:
        papers: list[str] = []
        libraries: dict[str, None] = {}  # in the order of their files
        silent: set[str] = set()
        for number, file in enumerate(self.files):
            self._count(file)
            self.failures += [(number, file.path, message) for message in file.errors]
            if file.paper:
                papers.append(_no_standard(file))
            if file.library:
                libraries[f"引用的文件按{file.library}核对"] = None
            silent.update(file.not_run)
        not_run = [f"没有给出标准库（--library），{'、'.join(sorted(silent))} 未运行"] if silent else []
        self.notes = (*papers, *libraries, *not_run)

    def _count(self, file: FileResult) -> None:
        here: Counter[Severity] = Counter()
        for row in file.findings:
            self.spoken[row.finding.rule] += 1
            self.names[row.finding.rule] = row.finding.name
            self.suppressed += row.suppressed is not None
            self.unchanged += row.suppressed is None and row.baseline == "unchanged"
            here[row.finding.severity] += row.counts
        self.counts += here
        self.worst.append(next((severity for severity in SEVERITIES if here[severity]), None))
        self.failed += bool(file.errors)
        self.clean += not file.errors and not file.findings

    def reaches(self, thresholds: Iterable[str]) -> bool:
        """Whether a file has a finding that counts at or above its threshold (a severity, or ``never``)."""
        return any(
            worst is not None and SEVERITIES.index(worst) <= SEVERITIES.index(threshold)
            for worst, threshold in zip(self.worst, thresholds, strict=True)
            if threshold != "never"
        )


def _no_standard(file: FileResult) -> str:
    return f"{file.path} 是{file.paper}，不是标准文本，起草规则没有检查它；要当作标准检查，用 --kind 指明类型"


def locate(doc: Document, findings: Iterable[Finding], source: str = "") -> tuple[Located, ...]:
    """The findings with their places in ``doc``; ``source`` is the text of a Markdown file, by which lines are counted."""
    entries = _entry_numbers(doc)
    rows = [_located(doc, finding, entries, source) for finding in findings]
    # Said in full: ``replace`` takes several times as long, and a draft may have tens of thousands of findings.
    return tuple(
        Located(row.finding, row.location, row.replaced, row.sources, trace)
        for row, trace in zip(rows, traces(rows), strict=True)
    )


def _entry_numbers(doc: Document) -> dict[str, str]:
    """The number of the term entry (「3.1」) that a block belongs to, by the block's id."""
    numbers: dict[str, str] = {}
    for entry in doc.blocks():
        if isinstance(entry, TermEntry):
            number = entry.label or (entry.heading.label if entry.heading is not None else "")
            held = [entry, *entry.children(), *([entry.heading] if entry.heading is not None else [])]
            numbers.update((block.id, number) for block in held if number)
    return numbers


def _located(doc: Document, finding: Finding, entries: dict[str, str], source: str) -> Located:
    replaced = tuple(doc.text_of(edit.span) for edit in finding.edits)
    sources = tuple(
        _in_source(doc, edit.span, source) if source and not edit.unmark else None for edit in finding.edits
    )
    span = finding.span
    if span is None:
        return Located(finding, None, replaced, sources)
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
        line=_line(doc, span, source) if source else None,
    )
    return Located(finding, location, replaced, sources)


def _line(doc: Document, span: Span, source: str) -> int | None:
    """The line of the source on which the words begin, at least the one on which their block does."""
    block = doc.block(span.block)
    at = _offset(doc, span)
    if at is None and isinstance(block.anchor, TextAnchor):
        at = block.anchor.offset
    return None if at is None else source.count("\n", 0, at) + 1


def _in_source(doc: Document, span: Span, source: str) -> tuple[int, int, int] | None:
    """Line and columns of the words in the source, where they stand there on one line just as they are read."""
    start = _offset(doc, span)
    text = doc.text_of(span)
    if start is None or span.end > len(doc.block(span.block).text) or source[start : start + len(text)] != text:
        return None
    line, column = source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start)
    return None if "\n" in text else (line, column, column + len(text))


def _offset(doc: Document, span: Span) -> int | None:
    pieces = doc.block(span.block).pieces(span.start, span.end)
    if not pieces or not isinstance(pieces[0][0].anchor, TextAnchor):
        return None
    return pieces[0][0].anchor.offset + pieces[0][1]


def _outside(doc: Document, block_id: str) -> ElementKind:
    """The element a block without one counts as: what opens the text belongs to it, running heads repeat the cover."""
    return "core" if any(block_id == block.id for block in doc.opening) else "cover"


def excerpt_start(length: int, start: int, end: int) -> int:
    """Where 200 characters around ``[start, end)`` begin: the place in the middle, or at the front where it is longer."""
    if length <= EXCERPT:
        return 0
    room = max(EXCERPT - (end - start), 0)
    return max(0, min(start - room // 2, length - EXCERPT))
