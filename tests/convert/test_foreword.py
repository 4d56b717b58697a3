"""The foreword after the conversion: what goes, what comes, in the order of GB/T 1.1—2020, 8.3."""

from __future__ import annotations

import pytest

from stdkit.convert.editions import shortened
from tests.convert.drafts import FOREWORD, draft, foreword_after, planned

BASIS = "本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。"
PATENT = "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。"
LEAD = "本文件代替DB15/ 123—2010《沙棘果干加工技术规范》，与DB15/ 123—2010相比，除结构调整和编辑性改动外，主要技术变化如下："
NATURE = "——更改了文件的性质，由强制性更改为推荐性（见2010年版的前言）；"
SOFTER = "——更改了部分条款的类型，由要求更改为推荐（见4.1、5.1，2010年版的4.1、5.1）。"


def test_a_foreword_of_2009() -> None:
    assert foreword_after(planned(draft())) == [
        BASIS,
        LEAD,
        NATURE,
        SOFTER,
        PATENT,
        "本文件由某厅提出。",
        "本文件起草单位：某研究所。",
        "本文件主要起草人：某甲。",
        "本文件及其所代替文件的历次版本发布情况为：",
        "——2010年首次发布为DB15/ 123—2010；",
        "——本次为第一次修订。",
    ]


def test_normalise_does_not_speak_of_softened_clauses() -> None:
    lines = foreword_after(planned(draft(), "normalise"))
    assert NATURE.replace("；", "。") in lines
    assert not any("更改为推荐（" in line for line in lines)


def test_relabel_takes_out_the_declaration_and_nothing_else() -> None:
    assert foreword_after(planned(draft(), "relabel")) == list(FOREWORD[1:])


def test_the_old_changes_make_room_for_the_new() -> None:
    foreword = [
        FOREWORD[0],
        FOREWORD[1],
        "本标准代替DB15/ 123—2005《沙棘果干》。",
        "本标准与DB15/ 123—2005相比，主要变化如下：",
        "——增加了术语；",
        "——修改了要求。",
        "本标准由某厅提出。",
        "本标准所代替标准的历次版本发布情况为：",
        "——DB15/ 123—1998、DB15/ 123—2005。",
    ]
    lines = foreword_after(planned(draft(foreword=foreword)))
    assert lines == [
        BASIS,
        LEAD,
        NATURE,
        SOFTER,
        PATENT,
        "本文件由某厅提出。",
        "本文件及其所代替文件的历次版本发布情况为：",
        "——1998年首次发布为DB15/ 123—1998、2005年第一次修订为DB15/ 123—2005；",
        "——2010年第二次修订为DB15/ 123—2010；",
        "——本次为第三次修订。",
    ]


def test_the_drafting_rules_take_the_place_of_the_declaration() -> None:
    lines = foreword_after(planned(draft(foreword=["本标准全文强制。", "本标准由某厅提出。"])))
    assert lines[:2] == [BASIS, LEAD]
    assert lines.index("本文件由某厅提出。") > lines.index(PATENT)


def test_the_drafting_rules_come_first_where_they_were_missing() -> None:
    lines = foreword_after(planned(draft(foreword=["本标准由某厅提出。", "本标准全文强制。"])))
    assert lines[:2] == [BASIS, LEAD]
    assert lines.index("本文件由某厅提出。") > lines.index(PATENT)


def test_other_drafting_rules_stay_beside_the_first() -> None:
    foreword = ["本标准按照GB/T 1.1—2009和GB/T 20001.10—2014给出的规则起草。", "本标准由某厅提出。"]
    assert foreword_after(planned(draft(foreword=foreword)))[0] == (
        "本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定和GB/T 20001.10—2014给出的规则起草。"
    )


def test_the_patent_sentence_of_2009() -> None:
    foreword = [
        *FOREWORD[:2],
        "请注意本标准的某些内容可能涉及专利。本标准的发布机构不承担识别这些专利的责任。",
        *FOREWORD[2:],
    ]
    lines = foreword_after(planned(draft(foreword=foreword)))
    assert lines.count(PATENT) == 1


def test_the_statement_on_annexes_goes() -> None:
    lines = foreword_after(planned(draft(foreword=[*FOREWORD, "本标准的附录A为规范性附录，附录B为资料性附录。"])))
    assert not any("附录" in line for line in lines)


