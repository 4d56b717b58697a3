"""What Word computes and stores beside the text: running heads by fields, properties, cached lines of the 目次."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from stdkit.convert.outputs import Outcome
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import accept_all, reject_all
from tests.convert.test_specimens import file, outcome

CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="标准号"><vt:lpwstr>DB15/ 123—2010</vt:lpwstr></property>'
    "</Properties>"
)


def field(instruction: str, *shown: str) -> list[Any]:
    """The runs of a complex field."""
    ns = nsdecls("w")

    def char(kind: str) -> Any:
        return parse_xml(f'<w:r {ns}><w:fldChar w:fldCharType="{kind}"/></w:r>')

    code = parse_xml(f'<w:r {ns}><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>')
    texts = [parse_xml(f'<w:r {ns}><w:t xml:space="preserve">{text}</w:t></w:r>') for text in shown]
    return [char("begin"), code, char("separate"), *texts, char("end")]


def head(instruction: str, *, simple: bool = False) -> Any:
    """A body whose running head shows the number by that field."""

    def fill(paper: Any) -> None:
        paper.add_paragraph("3.1　甲应稳固。")
        paragraph = paper.sections[0].header.paragraphs[0]._p
        if simple:
            quoted = instruction.replace('"', "&quot;")
            paragraph.append(
                parse_xml(
                    f'<w:fldSimple {nsdecls("w")} w:instr=" {quoted} "><w:r><w:t>DB15/ 123—2010</w:t></w:r></w:fldSimple>'
                )
            )
        else:
            for run in field(instruction, "DB15/ ", "123—", "2010"):
                paragraph.append(run)

    return fill


def heads(path: Path) -> list[str]:
    return [block.text for block in read_docx(path).furniture if block.text.strip()]


def both_ways(made: Outcome, source: Path) -> None:
    """Accepting gives the clean draft, rejecting the input."""
    folder = source.parent
    accept_all(made.files["tracked"], folder / "acc.docx", author="王某")
    reject_all(made.files["tracked"], folder / "rej.docx", author="王某")
    assert heads(folder / "acc.docx") == heads(made.files["clean"])
    assert heads(folder / "rej.docx") == heads(source)
    assert contents(folder / "acc.docx") == contents(made.files["clean"])
    assert contents(folder / "rej.docx") == contents(source)


@pytest.mark.parametrize("simple", [False, True])
def test_a_head_taken_from_a_style(tmp_path: Path, simple: bool) -> None:
    source = file(tmp_path / "a.docx", "本规程全文强制。", body=head('STYLEREF "Normal"', simple=simple))
    made = outcome(source)
    assert made.plan.refusals == () and made.integrity.holds, made.integrity.details
    assert heads(made.files["clean"]) == ["DB15/T 123—XXXX"]
    assert not [problem for problem in made.plan.problems if "域" in problem]
    both_ways(made, source)


def test_a_style_that_no_changed_number_bears(tmp_path: Path) -> None:
    made = outcome(file(tmp_path / "a.docx", "本规程全文强制。", body=head('STYLEREF "标准号"')))
    assert heads(made.files["clean"]) == ["DB15/T 123—XXXX"]
    assert any("标准号" in problem and "核对" in problem for problem in made.plan.problems)


def with_property(path: Path) -> Path:
    """The file with the property 标准号."""
    out = path.with_name("b.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "[Content_Types].xml":
                part = b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
                data = data.replace(b"</Types>", part + b"</Types>")
            if info.filename == "_rels/.rels":
                link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>'
                data = data.replace(b"</Relationships>", link + b"</Relationships>")
            new.writestr(info.filename, data)
        new.writestr("docProps/custom.xml", CUSTOM)
    return out


def custom(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("docProps/custom.xml").decode()


def test_a_head_taken_from_a_property(tmp_path: Path) -> None:
    plain = file(tmp_path / "a.docx", "本规程全文强制。", body=head("DOCPROPERTY 标准号 \\* MERGEFORMAT"))
    source = with_property(plain)
    made = outcome(source)
    assert made.plan.refusals == ()
    for kind in ("tracked", "clean"):
        assert "DB15/T 123—XXXX" in custom(made.files[kind])
    assert any("文件属性“标准号”" in problem for problem in made.plan.problems)
    both_ways(made, source)


def test_a_property_that_says_something_else_is_left(tmp_path: Path) -> None:
    plain = file(tmp_path / "a.docx", "本规程全文强制。", body=head("DOCPROPERTY 别的"))
    made = outcome(with_property(plain))
    assert custom(made.files["clean"]) == CUSTOM


def test_other_edits_do_not_reach_into_fields(tmp_path: Path) -> None:
    def fill(paper: Any) -> None:
        paragraph = paper.add_paragraph("3.1　甲")._p
        for run in field("REF 甲", "必须稳固"):
            paragraph.append(run)

    made = outcome(file(tmp_path / "a.docx", "本规程全文强制。", body=fill))
    item = next(item for item in made.plan.items if item.text == "必须")
    assert item.action == "refused" and "域结果" in item.reason


def listed(paper: Any) -> None:
    """A 目次 by a field before the foreword, and an annex with the mark of 2009."""
    first = next(p for p in paper.paragraphs if p.text.startswith("前"))
    title = first.insert_paragraph_before("目　　次")
    title.paragraph_format.page_break_before = False
    lines = [
        ("前言", "Ⅰ"),
        ("1　范围", "1"),
        ("3.2　按GB 4208—2008的检验", "2"),
        ("附录A（规范性附录）　取样", "3"),
    ]
    made = [first.insert_paragraph_before("") for _ in lines]
    runs = field('TOC \\o "1-3" \\h')
    for paragraph, (text, page) in zip(made, lines, strict=True):
        if paragraph is made[0]:
            for run in runs[:3]:
                paragraph._p.append(run)
        paragraph.add_run(text)
        paragraph.add_run("\t")
        for run in field("PAGEREF _Toc1", page):
            paragraph._p.append(run)
    made[-1]._p.append(runs[-1])
    paper.add_paragraph("3.1　甲应稳固，不得动摇，也应牢靠。")
    paper.add_paragraph("3.2　按GB 4208—2008的检验", style="Heading 2")
    paper.add_paragraph("乙应逐件检验，按批记录。")
    paper.add_paragraph("附录A\n（规范性附录）\n取样", style="Heading 1")
    paper.add_paragraph("取样应随机，每批三份。")


def contents(path: Path) -> list[str]:
    element = read_docx(path).element_of("toc")
    return [block.text for block in element.content] if element is not None else []


def dirty(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return re.findall(r'w:dirty="(\w+)"', archive.read("word/document.xml").decode())


def test_lines_of_the_contents_follow_their_headings(tmp_path: Path) -> None:
    source = file(tmp_path / "a.docx", "本规程全文强制。", body=listed)
    assert contents(source)[-1] == "附录A（规范性附录）　取样\t3"
    made = outcome(source)
    assert made.plan.refusals == () and made.integrity.holds, made.integrity.details
    assert contents(made.files["clean"]) == [
        "前言\tⅠ",
        "1　范围\t1",
        "3.2　按GB 4208—2008的检验\t2",
        "附录A（规范性）　取样\t3",
    ]
    both_ways(made, source)


def test_only_the_clean_draft_has_its_pages_counted_anew(tmp_path: Path) -> None:
    made = outcome(file(tmp_path / "a.docx", "本规程全文强制。", body=listed))
    assert dirty(made.files["clean"]) == ["true"]
    assert dirty(made.files["tracked"]) == [], "Word would write its own lines over the tracked ones"
    with zipfile.ZipFile(made.files["clean"]) as archive:
        assert b"updateFields" not in archive.read("word/settings.xml")


def test_contents_that_do_not_change_are_not_touched(tmp_path: Path) -> None:
    made = outcome(file(tmp_path / "a.docx", "本规程全文强制。", body=listed), "relabel")
    assert dirty(made.files["clean"]) == []
    assert not [change for change in made.plan.changes if change.kind == "contents"]
