"""What is refused, each with one sentence that names the file and the remedy."""

from __future__ import annotations

import datetime
import hashlib
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdkit.errors import UnreadableFile
from stdkit.formats.docx.archive import serialised
from stdkit.formats.docx.package import open_package, strict
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.tracked import write
from stdkit.limits import within
from stdkit.model import Edit
from tests.formats.docx.specimens import MAIN_TYPE, abstract, build, level, listed, num, p, relation, row, table

with TemporaryDirectory() as _folder:
    SPECIMEN = build(
        Path(_folder) / "a.docx",
        p("1　范围") + listed("文", 1) + table(row("甲", "乙")),
        numbering=abstract(1, level(0, "%1)")) + num(1, 1),
        styles="<w:style w:styleId='a'><w:name w:val='Normal'/></w:style>",
    ).read_bytes()


def refused(path: Path) -> str:
    """The sentence, which is one, names the file and tells what to do."""
    with pytest.raises(UnreadableFile) as caught:
        read_docx(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "；" in sentence
    return sentence


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zipped(path: Path, entries: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def test_missing_file(tmp_path: Path) -> None:
    assert "不存在" in refused(tmp_path / "没有.docx")


def test_folder(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    assert "空文件" in refused(written(tmp_path / "a.docx", b""))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"just words", "不是 DOCX"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\xef\xbb\xbf<html><body>", "网页"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加密"),
    ],
)
def test_files_of_another_kind(tmp_path: Path, data: bytes, what: str) -> None:
    assert what in refused(written(tmp_path / "a.docx", data))


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.95])
def test_truncated_file(tmp_path: Path, keep: float) -> None:
    whole = build(tmp_path / "whole.docx", "".join(p(f"第{i}段") for i in range(200))).read_bytes()
    assert "损坏" in refused(written(tmp_path / "a.docx", whole[: int(len(whole) * keep)]))


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        ({"readme.txt": "x"}, "不是 Word 文档"),
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}, "Excel"),
        ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}, "PowerPoint"),
        ({"mimetype": "x", "content.xml": "<x/>"}, "OpenDocument"),
        ({"OFD.xml": "<x/>"}, "OFD"),
        ({"[Content_Types].xml": "<Types/>", "word/other.xml": "<x/>"}, "没有 Word 文档的正文"),
    ],
)
def test_zips_that_are_no_docx(tmp_path: Path, entries: dict[str, str], what: str) -> None:
    assert what in refused(zipped(tmp_path / "a.docx", entries))


def test_part_that_is_no_xml(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document"})
    assert "不是完好的 XML" in refused(path)


def test_flipped_bytes(tmp_path: Path) -> None:
    data = bytearray(build(tmp_path / "whole.docx", "".join(p(f"第{i}段落") for i in range(400))).read_bytes())
    with zipfile.ZipFile(tmp_path / "whole.docx") as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    data[start : start + 40] = bytes(40)
    assert "损坏" in refused(written(tmp_path / "a.docx", bytes(data)))


def test_document_type_declarations_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><d>&c;</d>'
    assert "文档类型声明" in refused(
        zipped(tmp_path / "a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": bomb})
    )


