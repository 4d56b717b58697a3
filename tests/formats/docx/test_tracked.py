"""The writer of tracked changes on specimens of the hard cases; each also goes through the invariants."""

from __future__ import annotations

import collections
import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from stdkit.errors import CannotWrite
from stdkit.formats.docx.plan import trimmed
from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.formats.docx.tags import P, T, w
from stdkit.formats.docx.tracked import write
from stdkit.model import Comment, Document, Edit, Refusal, Span
from tests.formats.docx.tracked_specimen import (
    build,
    canonical,
    deleted,
    entries,
    field,
    inserted,
    p,
    r,
    table,
    text_box,
    texts,
    walk,
)

ME = "标准工具"
DAY = datetime.date(2026, 3, 4)
BOLD = "<w:b/>"
LINK = '<w:rStyle w:val="Link"/>'


class Outcome:
    """A specimen written both ways, proved, and the three files to look at."""

    def __init__(self, folder: Path, source: Path, edits: list[Edit], comments: list[Comment] | None = None) -> None:
        self.source, self.document = source, walk(source)
        self.tracked, self.clean = folder / "tracked.docx", folder / "clean.docx"
        self.accepted, self.rejected = folder / "accepted.docx", folder / "rejected.docx"
        said = {"author": ME, "date": DAY, "comments": comments or []}
        self.refusals = write(self.document, edits, self.tracked, **said)
        assert write(self.document, edits, self.clean, tracked=False, **said) == self.refusals
        accept_all(self.tracked, self.accepted, ME)
        reject_all(self.tracked, self.rejected, ME)
        assert_invariants(self, bool(comments))

    def xml(self, part: str = "word/document.xml") -> etree._Element:
        return etree.fromstring(zipfile.ZipFile(self.tracked).read(part))


def assert_invariants(outcome: Outcome, commented: bool) -> None:
    before, after = entries(outcome.source), entries(outcome.tracked)
    parts = [name for name in before if name.startswith("word/") and name.endswith(".xml") and "styles" not in name]
    for part in parts:
        if not commented:
            assert canonical(outcome.rejected, part) == canonical(outcome.source, part)
            assert canonical(outcome.accepted, part) == canonical(outcome.clean, part)
        assert_sound(etree.fromstring(zipfile.ZipFile(outcome.tracked).read(part)))
    assert list(before) == list(after)[: len(before)]
    for name in before:
        if name not in parts and not commented:
            assert after[name] == before[name], name


def assert_sound(root: etree._Element) -> None:
    """What Word demands of revisions."""
    numbers = collections.Counter(
        e.get(w("id")) for e in root.iter(w("ins"), w("del"), w("rPrChange"), w("moveFrom"), w("moveTo"))
    )
    assert all(count == 1 for count in numbers.values()), numbers
    assert not [t for d in root.iter(w("del")) for t in d.iter(T, w("instrText"))]
    assert not [t for t in root.iter(w("delText")) if next(t.iterancestors(w("del")), None) is None]
    for cell in root.iter(w("tc")):
        assert cell[-1].tag == P
    for text in (t for mark in root.iter(w("ins"), w("del")) for t in mark.iter(T, w("delText"))):
        if text.text and text.text != text.text.strip(" "):
            assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Outcome]:
    def go(body: str, *edits: Edit, comments: list[Comment] | None = None, **parts: str) -> Outcome:
        source = build(tmp_path / "in.docx", body, **parts)
        return Outcome(tmp_path, source, list(edits), comments)

    return go


def at(block: str, start: int, end: int, text: str) -> Edit:
    return Edit(Span(block, start, end), text)


def whys(refusals: list[Refusal]) -> list[str]:
    return [refusal.why for refusal in refusals]


def flat(root: etree._Element) -> str:
    """The body's runs, written short: 甲[-应][+宜]乙."""
    shown = []
    for element in root.iter(T, w("delText"), w("tab"), w("br")):
        parent = element.getparent()
        if parent is None or parent.tag != w("r"):
            continue
        text = {w("tab"): "→", w("br"): "↵"}.get(element.tag, element.text or "")
        holder = next(element.iterancestors(w("ins"), w("del")), None)
        sign = "" if holder is None else "-" if holder.tag == w("del") else "+"
        shown.append(f"[{sign}{text}]" if sign else text)
    return "".join(shown)


