"""``stdkit convert --list``: faults named, references among the items, interruption and resumption, the dashboard."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stdkit import cli
from stdkit.convert.plan import convert
from stdkit.convert.policy import load_policy
from stdkit.formats import read, staging
from tests.convert.made_list import make_list
from tests.support.killing import contents, kill_list

DAY = ("--date", "2026-05-01")


def run(listed: Path, out: Path, *more: str) -> int:
    return cli.run(["convert", "--list", str(listed), "-o", str(out), *DAY, "--no-progress", *more])


def rows(out: Path) -> dict[int, dict[str, Any]]:
    """The last row of every item."""
    lines = (out / "run.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["line"]: row for row in map(json.loads, lines)}


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_list(tmp_path_factory.mktemp("list"), 4, pages=4)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_list(tmp_path_factory.mktemp("faulty"), 6)


@pytest.fixture(scope="module")
def done(faulty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("done")
    assert run(faulty, out, "--quiet") == 2
    return out


WHY = {
    "DB15/ 900—2009": "不存在",
    "DB15/ 901—2009": "已损坏",
    "DB15/ 902—2009": "文件里的编号是",
    "DB15/ 903—2009": "修改单",
    "DB15/ 904—2010": "不得转化",
    "DB15/ 905—2004": "废止",
    "DB15/ 906—2012": "整合",
}


def test_every_fault_is_named_and_the_rest_goes_on(done: Path) -> None:
    found = rows(done)
    for number, why in WHY.items():
        (row,) = [row for row in found.values() if row["number"] == number]
        assert row["state"] == ("failed" if number < "DB15/ 904" else "left") and why in row["why"]
    (again,) = [row for row in found.values() if row["title"] == "重复列入"]
    assert again["state"] == "failed" and "重复" in again["why"]
    assert sum(row["state"] == "converted" for row in found.values()) == 6


def test_citations_among_the_items_follow_the_list(done: Path) -> None:
    converted = [row for row in rows(done).values() if row["state"] == "converted"]
    changed = [pair for row in converted for pair in row["references"]]
    own = {row["number"].replace("DB15/ ", "DB15/T ") for row in converted}
    assert changed and {pair["becomes"] for pair in changed} <= own
    clean = read(str(done / "db15-100.clean.docx"))
    cited = next(pair for pair in converted[0]["references"])
    text = "\n".join(block.text for block in clean.blocks())
    assert cited["becomes"] in text and cited["cited"] not in text


def test_converting_a_clean_draft_again_changes_nothing(done: Path) -> None:
    for row in rows(done).values():
        if row["state"] == "converted":
            clean = next(name for name in row["files"] if name.endswith(".clean.docx"))
            again = convert(read(str(done / clean)), load_policy("recommend"))
            assert again.nothing and not again.edits


def test_the_clean_draft_is_checked_and_counted(done: Path) -> None:
    for row in rows(done).values():
        if row["state"] != "converted":
            continue
        assert row["integrity"] is True
        assert set(row["check"]) == {"error", "warning", "info", "rules"}
        before, after = row["provisions"]["before"], row["provisions"]["after"]
        assert before["要求"] - after["要求"] == row["weakened"] == after.get("推荐", 0) - before.get("推荐", 0)


def test_the_summaries_tell_states_and_days(done: Path) -> None:
    book = openpyxl.load_workbook(done / "summary.xlsx")
    assert book.sheetnames == ["总表", "统计", "共同引用", "清稿复查"]
    table = list(book["总表"].iter_rows(values_only=True))
    head = [str(cell) for cell in table[0]]
    by_number = {str(row[1]): dict(zip(head, row, strict=True)) for row in reversed(table[1:])}
    assert by_number["DB15/ 900—2009"]["状态"] == "未能完成"
    assert by_number["DB15/ 905—2004"]["状态"] == "不转化"
    late = {
        row["number"] for row in rows(done).values() if row["due"] and row["due"] < "2026" and row["state"] != "left"
    }
    assert {number for number, row in by_number.items() if row["是否逾期"] == "是"} <= late
    page = (done / "summary.html").read_text(encoding="utf-8")
    assert "不得转化" in page and "强制性地方标准整合精简结论" in page
    assert "http" not in page.replace("http-equiv", ""), "nothing is loaded from anywhere"


def test_a_second_run_changes_nothing(faulty: Path, done: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in done.iterdir()}
    assert run(faulty, done, "--quiet") == 2
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in done.iterdir()}
    assert {name for name in before if before[name][0] != after[name][0]} == set()
    assert {name for name in before if before[name][1] != after[name][1]} <= {"summary.xlsx", "summary.html"}


def test_another_option_is_another_result(listed: Path, tmp_path: Path) -> None:
    short = make_list(tmp_path / "in", 1, pages=4, faults=False)
    run(short, tmp_path / "out", "--quiet")
    run(short, tmp_path / "out", "--quiet", "--policy", "normalise")
    found = [json.loads(line) for line in (tmp_path / "out/run.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(found) == 1, "the policy of the list counts"
    run(short, tmp_path / "out", "--quiet", "--edition", "keep")
    assert len((tmp_path / "out/run.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_decision_sheets_come_back_by_the_list(tmp_path: Path) -> None:
    listed = make_list(tmp_path / "in", 1, pages=8, faults=False)
    assert run(listed, tmp_path / "out", "--quiet") == 1
    book = openpyxl.load_workbook(tmp_path / "out/db15-100.decisions.xlsx", rich_text=True)
    sheet = book["决定表"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 12).value = "规范用词"
    book.save(tmp_path / "in/signed.xlsx")
    text = listed.read_text(encoding="utf-8").replace("conclusion: 转化", "conclusion: 转化\n  decisions: signed.xlsx")
    listed.write_text(text, encoding="utf-8")
    assert run(listed, tmp_path / "out", "--quiet") == 0
    assert rows(tmp_path / "out")[1]["counts"]["undecided"] == 0
    assert rows(tmp_path / "out")[1]["weakened"] == 0


def test_an_item_that_is_no_number_does_not_harm_the_references_of_the_others(tmp_path: Path) -> None:
    listed = make_list(tmp_path / "in", 3, pages=6, faults=False)
    text = listed.read_text(encoding="utf-8") + "- {number: 无编号, conclusion: 转化, file: sources/db15-100.docx}\n"
    listed.write_text(text, encoding="utf-8")
    assert run(listed, tmp_path / "out", "--quiet") == 2
    assert any(row.get("references") for row in rows(tmp_path / "out").values())


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("kept", ["cache", "off"])
def test_a_run_that_is_killed_again_and_again_ends_as_if_it_had_not_been(
    listed: Path, tmp_path: Path, kept: str
) -> None:
    """``script/crash`` does it fifty times."""
    environment = {**os.environ, "STDKIT_CACHE": "off" if kept == "off" else str(tmp_path / "cache")}
    kills, faults = kill_list(listed, tmp_path, kills=2, rng=random.Random(11), environment=environment, each=2)
    assert kills == 2 and faults == []


@pytest.mark.skipif(os.name == "nt", reason="processes of POSIX")
@pytest.mark.parametrize("kept", ["cache", "off"])
@pytest.mark.parametrize("at", [1, 3, 8])
def test_killed_between_the_names_of_one_conversion(
    short: Path, short_done: dict[str, bytes], tmp_path: Path, at: int, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment that random kills hardly ever hit: some of the files have their names, others have not."""
    monkeypatch.setenv("STDKIT_CACHE", "off" if kept == "off" else str(tmp_path / "cache"))
    out = tmp_path / "out"
    child = os.fork()
    if child == 0:
        given, put = [0], staging.put

        def dying(temporary: Path, name: Path) -> None:
            given[0] += 1
            if given[0] == at:
                os._exit(9)
            put(temporary, name)

        staging.put = dying  # type: ignore[attr-defined]
        run(short, out, "--quiet", "--jobs", "1")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    named = [path for path in out.iterdir() if not path.name.startswith(".") and path.name != "run.jsonl"]
    assert len(named) == at - 1
    assert run(short, out, "--quiet", "--jobs", "1") == 1
    assert contents(out) == short_done
    assert not [path for path in out.iterdir() if path.name.startswith(".")], "what was half written is gone"


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_list(tmp_path_factory.mktemp("short"), 1, pages=4, faults=False)


