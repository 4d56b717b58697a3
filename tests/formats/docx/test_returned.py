"""Drafts that came back: where comments stand, what they say, and what survives damage."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.comments.places import cited
from stdkit.errors import UnreadableFile
from stdkit.formats.annotations import Annotated
from stdkit.formats.docx.returned import read_returned
from tests.comments.specimens import comment, mark, paragraph, ranged, referred, returned
from tests.formats.docx.tracked_specimen import deleted, inserted, p, r, table, text_box


def told(draft: Annotated) -> list[tuple[str, str, str]]:
    """Place, quotation and words of every comment."""
    return [(cited(draft.document, one.first, one.last), one.quote, one.text) for one in draft.remarks]


def test_comment_stands_beside_its_words_in_its_clause(tmp_path: Path) -> None:
    body = p(r("4.1 尺寸")) + p(r("面积应"), ranged(0, r("不小于1.2 m²")), r("。"))
    draft = read_returned(returned(tmp_path / "a.docx", body, [comment(0, "建议改为1.5。\n见附件。")]))
    assert told(draft) == [("4.1", "不小于1.2 m²", "建议改为1.5。\n见附件。")]
    assert (draft.remarks[0].author, draft.remarks[0].initials, draft.remarks[0].date) == (
        "张三",
        "张",
        "2026-06-01T08:00:00Z",
    )
    assert draft.notices == ()


def test_comment_over_several_clauses(tmp_path: Path) -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', f'<w:commentRangeEnd w:id="0"/>{referred(0)}'
    body = (
        p(r("4.1 尺寸")) + p(start + r("甲。")) + p(r("4.2 温度")) + p(r("乙。")) + p(r("4.3 水")) + p(end + r("丙。"))
    )
    draft = read_returned(returned(tmp_path / "a.docx", body, [comment(0, "合并")]))
    assert told(draft)[0] == ("4.1～4.3", "甲。\n4.2 温度\n乙。\n4.3 水", "合并")


def test_comment_on_the_whole_draft(tmp_path: Path) -> None:
    """From the first line to the last: no clause of its own."""
    start, end = '<w:commentRangeStart w:id="0"/>', f'<w:commentRangeEnd w:id="0"/>{referred(0)}'
    path = returned(tmp_path / "a.docx", p(r("4.1 尺寸")) + p(r("甲。") + end), [comment(0, "语言不统一")])
    book = docx.Document(str(path))
    first = book.paragraphs[0]
    for text in ("前言", "本文件由某某厅提出。")[::-1]:
        first = first.insert_paragraph_before(text)
    first.runs[0]._r.addprevious(
        parse_xml(start.replace("/>", ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'))
    )
    book.save(str(path))
    assert [(place, text) for place, _, text in told(read_returned(path))] == [("", "语言不统一")]


def test_range_that_ends_before_the_words_of_the_next_clause_does_not_reach_it(tmp_path: Path) -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', f'<w:commentRangeEnd w:id="0"/>{referred(0)}'
    body = p(r("4.1 尺寸")) + p(r("前。") + start) + p(r("甲。")) + p(end + r("4.2 温度")) + p(r("乙。"))
    draft = read_returned(returned(tmp_path / "a.docx", body, [comment(0, "删")]))
    assert told(draft) == [("4.1", "甲。", "删")]


def test_comments_in_tables_text_boxes_notes_and_heads(tmp_path: Path) -> None:
    body = (
        p(r("4.1 尺寸"))
        + p(r("见表1。") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + p(r("表1 羊舍面积"))
        + table((p(r("项目")), p(r("要求"))), (p(r("面积")), p(ranged(0, r("1.2")))))
        + p(r("4.2 温度"))
        + p(text_box(p(ranged(1, r("框中文字")))))
        + p(r("乙。"))
    )
    notes = f'<w:footnote w:id="2">{p(ranged(2, r("脚注文字")))}</w:footnote>'
    path = returned(tmp_path / "a.docx", body, [comment(0, "改"), comment(1, "框"), comment(2, "注")], footnotes=notes)
    found = {text: (place, quote) for place, quote, text in told(read_returned(path))}
    assert found["改"] == ("4.1 表1", "1.2")
    assert found["框"][1] == "框中文字"
    assert found["注"][0].startswith("4.1") and found["注"][1] == "脚注文字"
    assert len(found) == 3


def test_answers_belong_to_their_comment_and_resolved_is_known(tmp_path: Path) -> None:
    comments = [comment(0, "改", key="AA"), comment(1, "同意", "李四", key="BB"), comment(2, "再议", "王五", key="CC")]
    extended = (
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>'
        '<w15:commentEx w15:paraId="CC" w15:paraIdParent="BB"/>'
    )
    body = p(r("4.1 尺寸")) + p(ranged(0, ranged(1, ranged(2, r("甲")))))
    (remark,) = read_returned(returned(tmp_path / "a.docx", body, comments, extended)).remarks
    assert remark.text == "改" and remark.resolved
    assert [(one.author, one.text) for one in remark.answers] == [("李四", "同意"), ("王五", "再议")]


def test_answers_that_name_each_other_are_all_kept(tmp_path: Path) -> None:
    comments = [comment(0, "甲", key="AA"), comment(1, "乙", key="BB")]
    extended = (
        '<w15:commentEx w15:paraId="AA" w15:paraIdParent="BB"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA"/>'
    )
    draft = read_returned(returned(tmp_path / "a.docx", p(ranged(0, r("文"))), comments, extended))
    words = {one.text for one in draft.remarks} | {answer.text for one in draft.remarks for answer in one.answers}
    assert words == {"甲", "乙"}


def test_damage_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    body = (
        p(r("4.1 尺寸"))
        + p(referred(0) + r("没有范围。"))
        + p('<w:commentRangeStart w:id="1"/>' + r("没有结尾。"))
        + p(ranged(7, r("没有内容")))
        + p(ranged(3, r("重号")))
    )
    comments = [comment(0, "一"), comment(1, "二"), comment(2, "三"), comment(3, "四"), comment(3, "五")]
    draft = read_returned(returned(tmp_path / "a.docx", body, comments))
    assert told(draft) == [
        ("4.1", "", "一"),
        ("4.1", "", "二"),
        ("", "", "三"),
        ("4.1", "重号", "四"),
        ("4.1", "重号", "五"),
    ]
    assert draft.notices == (
        "批注“三”（张三）没有标出位置，按总体意见列入",
        "有 1 处批注标记在文件中没有批注内容",
    )


def test_marks_without_the_part_of_comments(tmp_path: Path) -> None:
    draft = read_returned(returned(tmp_path / "a.docx", p(ranged(0, r("甲")))))
    assert draft.remarks == () and draft.notices == ("有 1 处批注标记在文件中没有批注内容",)


def test_damaged_part_of_comments_is_a_damaged_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"comments\.xml"):
        read_returned(returned(tmp_path / "a.docx", p(r("4.1 尺寸")) + p(ranged(0, r("甲"))), ["<broken"]))


def test_numbers_are_those_of_the_draft_that_was_sent_out(tmp_path: Path) -> None:
    """A clause that a reader has put in, or taken out, moves no number."""
    body = (
        p(r("4.1 尺寸"))
        + p(r("甲。"))
        + paragraph(deleted("4.2 "), inserted(r("4.3 ")), r("温度"))
        + p(ranged(0, r("乙。")))
        + paragraph(deleted("4.3 光照"), end="del")
        + paragraph(ranged(1, deleted("丙。")), end="del")
        + p(r("4.4 水"))
    )
    draft = read_returned(returned(tmp_path / "a.docx", body, [comment(0, "改"), comment(1, "别删")]))
    assert told(draft) == [("4.2", "乙。", "改"), ("4.3", "丙。", "别删")]


def test_comment_in_a_paragraph_that_is_new(tmp_path: Path) -> None:
    body = (
        p(r("4.1 尺寸"))
        + paragraph(r("甲。"), end="ins")
        + paragraph(ranged(0, inserted(r("新段。"))))
        + p(r("4.2 水"))
    )
    draft = read_returned(returned(tmp_path / "a.docx", body, [comment(0, "理由见函")]))
    assert told(draft) == [("4.1", "新段。", "理由见函")]


def test_comment_in_words_that_moved(tmp_path: Path) -> None:
    def moved(kind: str, inside: str) -> str:
        edge = f'<w:{kind}RangeStart w:id="5" w:name="m1" w:author="李四"/>'
        return f'{edge}<w:{kind} w:id="6" w:author="李四">{inside}</w:{kind}><w:{kind}RangeEnd w:id="5"/>'

    body = (
        p(r("4.1 尺寸"))
        + p(r("甲") + moved("moveFrom", r("移走的话。")))
        + p(r("4.2 水"))
        + p(r("乙") + ranged(0, moved("moveTo", r("移走的话。"))))
    )
    draft = read_returned(returned(tmp_path / "a.docx", body, [comment(0, "位置")]))
    assert told(draft) == [("4.2", "移走的话。", "位置")]


def test_new_table_row(tmp_path: Path) -> None:
    row = '<w:tr><w:trPr><w:ins w:id="3" w:author="李四"/></w:trPr><w:tc><w:tcPr/>{}</w:tc></w:tr>'
    body = (
        p(r("4.1 尺寸"))
        + p(r("表1 面积"))
        + table((p(r("面积")),)).replace("</w:tbl>", row.format(p(ranged(0, inserted(r("新行"))))) + "</w:tbl>")
    )
    draft = read_returned(returned(tmp_path / "a.docx", body + p(r("尾")), [comment(0, "补")]))
    assert told(draft) == [("4.1 表1", "新行", "补")]


def test_comments_as_python_docx_writes_them(tmp_path: Path, root: Path) -> None:
    book = docx.Document(str(root / "examples" / "clean.docx"))
    paragraphs = [one for one in book.paragraphs if one.text.strip() and one.runs]
    for number, one in enumerate(paragraphs):
        book.add_comment(one.runs, text=f"意见{number}", author="王五", initials="王")
    book.save(str(tmp_path / "a.docx"))
    draft = read_returned(tmp_path / "a.docx")
    assert [one.text for one in draft.remarks] == [f"意见{number}" for number in range(len(paragraphs))]
    places = [place for place, _, _ in told(draft)]
    assert {"封面", "前言", "3.1", "6.3.1", "A.2.1", "参考文献"} <= set(places)
    assert all(places), "every comment is somewhere"


@pytest.mark.office
def test_comments_as_libreoffice_writes_them(tmp_path: Path, root: Path, soffice: str) -> None:
    book = docx.Document(str(root / "examples" / "clean.docx"))
    paragraphs = [one for one in book.paragraphs if one.text.strip() and one.runs][
        40:90
    ]  # LibreOffice itself loses some on covers
    for number, one in enumerate(paragraphs):
        book.add_comment(one.runs, text=f"意见{number}", author="王五", initials="王")
    book.save(str(tmp_path / "a.docx"))
    before = sorted((text, place) for place, _, text in told(read_returned(tmp_path / "a.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    after = sorted((text, place) for place, _, text in told(read_returned(tmp_path / "out" / "a.docx")))
    assert [text for text, _ in after] == [text for text, _ in before]
    same = sum(a == b for a, b in zip(after, before, strict=True))
    assert same >= len(before) * 0.95


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(st.lists(_TEXT.filter(str.strip), min_size=1, max_size=5), st.data())
def test_every_comment_arrives_wherever_its_marks_stand(texts: list[str], data: st.DataObject) -> None:
    """Marks in any order, missing, in or beside changes."""
    holes = [
        p(r("4.1 尺寸")),
        "<w:p>",
        r("甲。"),
        "</w:p>",
        f"<w:p>{mark('ins')}",
        inserted(r("新。")),
        "</w:p><w:p>",
        deleted("旧。"),
        "</w:p>",
        p(r("4.2 水")),
    ]
    for number in range(len(texts)):
        for piece in (f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>'):
            if data.draw(st.booleans()):
                at = data.draw(st.integers(1, len(holes) - 1))
                holes[at] = piece + holes[at]
        if data.draw(st.booleans()):
            holes[2] += referred(number)
    comments = [comment(number, escape(text)) for number, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        draft = read_returned(returned(Path(folder) / "a.docx", "".join(holes), comments))
    assert [one.text for one in draft.remarks] == [text.strip() for text in texts]
    assert {place for place, _, _ in told(draft)} <= {"4", "4.1", "4.2", "4.1～4.2", ""}


def test_mark_of_a_paragraph_alone(tmp_path: Path) -> None:
    body = p(r("4.1 尺寸")) + f"<w:p>{mark('ins')}{r('甲。')}</w:p>" + p(r("乙。"))
    (changed,) = read_returned(returned(tmp_path / "a.docx", body)).paragraphs
    assert changed.mark is not None and changed.mark.kind == "inserted" and changed.changes == ()
