"""The papers of a conversion: what stands in them, and that they are whole files."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from stdkit.convert.outputs import Outcome, write_outputs
from stdkit.convert.plan import convert
from stdkit.convert.policy import load_policy
from stdkit.convert.statistics import CLASSES, TOTAL
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Document, Finding
from tests.convert.drafts import BODY, FOREWORD, draft

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
