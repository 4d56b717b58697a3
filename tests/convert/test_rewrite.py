"""Rewriting of sentences: the labelled table, frames, holds, idempotence, documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.convert.policy import load_policy
from stdkit.convert.rewrite import Proposal, Task, applied, propose, propose_document
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Clause, Document, Element, Run
from tests.facts.labelled import Labelled, labelled

TABLE = list(labelled())
POLICIES = ("normalise", "recommend")


def proposals(
    text: str, policy: str = "recommend", profile: str = "gbt11", *, mandatory: bool = True
) -> list[Proposal]:
    return propose(text, Task(load_policy(policy), profile), mandatory=mandatory)  # type: ignore[arg-type]


def rewritten(text: str, policy: str = "recommend", profile: str = "gbt11") -> str:
    return applied(text, proposals(text, policy, profile))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.text)
def test_every_row(row: Labelled) -> None:
    for policy, expected, review in zip(POLICIES, (row.normalise, row.recommend), row.review, strict=True):
        made = proposals(row.text, policy, row.profile)
        assert applied(row.text, made) == expected
        assert any(p.review for p in made) == review
    assert {guard.name for p in made for guard in p.guards} == row.guards


def test_no_requirement_of_the_table_is_weakened_where_it_should_stay() -> None:
    for row in TABLE:
        if "宜" not in row.recommend:
            assert not any(p.weakened for p in proposals(row.text, "recommend", row.profile)), row.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(TABLE), min_size=1, max_size=4),
    st.sampled_from(POLICIES),
    st.sampled_from(["gbt11", "engineering"]),
)
def test_a_second_run_changes_nothing(rows: list[Labelled], policy: str, profile: str) -> None:
    text = "".join(row.text if row.text.endswith("。") else row.text + "。" for row in rows)
    once = rewritten(text, policy, profile)
    assert rewritten(once, policy, profile) == once


@settings(max_examples=100, deadline=None)
@given(
    st.text(alphabet="应须必不得可宜用需要急当严禁止准许一律方才能烟火人员进入接地，。；：“”", max_size=40),
    st.sampled_from(POLICIES),
)
def test_any_text_is_stable_after_one_run(text: str, policy: str) -> None:
    once = rewritten(text, policy)
    assert rewritten(once, policy) == once


def test_normalise_never_touches_the_force() -> None:
    for row in TABLE:
        assert not any(p.weakened for p in proposals(row.text, "normalise", row.profile))


def test_recommend_leaves_the_force_where_nothing_was_declared_mandatory() -> None:
    (proposal,) = proposals("箱体必须密封。", mandatory=False)
    assert (proposal.proposal, proposal.normalise, proposal.recommend) == ("应", "应", "宜")


def test_relabel_shows_both_wordings_and_changes_nothing() -> None:
    (proposal,) = proposals("箱体必须密封。", "relabel")
    assert (proposal.proposal, proposal.normalise, proposal.recommend) == ("必须", "应", "宜")
    assert proposal.action == "kept"
    assert proposal.edits() == ()


def test_a_guarded_word_shows_what_it_would_have_become() -> None:
    (proposal,) = proposals("灭火器必须每月检查。")
    assert (proposal.proposal, proposal.recommend, proposal.action) == ("应", "宜", "changed")
    assert proposal.review
    (held,) = proposals("灭火器应每月检查。")
    assert (held.proposal, held.recommend, held.action) == ("应", "宜", "held")


def test_a_citation_on_the_conversion_list_is_no_mandatory_one() -> None:
    text = "外壳防护等级应符合GB 4208的规定。"
    task = Task(load_policy("recommend"), conversion_list={"GB 4208": "GB/T 4208"})
    (proposal,) = propose(text, task)
    assert proposal.proposal == "宜"
    assert proposal.review
    assert [g.name for g in propose(text, Task(load_policy("recommend")))[0].guards] == ["REFMAND"]


def test_a_dated_citation_follows_only_its_year() -> None:
    text = "书写应按GB 3102.11—1993执行。"
    listed = Task(load_policy("recommend"), conversion_list={"GB 3102.11—1993": "GB/T 3102.11—1993"})
    other = Task(load_policy("recommend"), conversion_list={"GB 3102.11—1986": "GB/T 3102.11—1986"})
    assert propose(text, listed)[0].proposal == "宜"
    assert propose(text, other)[0].proposal == "应"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("罐体应试压合格方可投用。", "罐体宜试压合格后投用。"),
        ("罐体应试漏，试漏合格后方可投用。", "罐体宜试漏，试漏合格后投用。"),
        ("记录须经两人签字，方能归档。", "记录宜经两人签字后归档。"),
        ("账实不符的，不得结账，并应查明原因。", "账实不符的，不宜结账，并宜查明原因。"),
        ("馆内禁止宠物，并应设寄存处。", "馆内禁止宠物，并应设寄存处。"),
        ("主钥必须在备用钥的保护下才能导出。", "主钥宜在备用钥的保护下导出。"),
        ("桶温应降到20 ℃以下方可入库。", "桶温宜降到20 ℃以下后入库。"),
        ("终端须激活后令牌才能就绪。", "终端宜激活后令牌就绪。"),
        ("一律入库，应登记。", "均宜入库，宜登记。"),
    ],
)
def test_halves_of_a_sentence_go_together(text: str, expected: str) -> None:
    assert rewritten(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("料仓为不可开启或受限制的。", "性质"),
        ("测试分三类，包括：应支持、有条件支持及可选支持。", "类别的名称"),
        ("系统不可以同时打开两个账套。", "没有能力"),
        ("闸门须只能从岸上开启。", "只能"),
        ("锁扣以此确保簿册不可被涂改。", "结果"),
        ("绳结应　途\t缆一\t缆二", "分栏"),
        ("算法应采用国家主管机构批准的算法。", "批准"),
    ],
)
def test_what_is_doubtful_stays_and_is_asked_about(text: str, why: str) -> None:
    for policy in POLICIES:
        first = proposals(text, policy)[0]
        assert first.proposal == first.text
    assert first.review and why in first.reason


def test_a_prohibition_beside_what_is_ensured_is_still_one() -> None:
    assert rewritten("为确保画幅平整，不可折叠。", "normalise") == "为确保画幅平整，不应折叠。"
    assert rewritten("使用者不可拆卸锁扣。", "normalise") == "使用者不应拆卸锁扣。"


@pytest.mark.parametrize(
    "text", ["应留存旧证，以防止旧签名不能验证。", "3.2 密窗：常需要同步的窗口，只能由持有者打开的时段。"]
)
def test_nobody_is_asked_about_what_is_merely_told(text: str) -> None:
    assert not any(p.review for p in proposals(text, "normalise"))


def test_an_extra_edit_goes_only_with_its_word() -> None:
    changed = next(p for p in proposals("记录须经两人签字，方能归档。") if p.text == "方能")
    assert [(e.span.start, e.span.end, e.text) for e in changed.edits()] == [(9, 11, "后"), (8, 9, "")]
    held = next(p for p in proposals("动火作业须经批准，方能进行。") if p.text == "方能")
    assert held.edits() == ()


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("违反本标准的，由主管部门处以罚款。", "ADMIN", "主管部门"),
        ("本标准由省质监部门负责监督实施。", "ADMIN", "质监部门"),
        ("从业者持有健康许可证。", "LAW", "许可证"),
        ("必须指出的是，两种口径并不等价。", "ADMIN", "必须指出的是"),
    ],
)
def test_what_asks_for_a_decision_without_a_modal(text: str, kind: str, shown: str) -> None:
    (proposal,) = proposals(text)
    assert (proposal.kind, proposal.text, proposal.review, proposal.action) == (kind, shown, True, "kept")
    assert proposal.edits() == ()


def test_every_proposal_has_a_reason_in_chinese() -> None:
    for row in TABLE:
        for proposal in proposals(row.text, "recommend", row.profile):
            assert proposal.reason
            assert "{" not in proposal.reason


DRAFT = """---
number: DB15/ 123—2010
title: 奶豆腐加工技术规范
conformity: "{conformity}"
---

