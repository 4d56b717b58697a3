"""A draft from data and a source: foreword in the prescribed order, values taken as text, the source's body unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stdkit.errors import BadData, CannotWrite
from stdkit.formats import read
from stdkit.model import Document, Element
from stdkit.templates.drafts import escaped, places
from stdkit.templates.fields import template
from stdkit.templates.values import read_data
from tests.templates.drafted import drafted

SOURCE = """---
number: DB15/ 123—2010
title: 旧名称
---

# 前言

本标准由某某厅提出。

! 旧名称

# 1 范围

本文件规定了羔羊的要求。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 要求

## 3.1 体重

体重应符合表1的规定{黑体:，不应低于}15 kg[^1]。

[^1]: 空腹体重。

表1　体重

| 月龄 | 体重/kg |
|---|---|
| 3 | 15 |

# 附录A（资料性）记录

记录的格式见A.1。

## A.1 格式

日期、体重。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "standard.md").write_text(SOURCE, "utf-8")
    return tmp_path


@pytest.fixture
def data(folder: Path) -> dict[str, Any]:
    sample = read_data("sample.yaml", template("draft").folder.joinpath("sample.yaml").read_text("utf-8"))
    return sample | {"source": str(folder / "standard.md")}


def foreword(document: Document) -> list[str]:
    element = document.element_of("foreword")
    assert element is not None
    return [block.label + block.text for block in element.content]


def body(document: Document) -> list[tuple[str, str, str]]:
    kept = [e for e in document.elements if e.kind not in ("toc", "foreword")]
    # On paper an annex bears its mark and its title on lines of their own.
    return [(b.kind, b.label, b.text.replace("\n", "")) for b in Document(elements=tuple(kept)).blocks()]


def test_foreword_follows_the_prescribed_order(folder: Path, data: dict[str, Any]) -> None:
    document = drafted(data, folder / "draft.docx")
    assert foreword(document) == [
        "本文件按照GB/T 1.1—2020《标准化工作导则\u3000第1部分：标准化文件的结构和起草规则》的规定起草。",
        "本文件代替DB15/ 123—2010《牧区暖棚羔羊育肥技术规范》，与DB15/ 123—2010相比，除结构调整和编辑性改动外，主要技术变化如下：",
        "a)更改了文件的性质，由强制性改为推荐性（见2010年版的前言）；",
        "b)更改了入舍羔羊体重的要求（见5.2，2010年版的4.2）；",
        "c)增加了粪污处理的推荐（见8.3）；",
        "d)删除了监督与处罚的规定（见2010年版的第9章）。",
        "请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。",
        "本文件由内蒙古自治区农牧厅提出。",
        "本文件由内蒙古自治区畜牧业标准化技术委员会归口。",
        "本文件起草单位：某某农牧业技术推广中心、某某畜牧科学研究所。",
        "本文件主要起草人：甲某某、乙某某、丙某某。",
        "本文件及其所代替文件的历次版本发布情况为：",
        "——2010年首次发布为DB15/ 123—2010；",
        "——本次为第一次修订。",
    ]


def test_body_of_the_source_is_taken_over_and_written(folder: Path, data: dict[str, Any]) -> None:
    written = drafted(data, folder / "draft.docx")
    assert body(written) == body(read(folder / "standard.md"))
    assert written.opening[0].text == "牧区暖棚羔羊育肥技术规范"


def test_cover_comes_from_the_data(folder: Path, data: dict[str, Any]) -> None:
    drafted(data | {"title": "羔羊育肥 第1部分：暖棚"}, folder / "draft.docx")
    cover = read(folder / "draft.docx").cover
    assert cover.number == "DB15/T 123—XXXX"
    assert cover.title == "羔羊育肥\u3000第1部分：暖棚"
    assert cover.replaces == ("DB15/ 123—2010",)
    assert (cover.stage, cover.published) == ("征求意见稿", "XXXX-XX-XX")


