"""Places as people write them, and their order."""

from __future__ import annotations

import random

import pytest

from stdkit.comments.places import Outline, missing, rank, read_place, settled


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("5.2", "5.2"),
        ("第5.2条", "5.2"),
        ("５．２", "5.2"),
        ("第 5 章", "5"),
        ("5.2 a)", "5.2 a)"),
        ("5.2（a）", "5.2 a)"),
        ("5.2 表1", "5.2 表1"),
        ("5.2中的表1", "5.2 表1"),
        ("表 1", "表1"),
        ("式（2）", "公式(2)"),
        ("附录 A", "附录A"),
        ("A.2.1", "A.2.1"),
        ("附录A.2", "A.2"),
        ("5.1-5.3", "5.1～5.3"),
        ("5.1至5.3", "5.1～5.3"),
        ("前言", "前言"),
        ("目录", "目次"),
        ("全文", ""),
        ("总体意见", ""),
        ("/", ""),
        ("", ""),
        ("附录A A.2 表A.1", "附录A A.2 表A.1"),
        ("第3页 第5.2条", "第3页 第5.2条"),
        ("5.2、5.4", "5.2、5.4"),
    ],
)
def test_reading(written: str, place: str) -> None:
    assert read_place(written) == place
    assert read_place(place) == place, "what was understood once stays"


def test_order_is_that_of_a_document() -> None:
    ordered = [
        "", "封面", "目次", "前言", "引言", "1", "2", "3.1", "4.2", "4.2 a)", "4.2 图1", "4.2 表1", "4.2 表2", "4.2 表10", "4.2 注1",
        "4.2.1", "4.10", "5.1～5.3", "第3页 第5.2条", "10", "附录A", "A.1", "A.2 公式(A.1)", "附录B", "参考文献", "索引", "页眉页脚", "某处",
    ]  # fmt: skip
    mixed = ordered[:]
    random.Random(6).shuffle(mixed)
    assert sorted(mixed, key=rank) == ordered


def test_numbers_that_the_draft_does_not_have() -> None:
    outline = Outline(numbers=frozenset({"5", "5.1", "5.2", "附录A", "A.1"}), labels={"表1": "5.2"})
    assert missing("5.1～5.9", outline) == ["5.9"]
    assert missing("第3页 5.7", outline) == ["5.7"]
    assert missing("5.2 表7", outline) == [] == missing("前言", outline) == missing("A.1", outline)
    assert missing("9.9", Outline()) == []
    assert settled("表1", outline) == "5.2 表1" and settled("表9", outline) == "表9" and settled("", outline) == ""
