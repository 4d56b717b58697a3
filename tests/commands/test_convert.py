"""``stdkit convert`` as users and other programs meet it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from stdkit import cli
from stdkit.convert.sheet import COLUMNS
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from tests.convert.drafts import BODY, FOREWORD, draft

SAFE = BODY.replace("4.2 烘房内严禁烟火。", "4.2 烘房应通风。")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STDKIT_DEBUG", raising=False)
    write_fresh(draft(body=BODY), tmp_path / "甲.docx")
    write_fresh(draft(body=SAFE), tmp_path / "乙.docx")
    return tmp_path


def run(*words: str) -> int:
    return cli.run(["convert", *words])


def texts(path: Path) -> str:
    doc = read_docx(path)
    return "\n".join(block.text for block in (*doc.cover.blocks, *doc.furniture, *doc.blocks()))


def test_exit_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("乙.docx", "-o", "out") == 0
    assert run("甲.docx", "-o", "out") == 1, "a guard holds 严禁烟火: an open decision"
    assert "待决定" in capsys.readouterr().out
    assert run("甲.docx", "没有.docx", "-o", "out") == 2
    assert "没有.docx" in capsys.readouterr().err


def test_nothing_to_convert_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_fresh(draft(number="DB15/T 1—2020", foreword=FOREWORD[1:]), folder / "丙.docx")
    assert run("丙.docx", "-o", "out") == 0
    assert "没有需要转化的内容" in capsys.readouterr().out
    assert [path.name for path in (folder / "out").iterdir()] == ["丙.conversion.json"]


def test_plan_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(folder.iterdir())
    assert run("甲.docx", "--plan") == 1
    out = capsys.readouterr().out
    assert "果实⟦必须⟧清洗，不得带泥。" in out and "改为“宜”" in out
    assert "DB15/ 123—2010 → DB15/T 123—XXXX" in out
    assert sorted(folder.iterdir()) == before


def test_new_number_and_policy(folder: Path) -> None:
    assert run("乙.docx", "-o", "out", "--policy", "normalise", "--new-number", "DB15/T 123—2026") == 0
    text = texts(folder / "out/乙.clean.docx")
    assert "DB15/T 123—2026" in text and "代替 DB15/ 123—2010" in text
    assert "果实应清洗，不应带泥。" in text


def test_edition_keep(folder: Path) -> None:
    run("乙.docx", "-o", "out", "--edition", "keep")
    assert "本标准规定了" in texts(folder / "out/乙.clean.docx")


def test_author_and_date_are_the_callers(folder: Path) -> None:
    run("甲.docx", "-o", "a", "--author", "王某", "--date", "2026-05-01")
    run("甲.docx", "-o", "b", "--author", "王某", "--date", "2026-05-01")
    made = (folder / "a/甲.tracked.docx").read_bytes()
    assert made == (folder / "b/甲.tracked.docx").read_bytes()
    from zipfile import ZipFile

    xml = ZipFile(folder / "a/甲.tracked.docx").read("word/document.xml").decode()
    assert 'w:author="王某" w:date="2026-05-01T00:00:00Z"' in xml


def test_the_round_trip_of_decisions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("甲.docx", "-o", "out") == 1
    sheet = folder / "out/甲.decisions.xlsx"
    book = openpyxl.load_workbook(sheet)
    rows = book["决定表"]
    choice, text = COLUMNS.index("决定") + 1, COLUMNS.index("改写文本") + 1
    for row in range(2, rows.max_row + 1):
        if rows.cell(row, COLUMNS.index("护栏") + 1).value:
            rows.cell(row, choice).value = "人工改写"
            rows.cell(row, text).value = "烘房内不应吸烟。"
    book.save(sheet)
    before = sheet.read_bytes()
    assert run("甲.docx", "-o", "out", "--decisions", str(sheet)) == 0
    assert sheet.read_bytes() == before
    assert "烘房内不应吸烟。" in texts(folder / "out/甲.clean.docx")
    given = json.loads((folder / "out/甲.conversion.json").read_text(encoding="utf-8"))
    assert given["counts"]["undecided"] == 0
    assert [item["decision"] for item in given["items"] if item["guards"]] == ["人工改写"]


def test_a_partly_decided_sheet_leaves_open_decisions(folder: Path) -> None:
    run("甲.docx", "-o", "out")
    sheet = folder / "out/甲.decisions.xlsx"
    book = openpyxl.load_workbook(sheet)
    book["决定表"].cell(2, COLUMNS.index("决定") + 1).value = "保留原文"
    book.save(sheet)
    assert run("甲.docx", "-o", "out", "--decisions", str(sheet)) == 1


def test_a_sheet_of_another_version_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("甲.docx", "-o", "out")
    assert run("乙.docx", "-o", "out", "--decisions", "out/甲.decisions.xlsx") == 2
    assert "另一个版本" in capsys.readouterr().err


def test_conversion_list(folder: Path) -> None:
    (folder / "list.csv").write_text(
        "number,new_number,conclusion\nGB 4208—2008,GB/T 4208—2008,转化\n", encoding="utf-8"
    )
    run("乙.docx", "-o", "out", "--conversion-list", "list.csv")
    assert "GB/T 4208—2008　外壳防护等级" in texts(folder / "out/乙.clean.docx")
    given = json.loads((folder / "out/乙.conversion.json").read_text(encoding="utf-8"))
    assert given["references"] == [{"cited": "GB 4208—2008", "becomes": "GB/T 4208—2008", "why": "conversion list"}]


def test_only_safe(folder: Path) -> None:
    run("甲.docx", "-o", "out", "--only", "safe")
    assert "烘房内严禁烟火。" in texts(folder / "out/甲.clean.docx")


def test_markdown_on_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    source = (
        "---\nnumber: DB15/ 5—2010\ntitle: 甲\n---\n\n# 1 范围\n\n本标准适用于甲。\n\n# 4 要求\n\n4.1 甲必须稳固。\n"
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.encode())))
    assert run("-", "-o", "out") == 0
    assert "甲宜稳固。" in texts(folder / "out/standard.clean.docx")


def test_two_files_of_one_name(folder: Path) -> None:
    (folder / "x").mkdir()
    write_fresh(draft(body=SAFE), folder / "x/乙.docx")
    assert run("乙.docx", "x/乙.docx", "-o", "out") == 0
    assert (folder / "out/乙.clean.docx").is_file() and (folder / "out/乙-2.clean.docx").is_file()


def test_engineering_keeps_its_words_by_number_or_profile(folder: Path) -> None:
    write_fresh(draft(body=SAFE, number="GB 50999—2010"), folder / "丁.docx")
    run("丁.docx", "-o", "out", "--policy", "normalise")
    assert "果实必须清洗，不得带泥。" in texts(folder / "out/丁.clean.docx")
    run("乙.docx", "-o", "out", "--policy", "normalise", "--profile", "engineering")
    assert "果实必须清洗，不得带泥。" in texts(folder / "out/乙.clean.docx")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["甲.docx"], "-o"),
        (["-o", "out"], "--list"),
        (["甲.docx", "-o", "甲.docx"], "不是文件夹"),
        (["甲.docx", "-o", "out", "--policy", "soften"], "soften"),
        (["甲.docx", "-o", "out", "--edition", "old"], "--edition"),
        (["甲.docx", "-o", "out", "--only", "all"], "--only"),
        (["甲.docx", "-o", "out", "--new-number", "甲"], "不是标准编号"),
        (["甲.docx", "-o", "out", "--new-number", "DB15/ 1—2026"], "推荐性"),
        (["甲.docx", "-o", "out", "--decisions", "无.xlsx"], "无.xlsx"),
        (["甲.docx", "-o", "out", "--conversion-list", "无.yaml"], "无.yaml"),
        (["甲.docx", "-o", "out", "--date", "1.5.2026"], "--date"),
        (["甲.docx", "-o", "out", "--stage", "last"], "--stage"),
        (["甲.docx", "-o", "out", "--profile", "gbt"], "gbt"),
        (["甲.docx", "乙.docx", "-o", "out", "--new-number", "DB15/T 1—2026"], "一个文件"),
    ],
)
def test_bad_input_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert run(*words) == 2
    said = capsys.readouterr().err.strip()
    assert says in said and "\n" not in said and "Traceback" not in said


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_files_that_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    (folder / "坏.docx").write_bytes(content)
    assert run("坏.docx", "乙.docx", "-o", "out") == 2
    assert "坏.docx" in capsys.readouterr().err
    assert (folder / "out/乙.clean.docx").is_file(), "one bad file never stops the others"


LIST = """announcement: {name: 公告, number: 2017年第2号}
policy: recommend
items:
  - {number: DB15/ 123—2010, title: 甲, file: 甲.docx, conclusion: 转化, new_number: DB15/T 123—2026, owner: 某厅}
  - {number: DB15/ 7—2010, title: 没有, file: 没有.docx, conclusion: 转化}
  - {number: DB15/ 8—2010, title: 不符, file: 乙.docx, conclusion: 转化}
  - {number: DB15/ 9—2010, title: 例外, file: 乙.docx, conclusion: 例外-继续有效}
  - {number: DB15/ 10—2010, title: 不明, file: 乙.docx, conclusion: 再议}
  - {number: DB15/ 123—2010, title: 重复, file: 甲.docx, conclusion: 转化}
