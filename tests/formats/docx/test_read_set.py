"""What is read from drafts of many kinds, block by block: kind, label, words, and how each is set.

``read_set.txt`` is written anew with ``.venv/bin/python -m tests.formats.docx.test_read_set`` by who changes what is read, and who then reads
the difference.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.model import Document, Figure, Table
from tests.formats.docx.draft_specimens import write_draft

ROOT = Path(__file__).resolve().parents[3]
SET = Path(__file__).with_name("read_set.txt")
EXAMPLES = ("draft-with-faults", "db15-mandatory-2010")


def told(doc: Document) -> Iterator[str]:
    """The cover, the pages, every block, and below it what is said of its looks beyond what goes without saying."""
    layout = doc.layout
    assert layout is not None
    looks: dict[str, str] = {}
    yield f"cover {_said(doc.cover)}"
    yield from (f"page {_said(page)}" for page in layout.pages())
    yield f"contents {layout.automatic_contents()}"
    for block in doc.blocks(toc=True):
        place = f"{block.id}@{layout.page_of(block)}"
        yield f"{place} {block.kind} {block.label} {block.level} {block.style} {_short(block.text)}"
        for paragraph in layout.paragraphs(block):
            look = _said(paragraph).replace(f"end={len(block.text)} ", "")  # to the end of the block
            first = looks.setdefault(look, block.id)
            yield f"    {look}" if first == block.id else f"    as {first}"
        if isinstance(block, Table):
            yield f"    table {_said(layout.table(block))}"
        if isinstance(block, Figure):
            yield f"    drawing {_said(layout.drawing(block))}"


def _said(value: Any) -> str:
    if is_dataclass(value):
        said = [(field.name, getattr(value, field.name), field.default) for field in fields(value)]
        return " ".join(f"{name}={_said(one)}" for name, one, usual in said if one != usual)
    if isinstance(value, tuple | frozenset):
        parts = [_said(one) for one in (value if isinstance(value, tuple) else sorted(value))]
        return f"({'; '.join(parts)})"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _short(text: str) -> str:
    one_line = text.replace("\n", "⏎").replace("\t", "⇥")
    return one_line if len(one_line) <= 24 else f"{one_line[:16]}…{one_line[-7:]}"


def all_told(folder: Path) -> str:
    drafts = [(ROOT / "examples" / f"{name}.docx") for name in EXAMPLES]
    assert write_draft("国家", "报批稿", folder / "fresh.docx") == ()
    paths = [*drafts, folder / "fresh.docx"]
    return "\n".join(line for path in paths for line in (f"## {path.stem}", *told(read_docx(path)))) + "\n"


def test_everything_is_read_as_before(tmp_path: Path) -> None:
    now, before = all_told(tmp_path).splitlines(), SET.read_text(encoding="utf-8").splitlines()
    other = [(old, new) for old, new in zip_longest(before, now) if old != new]
    if other:
        pytest.fail("\n".join(f"- {old}\n+ {new}" for old, new in other[:10]), pytrace=False)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        SET.write_text(all_told(Path(scratch)), encoding="utf-8")
