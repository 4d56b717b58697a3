"""Provisions weakened and strengthened."""

from __future__ import annotations

import pytest

from tests.compare.texts import clause, compared


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("设备应接地。", "设备宜接地。", [("weakened", "应", "宜")]),
        ("设备宜接地。", "设备应接地。", [("strengthened", "宜", "应")]),
        ("不得混放。", "不宜混放。", [("weakened", "不得", "不宜")]),
        ("外壳可涂漆。", "外壳宜涂漆。", [("strengthened", "可", "宜")]),
        ("设备应接地。", "设备可接地。", [("weakened", "应", "可")]),
        ("设备应接地。", "设备不应接地。", [("negated", "应", "不应")]),
        ("设备必须接地。", "设备应接地。", []),
        ("设备应接地。", "设备可能接地。", [("nature", "应", "可能")]),
        ("设备应可靠接地，并记录。", "设备可靠接地，并记录。", [("nature", "应", "")]),
        ("设备应接地。外壳应涂漆。", "设备应接地。", []),
        ("设备应接地。", "设备应接地。外壳应涂漆。", []),
        ("设备相应接地。", "设备对应接地。", []),
    ],
)
def test_provisions(old: str, new: str, wanted: list[tuple[str, str, str]]) -> None:
    pair = clause(old, new)
    assert [(change.kind, change.old_text, change.new_text) for change in pair.provisions] == wanted
    for change in pair.provisions:
        assert change.reason
        for span, text in ((change.old, change.old_text), (change.new, change.new_text)):
            assert (span is None) == (not text)


def test_an_annex_that_became_informative() -> None:
    old = "# 4 要求\n\n设备应接地，见附录A。\n\n# 附录A（规范性） 试验\n\n## A.1 步骤\n\n应记录。\n"
    found = compared(old, old.replace("规范性", "资料性"))
    changes = [change for pair in found.pairs for change in pair.provisions]
    assert [(change.kind, change.old_text, change.new_text) for change in changes] == [("nature", "规范性", "资料性")]


def test_the_words_of_a_cell_count_too() -> None:
    table = "见表1。\n\n**表1　要求**\n\n| 项目 | 要求 |\n| --- | --- |\n| 外观 | 应光滑，无裂纹 |\n"
    pair = clause(table, table.replace("应光滑", "宜光滑"))
    assert [(change.kind, change.old_text, change.new_text) for change in pair.provisions] == [("weakened", "应", "宜")]


def test_a_paragraph_cut_in_two_loses_no_provision() -> None:
    old = "设备应可靠接地，电阻不大于4 Ω。外壳应涂防锈漆，厚度不小于2 mm。"
    pair = clause(old, old.replace("。外", "。\n\n外").replace("4 Ω", "5 Ω").replace("外壳应", "外壳宜"))
    assert [(change.kind, change.old_text, change.new_text) for change in pair.provisions] == [("weakened", "应", "宜")]
    assert [value.effect for value in pair.values] == ["looser"]
