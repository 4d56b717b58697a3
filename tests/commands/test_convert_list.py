"""``stdkit convert --list``: faults named, references among the items, interruption and resumption, the dashboard."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from stdkit import cli
from stdkit.convert.plan import convert
from stdkit.convert.policy import load_policy
from stdkit.formats import read
from tests.convert.made_list import make_list

DAY = ("--date", "2026-05-01")


def run(listed: Path, out: Path, *more: str) -> int:
    return cli.run(["convert", "--list", str(listed), "-o", str(out), *DAY, "--no-progress", *more])


def rows(out: Path) -> dict[int, dict[str, Any]]:
    """The last row of every item."""
    lines = (out / "run.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["line"]: row for row in map(json.loads, lines)}


def contents(out: Path) -> dict[str, bytes]:
    """Every file by name; of the log its lines in order of items, since those of one run come as they get done."""
    found = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    found["run.jsonl"] = b"\n".join(sorted(found["run.jsonl"].splitlines()))
    return found


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_list(tmp_path_factory.mktemp("list"), 8, pages=5)


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
def test_a_run_that_is_killed_again_and_again_ends_as_if_it_had_not_been(listed: Path, tmp_path: Path) -> None:
    killed_and_resumed(listed, tmp_path, kills=3, seed=11, longest=3.0)


def killed_and_resumed(listed: Path, tmp_path: Path, *, kills: int, seed: int, longest: float) -> None:
    """Kill a run at random moments, resume it, and compare with one that was left alone."""
    rng = random.Random(seed)
    command = [
        sys.executable,
        "-c",
        "from stdkit.cli import main; main()",
        "convert",
        "--list",
        str(listed),
        *DAY,
        "--jobs",
        "2",
        "--quiet",
    ]
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    alone = subprocess.run([*command, "-o", str(whole)], check=False, capture_output=True, timeout=600)
    assert alone.returncode in (1, 2), alone.stderr
    logged = 0
    for _ in range(kills):
        running = subprocess.Popen([*command, "-o", str(cut)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        began = time.monotonic()
        # Not before it has begun to log something new: a kill while Python starts tells nothing.
        while time.monotonic() - began < 120 and running.poll() is None and _lines(cut) <= logged:
            time.sleep(0.01)
        time.sleep(rng.uniform(0, longest / 6))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert _lines(cut) >= logged, "nothing that was logged is lost"
        logged = _lines(cut)
    with (cut / "run.jsonl").open("ab") as file:
        file.write(b'{"line": 3, "number": "DB15/ 1')  # as if the kill had come while the last line was written
    subprocess.run([*command, "-o", str(cut)], check=False, capture_output=True, timeout=600)
    assert contents(cut).keys() == contents(whole).keys()
    left, right = contents(cut), contents(whole)
    assert [name for name in left if left[name] != right[name]] == []
    assert not [path for path in cut.iterdir() if path.name.startswith(".")], "what was half written is gone"


def _lines(out: Path) -> int:
    log = out / "run.jsonl"
    return log.read_bytes().count(b"\n") if log.is_file() else 0


@pytest.mark.skipif("STDKIT_SLOW" not in os.environ, reason="minutes; set STDKIT_SLOW")
def test_eighty_three_items(tmp_path: Path, soffice: str) -> None:
    listed = make_list(tmp_path / "in", 83, soffice=soffice)
    killed_and_resumed(listed, tmp_path, kills=3, seed=5, longest=30.0)
    found = rows(tmp_path / "cut")
    assert sum(row["state"] == "converted" for row in found.values()) == 83
    assert sum(row["state"] == "failed" for row in found.values()) == 5
