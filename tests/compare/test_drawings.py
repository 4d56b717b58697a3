"""Figures with other pictures."""

from __future__ import annotations

from pathlib import Path

from stdkit.compare import Comparison, compare
from stdkit.formats import read


def _compared(folder: Path, new_picture: bytes) -> Comparison:
    text = "# 4 要求\n\n按图1。\n\n![图1　流程](a.png)\n"
    for name, picture in (("old", b"one picture"), ("new", new_picture)):
        (folder / name).mkdir()
        (folder / name / "a.png").write_bytes(picture)
        (folder / name / "draft.md").write_text(text, encoding="utf-8")
    return compare(read(folder / "old/draft.md"), read(folder / "new/draft.md"))


def test_another_picture_below_the_same_caption(tmp_path: Path) -> None:
    (pair,) = [pair for pair in _compared(tmp_path, b"another").pairs if not pair.unchanged]
    assert [(block.kind, block.drawing) for block in pair.blocks] == [("same", False), ("changed", True)]
    assert (pair.kind, pair.editorial) == ("changed", False)


def test_the_same_picture(tmp_path: Path) -> None:
    assert _compared(tmp_path, b"one picture").identical
