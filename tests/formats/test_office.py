"""DOC, WPS, RTF, ODT: told by content, converted in one start, kept, refused with one sentence."""

from __future__ import annotations

import os
import shutil
import stat
import struct
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stdkit import cli
from stdkit.errors import UnreadableFile
from stdkit.formats import cache, office, read
from stdkit.formats.compound import MAGIC, stream_heads
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown
from stdkit.limits import within
from stdkit.model import Document

DRAFT = "# 1 范围\n\n本文件规定了水表的要求。\n\n# 4 要求\n\n4.1 水表必须可靠接地。\n\n4.2 外壳应平整。\n"
WORD = {"WordDocument": b"\xec\xa5\xc1\x00"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache._RUN, raising=False)
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.delenv(office.PROGRAM, raising=False)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with a sector of 4,096 bytes for each stream."""
    size = 4096
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytearray(size)
    header[:8] = MAGIC
    struct.pack_into("<5H", header, 0x18, 0x3E, 4, 0xFFFE, 12, 6)
    struct.pack_into("<4I", header, 0x28, 1, 1, 1, 0)
    struct.pack_into("<6I", header, 0x38, 4096, end, 0, end, 0, 0)
    struct.pack_into("<108I", header, 0x50, *[free] * 108)
    entries = [("Root Entry", 5, end, 0)]
    entries += [(name, 2, 2 + number, size) for number, name in enumerate(streams)]
    folder = bytearray()
    for name, kind, start, length in entries:
        entry = bytearray(128)
        raw = name.encode("utf-16-le") + b"\0\0"
        entry[: len(raw)] = raw
        struct.pack_into("<HB", entry, 0x40, len(raw), kind)
        struct.pack_into("<II", entry, 0x74, start, length)
        folder += entry
    chain = [table, end, *[end] * len(streams)]
    sectors = struct.pack(f"<{size // 4}I", *(chain + [free] * (size // 4 - len(chain))))
    sectors += bytes(folder.ljust(size, b"\0"))
    return bytes(header) + sectors + b"".join(data.ljust(size, b"\0") for data in streams.values())


def test_streams_of_a_compound_file_are_found() -> None:
    data = compound({"WordDocument": b"\xec\xa5", "1Table": b"x"})
    heads = stream_heads(data)
    assert set(heads) == {"WordDocument", "1Table"} and heads["WordDocument"].startswith(b"\xec\xa5")
    assert stream_heads(data[:600]) == {}, "cut off"
    assert stream_heads(MAGIC + b"\xff" * 5000) == {}
    looped = bytearray(data)
    struct.pack_into("<I", looped, 4096 + 4, 1)  # the directory follows itself
    assert set(stream_heads(bytes(looped))) == {"WordDocument", "1Table"}


@pytest.mark.parametrize(
    ("head", "suffix", "format"),
    [
        (MAGIC, ".doc", "doc"),
        (MAGIC, ".docx", "doc"),
        (MAGIC, ".wps", "wps"),
        (b"{\\rtf1\\ansi", ".doc", "rtf"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>', ".doc", "doc"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", ".doc", "odt"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", ".doc", None),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", ".wps", None),
        (b"%PDF-1.7", ".doc", None),
        (b"text", ".doc", None),
    ],
)
def test_content_tells_the_format(head: bytes, suffix: str, format: str | None) -> None:
    assert office.office_format(head, suffix) == format


@pytest.mark.parametrize(
    ("streams", "says"),
    [
        ({"WordDocument": b"\0" * 10 + b"\x00\x01"}, "加密"),
        ({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}, "加密"),
        ({"Workbook": b"x"}, "Excel"),
        ({"PowerPoint Document": b"x"}, "演示文稿"),
    ],
)
@pytest.mark.parametrize("suffix", [".doc", ".docx", ".wps"])
def test_what_no_conversion_would_mend_is_said_before(
    streams: dict[str, bytes], says: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: pytest.fail("asked for LibreOffice"))
    path = tmp_path / f"草案{suffix}"
    path.write_bytes(compound(streams))
    with pytest.raises(UnreadableFile, match=says):
        read(path)


def test_without_libreoffice_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    (tmp_path / "草案.doc").write_bytes(compound(WORD))
    (tmp_path / "草案.rtf").write_bytes(b"{\\rtf1 text}")
    monkeypatch.chdir(tmp_path)
    for name in ("草案.doc", "草案.rtf"):
        assert cli.run(["read", name]) == 2
        said = capsys.readouterr()
        assert said.out == "" and said.err.count("\n") == 1
        assert name in said.err and "安装 LibreOffice" in said.err


def test_text_with_the_name_of_an_office_file(tmp_path: Path) -> None:
    path = tmp_path / "草案.doc"
    path.write_text("<html>草案</html>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="内容却不是"):
        read(path)


def test_docx_with_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    write_fresh(read_markdown(DRAFT), tmp_path / "草案.docx")
    for suffix in (".doc", ".wps"):
        path = (tmp_path / "草案.docx").rename(tmp_path / f"草案{suffix}")
        assert read(path).format == "docx"
        path.rename(tmp_path / "草案.docx")


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program that answers as LibreOffice would: a DOCX for each input, a line in a log for each start."""
    if sys.platform == "win32":
        pytest.skip("a script cannot stand for a program")
    model = tmp_path / "model.docx"
    write_fresh(read_markdown(DRAFT), model)
    program = tmp_path / "soffice"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, shutil, sys, time\n"
        f"with open({str(tmp_path / 'starts')!r}, 'a') as log: print(*sys.argv[1:], sep='\\t', file=log)\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir(exist_ok=True)\n"
        "for name in sys.argv[sys.argv.index('--outdir') + 2:]:\n"
        "    data = pathlib.Path(name).read_bytes()\n"
        "    if b'hang' in data: time.sleep(60)\n"
        "    if b'crash' in data: sys.exit(3)\n"
        f"    shutil.copy({str(model)!r}, out / (pathlib.Path(name).stem + '.docx'))\n",
        encoding="utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(office.PROGRAM, str(program))
    shutil.rmtree(tmp_path / "kept", ignore_errors=True)  # the ledger of what was written here so far
    yield tmp_path


