from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

import stdkit
from stdkit.formats import read
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Clause, Document, Element, PdfAnchor, Run
from stdkit.model.kinds import Format
from stdkit.reports import document, overview

SOURCE = """\
---
number: DB15/T 123—2026
replaces: [DB15/ 123—2010]
title: 风干牛肉加工技术规范
stage: 征求意见稿
---

# 前言

本文件按照规定起草。

! 风干牛肉加工技术规范

# 1 范围

本文件规定了加工要求[^1]。

[^1]: 包括贮存。

# 3 术语和定义

## 3.1

风干牛肉　air-dried beef

以牛肉为原料制成的产品。

注：含半成品。

[来源：GB/T 19480—2009，3.1]

# 5 要求

## 5.1 外观

5.1.1　产品应干燥：

a) 表面无水；

表1　限值

单位为毫米

| 甲 | 乙 |
|---|---|
| 丙 | < |

$$ x_1 $$ （1）

![](flow.png)

图1　流程

# 附录A（资料性）取样

## A.1 一般

随机取样。
"""


@pytest.fixture(scope="module")
def validator(root: Path) -> Any:
    schema = root / "stdkit/schemas/document.schema.json"
    return jsonschema_rs.validator_for(json.loads(schema.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def given() -> Any:
    return json.loads(document.render(read_markdown(SOURCE, path="草案.md")))


def test_every_kind_of_block_fits_the_schema(validator: Any, given: Any) -> None:
    validator.validate(given)


def test_what_is_not_promised_does_not_fit(validator: Any, given: Any) -> None:
    for spoiled in (
        {**given, "extra": 1},
        {**given, "sha256": "abc"},
        {**given, "elements": [{**given["elements"][0], "kind": "chapter"}]},
        {**given, "cover": {**given["cover"], "number": None}},
    ):
        assert not validator.is_valid(spoiled)


def test_the_head_is_the_contract(given: Any) -> None:
    assert given["schema"] == "stdkit.document/1"
    assert (given["path"], given["format"], len(given["sha256"])) == ("草案.md", "markdown", 64)
    assert given["cover"] == {
        "number": "DB15/T 123—2026",
        "title": "风干牛肉加工技术规范",
        "title_en": "",
        "replaces": ["DB15/ 123—2010"],
        "ics": "",
        "ccs": "",
        "record": "",
        "published": "",
        "implemented": "",
        "issued_by": "",
        "stage": "征求意见稿",
        "masthead": "",
        "conformity": "",
        "patent_call": "",
    }
    assert [block["text"] for block in given["opening"]] == ["风干牛肉加工技术规范"]
    assert given["unread"] == []


def test_elements_and_clauses_are_nested_by_number(given: Any) -> None:
    shown = [(e["kind"], e["number"], e["title"], e["normative"]) for e in given["elements"]]
    assert shown == [
        ("foreword", "", "前言", False),
        ("scope", "1", "范围", True),
        ("terms", "3", "术语和定义", True),
        ("core", "5", "要求", True),
        ("annex", "附录A", "取样", False),
    ]
    outer = given["elements"][3]["clauses"][0]
    assert (outer["number"], outer["title"], outer["heading"]["label"]) == ("5.1", "外观", "5.1")
    inner = outer["clauses"][0]
    assert (inner["number"], inner["title"], inner["heading"]) == ("5.1.1", "", None)
    assert [block["label"] for block in inner["content"]] == ["5.1.1", "a)", "表1", "（1）", "图1"]


def test_a_term_entry_gives_term_english_definition_source(given: Any) -> None:
    entry = given["elements"][2]["content"][0]
    assert entry["kind"] == "term-entry"
    assert {key: entry[key] for key in ("label", "term", "english", "definition", "source")} == {
        "label": "3.1",
        "term": "风干牛肉",
        "english": "air-dried beef",
        "definition": "以牛肉为原料制成的产品。",
        "source": "[来源：GB/T 19480—2009，3.1]",
    }
    assert [part["kind"] for part in entry["parts"]] == ["paragraph", "note", "paragraph"]


def test_a_table_gives_caption_label_unit_and_rows(given: Any) -> None:
    table = next(b for b in given["elements"][3]["clauses"][0]["clauses"][0]["content"] if b["kind"] == "table")
    assert (table["label"], table["caption"], table["unit"], table["header"]) == ("表1", "限值", "单位为毫米", 1)
    assert [[(c["text"], c["colspan"], c["rowspan"]) for c in row] for row in table["rows"]] == [
        [("甲", 1, 1), ("乙", 1, 1)],
        [("丙", 2, 1)],
    ]


def test_ids_are_unique_and_in_reading_order(given: Any) -> None:
    ids: list[int] = []

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            collect(value.get("heading"))
            if "id" in value:
                ids.append(int(value["id"][1:]))
            for key, inner in value.items():
                if key != "heading":
                    collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    collect({"opening": given["opening"], "elements": given["elements"]})
    assert len(ids) == len(set(ids))
    assert len(ids) > 20
    assert ids == sorted(ids)


@pytest.mark.corpus
def test_real_documents_fit_the_schema(validator: Any, corpus: Path) -> None:
    files = [*(corpus / "docx-from-doc").glob("*.docx"), *(corpus / "templates").glob("*.dotx")]
    assert files
    for file in files:
        validator.validate(json.loads(document.render(read(file))))


def test_the_overview_names_cover_tree_and_counts() -> None:
    shown = overview.render(read_markdown(SOURCE, path="草案.md"))
    lines = [line.strip() for line in shown.splitlines()]
    assert "编号       DB15/T 123—2026" in lines
    assert "5　要求" in lines
    assert "5.1　外观" in lines
    assert "附录A　取样（资料性）" in lines
    assert "共有　条 3　表 1　图 1　公式 1　术语 1　列项 1　注 1　脚注 1" in lines


def test_the_overview_stays_on_one_screen() -> None:
    source = "\n\n".join(
        f"# {chapter} 要求{chapter}\n\n" + "\n\n".join(f"## {chapter}.{clause} 条\n\n文字。" for clause in range(1, 9))
        for chapter in range(1, 12)
    )
    shown = overview.render(read_markdown(source), height=40)
    assert len(shown.splitlines()) <= 40
    assert "11　要求11　8 条" in shown


@pytest.mark.parametrize("name", ["document", "check"])
def test_the_schema_knows_every_format_that_is_read(name: str) -> None:
    text = (Path(stdkit.__file__).parent / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert not [each for each in get_args(Format) if f'"{each}"' not in text]


def test_the_overview_counts_provisions_references_and_how_sure_the_recognition_was() -> None:
    source = (
        "# 2 规范性引用文件\n\nGB/T 191　包装储运图示标志\n\n# 4 要求\n\n设备应可靠接地，必须绝缘。外壳宜涂漆，可不涂。\n\n"
        "# 参考文献\n\n[1] GB/T 1.1—2020　标准化工作导则\n"
    )
    shown = overview.render(read_markdown(source))
    assert "要求 2（其中“必须”“严禁”等非规范用语 1）　推荐 1　允许 1" in shown
    assert "规范性引用文件 1　参考文献 1" in shown
    assert "置信度" not in shown

    def seen(text: str, confidence: float) -> Run:
        return Run(text, PdfAnchor(1, 0, 0, 1, 1, confidence))

    block = Block("b", "paragraph", (seen("设备应", 0.9), seen("接地。", 0.7)))
    clause = Clause("4.1", "接地", Block("h", "heading", (Run("接地"),), "4.1"), (block,))
    scan = Document(format="pdf", elements=(Element("core", "要求", "4", clauses=(clause,)),))
    assert "识别　平均置信度 0.80，1 段有低于 0.80 的字（首处 4.1）" in overview.render(scan)


@pytest.mark.parametrize("width", [40, 80])
def test_a_count_is_not_parted_from_what_it_counts(width: int) -> None:
    source = "# 2 规范性引用文件\n\nGB/T 191　包装\n\n# 4 要求\n\n设备应接地，必须绝缘。外壳宜涂漆，可不涂，能防锈。\n"
    lines = overview.render(read_markdown(source), width=width).splitlines()
    joined = " ".join(lines)
    for counted in ("条 0", "规范性引用文件 1", "推荐 1", "允许 1", "能力和可能性 1"):
        assert sum(counted in shown for shown in lines) == 1, joined
