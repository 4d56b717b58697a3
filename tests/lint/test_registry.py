from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from stdkit.errors import BadData, BadOption
from stdkit.lint import plugins, registry
from stdkit.lint.rule import REGISTERED
from tests.lint.rules_for_tests import word_rule


def test_rules_come_in_the_order_of_their_codes() -> None:
    codes = list(registry.load())
    assert codes == sorted(codes) and "MOD001" in codes


def test_codes_say_family_and_number() -> None:
    for code, rule in registry.load().items():
        assert code == rule.code and rule.family.isupper() and code[len(rule.family) :].isdigit()


def test_a_plugin_brings_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house_rules.py").write_text(
        "from stdkit.lint.rule import rule\n"
        '@rule("HSE001", clause="本单位规定", severity="info")\n'
        "def house_rule(doc):\n"
        '    """本单位的规则"""\n'
        "    return ()\n",
        encoding="utf-8",
    )
    _install(tmp_path, monkeypatch, "house = house_rules")
    try:
        assert registry.load.__wrapped__()["HSE001"].title == "本单位的规则"
    finally:
        REGISTERED.pop("HSE001", None)


def _install(folder: Path, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    """A package with that entry point, as an installer leaves it behind."""
    told = folder / "house-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n", encoding="utf-8")
    (told / "entry_points.txt").write_text(f"[{plugins.ENTRY_POINTS}]\n{point}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(plugins, "installed", plugins.installed.__wrapped__)


def test_a_plugin_that_cannot_be_imported_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, monkeypatch, "broken = no_such_module_at_all")
    with pytest.raises(BadData, match="broken"):
        registry.load.__wrapped__()


def test_selectors() -> None:
    rule = word_rule("MOD001", "甲")
    assert registry.matches(rule, ["MOD001"]) and registry.matches(rule, ["MOD"]) and registry.matches(rule, ["ALL"])
    assert not registry.matches(rule, ["MO", "MOD002", "REF"])


@pytest.mark.parametrize(("selector", "hint"), [("MOD01", "MOD001"), ("mod", "MOD"), ("QQQ", "可用的类别")])
def test_unknown_selector_names_the_nearest(selector: str, hint: str) -> None:
    with pytest.raises(BadOption, match=hint):
        registry.check_selectors([selector], {"MOD001": word_rule("MOD001", "甲")}, where="测试")


def test_two_rules_cannot_share_a_code() -> None:
    rule = importlib.import_module("stdkit.lint.rule").rule
    with pytest.raises(ValueError, match="MOD001"):
        rule("MOD001", clause="1", severity="info")(lambda doc: ())