def starts(folder: Path) -> list[list[str]]:
    log = folder / "starts"
    return [line.split("\t") for line in log.read_text().splitlines()] if log.exists() else []


def word(folder: Path, name: str, content: bytes = b"") -> Path:
    path = folder / name
    path.write_bytes(compound(WORD | {"1Table": content or name.encode()}))
    return path


def test_the_document_bears_the_name_of_the_original(fake: Path) -> None:
    path = word(fake, "草 案.wps")
    document = read(path)
    assert (document.format, document.path) == ("wps", str(path))
    assert document.digest == read(path).digest != read(office.as_docx(path)).digest
    assert [clause.number for element in document.elements for clause in element.walk()] == ["4.1", "4.2"]


def test_many_files_in_one_start_and_none_the_second_time(fake: Path) -> None:
    files = [word(fake, name) for name in ("甲.doc", "乙.wps", "丙.doc")]
    files.append(word(fake, "副本.doc", "甲.doc".encode()))
    office.convert_ahead([*files, fake / "model.docx", fake / "没有.doc"])
    assert len(starts(fake)) == 1 and len([word for word in starts(fake)[0] if word.endswith(".doc")]) == 3
    for path in files:
        read(path)
    office.convert_ahead(files)
    assert len(starts(fake)) == 1