def test_first_edition_statement() -> None:
    lines = foreword_after(planned(draft(foreword=[*FOREWORD, "本标准为首次发布。"])))
    assert lines[-3:] == [
        "本文件及其所代替文件的历次版本发布情况为：",
        "——2010年首次发布为DB15/ 123—2010；",
        "——本次为第一次修订。",
    ]


def test_edition_keep_speaks_the_old_wordings() -> None:
    lines = foreword_after(planned(draft(), update=False))
    assert lines[0] == FOREWORD[1]
    assert lines[1].startswith("本标准代替DB15/ 123—2010")
    assert lines[-2:] == ["本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—2010。"]


def test_no_foreword_is_told() -> None:
    plan = planned(draft(foreword=[]))
    assert any("没有前言" in problem for problem in plan.problems)


def test_a_deleted_clause_is_named() -> None:
    from stdkit.convert.items import Decision

    number = next(item.number for item in planned(draft()).items if item.clause == "4.2")
    lines = foreword_after(planned(draft(), decisions={number: Decision("删除")}))
    assert "——删除了部分条款（见2010年版的4.2）。" in lines


def test_a_history_told_in_one_sentence() -> None:
    foreword = [*FOREWORD[:2], "本标准代替DB15/ 123—2001《沙棘》。", "本标准于2001年首次发布，本次为第一次修订。"]
    assert foreword_after(planned(draft(foreword=foreword)))[-4:] == [
        "本文件及其所代替文件的历次版本发布情况为：",
        "——2001年首次发布为DB15/ 123—2001；",
        "——2010年第一次修订为DB15/ 123—2010；",
        "——本次为第二次修订。",
    ]


@pytest.mark.parametrize(
    ("clauses", "shown"),
    [
        (["8.1", "8.2", "8.3", "9"], ["8.1～8.3", "9"]),
        (["8.1", "8.2"], ["8.1", "8.2"]),
        (["4", "5", "6"], ["4～6"]),
        (["5.9", "5.10", "5.11", "A.1", "附录B"], ["5.9～5.11", "A.1", "附录B"]),
        (["4.1", "5.2", "6.3"], ["4.1", "5.2", "6.3"]),
    ],
)
def test_neighbours_are_said_as_a_range(clauses: list[str], shown: list[str]) -> None:
    assert shortened(clauses) == shown


# Statements one by one

EDITIONS = "本文件及其所代替文件的历次版本发布情况为："


def after(*foreword: str, **options: object) -> list[str]:
    return foreword_after(planned(draft(foreword=["本标准全文强制。", *foreword]), **options))


@pytest.mark.parametrize(
    "said",
    [
        "本标准依据GB/T 1.1—2000编写。",
        "本规范按GB/T 1.1-2009的要求制定",
        "本标准按照GB/T1.1－2009《标准化工作导则 第1部分：标准的结构和编写》给出的规则起草。",
        "本标准根据GB/T 1.1—1993的规定编制。",
    ],
)
def test_drafting_rules_of_every_year(said: str) -> None:
    assert after(said, "本标准由某厅提出。")[0] == BASIS


@pytest.mark.parametrize(
    "said",
    ["本标准按照GB/T 1.1—2020的规定起草。", "本标准按GB/T 1的规定起草。"],
)
def test_drafting_rules_that_are_not_old_stay(said: str) -> None:
    lines = after(said, "本标准由某厅提出。")
    assert lines[0] == said.replace("本标准", "本文件") and BASIS not in lines


def test_more_than_the_rule_in_one_sentence_stays() -> None:
    said = "本标准由某厅委托按照GB/T 1.1—2009给出的规则起草，某局协助。"
    assert after(said)[0] == (
        "本文件由某厅委托按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草，某局协助。"
    )


@pytest.mark.parametrize(
    "said",
    [
        "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别上述专利的责任。",
        "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。",
    ],
)
def test_the_patent_sentence_stands_once(said: str) -> None:
    lines = after(said, "本标准由某厅提出。")
    assert [line for line in lines if "专利" in line] == [PATENT]
    assert lines.index(PATENT) < lines.index("本文件由某厅提出。")


def test_what_is_said_of_a_patent_by_name_stays() -> None:
    said = "本文件涉及专利ZL 2010 1 0000001.2。"
    assert said in after(said, "本标准由某厅提出。")


