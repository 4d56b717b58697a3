"""What stands between a picture and its 图题, lines of an index and footnotes of tables: set as the book wants, and read back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document, Table
from tests.formats.docx.draft_specimens import pictures
from tests.formats.docx.fresh_documents import seen
from tests.support.word_repairs import repairs

HEAD = "# 1 范围\n\n本文件规定了施肥器的要求。\n\n# 2 要求\n\n各部位见图1。\n\n"
INDEX = """# 3 术语和定义

## 3.1

喉管　throat

截面最小的一段。

# 索引

A

{line}
"""


def there_and_back(text: str, tmp_path: Path) -> tuple[Document, Document]:
    document = read_markdown(text)
    assert write_fresh(document, tmp_path / "draft.docx", find_picture=pictures().get) == ()
    assert repairs(tmp_path / "draft.docx") == []
    return document, read_docx(tmp_path / "draft.docx")


def styles(document: Document) -> dict[str, str]:
    return {block.text: block.style.removeprefix("标准文件_") for block in document.blocks() if block.text}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("单位为毫米\n\n![](section.png)\n\n图1　喉管", {"单位为毫米": "单位陈述", "喉管": "正文图标题"}),
        ("![](section.png)\n\n标引序号说明：\n\n1——壳体。\n\n图1　喉管", {"标引序号说明：": "图表说明", "1——壳体。": "图表说明"}),
        ("![](section.png)\n\na) 剖面\n\n![](outside.png)\n\nb) 外形\n\n图1　喉管", {"剖面": "分图题", "外形": "分图题"}),
        ("![](section.png)\n\n注：示意。\n\n图1　喉管", {"示意。": "注："}),
        ("![](section.png)\n\n图1　喉管\n\n喉管的位置有下列两种：\n\na) 上；\n\nb) 下。", {"上；": "字母编号列项（一级）", "喉管的位置有下列两种：": "段"}),
    ],
)  # fmt: skip
def test_what_belongs_to_a_figure(lines: str, wanted: dict[str, str], tmp_path: Path) -> None:
    document, back = there_and_back(f"{HEAD}{lines}\n", tmp_path)
    assert wanted.items() <= styles(back).items()
    assert list(seen(back)) == list(seen(document))


def test_part_titles_begin_anew_with_each_figure(tmp_path: Path) -> None:
    parts = "![](section.png)\n\na) 剖面\n\n![](outside.png)\n\nb) 外形\n\n"
    document, back = there_and_back(f"{HEAD}{parts}图1　喉管\n\n{parts}图2　壳体\n", tmp_path)
    assert [block.label for block in back.blocks() if block.kind == "list-item"] == ["a)", "b)", "a)", "b)"]
    assert list(seen(back)) == list(seen(document))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("喉管　3.1", "喉管\t3.1"),
        ("喉管……3.1、3.2", "喉管\t3.1、3.2"),
        ("喉管\t3.1", "喉管\t3.1"),
        ("见喉管", "见喉管"),
    ],
)
def test_a_line_of_an_index_is_dotted_by_its_tab(line: str, wanted: str, tmp_path: Path) -> None:
    _, back = there_and_back(HEAD.replace("各部位见图1。\n\n", "") + INDEX.format(line=line), tmp_path)
    assert [block.text for block in back.elements[-1].content] == ["A", wanted]


def test_footnotes_of_a_table_are_counted_from_a_in_each(tmp_path: Path) -> None:
    table = "| 项目^a^ | 值^b^ |\n|---|---|\n| 长 | 8 |\n| ^a^ 在中部测量。<br>^b^ 单个值。 | < |\n\n"
    odd = "| 项目^1^ | 值 |\n|---|---|\n| 长 | 8 |\n| ^1^ 在中部测量。 | < |\n\n"
    document, back = there_and_back(f"{HEAD}表1　长度\n\n{table}表2　宽度\n\n{table}表3　高度\n\n{odd}", tmp_path)
    labels = [
        [part.label for part in block.children() if part.kind == "footnote"]
        for block in back.blocks()
        if isinstance(block, Table)
    ]
    assert labels == [["a", "b"], ["a", "b"], ["1"]]
    assert list(seen(back)) == list(seen(document))
