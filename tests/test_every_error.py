"""Errors that no other test has reason to raise: each is raised here once (conftest.py counts)."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stdkit.cli import run
from stdkit.errors import StdkitError

DRAFT = "---\nnumber: DB15/T 1—2026\ntitle: 甲\n---\n# 1 范围\n\n本文件适用于甲。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a draft, a text file and a folder in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "b.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of the errors made during the test: in a batch they are told without."""
    codes: list[str] = []
    begin = StdkitError.__init__

    def noted(error: StdkitError, code: str, *said: Any, **about: Any) -> None:
        codes.append(code)
        begin(error, code, *said, **about)

    monkeypatch.setattr(StdkitError, "__init__", noted)
    return codes


def _said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert run(arguments) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "arguments", "says"),
    [
        ("O002", ["check", "a.md", "--format", "xlsx"], "要写入文件"),
        ("O019", ["convert", "--list", "x.yaml", "--new-number", "DB15/T 1—2026", "-o", "out"], "同用"),
        ("W005", ["new", "product", "-o", "file/x", "--data", "new.yaml"], "建不了文件夹"),
        ("W006", ["read", "a.md", "b.md", "-o", "file"], "不是文件夹"),
        ("W007", ["read", "a.md", "b.md", "-o", "file/x"], "文件夹建不了"),
        ("W009", ["check", "a.md", "-o", "folder"], "是一个文件夹"),
        ("O041", ["read", "a.md", "b.md"], "要写入文件夹"),
        ("D005", ["render", "转化结论表", "--rows", "no.jsonl", "-o", "x.docx"], "运行记录读不到"),
        ("D013", ["comments", "unnamed.csv", "-o", "x.xlsx"], "没有认出意见表的表头"),
        ("D015", ["comments", "form.csv", "--units", "no.yaml", "-o", "x.xlsx"], "单位名单读不到"),
        ("D021", ["convert", "--list", "empty.yaml", "-o", "out"], "清单是空的"),
        ("D044", ["convert", "a.md", "--conversion-list", "other.yaml", "-o", "out"], "没有对应的推荐性编号"),
        ("W012", ["convert", "gb.md", "-o", "file/x"], "文件夹建不了"),
        ("D002", ["convert", "sheet.md", "-o", "out"], "这是修改单"),
        ("F022", ["comments", "broken.xlsx", "-o", "x.xlsx"], "不是能读的 XLSX"),
        ("D099", ["check", "latin/a.md"], "不是 UTF-8"),
        ("D120", ["render", "draft", "--data", "latin.yaml", "-o", "x.docx"], "应为 UTF-8"),
    ],
)
def test_what_is_asked_for_cannot_be(
    here: Path,
    code: str,
    arguments: list[str],
    says: str,
    root: Path,
    made: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here / "new.yaml").write_bytes((root / "examples" / "draft.yaml").read_bytes())
    (here / "unnamed.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    (here / "form.csv").write_text("序号,章条编号,意见内容,提出单位\n1,4.1,改,某院\n", encoding="utf-8")
    (here / "empty.yaml").write_text("items: []\n", encoding="utf-8")
    (here / "other.yaml").write_text("items:\n  - {number: JJG 1—2000}\n", encoding="utf-8")
    (here / "gb.md").write_text(DRAFT.replace("DB15/T", "DB15/"), encoding="utf-8")
    (here / "sheet.md").write_text(
        DRAFT.replace("DB15/T", "DB15/").replace("title: 甲", "title: 甲第1号修改单"), encoding="utf-8"
    )
    with zipfile.ZipFile(here / "broken.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    (here / "latin").mkdir()
    (here / "latin" / "stdkit.toml").write_bytes('select = ["MOD"]  # 甲'.encode("gb18030"))
    (here / "latin" / "a.md").write_text(DRAFT, encoding="utf-8")
    (here / "latin.yaml").write_bytes("title: 甲".encode("gb18030"))
    said = _said(arguments, capsys)
    assert says in said
    assert code in made


def _code(call: Callable[[], Any]) -> str:
    with pytest.raises(StdkitError) as raised:
        call()
    return raised.value.code


def _denied(*_: Any, **__: Any) -> Any:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _readers() -> dict[str, Callable[[Path], Any]]:
    from stdkit.comments import returns
    from stdkit.formats import grids, office, reading
    from stdkit.formats.docx import package
    from stdkit.lint import baseline, library, profile, settings

    return {
        "F005": lambda path: returns._of_json(path.with_suffix(".json")),
        "F010": lambda path: package.open_package(path),
        "F019": lambda path: grids.read_grids(path),
        "F025": lambda path: office.read_office(path.with_suffix(".doc")),
        "F048": lambda path: reading.read(path),
        "D074": lambda path: baseline.load_baseline(path),
        "D084": lambda path: library.read_library(path),
        "D096": lambda path: profile.load_profile(str(path.with_suffix(".yaml"))),
        "D100": lambda path: settings.find_settings(path),
    }


@pytest.mark.parametrize("code", ["F005", "F010", "F019", "F025", "F048", "D074", "D084", "D096", "D100"])
def test_a_file_that_may_not_be_read(tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("x.docx", "x.json", "x.doc", "x.yaml", "stdkit.toml"):
        (tmp_path / name).write_bytes(b"content")
    reader = _readers()[code]
    for way in ("read_bytes", "read_text", "open"):
        monkeypatch.setattr(Path, way, _denied)
    assert _code(lambda: reader(tmp_path / "x.docx")) == code


def test_a_file_that_goes_before_it_is_read(tmp_path: Path) -> None:
    from stdkit.formats import grids

    assert _code(lambda: grids.read_grids(tmp_path / "no.xlsx")) == "F018"


def test_a_pdf_without_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import pypdfium2

    from stdkit.formats.pdf import reader

    class Empty:
        def __init__(self, *_: object, **__: object) -> None: ...

        def __len__(self) -> int:
            return 0

        def close(self) -> None: ...

    monkeypatch.setattr(pypdfium2, "PdfDocument", Empty)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    assert _code(lambda: reader.read_pdf(tmp_path / "a.pdf")) == "F036"


def test_a_report_of_a_form_there_is_not() -> None:
    from stdkit.reports import check_format

    assert _code(lambda: check_format("sarf")) == "O063"


def test_a_scheduler_without_workers_and_one_with_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from stdkit.commands import cluster

    class Client:
        def __init__(self, versions: dict[str, str]) -> None:
            self.versions = versions

        def run(self, _function: object) -> dict[str, str]:
            return self.versions

    assert _code(lambda: cluster._workers(Client({}), "tcp://x")) == "O010"
    assert _code(lambda: cluster._workers(Client({"tcp://y": "0.0.1"}), "tcp://x")) == "O011"


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
def test_a_folder_that_another_run_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    from stdkit.convert.runlog import RunLog

    monkeypatch.setattr(fcntl, "lockf", _denied)
    assert _code(lambda: RunLog(tmp_path / "run.jsonl")) == "W014"


def test_a_sheet_of_another_version(root: Path, tmp_path: Path) -> None:
    import openpyxl

    from stdkit.convert.sheet import read_sheet

    assert run(["convert", str(root / "examples" / "db15-mandatory-2010.docx"), "-o", str(tmp_path), "--quiet"]) == 1
    path = tmp_path / "db15-mandatory-2010.decisions.xlsx"
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if row[0].value == "schema":
                row[1].value = "stdkit.decisions/99"
    book.save(path)
    assert _code(lambda: read_sheet(path)) == "D048"


def test_a_zip_beyond_what_its_directory_can_say() -> None:
    from stdkit.formats.docx import archive

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as written:
        written.writestr("a", b"x")
    with zipfile.ZipFile(data) as read:
        (record,) = archive._central_records(data.getvalue(), read.start_dir, 1)
    assert _code(lambda: archive._moved(record, archive._FULL)) == "W016"


@pytest.mark.parametrize(
    ("code", "name", "data"),
    [
        ("F026", "x.docx", b"plain text"),
        ("F029", "x.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)),
        ("F030", "x.odt", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text" + bytes(100)),
    ],
)
def test_what_libreoffice_would_fail_at(tmp_path: Path, code: str, name: str, data: bytes) -> None:
    from stdkit.formats import office

    path = tmp_path / name
    path.write_bytes(data)
    assert _code(lambda: office._source(path)) == code


def test_an_odt_with_a_password(tmp_path: Path) -> None:
    from stdkit.formats import office

    path = tmp_path / "x.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert _code(lambda: office._source(path)) == "F031"


def test_a_pdf_that_libreoffice_does_not_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stdkit.formats import printing

    (tmp_path / "a.docx").write_bytes(b"x")
    monkeypatch.setattr(printing, "find_office", lambda: "soffice")
    monkeypatch.setattr(printing, "_copied", lambda source, target: target)
    monkeypatch.setattr(printing, "run_office", lambda *_: "")
    assert _code(lambda: printing.write_pdfs([tmp_path / "a.docx"])) == "W020"


def test_remarks_of_a_pdf_that_cannot_be_read(tmp_path: Path) -> None:
    from stdkit.formats.markdown import read_markdown
    from stdkit.formats.pdf import remarks

    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    assert _code(lambda: remarks._remarks(tmp_path / "a.pdf", read_markdown(DRAFT))) == "F038"


def test_a_pdf_page_that_takes_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    from stdkit.formats.pdf import watch

    held = next(one for name, one in vars(watch).items() if name.endswith("Watch") and isinstance(one, type))
    watching = held.__new__(held)
    watching.number, watching.name, watching._since, watching._before = 3, "a.pdf", float("inf"), 0
    monkeypatch.setattr(watch, "megabytes", lambda: 10**9)
    fault = watching.passed()
    assert fault is not None
    assert fault.code == "F040"


def test_a_form_that_puts_text_between_the_rows() -> None:
    from lxml import etree

    from stdkit.formats.docx.forms import settle

    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = etree.fromstring(f'<w:document xmlns:w="{w}"><w:body><w:p>甲</w:p></w:body></w:document>')
    assert _code(lambda: settle._drop_blanks(root, "f.docx", "正文")) == "D071"