def test_only_what_differs_is_marked(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("设备不应露天放置。", BOLD)), at("b1", 2, 4, "不宜"))
    assert flat(outcome.xml()) == "设备不[-应][+宜]露天放置。"
    new = next(outcome.xml().iter(w("ins"))).find(f"{w('r')}/{w('rPr')}/{w('b')}")
    assert new is not None
    assert texts(outcome.clean) == ["设备不宜露天放置。"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("不应", "不宜", (1, "应", "宜")),
        ("应", "应", (1, "", "")),
        ("", "宜", (0, "", "宜")),
        ("aa", "aaa", (2, "", "a")),
        ("必须", "应", (0, "必须", "应")),
        ("e\u0301", "e\u0300", (0, "e\u0301", "e\u0300")),
        ("xe\u0301", "ye\u0301", (0, "x", "y")),
        ("a\u0301", "b\u0301", (0, "a\u0301", "b\u0301")),
        ("𠮷野", "𠮷屋", (1, "野", "屋")),
        ("👩\u200d🔬", "👩\u200d🚀", (0, "👩\u200d🔬", "👩\u200d🚀")),
    ],
)
def test_trimming(old: str, new: str, expected: tuple[int, str, str]) -> None:
    assert trimmed(old, new) == expected


def test_across_runs_takes_the_first_format(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("设备必", BOLD), r("须接地", "<w:i/>")), at("b1", 2, 4, "应"))
    assert flat(outcome.xml()) == "设备[-必][-须][+应]接地"
    deletion = next(outcome.xml().iter(w("del")))
    assert len(deletion.findall(w("r"))) == 2
    assert next(outcome.xml().iter(w("ins"))).find(f"{w('r')}/{w('rPr')}/{w('b')}") is not None


def test_tabs_and_breaks_go_too(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("甲\t乙\n丙丁")), at("b1", 0, 5, "戊"))
    assert flat(outcome.xml()) == "[-甲][-→][-乙][-↵][-丙][+戊]丁"


def test_text_followed_by_others_in_its_run(run: Callable[..., Outcome]) -> None:
    body = p(
        '<w:r><w:rPr><w:i/></w:rPr><w:t>应见</w:t><w:tab/><w:t>图</w:t><w:footnoteReference w:id="2"/><w:t>后</w:t></w:r>'
    )
    note = '<w:footnote w:id="2">' + p(r("注")) + "</w:footnote>"
    outcome = run(body, at("b1", 0, 1, "宜"), at("b1", 3, 4, "表"), footnotes=note)
    assert flat(outcome.xml()) == "[-应][+宜]见→[-图][+表]后"


def test_containers_are_left_where_they_are(run: Callable[..., Outcome]) -> None:
    body = p(
        r("见甲"),
        f'<w:hyperlink w:anchor="x">{r("乙丙", LINK)}</w:hyperlink>',
        f'<w:smartTag w:uri="u" w:element="e">{r("丁")}</w:smartTag>',
        f"<w:sdt><w:sdtContent>{r('戊己')}</w:sdtContent></w:sdt>",
    )
    outcome = run(body, at("b1", 1, 6, "新"))
    assert flat(outcome.xml()) == "见[-甲][+新][-乙丙][-丁][-戊]己"
    assert [len(list(e.iter(w("del")))) for e in outcome.xml().iter(w("hyperlink"), w("smartTag"), w("sdt"))] == [
        1,
        1,
        1,
    ]
    assert len(list(outcome.xml().iter(w("ins")))) == 1
    assert texts(outcome.clean) == ["见新己"]


def test_locked_text_is_refused_with_its_reason(run: Callable[..., Outcome]) -> None:
    body = (
        p(r("见"), field("REF x", r("第5章")), r("。"))
        + p(r("应"), inserted(r("不")))
        + p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
    )
    outcome = run(body, at("b1", 0, 3, "按"), at("b2", 0, 2, "宜"), at("b3", 0, 1, "y"), at("b1", 4, 5, "；"))
    assert whys(outcome.refusals) == ["此处不能改动：域结果", "此处不能改动：他人修订", "此处不能改动：公式"]
    assert texts(outcome.clean)[0] == "见第5章；"


