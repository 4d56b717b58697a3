"""Fixed wordings brought to 2020, and what only looks like them."""

from __future__ import annotations

import pytest

from stdkit.convert.changes import Changes, applied
from stdkit.convert.edition import update_wording
from stdkit.model import Block, Document, Element, Run
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


REFERENCES_2020 = "下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"


@pytest.mark.parametrize(
    "old",
    [
        "下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。",
        "下列标准所包含的条文，通过在本标准中引用而构成为本标准的条文。使用本标准的各方应探讨使用下列标准最新版本的可能性。",
    ],
)
def test_every_old_lead_in_becomes_that_of_2020(old: str) -> None:
    doc = draft(body=f"# 1 范围\n\n甲。\n\n# 2 规范性引用文件\n\n{old}\n\nGB 1\n")
    assert clean(planned(doc))[old] == REFERENCES_2020


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("下列文件对于本标准的应用是必不可少的。", "下列文件对于本文件的应用是必不可少的。"),
        ("凡是不注日期的引用文件，其最新版本适用于本标准。", "凡是不注日期的引用文件，其最新版本适用于本文件。"),
        (
            "下列文件对于本标准是必不可少的。其最新版本适用于本标准。取样见附录A。",
            "下列文件对于本文件是必不可少的。其最新版本适用于本文件。取样见附录A。",
        ),
        ("GB系列标准在本标准中引用。", "GB系列标准在本文件中引用。"),
        ("2009年以前的标准在本标准中不引用。", "2009年以前的标准在本文件中不引用。"),
    ],
)
def test_a_sentence_among_the_references_that_is_no_whole_lead_in_is_not_replaced(text: str, after: str) -> None:
    doc = draft(body=f"# 1 范围\n\n甲。\n\n# 2 规范性引用文件\n\n{text}\n\nGB 1\n")
    assert clean(planned(doc))[text] == after


@pytest.mark.parametrize(
    "old", ["本标准采用下列定义。", "本标准采用以下术语和定义：", "本规范采用下列术语和定义", " 本标准采用以下定义: "]
)
def test_the_lead_in_of_terms(old: str) -> None:
    doc = draft(body=f"# 1 范围\n\n甲。\n\n# 3 术语和定义\n\n{old}\n\n### 3.1\n\n凝乳\n\n凝结的块。\n")
    assert clean(planned(doc))[old.strip()] == "下列术语和定义适用于本文件。"


def test_a_sentence_about_definitions_elsewhere_is_no_lead_in() -> None:
    text = "本标准采用下列定义的缩略语。"
    doc = draft(body=f"# 1 范围\n\n甲。\n\n# 3 术语和定义\n\n{text}\n\n### 3.1\n\n凝乳\n\n凝结的块。\n")
    assert clean(planned(doc))[text] == "本文件采用下列定义的缩略语。"


@pytest.mark.parametrize(
    ("heading", "after"),
    [
        ("附录A（标准的附录）取样", ["（规范性）"]),
        ("附录A（提示的附录）取样", ["（资料性）"]),
        ("附录A (规范性附录) 取样", ["（规范性）"]),
        ("附录A（规范性）取样", []),
        ("附录A 取样", []),
    ],
)
def test_marks_of_annexes_of_every_edition(heading: str, after: list[str]) -> None:
    plan = planned(draft(body=f"{BODY}\n# {heading}\n\nA.1 甲。\n"))
    assert [change.edit.text for change in plan.changes if "附录性质" in change.edit.reason] == after


@pytest.mark.parametrize(
    ("title", "text", "after"),
    [
        ("沙棘果干加工技术规程", "本规程适用于甲。", "本文件适用于甲。"),
        ("沙棘果干加工技术规范", "本规程规定的作业。", None),
        ("", "本规程适用于甲。", "本文件适用于甲。"),
        ("沙棘果干加工技术规范", "本部分适用于甲。", None),
        ("沙棘果干　第2部分：加工", "本部分适用于甲。", "本文件适用于甲。"),
    ],
)
def test_a_document_is_called_as_its_title_says(title: str, text: str, after: str | None) -> None:
    doc = draft(title=title, body=f"# 1 范围\n\n{text}\n", foreword=["本标准全文强制。"])
    assert clean(planned(doc)).get(text) == after


@pytest.mark.parametrize("said", ["本部分为DB15/ 123的第2部分。", "本部分是DB15/ 123《沙棘》的第 2 部分。"])
def test_a_part_that_says_so_in_its_foreword(said: str) -> None:
    doc = draft(foreword=["本标准全文强制。", said], body="# 1 范围\n\n本部分适用于甲。\n")
    assert clean(planned(doc))["本部分适用于甲。"] == "本文件适用于甲。"


def test_entries_of_the_bibliography_stay() -> None:
    doc = draft(body="# 1 范围\n\n甲。\n\n# 参考文献\n\n[1]　张某．谈本标准的实施\n\n[2] GB 5　本标准用语\n")
    assert not any("张某" in before or "用语" in before for before in clean(planned(doc)))


def test_what_stands_before_any_heading_is_worded_too() -> None:
    block = Block("b1", "paragraph", (Run("本标准适用于甲。"),))
    doc = Document(elements=(Element("core", "", "", content=(block,)),))
    changes = Changes(doc)
    update_wording(doc, changes)
    assert applied(block.text, list(changes.edits())) == "本文件适用于甲。"
