from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stdkit.errors import BadData
from stdkit.lint.results import Located, locate
from stdkit.lint.settings import find_settings
from stdkit.lint.suppressions import Answer, answered
from stdkit.model import Document, Finding, Span, Suppression
from tests.lint.drafts import draft

TODAY = date(2026, 6, 1)
DOC = draft("设备必须接地。", "外壳必须绝缘。")


def _rows(*spans: Span | None, rule: str = "MOD001") -> tuple[Located, ...]:
    return locate(DOC, [Finding(span, "…", rule=rule, name="x") for span in spans])


def _kept(answer: Answer, rows: tuple[Located, ...], doc: Document = DOC) -> list[bool]:
    return [row.suppressed is not None for row in answered(rows, doc, [answer], today=TODAY)]


BOTH = _rows(Span("t1", 2, 4), Span("t2", 2, 4))


@pytest.mark.parametrize(
    ("clauses", "gives"),
    [
        ((), [True, True]),
        (("5.1",), [True, False]),
        (("5",), [True, True]),
        (("5.10",), [False, False]),
        (("前言", "5.2"), [False, True]),
        (("core",), [True, True]),
        (("附录A",), [False, False]),
    ],
)
def test_clauses(clauses: tuple[str, ...], gives: list[bool]) -> None:
    assert _kept(Answer(("MOD001",), "理由", clauses=clauses), BOTH) == gives


def test_a_clause_stands_for_what_is_below_it_and_for_nothing_that_begins_alike() -> None:
    row = BOTH[0]
    assert row.location is not None
    for number, within in (("5.1.2", True), ("5.1", True), ("5.11", False), ("15.1", False)):
        moved = replace(row, location=replace(row.location, clause=number))
        assert Answer(("MOD",), "理由", clauses=("5.1",)).holds_at(moved) is within
    annex = replace(row, location=replace(row.location, clause="A.3"))
    assert Answer(("MOD",), "理由", clauses=("附录A",)).holds_at(annex)
    assert not Answer(("MOD",), "理由", clauses=("附录B",)).holds_at(annex)


@pytest.mark.parametrize(
    ("code", "kept"), [("MOD001", True), ("MOD", True), ("ALL", True), ("MOD002", False), ("MO", False)]
)
def test_codes_and_families(code: str, kept: bool) -> None:
    assert _kept(Answer((code,), "理由"), BOTH) == [kept, kept]


def test_a_finding_about_the_whole_document_needs_an_entry_without_clauses() -> None:
    assert _kept(Answer(("MOD",), "理由"), _rows(None)) == [True]
    assert _kept(Answer(("MOD",), "理由", clauses=("5",)), _rows(None)) == [False]


def test_that_a_rule_broke_down_is_never_hidden() -> None:
    assert _kept(Answer(("ALL",), "理由"), _rows(None, rule="internal-error")) == [False]


def test_an_entry_holds_to_the_end_of_its_day_and_comes_back_with_a_note() -> None:
    assert _kept(Answer(("MOD",), "理由", until=TODAY), BOTH[:1]) == [True]
    (row,) = answered(BOTH[:1], DOC, [Answer(("MOD",), "老稿", until=date(2026, 5, 31))], today=TODAY)
    assert row.counts and row.finding.message == "…（原有的豁免“老稿”已于2026-05-31到期）"
    assert row.fingerprint == BOTH[0].fingerprint, "the note changes nothing about which finding it is"


def test_another_entry_may_still_hold() -> None:
    answers = [Answer(("MOD",), "旧", until=date(2026, 1, 1)), Answer(("MOD",), "新")]
    (row,) = answered(BOTH[:1], DOC, answers, today=TODAY)
    assert row.suppressed is not None and row.suppressed.reason == "新" and row.finding.message == "…"


def test_the_draft_itself_may_answer() -> None:
    doc = replace(DOC, suppressions=(Suppression(("t1",), ("MOD001",), "引用原文"),))
    first, second = answered(BOTH, doc, [], today=TODAY)
    assert first.suppressed is not None and first.suppressed.in_source and second.counts


def test_without_a_reason_the_draft_has_not_answered() -> None:
    doc = replace(DOC, suppressions=(Suppression(("t1",), ("MOD001",), ""),))
    first, _ = answered(BOTH, doc, [], today=TODAY)
    assert first.counts and "没有写明理由" in first.finding.message


def test_files_are_relative_to_the_settings(tmp_path: Path) -> None:
    (tmp_path / "stdkit.toml").write_text(
        '[[suppress]]\ncodes = ["MOD"]\nreason = "理由"\nfiles = "旧稿/*"\nclauses = "5.2"\nuntil = 2026-12-31\n'
        '[[suppress]]\ncodes = "REF001,LAY"\nreason = "别的"\n',
        encoding="utf-8",
    )
    settings = find_settings(tmp_path / "x.docx")
    every = Answer(("REF001", "LAY"), "别的")
    assert settings.answers_for(tmp_path / "新稿.docx") == (every,)
    assert settings.answers_for(tmp_path / "旧稿" / "a.docx") == (
        Answer(("MOD",), "理由", ("旧稿/*",), ("5.2",), date(2026, 12, 31)),
        every,
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[[suppress]]\ncodes = ["MOD"]\n', "第 1 项没有写理由"),
        ('[[suppress]]\ncodes = ["MOD"]\nreason = "  "\n', "第 1 项没有写理由"),
        ('[[suppress]]\nreason = "…"\n', "没有 codes"),
        ('[[suppress]]\ncodes = ["MOD"]\nreason = "…"\nuntil = "明年"\n', "日期"),
        ('[[suppress]]\ncodes = ["MOD"]\nreasn = "…"\n', "不认识的键 reasn"),
        ('suppress = "MOD"\n', "[[suppress]]"),
    ],
)
def test_a_bad_entry_is_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "stdkit.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadData) as caught:
        find_settings(tmp_path / "草案.docx")
    assert says in str(caught.value) and "stdkit.toml" in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "file", "holds"),
    [
        ("旧稿/*", "旧稿/a.docx", True),
        ("旧稿/*", "新稿/a.docx", False),
        ("a.docx", "新稿/a.docx", True),
        ("旧稿/*", "../旧稿/a.docx", False),
        ("*/稿外/a.docx", "../稿外/a.docx", True),
    ],
)
def test_a_file_is_meant_by_its_place_or_its_name(tmp_path: Path, pattern: str, file: str, holds: bool) -> None:
    folder = tmp_path / "项目"
    assert Answer(("MOD",), "理由", (pattern,)).holds_for_file(folder / file, folder) is holds


def test_of_expired_entries_the_first_is_told() -> None:
    entries = [Answer(("MOD",), f"理由{n}", until=date(2026, 1, n)) for n in (1, 2)]
    (row,) = answered(_rows(Span("t1", 2, 4)), DOC, entries, today=TODAY)
    assert "“理由1”已于2026-01-01到期" in row.finding.message


def test_the_draft_answers_for_the_rules_it_names_only() -> None:
    doc = replace(DOC, suppressions=(Suppression(("t1",), ("MOD002",), "引用原文"),))
    assert all(row.counts for row in answered(BOTH, doc, [], today=TODAY))


def test_an_annex_is_within_itself_and_no_clause_is_within_any() -> None:
    row = BOTH[0]
    assert row.location is not None
    for number, within in (("附录A", True), ("附录 A", True), ("附录B", False), (None, False)):
        moved = replace(row, location=replace(row.location, clause=number, element="annex"))
        assert Answer(("MOD",), "理由", clauses=("附录A",)).holds_at(moved) is within