def test_others_revisions_are_seen_even_where_the_reader_did_not_lock(
    run: Callable[..., Outcome], tmp_path: Path
) -> None:
    source = build(tmp_path / "s.docx", p(inserted(r("应"))))
    document = walk(source)
    block = document.opening[0]
    free = Document(
        document.path,
        document.digest,
        "docx",
        opening=(type(block)(block.id, block.kind, tuple(type(x)(x.text, x.anchor) for x in block.runs)),),
    )
    refusals = write(free, [at("b1", 0, 1, "宜")], tmp_path / "o.docx", author=ME, date=DAY)
    assert whys(refusals) == ["此处不能改动：他人修订（李四）"]
    assert (tmp_path / "o.docx").read_bytes() == source.read_bytes()


def test_overlaps_keep_the_first(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("甲乙丙丁")), at("b1", 1, 3, "二三"), at("b1", 0, 2, "一二"), at("b1", 3, 4, "四"))
    assert whys(outcome.refusals) == ["与前一处改动重叠"]
    assert outcome.refusals[0].edit.text == "二三"
    assert texts(outcome.clean) == ["一二丙四"]


def test_insertions_at_one_place_keep_their_order(run: Callable[..., Outcome]) -> None:
    body = p(r("甲乙"))
    edits = [
        at("b1", 1, 1, "1"),
        at("b1", 1, 1, "2"),
        at("b1", 0, 0, "a"),
        at("b1", 0, 0, "b"),
        at("b1", 2, 2, "x"),
        at("b1", 2, 2, "y"),
    ]
    outcome = run(body, *edits, at("b1", 1, 2, "丙"))
    assert texts(outcome.clean) == ["ab甲12丙xy"]


def test_insertion_into_an_empty_paragraph(run: Callable[..., Outcome]) -> None:
    body = p(properties='<w:pStyle w:val="Duan"/><w:rPr><w:i/></w:rPr>') + p(r("后"))
    outcome = run(body, at("b1", 0, 0, "一"), at("b1", 0, 0, "二"))
    assert texts(outcome.clean) == ["一二", "后"]
    assert all(i.find(f"{w('r')}/{w('rPr')}/{w('i')}") is not None for i in outcome.xml().iter(w("ins")))


def test_insertion_beside_a_field_stays_outside(run: Callable[..., Outcome]) -> None:
    body = p(field("REF x", r("第5章"))) + p(field("REF x", r("5")), field("REF y", r("6")))
    outcome = run(body, at("b1", 0, 0, "见"), at("b1", 3, 3, "。"), at("b2", 1, 1, "、"))
    assert texts(outcome.clean)[0] == "见第5章。"
    kinds = [e.get(w("fldCharType")) or e.text for e in outcome.xml().iter(w("fldChar"), T)][:6]
    assert kinds == ["见", "begin", "separate", "第5章", "end", "。"]
    assert whys(outcome.refusals) == ["此处不能改动：域结果"]


def test_insertion_behind_a_hyperlink_is_no_link(run: Callable[..., Outcome]) -> None:
    link = f'<w:hyperlink w:anchor="x">{r("乙", LINK)}</w:hyperlink>'
    outcome = run(p(r("甲"), link, r("丙", "<w:i/>")), at("b1", 2, 2, "新"))
    new = next(outcome.xml().iter(w("ins")))
    assert next(new.iterancestors(w("hyperlink")), None) is None
    assert new.find(f"{w('r')}/{w('rPr')}/{w('i')}") is not None
    assert texts(outcome.clean) == ["甲乙新丙"]


def test_whole_paragraph_is_deleted_with_its_mark(run: Callable[..., Outcome]) -> None:
    body = (
        p(r("甲"))
        + p("<w:bookmarkStart w:id='1' w:name='x'/>", r("本标准全文强制。"), "<w:bookmarkEnd w:id='1'/>")
        + p(r("丙"))
    )
    outcome = run(body, at("b2", 0, 9, ""))
    assert texts(outcome.clean) == ["甲", "丙"]
    assert texts(outcome.accepted) == ["甲", "丙"]
    mark = outcome.xml().find(f"{w('body')}/{w('p')}[2]/{w('pPr')}/{w('rPr')}/{w('del')}")
    assert mark is not None and mark.get(w("author")) == ME
    assert (
        len(list(etree.fromstring(zipfile.ZipFile(outcome.clean).read("word/document.xml")).iter(w("bookmarkStart"))))
        == 1
    )


