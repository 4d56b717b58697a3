"""Markup that Word seldom and WPS often writes: each trait as a specimen."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx, read_flats
from stdkit.model import Run, Table
from tests.formats.docx.specimens import abstract, build, cell, field, level, num, p, part, r, relation, row, table

REPEATING = (
    '<w:sdt><w:sdtPr><w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/></w:sdtPr><w:sdtContent>'
    + "".join(f"<w:sdt><w:sdtPr/><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>" for text in ("甲", "乙"))
    + "</w:sdtContent></w:sdt>"
)


def lines(tmp_path: Path, body: str) -> list[str]:
    return [flat.block.text for flat in read_flats(build(tmp_path / "a.docx", body))[0]]


def runs(tmp_path: Path, body: str) -> list[Run]:
    return [run for flat in read_flats(build(tmp_path / "a.docx", body))[0] for run in flat.block.runs]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (p(r("甲") + '<w:r><w:rPr><w:eastAsianLayout w:id="1" w:combine="1"/></w:rPr><w:t>乙丙</w:t></w:r>'), ["甲乙丙"]),
        (p('<w:dir w:val="rtl">' + r("甲") + "</w:dir>" + '<w:bdo w:val="ltr">' + r("乙") + "</w:bdo>"), ["甲乙"]),
        (p("文", '<w:framePr w:w="2000" w:wrap="around"/>') + p("后"), ["文", "后"]),
        (REPEATING, ["甲", "乙"]),
        (p('<w:sdt><w:sdtPr><w:date w:fullDate="2026-01-01T00:00:00Z"/></w:sdtPr><w:sdtContent>' + r("2026-01-01") + "</w:sdtContent></w:sdt>"), ["2026-01-01"]),
        (p('<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>' + r("报批稿") + "</w:sdtContent></w:sdt>"), ["报批稿"]),
        ('<w:customXml w:element="a">' + p('<w:customXml w:element="b">' + r("甲") + "</w:customXml>") + "</w:customXml>", ["甲"]),
        (p(r("甲") + '<w:proofErr w:type="spellStart"/><w:permStart w:id="1"/><w:bookmarkStart w:id="0" w:name="x"/>' + r("乙")), ["甲乙"]),
        (p(r("甲") + '<wpsCustomData:x xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"><w:r><w:t>乙</w:t></w:r></wpsCustomData:x>'), ["甲"]),
        (p('<mc:AlternateContent><mc:Choice Requires="wps">' + r("甲") + "</mc:Choice><mc:Fallback>" + r("乙") + "</mc:Fallback></mc:AlternateContent>"), ["甲"]),
        (p('<mc:AlternateContent><mc:Fallback>' + r("乙") + "</mc:Fallback></mc:AlternateContent>"), ["乙"]),
        (p(r("甲") + '<w:commentRangeStart w:id="0"/>' + r("乙") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'), ["甲乙"]),
        (p('<w:r><w:ruby><w:rubyPr/><w:rt>' + r("dī") + "</w:rt><w:rubyBase>" + r("滴") + "</w:rubyBase></w:ruby></w:r>" + r("定")), ["滴定"]),
        (p(field("INCLUDETEXT a.docx", r("应干燥。"))), ["应干燥。"]),
        (p(field("STYLEREF 标题1", r("要求"))), ["要求"]),
        (p(field('IF 1 = 1 "甲" "乙"', r("甲"))), ["甲"]),
        (p(field("EQ \\o\\ac(○,1)", "")), ["①"]),
    ],
)  # fmt: skip
def test_text_is_read_as_it_shows(tmp_path: Path, body: str, texts: list[str]) -> None:
    assert lines(tmp_path, body) == texts


@pytest.mark.parametrize("code", ["INCLUDETEXT a.docx", "REF _Ref1 \\h", "STYLEREF 标题1", "DATE", "TC 甲"])
def test_what_word_computes_is_locked(tmp_path: Path, code: str) -> None:
    assert [run.locked for run in runs(tmp_path, p(field(code, r("甲"))))] == ["域结果"]


def test_revisions_of_several_people_say_whose(tmp_path: Path) -> None:
    body = p(
        r("应")
        + '<w:ins w:id="1" w:author="李">' + r("立即") + '<w:del w:id="2" w:author="王">' + "<w:r><w:delText>停止</w:delText></w:r></w:del></w:ins>"
        + '<w:ins w:id="3" w:author="王">' + r("接地") + "</w:ins>" + '<w:ins w:id="4">' + r("。") + "</w:ins>"
    )  # fmt: skip
    assert [(run.text, run.locked) for run in runs(tmp_path, body)] == [
        ("应", ""), ("立即", "他人修订（李）"), ("接地", "他人修订（王）"), ("。", "他人修订"),
    ]  # fmt: skip


def test_moved_text_is_read_at_its_new_place(tmp_path: Path) -> None:
    mark = '<w:rPr><w:moveFrom w:id="9" w:author="李"/></w:rPr>'
    body = (
        '<w:moveFromRangeStart w:id="1" w:author="李" w:name="m"/>'
        + p('<w:moveFrom w:id="2" w:author="李">' + r("甲。") + "</w:moveFrom>", mark)
        + '<w:moveFromRangeEnd w:id="1"/>' + p("乙。") + '<w:moveToRangeStart w:id="3" w:author="李" w:name="m"/>'
        + p('<w:moveTo w:id="4" w:author="李">' + r("甲。") + "</w:moveTo>") + '<w:moveToRangeEnd w:id="3"/>'
    )  # fmt: skip
    assert lines(tmp_path, body) == ["乙。", "甲。"]
    assert [run.locked for run in runs(tmp_path, body)] == ["", "他人修订（李）"]


def test_tables_within_tables(tmp_path: Path) -> None:
    inner = table(row("甲", "乙"))
    flats = read_flats(build(tmp_path / "a.docx", table(row("项目", cell(p("见下") + inner + p("完"))))))[0]
    made = flats[0].block
    assert isinstance(made, Table)
    assert [[one.text for one in line] for line in made.rows] == [["项目", "见下\n甲\n乙\n完"]]


def test_ignorable_names_without_a_meaning_do_no_harm(tmp_path: Path) -> None:
    body = '<w:p xmlns:w99="urn:x" mc:Ignorable="w99 wp14" w99:paraId="1"><w:r w99:y="2"><w:t>甲</w:t><w99:new>乙</w99:new></w:r></w:p>'
    assert lines(tmp_path, body) == ["甲"]


def test_comments_of_others_are_no_text(tmp_path: Path) -> None:
    note = '<w:comment w:id="0" w:author="李">' + p("此处应改。") + "</w:comment>"
    path = build(
        tmp_path / "a.docx",
        p(r("甲") + '<w:r><w:commentReference w:id="0"/></w:r>'),
        others={"word/comments.xml": part("comments", note)},
        relations=relation("rId9", "comments", "comments.xml"),
    )
    document = read_docx(path)
    assert [block.text for block in document.blocks()] == ["甲"]
    assert document.furniture == ()


def test_macros_are_left_alone(tmp_path: Path) -> None:
    path = build(
        tmp_path / "a.docm",
        p("甲"),
        others={"word/vbaProject.bin": "Sub AutoOpen()"},
        relations=relation("rId9", "vbaProject", "vbaProject.bin"),
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert [block.text for block in read_docx(path).blocks()] == ["甲"]


NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'
COUNTING = abstract(1, level(0, "%1")) + num(1, 1)


def gone(kind: str) -> str:
    """A heading of which text and mark are deleted or moved away."""
    text = "<w:r><w:delText>外观</w:delText></w:r>" if kind == "del" else r("外观")
    mark = f'<w:rPr><w:{kind} w:id="9" w:author="李"/></w:rPr>'
    return p(f'<w:{kind} w:id="2" w:author="李">{text}</w:{kind}>', NUMBERED + mark)


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
@pytest.mark.parametrize("after", [p("应干燥。"), p("要求", NUMBERED), table(row("甲", "乙"))])
def test_a_heading_that_is_gone_is_none_and_does_not_count(tmp_path: Path, kind: str, after: str) -> None:
    body = p("范围", NUMBERED) + p("文。") + gone(kind) + after + p("试验", NUMBERED)
    document = read_docx(build(tmp_path / "a.docx", body, numbering=COUNTING))
    headings = [(block.label, block.text) for block in document.blocks() if block.kind == "heading"]
    kept = [("1", "范围"), *([("2", "要求")] if "要求" in after else [])]
    assert headings == [*kept, (str(len(kept) + 1), "试验")]


def test_a_heading_moved_elsewhere_counts_there(tmp_path: Path) -> None:
    moved = p('<w:moveTo w:id="4" w:author="李">' + r("外观") + "</w:moveTo>", NUMBERED)
    body = p("范围", NUMBERED) + gone("moveFrom") + p("要求", NUMBERED) + moved + p("应干燥。")
    document = read_docx(build(tmp_path / "a.docx", body, numbering=COUNTING))
    headings = [(block.label, block.text) for block in document.blocks() if block.kind == "heading"]
    assert headings == [("1", "范围"), ("2", "要求"), ("3", "外观")]


def test_prompts_of_a_template_are_no_text_whatever_part_they_stand_in(tmp_path: Path) -> None:
    def control(text: str, flag: str = "<w:showingPlcHdr/>") -> str:
        return f"<w:sdt><w:sdtPr>{flag}</w:sdtPr><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>"

    body = p(control("点击此处添加标准名称")) + table(row(cell(p(control("请选择阶段"))), "乙")) + p(control("正文。"))
    document = read_docx(build(tmp_path / "a.docx", body))
    assert [block.text for block in document.blocks() if block.text] == ["乙", "正文。"]


@pytest.mark.parametrize("number", ["inf", "-1e999", "NaN", "1e9", "x"])
def test_a_number_that_is_none_says_nothing(tmp_path: Path, number: str) -> None:
    body = p(
        r("甲"),
        f'<w:outlineLvl w:val="{number}"/><w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{number}"/></w:numPr>',
    )
    assert lines(tmp_path, body) == ["甲"]
