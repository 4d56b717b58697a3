"""``stdkit verify``: every change to what a conversion wrote is seen, and named."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest

from stdkit.cli import run
from stdkit.convert.audit import seal
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.tracked import write
from stdkit.model import Edit, Span

STEM = "db15-mandatory-2010"
_DAY = datetime.datetime(2026, 5, 2)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(root / "examples" / f"{STEM}.docx", folder)
    assert (
        run(["convert", str(folder / f"{STEM}.docx"), "-o", str(folder / "out"), "--date", "2026-05-01", "--quiet"])
        == 1
    )
    return folder


@pytest.fixture
def results(made: Path, tmp_path: Path) -> Path:
    """A copy of the results with the input beside their folder."""
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made" / "out"


def _verified(results: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["verify", str(results), *more])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_what_nobody_touched_is_as_it_was(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _verified(results, capsys)
    assert code == 0
    assert "原件一致，拒绝全部修订得原文、接受全部修订得清稿" in out


def test_the_audit_tells_every_edit_and_every_file(results: Path) -> None:
    told = json.loads((results / f"{STEM}.audit.json").read_text(encoding="utf-8"))
    source = read_docx(results.parent / f"{STEM}.docx")
    for edit in told["edits"]:
        assert (
            source.text_of(Span(edit["block"], edit["start"], min(edit["end"], edit["start"] + len(edit["old"]))))
            == edit["old"]
        )
        assert edit["reason"]
    assert {output["name"] for output in told["outputs"]} == {
        path.name for path in results.iterdir() if not path.name.endswith(".audit.json")
    }
    assert told["sources"][0]["sha256"] == source.digest


def _drop(results: Path) -> None:
    (results / f"{STEM}.clean.docx").unlink()


def _edit_sheet(results: Path) -> None:
    with (results / f"{STEM}.decisions.xlsx").open("ab") as file:
        file.write(b"\n")


def _weaken(results: Path) -> None:
    """One word of the tracked draft changed as somebody in Word would with tracking switched off."""
    path = results / f"{STEM}.tracked.docx"
    draft = read_docx(path)
    for block in draft.blocks():
        at = block.text.find("，")
        if at >= 0 and not write(
            draft,
            [Edit(Span(block.id, at, at + 1), "；")],
            path.with_name("x.docx"),
            author="某",
            date=_DAY,
            tracked=False,
        ):
            break
    path.with_name("x.docx").replace(path)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (_drop, f"{STEM}.clean.docx 不见了"),
        (_edit_sheet, f"{STEM}.decisions.xlsx 在写出以后改动过"),
        (_weaken, f"{STEM}.tracked.docx 中拒绝全部修订后与原文不同"),
    ],
)
def test_what_was_touched_is_named(
    results: Path, harm: Callable[[Path], None], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(results)
    code, out, _ = _verified(results, capsys)
    assert code == 1
    assert says in out


def test_another_input_is_named(results: Path, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (results.parent / f"{STEM}.docx").unlink()
    code, out, _ = _verified(results, capsys)
    assert (code, "原件不在手边" in out) == (0, True)
    other = tmp_path / "x" / f"{STEM}.docx"
    other.parent.mkdir()
    shutil.copy(root / "examples" / "clean.docx", other)
    code, out, _ = _verified(results, capsys, "--source", str(other))
    assert code == 1
    assert "不是当时的那一份" in out


def test_an_audit_that_was_edited_is_no_witness(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = results / f"{STEM}.audit.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["edits"].pop()
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    code, _, err = _verified(results, capsys)
    assert code == 2
    assert "审计文件本身改动过" in err
    path.write_text(json.dumps({**told, "seal": seal(told)}, ensure_ascii=False), encoding="utf-8")
    assert _verified(results, capsys)[0] == 0, "the seal is against slips; the digests are what binds the files"


@pytest.mark.parametrize(
    ("content", "says"),
    [("{", "不是 JSON"), ("[]", "schema"), ('{"schema": "stdkit.check/1"}', "schema"), (None, "打不开")],
)
def test_what_is_no_audit_is_said(
    tmp_path: Path, content: str | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.audit.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    code, _, err = _verified(path, capsys)
    assert code == 2
    assert says in err


def test_a_folder_without_audits_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = _verified(tmp_path, capsys)
    assert code == 2
    assert "里没有 .audit.json" in err


def test_the_same_conversion_gives_the_same_audit(made: Path, tmp_path: Path) -> None:
    assert run(["convert", str(made / f"{STEM}.docx"), "-o", str(tmp_path), "--date", "2026-05-01", "--quiet"]) == 1
    name = f"{STEM}.audit.json"
    assert (tmp_path / name).read_bytes() == (made / "out" / name).read_bytes()


def test_the_audit_keeps_to_its_schema(results: Path, root: Path) -> None:
    schema = json.loads((root / "stdkit" / "schemas" / "audit.schema.json").read_text(encoding="utf-8"))
    told = json.loads((results / f"{STEM}.audit.json").read_text(encoding="utf-8"))
    assert not [str(fault) for fault in jsonschema_rs.validator_for(schema).iter_errors(told)]