def test_neighbouring_paragraphs_deleted_together(run: Callable[..., Outcome]) -> None:
    outcome = run(
        p(r("甲")) + p(r("乙")) + p() + p(r("丁")), at("b1", 0, 2, ""), at("b2", 0, 2, ""), at("b3", 0, 1, "")
    )
    assert texts(outcome.clean) == ["丁"]


def test_paragraphs_that_have_to_stay(run: Callable[..., Outcome]) -> None:
    body = (
        table((p(r("格")), p(r("上")) + p(r("下"))), (p(r("a")), p(r("b"))))
        + p(r("表间一"))
        + p(r("表间二"))
        + table((p(r("c")), p(r("d"))))
        + p(r("节末"), properties=SECTION_IN)
        + p(r("末"))
    )
    edits = [
        at(f"b{n}", 0, len(t) + 1, "")
        for n, t in enumerate(("格", "上", "下", "a", "b", "表间一", "表间二", "c", "d", "节末", "末"), 1)
    ]
    outcome = run(body, *edits)
    assert [(x.edit.span.block, x.why) for x in outcome.refusals] == [
        ("b1", "是单元格的最后一段，不能整段删除"),
        ("b3", "是单元格的最后一段，不能整段删除"),
        ("b4", "是单元格的最后一段，不能整段删除"),
        ("b5", "是单元格的最后一段，不能整段删除"),
        ("b7", "该段隔开两个表，删除后两表会连成一个"),
        ("b8", "是单元格的最后一段，不能整段删除"),
        ("b9", "是单元格的最后一段，不能整段删除"),
        ("b11", "是所在部分的最后一段，不能整段删除"),
    ]
    assert texts(outcome.clean) == ["格", "下", "a", "b", "表间二", "c", "d", "", "末"]


SECTION_IN = '<w:pStyle w:val="Duan"/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def test_new_paragraphs_after_one(run: Callable[..., Outcome]) -> None:
    body = p(r("甲", BOLD), properties='<w:pStyle w:val="Duan"/><w:pageBreakBefore/>') + p(r("丁"))
    outcome = run(body, at("b1", 1, 1, "，\n乙\n\n丙\t"))
    assert texts(outcome.clean) == ["甲，", "乙", "", "丙", "丁"]
    paragraphs = outcome.xml().findall(f"{w('body')}/{w('p')}")
    assert [x.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None for x in paragraphs] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert [x.find(f"{w('pPr')}/{w('pStyle')}") is not None for x in paragraphs] == [True, True, True, True, False]
    assert len(list(outcome.xml().iter(w("pageBreakBefore")))) == 1


@pytest.mark.parametrize("kind", ["cell", "part end", "before table", "end of division"])
def test_new_paragraphs_where_none_follows(run: Callable[..., Outcome], kind: str) -> None:
    one = p(
        r("甲", BOLD),
        properties=SECTION_IN if kind == "end of division" else '<w:pStyle w:val="Duan"/><w:jc w:val="left"/>',
    )
    other = table((p(r("x")),))
    body = {
        "cell": table((one,)) + p(),
        "part end": one,
        "before table": one + other + p(),
        "end of division": one + p(r("后")),
    }[kind]
    outcome = run(body, at("b1", 1, 1, "\n乙\n丙"), at("b1", 1, 1, "\n丁"))
    assert texts(outcome.clean)[:4] == ["甲", "乙", "丙", "丁"]
    marks = [x.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None for x in outcome.xml().iter(P)][:4]
    assert marks == [True, True, True, False]
    if kind == "end of division":
        assert [x.find(f"{w('pPr')}/{w('sectPr')}") is not None for x in outcome.xml().iter(P)] == [
            False,
            False,
            False,
            True,
            False,
        ]


def test_new_paragraph_only_at_an_edge(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("甲乙")), at("b1", 1, 1, "\n丙"), at("b1", 1, 2, "乙\n丁"), at("b1", 0, 0, "戊\n己"))
    assert whys(outcome.refusals) == ["新段落只能加在段末或段前"] * 2
    assert texts(outcome.clean) == ["甲乙", "丁"]


