from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from stdkit.errors import BadData
from stdkit.lint.fields import PROFILE_FIELDS, SETTINGS_FIELDS, read_fields
from stdkit.lint.settings import find_settings


def test_without_a_file_the_default_holds(tmp_path: Path) -> None:
    assert find_settings(tmp_path / "草案.docx").profile(None, {}).name == "gbt-1.1-2020"


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    (tmp_path / "stdkit.toml").write_text('profile = "gbt-1.1-2009"\nignore = ["REF"]\n', encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "stdkit.toml").write_text('stage = "review"\n', encoding="utf-8")
    assert find_settings(below / "草案.docx").profile(None, {}).edition == "2009"
    nearer = find_settings(tmp_path / "c" / "草案.docx").profile(None, {})
    assert (nearer.edition, nearer.stage) == ("2020", "review"), "the nearest file alone, not both"


def test_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.stdkit]\nfail-on = "info"\n', encoding="utf-8")
    below = tmp_path / "a"
    below.mkdir()
    (below / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    assert find_settings(below / "草案.docx").values == {"fail-on": "info"}


def test_the_command_line_wins(tmp_path: Path) -> None:
    (tmp_path / "stdkit.toml").write_text(
        'profile = "gbt-1.1-2009"\nselect = ["REF"]\nstage = "review"\n[severity]\nMOD = "info"\n', encoding="utf-8"
    )
    settings = find_settings(tmp_path / "草案.docx")
    ours = settings.profile("engineering", {"select": ("MOD",), "stage": "approval"})
    assert ours.name == "engineering" and ours.select == ("MOD",) and ours.stage == "approval"
    assert ours.severity["MOD"] == "info", "what the command line does not speak of stays as the file has it"
    assert settings.profile(None, {}).select == ("REF",)


def test_a_profile_file_is_relative_to_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "规则"
    folder.mkdir()
    (folder / "own.yaml").write_text("edition: '2009'\n", encoding="utf-8")
    (tmp_path / "stdkit.toml").write_text('profile = "规则/own.yaml"\n', encoding="utf-8")
    monkeypatch.chdir("/")
    assert find_settings(tmp_path / "x" / "草案.docx").profile(None, {}).edition == "2009"


def test_per_file_ignores(tmp_path: Path) -> None:
    (tmp_path / "stdkit.toml").write_text(
        '[per-file-ignores]\n"旧稿/*" = ["MOD"]\n"*.md" = ["COV001", "LAY"]\n', encoding="utf-8"
    )
    settings = find_settings(tmp_path / "x.docx")
    assert settings.ignored_for(tmp_path / "旧稿" / "a.docx") == ("MOD",)
    assert settings.ignored_for(tmp_path / "旧稿" / "b" / "a.md") == ("MOD", "COV001", "LAY")
    assert settings.ignored_for(tmp_path / "新稿.docx") == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('selct = ["MOD"]', "是否指 select"),
        ('fail-on = "errors"', "是否指 error"),
        ("select = [1]", "列表"),
        ("select = [", "不是正确的 TOML"),
        ('per-file-ignores = "MOD"', "表"),
    ],
)
def test_a_bad_settings_file_is_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "stdkit.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadData) as caught:
        find_settings(tmp_path / "草案.docx")
    sentence = str(caught.value)
    assert says in sentence and "stdkit.toml" in sentence and "\n" not in sentence


def test_what_the_manual_shows_is_accepted(root: Path) -> None:
    manual = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    shown = re.search(r"```toml\n(.*?)```", manual, re.DOTALL)
    profile = re.search(r"```yaml\n(.*?)```", manual, re.DOTALL)
    assert shown and profile
    assert set(read_fields(tomllib.loads(shown[1]), SETTINGS_FIELDS, path="docs")) <= set(SETTINGS_FIELDS)
    named = read_fields(yaml.safe_load(profile[1]), PROFILE_FIELDS, path="docs")
    assert set(named) == set(PROFILE_FIELDS) - {"name"}, "the manual shows every key"
