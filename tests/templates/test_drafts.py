"""The foreword of a draft, from data, in the order of GB/T 1.1—2020 8.3, and what data and text may not say both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stdkit.errors import BadData
from stdkit.formats import read
from stdkit.lint.runner import check
from stdkit.model import Document
from stdkit.templates.fields import missing, template
from tests.templates.drafted import drafted

TEXT = """# 1 范围

本文件规定了羔羊的要求。

本文件适用于羔羊的育肥。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

体重应不小于15 kg。
"""
OLD: dict[str, Any] = {
    "number": "GB/T 9001—2010",
    "title": "羔羊 育肥",
    "changes": [{"kind": "更改", "what": "体重的要求", "new": "4", "old": "5.2"}],
}
ISO: dict[str, Any] = {
    "number": "ISO 9001:2015",
    "title": "羔羊　要求",
    "title_en": "Lambs—Requirements",
    "degree": "MOD",
    "structure": ["第4章对应ISO 9001:2015的第3章"],
    "differences": ["更改了体重的要求（见第4章），以适应我国的品种"],
    "editorial": ["删除了ISO 9001:2015的附录C"],
}


@pytest.fixture
def data(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "draft.md").write_text(TEXT, "utf-8")
    return {
        "number": "GB/T 9001—XXXX",
        "title": "羔羊　要求",
        "title_en": "Lambs—Requirements",
        "ics": "65.020.30",
        "ccs": "B 43",
        "proposed_by": "全国畜牧业标准化技术委员会（SAC/TC 274）",
        "committee": "全国畜牧业标准化技术委员会（SAC/TC 274）",
        "drafting_units": ["甲研究所"],
        "drafters": ["张三", "李四"],
        "source": str(tmp_path / "draft.md"),
    }


def said(document: Document, kind: Any = "foreword") -> list[str]:
    element = document.element_of(kind)
    return [block.label + block.text for block in element.content] if element is not None else []


def found(document: Document, *families: str) -> list[str]:
    return [f"{one.rule} {one.message}" for one in check(document) if one.rule.startswith(families)]


def test_first_edition(data: dict[str, Any], tmp_path: Path) -> None:
    document = drafted(data, tmp_path / "a.docx")
    assert said(document) == [
        "本文件按照GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定起草。",
        "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。",
        "本文件由全国畜牧业标准化技术委员会（SAC/TC 274）提出并归口。",
        "本文件起草单位：甲研究所。",
        "本文件主要起草人：张三、李四。",
        "本文件为首次发布。",
    ]
    assert found(read(tmp_path / "a.docx"), "FWD", "COV", "INT") == []
    assert document.cover.issued_by == "国家市场监督管理总局、国家标准化管理委员会"


def test_everything_the_foreword_may_say_in_its_order(data: dict[str, Any], tmp_path: Path) -> None:
    data |= {
        "number": "GB/T 9001.2—XXXX",
        "title": "羔羊　第2部分：要求",
        "title_en": "Lambs—Part 2: Requirements",
        "part_of": {
            "series": "GB/T 9001",
            "title": "羔羊",
            "part": "2",
            "published": ["第1部分：术语", "第2部分：要求"],
        },
        "replaces": [OLD],
        "international": [ISO],
        "proposed_by": "农业农村部",
        "introduction": ["GB/T 9001拟由两个部分构成。", "——第1部分：术语。", "——第2部分：要求。"],
        "history": ["2010年首次发布为GB/T 9001—2010", "本次为第一次修订"],
    }
    document = drafted(data, tmp_path / "a.docx")
    assert said(document)[0].endswith(
        "起草规则》和GB/T 1.2—2020《标准化工作导则　第2部分：以ISO/IEC标准化文件为基础的标准化文件起草规则》的规定起草。"
    )
    assert said(document)[1:] == [
        "本文件是GB/T 9001《羔羊》的第2部分。GB/T 9001已经发布了以下部分：",
        "——第1部分：术语；",
        "——第2部分：要求。",
        "本文件代替GB/T 9001—2010《羔羊　育肥》，与GB/T 9001—2010相比，除结构调整和编辑性改动外，主要技术变化如下：",
        "a)更改了体重的要求（见第4章，2010年版的5.2）。",
        "本文件修改采用ISO 9001:2015《羔羊　要求》。",
        "本文件与ISO 9001:2015相比做了下述结构调整：",
        "——第4章对应ISO 9001:2015的第3章。",
        "本文件与ISO 9001:2015的技术差异及其原因如下：",
        "——更改了体重的要求（见第4章），以适应我国的品种。",
        "本文件做了下列编辑性改动：",
        "——删除了ISO 9001:2015的附录C。",
        "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。",
        "本文件由农业农村部提出。",
        "本文件由全国畜牧业标准化技术委员会（SAC/TC 274）归口。",
        "本文件起草单位：甲研究所。",
        "本文件主要起草人：张三、李四。",
        "本文件及其所代替文件的历次版本发布情况为：",
        "——2010年首次发布为GB/T 9001—2010；",
        "——本次为第一次修订。",
    ]
    assert document.cover.conformity == "(ISO 9001:2015, Lambs—Requirements, MOD)"
    assert said(document, "introduction")[1:] == ["——第1部分：术语。", "——第2部分：要求。"]
    assert found(read(tmp_path / "a.docx"), "FWD", "COV", "INT") == []


@pytest.mark.parametrize(
    ("degree", "sentence"),
    [
        ("IDT", "本文件等同采用ISO 9001:2015《羔羊　要求》。"),
        ("NEQ", "本文件参考ISO 9001:2015《羔羊　要求》起草，一致性程度为非等效。"),
    ],
)
def test_degrees_of_conformity(degree: str, sentence: str, data: dict[str, Any], tmp_path: Path) -> None:
    iso = {name: ISO[name] for name in ("number", "title", "title_en")} | {"degree": degree}
    document = drafted(data | {"international": [iso]}, tmp_path / "a.docx")
    assert said(document)[1] == sentence
    assert found(read(tmp_path / "a.docx"), "FWD", "COV") == []


def test_several_documents_replaced(data: dict[str, Any], tmp_path: Path) -> None:
    other = {
        "number": "GB/T 9002—2010",
        "title": "羔羊　入舍",
        "changes": [{"kind": "删除", "what": "入舍的要求", "old": "4"}],
    }
    history = ["2010年首次发布为GB/T 9001—2010和GB/T 9002—2010", "本次为第一次修订，合并为本文件"]
    document = drafted(data | {"replaces": [OLD, other], "history": history}, tmp_path / "a.docx")
    assert said(document)[1:4] == [
        "本文件代替GB/T 9001—2010《羔羊　育肥》、GB/T 9002—2010《羔羊　入舍》，与GB/T 9001—2010、GB/T 9002—2010相比，"
        "除结构调整和编辑性改动外，主要技术变化如下：",
        "a)更改了体重的要求（见第4章，GB/T 9001—2010的5.2）；",
        "b)删除了入舍的要求（见GB/T 9002—2010的第4章）。",
    ]
    assert found(read(tmp_path / "a.docx"), "FWD", "COV") == []


def test_a_document_replaced_in_part_or_with_its_amendments(data: dict[str, Any], tmp_path: Path) -> None:
    history = ["2010年首次发布为GB/T 9001—2010", "本次为第一次修订"]
    partly = OLD | {"extent": "部分", "clauses": "第5章"}
    document = drafted(data | {"replaces": [partly], "history": history}, tmp_path / "a.docx")
    assert said(document)[1].startswith("本文件部分代替GB/T 9001—2010《羔羊　育肥》的第5章，与GB/T 9001—2010相比，")
    cover = read(tmp_path / "a.docx").cover
    assert cover.replaces == document.cover.replaces == ("部分代替GB/T 9001—2010",)
    assert [block.text for block in cover.blocks if "代替" in block.text] == ["部分代替 GB/T 9001—2010"]
    assert found(read(tmp_path / "a.docx"), "FWD", "COV") == []
    whole = OLD | {"number": "GB/T 9002—2012"}
    drafted(data | {"replaces": [partly, whole], "history": history}, tmp_path / "c.docx")
    cover = read(tmp_path / "c.docx").cover
    assert cover.replaces == ("GB/T 9002—2012", "部分代替GB/T 9001—2010")
    assert found(read(tmp_path / "c.docx"), "FWD", "COV") == []
    amended = OLD | {"amendments": ["第1号修改单"]}
    document = drafted(data | {"replaces": [amended], "history": history}, tmp_path / "b.docx")
    assert said(document)[1].startswith("本文件代替GB/T 9001—2010《羔羊　育肥》及其第1号修改单，与GB/T 9001—2010相比，")
    assert found(read(tmp_path / "b.docx"), "FWD", "COV") == []


def test_more_changes_than_letters_are_listed_with_dashes(data: dict[str, Any], tmp_path: Path) -> None:
    many = OLD | {"changes": [{"kind": "增加", "what": f"第{at}项要求", "new": "4"} for at in range(1, 28)]}
    listed = said(drafted(data | {"replaces": [many]}, tmp_path / "a.docx"))[2:29]
    assert (listed[0], listed[-1]) == ("——增加了第1项要求（见第4章）；", "——增加了第27项要求（见第4章）。")


def test_known_patents_are_told_in_the_introduction(data: dict[str, Any], tmp_path: Path) -> None:
    patent = {"clauses": "第4章", "about": "羔羊称重", "holder": "甲公司", "address": "某市某路1号"}
    document = drafted(data | {"patents": [patent]}, tmp_path / "a.docx")
    assert not any("专利" in text for text in said(document))
    assert said(document, "introduction")[0] == (
        "本文件的发布机构提请注意，声明符合本文件时，可能涉及到第4章与羔羊称重相关的专利的使用。"
    )
    assert found(read(tmp_path / "a.docx"), "FWD", "INT") == []


def test_enterprise_standards_have_no_committee(data: dict[str, Any], tmp_path: Path) -> None:
    own = {name: value for name, value in data.items() if name not in ("proposed_by", "committee", "title_en")}
    own |= {"number": "Q/ABC 1—XXXX", "issued_by": "甲公司"}
    document = drafted(own, tmp_path / "a.docx")
    assert not any("归口" in text or "提出" in text for text in said(document))
    assert document.cover.masthead == "甲公司企业标准"
    assert found(read(tmp_path / "a.docx"), "FWD", "COV") == []


def test_who_carries_a_local_standard_out(data: dict[str, Any], tmp_path: Path) -> None:
    local = data | {"number": "DB11/T 9—XXXX", "carried_out_by": "北京市农业农村局"}
    document = drafted(local, tmp_path / "a.docx")
    assert said(document)[3] == "本文件由北京市农业农村局组织实施。"
    assert (document.cover.masthead, document.cover.issued_by) == ("北京市地方标准", "北京市市场监督管理局")


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        (
            {"introduction": "甲。"},
            "# 引言\n\n乙。\n\n",
            "字段“introduction”要写成引言，正文里却已有引言；请只留一处。",
        ),
        (
            {"published": "2026-09-01", "implemented": "2026-08-01"},
            "",
            "字段“implemented”（实施日期）的值“2026-08-01”不合要求；不应早于发布日期（published: 2026-09-01）。",
        ),
        ({"level": "地方"}, "", "字段“number”（文件编号）的值“GB/T 9001—XXXX”不合要求，字段“level”是“地方”"),
        ({"title_en": ""}, "", "缺少字段“title_en”（文件名称的英文译名（国家标准、行业标准要写））"),
        ({"number": "NY/T 9001—XXXX"}, "", "缺少字段“issued_by”（发布机构"),
        (
            {"number": "DB1506/T 9001—XXXX"},
            "",
            "缺少字段“masthead”（封面上的文件类别（可由编号得出））；以“地方标准”等文件类别结尾，市级的也可写 region",
        ),
        ({"published": "2026-02-30"}, "", "的值“2026-02-30”不合要求；日历上没有这一天；日期，如 2026-05-20"),
        (
            {"stage": "报批"},
            "",
            "字段“stage”（文稿阶段）的值“报批”不合要求；可用的值：工作组讨论稿、征求意见稿、送审稿、报批稿。",
        ),
        ({"titel": "羔羊"}, "", "不认识字段“titel”；是否指 title；"),
        ({"replaces": [{"number": "GB/T 1—2010"}]}, "", "缺少字段“replaces[1].title”（被代替文件的名称）"),
        ({"drafters": "张三"}, "", "字段“drafters”（主要起草人）的形式不对；应为列表（每项以“- ”起行）。"),
    ],
)
def test_data_that_do_not_fit(
    change: dict[str, Any], text: str, expected: str, data: dict[str, Any], tmp_path: Path
) -> None:
    Path(data["source"]).write_text(text + TEXT, "utf-8")
    with pytest.raises(BadData) as caught:
        drafted(data | change, tmp_path / "a.docx")
    assert expected in str(caught.value)
    assert not (tmp_path / "a.docx").exists()


def test_what_is_required_depends_on_the_level(data: dict[str, Any]) -> None:
    draft = template("draft")
    few = {"number": data["number"]}
    national = [name for name, _ in missing(draft, few)]
    assert national == [
        "title",
        "title_en",
        "ics",
        "ccs",
        "proposed_by",
        "committee",
        "drafting_units",
        "drafters",
        "source",
    ]
    own = [name for name, _ in missing(draft, {"number": "Q/ABC 1—2026"})]
    assert own == ["title", "ics", "ccs", "issued_by", "drafting_units", "drafters", "source"]


def test_notice_below_the_title_on_the_first_page_is_kept(data: dict[str, Any], tmp_path: Path) -> None:
    notice = "警告：本文件的操作可能造成烫伤。"
    Path(data["source"]).write_text(f"! 旧名称\n\n{notice}\n\n{TEXT}", "utf-8")
    drafted(data | {"introduction": "引言的文字。"}, tmp_path / "a.docx")
    assert [block.text for block in read(tmp_path / "a.docx").opening] == ["羔羊　要求", notice]


def test_places_of_changes_may_be_named_and_follow_the_text(data: dict[str, Any], tmp_path: Path) -> None:
    Path(data["source"]).write_text(TEXT.replace("# 4 要求", "# 4 原理\n\n甲。\n\n# 5 要求 {#cl:weight}"), "utf-8")
    changed = OLD | {"changes": [{"kind": "更改", "what": "体重的要求", "new": "[@cl:weight]", "old": "5.2"}]}
    drafted(data | {"replaces": [changed]}, tmp_path / "a.docx")
    assert said(read(tmp_path / "a.docx"))[2] == "a)更改了体重的要求（见第5章，2010年版的5.2）。"
    unknown = OLD | {"changes": [{"kind": "增加", "what": "体重的要求", "new": "[@cl:wieght]"}]}
    with pytest.raises(
        BadData,
        match=r"^字段“replaces”（代替的文件及主要技术变化）引用 \[@cl:wieght\] 没有对应的标签，最接近的是 cl:weight",
    ):
        drafted(data | {"replaces": [unknown]}, tmp_path / "b.docx")