def test_owner_that_also_proposed_is_named_once(folder: Path, data: dict[str, Any]) -> None:
    document = drafted(data | {"committee": data["proposed_by"]}, folder / "draft.docx")
    assert "本文件由内蒙古自治区农牧厅提出并归口。" in foreword(document)


def test_new_document_replaces_nothing(folder: Path, data: dict[str, Any]) -> None:
    document = drafted(data | {"replaces": [], "history": []}, folder / "draft.docx")
    assert not any("代替" in text or "历次版本" in text for text in foreword(document))


def test_part_of_a_series(folder: Path, data: dict[str, Any]) -> None:
    series = {"series": "DB15/T 123", "title": "羔羊育肥", "part": "2", "published": ["第1部分：通则", "第3部分：饲料"]}
    document = drafted(data | {"part_of": series}, folder / "draft.docx")
    assert foreword(document)[1:4] == [
        "本文件是DB15/T 123《羔羊育肥》的第2部分。DB15/T 123已经发布了以下部分：",
        "——第1部分：通则；",
        "——第3部分：饲料。",
    ]


NASTY = "A*B*_C_^2^ ~x~ $y$ {黑体:z} [^1] <br> | # `d` \\ {{ 1+1 }} {% raw %}"


def test_values_are_text_and_nothing_else(folder: Path, data: dict[str, Any]) -> None:
    document = drafted(data | {"proposed_by": NASTY, "drafting_units": [NASTY, "乙"]}, folder / "draft.docx")
    assert f"本文件由{NASTY}提出。" in foreword(document)
    assert f"本文件起草单位：{NASTY}、乙。" in foreword(document)
    element = document.element_of("foreword")
    assert element is not None
    assert not any(run.marks for block in element.content for run in block.runs)


@pytest.mark.parametrize("text", ["*a*", "a\\", "x^2^", "{黑体:a}", "![](p.png)", "a|b", "# a"])
def test_escaping_is_undone_by_reading(text: str) -> None:
    from stdkit.formats.markdown import read_markdown

    (block,) = read_markdown(f"文{escaped(text)}").elements[0].content
    assert block.text == f"文{text}"


@pytest.mark.parametrize(
    ("new", "old", "cited"),
    [
        ("5.2", "4.2", "（见5.2，2010年版的4.2）"),
        ("5", "4", "（见第5章，2010年版的第4章）"),
        ("A", "", "（见附录A）"),
        ("", "9", "（见2010年版的第9章）"),
        ("4.1、4.2", "", "（见4.1、4.2）"),
        ("A.2", "B", "（见A.2，2010年版的附录B）"),
        ("表1", "", "（见表1）"),
        ("", "", ""),
    ],
)
def test_places_of_a_change(new: str, old: str, cited: str) -> None:
    assert places({"new": new, "old": old}, "DB15/ 1—2010") == cited


def test_data_file_and_paths_relative_to_it(folder: Path, data: dict[str, Any]) -> None:
    import yaml

    file = folder / "draft.yaml"
    file.write_text(yaml.safe_dump(data | {"source": "standard.md"}, allow_unicode=True), "utf-8")
    document = drafted(file, folder / "draft.docx")
    assert any(isinstance(e, Element) and e.kind == "annex" for e in document.elements)


def test_source_that_is_not_there(folder: Path, data: dict[str, Any]) -> None:
    with pytest.raises(BadData, match=r"字段“source”所指的文件“.*nowhere.docx”不存在"):
        drafted(data | {"source": str(folder / "nowhere.docx")}, folder / "draft.docx")


def test_source_is_never_written_over(folder: Path, data: dict[str, Any]) -> None:
    with pytest.raises(CannotWrite):
        drafted(data, folder / "standard.md")
    assert (folder / "standard.md").read_text("utf-8") == SOURCE


def test_data_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(BadData, match="没有这个数据文件"):
        drafted(folder / "nothing.yaml", folder / "draft.docx")