"""


def test_a_list_item_by_item(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "list.yaml").write_text(LIST, encoding="utf-8")
    assert run("--list", "list.yaml", "-o", "out") == 2
    rows = [json.loads(line) for line in (folder / "out/run.jsonl").read_text(encoding="utf-8").splitlines()]
    by_line = {row["line"]: row for row in rows}
    states = {line: row["state"] for line, row in by_line.items()}
    assert states == {1: "converted", 2: "failed", 3: "failed", 4: "left", 5: "failed", 6: "failed"}
    assert "不得转化" in by_line[4]["why"] and "重复" in by_line[6]["why"] and "清单写的是" in by_line[3]["why"]
    assert "DB15/T 123—2026" in texts(folder / "out/甲.clean.docx")
    assert not (folder / "out/乙.clean.docx").exists()
    sheet = openpyxl.load_workbook(folder / "out/summary.xlsx").active
    assert sheet is not None and sheet.max_row == 7
    assert "不得转化" in (folder / "out/summary.html").read_text(encoding="utf-8")


def test_a_second_run_of_a_list_redoes_nothing(folder: Path) -> None:
    (folder / "list.yaml").write_text(LIST, encoding="utf-8")
    run("--list", "list.yaml", "-o", "out")
    clean = folder / "out/甲.clean.docx"
    before, stamp = (folder / "out/run.jsonl").read_bytes(), clean.stat().st_mtime_ns
    run("--list", "list.yaml", "-o", "out")
    assert clean.stat().st_mtime_ns == stamp
    assert (folder / "out/run.jsonl").read_bytes() == before
    clean.unlink()
    run("--list", "list.yaml", "-o", "out")
    assert clean.is_file()