def test_new_paragraphs_before_one(run: Callable[..., Outcome]) -> None:
    body = p(r("零")) + p(r("甲", BOLD), properties='<w:pStyle w:val="Duan"/>')
    outcome = run(body, at("b2", 0, 0, "乙\n丙\n"), at("b2", 1, 1, "丁"))
    assert outcome.refusals == []
    assert texts(outcome.clean) == ["零", "乙", "丙", "甲丁"]
    paragraphs = list(outcome.xml().iter(P))
    assert [x.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None for x in paragraphs] == [False, True, True, False]
    assert [x.find(f"{w('pPr')}/{w('pStyle')}") is not None for x in paragraphs] == [False, True, True, True]


def test_notes_heads_and_endnotes(run: Callable[..., Outcome]) -> None:
    note = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", r("应注")) + "</w:footnote>"
    end = '<w:endnote w:id="2">' + p(r("应尾")) + "</w:endnote>"
    outcome = run(
        p(r("正文应")),
        *[at(f"b{n}", s, s + 1, "宜") for n, s in ((1, 2), (2, 0), (3, 0), (4, 0))],
        footnotes=note,
        endnotes=end,
        header1=p(r("应眉")),
    )
    assert outcome.refusals == []
    numbers = [
        e.get(w("id"))
        for part in ("document", "footnotes", "endnotes", "header1")
        for e in outcome.xml(f"word/{part}.xml").iter(w("ins"), w("del"))
    ]
    assert len(set(numbers)) == len(numbers) == 8
    assert texts(outcome.clean, "word/header1.xml") == ["宜眉"]


def test_text_box_and_its_second_copy(run: Callable[..., Outcome]) -> None:
    outcome = run(
        p(r("前"), text_box(p(r("框中应写")) + p(r("二")))),
        at("b2", 2, 3, "宜"),
        at("b2", 4, 4, "\n三"),
        at("b3", 0, 2, ""),
    )
    boxes = [flat(box) for box in outcome.xml().iter(w("txbxContent"))]
    assert whys(outcome.refusals) == ["是所在部分的最后一段，不能整段删除"]
    assert boxes == ["框中[-应][+宜]写[+三]二"] * 2


def test_a_second_copy_that_differs_is_left(run: Callable[..., Outcome]) -> None:
    outcome = run(p(text_box(p(r("框中应写")), p(r("旧文应写")))), at("b2", 2, 3, "宜"))
    assert [flat(box) for box in outcome.xml().iter(w("txbxContent"))] == ["框中[-应][+宜]写", "旧文应写"]


def test_others_revisions_stay(run: Callable[..., Outcome]) -> None:
    change = '<w:rPrChange w:id="30" w:author="王五" w:date="2020-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    body = p(
        r("应", "<w:b/>" + change)[:-6].replace("应", "甲应乙") + "</w:r>", deleted("旧"), inserted(r("新")), r("应")
    )
    outcome = run(body, at("b1", 1, 2, "宜"), at("b1", 4, 5, "宜"))
    authors = collections.Counter((e.tag, e.get(w("author"))) for e in outcome.xml().iter(w("ins"), w("del")))
    assert authors[w("ins"), "李四"] == authors[w("del"), "李四"] == 1
    assert all(i.find(f".//{w('rPrChange')}") is None for i in outcome.xml().iter(w("ins")))
    assert max(int(e.get(w("id"))) for e in outcome.xml().iter(w("ins"))) > 30


def test_unmark_takes_bold_off_by_a_recorded_change(run: Callable[..., Outcome]) -> None:
    body = p(r("设备应接地。", '<w:rFonts w:eastAsia="黑体"/><w:b/><w:bCs/><w:sz w:val="21"/>'))
    edit = Edit(Span("b1", 2, 5), "应接地", unmark=frozenset({"bold", "heiti"}))
    outcome = run(body, edit, at("b1", 2, 3, "宜"))
    runs = [
        ("".join(t.text for t in x.iter(T, w("delText"))), [c.tag.split("}")[1] for c in x.find(w("rPr"))])
        for x in outcome.xml().iter(w("r"))
    ]
    assert runs == [
        ("设备", ["rFonts", "b", "bCs", "sz"]),
        ("应", ["rFonts", "b", "bCs", "sz"]),
        ("宜", ["sz"]),
        ("接地", ["sz", "rPrChange"]),
        ("。", ["rFonts", "b", "bCs", "sz"]),
    ]


