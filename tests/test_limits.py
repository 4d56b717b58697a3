"""The limits are settings: read, refused where they make no sense, and documented with their defaults."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from stdkit.errors import BadData
from stdkit.limits import Limits, keys, lift, limits, within
from stdkit.lint.settings import _settings_in, find_settings


def settings_of(folder: Path, text: str) -> Path:
    (folder / "stdkit.toml").write_text(text, encoding="utf-8")
    _settings_in.cache_clear()
    return folder / "a.docx"


def test_a_settings_file_changes_some_and_leaves_the_others(tmp_path: Path) -> None:
    file = settings_of(tmp_path, "[limits]\nseconds = 5\npart-mb = 10\n")
    found = find_settings(file).limits
    assert (found.seconds, found.part_mb) == (5, 10)
    assert found.entries == Limits().entries


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    assert find_settings(settings_of(tmp_path, "")).limits == Limits()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("part-gb = 10", "part-mb"),
        ("seconds = '很久'", "数"),
        ("seconds = true", "数"),
        ("seconds = nan", "数"),
        ("entries = 20.5", "整数"),
        ("entries = 0", "10"),
        ("ratio = -1", "2"),
    ],
)
def test_a_limit_that_makes_no_sense_is_refused(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(BadData) as caught:
        find_settings(settings_of(tmp_path, f"[limits]\n{line}\n"))
    assert told in str(caught.value)
    assert "stdkit.toml" in str(caught.value)


def test_limits_are_given_back() -> None:
    with within(part_mb=1) as changed:
        assert limits() is changed
        assert "part-mb" in lift("part_mb")
    assert limits() == Limits()


def test_every_limit_is_documented_with_its_default(root: Path) -> None:
    page = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^([a-z-]+) = ([\d_.]+) +#", page.split("[limits]")[-1], re.M))
    assert {key: f"{float(value):g}" for key, value in told.items()} == {
        key: f"{getattr(Limits(), name):g}" for key, name in keys().items()
    }
    for each in fields(Limits):
        assert each.metadata["meaning"] in page
