"""The examples of docs/api.md run as they stand, one after the other, as a reader would type them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import stdkit


def blocks(root: Path) -> list[tuple[int, str]]:
    """Each example with the number of its first line."""
    page = (root / "docs" / "api.md").read_text(encoding="utf-8")
    return [
        (page.count("\n", 0, match.start(1)), match[1])
        for match in re.finditer(r"^```python\n(.*?)^```", page, re.M | re.S)
    ]


def test_every_example_runs(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    shutil.copytree(root / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("drafts", "plugin*", "ci"))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for line, code in blocks(root):
        exec(compile("\n" * line + code, "docs/api.md", "exec"), names)
    said = capsys.readouterr().out
    assert "DB15/ 417—2010" in said and "F0" in said
    for name in ("tracked", "clean", "own", "draft"):
        assert (tmp_path / "out" / f"{name}.docx").stat().st_size > 0


def test_the_page_names_every_verb(root: Path) -> None:
    page = (root / "docs" / "api.md").read_text(encoding="utf-8")
    for verb in set(stdkit.__all__) - {"__version__"}:
        assert f"| `{verb}(" in page, verb
        assert (getattr(stdkit, verb).__doc__ or "").strip(), verb
