"""Which notes and examples are counted together. GB/T 1.1—2020, 9.10 and 9.11."""

from __future__ import annotations

import pytest

from stdkit.facts.annotations import example_groups, note_groups
from stdkit.formats.markdown import read_markdown

TABLE = "表1　限值\n\n| 项目 |\n|---|\n| 注1：甲。<br>注2：乙。 |"
FIGURE = "![](a.png)\n\n图1　支架"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("# 4 要求\n\n甲。\n\n注1：一。\n\n注2：二。", ["一。二。"]),
        ("# 4 要求\n\n甲。\n\n注1：一。\n\n乙。\n\n注2：二。", ["一。二。"]),
        ("# 4 要求\n\n注：一。\n\n## 4.1 外观\n\n注：二。\n\n## 4.2 尺寸\n\n注：三。", ["一。", "二。", "三。"]),
        ("# 4 要求\n\n注：一。\n\n# 5 方法\n\n注：二。", ["一。", "二。"]),
        (f"# 4 要求\n\n注1：一。\n\n{FIGURE}\n\n注1：图。\n\n注2：图。\n\n甲。\n\n注2：二。", ["一。二。", "图。图。"]),
        (f"# 4 要求\n\n{FIGURE}\n\n注：图。\n\n{FIGURE.replace('1', '2')}\n\n注：另。", ["图。", "另。"]),
        (f"# 4 要求\n\n{FIGURE}\n\n## 4.1 外观\n\n注：一。", ["一。"]),
        (f"# 4 要求\n\n{FIGURE}\n\na) 甲；\n\n注：一。\n\n# 5 方法\n\n乙。", ["一。"]),
        (f"# 4 要求\n\n注：一。\n\n{TABLE}", ["一。", "甲。乙。"]),
        (
            "# 3 术语和定义\n\n### 3.1\n\n肉干\n\n某物。\n\n注1：一。\n\n注2：二。\n\n### 3.2\n\n肉条\n\n某物。\n\n注：三。",
            ["一。二。", "三。"],
        ),
    ],
)
def test_notes_that_are_counted_together(text: str, groups: list[str]) -> None:
    assert ["".join(note.text for note in group) for group in note_groups(read_markdown(text))] == groups
    examples = text.replace("注", "示例")
    assert ["".join(one.text for one in group) for group in example_groups(read_markdown(examples))] == groups
    assert example_groups(read_markdown(text)) == ()
