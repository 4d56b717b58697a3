"""Runs the fences of a rule's docstring: reads them, finds the marked places, compares.

Marks stand in the source of a ``bad`` fence. To learn which place of which block they mean, the source is read twice: as it is,
with the marks as two characters that no document uses, and without them. Both readings have to agree block by block; then
the places of the characters in the first are the spans in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from stdkit.formats.markdown import read_markdown
from stdkit.lint.profile import Profile
from stdkit.lint.rule import Example, Rule
from stdkit.lint.runner import INTERNAL_ERROR, check
from stdkit.model import Block, Document, Edit, Finding, Span
from tests.rules.layout_notes import with_notes, without_notes

OPEN, CLOSE = "\ue000", "\ue001"
LIBRARY = Path(__file__).parent / "library.csv"
"""The table of standards that the examples of rules that need one are checked with, unless they say ``library=no``."""
SETTINGS = {"edition", "stage", "kind", "level", "engineering", "fragment", "layout", "library"}


class ExampleError(AssertionError):
    """The example itself is written so that it cannot be run; the message says how to mend it."""


@dataclass(frozen=True)
class Shown:
    """A place as a failing test shows it: the block's text with the span marked."""

    block: str
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return f"{self.block}: {self.text[: self.start]}⟦{self.text[self.start : self.end]}⟧{self.text[self.end :]}"


def blocks_of(doc: Document) -> list[Block]:
    """Every block a rule can speak of, in reading order."""
    return [*doc.cover.blocks, *doc.blocks(toc=True), *doc.furniture]


def unmarked(source: str) -> str:
    return source.replace("⟦", "").replace("⟧", "")


def marked_spans(source: str) -> tuple[Document, list[Span]]:
    """The document that ``source`` is without its marks, and the spans that they mark."""
    doc = read_markdown(unmarked(source))
    if source.count("⟦") != source.count("⟧"):
        raise ExampleError("⟦ and ⟧ do not pair up")
    with_marks = read_markdown(source.replace("⟦", OPEN).replace("⟧", CLOSE))
    plain, marked = blocks_of(doc), blocks_of(with_marks)
    seen = 0
    spans: list[Span] = []
    for block, twin in zip(plain, marked, strict=False):
        stripped = twin.text.replace(OPEN, "").replace(CLOSE, "")
        if (block.kind, block.label, block.text) != (twin.kind, twin.label, stripped):
            raise ExampleError(
                f"a mark changes how the example is read ({block.kind} {block.label!r} {block.text!r} is read as {twin.kind} "
                f"{twin.label!r} {stripped!r}): put it behind the label, the number or the sign at the line's beginning"
            )
        spans.extend(_pairs(block, twin.text))
        seen += twin.text.count(OPEN)
    if len(plain) != len(marked) or seen != source.count("⟦"):
        raise ExampleError(
            "a mark stands where no text of a block is read (in a label, a number, a key of the front matter?)"
        )
    return doc, spans


def _pairs(block: Block, text: str) -> Iterator[Span]:
    """The spans between marks, which may nest, in the text without marks."""
    at, opened = 0, []
    for char in text:
        if char == OPEN:
            opened.append(at)
        elif char == CLOSE:
            if not opened:
                raise ExampleError(f"a mark reaches over two blocks at {block.text!r}")
            yield Span(block.id, opened.pop(), at)
        else:
            at += 1
    if opened:
        raise ExampleError(f"a mark reaches over two blocks at {block.text!r}")


def profile_of(rule: Rule, example: Example) -> Profile:
    """Only this rule, under the settings of the fence. A fence without headings and front matter is a fragment."""
    unknown = set(example.settings) - SETTINGS
    if unknown:
        raise ExampleError(f"unknown setting {', '.join(sorted(unknown))}; there are {', '.join(sorted(SETTINGS))}")
    whole = rule.whole or re.search(r"^(#|---$)", example.text, re.MULTILINE) is not None
    given = example.settings
    return Profile(
        edition=given.get("edition", rule.editions[0]),  # type: ignore[arg-type]
        stage=given.get("stage"),  # type: ignore[arg-type]
        kind=given.get("kind", ""),
        level=given.get("level", ""),
        engineering=given.get("engineering") in ("yes", "true"),
        fragment=given["fragment"] in ("yes", "true") if "fragment" in given else not whole,
        select=(rule.code,),
        library=LIBRARY if rule.library and given.get("library") != "no" else None,
    )


