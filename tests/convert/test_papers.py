"""The papers of a conversion: what stands in them, and that they are whole files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from stdkit.convert import papers
from stdkit.convert.comparison import comparison
from stdkit.convert.items import CHOICES, Decision, Item
from stdkit.convert.outputs import Outcome, write_outputs
from stdkit.convert.plan import Plan, convert
from stdkit.convert.policy import load_policy
from stdkit.convert.statistics import CLASSES, TOTAL, statistics
from stdkit.formats.docx.papers import Table
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Document, Edit, Finding, Refusal
from tests.convert.drafts import BODY, FOREWORD, draft, planned

WHEN = datetime.datetime(2026, 5, 1)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "沙棘.docx"
    write_fresh(draft(body=BODY, foreword=FOREWORD), path)
    return path


def made(source: Path, folder: Path, policy: str = "recommend") -> Outcome:
    def check(doc: Document) -> list[Finding]:
        return [Finding(None, "封面缺少日期", (), "COV001", "cover-date", "warning", "8.1")]

    plan = convert(read_docx(source), load_policy(policy))
    return write_outputs(plan, folder, stem="沙棘", author="王某", when=WHEN, check=check)


@pytest.fixture(scope="module")
def outcome(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return made(source, tmp_path_factory.mktemp("out"))


def test_the_paper_to_sign(outcome: Outcome) -> None:
    paper = docx.Document(str(outcome.files["signing"]))
    rows, signing = paper.tables
    assert [cell.text for cell in rows.rows[0].cells] == [
        "序号",
        "条款号",
        "原文",
        "处理后的文字",
        "护栏",
        "决定",
        "理由",
    ]
    assert rows.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    by_old = {row.cells[2].text: row for row in rows.rows[1:]}
    washed = by_old["果实必须清洗，不得带泥。"].cells
    assert washed[3].text == "果实宜清洗，不宜带泥。" and "□" not in washed[5].text
    red = [run.text for paragraph in washed[2].paragraphs for run in paragraph.runs if run.font.bold]
    assert red == ["必须", "不得"]
    held = by_old["烘房内严禁烟火。"].cells
    assert held[3].text == "（不变）" and held[5].text.count("□") == 6 and "严禁" in held[2].text
    assert [cell.text for cell in signing.rows[0].cells] == ["职务", "姓名", "工作单位", "签名", "日期"]
    assert len(signing.rows) > 4


def test_the_comparison_as_a_workbook(outcome: Outcome) -> None:
    book = openpyxl.load_workbook(outcome.files["comparison-book"])
    assert book.sheetnames == ["修订前后对照表", "条款类型统计", "清稿复查"]
    table = docx.Document(str(outcome.files["comparison"])).tables[0]
    first = [[str(cell.value or "") for cell in row] for row in book["修订前后对照表"].iter_rows()]
    assert first == [[cell.text for cell in row.cells] for row in table.rows]
    assert [cell.value for cell in book["清稿复查"][2]] == [1, "警告", "COV001", "8.1", "封面缺少日期"]


@pytest.mark.parametrize("policy", ["recommend", "normalise", "relabel"])
def test_the_statistics_add_up(source: Path, tmp_path: Path, policy: str) -> None:
    found = made(source, tmp_path, policy)
    *chapters, total = found.statistics
    assert total.chapter == TOTAL
    for name in CLASSES:
        for side in ("before", "after"):
            assert sum(getattr(line, side).get(name, 0) for line in chapters) == getattr(total, side).get(name, 0)
    softened = len(found.plan.weakened)
    assert (
        total.before["要求"] - total.after["要求"]
        == softened
        == total.after.get("推荐", 0) - total.before.get("推荐", 0)
    )
    assert bool(softened) == (policy == "recommend")
    assert [line.chapter for line in chapters] == ["4 加工", "5 包装"]


def test_the_same_plan_gives_the_same_papers(source: Path, tmp_path: Path) -> None:
    one, other = made(source, tmp_path / "a"), made(source, tmp_path / "b")
    for kind, path in one.files.items():
        assert path.read_bytes() == other.files[kind].read_bytes(), kind


# What they are given to print, cell by cell

RICH = BODY + "\n5.3 甲必须稳固。乙应清洁。\n\n# 6 安全\n\n6.1 电气设备必须可靠接地。\n"
WHOLE = ["本标准全文强制。", "本标准由某厅提出。"]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The papers and workbooks that were to be written."""
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(papers.papers, "write_paper", lambda out, **what: given.append(what))
    monkeypatch.setattr(papers.workbook, "write_workbook", lambda out, sheets: given.append({"tables": sheets}))
    return given


def plan_of(body: str = RICH, **options: Any) -> Plan:
    return planned(draft(body=body, foreword=WHOLE), **options)