def test_each_start_has_its_own_profile_without_macros(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    run = office._wait_for

    def look(command: list[str], seconds: float) -> str:
        address = next(word for word in command if word.startswith("-env:UserInstallation="))
        settings = Path(address.partition("file://")[2]) / "user" / "registrymodifications.xcu"
        assert 'name="DisableMacrosExecution" oor:op="fuse"><value>true' in settings.read_text(encoding="utf-8")
        seen.append(address)
        return run(command, seconds)

    monkeypatch.setattr(office, "_wait_for", look)
    for name in ("甲.doc", "乙.doc"):
        read(word(fake, name))
    assert len(set(seen)) == 2


def test_a_file_that_cannot_be_converted_harms_no_other(fake: Path) -> None:
    good, bad, slow = word(fake, "甲.doc"), word(fake, "乙.doc", b"crash"), word(fake, "丙.doc", b"hang")
    with within(office_seconds=2):
        office.convert_ahead([bad, slow, good])
    assert read(good).format == "doc"
    with pytest.raises(UnreadableFile, match=r"乙\.doc.*没能转换.*另存为"):
        read(bad)
    with within(office_seconds=2), pytest.raises(UnreadableFile, match=r"丙\.doc.*2 秒"):
        read(slow)


def test_nothing_is_kept_where_that_is_asked(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "off")
    path = word(fake, "甲.doc")
    read(path)
    read(path)
    assert len(starts(fake)) == 1, "within a run it is"
    assert not (fake / "kept").exists()


def test_a_folder_that_cannot_be_written_does_not_stop_reading(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fake / "kept").write_text("a file where the folder should be")
    assert read(word(fake, "甲.doc")).format == "doc"


def test_old_results_go(tmp_path: Path) -> None:
    old = cache.keep("docx", "old", b"1")
    os.utime(old, (0, 0))
    os.utime(old.parent / ".looked", (0, 0))
    new = cache.keep("docx", "new", b"2")
    assert new.is_file() and not old.exists()


def test_findings_and_fixes_go_into_the_converted_file(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word(fake, "草案.doc")
    before = path.read_bytes()
    monkeypatch.chdir(fake)
    arguments = ["--select", "MOD001", "--annotate", "批注.docx", "--fix", "修订.docx", "--fix-safety", "review"]
    assert cli.run(["check", "草案.doc", *arguments]) == 1
    with zipfile.ZipFile(fake / "修订.docx") as archive:
        assert b"<w:del " in archive.read("word/document.xml")
    assert path.read_bytes() == before


def test_converting_keeps_the_file_that_libreoffice_made(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = read_markdown(DRAFT)
    write_fresh(replace(draft, cover=replace(draft.cover, number="GB 1234—2010", title="水表")), fake / "model.docx")
    word(fake, "草案.doc")
    monkeypatch.chdir(fake)
    assert cli.run(["convert", "草案.doc", "-o", "out", "--new-number", "GB/T 1234—2026"]) in (0, 1)
    assert (fake / "out/草案.asread.docx").read_bytes() == (fake / "model.docx").read_bytes()
    with zipfile.ZipFile(fake / "out/草案.tracked.docx") as archive:
        assert b"<w:del " in archive.read("word/document.xml")


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_a_real_conversion_reads_as_the_draft_does(suffix: str, soffice: str, tmp_path: Path) -> None:
    import subprocess

    write_fresh(read_markdown(DRAFT), tmp_path / "草案.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "草案.docx")], check=True, timeout=180, capture_output=True)
    document = read(tmp_path / f"草案.{suffix}")
    assert document.format == suffix
    # LibreOffice itself changes the numbering when it *writes* DOC and RTF; the text it keeps.
    assert [b.text for b in document.blocks()] == [b.text for b in read(tmp_path / "草案.docx").blocks()]


@pytest.mark.office
@pytest.mark.corpus
def test_real_doc_files_read_as_their_docx_twins(soffice: str, corpus: Path) -> None:
    files = sorted((corpus / "doc").glob("*.doc"))
    office.convert_ahead(files)
    for path in files:
        twin = read(corpus / "docx-from-doc" / f"{path.stem}.docx")
        assert _said(read(path)) == _said(twin)


def _said(doc: Document) -> list[tuple[str, str, str]]:
    """The text without its formulas: those of a .doc are read only where LibreOffice has its Math part."""
    return [
        (block.kind, block.label, "".join(run.text for run in block.runs if "math" not in run.marks))
        for block in doc.blocks()
        if block.kind != "formula"
    ]
