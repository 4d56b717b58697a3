"""What a Word file takes from elsewhere, runs or vouches for: never followed, never run, always said, and kept byte for byte."""

from __future__ import annotations

import datetime
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from stdkit.cli import run
from stdkit.errors import CannotWrite
from stdkit.formats.docx import tracked
from stdkit.formats.docx.reader import read_docx
from stdkit.model import Comment, Document, Edit, Span
from tests.formats.docx.specimens import MAIN_TYPE, build, field, p, part, picture, r, relation

MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
SENTENCE = "设备必须接地。"
LINKED_PICTURE = picture("rIdA").replace("r:embed", "r:link")
IMPORTED = 'INCLUDETEXT "C:\\\\a.docx"'.replace('"', "&quot;")


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a document opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def gaps(document: Document) -> list[str]:
    return [gap.what for gap in document.unread]


def ole(kind: str, program: str = "Excel.Sheet.12") -> str:
    return p(f'<w:r><w:object><o:OLEObject Type="{kind}" ProgID="{program}" r:id="rIdA"/></w:object></w:r>')


OUTSIDE = relation("rIdA", "oleObject", "file:///\\\\srv\\a.xlsx", external=True)


@pytest.mark.parametrize(
    ("body", "relations", "said"),
    [
        (p(field(IMPORTED, r("外来"))), "", "INCLUDETEXT"),
        (p(f'<w:fldSimple w:instr="{IMPORTED}">{r("外来")}</w:fldSimple>'), "", "INCLUDETEXT"),
        (p(field("INCLUDEPICTURE http://x.cn/a.png", "")), "", "INCLUDEPICTURE"),
        (p(field("DDEAUTO c:\\\\cmd.exe /k", r("外来"))), "", "DDEAUTO"),
        (p(field("DDE Excel a", r("外来"))), "", "DDE"),
        (p(field("LINK Excel.Sheet.12 b.xlsx", r("外来"))), "", "LINK"),
        (p(field("DATABASE \\\\d x", r("外来"))), "", "DATABASE"),
        (p(field("RD b.docx", "")), "", "RD"),
        (p('<w:subDoc r:id="rIdA"/>'), relation("rIdA", "subDocument", "file:///b.docx", external=True), "子文档"),
        (
            '<w:altChunk r:id="rIdA"/>',
            relation("rIdA", "aFChunk", "file:///etc/passwd", external=True),
            "并入的外部文档片段",
        ),
        (ole("Link"), OUTSIDE, "链接的工作簿（Excel.Sheet.12）"),
        (ole("Embed"), OUTSIDE, "嵌入的工作簿（Excel.Sheet.12）"),
        (ole("Link", ""), OUTSIDE, "链接的对象"),
        (p(LINKED_PICTURE), relation("rIdA", "image", "http://x.cn/a.png", external=True), "链接的图片"),
        (p(picture("rIdA")), relation("rIdA", "image", "\\\\10.0.0.1\\a.png", external=True), "链接的图片"),
        (
            p('<w:r><w:pict><v:shape><v:imagedata r:id="rIdA"/></v:shape></w:pict></w:r>'),
            relation("rIdA", "image", "file://10.0.0.1/a.png", external=True),
            "链接的图片",
        ),
        (p('<w:r><w:object><w:control r:id="rIdA"/></w:object></w:r>'), "", "ActiveX 控件"),
    ],
)
def test_what_stands_elsewhere_is_said(tmp_path: Path, body: str, relations: str, said: str) -> None:
    document = read_docx(build(tmp_path / "a.docx", p(SENTENCE) + body, relations=relations))
    assert any(said in gap for gap in gaps(document)), gaps(document)


def test_a_paragraph_that_only_ends_such_a_field_is_none(tmp_path: Path) -> None:
    parts = field(IMPORTED, r("外来")).rpartition("<w:r>")
    document = read_docx(build(tmp_path / "a.docx", p(parts[0]) + p(parts[1] + parts[2])))
    assert [(block.kind, block.text) for block in document.blocks()] == [("paragraph", "外来")]
    assert len(document.unread) == 1


def test_pictures_in_the_file_are_no_links(tmp_path: Path) -> None:
    document = read_docx(
        build(tmp_path / "a.docx", p(picture("rIdA")), relations=relation("rIdA", "image", "media/a.png"))
    )
    assert gaps(document) == ["图片中的文字"]


def with_template(path: Path, target: str) -> Path:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relation('rIdT', 'attachedTemplate', target, external=True)}</Relationships>"
    )
    return build(
        path,
        p(SENTENCE),
        settings='<w:attachedTemplate r:id="rIdT"/>',
        others={"word/_rels/settings.xml.rels": rels},
    )


@pytest.mark.parametrize(
    "target", ["\\\\10.0.0.1\\s\\a.dotm", "//10.0.0.1/a.dotm", "http://x.cn/a.dotm", "file://srv/a.dotm", "HTTPS://x/a"]
)
def test_a_template_on_the_net_is_said(tmp_path: Path, target: str) -> None:
    assert gaps(read_docx(with_template(tmp_path / "a.docx", target))) == [f"网络上的模板 {target}（没有取用）"]


