"""What loses its ground when a requirement becomes a recommendation."""

from __future__ import annotations

import pytest

from stdkit.convert.cascades import Cascade
from stdkit.convert.items import Decision
from stdkit.convert.plan import Plan
from tests.convert.drafts import draft, planned

WHOLE = ["本标准全文强制。", "本标准由某厅提出。"]
REQUIREMENTS = """# 1 范围

本标准规定了沙棘果干的要求。

# 4 要求

## 4.1 色泽

色泽应均匀。

## 4.2 水分

水分应符合表1的规定。

表1 指标

| 项目 | 要求 |
|---|---|
| 水分/% | ≤12 |

## 4.3 装箱

果干应装箱。
"""


def plan_of(body: str, policy: str = "recommend", **options: object) -> Plan:
    return planned(draft(foreword=WHOLE, body=REQUIREMENTS + "\n" + body), policy, **options)


def kinds(plan: Plan, clause: str) -> set[str]:
    items = {item.number: item.clause for item in plan.items}
    return {cascade.kind for cascade in plan.cascades if items.get(cascade.item) == clause}


def found(plan: Plan, kind: str) -> list[Cascade]:
    return [cascade for cascade in plan.cascades if cascade.kind == kind]


def test_a_judgement_that_names_the_clause() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 不符合4.1要求的，判为不合格。\n")
    assert kinds(plan, "4.1") == {"judgement"}
    assert kinds(plan, "4.3") == set()
    cascade = found(plan, "judgement")[0]
    assert cascade.where == "6.1"
    assert plan.document.text_of(cascade.span) == "不符合4.1要求的，判为不合格。"


def test_a_chapter_named_stands_for_all_below_it() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 每批产品均应检验，出厂检验的项目为第4章的内容。\n")
    assert kinds(plan, "4.1") == kinds(plan, "4.3") == {"inspection"}


def test_a_range_names_what_lies_between() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 正常生产时，型式检验应按4.1～4.3进行。\n")
    assert "inspection" in kinds(plan, "4.2")


def test_a_table_that_is_softened_and_judged_by() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 有一项指标不符合表1要求时，判该批为不合格。\n")
    assert {"judgement", "table"} <= kinds(plan, "4.2")
    assert kinds(plan, "4.1") == set()


def test_a_method_under_the_same_title() -> None:
    plan = plan_of("# 5 试验方法\n\n## 5.1 水分\n\n按附录A测定。\n")
    assert "test" in kinds(plan, "4.2")


def test_a_method_that_names_the_clause() -> None:
    plan = plan_of("# 5 试验方法\n\n5.1 在自然光下目测，结果应符合4.1的要求。\n")
    assert "test" in kinds(plan, "4.1")


def test_bare_numbers_in_a_table_of_inspections() -> None:
    plan = plan_of(
        "# 6 检验规则\n\n6.1 检验项目见表2。\n\n表2 检验项目\n\n| 项目 | 要求的条文 |\n|---|---|\n| 色泽 | 4.1 |\n| 水分 | 4.2 |\n"
    )
    assert "inspection" in kinds(plan, "4.1")
    assert kinds(plan, "4.3") == set()


def test_a_judgement_on_everything_is_said_once() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 检验结果有一项不符合本标准要求时，判为不合格。\n")
    whole = found(plan, "judgement")
    assert [cascade.item for cascade in whole] == [None]
    assert whole[0].where == "6.1"


def test_a_limit_beside_a_mandatory_standard() -> None:
    plan = plan_of("# 7 卫生\n\n7.1 二氧化硫残留量应不大于0.1 g/kg。限量的依据是GB 2760。\n")
    item = next(item for item in plan.items if item.clause == "7.1")
    if item.is_weakened:  # a guard may hold it for another reason
        assert "floor" in kinds(plan, "7.1")
    plan = plan_of("# 7 装量\n\n7.1 每箱的装量应不大于10 kg。箱体见GB 6543。\n")
    assert "floor" in kinds(plan, "7.1")
    assert any("GB 6543" in cascade.why for cascade in plan.cascades)


def test_a_recommended_standard_beside_a_limit_says_nothing() -> None:
    plan = plan_of("# 7 装量\n\n7.1 每箱的装量应不大于10 kg。箱体见GB/T 6543。\n")
    assert "floor" not in kinds(plan, "7.1")


def test_nothing_is_softened_nothing_cascades() -> None:
    body = "# 6 检验规则\n\n6.1 不符合4.1要求的，判为不合格。\n"
    assert plan_of(body, "normalise").cascades == ()
    assert plan_of(body, "relabel").cascades == ()


