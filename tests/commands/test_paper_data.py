"""Papers whose rows stand in tables, lists and folders, as a user renders them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from stdkit.cli import run
from stdkit.formats import read
from stdkit.model import Table

Said = pytest.CaptureFixture[str]
HEAD = "number: DB15/T 417—XXXX\ntitle: 牧区暖棚羔羊育肥技术规范\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data(text: str = HEAD) -> str:
    Path("data.yaml").write_text(text, "utf-8")
    return "data.yaml"


def book(name: str, *rows: tuple[object, ...]) -> str:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(name)
    return name


def rendered(*words: str) -> list[list[str]]:
    """The rows of the table that has a 「序号」, of the paper that the command writes."""
    Path("out.docx").unlink(missing_ok=True)
    assert run(["render", *words, "-o", "out.docx"]) == 0
    tables = [block for block in read("out.docx").blocks() if isinstance(block, Table)]
    found = next(one for one in tables if one.rows[0][0].text == "序号")
    return [[cell.text for cell in row] for row in found.rows[1:]]


def refused(capsys: Said, *words: str) -> str:
    assert run(["render", *words, "-o", "out.docx"]) == 2
    assert not Path("out.docx").exists()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_those_present_from_a_table(encoding: str) -> None:
    text = '审查会代表,,,\n序号,姓名,工作单位,职称\n1,乌云,畜牧科学院,研究员\n2,高娃,"牧业,大学",教授\n,,,\n'
    Path("代表.csv").write_text(text, encoding)
    rows = rendered("签到表", "--data", data(HEAD + "meeting: {place: 呼和浩特市}\n"), "--rows", "代表.csv")
    assert [row[1:5] for row in rows] == [["乌云", "", "研究员", "畜牧科学院"], ["高娃", "", "教授", "牧业,大学"]]
    assert "呼和浩特市" in "".join(
        cell.text
        for block in read("out.docx").blocks()
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    )


def test_letters_minutes_and_announcements_take_tables_too(root: Path) -> None:
    Path("单位.csv").write_text("单位名称,联系电话\n甲局,1\n乙校,2\n", "utf-8")
    letter = HEAD + "committee: 丙会\nrequest: {date: 2026-05-20, due: 2026-06-25}\n"
    assert [row[1] for row in rendered("征求意见函", "--data", data(letter), "--rows", "单位.csv")] == ["甲局", "乙校"]
    book("人.xlsx", ("姓名", "工作单位"), ("乌云", "甲所"))
    minutes = HEAD + "committee: 丙会\nmeeting: {date: 2026-08-20}\n"
    assert rendered("审查会议纪要", "--data", data(minutes), "--rows", "人.xlsx")[0][1] == "乌云"
    listed = str(root / "examples" / "conversion-list.yaml")
    body = data("issued_by: 内蒙古自治区市场监督管理局\n")
    assert any("DB15/ 405—2009" in row for row in rendered("公告", "--data", body, "--rows", listed))


def test_two_columns_of_one_field_are_both_kept() -> None:
    book(
        "人.xlsx",
        ("姓名", "职务", "职称", "工作单位"),
        ("乌云", "所长", "研究员", "甲所"),
        ("高娃", None, "教授", "乙校"),
    )
    rows = rendered("签到表", "--data", data(HEAD + "meeting: {place: 呼和浩特市}\n"), "--rows", "人.xlsx")
    assert [row[3] for row in rows] == ["所长、研究员", "教授"]


def test_papers_to_hand_in_from_a_table() -> None:
    book("材料.xlsx", ("材料名称", "份数", "备注"), ("标准文本", 4, ""), ("编写说明", 2.0, "装订"))
    rows = rendered("报批文件清单", "--data", data(), "--rows", "材料.xlsx")
    assert [[row[1], row[2], row[-1]] for row in rows] == [["标准文本", "4", ""], ["编写说明", "2", "装订"]]


def test_conclusions_from_yaml_xlsx_and_the_log_of_a_run(root: Path) -> None:
    listed = rendered("转化结论表", "--rows", str(root / "examples" / "conversion-list.yaml"))
    assert [row[1] for row in listed][:2] == ["DB15/ 417—2010", "DB15/ 312—2008"]
    book(
        "清单.xlsx",
        ("2026年复审",),
        ("序号", "标准编号", "标准名称", "复审结论", "复审理由"),
        (1, "DB15/T 9—2012", "甲", "修订", "过时"),
    )
    assert rendered("复审结论表", "--rows", "清单.xlsx")[0][1:7] == ["DB15/T 9—2012", "甲", "", "", "修订", "过时"]
    log = [
        {
            "line": 2,
            "number": "DB15/ 2—2010",
            "title": "乙",
            "conclusion": "废止",
            "state": "left",
            "why": "结论为废止，不转化",
        },
        {"line": 1, "number": "DB15/ 1—2010", "title": "甲", "conclusion": "转化", "state": "failed", "why": "打不开"},
        {
            "line": 1,
            "number": "DB15/ 1—2010",
            "title": "甲",
            "conclusion": "转化",
            "state": "converted",
            "new_number": "DB15/T 1—2026",
        },
    ]
    Path("run.jsonl").write_text("\n".join(json.dumps(row) for row in log) + '\n{"line": 3, "num', "utf-8")
    rows = rendered("转化结论表", "--rows", "run.jsonl")
    assert [[row[1], row[4], row[5], row[-1]] for row in rows] == [
        ["DB15/ 1—2010", "转化", "DB15/T 1—2026", "文本已转化"],
        ["DB15/ 2—2010", "废止", "", "不转化；结论为废止，不转化"],
    ]


@pytest.mark.parametrize("why", [{"number": "结论为废止"}, ["结论为废止"], 3])
def test_a_log_whose_lines_are_not_as_they_were_is_said(why: object, capsys: Said) -> None:
    row = {"line": 2, "number": "DB15/ 2—2010", "conclusion": "废止", "state": "left", "why": why}
    Path("run.jsonl").write_text(json.dumps(row), "utf-8")
    assert "运行记录里有一行不是原来的样子" in refused(capsys, "转化结论表", "--rows", "run.jsonl")


def test_the_comparison_of_a_conversion_goes_into_the_form(root: Path) -> None:
    """The workbook that a conversion writes gives the rows of the form, none lost, none changed."""
    source = root / "examples" / "db15-mandatory-2010.docx"
    assert run(["convert", str(source), "-o", "out", "--quiet"]) in (0, 1)
    written = "out/db15-mandatory-2010.comparison.xlsx"
    rows = rendered("对照表", "--data", data(), "--rows", written)
    sheet = openpyxl.load_workbook(written).worksheets[0]
    expected = [[str(cell or "") for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(rows) == len(expected) > 5
    for made, asked in zip(rows, expected, strict=True):
        assert [cell.replace("——", "").split() for cell in made] == [cell.replace("——", "").split() for cell in asked]


def test_the_comparison_of_two_editions(root: Path) -> None:
    text = "# 1 范围\n\n本文件规定了羔羊的要求。\n\n# 2 要求\n\n2.1 温度不应低于{}℃。\n\n2.2 羔羊应健康。\n"
    Path("旧.md").write_text(text.format(8), "utf-8")
    Path("新.md").write_text(text.format(5), "utf-8")
    rows = rendered("对照表", "--data", data(), "--old", "旧.md", "--source", "新.md")
    assert (
        len(rows) == 1
        and rows[0][1] == "2.1"
        and "低于8" in rows[0][2]
        and "低于5" in rows[0][4]
        and rows[0][-1] == "是"
    )


def test_a_folder_ticks_the_list(root: Path) -> None:
    Path("材料").mkdir()
    Path("材料/编制说明.md").write_text("# 编制说明\n\n一、任务来源\n", "utf-8")
    Path("材料/附件3.md").write_text("# 征求意见汇总处理表\n\n无。\n", "utf-8")
    Path("材料/~$编制说明.docx").write_bytes(b"x")
    Path("材料/照片.jpg").write_bytes(b"x")
    Path("材料/审查会议纪要.pdf").write_bytes(b"")
    rows = rendered("报批文件清单", "--data", data(), "--folder", "材料")
    marks = {row[1].split("（")[0]: (row[4], row[5]) for row in rows}
    assert marks["编制说明及有关附件"] == ("☑", "编制说明.md")
    assert marks["征求意见汇总处理表"] == ("☑", "附件3.md")
    assert marks["审查会议纪要"][1] == "审查会议纪要.pdf" and marks["审查会议纪要"][0] != "☑"
    assert "文件夹中未归入上列材料的文件：照片.jpg。" in "\n".join(block.text for block in read("out.docx").blocks())


@pytest.mark.parametrize("stage", ["征求意见稿", "报批稿"])
def test_the_name_of_the_list_says_the_stage(stage: str) -> None:
    """The data are those of the draft, whose stage may be another one."""
    words = ("--data", data(f"{HEAD}stage: {stage}\n"))
    assert any(row[1] == "征求意见稿" for row in rendered("送审文件清单", *words))
    assert "地方标准送审文件清单" in {block.text for block in read("out.docx").blocks()}
    assert not any(row[1] == "征求意见稿" for row in rendered("报批文件清单", *words))
    rendered("送审文件清单", "--blank")
    assert "标准送审文件清单" in {block.text for block in read("out.docx").blocks()}


def test_a_folder_of_everything_is_not_read_through(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    from stdkit.commands import folders

    monkeypatch.setattr(folders, "_MOST", 2)
    Path("多").mkdir()
    for number in range(3):
        Path(f"多/{number}.pdf").write_bytes(b"x")
    assert "里的文件超过 2 个" in refused(capsys, "报批文件清单", "--data", data(), "--folder", "多")


def test_what_does_not_fit_is_said_in_one_sentence(capsys: Said) -> None:
    book("空.xlsx", ("姓名", "单位"))
    book("无.xlsx", ("甲", "乙"), ("1", "2"))
    book("错.xlsx", ("标准编号", "结论"), ("DB15/ 1—2010", "保留"))
    Path("坏.xlsx").write_bytes(b"PK\x03\x04")
    Path("坏.jsonl").write_text("[]\n", "utf-8")
    Path("空夹").mkdir()
    members = HEAD + "meeting: {attendees: [{name: 乌云}]}\n"
    for words, said in (
        (["签到表", "--data", data(), "--rows", "没有.csv"], "没有.csv：表格读不到"),
        (["签到表", "--data", data(), "--rows", "空.xlsx"], "空.xlsx：表格只有列名，没有内容"),
        (["签到表", "--data", data(), "--rows", "无.xlsx"], "无.xlsx：表格里没有列名；第一行写列名：“姓名”、“单位”"),
        (["签到表", "--data", data(), "--rows", "坏.xlsx"], "坏.xlsx：表格不是能读的 XLSX"),
        (["投票单", "--data", data(), "--rows", "空.xlsx"], "“标准送审稿投票单”没有可由表格给出的行；--rows 可用于"),
        (["转化结论表", "--rows", "错.xlsx"], "错.xlsx：字段“items[1].conclusion”（结论）的值“保留”不合要求"),
        (["转化结论表", "--rows", "坏.jsonl"], "坏.jsonl：不是 convert --list 的运行记录"),
        (["报批文件清单", "--data", data(), "--folder", "没有"], "没有文件夹“没有”"),
        (["报批文件清单", "--data", data(), "--folder", "空夹"], "文件夹“空夹”是空的"),
        (["申报单", "--data", data(), "--folder", "空夹"], "“申报单”用不到文件夹"),
        (["draft", "--data", data(), "--rows", "空.xlsx"], "“标准草案”是文稿"),
    ):
        assert said in refused(capsys, *words)
    book("人.xlsx", ("姓名", "单位"), ("高娃", "牧业大学"))
    assert "data.yaml：数据里已有“meeting.attendees”" in refused(
        capsys, "签到表", "--data", data(members), "--rows", "人.xlsx"
    )
