"""Findings that somebody has answered for: in the settings by file and clause, or in a comment beside the text. A reason is required."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from stdkit.lint.results import Located, Suppressed
from stdkit.lint.runner import INTERNAL_ERROR
from stdkit.model import Document, ElementKind
from stdkit.model.names import ELEMENT

_KINDS: dict[str, ElementKind] = {called: kind for kind, called in ELEMENT.items()} | {kind: kind for kind in ELEMENT}


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry of ``[[suppress]]``.

    ``files`` are patterns relative to the settings file (empty: every file); ``clauses`` are numbers as the reader sees them
    (「5.2」 stands for all below it, 「附录A」 for the annex) or elements by their names (「前言」); empty: the whole document.
    """

    codes: tuple[str, ...]
    reason: str
    files: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    until: date | None = None

    def holds_for_file(self, file: Path, folder: Path) -> bool:
        """Whether it speaks of ``file``; patterns are relative to ``folder``."""
        if not self.files:
            return True
        file, folder = file.resolve(), folder.resolve()
        place = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.as_posix()
        return any(fnmatch(place, pattern) or fnmatch(file.name, pattern) for pattern in self.files)

    def holds_at(self, row: Located) -> bool:
        """Whether it speaks of the place of a finding."""
        if not self.clauses:
            return True
        place = row.location
        return place is not None and any(
            _is_within(place.clause or "", clause) or _KINDS.get(clause) == place.element for clause in self.clauses
        )


def answered(
    rows: Iterable[Located], document: Document, answers: Iterable[Answer], *, today: date
) -> tuple[Located, ...]:
    """The findings, those that are answered for marked so. One whose answer has expired counts again, and says so."""
    held = tuple(answers)
    return tuple(_answered(row, [*_in_source(row, document), *_in_settings(row, held)], today) for row in rows)


def _answered(row: Located, found: list[Suppressed], today: date) -> Located:
    for suppressed in found:
        if suppressed.reason and (suppressed.until is None or today <= suppressed.until):
            return replace(row, suppressed=suppressed)
    if not found:
        return row
    first = found[0]
    note = (
        f"原有的豁免“{first.reason}”已于{first.until}到期"
        if first.reason
        else "此处的 stdkit: ignore 没有写明理由（或日期不对），不起作用"
    )
    return replace(row, finding=replace(row.finding, message=f"{row.finding.message}（{note}）"))


def _in_source(row: Located, document: Document) -> Iterator[Suppressed]:
    if row.location is not None:
        for asked in document.suppressions:
            if row.location.block in asked.blocks and _means(asked.codes, row.finding.rule):
                yield Suppressed(asked.reason, asked.until, in_source=True)


def _in_settings(row: Located, answers: tuple[Answer, ...]) -> Iterator[Suppressed]:
    for answer in answers:
        if _means(answer.codes, row.finding.rule) and answer.holds_at(row):
            yield Suppressed(answer.reason, answer.until)


def _means(codes: Iterable[str], rule: str) -> bool:
    """Whether one of the codes or families means the rule. That a rule broke down is never hidden."""
    return rule != INTERNAL_ERROR and any(code in ("ALL", rule, rule.rstrip("0123456789")) for code in codes)


def _is_within(number: str, clause: str) -> bool:
    """「5.2.1」 is within 「5.2」 and 「5」, 「A.3」 within 「附录A」."""
    if clause.startswith("附录"):
        letter = clause.removeprefix("附录").strip()
        return number.replace(" ", "") == f"附录{letter}" or number.startswith(f"{letter}.")
    return number == clause or number.startswith(f"{clause}.")
