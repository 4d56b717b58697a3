"""The number wherever the document names itself; 代替, dates and CCS on the cover."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.convert.changes import Changes, applied
from stdkit.convert.cover import change_cover, change_number
from stdkit.convert.numbers import parse_number
from stdkit.model import Block, Cover, Document, Element, Run
from tests.convert.drafts import BODY, FOREWORD, clean, draft, planned


def test_cover_of_a_new_edition() -> None:
    changed = clean(planned(draft(replaces=["DB15/ 123—2005"])))
    assert changed["DB15/ 123—2010"] == "DB15/T 123—XXXX"
    assert changed["DB15/ 123—2005"] == "DB15/ 123—2010"
    assert changed["2010-05-01"] == "XXXX-XX-XX"
    assert changed["2010-08-01"] == "XXXX-XX-XX"
    assert changed["X 24"] == "CCS X 24"
    assert "内蒙古自治区地方标准" not in changed


def test_a_cover_without_a_replaced_line_gets_one() -> None:
    assert clean(planned(draft()))["DB15/ 123—2010"] == "DB15/T 123—XXXX\n代替 DB15/ 123—2010"


def test_relabel_keeps_year_dates_and_replaced_line() -> None:
    changed = clean(planned(draft(replaces=["DB15/ 123—2005"]), "relabel"))
    assert changed["DB15/ 123—2010"] == "DB15/T 123—2010"
    assert not {"DB15/ 123—2005", "2010-05-01", "2010-08-01", "X 24"} & set(changed)


def test_the_number_given() -> None:
    changed = clean(planned(draft(), new_number="DB15/T 99—2026"))
    assert changed["DB15/ 123—2010"] == "DB15/T 99—2026\n代替 DB15/ 123—2010"


@pytest.mark.parametrize("typed", ["DB15 123-2010", "DB15/123—2010", "DB15/ 123－2010"])
def test_the_number_as_it_was_typed(typed: str) -> None:
    assert clean(planned(draft(number=typed)))[typed].split("\n")[0] == "DB15/T 123—XXXX"


def test_edition_keep_leaves_the_old_form_of_the_cover() -> None:
    assert "X 24" not in clean(planned(draft(), update=False))


def test_every_running_head() -> None:
    doc = draft()
    heads = (
        "DB15/ 123—2010",
        "DB15/123-2010",
        "第 1 页　DB15/ 123—2010",
        "GB 4208—2008",
        "DB15/ 123—2005",
        "DB15/ 1234—2010",
    )
    blocks = tuple(Block(id=f"h{n}", kind="paragraph", runs=(Run(text),)) for n, text in enumerate(heads))
    changed = clean(planned(replace(doc, furniture=blocks)))
    assert changed["DB15/123-2010"] == "DB15/T 123—XXXX"
    assert changed["第 1 页　DB15/ 123—2010"] == "第 1 页　DB15/T 123—XXXX"
    assert not {"GB 4208—2008", "DB15/ 123—2005", "DB15/ 1234—2010"} & set(changed), (
        "other documents and other editions"
    )


def test_a_text_that_cites_itself() -> None:
    body = BODY + "\n5.3 标签上印DB15/ 123—2010。\n\n5.4 DB15/ 123—2005的样品可用完为止。\n"
    plan = planned(draft(body=body))
    changed = clean(plan)
    assert changed["标签上印DB15/ 123—2010。"] == "标签上印DB15/T 123—XXXX。"
    assert "DB15/ 123—2005的样品可用完为止。" not in changed
    assert [(r.cited, r.becomes, r.why) for r in plan.references] == [
        ("DB15/ 123—2010", "DB15/T 123—XXXX", "own number")
    ]


def test_only_the_chinese_code_of_a_joint_number() -> None:
    number = "GB 1234—2008/ISO 9999:2003"
    changed = clean(planned(draft(number=number), "relabel"))
    assert changed[number] == "GB/T 1234—2008/ISO 9999:2003"


def test_a_stage_that_the_cover_names() -> None:
    assert clean(planned(draft(stage="报批稿"), stage="comments"))["报批稿"] == "征求意见稿"


def test_a_stage_without_a_place_is_told() -> None:
    assert any("征求意见稿" in problem for problem in planned(draft(), stage="comments").problems)


def test_the_replaced_code_in_the_foreword_stays() -> None:
    doc = draft(foreword=[*FOREWORD, "本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—2005。"])
    assert not any(key.startswith("DB15/ 123—2005") for key in clean(planned(doc, "relabel")))


@pytest.mark.parametrize(
    ("date", "opened"),
    [("2010-05-01", "XXXX-XX-XX"), ("2010 - 05 - 01", "XXXX - XX - XX"), ("2010年5月1日", "XXXX年XX月XX日")],
)
def test_dates_as_they_were_typed(date: str, opened: str) -> None:
    changed = clean(planned(draft(published=date)))
    assert next(after for before, after in changed.items() if before.startswith(date)).startswith(opened)


# Numbers typed and printed in every way


@pytest.mark.parametrize(
    ("number", "new", "after"),
    [
        ("DB15/ 123—2010", "DB15/T 123—2010", "DB15/T 123—2010"),
        ("DB15/ 123—2010", "DB15/T 9.1—2026", "DB15/T 9.1—2026"),
        ("DB15/123-2010", "DB15/T 123—2026", "DB15/T 123—2026"),
        ("GB 1234.2-98", "GB/T 1234.2—1998", "GB/T 1234.2-98"),
        ("GB 1234.2-98", "GB/T 1234.2—2026", "GB/T 1234.2—2026"),
        ("GB 1234", "GB/T 1234—2026", "GB/T 1234"),
        ("DBJ03-22—2010", "DBJ/T 03-22—2026", "DBJ/T 03-22—2026"),
        ("DB１５/ 123—2010", "DB15/T 123—2026", "DB15/T 123—2026"),
        ("GB XXXX—2010", "GB/T 1234—2026", "GB/T 1234—2026"),
        ("GB 1234—XXXX", "GB/T 1234—2026", "GB/T 1234—2026"),
        ("GB 1234—2008/ISO 9999:2003", "GB/T 1234—2026", "GB/T 1234—2026/ISO 9999:2003"),
    ],
)
def test_code_serial_and_year_each_by_themselves(number: str, new: str, after: str) -> None:
    old = parse_number(number)
    wanted = parse_number(new)
    assert old is not None and wanted is not None
    block = Block("b", "paragraph", (Run(f"见{number}的规定"),))
    doc = Document(elements=(Element("core", "", "", content=(block,)),))
    changes = Changes(doc)
    (reference,) = change_number(doc, changes, old, wanted)
    assert (reference.cited, reference.becomes) == (number, after)
    assert applied(block.text, list(changes.edits())) == f"见{after}的规定"


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("本文件代替DB15/ 123—2010。", True),
        ("本文件取代了DB15/ 123—2010的规定。", True),
        ("甲已被替代。见DB15/ 123—2010。", False),
        ("按DB15/ 123执行。", False),
        ("按DB15/ 123—2005执行。", True),
        ("按DB15/ 123.1—2010执行。", True),
    ],
)
def test_what_was_replaced_and_other_editions_keep_their_number(text: str, stays: bool) -> None:
    plan = planned(draft(body=f"# 4 要求\n\n4.1 {text}\n"), update=False)
    assert (text not in clean(plan)) is stays


@pytest.mark.parametrize(
    "text",
    [
        "本文件于2010年首次发布为DB15/ 123—2010。",
        "2010年第一次修订为DB15/ 123—2010。",
        "与DB15/ 123—2010相比，内容未变。",
        "2010年DB15/ 123—2010。",
    ],
)
def test_the_history_in_the_foreword_keeps_the_old_number(text: str) -> None:
    plan = planned(draft(foreword=[*FOREWORD, text]), update=False)
    changed = [change for change in plan.changes if change.kind == "number"]
    assert not any(text in plan.document.block(change.edit.span.block).text for change in changed)


def test_elsewhere_the_same_words_name_this_document() -> None:
    text = "与DB15/ 123—2010的附录A一并使用。"
    assert clean(planned(draft(body=f"# 4 要求\n\n4.1 {text}\n")))[text].startswith("与DB15/T 123")


def test_reasons_say_where_the_number_stands() -> None:
    head = Block("h1", "paragraph", (Run("DB15/ 123—2010"),))
    plan = planned(replace(draft(body="# 4 要求\n\n4.1 见DB15/ 123—2010。\n"), furniture=(head,)))
    reasons = {change.edit.reason for change in plan.changes if change.kind == "number"}
    assert reasons == {f"{where}的编号随文件性质改变" for where in ("封面", "页眉页脚", "文中")}
    assert [reference.cited for reference in plan.references] == ["DB15/ 123—2010"], "of the text alone"


def cover_of(*fields: tuple[str, str], text: str) -> tuple[Document, Changes]:
    """A cover of one paragraph in which the named pieces are fields."""
    block = Block("c", "paragraph", (Run(text),))
    spans = []
    for name, said in fields:
        at = text.index(said)
        spans.append((name, block.span(at, at + len(said))))
    doc = Document(cover=Cover(blocks=(block,), spans=tuple(spans)))
    return doc, Changes(doc)


def covered(text: str, *fields: tuple[str, str], new: str = "DB15/T 123—2026", **how: object) -> tuple[str, list[str]]:
    """The cover after the change of its edition, and what is said."""
    doc, changes = cover_of(*fields, text=text)
    old, wanted = parse_number("DB15/ 123—2010"), parse_number(new)
    assert old is not None and wanted is not None
    problems = change_cover(doc, changes, old, wanted, **{"update": True, **how})  # type: ignore[arg-type]
    return applied(text, list(changes.edits())), problems


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("代替 DB15/ 123—2005", "代替 DB15/ 123—2010"),
        ("部分代替：DB15/ 123—2005", "部分代替：DB15/ 123—2010"),
        ("DB15/ 123—2005", "DB15/ 123—2010"),
    ],
)
def test_the_line_of_what_is_replaced(text: str, after: str) -> None:
    assert covered(text, ("replaces", text)) == (after, [])


def test_several_replaced_ones_give_way_to_the_last() -> None:
    fields = (("replaces", "DB15/ 1—2005"), ("replaces", "DB15/ 2—2005"))
    assert covered("代替 DB15/ 1—2005、DB15/ 2—2005", *fields) == ("代替 DB15/ 123—2010", [])


def test_without_a_place_for_it_what_is_replaced_is_told() -> None:
    assert covered("某某规范") == ("某某规范", ["封面上没有找到编号的位置，“代替 DB15/ 123—2010”须人工补上"])
    assert covered("DB15/ 123—2010", ("number", "DB15/ 123—2010")) == ("DB15/ 123—2010\n代替 DB15/ 123—2010", [])


def test_the_same_edition_replaces_nothing() -> None:
    text = "代替 DB15/ 123—2005　2010-05-01发布"
    fields = (("replaces", "DB15/ 123—2005"), ("published", "2010-05-01"))
    assert covered(text, *fields, new="DB15/T 123—2010") == (text, [])
    assert covered(text, *fields, new="DB15/T 9—2010")[0] == "代替 DB15/ 123—2010　XXXX-XX-XX发布"


def test_days_of_another_form_are_left() -> None:
    assert covered("2010-05-01发布　另行公布", ("published", "2010-05-01"), ("implemented", "另行公布"))[0] == (
        "XXXX-XX-XX发布　另行公布"
    )


@pytest.mark.parametrize(
    ("text", "field", "after"),
    [
        ("X 24", "X 24", "CCS X 24"),
        ("CCS X 24", "X 24", "CCS X 24"),
        ("CCS X 24", "CCS X 24", "CCS X 24"),
        ("中国标准文献分类号：X 24", "X 24", "中国标准文献分类号：X 24"),
        ("分类号 X 24", "X 24", "分类号 X 24"),
        ("备案号 X 24", "X 24", "备案号 CCS X 24"),
    ],
)
def test_the_form_of_the_ccs(text: str, field: str, after: str) -> None:
    assert covered(text, ("ccs", field), new="DB15/T 123—2010")[0] == after
    assert covered(text, ("ccs", field), new="DB15/T 123—2010", update=False)[0] == text


@pytest.mark.parametrize(
    ("mark", "stage", "after"),
    [
        ("（征求意见稿）", "approval", "（报批稿）"),
        ("（工作组讨论稿）", "comments", "（征求意见稿）"),
        ("（送审讨论稿）", "review", "（送审稿）"),
        ("（讨论稿）", "draft", "（工作组讨论稿）"),
        ("（草案）", "review", "（送审稿）"),
        ("（草案稿）", "review", "（送审稿）"),
        ("（发布稿）", "review", "（送审稿）"),
        ("（第二版）", "review", "（第二版）"),
    ],
)
def test_the_mark_of_the_stage(mark: str, stage: str, after: str) -> None:
    assert covered(mark, ("stage", mark), new="DB15/T 123—2010", stage=stage) == (after, [])
