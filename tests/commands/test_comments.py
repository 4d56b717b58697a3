"""``stdkit comments``, as a secretary runs it: drafts and forms in, the table out, and again when more has come in."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import jsonschema_rs
import openpyxl
import pytest
from docx.text.paragraph import Paragraph

from stdkit.cli import run
from tests.comments.specimens import comment, paragraph, ranged, replaced, returned
from tests.formats.docx.tracked_specimen import p, r

SCHEMA = json.loads((Path(__file__).parents[2] / "stdkit/schemas/comments.schema.json").read_text("utf-8"))


@pytest.fixture
def draft(root: Path) -> Path:
    return root / "examples" / "clean.docx"


def commented(draft: Path, out: Path, comments: list[tuple[str, str]], author: str = "赵某") -> Path:
    """The draft with comments: (beginning of the paragraph, words)."""
    book = docx.Document(str(draft))
    for start, text in comments:
        where = next(one for one in _paragraphs(book) if one.text.startswith(start) and one.runs)
        book.add_comment(where.runs, text=text, author=author, initials="赵")
    book.save(str(out))
    return out


def _paragraphs(book: Any) -> list[Paragraph]:
    return [*book.paragraphs, *(one for table in book.tables for cell in table._cells for one in cell.paragraphs)]


def written(out: Path) -> dict[str, Any]:
    """The JSON that was written, held against its schema."""
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    jsonschema_rs.validate(SCHEMA, found)
    return found


def fault_free(root: Path, path: Path) -> None:
    """No fault under the judge of Word files, where it is at hand."""
    judge = root.parent / "shared" / "tools" / "ooxml_check.py"
    if judge.is_file():
        subprocess.run([sys.executable, str(judge), str(path)], check=True, capture_output=True)


@pytest.fixture
def returns(tmp_path: Path, draft: Path) -> Path:
    """A folder of what came back: two drafts, a form, a form without comment, and what Word leaves beside an open file."""
    folder = tmp_path / "回函"
    folder.mkdir()
    commented(
        draft,
        folder / "甲市农牧局.docx",
        [("宜选用后腿", "建议删去“里脊”"), ("本文件由内蒙古自治区农牧厅提出", "漏写归口"), ("色泽", "指标不全")],
    )
    commented(draft, folder / "乙大学意见.docx", [("宜选用后腿", "请删去“里脊”。")], author="钱某")
    for name, rows in {
        "丙.xlsx": [["1", "4.1.2", "改为“应”"], ["2", "9.9", "编号有误"]],
        "丁.xlsx": [["1", "", "无意见"]],
    }.items():
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in ([f"单位名称：{name[0]}公司"], ["序号", "章条编号", "意见内容"], *rows):
            book.active.append(row)
        book.save(folder / name)
    (folder / "~$甲市农牧局.docx").write_bytes(b"open")
    (tmp_path / "名单.yaml").write_text("- 甲市农牧局\n- {unit: 乙大学}\n- 丙公司\n- 丁公司\n- 戊研究院\n", "utf-8")
    return folder


def test_folder_to_table(returns: Path, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = returns.parent / "汇总.json"
    units = str(returns.parent / "名单.yaml")
    assert run(["comments", str(returns), "--draft", str(draft), "--units", units, "-o", str(out)]) == 0
    made = written(out)
    assert [(row["clause"], row["text"], row["units"]) for row in made["comments"]] == [
        ("前言", "“本文件由内蒙古自治区农牧厅提出。”：漏写归口", ["甲市农牧局"]),
        ("4.1.2", "“宜选用后腿、里脊等筋膜少的部位。”：建议删去“里脊”", ["甲市农牧局", "乙大学"]),
        ("4.1.2", "改为“应”", ["丙公司"]),
        ("7.1 表3", "“色泽”：指标不全", ["甲市农牧局"]),
        ("9.9", "编号有误", ["丙公司"]),
    ]  # fmt: skip
    counts = {name: made["counts"][name] for name in ("asked", "answered", "commenting", "silent", "comments")}
    assert counts == {"asked": 5, "answered": 4, "commenting": 3, "silent": 1, "comments": 5}
    assert made["units"] == {"without_comments": ["丁公司"], "silent": ["戊研究院"], "uninvited": []}
    assert made["project"] == {"title": "风干牛肉加工技术规范"}
    said = capsys.readouterr()
    assert "意见 5 条（另有 1 条与之相同，已合并），处理：未处理 5。" in said.out
    assert "发送 5 个单位，回函 4 个，其中有建议或意见 3 个，没有回函 1 个。\n没有回函的单位：戊研究院。" in said.out
    assert "“9.9”在草案中没有" in said.err


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_decisions_stay_when_more_comes_in(returns: Path, draft: Path, root: Path, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / "一.xlsx", tmp_path / f"二{suffix}"
    units = ["--units", str(tmp_path / "名单.yaml")]
    assert run(["comments", str(returns), *units, "-o", str(first), "--quiet"]) == 0
    book = openpyxl.load_workbook(first)
    sheet = book.worksheets[0]
    row = next(at for at in range(2, 9) if "里脊" in str(sheet.cell(at, 3).value))
    sheet.cell(row, 5).value, sheet.cell(row, 6).value, sheet.cell(row, 7).value = (
        "不采纳",
        "与4.1.1\n重复",
        "已电话说明",
    )
    book.save(first)
    late = commented(
        draft, tmp_path / "戊研究院.docx", [("宜选用后腿", "删去“里脊”"), ("宜选用后腿", "删去“后腿”")], author="孙某"
    )
    assert run(["comments", str(late), "--table", str(first), *units, "-o", str(second), "--quiet"]) == 0
    again = tmp_path / "三.json"
    assert run(["comments", str(second), "-o", str(again), "--quiet"]) == 0
    made = written(again)
    assert len(made["comments"]) == 6
    kept = next(row for row in made["comments"] if row["disposition"])
    assert kept["units"] == ["甲市农牧局", "乙大学", "戊研究院"] or set(kept["units"]) == {
        "甲市农牧局",
        "乙大学",
        "戊研究院",
    }
    assert (kept["disposition"], kept["reason"], kept["remark"]) == ("不采纳", "与4.1.1\n重复", "已电话说明")
    assert made["counts"]["asked"] == 5 and made["counts"]["silent"] == 0
    if suffix == ".docx":
        fault_free(root, second)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_its_own_table_comes_out_as_it_was(returns: Path, draft: Path, tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"一{suffix}", tmp_path / f"二{suffix}"
    assert run(["comments", str(returns), "--units", str(tmp_path / "名单.yaml"), "-o", str(first), "--quiet"]) == 0
    assert run(["comments", str(first), "-o", str(second), "--quiet"]) == 0
    if suffix == ".json":  # what the files were said to lack is said once
        one, other = written(first) | {"notices": []}, written(second) | {"notices": []}
        assert one == other
    else:
        assert first.read_bytes() == second.read_bytes()


def test_dispositions_drop_down_and_nothing_is_a_formula(tmp_path: Path) -> None:
    body = p(r("4.1 尺寸")) + p(ranged(0, r("甲。")))
    path = returned(tmp_path / "甲市局.docx", body, [comment(0, "改", author="赵")])
    evil = tmp_path / "乙.csv"
    evil.write_text('章条编号,意见内容,提出单位\n4.1,"=HYPERLINK(""x"")",+乙公司\n@5,-1改为1,丙\n', "utf-8")
    out = tmp_path / "汇总.xlsx"
    assert run(["comments", str(path), str(evil), "-o", str(out), "--quiet"]) == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert not any(
        str(cell.value or "").startswith(("=", "+", "-", "@")) for row in sheet.iter_rows(min_row=2) for cell in row
    )
    (drop,) = sheet.data_validations.dataValidation
    assert drop.formula1 == '"采纳,部分采纳,不采纳"' and str(drop.sqref).startswith("E2")
    again = tmp_path / "again.json"
    assert run(["comments", str(out), "-o", str(again), "--quiet"]) == 0
    assert {row["text"] for row in written(again)["comments"]} == {"“甲。”：改", '=HYPERLINK("x")', "-1改为1"}


def test_unreadable_return_is_said_and_the_rest_goes_on(
    returns: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (returns / "坏.docx").write_bytes(b"PK\x03\x04")
    (returns / "旁.xlsx").write_bytes((returns / "丙.xlsx").read_bytes()[:300])
    out = tmp_path / "汇总.json"
    assert run(["comments", str(returns), "-o", str(out)]) == 2
    said = capsys.readouterr().err
    assert "坏.docx：" in said and "旁.xlsx：" in said and "Traceback" not in said
    assert len(written(out)["comments"]) == 5


def test_written_decisions_are_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "甲.csv"
    source.write_text("章条编号,意见内容,提出单位,处理意见\n4.1,改,甲局,采纳\n", "utf-8")
    out, new = tmp_path / "汇总.xlsx", tmp_path / "乙.csv"
    new.write_text("章条编号,意见内容,提出单位\n4.1,删,乙局\n", "utf-8")
    assert run(["comments", str(source), "-o", str(out)]) == 0
    before = out.read_bytes()
    assert run(["comments", str(new), "-o", str(out)]) == 2
    assert out.read_bytes() == before and "已有处理意见" in capsys.readouterr().err
    assert run(["comments", str(new), "--table", str(out), "-o", str(out)]) == 2
    assert "不能写在输入文件上" in capsys.readouterr().err


def test_changes_and_comments_of_a_draft(tmp_path: Path) -> None:
    body = (
        p(r("4.1 尺寸"))
        + paragraph(r("羊舍面积应不小于"), replaced("1.2", "1.5", author="赵"), r(" m²。"))
        + p(ranged(0, r("另一句。")))
        + p(r("4.2 水"))
        + p(ranged(1, r("空批注。")))
    )
    path = returned(tmp_path / "甲市局.docx", body, [comment(0, "不清楚", author="赵"), comment(1, "", author="赵")])
    out = tmp_path / "汇总.json"
    assert run(["comments", str(path), "-o", str(out), "--quiet"]) == 0
    made = written(out)
    assert [(row["clause"], row["text"], row["units"]) for row in made["comments"]] == [
        ("4.1", "“另一句。”：不清楚", ["甲市局"]),
        ("4.1", "建议将“羊舍面积应不小于1.2 m²”改为“羊舍面积应不小于1.5 m²”", ["甲市局"]),
    ]
    assert any("4.2处有一条空批注（赵）" in notice for notice in made["notices"])


def test_comments_that_the_draft_had_are_nobodys(tmp_path: Path, draft: Path) -> None:
    sent = commented(draft, tmp_path / "发出.docx", [("宜选用后腿", "起草组：待核")])
    back = commented(sent, tmp_path / "甲局.docx", [("宜选用后腿", "删")], author="钱某")
    out = tmp_path / "汇总.json"
    assert run(["comments", str(back), "--draft", str(sent), "-o", str(out), "--quiet"]) == 0
    assert [row["text"] for row in written(out)["comments"]] == ["“宜选用后腿、里脊等筋膜少的部位。”：删"]


def test_thousand_comments_arrive(tmp_path: Path, draft: Path) -> None:
    """Twenty drafts with fifty comments each: every one is in the table, under its unit."""
    folder = tmp_path / "回函"
    folder.mkdir()
    for unit in range(20):
        book = docx.Document(str(draft))
        places = [one for one in _paragraphs(book) if one.text.strip() and one.runs]
        for number in range(50):
            where = places[(number * 7 + unit) % len(places)]
            book.add_comment(where.runs[0], text=f"第{unit}个单位的第{number}条意见", author=f"作者{unit}")
        book.save(str(folder / f"第{unit}研究所.docx"))
    out = tmp_path / "汇总.json"
    assert run(["comments", str(folder), "-o", str(out), "--quiet"]) == 0
    made = written(out)["comments"]
    found = {(row["units"][0], row["text"].split("：")[-1]) for row in made}
    assert found == {(f"第{u}研究所", f"第{u}个单位的第{n}条意见") for u in range(20) for n in range(50)}
    assert len(made) == 1000 and [row["number"] for row in made] == list(range(1, 1001))


def test_own_form(tmp_path: Path, root: Path) -> None:
    form = docx.Document()
    form.add_paragraph("我们的表：{{ title }}")
    grid = form.add_table(4, 2)
    for at, text in enumerate(
        [
            "章条",
            "意见",
            "{%tr for one in comments.rows %}",
            "",
            "{{ one.clause }}",
            "{{ one.comment }}",
            "{%tr endfor %}",
            "",
        ]
    ):
        grid.cell(at // 2, at % 2).text = text
    form.save(str(tmp_path / "form.docx"))
    (tmp_path / "甲.csv").write_text("章条编号,意见内容,提出单位\n4.1,改,甲局\n", "utf-8")
    (tmp_path / "data.yaml").write_text("title: 某标准\n", "utf-8")
    out = tmp_path / "out.docx"
    options = ["--form", str(tmp_path / "form.docx"), "--data", str(tmp_path / "data.yaml"), "--quiet"]
    assert run(["comments", str(tmp_path / "甲.csv"), *options, "-o", str(out)]) == 0
    made = docx.Document(str(out))
    assert made.paragraphs[0].text == "我们的表：某标准"
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [["章条", "意见"], ["4.1", "改"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.docx"], "没有给出输出文件"),
        (["a.docx", "-o", "x.pdf"], "应是 .docx、.xlsx 或 .json"),
        (["a.docx", "-o", "x.xlsx", "--form", "f.docx"], "只能写成 .docx"),
        (["无.docx", "-o", "x.json"], "文件不存在"),
        (["无.pdf", "-o", "x.json"], "文件不存在"),
        (["无.csv", "-o", "x.json"], "文件不存在"),
        (["坏.pdf", "-o", "x.json"], "坏.pdf：PDF 文件已损坏"),
        (["坏.json", "-o", "x.json"], "不是 stdkit comments 写出的 JSON"),
        (["坏.docx", "-o", "x.json"], "坏.docx："),
        (["空", "-o", "x.json"], "没有可读的回函"),
        (["a.md", "-o", "x.json"], "不认识后缀为 .md 的文件"),
    ],
)
def test_what_does_not_fit_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("空").mkdir()
    for name in ("坏.pdf", "坏.json", "坏.docx", "a.md"):
        Path(name).write_bytes(b"%PDF-1.4 [broken")
    assert run(["comments", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_what_else_lies_in_the_folder_is_named(returns: Path, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old workbooks and photographs may be answers; the list and the draft themselves are none."""
    for name in ("旧式.xls", "盖章页.jpg"):
        (returns / name).write_bytes(b"x")
    units, sent = returns / "名单.csv", returns / "征求意见稿.docx"
    units.write_text("单位\n甲市农牧局\n", "utf-8")
    sent.write_bytes(draft.read_bytes())
    out = returns / "汇总.json"
    assert run(["comments", str(returns), "--units", str(units), "--draft", str(sent), "-o", str(out), "--quiet"]) == 0
    said = capsys.readouterr().err
    assert "有 2 个文件没有读：" in said and "旧式.xls" in said and "盖章页.jpg" in said
    assert run(["comments", str(returns), "--units", str(units), "--draft", str(sent), "-o", str(out), "--quiet"]) == 0
    assert len(written(out)["comments"]) == 5


@pytest.mark.parametrize(("length", "code"), [(10_000, 0), (40_000, 2)])
def test_long_comments(tmp_path: Path, length: int, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    path = returned(tmp_path / "甲市局.docx", p(ranged(0, r("甲。"))), [comment(0, "长" * length)])
    assert run(["comments", str(path), "-o", str(tmp_path / "out.docx"), "--quiet"]) == 0
    assert run(["comments", str(path), "-o", str(tmp_path / "out.xlsx"), "--quiet"]) == code
    again = tmp_path / "out.json"
    # A paragraph this long in a file that comes in is taken only where the settings say so.
    assert run(["comments", str(tmp_path / "out.docx"), "-o", str(again), "--quiet"]) == code
    (tmp_path / "stdkit.toml").write_text("[limits]\nparagraph-chars = 50000\n", encoding="utf-8")
    assert run(["comments", str(tmp_path / "out.docx"), "-o", str(again), "--quiet"]) == 0
    assert written(again)["comments"][0]["text"].count("长") == length
    assert ("放不下" in capsys.readouterr().err) == bool(code)
