from __future__ import annotations

import pytest

from stdkit.facts.papers import paper
from stdkit.formats.markdown import read_markdown


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("《风干牛肉加工技术规范》编制说明\n\n# 1 任务来源\n\n本标准必须按期完成。", "编制说明"),
        ("地方标准\n\n（征求意见稿）\n\n编 制 说 明\n\n# 一、任务来源\n\n甲。", "编制说明"),
        ("征求意见汇总处理表\n\n| 序号 | 意见 |\n|---|---|\n| 1 | 甲 |", "意见汇总处理表"),
        ("# 1 范围\n\n本文件规定了编制说明。", ""),
        ("本文件的编制说明另附。", ""),
        ("# 1 范围\n\n甲。\n\n# 2 编制说明\n\n乙。", ""),
    ],
)
def test_what_calls_itself_a_paper_is_one(source: str, name: str) -> None:
    assert paper(read_markdown(source)).removeprefix("征求") == name
