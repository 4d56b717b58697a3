"""Word comments: at the exact words, beside edits, and for places where Word knows none."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from stdkit.formats.docx.revisions import accept_all
from stdkit.formats.docx.tags import P, R, T, w
from stdkit.formats.docx.tracked import write
from stdkit.model import Comment, Edit, Span
from tests.formats.docx.tracked_specimen import build, deleted, entries, field, inserted, p, r, text_box, walk

DAY = datetime.date(2026, 3, 4)


def annotated(
    folder: Path,
    body: str,
    *comments: Comment,
    edits: tuple[Edit, ...] = (),
    tracked: bool = True,
    author: str = "张三",
    **parts: str,
) -> Path:
    source, out = build(folder / "in.docx", body, **parts), folder / "out.docx"
    assert not write(walk(source), edits, out, author=author, date=DAY, comments=comments, tracked=tracked)
    return out


def xml(path: Path, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(path).read(part))


def covered(path: Path) -> dict[str, str]:
    """By comment: the text between its marks, deleted text in brackets."""
    found: dict[str, str] = {}
    open_now: set[str] = set()
    for element in xml(path).iter(w("commentRangeStart"), w("commentRangeEnd"), T, w("delText")):
        if element.tag == w("commentRangeStart"):
            open_now.add(element.get(w("id")))
            found[element.get(w("id"))] = ""
        elif element.tag == w("commentRangeEnd"):
            open_now.remove(element.get(w("id")))
        else:
            for number in open_now:
                found[number] += element.text if element.tag == T else f"[{element.text}]"
    assert not open_now
    references = [e.get(w("id")) for e in xml(path).iter(w("commentReference"))]
    assert sorted(references) == sorted(found)
    return found


def said(path: Path) -> list[str]:
    return [
        "\n".join("".join(t.text or "" for t in q.iter(T)) for q in c.iter(P)) for c in xml(path, "word/comments.xml")
    ]


def test_a_first_comment_brings_its_part(tmp_path: Path) -> None:
    out = annotated(tmp_path, p(r("设备必须"), r("接地")), Comment(Span("b1", 2, 5), "用“应”\n见 C.1"))
    assert covered(out) == {"0": "必须接"}
    assert said(out) == ["用“应”\n见 C.1"]
    comment = xml(out, "word/comments.xml")[0]
    assert (comment.get(w("author")), comment.get(w("initials")), comment.get(w("date"))) == (
        "张三",
        "张",
        "2026-03-04T00:00:00Z",
    )
    types, links = (
        zipfile.ZipFile(out).read(n).decode() for n in ("[Content_Types].xml", "word/_rels/document.xml.rels")
    )
    assert types.count('PartName="/word/comments.xml"') == 1
    assert links.count('Target="comments.xml"') == 1
    before, after = entries(tmp_path / "in.docx"), entries(out)
    same = {name for name in before if before[name] == after[name]}
    assert set(before) - same == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_comments_of_others_stay_and_ids_go_on(tmp_path: Path) -> None:
    theirs = (
        '<w:comment w:id="4" w:author="李四" w:date="2020-01-01T00:00:00Z" w:initials="L">'
        + p(r("旧批注"))
        + "</w:comment>"
    )
    marks = '<w:commentRangeStart w:id="4"/>', '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    out = annotated(tmp_path, p(marks[0], r("甲乙丙"), marks[1]), Comment(Span("b1", 1, 2), "新"), comments=theirs)
    assert covered(out) == {"4": "甲乙丙", "5": "乙"}
    assert said(out) == ["旧批注", "新"]
    before, after = (zipfile.ZipFile(x).read("word/comments.xml") for x in (tmp_path / "in.docx", out))
    assert after.startswith(before[: -len("</w:comments>")])


@pytest.mark.parametrize("tracked", [True, False])
def test_beside_edits_of_the_same_words(tmp_path: Path, tracked: bool) -> None:
    edits = Edit(Span("b1", 2, 4), "应"), Edit(Span("b1", 6, 6), "。")
    out = annotated(tmp_path, p(r("设备必须接地")), Comment(Span("b1", 2, 4), "改了"), edits=edits, tracked=tracked)
    assert covered(out) == {"0": "[必须]应" if tracked else "应"}


def test_a_deleted_paragraph_keeps_the_comment(tmp_path: Path) -> None:
    body = p(r("甲")) + p(r("本标准强制")) + p(r("丙"))
    edit = Edit(Span("b2", 0, 6), "")
    for tracked in (True, False):
        out = annotated(tmp_path, body, Comment(Span("b2", 0, 3), "删去"), edits=(edit,), tracked=tracked)
        assert covered(out) == {"0": "[本标准]" if tracked else ""}


def test_overlapping_empty_and_whole(tmp_path: Path) -> None:
    body = p(r("甲乙丙丁")) + p() + p(r("戊"))
    spans = [
        Span("b1", 0, 3),
        Span("b1", 1, 4),
        Span("b1", 2, 2),
        Span("b1", 4, 4),
        Span("b2", 0, 0),
        Span("b3", 0, 2),
        Span("zz", 0, 1),
    ]
    out = annotated(tmp_path, body, *[Comment(span, str(n)) for n, span in enumerate(spans)])
    assert covered(out) == {"0": "甲乙丙", "1": "乙丙丁", "2": "丙", "3": "丁", "4": "", "5": "戊", "6": "甲乙丙丁"}


def test_locked_text_is_not_cut(tmp_path: Path) -> None:
    body = p(r("见"), field("REF x", r("第5章")), r("。")) + p(inserted(r("不应")), deleted("旧"), r("后"))
    out = annotated(tmp_path, body, Comment(Span("b1", 2, 3), "域"), Comment(Span("b2", 1, 3), "修订"))
    assert covered(out) == {"0": "第5章", "1": "不应[旧]后"}
    order = [
        (e.tag, e.get(w("fldCharType")))
        for e in xml(out).iter(w("commentRangeStart"), w("fldChar"), w("commentRangeEnd"))
    ][:5]
    assert [tag.split("}")[1] + (kind or "") for tag, kind in order] == [
        "commentRangeStart",
        "fldCharbegin",
        "fldCharseparate",
        "fldCharend",
        "commentRangeEnd",
    ]
    assert all(next(e.iterancestors(w("ins")), None) is None for e in xml(out).iter(w("commentReference")))


def test_where_word_knows_no_comments(tmp_path: Path) -> None:
    note = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", r("注应")) + "</w:footnote>"
    body = p(r("首段")) + p(
        '<w:r><w:t>见</w:t><w:footnoteReference w:id="2"/><w:t>后</w:t></w:r>', text_box(p(r("框应")))
    )
    out = annotated(
        tmp_path,
        body,
        Comment(Span("b4", 1, 2), "脚"),
        Comment(Span("b3", 1, 2), "框"),
        Comment(Span("b5", 0, 1), "眉"),
        edits=(Edit(Span("b2", 0, 1), "按"),),
        footnotes=note,
        header1=p(r("眉应")),
    )
    assert said(out) == [
        "〔此批注针对脚注中的“应”〕脚",
        "〔此批注针对文本框中的“应”〕框",
        "〔此批注针对页眉中的“眉”〕眉",
    ]
    starts = {e.get(w("id")): e.getnext() for e in xml(out).iter(w("commentRangeStart"))}
    assert starts["0"].find(w("footnoteReference")) is not None
    assert starts["1"].tag == R and list(starts["1"].iter(w("txbxContent")))
    assert covered(out)["2"] == "首段"
    assert not list(xml(out, "word/footnotes.xml").iter(w("commentRangeStart")))


def test_initials_and_styles(tmp_path: Path) -> None:
    out = annotated(tmp_path, p(r("甲")), Comment(Span("b1", 0, 1), "x\x07y"), author="Zhang san")
    assert xml(out, "word/comments.xml")[0].get(w("initials")) == "ZS"
    assert said(out) == ["xy"]
    assert not list(xml(out, "word/comments.xml").iter(w("rStyle"), w("pStyle")))


def test_accepting_leaves_comments(tmp_path: Path) -> None:
    out = annotated(tmp_path, p(r("必须接地")), Comment(Span("b1", 0, 2), "改"), edits=(Edit(Span("b1", 0, 2), "应"),))
    accept_all(out, tmp_path / "done.docx")
    assert covered(tmp_path / "done.docx") == {"0": "应"}


def test_a_new_comment_takes_no_number_that_marks_of_a_lost_one_still_have(tmp_path: Path) -> None:
    left = ('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>')
    out = annotated(tmp_path, p(left[0], r("设备应接地。"), left[1]), Comment(Span("b1", 0, 2), "请核对"))
    starts = [mark.get(w("id")) for mark in xml(out).iter(w("commentRangeStart"))]
    assert sorted(starts) == ["0", "1"]
