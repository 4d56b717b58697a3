"""The pages of docs/rules are what the rules say today."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def docs(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_script", root / "script" / "docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_page_is_stale(docs: ModuleType) -> None:
    assert docs.stale(docs.wanted()) == [], "run script/docs"


def test_stale_pages_are_seen(docs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "FOLDER", tmp_path)
    made = {"a.md": "甲", "b.md": "乙"}
    for name, text in made.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert docs.stale(made) == []
    (tmp_path / "a.md").write_text("改", encoding="utf-8")
    (tmp_path / "b.md").rename(tmp_path / "c.md")
    assert docs.stale(made) == ["a.md", "b.md", "c.md"]