def strict_copy(source: Path, out: Path) -> Path:
    """The DOCX ``source`` in the strict dialect."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, strict(old.read(name)))
    return out


def test_strict_documents_are_read_and_stay_strict(tmp_path: Path) -> None:
    plain = build(tmp_path / "a.docx", p("1　范围") + p("本文件规定了要求。"))
    path = strict_copy(plain, tmp_path / "b.docx")
    document = read_docx(path)
    assert [block.text for block in document.blocks()] == [block.text for block in read_docx(plain).blocks()]
    package = open_package(path)
    assert package.strict
    assert serialised(package, "word/document.xml") == package.read("word/document.xml")
    block = next(block for block in document.blocks() if "规定" in block.text)
    out = tmp_path / "c.docx"
    assert not write(
        document, [Edit(block.span(3, 5), "给出", "", "safe")], out, author="某", date=datetime.date(2026, 1, 1)
    )
    with zipfile.ZipFile(out) as made:
        assert b"schemas.openxmlformats.org/wordprocessingml" not in made.read("word/document.xml")
    assert "给出" in [block.text[3:5] for block in read_docx(out).blocks()]


def test_another_vocabulary_is_no_document(tmp_path: Path) -> None:
    assert "不是 Word 文档" in refused(
        zipped(tmp_path / "a.docx", {"[Content_Types].xml": "<Types/>", "word/document.xml": "<d/>"})
    )


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damage_anywhere_is_either_read_or_refused(data: st.DataObject) -> None:
    """Bytes changed, cut out or put in: a document or one sentence, never anything else."""
    damaged = bytearray(SPECIMEN)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        length = data.draw(st.integers(0, 30))
        damaged[at : at + length] = data.draw(st.binary(max_size=30))
    with TemporaryDirectory() as folder, suppress(UnreadableFile):
        read_docx(written(Path(folder) / "a.docx", bytes(damaged)))


ELEMENTS = ("p", "r", "t", "tbl", "tr", "tc", "tcPr", "sdt", "sdtContent", "sdtPr", "ins", "del", "fldChar", "instrText", "pPr", "rPr",
            "numPr", "numId", "ilvl", "footnoteReference", "sectPr", "drawing", "txbxContent", "sym", "br", "vMerge", "gridSpan", "fldSimple",
            "pStyle", "outlineLvl", "hyperlink", "ruby", "rubyBase", "pict", "object", "sz", "trPr", "gridBefore")  # fmt: skip
VALUES = ("", "1", "-1", "999999999999", "x", "begin", "separate", "end", "restart", "off", "F0B7")


@st.composite
def markup(draw: st.DrawFn, depth: int = 6) -> str:
    """Elements of the vocabulary in any order and any nesting, with any value."""
    name = draw(st.sampled_from(ELEMENTS))
    values = "".join(f' w:{key}="{draw(st.sampled_from(VALUES))}"' for key in ("val", "fldCharType", "id", "char"))
    inside = "".join(draw(st.lists(markup(depth - 1), max_size=3))) if depth else "文"
    return f"<w:{name}{values}>{inside}</w:{name}>"


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(markup(), max_size=4), st.booleans())
def test_markup_out_of_order_is_read_all_the_same(body: list[str], numbered: bool) -> None:
    numbering = abstract(1, level(0, "%1.%9")) + num(1, 1) if numbered else ""
    with TemporaryDirectory() as folder:
        assert (
            read_docx(build(Path(folder) / "a.docx", "".join(body), numbering=numbering, styles="<w:style/>")).format
            == "docx"
        )


def test_a_part_that_unpacks_beyond_reason_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    build(path, "".join(p("同样的话") for _ in range(2000)))
    with within(ratio_from_mb=0, ratio=20):
        assert "大得反常" in refused(path)
    with within(part_mb=0):
        assert "part-mb" in refused(path)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    with within(entries=3):
        assert "多得反常" in refused(build(tmp_path / "a.docx", p("文")))


@pytest.mark.parametrize("kind", ["template.main+xml", "document.main+xml"])
def test_templates_are_documents_too(tmp_path: Path, kind: str) -> None:
    main_type = MAIN_TYPE.replace("document.main+xml", kind)
    assert read_docx(build(tmp_path / "a.dotx", p("文字"), main_type=main_type)).digest


def test_macro_documents_are_documents_too(tmp_path: Path) -> None:
    main_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert read_docx(build(tmp_path / "a.docm", p("文字"), main_type=main_type)).digest


def test_digest_is_that_of_the_file(tmp_path: Path) -> None:
    path = build(tmp_path / "a.docx", p("文字"))
    assert read_docx(path).digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_relations_are_not_followed_outside(tmp_path: Path) -> None:
    links = relation("rId7", "image", "http://example.org/x.png", external=True) + relation(
        "rId8", "header", "../../../etc/passwd"
    )
    package = open_package(build(tmp_path / "a.docx", p("文字"), relations=links))
    assert package.relations(package.main)["rId7"].target == ""
    assert package.relations(package.main)["rId8"].target == "etc/passwd"
    assert "etc/passwd" not in package
