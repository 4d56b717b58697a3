"""The 目次 after the conversion: cached lines follow the headings that changed; the page numbers stay, for Word to count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.convert.changes import Changes
from stdkit.facts.contents import TocEntry, toc_entries
from stdkit.facts.titles import squeeze
from stdkit.model import Block, Document, Edit, Span, Table


@dataclass(frozen=True, slots=True)
class _Source:
    """A piece of text that a line of the 目次 repeats: of the heading with that number, or of the table or figure."""

    block: Block
    start: int
    end: int
    number: str


def refresh_contents(doc: Document, changes: Changes) -> list[str]:
    """Lay down the edits of the lines whose headings changed; Chinese clauses on lines that no longer say what their heading says."""
    lines = toc_entries(doc)
    if not lines:
        return []
    edits: dict[str, list[Edit]] = {}
    for change in changes:
        if not change.edit.unmark:
            edits.setdefault(change.edit.span.block, []).append(change.edit)
    problems: list[str] = []
    for source in _sources(doc):
        mine = [e for e in edits.get(source.block.id, ()) if source.start <= e.span.start and e.span.end <= source.end]
        for line in _lines_of(lines, doc, source) if mine else ():
            places = _matched(line.block.text, source)
            if places is None:
                continue
            for edit in mine:
                if "\n" in edit.text:
                    problems.append(f"目次中“{line.title}”一行的标题改动较大，请更新目次")
                    continue
                start, end = _moved(places, source, edit)
                reason = "目次随标题更新，页码由 Word 更新域后确定"
                changes.add("contents", Span(line.block.id, start, end), edit.text, reason, refresh=True)
    return problems


def _sources(doc: Document) -> Iterator[_Source]:
    """Headings, marks of annexes and captions, whole or as far as the 目次 repeats them."""
    for element in doc.elements:
        if element.kind == "toc":
            continue
        if element.heading is not None:
            yield _Source(element.heading, 0, len(element.heading.text), element.number)
        if element.mark is not None and (element.heading is None or element.mark.block != element.heading.id):
            yield _Source(doc.block(element.mark.block), element.mark.start, element.mark.end, element.number)
        for clause in element.walk():
            if clause.heading is not None:
                yield _Source(clause.heading, 0, len(clause.heading.text), clause.number)
    for block in doc.blocks():
        if isinstance(block, Table) or block.kind == "figure":
            yield _Source(block, 0, len(block.text), block.label)


def _lines_of(lines: tuple[TocEntry, ...], doc: Document, source: _Source) -> list[TocEntry]:
    """The lines that bear the source's number; without one those that say just the same."""
    number = squeeze(source.number)
    if number:
        return [line for line in lines if line.number == number]
    text = squeeze(source.block.text)
    return [line for line in lines if not line.number and line.title == text]


def _matched(line: str, source: _Source) -> list[int] | None:
    """For every character of the source that is no blank, and its end, where it stands in the line; ``None`` where it does not."""
    letters = [at for at, char in enumerate(line) if not char.isspace()]
    wanted = squeeze(source.block.text[source.start : source.end])
    at = "".join(line[i] for i in letters).find(wanted) if wanted else -1
    return letters[at : at + len(wanted)] if at >= 0 else None


def _moved(places: list[int], source: _Source, edit: Edit) -> tuple[int, int]:
    """The range of an edit in the line."""
    text = source.block.text[source.start : source.end]

    def passed(offset: int) -> int:
        return sum(not char.isspace() for char in text[: offset - source.start])

    first, last = passed(edit.span.start), passed(edit.span.end)
    if first == last:
        at = places[first - 1] + 1 if first else places[0]
        return at, at
    return places[first], places[last - 1] + 1
