"""Whole paragraphs deleted and added, on the tree alone: what forbids it, what stays, whose properties hold."""

from __future__ import annotations

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import etree

from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.paragraphs import add_after, add_before, check_drop, drop, has_section
from stdkit.formats.docx.places import Refused
from stdkit.formats.docx.revisions import settle
from stdkit.formats.docx.stamp import Stamp
from stdkit.formats.docx.tags import PPR, RPR, P, R, T, w
from tests.formats.docx.specimens import build, cell, field, p, parsed, picture, r, row, table, text_box

Xml = etree._Element
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
MARKED = '<w:bookmarkStart w:id="1" w:name="a"/>{}<w:bookmarkEnd w:id="1"/>'
NOTE = '<w:r><w:commentReference w:id="0"/></w:r>'


def stamp(*, tracked: bool = True) -> Stamp:
    with TemporaryDirectory() as folder:
        return Stamp(
            open_package(build(Path(folder) / "a.docx", p("甲"))), "张三", datetime.date(2026, 1, 1), tracked=tracked
        )


def body(markup: str) -> Xml:
    return parsed("document", f"<w:body>{markup}</w:body>")[0]


def own(root: Xml, words: str = "此段") -> Xml:
    return next(
        one for one in root.iter(P) if "".join(text.text or "" for text in one.iterfind(f"{R}/{T}")).find(words) >= 0
    )


def lines(root: Xml) -> list[str]:
    return ["".join(one.itertext(T)) for one in root.iter(P)]


def why(markup: str, words: str = "此段", *, covered: str = "此段") -> str:
    """Why the paragraph may not go; "" where it may."""
    root = body(markup)
    paragraph = own(root, words)
    known = {text for text in paragraph.iter(T) if text.text and text.text in covered}
    try:
        check_drop(paragraph, known, set())
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (p("此段") + p("后"), ""),
        (p("前") + p("此段") + p("后"), ""),
        (p(r("此段") + text_box(p("框"))) + p("后"), "文本框"),
        (p(r("此段") + "<m:oMath/>") + p("后"), "公式"),
        (p(r("此段") + picture()) + p("后"), "图片或嵌入对象"),
        (p(r("此段") + "<w:r><w:object/></w:r>") + p("后"), "图片或嵌入对象"),
        (p(r("此段") + '<w:ins w:id="1"><w:r/></w:ins>') + p("后"), "他人修订"),
        (p(r("此段"), '<w:pPrChange w:id="1"/>') + p("后"), "他人修订"),
        (p(r("此段") + field("PAGE", r("此"))) + p("后"), ""),
        (p(r("此段") + BEGIN) + p("后"), "延伸到别的段"),
        (p(END + r("此段")) + p("后"), "延伸到别的段"),
        (p(END + r("此段") + BEGIN) + p("后"), "延伸到别的段"),
        (p(r("1　") + r("此段")) + p("后"), ""),
        (p(r("此段") + r("多的")) + p("后"), "不属于这段文字"),
        (p(r("此段") + r("　 ")) + p("后"), ""),
        (p(r("此段") + "<w:r><w:tab/></w:r>") + p("后"), ""),
        (p(r("此段") + "<w:ruby><w:t>注音</w:t></w:ruby>") + p("后"), ""),
        (table(row(cell(p("此段")))), "单元格的最后一段"),
        (table(row(cell(p("前") + p("此段")))), "单元格的最后一段"),
        (table(row(cell(p("此段") + p("后")))), ""),
        (p("前") + p("此段"), "所在部分的最后一段"),
        (p("前") + p("此段", "<w:sectPr/>"), ""),
        (table(row("甲")) + p("此段") + table(row("乙")) + p("后"), "两表会连成一个"),
        (table(row("甲")) + p("此段") + p("中") + table(row("乙")) + p("后"), ""),
        (p("前") + p("此段") + table(row("乙")) + p("后"), ""),
        (f"<w:sdt><w:sdtContent>{p('前')}{p('此段')}</w:sdtContent></w:sdt>{p('后')}", ""),
        (f"<w:sdt><w:sdtContent>{p('此段')}</w:sdtContent></w:sdt>{p('后')}", "所在部分的最后一段"),
        (f"<w:sdt><w:sdtContent>{p('此段')}{p('后')}</w:sdtContent></w:sdt>", ""),
    ],
)
def test_what_forbids_a_paragraph_to_go(markup: str, reason: str) -> None:
    found = why(markup)
    assert (reason in found) if reason else not found


def test_paragraphs_that_go_already_are_no_neighbours() -> None:
    root = body(table(row("甲")) + p("先走") + p("此段") + table(row("乙")) + p("后"))
    first, last = own(root, "先走"), own(root)
    check_drop(last, set(last.iter(T)), set())
    with pytest.raises(Refused, match="连成一个"):
        check_drop(last, set(last.iter(T)), {first})


def dropped(markup: str, *, tracked: bool) -> Xml:
    root = body(markup)
    drop(own(root), stamp(tracked=tracked))
    return root


MIXED = p(MARKED.format(r("此段")) + NOTE, '<w:jc w:val="center"/>')


@pytest.mark.parametrize("following", [p("后"), p("后", '<w:jc w:val="right"/>')])
def test_a_paragraph_goes_its_bookmarks_and_comments_stay(following: str) -> None:
    plain = dropped(p("前") + MIXED + following, tracked=False)
    tracked = dropped(p("前") + MIXED + following, tracked=True)
    assert settle(tracked, "accept")
    for root in (plain, tracked):
        assert lines(root) == ["前", "后"]
        names = [etree.QName(one).localname for one in root[1] if one.tag != PPR]
        assert names == ["bookmarkStart", "bookmarkEnd", "r", "r"]
        assert len(root[1].findall(PPR)) == following.count("<w:pPr>")
        assert following.count("<w:pPr>") == 0 or root[1][0].tag == PPR
    back = dropped(p("前") + MIXED + following, tracked=True)
    assert settle(back, "reject")
    assert lines(back) == ["前", "此段", "后"]


