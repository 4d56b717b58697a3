"""Files meant badly, through every reader: a result or one sentence that says what and how to go on."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from stdkit.convert.sheet import read_sheet
from stdkit.errors import BadData, UnreadableFile
from stdkit.facts.packed import archive_fault, truthful
from stdkit.formats import read
from stdkit.formats.docx.fresh.pictures import picture_source
from stdkit.formats.docx.number_formats import format_number
from stdkit.formats.docx.package import open_package
from stdkit.formats.grids import read_grids
from stdkit.formats.office import read_office
from stdkit.limits import within
from stdkit.lint.profile import load_profile
from stdkit.lint.runner import check
from stdkit.model import Cover, Document
from tests.formats.docx.specimens import abstract, build, cell, level, listed, num, p, r, row, style, styled, table

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def refused(path: Path, code: str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    sentence = str(caught.value)
    assert caught.value.code == code, sentence
    assert str(path) in sentence and sentence.count("。") == 1 and "；" in sentence
    return sentence


def docx_of(*entries: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "other", ["word/document.xml", "WORD/document.xml", "word\\document.xml", "/word/document.xml"]
)
def test_two_parts_of_one_name_are_refused(tmp_path: Path, other: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<a/>"), (other, b"<b/>")))
    assert "同名" in refused(path, "F012")


def test_parts_that_overlap_are_refused(tmp_path: Path) -> None:
    data = bytearray(docx_of(("[Content_Types].xml", b"<T/>" * 99), ("word/document.xml", b"<a/>" * 99)))
    second = data.rfind(b"PK\1\2")
    data[second + 42 : second + 46] = struct.pack("<L", 0)  # the second entry begins where the first does
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableFile, match=r"重叠|损坏"):
        read(path)


def test_an_archive_that_unpacks_to_more_than_it_says_is_found_out() -> None:
    data = bytearray(docx_of(("a.xml", b"0" * 5_000_000)))
    directory = data.rfind(b"PK\1\2")
    local = data.find(b"PK\3\4")
    for at in (directory + 24, local + 22):
        data[at : at + 4] = struct.pack("<L", 10)
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        assert archive_fault(archive) is None
        assert not truthful(archive)
    with zipfile.ZipFile(io.BytesIO(docx_of(("a.xml", b"0" * 5000), ("b", b"")))) as archive:
        assert truthful(archive)


def test_names_that_lead_outside_are_only_names(tmp_path: Path) -> None:
    path = build(tmp_path / "a.docx", p("本文件规定了要求。"))
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("../../evil.txt", "C:\\evil.txt", "/etc/evil.txt", "..\\..\\evil2.txt"):
            archive.writestr(name, "x")
    before = sorted(tmp_path.parent.rglob("evil*"))
    assert read(path).format == "docx"
    assert sorted(tmp_path.parent.rglob("evil*")) == before


@pytest.mark.parametrize("tag", ["tbl", "p", "hyperlink"])
def test_elements_nested_without_end(tmp_path: Path, tag: str) -> None:
    path = build(tmp_path / "a.docx", f"<w:{tag}>" * 100_000 + f"</w:{tag}>" * 100_000)
    assert "xml-depth" in refused(path, "F007")


def test_too_many_tags(tmp_path: Path) -> None:
    with within(xml_tags=1000):
        assert "xml-tags" in refused(build(tmp_path / "a.docx", p("文") * 500), "F007")


def test_a_table_that_spans_a_thousand_million_columns(tmp_path: Path) -> None:
    body = table(row(cell("甲", '<w:gridSpan w:val="999999999"/>'), "乙"))
    assert "table-cells" in refused(build(tmp_path / "a.docx", body), "F062")


def test_a_paragraph_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 1 范围\n\n" + "应" * 30_000 + "\n", encoding="utf-8")
    assert "paragraph-chars" in refused(path, "F061")
    with within(paragraph_chars=40_000):
        assert read(path).format == "markdown"


def test_what_is_nested_beyond_a_reader_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("stdkit.formats.reading._read_docx", deep)
    refused(build(tmp_path / "a.docx", p("文")), "F063")


def test_files_beyond_size(tmp_path: Path) -> None:
    draft, text = build(tmp_path / "a.docx", p("文")), tmp_path / "a.md"
    text.write_text("文字", encoding="utf-8")
    with within(file_mb=0):
        refused(draft, "F056")
    with within(text_mb=0):
        refused(text, "F057")


def test_tables_in_tables_are_looked_through_once(tmp_path: Path) -> None:
    body = p("深")
    for _ in range(60):
        body = table(row(cell(body + p())))
    document = read(build(tmp_path / "a.docx", body))
    assert isinstance(check(document, load_profile()), list | tuple)


@pytest.mark.parametrize("number_format", ["upperLetter", "lowerRoman", "chicago", "decimal", "chineseCounting"])
def test_numbers_without_end_are_short(number_format: str) -> None:
    assert len(format_number(2**31, number_format)) < 20


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (styled("文", "a"), {"styles": style("a", based_on="b") + style("b", based_on="a") + style("c", based_on="c")}),
        (listed("文", 1), {"numbering": num(1, 77)}),
        (listed("文", 1), {"numbering": abstract(1, level(0, "%1", start=10**400)) + num(1, 1)}),
        (listed("文", 1, 10**9) + listed("文", 1, -3), {"numbering": abstract(1, level(99, "%9%8%0")) + num(1, 1)}),
        (
            listed("文", 1),
            {
                "numbering": "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>"
                "<w:abstractNum w:abstractNumId='2'><w:styleLink w:val='L'/><w:numStyleLink w:val='L'/></w:abstractNum>"
                + num(1, 1),
            },
        ),
        (listed("文", 1) * 99, {"numbering": abstract(1, level(0, "%1" * 20_000)) + num(1, 1)}),
        (p(BEGIN * 20_000), {}),
        (p(BEGIN * 3000 + r("文") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 3000), {}),
    ],
    ids=["basedOn", "no abstract", "start", "levels", "links", "level text", "fields", "closed fields"],
)
def test_markup_in_circles_and_out_of_range_is_read(tmp_path: Path, body: str, parts: dict[str, str]) -> None:
    assert read(build(tmp_path / "a.docx", body, **parts)).format == "docx"


def workbook() -> bytes:
    import openpyxl

    held = io.BytesIO()
    openpyxl.Workbook().save(held)
    return held.getvalue()


def lying(data: bytes) -> bytes:
    """The archive with the size of its first entry said to be 10 bytes."""
    made = bytearray(data)
    for at in (made.find(b"PK\1\2") + 24, made.find(b"PK\3\4") + 22):
        made[at : at + 4] = struct.pack("<L", 10)
    return bytes(made)


def test_tables_of_others_keep_to_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    for changed, code in (({"file_mb": 0}, "F052"), ({"data_unpacked_mb": 0}, "F020")):
        with within(**changed), pytest.raises(UnreadableFile) as caught:
            read_grids(path)
        assert caught.value.code == code
    path.write_bytes(lying(workbook()))
    with pytest.raises(UnreadableFile, match="不符"):
        read_grids(path)


def test_decision_sheets_keep_to_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    with within(data_mb=0), pytest.raises(BadData, match="data-mb"):
        read_sheet(path)
    path.write_bytes(lying(workbook()))
    with pytest.raises(BadData, match="不是能读的 XLSX"):
        read_sheet(path)
    path.write_bytes(docx_of(("xl/workbook.xml", b"<x/>")))
    with pytest.raises(BadData, match="不是能读的工作簿"):
        read_sheet(path)


def test_what_libreoffice_would_read_keeps_to_limits(tmp_path: Path) -> None:
    kind = b"application/vnd.oasis.opendocument.text"
    path = tmp_path / "a.odt"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", b"<m/>")
        archive.writestr("content.xml", b"0" * 2_000_000, zipfile.ZIP_DEFLATED)
    path.write_bytes(held.getvalue())
    with within(part_mb=1):
        refused(path, "F054")
    with within(file_mb=0), pytest.raises(UnreadableFile) as caught:
        read_office(path)
    assert caught.value.code == "F055"
    with within(file_mb=0), pytest.raises(UnreadableFile) as caught:
        open_package(path)
    assert caught.value.code == "F058"


def test_a_line_of_blanks_is_looked_at_from_its_end(tmp_path: Path) -> None:
    """A pattern that may begin anywhere takes the cube of the line: nobody would wait for the end of this test."""
    path = tmp_path / "a.md"
    path.write_text("# 1 范围\n\n甲" + " \u3000" * 9_000 + "乙\n", encoding="utf-8")
    assert any(len(block.text) > 18_000 for block in read(path).blocks())


@pytest.mark.parametrize("opened", ["[", "{a: ", "- "])
def test_front_matter_nested_without_end(tmp_path: Path, opened: str) -> None:
    """The parser is one of C that calls itself: without a bound it takes the process with it."""
    path = tmp_path / "a.md"
    path.write_text(f"---\n{opened * 100_000}\n---\n\n# 1 范围\n", encoding="utf-8")
    with pytest.raises(BadData, match="config-depth"):
        read(path)


def test_lines_of_blanks_are_no_rule_of_a_table(tmp_path: Path) -> None:
    """A pattern that may part the blanks in two ways takes their square for each line: nobody would wait for the end of this test."""
    path = tmp_path / "a.md"
    path.write_text("# 1 范围\n\n" + "".join(f"{' ' * 15_000}—— 甲{n}\n" for n in range(60)), encoding="utf-8")
    assert any("甲59" in block.text for block in read(path).blocks())


def test_pictures_keep_to_limits_and_ask_no_other_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(("word/media/a.png", b"\0" * 3_000_000)))
    (tmp_path / "b.png").write_bytes(b"0" * 2_000_000)
    find = picture_source(Document(path=str(path), digest="", format="docx", cover=Cover(), elements=()))
    assert find("word/media/a.png") is not None and find("b.png") is not None
    with within(part_mb=1):
        assert find("word/media/a.png") is None
    with within(file_mb=1):
        assert find("b.png") is None
    monkeypatch.setattr(Path, "is_file", lambda asked: pytest.fail(f"{asked} was looked for"))
    for name in ("//srv/share/a.png", "\\\\srv\\share\\a.png", "/\\srv/a.png"):
        assert find(name) is None
