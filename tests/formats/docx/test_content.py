"""What stands in a paragraph, from markup of one trait each: text, marks, locks, and what hangs on it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from stdkit.formats.docx.content import Content, ContentReader
from stdkit.formats.docx.notes import Notes
from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.styles import Styles
from stdkit.formats.docx.tags import P
from stdkit.model import DocxAnchor
from tests.formats.docx.specimens import build, field, form_field, p, picture, r, relation, style, text_box

STYLES = style("Normal", default=True) + style("Hidden", kind="character", run="<w:vanish/>")
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
RAISED = '<w:vertAlign w:val="superscript"/>'
MATH = "<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>"


def read(*paragraphs: str, lock: str = "") -> list[Content]:
    """The content of each paragraph, one after the other."""
    with TemporaryDirectory() as folder:
        notes = f'<w:footnote w:id="2">{p("注。")}</w:footnote>'
        path = build(
            Path(folder) / "a.docx", "".join(paragraphs), styles=STYLES, footnotes=notes,
            relations=relation("rIdImage", "image", "media/a.png"), others={"word/media/a.png": "x"},
        )  # fmt: skip
        package = open_package(path)
        root = package.xml(package.main)
        reader = ContentReader(package.main, package, Styles(package.xml("word/styles.xml")), Notes(package, None))
        body = root[0]
        return [reader.read(one, (0, at), "Normal", lock=lock) for at, one in enumerate(body) if one.tag == P]


def said(content: str, lock: str = "") -> list[tuple[str, str]]:
    """Text and lock of every run."""
    return [(run.text, run.locked) for run in read(p(content), lock=lock)[0].runs]


def text(content: str) -> str:
    return "".join(run.text for run in read(p(content))[0].runs)


def bare(words: str, properties: str = "") -> str:
    """A run that says nothing of its blanks."""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (bare(" 甲 "), "甲"),
        (r(" 甲 "), " 甲 "),
        (bare("甲"), "甲"),
        (bare("甲\n乙"), "甲 乙"),
        (r("甲\t乙"), "甲 乙"),
        (r("甲\n乙"), "甲 乙"),
        (bare(" "), ""),
        ("<w:r><w:t/></w:r>", ""),
        ("<w:r><w:t>甲</w:t><w:tab/><w:ptab/><w:br/><w:cr/><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲\t\t\n\n-乙"),
        ('<w:r><w:br w:type="page"/><w:t>甲</w:t></w:r>', "甲"),
        ('<w:r><w:br w:type="textWrapping"/></w:r>', "\n"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ('<w:r><w:sym w:font="Symbol" w:char="x"/></w:r>', ""),
        (r("\uf061", '<w:rFonts w:ascii="Symbol"/>'), "α"),
        (r("甲", "<w:vanish/>"), ""),
        (r("甲", '<w:rStyle w:val="Hidden"/>'), ""),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r>", ""),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>jiǎ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "甲",
        ),
        (
            f'<w:hyperlink w:anchor="x">{r("甲")}</w:hyperlink><w:smartTag>{r("乙")}</w:smartTag><w:bdo>{r("丙")}</w:bdo>',
            "甲乙丙",
        ),
        (f'<w:del w:id="1">{r("旧")}</w:del><w:moveFrom w:id="1">{r("旧")}</w:moveFrom>', ""),
        (f"<w:unknown>{r('甲')}</w:unknown>", ""),
    ],
)
def test_text(content: str, shown: str) -> None:
    assert text(content) == shown


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (r("甲"), [("甲", "")]),
        (f'<w:ins w:id="1" w:author="李四">{r("甲")}</w:ins>', [("甲", "待定修订（李四）")]),
        (
            f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{r("甲")}</w:sdtContent></w:sdt>',
            [("甲", "*")],
        ),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>", [("甲", "")]),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('点击此处添加标准名称')}</w:sdtContent></w:sdt>",
            [],
        ),
        (f'<w:fldSimple w:instr=" PAGE ">{r("1")}</w:fldSimple>{r("甲")}', [("1", "域结果"), ("甲", "")]),
        (f'<w:fldSimple w:instr=" HYPERLINK x ">{r("1")}</w:fldSimple>', [("1", "")]),
        (field("PAGE", r("1")) + r("甲"), [("1", "域结果"), ("甲", "")]),
        (form_field("x", "甲"), [("甲", "")]),
        (MATH, [("a", "公式")]),
    ],
)
def test_locks(content: str, found: list[tuple[str, str]]) -> None:
    got = said(content)
    assert [one for one, _ in got] == [one for one, _ in found]
    assert all(
        lock == wanted or (lock and wanted not in ("", "域结果", "公式"))
        for (_, lock), (_, wanted) in zip(got, found, strict=True)
    )


def test_a_lock_from_outside_lies_on_all() -> None:
    content = r("甲") + field("PAGE", r("1")) + f'<w:ins w:id="1">{r("乙")}</w:ins>' + NOTE + picture()
    assert {lock for _, lock in said(content, lock="外")} == {"外"}


def test_runs_of_fields_say_which() -> None:
    simple = f'<w:fldSimple w:instr=" REF a ">{r("1")}</w:fldSimple>'
    nested = f'<w:fldSimple w:instr=" REF a ">{r("1")}<w:fldSimple w:instr=" PAGE ">{r("2")}</w:fldSimple>{r("3")}</w:fldSimple>'
    assert [run.field for run in read(p(simple + field("REF b", r("2")) + r("甲")))[0].runs] == ["REF a", "REF b", ""]
    assert [run.field for run in read(p(nested))[0].runs] == ["REF a", "PAGE", "REF a"]


def test_a_field_may_reach_into_the_next_paragraph() -> None:
    opened = p(BEGIN + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + SEPARATE + r("甲"))
    first, second = read(opened, p(r("乙") + END + r("丙")))
    assert [(run.text, run.locked) for run in (*first.runs, *second.runs)] == [
        ("甲", "域结果"),
        ("乙", "域结果"),
        ("丙", ""),
    ]


def test_instructions_and_what_stands_in_them_are_no_text() -> None:
    code = (
        BEGIN + "<w:r><w:instrText> IF </w:instrText></w:r>" + r("藏") + NOTE + picture() + MATH + "<w:r><w:tab/></w:r>"
    )
    (content,) = read(p(code + SEPARATE + r("见") + END))
    assert [run.text for run in content.runs] == ["见"]
    assert (content.notes, content.pictures, content.formulas) == ([], [], 0)


@pytest.mark.parametrize(
    ("content", "before", "after"),
    [
        (r("甲"), False, False),
        ('<w:r><w:br w:type="page"/></w:r>' + r("甲"), True, False),
        (r(" ") + '<w:r><w:br w:type="page"/></w:r>' + r("甲"), True, False),
        (r("甲") + '<w:r><w:br w:type="page"/></w:r>', False, True),
        (r("甲") + '<w:r><w:br w:type="column"/></w:r>', False, True),
        (r("甲") + '<w:r><w:br w:type="page"/></w:r>' + r("乙"), False, False),
        (r("甲") + "<w:r><w:br/></w:r>", False, False),
    ],
)
def test_breaks_before_and_behind_the_text(content: str, before: bool, after: bool) -> None:
    (found,) = read(p(content))
    assert (found.break_before, found.break_after) == (before, after)


@pytest.mark.parametrize(
    ("content", "size", "bold"),
    [
        (r("甲", '<w:sz w:val="32"/><w:b/>') + r("乙", '<w:sz w:val="21"/><w:b/>'), 16.0, True),
        (r("　", '<w:sz w:val="44"/>') + r("乙", '<w:sz w:val="21"/><w:b/>'), 10.5, True),
        (r("甲", "<w:b/>") + r("乙"), 0.0, False),
        (r("甲", "<w:b/>") + r(" "), 0.0, True),
        ("", 0.0, True),
    ],
)
def test_the_size_of_the_first_words_and_whether_all_are_bold(content: str, size: float, bold: bool) -> None:
    (found,) = read(p(content))
    assert (found.size, found.bold) == (size, bold)


@pytest.mark.parametrize(
    ("behind", "shown", "start"),
    [
        (r(")", RAISED) + r("甲"), "甲", 0),
        (r("）甲", RAISED), "甲", 1),
        (r(")甲"), ")甲", 0),
        (r("甲)", RAISED), "甲)", 0),
    ],
)
def test_a_raised_bracket_behind_a_footnote_belongs_to_its_mark(behind: str, shown: str, start: int) -> None:
    (found,) = read(p(r("见") + NOTE + behind))
    assert "".join(run.text for run in found.runs) == "见" + shown
    anchor = found.runs[2].anchor
    assert isinstance(anchor, DocxAnchor) and anchor.start == start
    assert (len(found.notes), found.runs[1].marks) == (1, {"footnote", "superscript"})


def test_a_raised_bracket_behind_words_is_text() -> None:
    assert text(r("见") + r(")", RAISED)) == "见)"
    assert text(r(")", RAISED)) == ")"


@pytest.mark.parametrize(("content", "start"), [(bare("  甲"), 2), (bare("甲  "), 0), (r("  甲"), 0)])
def test_where_the_text_begins_in_its_element(content: str, start: int) -> None:
    anchor = read(p(content))[0].runs[0].anchor
    assert anchor == DocxAnchor("word/document.xml", (0, 0, 0, 0), start)


def test_pictures_boxes_and_what_is_hidden_of_them() -> None:
    (found,) = read(p(picture() + text_box(p("框"))))
    assert (found.pictures, len(found.boxes), [run.target for run in found.runs]) == (
        ["word/media/a.png"],
        1,
        ["word/media/a.png"],
    )
    hidden = picture().replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert read(p(hidden))[0].runs == []
    (ink,) = read(p("<w:r><w:contentPart/></w:r>"))
    assert ink.unread == ["墨迹（手写内容）"] and not ink.empty()


def test_displayed_formulas_stand_on_lines_of_their_own() -> None:
    (both,) = read(p(f"<m:oMathPara>{MATH}{MATH}</m:oMathPara>"))
    assert [run.text for run in both.runs] == ["a", "\n", "a"] and both.displayed and both.formulas == 2
    (after,) = read(p(MATH + f"<m:oMathPara>{MATH}</m:oMathPara>"))
    assert [run.text for run in after.runs] == ["a", "a"]
    (line,) = read(p(MATH + "<m:oMath/>"))
    assert not line.displayed and line.latex == ["a"] and line.plain == ""


@pytest.mark.parametrize(
    ("code", "shown", "marks"),
    [
        (r"EQ \o\ac(○,1)", "①", set()),
        (r"EQ \s\up8(2)", "2", {"superscript"}),
        (r"EQ \s\do8(2)", "2", {"subscript"}),
        (r"EQ \f(a,b)", "a/b", {"math"}),
        (r"EQ \f(a,b", r"\f(a,b", set()),
        ("MACROBUTTON x 请点此", "请点此", set()),
        ("PAGE", "", set()),
    ],
)
def test_what_a_field_shows_that_stores_no_result(code: str, shown: str, marks: set[str]) -> None:
    (found,) = read(p(field(code, "")))
    assert "".join(run.text for run in found.runs) == shown
    assert not shown or (found.runs[0].marks == marks and bool(found.runs[0].locked))
    assert found.formulas == int(marks == {"math"})


def test_a_result_that_is_there_counts() -> None:
    assert text(field(r"EQ \o\ac(○,1)", r("甲"))) == "甲"


def test_forms_are_known_by_their_names() -> None:
    control = f'<w:sdt><w:sdtPr><w:tag w:val="编号"/></w:sdtPr><w:sdtContent>{r("甲")}</w:sdtContent></w:sdt>'
    (found,) = read(p(form_field("CSTD_NAME", "名") + control))
    assert found.forms == ["CSTD_NAME", "编号"]
    drop = '<w:ffData><w:name w:val="x"/><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'
    assert said(field("FORMDROPDOWN", "", drop)) == [("乙", "下拉型窗体域")]
    assert said(f"<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType='begin'>{drop}</w:fldChar></w:r>{END}") == []
