"""``--only safe``: what needs no look is done, in every kind of change; the rest is left and said."""

from __future__ import annotations

from stdkit.convert.cover import is_new_edition
from stdkit.convert.references import load_conversion_list
from tests.convert.drafts import BODY, FOREWORD, clean, draft, foreword_after, planned


def test_every_kind_of_safe_change_is_done() -> None:
    plan = planned(draft(), only_safe=True)
    assert {"number", "cover", "edition", "foreword", "provision"} <= {change.kind for change in plan.changes}
    assert all(change.edit.safety == "safe" for change in plan.changes)
    changed = clean(plan)
    assert changed["本标准规定了沙棘果干的加工要求。"] == "本文件规定了沙棘果干的加工要求。"
    assert changed["标签须清晰。"] == "标签应清晰。"


def test_what_needs_a_look_is_left_and_said() -> None:
    plan = planned(draft(), only_safe=True)
    left = {change.kind for change in plan.left_out}
    assert {"declaration", "foreword", "cover"} <= left
    assert all(change.edit.safety == "review" for change in plan.left_out)
    assert any("强制性" in line for line in foreword_after(plan))


def test_a_declaration_that_stays_speaks_of_this_document() -> None:
    lines = foreword_after(planned(draft(), only_safe=True))
    assert lines[0] == FOREWORD[0].replace("本标准", "本文件")


def test_a_list_that_gets_no_more_items_keeps_its_end() -> None:
    history = ["本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—2005。"]
    plan = planned(draft(foreword=[*FOREWORD, *history]), only_safe=True)
    assert is_new_edition(plan.old, plan.new)  # type: ignore[arg-type]
    assert foreword_after(plan)[-1].endswith("DB15/ 123—2005。")


def test_references_by_the_list_are_safe(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "清单.csv"
    path.write_text("number,conclusion\nGB 4208—2008,转化\n", encoding="utf-8")
    plan = planned(draft(body=BODY), only_safe=True, conversion_list=load_conversion_list(path))
    assert [ref.becomes for ref in plan.references if ref.why == "conversion list"] == ["GB/T 4208—2008"]
    assert any("GB/T 4208—2008" in text for text in clean(plan).values())


def test_without_it_nothing_is_left_out() -> None:
    assert planned(draft()).left_out == ()
