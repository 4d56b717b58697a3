"""The rules of the house, tried on drafts; run with the package and stdkit installed."""

from __future__ import annotations

from pathlib import Path

import stdkit
from stdkit.lint import registry
from stdkit.lint.profile import load_profile

DRAFT = "# 1 范围\n\n本文件规定了水杯的要求。\n\n# 4 要求\n\n厂家应逐件检查。\n"


def _codes(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "草案.md").write_text(text, encoding="utf-8")
    found = stdkit.check(stdkit.read(tmp_path / "草案.md"), "house")
    return [finding.rule for finding in found if finding.rule.startswith("HSE")]


def test_the_rules_are_there() -> None:
    assert {"HSE001", "HSE002"} <= set(registry.load())


def test_what_they_find(tmp_path: Path) -> None:
    assert _codes(tmp_path, DRAFT) == ["HSE002", "HSE001"]


def test_what_they_leave_alone(tmp_path: Path) -> None:
    assert _codes(tmp_path, DRAFT.replace("厂家", "制造商") + "\n# 5 检验规则\n\n逐件检验。\n") == []


def test_the_profile_of_the_house_makes_its_rule_an_error() -> None:
    rule = registry.load()["HSE001"]
    assert rule.severity == "warning" and load_profile("house").severity_of(rule) == "error"
