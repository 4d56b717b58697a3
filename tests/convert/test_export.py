"""The plan as data for other programs, value by value."""

from __future__ import annotations

from typing import Any

from stdkit.convert.export import as_json
from stdkit.convert.integrity import Integrity
from stdkit.convert.items import Decision
from stdkit.model import Refusal
from tests.convert.drafts import draft, planned

WHOLE = ["本标准全文强制。"]
BODY = "# 4 要求\n\n引导段必须有。\n\n4.1 电气设备必须可靠接地。\n\n4.2 乙应清洁。\n\n# 6 检验规则\n\n6.1 不符合4.2的，判为不合格。\n"


def told(**options: Any) -> dict[str, Any]:
    return as_json(planned(draft(body=BODY, foreword=WHOLE), **options), Integrity())


def test_what_it_was_made_from() -> None:
    made = told()
    assert (made["path"], made["policy"]) == ("沙棘.md", "recommend")
    assert made["sha256"] == draft(body=BODY, foreword=WHOLE).digest
    assert made["number"] == {"old": "DB15/ 123—2010", "new": "DB15/T 123—XXXX"}
    plan = planned(draft(number="", body=BODY, foreword=WHOLE))
    other = as_json(plan, Integrity(tables_unchanged=False), path="甲.doc", digest="12")
    assert (other["path"], other["sha256"], other["number"]) == ("甲.doc", "12", {"old": "", "new": ""})
    assert other["integrity"] == {
        "numbers_unchanged": True,
        "tables_unchanged": False,
        "clause_numbers_unchanged": True,
    }


def test_an_item() -> None:
    plan = planned(draft(body=BODY, foreword=WHOLE))
    first, second, *_ = as_json(plan, Integrity())["items"]
    item = plan.items[1]
    assert (first["clause"], second["clause"]) == ("4", "4.1")
    assert second == {
        "clause": "4.1", "block": item.span.block, "start": 4, "end": 6, "text": "必须", "class": "REQ_NS", "guards": ["SAFETY"],
        "mandatory": True, "proposal": "应", "normalise": "应", "recommend": "宜", "action": "changed", "review": True,
        "reason": item.reason, "excerpt": "电气设备必须可靠接地。", "decision": None,
    }  # fmt: skip


def test_what_was_decided_and_what_left() -> None:
    number = next(item.number for item in planned(draft(body=BODY, foreword=WHOLE)).items if item.clause == "4.2")
    made = told(decisions={number: Decision("移出", "附录B")})
    assert [item["decision"] for item in made["items"] if item["clause"] == "4.2"] == ["移出"]
    (moved,) = made["moved"]
    assert (moved["item"], moved["clause"], moved["text"], moved["target"]) == (number, "4.2", "乙应清洁。", "附录B")
    assert moved["effects"][0] == "编号 4.2 保留，其后的编号不变"
    assert told(decisions={number: Decision("删除")})["moved"][0]["target"] is None


def test_what_rests_on_what_was_softened() -> None:
    (cascade,) = told()["cascades"]
    assert (cascade["kind"], cascade["clause"], cascade["why"]) == ("judgement", "6.1", "6.1的判定以4.2为依据")
    assert (cascade["start"], cascade["end"]) == (0, 14)


def test_what_was_refused_and_left_out() -> None:
    plan = planned(draft(body=BODY, foreword=WHOLE))
    edit = plan.edits[0]
    made = as_json(plan.with_refusals([Refusal(edit, "域结果")]), Integrity())
    assert made["refusals"] == [
        {"block": edit.span.block, "start": edit.span.start, "end": edit.span.end, "text": edit.text, "why": "域结果"}
    ]
    left = told(only_safe=True)["left_out"]
    assert left and all(set(each) == {"kind", "block", "start", "end", "text", "why"} for each in left)
    assert told()["left_out"] == [] and told()["nothing"] == ""


def test_a_refused_edit_makes_its_item_refused() -> None:
    plan = planned(draft(body=BODY, foreword=WHOLE))
    change = next(change for change in plan.changes if change.item is not None)
    after = plan.with_refusals([Refusal(change.edit, "他人修订（李）"), Refusal(plan.edits[0], "域结果")])
    refused = [item for item in after.items if item.action == "refused"]
    assert [(item.number, item.review, item.reason) for item in refused] == [
        (change.item, True, "未改：他人修订（李）")
    ]
    assert after.counts["refused"] == 1 and after.counts["changed"] == plan.counts["changed"] - 1
    assert plan.with_refusals([]) is plan