def test_the_item_asks_for_a_look_and_says_why() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 不符合4.1要求的，判为不合格。\n")
    item = next(item for item in plan.items if item.clause == "4.1")
    assert item.review and "6.1" in item.reason
    other = next(item for item in plan.items if item.clause == "4.3")
    assert not other.review
    assert any("判定" in problem for problem in plan.problems)


def test_a_comment_stands_at_what_depends() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 不符合4.1要求的，判为不合格。\n")
    judged = next(block.id for block in plan.document.blocks() if "判为不合格" in block.text)
    assert any(comment.span.block == judged and "4.1" in comment.text for comment in plan.comments)


def test_only_safe_leaves_a_requirement_that_others_rest_on() -> None:
    plan = plan_of("# 6 检验规则\n\n6.1 不符合4.1要求的，判为不合格。\n", only_safe=True)
    assert next(item for item in plan.items if item.clause == "4.1").action == "held"
    assert next(item for item in plan.items if item.clause == "4.3").action == "changed"
    assert plan.cascades == ()


def told(body: str, clause: str = "4.1") -> list[tuple[str, str, str]]:
    """What rests on the item of a clause: kind, place, reason."""
    plan = plan_of(body)
    numbers = {item.number for item in plan.items if item.clause == clause}
    return [(cascade.kind, cascade.where, cascade.why) for cascade in plan.cascades if cascade.item in numbers]


JUDGED = "# 6 检验规则\n\n6.1 不符合4.1要求的，判为不合格。\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (JUDGED, [("judgement", "6.1", "6.1的判定以4.1为依据")]),
        ("# 6 检验规则\n\n6.1 不符合4.1的，判为不合格。仍不符合4.1的，拒收。\n", [("judgement", "6.1", "6.1的判定以4.1为依据")]),
        ("# 6 检验规则\n\n6.1 出厂时，应按4.1检验。不符合4.1的，拒收。\n", [
            ("inspection", "6.1", "6.1的检验以4.1为依据"), ("judgement", "6.1", "6.1的判定以4.1为依据"),
        ]),
        ("# 6 检验规则\n\n6.1 型式检验，项目为4.1～4.3。\n", [("inspection", "6.1", "6.1的检验以4.1为依据")]),
        ("# 6 检验规则\n\n6.1 型式检验，项目为第4章的内容。\n", [("inspection", "6.1", "6.1的检验以4为依据")]),
        ("# 6 检验规则\n\n6.1 抽样量为2.1～4.9。\n", []),
        ("# 6 检验规则\n\n6.1 不符合4.9的，判为不合格。\n", []),
        ("# 6 检验规则\n\n6.1 不符合4.2的，判为不合格。\n", []),
        ("# 6 检验规则\n\n6.1 逐批抽样。\n\n注：不符合4.1的，判为不合格。\n", []),
        ("# 6 其他\n\n6.1 外观见4.1。\n", []),
        ("# 6 其他\n\n6.1 外观见4.1。不符合4.2的，拒收。\n", []),
        ("# 5 试验方法\n\n## 5.1 色泽\n\n目测，应符合4.1的规定。\n", [("test", "5.1", "5.1的试验方法以4.1为依据")]),
        ("# 5 试验方法\n\n## 5.1 色泽\n\n目测。\n", [("test", "5.1", "5.1为本条规定了试验方法")]),
        ("# 附录A（规范性）检验项目\n\nA.1 出厂时，应按4.1检验。\n", [("inspection", "A.1", "A.1的检验以4.1为依据")]),
        ("# 附录A（资料性）检验项目\n\nA.1 出厂时，应按4.1检验。\n", []),
    ],
)  # fmt: skip
def test_what_rests_on_a_clause(body: str, found: list[tuple[str, str, str]]) -> None:
    assert told(body) == found


def test_a_clause_does_not_rest_on_itself() -> None:
    body = "# 7 装量\n\n7.1 果干应装满。\n\n不符合7.1的，判为不合格。\n\n7.2 果干应压实，不符合7.2的，判为不合格。\n"
    assert told(body, "7.1") == told(body, "7.2") == []


def test_tables_in_a_range_are_all_named() -> None:
    table = "\n\n".join(f"表{at} 指标\n\n| 项目 | 要求 |\n|---|---|\n| 水分 | 甲 |" for at in (2, 3, 4))
    body = f"# 7 指标\n\n7.1 果干应符合表3的规定。\n\n{table}\n\n# 8 检验规则\n\n8.1 不符合表2～表4的，判为不合格。\n"
    assert told(body, "7.1") == [
        ("table", "7.1", "表3的全部内容随之改为推荐"),
        ("judgement", "8.1", "8.1的判定以表3为依据"),
    ]