@pytest.mark.parametrize("target", ["file:///C:\\TDS\\TDS.dot", "Normal.dotm", "C:\\a.dot"])
def test_a_template_of_somebodys_machine_is_not(tmp_path: Path, target: str) -> None:
    assert gaps(read_docx(with_template(tmp_path / "a.docx", target))) == []


def with_macros(path: Path, main_type: str = MACRO_TYPE) -> Path:
    return build(
        path,
        p(SENTENCE),
        others={"word/vbaProject.bin": "Sub AutoOpen()"},
        relations=relation("rId9", "vbaProject", "vbaProject.bin"),
        main_type=main_type,
    )


def signed(path: Path) -> Path:
    return build(path, p(SENTENCE), others={"_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<S/>"})


def changed(path: Path, out: Path) -> None:
    document = read_docx(path)
    block = next(iter(document.blocks()))
    edit = Edit(Span(block.id, 2, 4), "应", "", "safe")
    assert tracked.write(document, [edit], out, author="王", date=datetime.date(2026, 1, 1)) == []


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "word/document.xml"}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: with_macros(path, MAIN_TYPE), "宏（VBA 程序；没有读，也没有运行）"),
        (signed, "数字签名（没有核验；文件改动后签名失效）"),
        (lambda path: with_template(path, "\\\\srv\\a.dotm"), "网络上的模板 \\\\srv\\a.dotm（没有取用）"),
    ],
)
def test_what_acts_or_vouches_is_said_and_kept(tmp_path: Path, make: Any, said: str) -> None:
    path = make(tmp_path / "a.docx")
    assert gaps(read_docx(path)) == [said]
    changed(path, tmp_path / "out.docx")
    assert parts_of(tmp_path / "out.docx") == parts_of(path)


def test_a_document_with_macros_does_not_become_a_docx(tmp_path: Path) -> None:
    """Word opens no .docx whose main part says that it has macros."""
    path = with_macros(tmp_path / "a.docm")
    with pytest.raises(CannotWrite, match=r"宏.*\.docm") as caught:
        changed(path, tmp_path / "out.docx")
    assert caught.value.code == "W037"
    assert not (tmp_path / "out.docx").exists()
    changed(path, tmp_path / "out.docm")
    assert parts_of(tmp_path / "out.docm") == parts_of(path)


@pytest.mark.parametrize(
    ("entry", "stored", "target"),
    [
        ("word/document.xml", "word/Document.XML", "word/document.xml"),
        ("word/document.xml", "word/document.xml", "/WORD/./Document.xml"),
        ("[Content_Types].xml", "[CONTENT_TYPES].XML", "word/document.xml"),
        ("word/document.xml", "word\\document.xml", "word/document.xml"),
    ],
)
def test_parts_spelled_otherwise_are_changed_in_their_place(
    tmp_path: Path, entry: str, stored: str, target: str
) -> None:
    usual, odd = build(tmp_path / "a.docx", p(SENTENCE)), tmp_path / "b.docx"
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(odd, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            data = data.replace(b'"word/document.xml"', f'"{target}"'.encode()) if name == "_rels/.rels" else data
            new.writestr(stored if name == entry else name, data)
    document = read_docx(odd)
    block = next(iter(document.blocks()))
    remark = Comment(Span(block.id, 0, 2), "批注")
    edit = Edit(Span(block.id, 2, 4), "应", "", "safe")
    out = tmp_path / "out.docx"
    tracked.write(document, [edit], out, author="王", date=datetime.date(2026, 1, 1), comments=[remark], tracked=False)
    assert [block.text for block in read_docx(out).blocks()] == [SENTENCE.replace("必须", "应")]
    with zipfile.ZipFile(out) as archive, zipfile.ZipFile(odd) as old:
        assert archive.namelist()[: len(old.namelist())] == old.namelist()


def test_a_conversion_says_what_it_did_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = (
        p("前　　言")
        + p("本标准的全部技术内容为强制性。")
        + p("1 范围")
        + p(SENTENCE)
        + p(field(IMPORTED, r("外壳必须绝缘。"))) * 2
    )
    path = build(tmp_path / "a.docx", body, others={"word/vbaProject.bin": "x"})
    assert run(["convert", str(path), "-o", str(tmp_path / "out")]) in (0, 1)
    told = capsys.readouterr().out
    assert "没有读出，也没有转化：" in told
    assert "宏（VBA" in told and "INCLUDETEXT" in told and "2 处" in told


def test_the_part_of_a_chunk_is_named(tmp_path: Path) -> None:
    path = build(
        tmp_path / "a.docx",
        p(SENTENCE) + '<w:altChunk r:id="rIdA"/>',
        others={"word/a.htm": part("x", "")},
        relations=relation("rIdA", "aFChunk", "a.htm"),
    )
    assert gaps(read_docx(path)) == ["并入的外部文档片段（HTM）"]