def test_unmark_against_a_style(run: Callable[..., Outcome]) -> None:
    body = p(r("应接地"), properties='<w:pStyle w:val="Strong"/>')
    outcome = run(body, Edit(Span("b1", 0, 3), "应接地", unmark=frozenset({"bold", "heiti"})))
    properties = next(outcome.xml().iter(w("r"))).find(w("rPr"))
    assert properties.find(w("b")).get(w("val")) == "0"
    assert properties.find(w("rFonts")).get(w("eastAsia")) == "宋体"
    assert properties[-1].tag == w("rPrChange") and len(properties[-1][0]) == 0


def test_unmark_against_the_style_of_a_table(run: Callable[..., Outcome]) -> None:
    """The first row may be bold by the table's style: then taking the run's own switch away would change nothing."""
    outcome = run(
        table((p(r("表头", BOLD)),)) + p(r("外", BOLD)),
        *[Edit(Span(b, 0, n), t, unmark=frozenset({"bold"})) for b, n, t in (("b1", 2, "表头"), ("b2", 1, "外"))],
    )
    inner, outer = outcome.xml().iter(w("r"))
    assert inner.find(f"{w('rPr')}/{w('b')}").get(w("val")) == "0"
    assert outer.find(f"{w('rPr')}/{w('b')}") is None


def test_text_that_word_takes_from_elsewhere(run: Callable[..., Outcome]) -> None:
    control = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{{1}}"/></w:sdtPr><w:sdtContent>{r("标题应")}</w:sdtContent></w:sdt>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{r("应")}</mc:Choice><mc:Fallback>{r("应")}</mc:Fallback></mc:AlternateContent>'
    outcome = run(p(control) + p(choice), at("b1", 2, 3, "宜"), at("b2", 0, 1, "宜"))
    assert whys(outcome.refusals) == [
        "内容控件与文档属性绑定，打开时会被还原，请改文档属性",
        "此处文字在文件中另有供旧版程序用的副本，不能改动",
    ]


def test_unmark_refusals(run: Callable[..., Outcome]) -> None:
    change = '<w:b/><w:rPrChange w:id="30" w:author="王五" w:date="2020-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    body = p(r("应", change)) + p(r("应"))
    bold = frozenset({"bold"})
    outcome = run(
        body,
        Edit(Span("b1", 0, 1), "应", unmark=bold),
        Edit(Span("b2", 0, 1), "宜", unmark=bold),
        Edit(Span("b2", 0, 1), "应", unmark=frozenset({"math"})),
    )
    assert whys(outcome.refusals) == ["他人对此处的格式另有修订", "去除格式的改动不能同时改文字", "不支持去除这种格式"]


def test_unknown_places(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("应")), at("zz", 0, 1, "宜"), at("b1", 0, 9, "宜"), at("b1", 0, 1, "\x01"), at("b1", 0, 2, "宜"))
    assert whys(outcome.refusals) == [
        "文档中没有编号为 zz 的段",
        "位置超出该段文字，文档可能已经变动",
        "新文字中有不能写入文件的控制字符",
        "段落标记只能随整段一起删除",
    ]
    assert outcome.tracked.read_bytes() == outcome.source.read_bytes()


def test_blanks_word_passes_over_stay_unseen(run: Callable[..., Outcome]) -> None:
    outcome = run(p("<w:r><w:t>  应 当 </w:t></w:r>"), at("b1", 2, 3, "宜"))
    assert "".join(t.text or "" for t in outcome.xml().iter(w("delText"), T)) == "应宜 当"


def test_sealed_by_digest(tmp_path: Path) -> None:
    source = build(tmp_path / "in.docx", p(r("应")))
    document = walk(source)
    build(source, p(r("宜")))
    with pytest.raises(CannotWrite, match="改动过"):
        write(document, [], tmp_path / "out.docx", author=ME, date=DAY)
    assert not (tmp_path / "out.docx").exists()


