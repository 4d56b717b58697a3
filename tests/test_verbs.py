"""The five verbs as a program would use them."""

from __future__ import annotations

import datetime
from pathlib import Path

import stdkit

EXAMPLE = "db15-mandatory-2010.docx"


def test_from_a_mandatory_standard_to_a_draft(root: Path, tmp_path: Path) -> None:
    document = stdkit.read(root / "examples" / EXAMPLE)
    assert document.cover.number == "DB15/ 417—2010"
    assert {finding.rule for finding in stdkit.check(document)} >= {"FWD001", "MOD001"}
    plan = stdkit.convert(document)
    tracked = tmp_path / "tracked.docx"
    day = datetime.date(2026, 3, 20)
    assert stdkit.write(document, plan.edits, tracked, author="委员会", date=day) == []
    clean = tmp_path / "clean.docx"
    assert stdkit.write(document, plan.edits, clean, author="委员会", date=day, tracked=False) == []
    read = stdkit.read(clean)
    assert read.cover.number == "DB15/T 417—XXXX"
    assert not [f for f in stdkit.check(read, "gbt-1.1-2020") if f.rule in ("MOD001", "MOD002", "FWD001")]


def test_the_verb_and_the_package_share_a_name(root: Path) -> None:
    import stdkit.convert.plan

    document = stdkit.read(root / "examples" / EXAMPLE)
    assert stdkit.convert(document, "relabel").policy.name == "relabel"
    assert stdkit.convert.plan.convert


def test_a_draft_from_data(root: Path, tmp_path: Path) -> None:
    import yaml

    data = yaml.safe_load((root / "examples" / "draft.yaml").read_text(encoding="utf-8"))
    data["source"] = str(root / "examples" / "clean.md")
    drawn = stdkit.render("draft", data, tmp_path / "draft.docx")
    assert stdkit.read(tmp_path / "draft.docx").cover.number == drawn.cover.number == data["number"]


def test_a_paper_from_data(root: Path, tmp_path: Path) -> None:
    sample = root / "stdkit" / "templates" / "minutes" / "sample.yaml"
    written = stdkit.render("minutes", str(sample), tmp_path / "minutes.docx")
    assert any("会议" in block.text for block in written.blocks())
    assert written.digest == stdkit.read(tmp_path / "minutes.docx").digest


def test_two_editions(root: Path, tmp_path: Path) -> None:
    old = stdkit.read(root / "examples" / EXAMPLE)
    plan = stdkit.convert(old)
    stdkit.write(old, plan.edits, tmp_path / "new.docx", author="委员会", tracked=False)
    comparison = stdkit.compare(old, stdkit.read(tmp_path / "new.docx"))
    assert comparison.counts["weakened"] > 0
    assert any(change.field == "number" for change in comparison.cover)
    # The package of the same name has been imported by now, and still is the verb.
    from stdkit.compare.comparison import Comparison

    assert isinstance(comparison, Comparison)
    assert stdkit.compare(old, old).identical
