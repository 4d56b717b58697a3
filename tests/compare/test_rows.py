from __future__ import annotations

from stdkit.compare.main_changes import lines
from stdkit.compare.rows import LEFT_OUT, Row, rows
from tests.compare.editions_of_wool import NEW, OLD, compared, wool


def by_place(found: list[Row]) -> dict[str, Row]:
    return {row.new_place or f"原{row.old_place}": row for row in found}


def plain(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(text for text, _ in pieces)


def test_a_row_for_every_clause_that_changed_and_none_for_a_new_number_alone() -> None:
    found = by_place(rows(wool()))
    assert list(found) == ["封面", "前言", "1", "2", "3.1", "4", "5.1", "5.2", "5.3", "原4.4", "6.1", "6.2"]
    assert "5.4" not in found, "贮存 only got another number"
    assert found["5.2"].old_place == "4.2"


def test_changed_words_are_marked_on_their_own_side() -> None:
    row = by_place(rows(wool()))["5.1"]
    assert plain(row.old) == "取样\n取样应不少于3份，每份不少于200 g。"
    assert [text for text, marked in row.old if marked] == ["3"]
    assert [text for text, marked in row.new if marked] == ["5"]


def test_kinds_and_what_became_lower() -> None:
    found = by_place(rows(wool()))
    said = {place: (row.kinds, row.lowered) for place, row in found.items()}
    assert said["5.1"] == (("技术",), "否"), "stricter"
    assert said["5.2"] == (("技术",), "是"), "a recommendation, and looser"
    assert said["5.3"] == (("技术",), "是")
    assert said["4"] == (("增加",), "否")
    assert said["原4.4"] == (("删除",), "待判断"), "a requirement went"
    assert said["6.1"] == (("移动",), "否")
    assert said["1"] == (("编辑",), "否")
    assert said["前言"][0] == ("编辑",)


def test_the_number_on_the_cover_changes_the_nature() -> None:
    kinds = {plain(row.old): row.kinds for row in rows(wool()) if row.new_place == "封面"}
    assert kinds["文件编号：DB15/ 9—2010"] == ("属性",) and kinds["文件名称：羊毛分级"] == ("编辑",)


def test_a_deleted_clause_without_a_requirement_lowers_nothing() -> None:
    old = OLD.replace("包装应清洁干燥，并挂有标签。", "包装的样式见图样，由供需双方商定。")
    assert by_place(rows(compared(old)))["原4.4"].lowered == "否"


def test_tables_are_told_cell_by_cell() -> None:
    row = by_place(rows(wool()))["5.3"]
    assert "“细度/μm”行“一级”列：≤20.0" in plain(row.old) and "“细度/μm”行“一级”列：≤19.5" in plain(row.new)
    assert "22.0" not in plain(row.new), "cells that did not change are not told"


def test_unchanged_paragraphs_are_left_out_where_they_are_long() -> None:
    long = "\n\n".join(
        f"第{n}批羊毛应分别码放，码放时应离地离墙，并应留出检查的通道。" for n in "一二三四五六七八九十甲乙"
    )
    old = OLD.replace("库房应通风，地面应垫高。", f"库房应通风。\n\n{long}")
    new = NEW.replace("库房应通风，地面应垫高。", f"库房宜通风。\n\n{long}")
    row = by_place(rows(compared(old, new)))["5.4"]
    assert plain(row.new) == f"贮存\n库房宜通风。\n{LEFT_OUT}"


def test_plain_rows_are_what_a_form_is_filled_with() -> None:
    row = next(row for row in rows(wool()) if row.new_place == "5.2")
    assert row.plain(7) == {
        "number": "7",
        "old_clause": "4.2",
        "old_text": "含水率\n羊毛的含水率不得超过14.0%。",
        "new_clause": "5.2",
        "new_text": "含水率\n羊毛的含水率不宜超过16.0%。",
        "kind": "技术",
        "reason": "",
        "lowered": "是",
    }


def test_the_same_document_has_no_row() -> None:
    assert rows(compared(OLD, OLD)) == []


def test_a_chapter_of_which_only_the_title_changed_shows_it() -> None:
    row = by_place(rows(compared(OLD, OLD.replace("# 3 术语和定义", "# 3 术语、定义和缩略语"))))["3"]
    assert plain(row.old) == "术语和定义" and plain(row.new) == "术语、定义和缩略语"


def test_a_term_is_told_once() -> None:
    row = by_place(rows(wool()))["3.1"]
    assert plain(row.new) == "绵羊毛 sheep wool\n从活绵羊身上剪取的毛。"


def test_words_that_require_as_much_as_before_are_wording_and_no_main_change() -> None:
    new = OLD.replace("取样应不少于", "取样必须不少于").replace("不得超过14.0%", "不应超过14.0%")
    found = by_place(rows(compared(OLD, new)))
    assert {place: (row.kinds, row.lowered) for place, row in found.items()} == {
        "4.1": (("用词规范",), "否"),
        "4.2": (("用词规范",), "否"),
    }
    assert lines(compared(OLD, new)) == []
    weaker = by_place(rows(compared(OLD, OLD.replace("取样应不少于", "取样宜不少于"))))
    assert (weaker["4.1"].kinds, weaker["4.1"].lowered) == (("技术",), "是")