@pytest.fixture(scope="module")
def short_done(short: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("short-done")
    assert run(short, out, "--quiet") == 1
    return contents(out)


def test_lines_of_the_log_that_cannot_be_read_are_said_and_their_items_done_again(
    short: Path, short_done: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    run(short, out, "--quiet")
    (out / "run.jsonl").write_bytes(b"\x00" * 30 + b"\n" + b'{"line": "one"}\n')
    assert run(short, out, "--quiet") == 1
    assert "有 2 行读不出，已略过" in capsys.readouterr().err
    assert (out / "run.jsonl").read_bytes().endswith(short_done["run.jsonl"] + b"\n")


def test_names_that_differ_in_capitals_or_are_taken_by_another_are_counted_on(tmp_path: Path) -> None:
    listed = make_list(tmp_path / "in", 4, pages=4, faults=False)
    sources = tmp_path / "in" / "sources"
    names = ("a/甲.docx", "b/甲.docx", "甲-2.docx", "B/X.docx")
    text = listed.read_text(encoding="utf-8")
    for old, new in zip(sorted(sources.glob("*.docx")), names, strict=True):
        (sources / new).parent.mkdir(exist_ok=True)
        text = text.replace(f"sources/{old.name}", f"sources/{new}")
        old.rename(sources / new)
    listed.write_text(text, encoding="utf-8")
    assert run(listed, tmp_path / "out", "--quiet") == 1
    assert len({name for row in rows(tmp_path / "out").values() for name in row["files"] if "tracked" in name}) == 4


@pytest.mark.skipif("STDKIT_SLOW" not in os.environ, reason="minutes; set STDKIT_SLOW")
def test_eighty_three_items(tmp_path: Path, soffice: str) -> None:
    listed = make_list(tmp_path / "in", 83, soffice=soffice)
    kills, faults = kill_list(listed, tmp_path, kills=3, rng=random.Random(5), environment=os.environ, each=3)
    assert kills == 3 and faults == []
    found = rows(tmp_path / "cut-1")
    assert sum(row["state"] == "converted" for row in found.values()) == 83
    assert sum(row["state"] == "failed" for row in found.values()) == 5