def source_of(example: Example) -> str:
    """The notation of the example, without its notes of layout."""
    return without_notes(example.text)[0] if _has_layout(example) else example.text


def _has_layout(example: Example) -> bool:
    return example.settings.get("layout") == "yes"


def findings_of(rule: Rule, example: Example, doc: Document) -> list[Finding]:
    """What the rule finds in the example, through the runner."""
    if _has_layout(example):
        doc = with_notes(doc, without_notes(unmarked(example.text))[1])
    found = check(doc, profile_of(rule, example), rules=[rule])
    for finding in found:
        if finding.rule == INTERNAL_ERROR:
            raise AssertionError(finding.message)
    return found


def run_bad(rule: Rule, example: Example) -> tuple[Document, list[Finding]]:
    """The marked places are found, all of them and no others. Without marks: there is exactly one finding."""
    doc, spans = marked_spans(source_of(example))
    found = findings_of(rule, example, doc)
    if not spans:
        assert len(found) == 1, f"no mark means one finding; there are {len(found)}: {[f.message for f in found]}"
        return doc, found
    wanted = {str(_shown(doc, span)) for span in spans}
    given = {
        str(_shown(doc, finding.span)) if finding.span else f"whole document: {finding.message}" for finding in found
    }
    assert given == wanted, _difference(given, wanted)
    assert len(found) == len(given), "one place is reported more than once"
    return doc, found


def run_good(rule: Rule, example: Example) -> None:
    doc = read_markdown(source_of(example))
    found = findings_of(rule, example, doc)
    places = [str(_shown(doc, finding.span)) if finding.span else finding.message for finding in found]
    assert not places, f"a good example is reported: {places}"


def run_fixed(doc: Document, found: list[Finding], fixed: Example) -> None:
    """The edits of the findings, applied to the bad example, give the fixed one."""
    edits = list(dict.fromkeys(edit for finding in found for edit in finding.edits))
    assert edits, "there is a fixed fence, but no finding has an edit"
    given = apply(doc, edits)
    wanted = [(block.label, block.text) for block in blocks_of(read_markdown(fixed.text))]
    same = len(given) == len(wanted) and all(map(_same, given, wanted))
    assert same, f"after the edits:\n{_lines(given)}\nthe fixed fence says:\n{_lines(wanted)}"


def apply(doc: Document, edits: list[Edit]) -> list[tuple[str | None, str]]:
    """Label and text of every block after the edits; the label of a paragraph that an edit adds is ``None``."""
    by_block: dict[str, list[Edit]] = {}
    for edit in edits:
        by_block.setdefault(edit.span.block, []).append(edit)
    result: list[tuple[str | None, str]] = []
    for block in blocks_of(doc):
        text, below = block.text, len(block.text) + 2
        gone = False
        for edit in sorted(by_block.get(block.id, ()), key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
            assert edit.span.end <= below, f"two edits overlap in {block.text!r}"
            below = edit.span.start
            gone = gone or (edit.span.end > len(block.text) and edit.span.start == 0 and not edit.text)
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        if gone:
            continue
        first, *added = text.split("\n") if any("\n" in edit.text for edit in by_block.get(block.id, ())) else [text]
        result.append((block.label, first))
        result.extend((None, line) for line in added)
    return result


def _same(given: tuple[str | None, str], wanted: tuple[str | None, str]) -> bool:
    """An added paragraph bears its label in its text, where one that is read has it cut off."""
    if given[0] is None:
        return "".join(given[1].split()) == "".join(f"{wanted[0]}{wanted[1]}".split())
    return given[1] == wanted[1]


def _lines(pairs: list[tuple[str | None, str]]) -> str:
    return "\n".join(f"  {label or '':6} {text}" for label, text in pairs)


def _shown(doc: Document, span: Span) -> Shown:
    return Shown(span.block, span.start, span.end, doc.block(span.block).text)


def _difference(given: set[str], wanted: set[str]) -> str:
    return "\n".join(
        [
            *(f"not found: {place}" for place in sorted(wanted - given)),
            *(f"not marked: {place}" for place in sorted(given - wanted)),
        ]
    )


def with_settings(example: Example, **settings: str) -> Example:
    return replace(example, settings={**example.settings, **settings})