def test_where_no_paragraph_follows_only_the_edges_stay() -> None:
    root = dropped(p("前") + MIXED + table(row("乙")) + p("后"), tracked=False)
    assert lines(root) == ["前", "乙", "后"]
    assert [etree.QName(one).localname for one in root[:4]] == ["p", "bookmarkStart", "bookmarkEnd", "tbl"]


@pytest.mark.parametrize("tracked", [True, False])
def test_the_end_of_a_section_keeps_its_paragraph(tracked: bool) -> None:
    root = dropped(p("前") + p("此段", "<w:sectPr/>") + p("后"), tracked=tracked)
    assert lines(root) == ["前", "", "后"] and has_section(root[1])
    assert root[1].find(f"{PPR}/{RPR}") is None
    assert not has_section(root[0])


def test_runs_within_runs_go_once() -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>cǐ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>此</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    root = dropped(p(ruby + r("此段")) + p("后"), tracked=True)
    assert len(list(root.iter(w("del")))) == 2  # the runs in one, the mark of the paragraph
    assert settle(root, "accept") and lines(root) == ["后"]


FORM = '<w:keepNext/><w:numPr><w:numId w:val="1"/><w:ins w:id="5" w:author="李四"/></w:numPr><w:pageBreakBefore/>'


def added(markup: str, texts: list[str], *, before: bool = False, tracked: bool = True) -> Xml:
    root = body(markup)
    properties = parsed("rPr", "<w:b/>") if texts != ["朴素"] else None
    (add_before if before else add_after)(own(root), texts, properties, stamp(tracked=tracked))
    return root


@pytest.mark.parametrize(
    "markup",
    [
        p("此段", FORM) + p("后"),
        p("此段") + p("后"),
        p("前") + p("此段", FORM),
        p("前") + p("此段"),
        p("此段", FORM) + table(row("乙")) + p("后"),
        table(row(cell(p("此段")))) + p("后"),
        p("此段", FORM + "<w:sectPr/>") + p("后"),
        p("此段", f"{FORM}<w:rPr><w:i/></w:rPr>") + p("后"),
    ],
)
def test_new_paragraphs_behind_one_come_with_acceptance_and_go_without_a_trace(markup: str) -> None:
    plain, accepted, rejected = (
        added(markup, ["一", "二"], tracked=False),
        added(markup, ["一", "二"]),
        added(markup, ["一", "二"]),
    )
    assert settle(accepted, "accept", "张三") and settle(rejected, "reject", "张三")
    old = lines(body(markup))
    at = old.index("此段") + 1
    assert lines(plain) == lines(accepted) == [*old[:at], "一", "二", *old[at:]]
    assert lines(rejected) == old
    assert shape(rejected) == shape(body(markup))
    assert shape(plain) == shape(accepted)


def shape(root: Xml) -> list[list[str]]:
    """The properties of every paragraph by name."""
    return [[etree.QName(one).localname for one in each.iterfind(f"{PPR}//*")] for each in root.iter(P)]


def test_new_paragraphs_take_the_shape_but_not_what_belongs_to_one_place() -> None:
    made = added(
        p("此段", f"{FORM}<w:rPr><w:i/><w:ins w:id='6' w:author='李四'/></w:rPr>") + p("后"), ["一"], tracked=False
    )
    assert shape(made)[1] == ["keepNext", "numPr", "numId", "rPr", "i"]
    split = added(p("前") + p("此段", FORM + "<w:sectPr/>"), ["一"], tracked=False)
    assert shape(split)[1:] == [
        ["keepNext", "numPr", "numId"],
        ["keepNext", "numPr", "numId", "ins", "pageBreakBefore", "sectPr"],
    ]
    bare = added(p("此段", "<w:pageBreakBefore/>") + p("后"), ["朴素"], tracked=False)
    assert (shape(bare)[1], [etree.QName(one).localname for one in bare[1].iter()][1:]) == ([], ["r", "t"])


def test_the_text_of_new_paragraphs_bears_the_format_given() -> None:
    made = added(p("此段") + p("后"), ["一", ""], tracked=False)
    assert [len(list(one.iter(w("b")))) for one in made] == [0, 1, 0, 0]
    assert [len(list(one.iter(R))) for one in made] == [1, 1, 0, 1]


@pytest.mark.parametrize("markup", [p("前") + p("此段", FORM), p("此段") + p("后"), table(row(cell(p("此段"))))])
def test_new_paragraphs_before_one(markup: str) -> None:
    accepted, rejected = added(markup, ["一", "二"], before=True), added(markup, ["一", "二"], before=True)
    plain = added(markup, ["一", "二"], before=True, tracked=False)
    assert settle(accepted, "accept", "张三") and settle(rejected, "reject", "张三")
    old = lines(body(markup))
    at = old.index("此段")
    assert lines(accepted) == lines(plain) == [*old[:at], "一", "二", *old[at:]]
    assert (lines(rejected), shape(rejected)) == (old, shape(body(markup)))


def test_a_mark_stands_before_sections_and_records_of_old_properties() -> None:
    made = added(p("此段", "<w:keepNext/><w:sectPr/>") + p("后"), ["一"])
    assert shape(made)[0] == ["keepNext", "rPr", "ins"]
    old = added(p("此段", "<w:keepNext/><w:pPrChange w:id='3'/>") + p("后"), ["一"], before=True)
    assert shape(old)[0] == ["keepNext", "rPr", "ins"]
