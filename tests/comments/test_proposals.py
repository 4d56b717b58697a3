"""Pending changes in words."""

from __future__ import annotations

from pathlib import Path

from stdkit.comments.proposals import known_changes, proposals
from stdkit.formats.docx.returned import read_returned
from tests.comments.specimens import paragraph, replaced, returned
from tests.formats.docx.tracked_specimen import deleted, inserted, p, r, table


def proposed(folder: Path, *body: str) -> list[tuple[str, str, str]]:
    draft = read_returned(returned(folder / "a.docx", p(r("4.1 尺寸")) + "".join(body)))
    return [(one.place, one.author, one.text) for one in proposals(draft)[0]]


def test_words_changed(tmp_path: Path) -> None:
    found = proposed(tmp_path, paragraph(r("羊舍面积应不小于"), replaced("1.2", "1.5"), r(" m²，高度不小于2 m。")))
    assert found == [("4.1", "李四", "建议将“羊舍面积应不小于1.2 m²”改为“羊舍面积应不小于1.5 m²”")]


def test_long_words_stand_alone(tmp_path: Path) -> None:
    found = proposed(
        tmp_path,
        paragraph(
            r("羊舍"), replaced("面积和高度", "面积、高度、光照"), r("应符合表1。"), inserted(r("采光系数见附录A。"))
        ),
        paragraph(r("羊舍"), deleted("的四周和顶部"), r("应保温。")),
    )
    assert [text for _, _, text in found] == [
        "建议将“面积和高度”改为“面积、高度、光照”；在“羊舍面积和高度应符合表1。”之后增加“采光系数见附录A。”",
        "建议删去“的四周和顶部”",
    ]


def test_many_changes_in_a_sentence_are_the_sentence(tmp_path: Path) -> None:
    found = proposed(
        tmp_path,
        paragraph(
            r("前句。水温"),
            replaced("宜", "应"),
            r("不低于"),
            replaced("5", "8"),
            r(" ℃"),
            inserted(r("，并记录")),
            r("。后句。"),
        ),
    )
    assert found == [("4.1", "李四", "建议将“水温宜不低于5 ℃。”改为“水温应不低于8 ℃，并记录。”")]


def test_authors_are_told_apart(tmp_path: Path) -> None:
    found = proposed(
        tmp_path,
        paragraph(r("甲乙丙丁"), inserted(r("赵的话补充"), author="赵"), deleted("戊己庚辛", author="钱"), r("。")),
    )
    assert sorted(found) == [("4.1", "赵", "建议在“甲乙丙丁”之后增加“赵的话补充”"), ("4.1", "钱", "建议删去“戊己庚辛”")]


def test_paragraphs_added_deleted_split_joined(tmp_path: Path) -> None:
    assert proposed(
        tmp_path,
        paragraph(r("甲句。"), end="ins"),
        paragraph(inserted(r("新一。")), end="ins"),
        paragraph(inserted(r("新二。"))),
        p(r("4.2 水")),
        paragraph(deleted("旧一。"), end="del"),
        paragraph(deleted("旧二。"), end="del"),
        p(r("4.3 光")),
        paragraph(r("前半。"), end="ins"),
        p(r("后半。")),
        p(r("4.4 风")),
        paragraph(r("上段。"), end="del"),
        p(r("下段。")),
    ) == [
        ("4.1", "李四", "建议在“甲句。”之后增加：“新一。\n新二。”"),
        ("4.2", "李四", "建议删去“旧一。\n旧二。”"),
        ("4.3", "李四", "建议在“前半。”之后另起一段"),
        ("4.4", "李四", "建议将“上段。”与下一段合并"),
    ]


def test_moves_are_told_once(tmp_path: Path) -> None:
    def moved(kind: str, text: str) -> str:
        edge = f'<w:{kind}RangeStart w:id="5" w:name="m1" w:author="李四"/>'
        return f'{edge}<w:{kind} w:id="6" w:author="李四">{r(text)}</w:{kind}><w:{kind}RangeEnd w:id="5"/>'

    found = proposed(
        tmp_path,
        paragraph(r("甲句。"), moved("moveFrom", "移走的话。")),
        p(r("4.2 水")),
        paragraph(r("乙句。"), moved("moveTo", "移走的话。")),
    )
    assert found == [("4.1", "李四", "建议将“移走的话。”移至4.2")]


def test_half_a_move_is_a_change(tmp_path: Path) -> None:
    away = f'<w:moveFrom w:id="6" w:author="李四">{r("没了下文。")}</w:moveFrom>'
    assert proposed(tmp_path, paragraph(r("甲句。"), away)) == [("4.1", "李四", "建议删去“没了下文。”")]


def test_put_in_and_taken_out_again_is_nothing(tmp_path: Path) -> None:
    twice = '<w:ins w:id="1" w:author="李四"><w:del w:id="2" w:author="王五"><w:r><w:delText>反悔</w:delText></w:r></w:del></w:ins>'
    assert proposed(tmp_path, paragraph(r("甲句。"), twice)) == []


def test_table_rows(tmp_path: Path) -> None:
    row = '<w:tr><w:trPr><w:{} w:id="3" w:author="李四"/></w:trPr>{}</w:tr>'
    cells = "".join(f"<w:tc><w:tcPr/>{paragraph(inserted(r(text)))}</w:tc>" for text in ("高度", "2 m"))
    grid = table((p(r("面积")), p(r("1.2")))).replace("</w:tbl>", row.format("ins", cells) + "</w:tbl>")
    assert proposed(tmp_path, p(r("表1 尺寸")), grid, p(r("尾。"))) == [
        ("4.1 表1", "李四", "建议增加表格行：“高度｜2 m”")
    ]


def test_blanks_alone_are_counted(tmp_path: Path) -> None:
    draft = read_returned(returned(tmp_path / "a.docx", paragraph(r("甲"), inserted(r(" ")), r("乙。"))))
    assert proposals(draft) == ([], 1)


def test_what_the_draft_had_before_is_nobodys(tmp_path: Path) -> None:
    old = paragraph(r("甲乙丙丁"), replaced("旧的词语", "新的词语"), r("。"))
    sent = read_returned(returned(tmp_path / "sent.docx", old))
    back = read_returned(
        returned(tmp_path / "back.docx", old + paragraph(r("戊。"), inserted(r("己庚辛壬。"), author="赵")))
    )
    found, _ = proposals(back, known_changes(sent))
    assert [(one.author, one.text) for one in found] == [("赵", "建议在“戊。”之后增加“己庚辛壬。”")]


def test_very_long_insertion(tmp_path: Path) -> None:
    (one,) = proposed(tmp_path, paragraph(r("甲。"), inserted(r("长" * 10_000))))
    assert one[2].count("长") == 10_000
