"""Fixed wordings brought to 2020, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.convert.drafts import BODY, clean, draft, planned

OWN = [
    ("本标准规定了甲。", "本文件规定了甲。"),
    ("除本标准另有规定外，按本标准执行。", "除本文件另有规定外，按本文件执行。"),
    ("下列术语和定义适用于本标准。", "下列术语和定义适用于本文件。"),
    ("本规范适用于甲。", "本文件适用于甲。"),
    ("GB/T 20001的本部分规定了甲。", "本文件规定了甲。"),
]


@pytest.mark.parametrize(("before", "after"), OWN)
def test_own_name(before: str, after: str) -> None:
    plan = planned(draft(body=f"# 1 范围\n\n{before}\n", foreword=["本标准全文强制。"]))
    assert clean(plan)[before] == after


OTHERS = [
    "样本标准差不大于甲。",
    "日本标准与此不同。",
    "成本标准由企业自定。",
    "基本标准和版本标准另行规定。",
    "取本标准溶液 10 mL。",
    "用本标准样品核对。",
    "见《本标准实施指南》。",
    "标牌上写“本标准”。",
    "日本部分地区有分布。",
    "本部分内容另行规定。",
    "根据副本规范管理。",
    "某某本标准化技术委员会归口。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_not_its_name(text: str) -> None:
    plan = planned(draft(body=f"# 1 范围\n\n{text}\n", foreword=["本标准全文强制。"]))
    assert text not in clean(plan)


def test_own_part() -> None:
    text = "本部分规定了甲。"
    doc = draft(number="GB 1234.2—2010", body=f"# 1 范围\n\n{text}\n", foreword=["本部分全文强制。"])
    assert clean(planned(doc))[text] == "本文件规定了甲。"


def test_lead_in_of_references() -> None:
    changed = clean(planned(draft()))
    lead = next(after for before, after in changed.items() if before.startswith("下列文件对于"))
    assert lead.startswith("下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件")


def test_lead_in_of_2000() -> None:
    old = "下列文件中的条款通过本标准的引用而成为本标准的条款。凡是注日期的引用文件，其随后所有的修改单均不适用于本标准。凡是不注日期的引用文件，其最新版本适用于本标准。"
    doc = draft(body=f"# 1 范围\n\n甲。\n\n# 2 规范性引用文件\n\n{old}\n\nGB 1\n")
    assert clean(planned(doc))[old].endswith("其最新版本（包括所有的修改单）适用于本文件。")


def test_the_lead_in_of_2020_stays() -> None:
    new = "下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"
    doc = draft(body=f"# 1 范围\n\n甲。\n\n# 2 规范性引用文件\n\n{new}\n\nGB/T 1\n")
    assert new not in clean(planned(doc))


@pytest.mark.parametrize(("before", "after"), [("（规范性附录）", "（规范性）"), ("（资料性附录）", "（资料性）")])
def test_annex_marks(before: str, after: str) -> None:
    plan = planned(draft(body=f"{BODY}\n# 附录A{before}取样\n\nA.1 甲。\n"))
    assert [e.text for e in plan.edits if plan.document.text_of(e.span) == before] == [after]


def test_names_of_other_documents_in_the_list_stay() -> None:
    body = "# 1 范围\n\n甲。\n\n# 2 规范性引用文件\n\nGB 5　本标准用语\n"
    assert not any("本标准用语" in before for before in clean(planned(draft(body=body))))


def test_edition_keep() -> None:
    assert not any(change.kind == "edition" for change in planned(draft(), update=False).changes)