def test_an_old_list_of_changes_goes_wherever_it_stands() -> None:
    lines = after(
        FOREWORD[1],
        "本标准代替DB15/ 123—2005。",
        "本标准由某厅提出。",
        "本标准与DB15/ 123—2005相比，主要变化如下：",
        "——增加了术语。",
    )
    assert sum("相比" in line for line in lines) == 1 and not any("术语" in line for line in lines)
    assert lines[1] == LEAD


def test_a_sentence_beside_others_goes_alone() -> None:
    lines = after("本标准由某厅提出。本标准的附录A为规范性附录。本标准由某局归口。")
    assert "本文件由某厅提出。本文件由某局归口。" in lines


@pytest.mark.parametrize(
    ("tail", "kept"),
    [("DB15/ 123—2005。", "；"), ("DB15/ 123—2005；", "；"), ("DB15/ 123—2005", "；"), ("DB15/ 123—2005.", "；")],
)
def test_the_history_goes_on_behind_its_last_item(tail: str, kept: str) -> None:
    lines = after(FOREWORD[1], "本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—1998；", f"——{tail}")
    assert lines[-5:] == [
        EDITIONS,
        "——1998年首次发布为DB15/ 123—1998；",
        f"——2005年第一次修订为DB15/ 123—2005{kept}",
        "——2010年第二次修订为DB15/ 123—2010；",
        "——本次为第三次修订。",
    ]


def test_a_heading_of_the_history_that_is_right_stays() -> None:
    plan = planned(draft(foreword=["本标准全文强制。", FOREWORD[1], EDITIONS, "——1998年首次发布为DB15/ 123—1998。"]))
    heading = next(block.id for block in plan.document.blocks() if block.text == EDITIONS)
    assert not any(change.edit.span.block == heading for change in plan.changes)
    assert foreword_after(plan)[-3:] == [
        "——1998年首次发布为DB15/ 123—1998；", "——2010年第一次修订为DB15/ 123—2010；", "——本次为第二次修订。",
    ]  # fmt: skip


def test_editions_are_taken_from_what_was_replaced_before() -> None:
    lines = after(FOREWORD[1], "本标准代替DB15/ 123—2005、DB15/ 123—1998和DB15/ 9。", "本标准由某厅提出。")
    assert lines[-5:] == [
        EDITIONS,
        "——2005年首次发布为DB15/ 123—2005；",
        "——1998年第一次修订为DB15/ 123—1998；",
        "——2010年第二次修订为DB15/ 123—2010；",
        "——本次为第三次修订。",
    ]


def test_the_edition_that_is_replaced_is_named_once() -> None:
    lines = after(FOREWORD[1], "本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—2005；", "——DB15/ 123—2010。")
    assert sum(line.count("DB15/ 123—2010") for line in lines if line.startswith("——") and "次修订为" in line) <= 2


def test_with_the_old_wordings_the_history_is_bare() -> None:
    history = ["本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—2005。"]
    lines = after(FOREWORD[1], *history, update=False)
    assert lines[-3:] == [history[0], "——DB15/ 123—2005；", "——DB15/ 123—2010。"]


@pytest.mark.parametrize("own", ["标准", "规范", "规程", "部分"])
def test_with_the_old_wordings_it_calls_itself_as_before(own: str) -> None:
    doc = draft(title=f"沙棘{own}", foreword=["全文强制。", f"本{own}由某厅提出。"])
    assert any(line.startswith(f"本{own}代替DB15/ 123—2010") for line in foreword_after(planned(doc, update=False)))


def test_nothing_is_replaced_under_the_old_number() -> None:
    plan = planned(draft(foreword=[]), "relabel")
    assert not any("前言" in problem for problem in plan.problems)
    plan = planned(draft(), new_number="DB15/T 123—2010")
    assert not any("代替" in line for line in foreword_after(plan))
    assert not any("专利" in line for line in foreword_after(plan)), "a patent sentence comes with a new edition only"
    assert not any("历次版本" in line for line in foreword_after(plan))


def test_a_foreword_that_goes_as_a_whole_is_told() -> None:
    plan = planned(draft(foreword=["本标准的附录A为规范性附录。"]))
    assert any("人工补" in problem for problem in plan.problems)
