"""Revisions accepted and rejected, as Word does it, from markup of one trait each."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from stdkit.formats.docx.revisions import Verdict, accept_all, reject_all, settle
from stdkit.formats.docx.tags import PPR, VAL, P, w
from tests.formats.docx.specimens import build, cell, p, parsed, part, r, relation, row, table


def change(kind: str, content: str = "", author: str = "张三", number: int = 1, more: str = "") -> str:
    return f'<w:{kind} w:id="{number}" w:author="{author}" w:date="2026-06-01T08:00:00Z"{more}>{content}</w:{kind}>'


def gone(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def mark(kind: str, more: str = "", author: str = "张三") -> str:
    return f"<w:rPr>{change(kind, '', author)}{more}</w:rPr>"


def settled(body: str, verdict: Verdict, author: str | None = None) -> etree._Element:
    root = parsed("document", f"<w:body>{body}</w:body>")
    assert settle(root, verdict, author)
    return root[0]


def lines(root: etree._Element) -> list[str]:
    return ["".join(one.itertext("{*}t")) for one in root.iter(P)]


def shape(root: etree._Element) -> list[str]:
    """The names of what stands in the body, blocks and their children, without text."""
    return [etree.QName(one).localname for one in root.iter(etree.Element)][1:]


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        (p(r("甲") + change("ins", r("乙"))), ["甲乙"], ["甲"]),
        (p(r("甲") + change("del", gone("乙"))), ["甲"], ["甲乙"]),
        (p(change("moveFrom", r("甲"))) + p(change("moveTo", r("甲"))), ["", "甲"], ["甲", ""]),
        (p(change("ins", r("甲") + change("del", gone("乙")))), ["甲"], [""]),
        (p(change("ins", r("甲") + r("乙") + r("丙"))), ["甲乙丙"], [""]),
        (change("ins", p("甲") + table(row("乙"))) + p("丙"), ["甲", "乙", "丙"], ["丙"]),
    ],
)
def test_text_that_came_and_went(body: str, accepted: list[str], rejected: list[str]) -> None:
    assert lines(settled(body, "accept")) == accepted
    assert lines(settled(body, "reject")) == rejected


def test_deleted_instructions_of_fields_come_back_as_instructions() -> None:
    body = p(change("del", gone("乙") + "<w:r><w:delInstrText> PAGE </w:delInstrText></w:r>"))
    root = settled(body, "reject")
    assert [etree.QName(one).localname for one in root.iter("{*}t", "{*}instrText", "{*}delText")] == ["t", "instrText"]


def test_only_the_revisions_of_one_author_are_settled() -> None:
    body = (
        p(change("ins", r("甲")) + change("ins", r("乙"), "李四"), mark("ins", "", "李四"))
        + p(r("丙", change("rPrChange", "<w:rPr/>", "李四")))
        + table(row(cell(p("丁"), change("cellDel", "", "李四")), "戊", properties=change("ins", "", "李四")))
    )
    root = settled(body, "reject", "张三")
    assert lines(root) == ["乙", "丙", "丁", "戊"]
    assert [one.get(w("author")) for one in root.iter() if one.get(w("author"))] == ["李四"] * 5
    assert settle(root, "reject", "张三") is False
    assert lines(settled(body, "reject", "李四")) == ["甲丙"]


@pytest.mark.parametrize("kind", ["ins", "moveTo", "del", "moveFrom"])
def test_a_mark_that_stays_loses_only_its_record(kind: str) -> None:
    verdict: Verdict = "accept" if kind in ("ins", "moveTo") else "reject"
    root = settled(p("甲", mark(kind, "<w:b/>") + "") + p("乙", mark(kind)), verdict)
    assert lines(root) == ["甲", "乙"]
    assert shape(root) == ["p", "pPr", "rPr", "b", "r", "t", "p", "r", "t"]


@pytest.mark.parametrize("kind", ["ins", "moveTo", "del", "moveFrom"])
def test_a_mark_that_goes_joins_its_paragraph_with_the_next_whose_properties_hold(kind: str) -> None:
    verdict: Verdict = "reject" if kind in ("ins", "moveTo") else "accept"
    one = p(r("甲"), '<w:jc w:val="center"/>' + mark(kind))
    root = settled(one + '<w:bookmarkStart w:id="1" w:name="a"/>' + p("乙", '<w:jc w:val="right"/>'), verdict)
    assert lines(root) == ["甲乙"]
    assert [jc.get(VAL) for jc in root.iter(w("jc"))] == ["right"]
    assert lines(settled(one + p("乙"), verdict)) == ["甲乙"]
    assert lines(settled(one + p("乙", mark(kind)) + p("丙"), verdict)) == ["甲乙丙"]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        # Before a table: what holds text stays a paragraph, an empty one goes.
        (p("甲", mark("del")) + table(row("乙")), ["甲", "乙"]),
        (p("", mark("del")) + table(row("乙")), ["乙"]),
        # The last of a cell, of the body: an empty one stays too.
        (table(row(cell(p("甲") + p("", mark("del"))))), ["甲", ""]),
        (p("甲") + p("", mark("del")), ["甲", ""]),
        # The last in a content control: it may go where something else is left in it.
        (f"<w:sdt><w:sdtContent>{p('甲')}{p('', mark('del'))}</w:sdtContent></w:sdt>{p('乙')}", ["甲", "乙"]),
        (f"<w:sdt><w:sdtContent>{p('', mark('del'))}</w:sdtContent></w:sdt>{p('乙')}", ["", "乙"]),
        (f"<w:sdt><w:sdtContent>{p('甲')}{p('丙', mark('del'))}</w:sdtContent></w:sdt>{p('乙')}", ["甲", "丙", "乙"]),
    ],
)
def test_a_mark_that_goes_where_no_paragraph_follows(body: str, left: list[str]) -> None:
    root = settled(body, "accept")
    assert lines(root) == left
    assert next(root.iter(w("del")), None) is None


def test_an_empty_paragraph_that_goes_leaves_the_edges_of_ranges() -> None:
    edges = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:commentRangeStart w:id="0"/><w:permEnd w:id="3"/>'
    root = settled(p(edges, mark("del")) + table(row("乙")), "accept")
    assert [etree.QName(one).localname for one in root] == [
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "permEnd", "tbl",
    ]  # fmt: skip


def test_the_mark_of_a_control_character_in_a_formula_joins_nothing() -> None:
    fraction = f"<m:oMath><m:f><m:fPr><m:ctrlPr>{mark('ins')}</m:ctrlPr></m:fPr></m:f></m:oMath>"
    root = settled(p(fraction) + p("乙"), "reject")
    assert len(lines(root)) == 2 and next(root.iter(w("ins")), None) is None


def test_rows_come_and_go_and_a_table_without_rows_goes_too() -> None:
    new, old = row("甲", properties=change("ins")), row("乙", properties=change("del"))
    assert lines(settled(table(row("头"), new, old), "accept")) == ["头", "甲"]
    assert lines(settled(table(row("头"), new, old), "reject")) == ["头", "乙"]
    root = settled(table(old) + p("后"), "accept")
    assert shape(root) == ["p", "r", "t"]
    assert next(settled(table(new), "accept").iter(w("ins")), None) is None


def test_cells_come_and_go() -> None:
    body = table(row(cell(p("甲"), change("cellIns")), cell(p("乙"), change("cellDel")), "丙"))
    assert lines(settled(body, "accept")) == ["甲", "丙"]
    assert lines(settled(body, "reject")) == ["乙", "丙"]


@pytest.mark.parametrize(
    ("said", "accepted", "rejected"),
    [
        (' w:vMerge="cont"', ["continue"], []),
        (' w:vMerge="rest"', ["restart"], []),
        (' w:vMerge="rest" w:vMergeOrig="cont"', ["restart"], ["continue"]),
        (' w:vMergeOrig="rest"', [], ["restart"]),
    ],
)
def test_cells_joined_and_parted(said: str, accepted: list[str], rejected: list[str]) -> None:
    width = '<w:tcW w:w="100" w:type="dxa"/><w:gridSpan w:val="2"/>'
    body = table(row(cell(p("甲"), f"{width}<w:vMerge/><w:shd w:val='clear'/>{change('cellMerge', more=said)}")))
    for verdict, wanted in (("accept", accepted), ("reject", rejected)):
        properties = next(settled(body, verdict).iter(w("tcPr")))  # type: ignore[arg-type]
        names = [etree.QName(one).localname for one in properties]
        assert [one.get(VAL) for one in properties.iter(w("vMerge"))] == wanted
        assert names == ["tcW", "gridSpan", *["vMerge"] * len(wanted), "shd"]


def test_old_properties_come_back_on_rejection() -> None:
    run = f"<w:i/>{change('rPrChange', '<w:rPr><w:b/></w:rPr>')}"
    paragraph = f'<w:jc w:val="left"/>{change("pPrChange", "<w:pPr><w:keepNext/></w:pPr>")}'
    body = p(r("甲", run), paragraph)
    assert shape(settled(body, "accept")) == ["p", "pPr", "jc", "r", "rPr", "i", "t"]
    assert shape(settled(body, "reject")) == ["p", "pPr", "keepNext", "r", "rPr", "b", "t"]


def test_a_record_of_no_properties_leaves_none() -> None:
    body = p(r("甲", f"<w:i/>{change('rPrChange', '<w:rPr/>')}"), f"<w:keepNext/>{change('pPrChange', '<w:pPr/>')}")
    assert shape(settled(body, "reject")) == ["p", "r", "t"]
    bare = p(r("甲", change("rPrChange", "")))
    assert shape(settled(bare, "reject")) == shape(settled(bare, "accept")) == ["p", "r", "t"]


def test_what_a_record_does_not_speak_of_stays_where_it_stood() -> None:
    paragraph = (
        f'<w:jc w:val="left"/><w:rPr><w:b/></w:rPr><w:sectPr/>{change("pPrChange", "<w:pPr><w:keepNext/></w:pPr>")}'
    )
    assert shape(settled(p("甲", paragraph), "reject")) == ["p", "pPr", "keepNext", "rPr", "b", "sectPr", "r", "t"]
    section = f'<w:headerReference w:type="default" r:id="rId1"/><w:cols/>{change("sectPrChange", "<w:sectPr><w:titlePg/></w:sectPr>")}'
    root = settled(p("甲") + f"<w:sectPr>{section}</w:sectPr>", "reject")
    assert shape(root) == ["p", "r", "t", "sectPr", "headerReference", "titlePg"]
    emptied = settled(p("甲") + f"<w:sectPr><w:cols/>{change('sectPrChange', '<w:sectPr/>')}</w:sectPr>", "reject")
    assert shape(emptied) == ["p", "r", "t", "sectPr"]


def test_a_grid_and_numbers_of_before() -> None:
    old = '<w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid></w:tblGridChange>'
    grid = table(row("甲")).replace(
        "<w:tblGrid/>", f'<w:tblGrid><w:gridCol w:w="2"/><w:gridCol w:w="3"/>{old}</w:tblGrid>'
    )

    def widths(verdict: Verdict) -> list[str | None]:
        return [one.get(w("w")) for one in settled(grid, verdict).iter(w("gridCol"))]

    assert (widths("accept"), widths("reject")) == (["2", "3"], ["1"])
    numbers = p("甲", f'<w:numPr><w:numId w:val="1"/>{change("numberingChange")}</w:numPr>')
    for verdict in ("accept", "reject"):
        assert shape(settled(numbers, verdict)) == ["p", "pPr", "numPr", "numId", "r", "t"]  # type: ignore[arg-type]


def test_a_number_that_was_put_on() -> None:
    body = p("甲", f'<w:numPr><w:numId w:val="1"/>{change("ins")}</w:numPr>')
    assert shape(settled(body, "accept")) == ["p", "pPr", "numPr", "numId", "r", "t"]
    assert next(settled(body, "reject").iter(w("numPr")), None) is None


def test_the_edges_of_moves_go_with_them_those_of_others_stay() -> None:
    def moved(name: str, author: str, number: int) -> str:
        return (
            f'<w:moveToRangeStart w:id="{number}" w:author="{author}" w:name="{name}"/>'
            f'{change("moveTo", r(name), author)}<w:moveToRangeEnd w:id="{number}"/>'
        )

    body = p(moved("甲", "张三", 1) + moved("乙", "李四", 2))
    root = settled(body, "accept", "张三")
    edges = [one.get(w("id")) for one in root.iter(w("moveToRangeStart"), w("moveToRangeEnd"))]
    assert (lines(root), edges) == (["甲乙"], ["2", "2"])
    assert settle(parsed("document", '<w:moveFromRangeStart w:id="1" w:author="张三"/>'), "accept") is True


def test_nothing_pending_is_nothing_done() -> None:
    assert settle(parsed("document", f"<w:body>{p('甲', '<w:rPr><w:b/></w:rPr>')}</w:body>"), "accept") is False


def test_every_part_of_text_is_settled_and_the_others_stay_byte_for_byte(tmp_path: Path) -> None:
    path = build(
        tmp_path / "a.docx",
        p(r("甲") + change("ins", r("乙"))),
        footnotes=f'<w:footnote w:id="2">{p("注")}</w:footnote>',
        others={"word/header1.xml": part("hdr", p(change("del", gone("旧")) + r("新"))), "word/b.xml": "<b> 乙 </b>"},
        relations=relation("rId9", "header", "header1.xml"),
    )
    accept_all(path, tmp_path / "b.docx")
    reject_all(path, tmp_path / "c.docx", "李四")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.docx") as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert changed == {"word/document.xml", "word/header1.xml"}
        assert "旧" not in new.read("word/header1.xml").decode()
    assert (tmp_path / "c.docx").read_bytes() == path.read_bytes()


def test_properties_stay_first_in_a_paragraph_that_takes_another_up() -> None:
    for following in (p("乙", '<w:jc w:val="right"/>'), p("乙")):
        (one,) = settled(p("甲", mark("ins")) + following, "reject")
        assert [child.tag == PPR for child in one] == ([True, False, False] if "jc" in following else [False, False])