def table_of(*rows: str, title: str = "检验规则", head: str = "| 项目 | 要求的条文 |") -> list[str]:
    """The clauses that a table of inspections is said to name, of 4.1 and 4.3."""
    cells = "\n".join(rows)
    body = f"# 6 {title}\n\n6.1 见表2。\n\n表2 项目\n\n{head}\n|---|---|\n{cells}\n"
    return [clause for clause in ("4.1", "4.3") if ("inspection", "6.1 表2") in [row[:2] for row in told(body, clause)]]


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("| 色泽 | 4.1 |", ["4.1"]),
        ("| 色泽 | 4.1、4.3 |", ["4.1", "4.3"]),
        ("| 色泽 | 4.1 4.3 |", ["4.1", "4.3"]),
        ("| 色泽 | 第4章 |", ["4.1", "4.3"]),
        ("| 色泽 | 4.9 |", []),
        ("| 色泽 | 目测 |", []),
        ("| 4.1 | 目测 |", []),
    ],
)
def test_tables_of_inspections(row: str, named: list[str]) -> None:
    assert table_of(row) == named


def test_other_tables_name_no_clauses() -> None:
    assert table_of("| 色泽 | 4.1 |", title="其他") == []
    assert table_of("| 色泽 | 4.1 |", head="| 项目 | 4.1 |") == []
    assert table_of("| 色泽 | 4.1 |", head="| 项目 | 数值 |") == []


def test_what_is_said_and_counted() -> None:
    plan = plan_of(JUDGED + "\n6.2 有一项不符合4.3的，拒收。任何一项不符合本标准的，判为不合格。\n")
    (said,) = [problem for problem in plan.problems if "连带" in problem]
    assert said == "降为推荐的要求有连带影响，须一并决定：判定（6.2）涉及全部，表涉及 1 处"
    texts = {
        plan.document.text_of(comment.span): comment.text
        for comment in plan.comments
        if comment.text.startswith("连带")
    }
    ending = "中有要求改为推荐，此处的判定随之失去依据，请一并决定。"
    assert texts == {
        "不符合4.1要求的，判为不合格。": f"连带：4.1{ending}",
        "有一项不符合4.3的，拒收。": f"连带：4.3{ending}",
        "任何一项不符合本标准的，判为不合格。": f"连带：文{ending}",
    }
    (said,) = [problem for problem in plan_of(JUDGED).problems if "连带" in problem]
    assert said.endswith("：判定涉及 1 处，表涉及 1 处")


def test_who_has_decided_is_told_and_not_asked() -> None:
    number = next(item.number for item in plan_of(JUDGED).items if item.clause == "4.1")
    plan = plan_of(JUDGED, decisions={number: Decision("推荐措辞")})
    item = next(item for item in plan.items if item.number == number)
    assert item.reason == "决定：推荐措辞；6.1的判定以4.1为依据" and not item.review
    assert all(edit.safety == "safe" for edit in item.edits)


def test_a_guess_is_no_longer_safe() -> None:
    item = next(item for item in plan_of(JUDGED).items if item.clause == "4.1")
    assert {edit.safety for edit in item.edits} == {"review"} and {edit.reason for edit in item.edits} == {item.reason}


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("7.1 每箱的装量应不大于10 kg。箱体见GB 6543。", True),
        ("7.1 每箱的装量应不大于10 kg。\n\n箱体见GB 6543。", True),
        ("7.1 每箱的装量应均匀。箱体见GB 6543。", False),
        ("7.1 每箱的装量应不大于10 kg。\n\n7.2 箱体见GB 6543。", False),
        ("7.1 每箱的装量应不大于10 kg。见DB15/ 123。", False),
        ("每箱的装量应不大于10 kg。\n\n箱体见GB 6543。", True),
        ("7.1 每箱的装量应不大于10 kg。\n\n表2 箱\n\n| 项目 | 依据 |\n|---|---|\n| 箱 | GB 6543 |", True),
    ],
)
def test_a_limit_lies_on_the_floor_of_its_own_clause(text: str, floor: bool) -> None:
    found = [cascade for cascade in plan_of(f"# 7 装量\n\n{text}\n").cascades if cascade.kind == "floor"]
    assert bool(found) is floor
    assert all(cascade.why.startswith("本条引用强制性标准GB 6543，") for cascade in found)
