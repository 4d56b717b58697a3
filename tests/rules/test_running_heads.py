"""CON003 where the notation cannot say it: the number in the running heads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint.profile import Profile
from stdkit.lint.registry import load
from stdkit.lint.runner import check
from stdkit.model import Block, Run

DRAFT = "---\nnumber: {number}\n---\n# 1 范围\n\n本文件规定了羊毛的要求。\n"


@pytest.mark.parametrize(
    ("cover", "head", "found"),
    [
        ("GB/T 1234—2026", "GB/T 1234—2020", True),
        ("GB/T 1234—2026", "GB/T 1234—2026", False),
        ("GB/T 1234—2026", "GB/T 1234-2026", False),
        ("GB/T 1234.2—2026", "GB/T 1234.1—2026", True),
        ("GB/T 1234—2026", "见GB/T 1235—2020", False),
        ("GB/T XXXXX—XXXX", "GB/T 1235—2020", False),
    ],
)
def test_running_head(cover: str, head: str, found: bool) -> None:
    doc = read_markdown(DRAFT.format(number=cover))
    heads = tuple(Block(f"h{at}", "paragraph", (Run(head),)) for at in range(3))
    rows = check(replace(doc, furniture=heads), Profile(select=("CON003",)), rules=[load()["CON003"]])
    assert len(rows) == found, "what every page repeats is said once"
