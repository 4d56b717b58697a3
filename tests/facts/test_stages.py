from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.facts.editions import edition
from stdkit.facts.stages import stage
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Cover, Document

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
        ("published: 2026-03-01\nimplemented: 2026-06-01", "draft"),
        (COMPLETE.replace("published: 2026-03-01\n", ""), "draft"),
        (COMPLETE.replace("\nimplemented: 2026-06-01", ""), "draft"),
        (COMPLETE.replace("—2026", ""), "draft"),
        (COMPLETE.replace("2026-03-01", "2026年3月1日"), "approval"),
        (COMPLETE.replace("2026-06-01", "2026.6.1"), "approval"),
        (COMPLETE.replace("2026-06-01", "2026-06-01 起"), "draft"),
        (COMPLETE.replace("DB15/T 9", "DB××/T 9"), "draft"),
        ("stage: 征求意见讨论稿", "comments"),
        ("stage: 审查稿", "review"),
        ("stage: 发布稿", "approval"),
        ("stage: 出版稿", "approval"),
        ("stage: 草案", "draft"),
        ("stage: 初稿", "draft"),
        ("stage: 草稿", "draft"),
        ("stage: 第2版", "draft"),
    ],
)
def test_the_stage(cover: str, value: str) -> None:
    assert stage(read_markdown(f"---\ntitle: 羊毛\n{cover}\n---\n# 1 范围\n")).value == value


def test_the_name_of_the_file_tells_where_the_cover_does_not() -> None:
    doc = read_markdown("---\ntitle: 羊毛\nnumber: DB15/T 9—2026\n---\n# 1 范围\n")
    told = stage(replace(doc, path="a/羊毛（征求意见稿）2.docx"))
    assert told.value == "comments" and "文件名" in told.why


def test_a_stage_says_what_told_it() -> None:
    def why(cover: str) -> str:
        return stage(read_markdown(f"---\ntitle: 羊毛\n{cover}\n---\n# 1 范围\n")).why

    assert why("stage: （送审稿）") == "封面“送审稿”"
    assert why(COMPLETE) == "没有稿别，编号和日期齐全"
    assert stage(read_markdown("# 1 范围\n")).why == "没有封面"


def test_a_cover_that_tells_nothing_is_said_to_be_one() -> None:
    doc = Document(cover=Cover(title="羊毛", blocks=(Block("c", "paragraph"),)))
    assert stage(doc).why == "没有稿别，编号或日期未定"


@pytest.mark.parametrize("path", ["羊毛送审稿.docx", "a/羊毛-报批.docx", "征求意见/羊毛.docx"])
def test_the_folder_of_a_file_tells_nothing(path: str) -> None:
    value = stage(replace(read_markdown("# 1 范围\n"), path=path)).value
    assert value == {"羊": "review", "a": "approval", "征": "draft"}[path[0]]


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