def items(clause: str, body: str = RICH) -> list[Item]:
    return [item for item in plan_of(body).items if item.clause == clause]


def signing(printed: list[dict[str, Any]], plan: Plan) -> dict[str, dict[str, Any]]:
    """The rows of the paper to sign, by their old text."""
    papers.write_signing(plan, Path("a.docx"), author="王某", when=WHEN)
    table: Table = printed[-1]["tables"][0]
    titles = [column.title for column in table.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in table.rows]
    return {"".join(piece for piece, _ in row["原文"]): row for row in rows}


BOXES = "\n".join(f"□ {choice}" for choice in CHOICES)


def test_an_undecided_guarded_sentence_has_boxes(printed: list[dict[str, Any]]) -> None:
    row = signing(printed, plan_of())["电气设备必须可靠接地。"]
    assert (row["条款号"], row["决定"], row["处理后的文字"]) == ("6.1", BOXES, "电气设备应可靠接地。")
    assert "安全" in row["护栏"] and row["理由"]
    assert [piece for piece, marked in row["原文"] if marked] == ["必须"]


def test_a_sentence_of_two_words_is_one_row(printed: list[dict[str, Any]]) -> None:
    row = signing(printed, plan_of())["果实必须清洗，不得带泥。"]
    first, second = items("4.1")
    assert row["序号"] == f"{first.number}、{second.number}"
    assert (row["处理后的文字"], row["护栏"], row["决定"]) == (
        "果实宜清洗，不宜带泥。", "", "（改为“宜”）\n（改为“不宜”）",
    )  # fmt: skip
    assert row["理由"] == "“必须”改为“宜”（强制条款降为推荐）；“不得”改为“不宜”（强制条款降为推荐）"


def test_sentences_of_one_paragraph_have_each_their_own_text(printed: list[dict[str, Any]]) -> None:
    rows = signing(printed, plan_of())
    assert rows["甲必须稳固。"]["处理后的文字"] == "甲宜稳固。"
    assert rows["乙应清洁。"]["处理后的文字"] == "乙宜清洁。"


def test_words_that_stay_are_not_listed(printed: list[dict[str, Any]]) -> None:
    body = "# 4 要求\n\n4.1 甲可冷藏。\n\n4.2 甲必须稳固。\n"
    assert list(signing(printed, plan_of(body))) == ["甲必须稳固。"]


@pytest.mark.parametrize(
    ("decision", "said", "text", "why"),
    [
        (
            Decision("规范用词", "", "涉及触电。", "王某", "2026-05-01"),
            "规范用词（王某，2026-05-01）",
            "电气设备应可靠接地。",
            "涉及触电",
        ),
        (Decision("推荐措辞", "", "", "王某"), "推荐措辞（王某）", "电气设备宜可靠接地。", ""),
        (Decision("保留原文", "", "照旧；"), "保留原文", "（不变）", "照旧"),
        (Decision("人工改写", "接地见附录A。"), "人工改写", "接地见附录A。", ""),
    ],
)
def test_what_was_decided_stands_there(
    printed: list[dict[str, Any]], decision: Decision, said: str, text: str, why: str
) -> None:
    (item,) = items("6.1")
    row = signing(printed, plan_of(decisions={item.number: decision}))["电气设备必须可靠接地。"]
    assert (row["决定"], row["处理后的文字"], row["理由"]) == (said, text, why)


def test_what_is_decided_in_part_has_both(printed: list[dict[str, Any]]) -> None:
    body = "# 6 安全\n\n6.1 电气设备必须可靠接地，不得带电检修。\n"
    first, second = items("6.1", body)
    decided = plan_of(body, decisions={first.number: Decision("规范用词", by="王某")})
    (row,) = signing(printed, decided).values()
    assert row["决定"] == f"规范用词（王某）\n{BOXES}"
    both = {number: Decision("规范用词", by="王某") for number in (first.number, second.number)}
    (row,) = signing(printed, plan_of(body, decisions=both)).values()
    assert row["决定"] == "规范用词（王某）"


def test_a_sentence_deleted_and_its_neighbour(printed: list[dict[str, Any]]) -> None:
    (first, _) = items("5.3")
    rows = signing(printed, plan_of(decisions={first.number: Decision("删除")}))
    assert rows["甲必须稳固。"]["处理后的文字"] == "（删除）"
    assert rows["乙应清洁。"]["处理后的文字"] == "乙宜清洁。"


def test_an_edit_that_reaches_in_from_before_is_told(printed: list[dict[str, Any]]) -> None:
    plan = plan_of()
    (_, second) = items("5.3")
    change = next(change for change in plan.changes if change.item == second.number)
    whole = replace(change, edit=Edit(plan.document.block(second.span.block).span(2, 8), "甲", "乙"), item=None)
    plan = replace(plan, changes=(*(c for c in plan.changes if c.edit.span.block != second.span.block), whole))
    rows = signing(printed, plan)
    assert rows["乙应清洁。"]["处理后的文字"] == "（所在段落另有处理，见对照表）"


