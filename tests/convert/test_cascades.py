"""What loses its ground when a requirement becomes a recommendation."""

from __future__ import annotations

from stdkit.convert.cascades import Cascade
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
