"""The checker finds what it is for: each fault, put into a sound draft, is named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document
from tests.formats.docx.draft_specimens import draft, pictures
from tests.support.word_repairs import repairs

DOCUMENT, STYLES, NUMBERING, TYPES = "word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
FAULTS = [
    (TYPES, '<Default Extension="png" ContentType="image/png"/>', "", "no content type"),
    (TYPES, '<Override PartName="/word/styles.xml"', '<Override PartName="/word/style.xml"', "without a type of its own"),
    (TYPES, '<Override PartName="/word/styles.xml"', '<Override PartName="/word/other.xml"', "which is not there"),
    (TYPES, "document.main+xml", "styles+xml", "the main part has not the type"),
    (RELATIONS, 'Target="styles.xml"', 'Target="gone.xml"', "leads to word/gone.xml"),
    (RELATIONS, 'Id="rIdImage2"', 'Id="rIdImage1"', "relationship rIdImage1 twice"),
    (RELATIONS, 'relationships/image" Target="media/image1', 'relationships/styles" Target="media/image1', "is no picture"),
    (DOCUMENT, 'r:embed="rIdImage2"', 'r:embed="rIdImage9"', "relationship rIdImage9 unknown"),
    (DOCUMENT, '<wp:docPr id="2"', '<wp:docPr id="1"', "docPr 1 2 times"),
    (DOCUMENT, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"', "bookmarkStart 1 2 times"),
    (DOCUMENT, 'w:name="_Toc00000002"', 'w:name="_Toc00000001"', "bookmark _toc00000001 2 times"),
    (DOCUMENT, 'w:name="_Toc00000002"', 'w:name="2 Toc"', "cannot be called"),
    (DOCUMENT, '<w:bookmarkEnd w:id="2"/>', "", "bookmark 2 has no end"),
    (DOCUMENT, 'w:anchor="_Toc00000002"', 'w:anchor="_Toc99"', "a link leads to _Toc99"),
    (DOCUMENT, "PAGEREF _Toc00000002", "PAGEREF _Toc99", "a field names _Toc99"),
    (DOCUMENT, '<w:fldChar w:fldCharType="end"/>', "", "without end"),
    (DOCUMENT, '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>', "out of place"),
    (DOCUMENT, "<w:gridCol ", '<w:gridCol w:w="9"/><w:gridCol ', "columns in a grid of"),
    (DOCUMENT, '<w:vMerge w:val="restart"/>', "", "goes on that did not begin"),
    (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc>", "does not end with a paragraph"),
    (DOCUMENT, '<w:pStyle w:val="Text"/><w:keepNext/>', '<w:keepNext/><w:pStyle w:val="Text"/>', "out of order"),
    (DOCUMENT, '<w:pStyle w:val="Text"/>', '<w:pStyle w:val="Nothing"/>', "is no paragraph style"),
    (DOCUMENT, '<w:pStyle w:val="Text"/>', '<w:pStyle w:val="Text"/><w:pStyle w:val="Text"/>', "pStyle 2 times"),
    (DOCUMENT, '<w:rStyle w:val="FootnoteReference"/>', '<w:rStyle w:val="Text"/>', "is no character style"),
    (DOCUMENT, '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="7"/>', "footnote 7 is not there"),
    (DOCUMENT, 'cx="', 'cx="-', "a picture of"),
    (DOCUMENT, '<w:spacing w:line="20"', '<w:spacing w:line="2.5"', "spacing line 2.5"),
    (DOCUMENT, '<w:instrText xml:space="preserve">', "<w:instrText>", "blanks not kept"),
    (DOCUMENT, "<w:body>", '<w:body><w:p><w:commentRangeStart w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>', "comment 4: RangeStart Reference"),
    (DOCUMENT, "<w:body>", '<w:body><w:p><w:del w:id="900" w:author="a"><w:r><w:t>x</w:t></w:r></w:del></w:p>', "t inside w:del"),
    (DOCUMENT, "<w:body>", '<w:body><w:p><w:r><w:delText>x</w:delText></w:r></w:p>', "delText outside w:del"),
    (DOCUMENT, "<w:body>", '<w:body><w:p><w:ins w:id="900"><w:r/></w:ins></w:p>', "a change without author"),
    (DOCUMENT, "<w:document ", '<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14" ', "names w14"),
    (DOCUMENT, "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>", "no layout at the end"),
    (NUMBERING, '<w:num w:numId="3"><w:abstractNumId w:val="3"/>', '<w:num w:numId="3"><w:abstractNumId w:val="77"/>', "of scheme 77"),
    (NUMBERING, '<w:num w:numId="1">', '<w:num w:numId="555">', "numbering 1 is not there"),
    (STYLES, '<w:basedOn w:val="Clause1"/>', '<w:basedOn w:val="Gone"/>', "is based on Gone"),
    (STYLES, 'w:styleId="Clause2"', 'w:styleId="Clause1"', "id Clause1 2 times"),
    (STYLES, '<w:name w:val="标准文件_段"/>', '<w:name w:val="标准文件_提示"/>', "name 标准文件_提示 2 times"),
    ("word/footnotes.xml", 'w:type="separator"', 'w:type="normal"', "no separators"),
    ("word/settings.xml", '<w:footnote w:id="0"/>', '<w:footnote w:id="5"/>', "footnote 5 is not there"),
    ("docProps/core.xml", "2026-05-01T00:00:00Z", "2026年5月1日", "created 2026年5月1日"),
]  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    out = tmp_path_factory.mktemp("sound") / "draft.docx"
    written: Document = draft("省", "征求意见稿")
    write_fresh(written, out, find_picture=pictures().get, created=date(2026, 5, 1))
    return out


def test_a_sound_draft_has_none(sound: Path) -> None:
    assert repairs(sound) == []


@pytest.mark.parametrize(("part", "was", "now", "said"), FAULTS, ids=[said for *_, said in FAULTS])
def test_each_fault_is_named(sound: Path, tmp_path: Path, part: str, was: str, now: str, said: str) -> None:
    out = tmp_path / "broken.docx"
    with zipfile.ZipFile(sound) as whole, zipfile.ZipFile(out, "w") as broken:
        for name in whole.namelist():
            data = whole.read(name)
            if name == part:
                assert was in data.decode(), "the draft has nothing to break there"
                data = data.decode().replace(was, now, 1).encode()
            broken.writestr(name, data)
    assert any(said in fault for fault in repairs(out)), repairs(out)


def test_damage_is_named(sound: Path, tmp_path: Path) -> None:
    out = tmp_path / "broken.docx"
    with zipfile.ZipFile(sound) as whole, zipfile.ZipFile(out, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name)[: -9 if name == STYLES else None])
    assert any(fault.startswith(STYLES) for fault in repairs(out))


def test_a_draft_without_anything_is_sound(tmp_path: Path) -> None:
    write_fresh(read_markdown("# 5 要求\n"), tmp_path / "bare.docx")
    assert repairs(tmp_path / "bare.docx") == []
