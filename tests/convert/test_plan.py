"""What a plan does to a whole document under each policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.convert.references import load_conversion_list
from stdkit.errors import BadData, BadOption
from tests.convert.drafts import BODY, FOREWORD, clean, draft, planned


def test_recommend_softens_only_what_was_declared_mandatory() -> None:
    changed = clean(planned(draft()))
    assert changed["果实必须清洗，不得带泥。"] == "果实宜清洗，不宜带泥。"
    assert changed["包装应牢固。"] == "包装宜牢固。"
    assert changed["标签须清晰。"] == "标签应清晰。"


def test_normalise_keeps_the_force_everywhere() -> None:
    changed = clean(planned(draft(), "normalise"))
    assert changed["果实必须清洗，不得带泥。"] == "果实应清洗，不应带泥。"
    assert "包装应牢固。" not in changed
    assert changed["标签须清晰。"] == "标签应清晰。"


def test_relabel_touches_no_wording() -> None:
    plan = planned(draft(), "relabel")
    assert not any(change.kind in ("provision", "edition") for change in plan.changes)
    assert all(item.action == "kept" for item in plan.items)
    assert plan.new is not None and plan.new.spelled == "DB15/T 123—2010"
    assert FOREWORD[0] in clean(plan)


def test_every_word_is_an_item_kept_ones_too() -> None:
    plan = planned(draft(body=BODY + "\n5.3 宜避光，可冷藏。\n"))
    kept = {item.text for item in plan.items if item.action == "kept"}
    assert {"宜", "可"} <= kept
    assert [item.number for item in plan.items] == list(range(1, len(plan.items) + 1))


def test_words_of_a_deleted_declaration_are_no_items() -> None:
    plan = planned(draft(foreword=["本规范全部条文为强制性条文，必须严格执行。", *FOREWORD[1:]]))
    assert not [item for item in plan.items if plan.document.place(item.span.block).element.kind == "foreword"]  # type: ignore[union-attr]


def test_a_guard_holds_and_counts_as_open() -> None:
    plan = planned(draft(body=BODY + "\n# 6 安全\n\n6.1 电气设备必须可靠接地。\n", foreword=["本标准全文强制。"]))
    item = next(item for item in plan.items if item.clause == "6.1")
    assert (item.proposal, item.normalise, item.recommend) == ("应", "应", "宜")
    assert item.is_open and "安全" in item.guard_text
    assert plan.counts["undecided"] >= 1


def test_a_mandatory_number_without_declaration_is_wholly_mandatory() -> None:
    plan = planned(draft(foreword=FOREWORD[1:]))
    assert (plan.declaration.scope, plan.declaration.text) == ("whole", "")
    assert clean(plan)["标签须清晰。"] == "标签宜清晰。"


def test_a_recommended_number_without_declaration_has_nothing_to_convert() -> None:
    plan = planned(draft(number="DB15/T 123—2010", foreword=FOREWORD[1:]))
    assert "没有需要转化的内容" in plan.nothing
    assert (plan.changes, plan.items) == ((), ())


def test_a_recommended_number_with_a_declaration_is_converted() -> None:
    plan = planned(draft(number="DB15/T 123—2010"))
    assert not plan.nothing
    assert FOREWORD[0] in clean(plan)


def test_a_mandatory_number_that_calls_itself_recommended_is_asked_about() -> None:
    plan = planned(draft(foreword=["本标准为推荐性标准。", *FOREWORD[1:]]))
    assert not plan.weakened
    assert any("推荐性标准" in problem for problem in plan.problems)


def test_clauses_declared_that_do_not_exist_weaken_nothing() -> None:
    plan = planned(draft(foreword=["本标准的第9章为强制性的，其余为推荐性的。", *FOREWORD[1:]]))
    assert not plan.weakened
    assert any("9" in problem for problem in plan.problems)


def test_no_number_and_no_declaration_is_no_guess() -> None:
    with pytest.raises(BadData, match="无法判断"):
        planned(draft(number="", foreword=FOREWORD[1:]))


def test_no_number_but_a_declaration() -> None:
    plan = planned(draft(number=""))
    assert plan.new is None and plan.weakened
    assert any("编号" in problem for problem in plan.problems)


def test_a_document_without_recommended_twin() -> None:
    with pytest.raises(BadData, match="没有对应的推荐性"):
        planned(draft(number="TSG 21—2016", foreword=FOREWORD[1:]))


@pytest.mark.parametrize("number", ["DB15/ 5—2026", "某某号", "DB15/T 5—2026 起"])
def test_a_new_number_has_to_be_a_recommended_one(number: str) -> None:
    with pytest.raises(BadOption):
        planned(draft(), new_number=number)


def test_a_joint_number_keeps_its_international_half() -> None:
    plan = planned(draft(number="GB 1234—2008/ISO 9999:2003"), new_number="GB/T 1234—2026")
    assert plan.new is not None and plan.new.spelled == "GB/T 1234—2026/ISO 9999:2003"


def test_only_safe_leaves_what_needs_a_person() -> None:
    plan = planned(draft(body=BODY + "\n5.3 禁止停放车辆。\n"), only_safe=True)
    changed = clean(plan)
    assert "禁止停放车辆。" not in changed
    assert changed["果实必须清洗，不得带泥。"] == "果实宜清洗，不宜带泥。"
    item = next(item for item in plan.items if item.text == "禁止")
    assert item.action == "held"


def test_a_text_that_cites_itself_is_not_held_by_its_own_number() -> None:
    plan = planned(draft(body=BODY + "\n5.3 标签应标明DB15/ 123—2010。\n"))
    item = next(item for item in plan.items if item.clause == "5.3")
    assert item.guards == ()
    assert clean(plan)["标签应标明DB15/ 123—2010。"] == "标签应标明DB15/T 123—XXXX。"


def test_the_same_input_gives_the_same_plan() -> None:
    assert planned(draft()).edits == planned(draft()).edits


def test_one_comment_for_each_clause() -> None:
    plan = planned(draft())
    places = [plan.document.place(comment.span.block).number for comment in plan.comments]
    assert places == ["4.1", "4.2", "5.1", "5.2"]
    assert "附录C" in plan.comments[0].text and "规范用词“应”" in plan.comments[0].text


def test_a_list_that_names_the_document_gives_its_new_number(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "items:\n  - {number: DB15/ 123—2010, new_number: DB15/T 88—2027, conclusion: 转化}\n", encoding="utf-8"
    )
    listed = load_conversion_list(path)
    plan = planned(draft(), conversion_list=listed)
    assert plan.new is not None and plan.new.spelled == "DB15/T 88—2027"
    plan = planned(draft(), conversion_list=listed, new_number="DB15/T 99—2026")
    assert plan.new is not None and plan.new.spelled == "DB15/T 99—2026"