def test_never_over_the_input(tmp_path: Path) -> None:
    source = build(tmp_path / "in.docx", p(r("应")))
    (tmp_path / "link.docx").symlink_to(source)
    before = source.read_bytes()
    for out in (source, tmp_path / "link.docx"):
        with pytest.raises(CannotWrite, match="同一个文件"):
            write(walk(source), [at("b1", 0, 1, "宜")], out, author=ME, date=DAY)
    with pytest.raises(CannotWrite, match="文件夹不存在"):
        write(walk(source), [], tmp_path / "none" / "o.docx", author=ME, date=DAY)
    assert source.read_bytes() == before
    assert sorted(x.name for x in tmp_path.iterdir()) == ["in.docx", "link.docx"]


def test_dates_and_repeatability(tmp_path: Path) -> None:
    source = build(tmp_path / "in.docx", p(r("应")))
    document = walk(source)
    zone = datetime.timezone(datetime.timedelta(hours=8))
    days = {
        "2026-03-04T00:00:00Z": DAY,
        "2026-03-03T22:05:06Z": datetime.datetime(2026, 3, 4, 6, 5, 6, 7, zone),
        "2026-03-04T06:05:06Z": datetime.datetime(2026, 3, 4, 6, 5, 6),
    }
    for shown, date in days.items():
        outs = [tmp_path / "1.docx", tmp_path / "2.docx"]
        for out in outs:
            write(document, [at("b1", 0, 1, "宜")], out, author=ME, date=date)
        assert outs[0].read_bytes() == outs[1].read_bytes()
        assert set(re.findall(r'w:date="([^"]+)"', zipfile.ZipFile(outs[0]).read("word/document.xml").decode())) == {
            shown
        }


def test_untouched_bytes_of_the_part_stay(run: Callable[..., Outcome]) -> None:
    outcome = run(p(r("前"), properties='<w:pStyle w:val="Duan"/>') + p(r("应")) + p(r("后")), at("b2", 0, 1, "宜"))
    before = zipfile.ZipFile(outcome.source).read("word/document.xml")
    after = zipfile.ZipFile(outcome.tracked).read("word/document.xml")
    head = before.index("应".encode()) - 60
    assert after[:head] == before[:head]
    assert after.endswith(before[before.index("后".encode()) :])


def test_a_template_becomes_a_document(tmp_path: Path) -> None:
    source = build(tmp_path / "in.docx", p(r("应")))
    kind = "wordprocessingml.{}.main+xml"
    repacked = tmp_path / "in.dotx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(repacked, "w") as new:
        for info in old.infolist():
            new.writestr(
                info, old.read(info).replace(kind.format("document").encode(), kind.format("template").encode())
            )
    for name, expected in (("out.docx", "document"), ("out.dotx", "template")):
        write(walk(repacked), [at("b1", 0, 1, "宜")], tmp_path / name, author=ME, date=DAY)
        assert kind.format(expected) in zipfile.ZipFile(tmp_path / name).read("[Content_Types].xml").decode()


def test_zip_with_descriptors_and_long_fields(tmp_path: Path) -> None:
    """Packed as a stream (sizes behind the data), with extra fields, a remark, a prefix: all of it stays."""
    plain = build(tmp_path / "plain.docx", p(r("应")))
    source = tmp_path / "in.docx"

    class Pipe(io.RawIOBase):
        """A file that cannot go back: sizes have to be written behind the data."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, more: object) -> int:
            self.data += bytes(more)  # type: ignore[call-overload]
            return len(bytes(more))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(pipe, "w") as new:
        new.comment = "备注".encode()
        for info in old.infolist():
            twin = zipfile.ZipInfo(info.filename, info.date_time)
            twin.compress_type, twin.extra = zipfile.ZIP_DEFLATED, b"\x34\x12\x02\x00ab"
            with new.open(twin, "w", force_zip64=True) as file:
                file.write(old.read(info))
    source.write_bytes(bytes(pipe.data))
    out = tmp_path / "out.docx"
    write(walk(source), [at("b1", 0, 1, "宜")], out, author=ME, date=DAY)
    before, after = entries(source), entries(out)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert archive.comment == "备注".encode()
        assert not archive.getinfo("word/document.xml").flag_bits & 0x8
        assert not after["word/document.xml"][0][6] & 0x8
        assert archive.getinfo("word/document.xml").extra.startswith(b"\x34\x12")
    assert texts(out) == ["宜"]
