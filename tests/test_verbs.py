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
