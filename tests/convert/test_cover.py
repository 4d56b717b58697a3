"""The number wherever the document names itself; 代替, dates and CCS on the cover."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.model import Block, Run
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