def test_what_was_refused_has_not_changed(printed: list[dict[str, Any]]) -> None:
    plan = plan_of()
    refused = [
        Refusal(change.edit, "域结果")
        for change in plan.changes
        if change.edit.span.block == items("4.2")[0].span.block
    ]
    row = signing(printed, plan.with_refusals(refused))["烘房内严禁烟火。"]
    assert row["处理后的文字"] == "（不变）"


def test_the_lines_above(printed: list[dict[str, Any]]) -> None:
    plan = plan_of()
    signing(printed, plan)
    title, numbers, counted, asked = printed[-1]["lines"]
    assert title == "标准名称：沙棘果干加工技术规范"
    assert (
        numbers
        == "原标准编号：DB15/ 123—2010　　新标准编号：DB15/T 123—XXXX　　转化方式：" + plan.policy.title.split("（")[0]
    )
    shown = sum(item.is_shown for item in plan.items)
    assert counted.startswith(f"用词 {len(plan.items)} 处，列入本表 {shown} 处；改动 {plan.counts['changed']} 处，")
    assert "方框" in asked
    names = printed[-1]["tables"][1]
    assert [row[0] for row in names.rows] == ["技术委员会（专家组）负责人", *["成员"] * 6]


def test_a_document_without_number(printed: list[dict[str, Any]]) -> None:
    plan = planned(draft(number="", body=RICH, foreword=WHOLE))
    signing(printed, plan)
    assert "原标准编号：（无编号）　　新标准编号：（待定）" in printed[-1]["lines"][1]


def compared(plan: Plan, writer: Callable[..., None], *more: Sequence[Finding] | None, **how: Any) -> None:
    writer(plan, comparison(plan), statistics(plan, plan.document), *more, Path("a"), **how)


def test_the_comparison_says_how_much(printed: list[dict[str, Any]]) -> None:
    plan = plan_of()
    compared(plan, papers.write_comparison, author="王某", when=WHEN)
    rows = comparison(plan)
    assert printed[-1]["lines"][2].startswith(
        f"共 {len(rows)} 处，其中降低要求 {sum(row.lowered for row in rows)} 处；"
    )
    table, counts = printed[-1]["tables"]
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, len(rows) + 1)]
    first, *others = counts.columns
    assert not first.centered and all(column.centered and column.width < first.width for column in others)
    assert all(isinstance(cell, str) for row in counts.rows for cell in row)


def test_the_sheets_of_the_comparison(printed: list[dict[str, Any]]) -> None:
    found = [
        Finding(None, "甲", (), "COV001", "c", "error", "8.1"),
        Finding(None, "乙", (), "ABC001", "a", "info", "5"),
    ]
    compared(plan_of(), papers.write_comparison_book, found)
    table, counts, remaining = printed[-1]["tables"]
    assert table.heading.endswith("　DB15/ 123—2010") and counts.heading == "条款类型统计　DB15/ 123—2010"
    assert table.rows[0][0] in (1, "1")
    assert counts.columns[0].width > counts.columns[1].width == counts.columns[2].width
    assert remaining.rows == [(1, "错误", "COV001", "8.1", "甲"), (2, "提示", "ABC001", "5", "乙")]


def test_without_a_check_the_workbook_says_nothing_of_one(printed: list[dict[str, Any]]) -> None:
    compared(planned(draft(number="", body=RICH, foreword=WHOLE)), papers.write_comparison_book, None)
    assert [table.name for table in printed[-1]["tables"]] == ["修订前后对照表", "条款类型统计"]
    assert printed[-1]["tables"][1].heading == "条款类型统计　"


def test_the_list_of_what_was_moved_out(printed: list[dict[str, Any]]) -> None:
    (first, second) = items("5.3")
    decisions = {first.number: Decision("移出", reason="管理"), second.number: Decision("删除")}
    papers.write_moved(plan_of(decisions=decisions), Path("a"), author="王某", when=WHEN)
    (table,) = printed[-1]["tables"]
    assert [row[:5] for row in table.rows] == [("1", "5.3", "包装", "甲必须稳固。", "编制说明")]
    assert printed[-1]["lines"][2].startswith("共移出 1 处，")


def test_no_list_where_everything_was_deleted(printed: list[dict[str, Any]]) -> None:
    (first, _) = items("5.3")
    papers.write_moved(plan_of(decisions={first.number: Decision("删除")}), Path("a"), author="王某", when=WHEN)
    assert printed == []