# 前言

本标准必须遵守。

# 3 术语和定义

### 3.1

凝乳　curd

必须经发酵形成的凝块。

# 4 要求

## 4.1 一般要求

奶锅必须专用，不得混用。

## 4.2 作业

作业应符合下列要求：

a) 作业前佩戴安全帽；

b) 收工后切断电源。

## 4.3 包装

包装应符合下列要求：

a) 袋口平整；

b) 字迹清楚。

注：包装必须避光。

## 4.4 消防安全

表1 项目

| 项目 | 属性 |
|---|---|
| 外观 | 必须 |

通道应保持畅通。

# 5 试验方法

样品应混匀。

# 本规范用词说明

表示很严格的用“必须”，表示允许稍有选择的，首先应这样做的，用宜。
"""


def document(conformity: str = "") -> Document:
    return read_markdown(DRAFT.replace("{conformity}", conformity))


def of(doc: Document, excerpt: str, policy: str = "recommend") -> Proposal:
    made = propose_document(doc, load_policy(policy), mandatory=lambda span: True)
    return next(p for p in made if excerpt in doc.block(p.span.block).text)


def test_a_document_is_read_with_its_places() -> None:
    doc = document()
    assert of(doc, "奶锅必须专用").proposal == "宜"
    assert [g.name for g in of(doc, "必须经发酵形成").guards] == ["DEF"]
    assert [g.name for g in of(doc, "包装必须避光").guards] == ["NOTE"]
    assert [g.name for g in of(doc, "样品应混匀").guards] == ["TEST"]
    assert [g.name for g in of(doc, "通道应保持畅通").guards] == ["SAFETY"]
    made = propose_document(doc, load_policy("recommend"), mandatory=lambda span: True)
    (value,) = [p for p in made if doc.block(p.span.block).text == "必须"]
    assert (value.proposal, value.review) == ("必须", True)
    assert "TABLE" in {guard.name for guard in value.guards}
    (word,) = [p for p in made if p.text == "应" and "首先" in doc.block(p.span.block).text]
    assert (word.proposal, word.review, [g.name for g in word.guards]) == ("应", False, ["USEWORDS"])


def test_a_lead_in_is_held_by_what_stands_in_its_list() -> None:
    doc = document()
    held, free = of(doc, "作业应符合下列要求"), of(doc, "包装应符合下列要求")
    assert (held.proposal, [g.name for g in held.guards]) == ("应", ["SAFETY"])
    assert "安全帽" in held.guards[0].evidence
    assert (free.proposal, free.guards) == ("宜", ())


def test_an_identical_adoption_holds_everything() -> None:
    assert {g.name for g in of(document("ISO 1234:2010, IDT"), "奶锅必须专用").guards} == {"IDT"}


def test_mandatory_is_asked_per_place() -> None:
    doc = document()
    made = propose_document(doc, load_policy("recommend"), mandatory=lambda span: doc.place(span.block).number == "4.1")
    weakened = {doc.place(p.span.block).number for p in made if p.weakened}
    assert weakened == {"4.1"}


def test_a_word_in_a_locked_run_is_refused() -> None:
    block = Block("b1", "paragraph", (Run("奶锅"), Run("必", locked="域结果"), Run("须专用。")))
    doc = Document(elements=(Element("core", "要求", "4", clauses=(Clause("4", "要求", content=(block,)),)),))
    (proposal,) = propose_document(doc, load_policy("recommend"), mandatory=lambda span: True)
    assert (proposal.action, proposal.proposal, proposal.review) == ("refused", "必须", True)
    assert proposal.edits() == ()


def test_what_a_second_run_would_change_again_is_withheld(tmp_path: Path) -> None:
    path = tmp_path / "unstable.yaml"
    path.write_text("extends: normalise\napplies: [wording]\nwording: {bude: 不可以}\n", encoding="utf-8")
    proposal, other = propose("料口不得敞开；盖板必须锁紧。", Task(load_policy(path)))
    assert (proposal.action, proposal.proposal, proposal.review) == ("held", "不得", True)
    assert (other.action, other.proposal) == ("changed", "应")
