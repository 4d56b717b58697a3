"""``stdkit rules`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stdkit import cli


def test_a_rule_explains_clause_reason_examples_fix_and_age(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "mod001"]) == 0
    said = capsys.readouterr().out
    for part in (
        "MOD001",
        "GB/T 1.1—2020，表C.1",
        "自 0.1.0",
        "不合规则",
        "改后",
        "合规则",
        "怎样改",
        "不必改的",
        "请起草人判断",
    ):
        assert part in said, part


def test_a_rule_without_a_fix_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["rules", "STR001"])
    assert "没有机械的改法" in capsys.readouterr().out


def test_coverage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.run(["rules", "--coverage"]) == 0
    assert "8.6.3.1" in capsys.readouterr().out
    out = tmp_path / "coverage.json"
    assert cli.run(["rules", "--coverage", "--format", "json", "-o", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["summary"]["gaps"] == []


def test_coverage_of_one_rule_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "MOD001", "--coverage"]) == 2
    assert "--coverage 显示全部条款" in capsys.readouterr().err
