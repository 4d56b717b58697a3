from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.facts.editions import edition
from stdkit.facts.stages import stage
from stdkit.formats.markdown import read_markdown

COMPLETE = "number: DB15/T 9—2026\npublished: 2026-03-01\nimplemented: 2026-06-01"


@pytest.mark.parametrize(
    ("cover", "value"),
    [
        ("stage: （征求意见稿）", "comments"),
        ("stage: 送审讨论稿", "review"),
        ("stage: 审定稿", "review"),
        ("stage: 报批稿", "approval"),
        ("stage: 工作组讨论稿", "draft"),
        (COMPLETE, "approval"),
        (f"{COMPLETE}\nstage: 送审稿", "review"),
        (COMPLETE.replace("03", "××"), "draft"),
        (COMPLETE.replace("T 9", "T XXXX"), "draft"),
        (COMPLETE.replace("—2026", "—XXXX"), "draft"),
        ("number: DB15/T 9—2026", "draft"),
    ],
)
def test_the_stage(cover: str, value: str) -> None:
    assert stage(read_markdown(f"---\ntitle: 羊毛\n{cover}\n---\n# 1 范围\n")).value == value


def test_the_name_of_the_file_tells_where_the_cover_does_not() -> None:
    doc = read_markdown("---\ntitle: 羊毛\nnumber: DB15/T 9—2026\n---\n# 1 范围\n")
    told = stage(replace(doc, path="a/羊毛（征求意见稿）2.docx"))
    assert told.value == "comments" and "文件名" in told.why


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("# 前言\n本标准按照GB/T 1.1-2009给出的规则起草。", "2009"),
        ("# 前言\n本文件按照GB/T 1.1—2020《标准化工作导则》的规定起草。", "2020"),
        ("# 前言\n本标准由某局提出。\n# 附录A（资料性附录）水\n水。", "2009"),
        (
            "# 2 规范性引用文件\n下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。"
            "凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。\n\nGB/T 191　包装储运图示标志",
            "2009",
        ),
        ("# 前言\n本标准由某局提出。", ""),
    ],
)
def test_the_edition_is_told_by_foreword_lead_in_and_annex_marks(text: str, year: str) -> None:
    assert edition(read_markdown(text)).value == year
