"""``check --format html``: one self-contained page, to read on the screen, filter and print.

Nothing is loaded from anywhere; every word of a draft is escaped by the template engine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from stdkit.formats.html import page_pieces
from stdkit.lint import registry
from stdkit.lint.basis import basis
from stdkit.lint.coverage import titles as clause_titles
from stdkit.lint.passages import Chapter, Passage
from stdkit.lint.results import SEVERITIES, FileResult, Located, Report
from stdkit.reports.marks import Piece, Place, pieces
from stdkit.reports.words import ELEMENT, SEVERITY, where

_TEMPLATE = Path(__file__).parent / "check.html.j2"
_OTHER = {"cover": "封面", "opening": "首页", "furniture": "页眉和页脚"}
_WHOLE = "全文"


def render(report: Report, *, width: int = 0, colour: bool = False) -> Iterator[str]:
    """The page: per file a summary by clause of GB/T 1.1 and by chapter of the draft, the findings, the text with them marked."""
    titles = {code: rule.title for code, rule in registry.load().items()}
    return page_pieces(
        _TEMPLATE,
        report=report,
        drafts=(_draft(number, file) for number, file in enumerate(report.files)),
        severities=[(severity, SEVERITY[severity], report.counts[severity]) for severity in SEVERITIES],
        rules=[(code, titles.get(code, ""), count) for code, count in sorted(report.spoken.items())],
    )


def _draft(number: int, file: FileResult) -> dict[str, Any]:
    chapter_of = {passage.block: _chapter_name(chapter) for chapter in file.text for passage in _all(chapter.passages)}
    rows = list(enumerate(file.findings, 1))
    entries = [_entry(number, nth, row, chapter_of) for nth, row in rows]
    places: dict[str, list[Place]] = defaultdict(list)
    for nth, row in rows:
        if row.location is not None and row.counts:
            at = row.location
            places[at.block].append(Place(nth, at.start, at.end, row.finding.severity))
    active = [entry for entry in entries if entry["counts"]]
    called = clause_titles() if active else {}
    return {
        "number": number,
        "file": file,
        "entries": entries,
        "by_clause": [
            {**line, "title": called.get(line["name"], "")}
            for line in sorted(_summary(active, "basis"), key=lambda line: _natural(line["name"]))
        ],
        "by_chapter": _in_order(_summary(active, "chapter"), file.text),
        "counts": Counter(entry["severity"] for entry in active),
        "chapters": [_chapter(chapter, places) for chapter in file.text],
        "messages": {nth: f"{row.finding.rule} {row.finding.message}" for nth, row in rows},
    }


def _entry(number: int, nth: int, row: Located, chapter_of: dict[str, str]) -> dict[str, Any]:
    finding, at = row.finding, row.location
    shown: list[Piece] = []
    if at is not None:
        start = at.start - at.excerpt_start
        place = Place(nth, start, start + at.end - at.start, finding.severity)
        shown = pieces(at.excerpt, [place])
    return {
        "id": f"{number}-{nth}",
        "nth": nth,
        "where": where(row),
        "rule": finding.rule,
        "severity": finding.severity,
        "called": SEVERITY[finding.severity],
        "message": finding.message,
        "question": finding.question,
        "clause": finding.clause,
        "basis": _basis(finding.clause),
        "rests_on": basis(finding.clause),
        "chapter": chapter_of.get(at.block) or ELEMENT[at.element] if at is not None else _WHOLE,
        "excerpt": shown,
        "cut": (bool(at and at.excerpt_start), bool(at and len(at.excerpt) >= 200)),
        "changes": _changes(row),
        "linked": at is not None and at.block in chapter_of and row.counts,
        "counts": row.counts,
        "standing": _standing(row),
    }


def _basis(clause: str) -> str:
    """The clause of GB/T 1.1 that a finding is counted under: the first named, to two levels (「8.3 a)、D.2」 → 「8.3」)."""
    first = re.split("[、，,;；]", clause)[0].strip()
    match = re.match(r"(?:\d+|[A-Z])(?:\.\d+)?", first)
    return (match[0] if match else first) or "其他"


def _standing(row: Located) -> str:
    if row.suppressed is not None:
        until = f"（至 {row.suppressed.until}）" if row.suppressed.until else ""
        return f"已豁免：{row.suppressed.reason}{until}"
    return "基线中已有" if row.baseline == "unchanged" else ""


def _changes(row: Located) -> list[dict[str, Any]]:
    made = [
        {"old": old, "new": edit.text.strip("\n"), "unmark": bool(edit.unmark), "review": edit.safety == "review"}
        for edit, old in zip(row.finding.edits, row.replaced, strict=True)
    ]
    return [change for nth, change in enumerate(made) if change not in made[:nth]]


def _summary(entries: Iterable[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Counts by severity for every value of ``key``."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        table[entry[key]][entry["severity"]] += 1
    return [
        {"name": name, "counts": [counts[severity] for severity in SEVERITIES], "total": counts.total()}
        for name, counts in table.items()
    ]


def _in_order(lines: list[dict[str, Any]], chapters: Iterable[Chapter]) -> list[dict[str, Any]]:
    order = [_WHOLE, *(_chapter_name(chapter) for chapter in chapters)]
    return sorted(lines, key=lambda line: order.index(line["name"]) if line["name"] in order else len(order))


def _natural(clause: str) -> list[tuple[int, int, str]]:
    """Clauses in the order of the standard: 5.2 before 5.10, numbers before annexes, tables last."""
    pieces = re.findall(r"\d+|[^\d.\s]+", clause)
    return [(0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces]


def _chapter_name(chapter: Chapter) -> str:
    return chapter.title or _OTHER.get(chapter.kind) or ELEMENT[chapter.kind]  # type: ignore[index]


def _chapter(chapter: Chapter, places: dict[str, list[Place]]) -> dict[str, Any]:
    passages = [_passage(passage, places) for passage in chapter.passages]
    found = sum(len(places[passage.block]) for passage in _all(chapter.passages) if passage.block in places)
    folded = chapter.kind in ("cover", "toc", "furniture", "opening") and not found
    return {"title": _chapter_name(chapter), "passages": passages, "found": found, "folded": folded}


def _passage(passage: Passage, places: dict[str, list[Place]]) -> dict[str, Any]:
    rows = [
        [
            {
                "colspan": cell.colspan,
                "rowspan": cell.rowspan,
                "passages": [_passage(held, places) for held in cell.passages],
            }
            for cell in row
        ]
        for row in passage.rows
    ]
    return {
        "kind": passage.kind,
        "label": passage.label,
        "level": passage.level,
        "pieces": pieces(passage.text, places.get(passage.block, [])),
        "rows": rows,
    }


def _all(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        yield passage
        for row in passage.rows:
            for cell in row:
                yield from _all(cell.passages)
