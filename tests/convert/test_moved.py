"""Clauses that leave the text by a decision: nothing is lost, and it is said where the words went."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import pytest

from stdkit.convert.items import Decision
from stdkit.convert.outputs import write_outputs
from stdkit.convert.plan import Plan
from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from tests.convert.drafts import clean, draft, planned

RULES = """# 1 范围

本标准规定了要求。

# 4 管理

4.1 违反本标准的，由主管部门责令改正，并处罚款。

4.2 经营者应按期整理台账，台账应保存两年。主管部门应每年开展监督检查。

4.3 违反4.1的处理，应做好记录，并归档。
"""
WHOLE = ["本标准全文强制。", "本标准由某厅提出。"]


def number_of(plan: Plan, word: str) -> int:
    return next(item.number for item in plan.items if word in plan.document.text_of(item.sentence))


def decided(choice: str, word: str = "罚款", text: str = "", body: str = RULES) -> Plan:
    document = draft(foreword=WHOLE, body=body)
    number = number_of(planned(document), word)
    return planned(document, decisions={number: Decision(choice, text, "行政管理内容", "李某", "2026-05-01", 2)})  # type: ignore[arg-type]


def test_nothing_leaves_without_a_decision() -> None:
    plan = planned(draft(foreword=WHOLE, body=RULES))
    assert plan.moved == ()
    assert clean(plan)["违反本标准的，由主管部门责令改正，并处罚款。"] == "违反本文件的，由主管部门责令改正，并处罚款。"
    item = plan.items[number_of(plan, "罚款") - 1]
    assert item.review and "移出或删除" in item.reason


def test_a_clause_moved_out_keeps_its_number_and_its_words() -> None:
    plan = decided("移出")
    moved = plan.moved[0]
    assert (moved.clause, moved.target) == ("4.1", "编制说明")
    assert moved.text == "违反本标准的，由主管部门责令改正，并处罚款。"
    assert clean(plan)[moved.text] == "（本条移出，编号保留）"
    assert moved.effects == ("编号 4.1 保留，其后的编号不变", "4.3引用本条，须一并处理")


def test_a_sentence_among_others() -> None:
    plan = decided("移出", "监督检查")
    assert plan.moved[0].effects == ("同段其余文字保留，编号不变",)
    assert any(text.startswith("经营者") and "监督检查" not in text for text in clean(plan).values())


def test_a_deletion_is_told_and_not_listed() -> None:
    plan = decided("删除")
    assert [moved.target for moved in plan.moved] == [""]
    assert any(comment.text.startswith("删除；编号 4.1 保留") for comment in plan.comments)


def test_the_comment_says_where_the_words_went() -> None:
    assert any(comment.text.startswith("移出：原文移往编制说明") for comment in decided("移出").comments)


def test_into_the_introduction() -> None:
    body = "# 引言\n\n沙棘的加工关系到生态。\n\n" + RULES
    plan = decided("移出", text="引言", body=body)
    assert clean(plan)["沙棘的加工关系到生态。"].endswith("\n违反本标准的，由主管部门责令改正，并处罚款。")
    assert not any("引言" in problem for problem in plan.problems)


def test_no_introduction_to_go_to() -> None:
    assert any("引言" in problem and "4.1" in problem for problem in decided("移出", text="引言").problems)


def test_the_list_for_the_papers(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_fresh(draft(foreword=WHOLE, body=RULES), path)
    document = read_docx(path)
    number = number_of(planned(document), "罚款")
    plan = planned(document, decisions={number: Decision("移出", "", "行政管理内容", "李某", "2026-05-01", 2)})
    made = write_outputs(plan, tmp_path / "out", stem="a", author="王某", when=datetime.date(2026, 5, 1))
    assert made.integrity.holds, made.integrity.details
    table = docx.Document(str(made.files["moved"])).tables[0]
    row = [cell.text for cell in table.rows[1].cells]
    assert row[1] == "4.1" and row[3].endswith("并处罚款。") and row[4] == "编制说明" and row[7] == "李某"
    assert "移往编制说明".encode() in open_package(made.files["tracked"]).read("word/comments.xml")


def test_no_list_where_nothing_moved(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_fresh(draft(foreword=WHOLE, body=RULES), path)
    made = write_outputs(
        planned(read_docx(path)), tmp_path / "out", stem="a", author="王某", when=datetime.date(2026, 5, 1)
    )
    assert "moved" not in made.files


# Numbers and references elsewhere


def effects(body: str, choice: str = "移出", word: str = "罚款") -> tuple[str, ...]:
    return decided(choice, word, body=f"# 1 范围\n\n本标准规定了要求。\n\n{body}").moved[0].effects


FINE = "违反本标准的，由主管部门处以罚款。"


@pytest.mark.parametrize(
    ("others", "where"),
    [
        ("", ""),
        ("4.2 违反4.1的处理，应做好记录。", "4.2"),
        ("4.2 违反4.1的处理，应按4.1做好记录。\n\n4.3 应符合4.1的规定。", "4.2、4.3"),
        ("# 5 检验\n\n5.1 应按第4章检验。", "5.1"),
        ("4.2 应按第4章检验。", ""),
        ("# 5 检验\n\n5.1 应按表1检验，见第6章。\n\n# 6 其他\n\n6.1 甲。", ""),
    ],
)
def test_references_to_a_clause_that_leaves_are_named(others: str, where: str) -> None:
    told = effects(f"# 4 管理\n\n4.1 {FINE}\n\n{others}\n")
    assert told[0] == "编号 4.1 保留，其后的编号不变"
    assert told[1:] == ((f"{where}引用本条，须一并处理",) if where else ())


def test_a_clause_that_speaks_of_itself_is_not_named() -> None:
    body = f"# 4 管理\n\n## 4.1 处罚\n\n4.1.1 {FINE}\n\n甲见4.1.1。\n"
    assert effects(body) == ("编号 4.1.1 保留，其后的编号不变",)


def test_an_item_of_a_list_says_only_its_number() -> None:
    body = "# 4 管理\n\n4.1 处理：\n\na) 由主管部门处以罚款；\n\nb) 见4.1。\n"
    assert effects(body) == ("编号 a) 保留，其后的编号不变",)


def test_what_bears_no_number_changes_none() -> None:
    assert effects(f"# 4 管理\n\n## 4.1 处罚\n\n{FINE}\n") == ("该段没有编号，编号不变",)
    assert effects("# 4 管理\n\n4.1 处理：\n\n——由主管部门处以罚款；\n\n——归档。\n") == ("该段没有编号，编号不变",)


def test_a_place_of_ones_own_is_named_as_it_was_written() -> None:
    assert decided("移出", text=" 附录B ").moved[0].target == "附录B"
    assert decided("删除", text="附录B").moved[0].target == ""


def test_what_is_kept_or_rewritten_does_not_leave() -> None:
    assert decided("保留原文").moved == () and decided("人工改写", text="见附录B。").moved == ()


def test_a_sentence_leaves_once_whatever_words_it_has() -> None:
    document = draft(foreword=WHOLE, body="# 4 要求\n\n4.1 甲必须稳固，不得摇动。\n")
    both = {item.number: Decision("移出") for item in planned(document).items if item.clause == "4.1"}
    assert [moved.text for moved in planned(document, decisions=both).moved] == ["甲必须稳固，不得摇动。"]


@pytest.mark.parametrize(
    ("introduction", "goes"),
    [
        ("# 引言\n\n甲。\n\n乙。\n\n", "乙。"),
        ("# 引言\n\n## 0.1 总则\n\n甲。\n\n", None),
        ("# 引言\n\n甲：\n\n——乙。\n\n", None),
        ("", None),
    ],
)
def test_only_an_introduction_that_ends_in_a_paragraph_takes_more(introduction: str, goes: str | None) -> None:
    plan = decided("移出", text="引言", body=introduction + RULES)
    assert [
        before
        for before, after in clean(plan).items()
        if after.endswith("\n违反本标准的，由主管部门责令改正，并处罚款。")
    ] == ([goes] if goes else [])
    assert any("须人工放置" in problem for problem in plan.problems) is (goes is None)


def test_what_goes_elsewhere_does_not_reach_the_introduction() -> None:
    plan = decided("移出", text="编制说明", body="# 引言\n\n甲。\n\n" + RULES)
    assert "甲。" not in clean(plan)
