"""What a paragraph is: its role by style, number and words, and the blocks it gives."""

from __future__ import annotations

import pytest

from stdkit.formats.docx import making
from stdkit.formats.docx.content import Content
from stdkit.formats.docx.making import is_front_title, role_of, style_role
from stdkit.formats.docx.roles import StyleRole
from stdkit.formats.docx.said import Said
from stdkit.formats.docx.styles import ParagraphStyle
from stdkit.formats.flat import Role
from stdkit.model import Block, DocxAnchor, Figure, Formula, Run

PLACE = DocxAnchor("word/document.xml", (0, 1))


def blocks_of(made: Content, role: Role, depth: int, label: str, style: str, anchor: DocxAnchor) -> list[Block]:
    return making.blocks_of(made, role, depth, label, style, anchor, made.plain)


def styled(*names: str, outline: int | None = None) -> ParagraphStyle:
    return ParagraphStyle("x", names[0] if names else "", names, names, None, None, False, outline, "", False)


def role(
    by_style: StyleRole,
    text: str = "文字",
    label: str = "",
    *,
    name: str = "",
    said: Said | None = None,
    outline: int | None = None,
    toc: bool = False,
) -> tuple[str, int]:
    return role_of(by_style, said or Said(), styled(name, outline=outline), label, text, toc)


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("目次", True),
        ("目　录", True),
        ("前 言", True),
        ("引言", True),
        ("1 范围", True),
        ("范围", True),
        ("2 范围", False),
        ("前言部分", False),
        ("", False),
    ],
)
def test_titles_with_which_the_cover_is_over(text: str, front: bool) -> None:
    assert is_front_title(text) is front


@pytest.mark.parametrize(
    ("by_style", "text", "label", "found"),
    [
        (StyleRole(), "文字", "", ("", 0)),
        (StyleRole(), "目　次", "", ("toc-title", 0)),
        (StyleRole("chapter", 1), "目次", "1", ("toc-title", 0)),
        (StyleRole("annex", 1), "参考文献", "", ("element-title", 0)),
        (StyleRole("annex", 1), "参考文献", "附录A", ("annex", 1)),
        (StyleRole("chapter", 1), "前　言", "", ("element-title", 0)),
        (StyleRole("note", 0), "前言", "", ("note", 0)),
        (StyleRole("annex", 1), "参考文献甲", "", ("annex", 1)),
        (StyleRole("toc", 0), "1 范围…………1", "", ("toc", 0)),
        (StyleRole("toc", 0), "附录A　取样　IV", "", ("toc", 0)),
        (StyleRole("toc", 0), "本文件规定了要求。适用于采收。", "", ("", 0)),
        (StyleRole("formula", 0), "w=m/n", "", ("formula", 0)),
        (StyleRole("formula", 0), "文字没有等号", "", ("", 0)),
        (StyleRole("formula", 0), "应为 a=b。", "", ("", 0)),
        (StyleRole("formula", 0), "=", "", ("", 0)),
        (StyleRole("clause", 1), "果园", "5.1", ("clause", 2)),
        (StyleRole("clause", 1), "果园", "5.1.2", ("clause", 3)),
        (StyleRole("clause", 1), "果园", "5．1．2", ("clause", 3)),
        (StyleRole("clause", 3), "果园", "5", ("clause", 3)),
        (StyleRole("untitled", 1), "果园", "5.1", ("untitled", 2)),
        (StyleRole("annex-clause", 1), "果园", "A.1", ("annex-clause", 1)),
        (StyleRole("annex-untitled", 2), "果园", "A.1.2", ("annex-untitled", 2)),
        (StyleRole("heading", 2), "果园", "5.1.2", ("heading", 2)),
        (StyleRole("list-item", 1), "项；", "5.1", ("list-item", 1)),
    ],
)
def test_roles_by_style_number_and_words(by_style: StyleRole, text: str, label: str, found: tuple[str, int]) -> None:
    assert role(by_style, text, label) == found


def test_what_stands_in_the_contents_is_part_of_them() -> None:
    assert role(StyleRole("chapter", 1), "1 范围", "1", toc=True) == ("toc", 0)
    assert role(StyleRole("toc-title", 0), "目 次 表", toc=True) == ("toc-title", 0)


@pytest.mark.parametrize(
    ("text", "label", "num_id", "found"),
    [
        ("果园", "", "0", ("", 0)),
        ("5.1 果园", "", "0", ("clause", 1)),
        ("A.1 果园", "", "0", ("clause", 1)),
        ("附录 B", "", "0", ("clause", 1)),
        ("12 果园", "", "0", ("clause", 1)),
        ("5G网络", "", "0", ("", 0)),
        ("果园", "", None, ("clause", 1)),
        ("果园", "", "7", ("clause", 1)),
    ],
)
def test_a_clause_whose_number_was_taken_off_is_text_unless_one_is_typed(
    text: str, label: str, num_id: str | None, found: tuple[str, int]
) -> None:
    assert role(StyleRole("clause", 1), text, label, said=Said(num_id=num_id)) == found


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("表1 分级", "", "table-caption"),
        ("图1 果穗", "", "figure-caption"),
        ("分级", "表1", "table-caption"),
        ("果穗", "图1", "figure-caption"),
        (" 表1", "", "table-caption"),
        ("附表", "", ""),
    ],
)
def test_captions_in_words_own_style(text: str, label: str, found: str) -> None:
    assert role(StyleRole(), text, label, name="caption") == (found, 0)
    assert role(StyleRole(), text, label, name="其他") == ("", 0)


@pytest.mark.parametrize(
    ("own", "of_style", "text", "label", "found"),
    [
        (None, None, "文字", "", ("", 0)),
        (None, 0, "文字", "", ("heading", 1)),
        (2, None, "文字", "", ("heading", 3)),
        (8, None, "文字", "", ("heading", 9)),
        (9, 0, "文字", "", ("", 0)),
        (-1, None, "文字", "", ("", 0)),
        (0, None, " ", "", ("", 0)),
        (0, None, " ", "1", ("heading", 1)),
        (1, 5, "文字", "", ("heading", 2)),
    ],
)
def test_what_has_an_outline_level_is_a_heading(
    own: int | None, of_style: int | None, text: str, label: str, found: tuple[str, int]
) -> None:
    assert role(StyleRole(), text, label, said=Said(outline=own), outline=of_style) == found
    assert role(StyleRole("note", 0), text, label, said=Said(outline=own)) == ("note", 0)


def test_what_numbers_by_nature_is_inherited_with_the_number_only() -> None:
    assert style_role(styled("标准文件_章标题"), "").role == "chapter"
    assert style_role(styled("自己的", "标准文件_章标题"), "").role == ""
    assert style_role(styled("自己的", "标准文件_章标题"), "1").role == "chapter"
    assert style_role(styled("自己的", "标准文件_注："), "").role == "note"
    assert style_role(styled(), "").role == ""


def content(*runs: Run, **more: object) -> Content:
    made = Content(runs=list(runs))
    for name, value in more.items():
        setattr(made, name, value)
    return made


def math(text: str, latex: str) -> Run:
    return Run(text, marks=frozenset({"math"}), latex=latex)


@pytest.mark.parametrize(
    ("rest", "alone"),
    [
        ("", True),
        ("（1）", True),
        ("……（A.1）", True),
        ("，", True),
        (" \t(1)。", True),
        ("式中", False),
        ("（第一章第二节第三条第四款项）", False),
    ],
)
def test_a_formula_alone_in_its_paragraph_is_one(rest: str, alone: bool) -> None:
    (block,) = blocks_of(content(math("a=b", "a=b"), Run(rest), formulas=1, latex=["a=b"]), "", 0, "", "", PLACE)
    assert isinstance(block, Formula) is alone
    assert not alone or block.latex == "a=b"  # type: ignore[attr-defined]


def test_several_formulas_of_one_paragraph() -> None:
    both = content(math("a", "a"), math("b", "b"), formulas=2, latex=["a", "b"])
    (beside,) = blocks_of(both, "", 0, "", "", PLACE)
    both.displayed = True
    (below,) = blocks_of(both, "", 0, "（1）", "", PLACE)
    assert isinstance(beside, Formula) and isinstance(below, Formula)
    assert (beside.latex, below.latex) == (r"a\quad b", r"\begin{gathered} a \\ b \end{gathered}")
    assert below.label == "（1）"


def test_a_typed_formula_by_its_style() -> None:
    (block,) = blocks_of(content(Run("w=m/n")), "formula", 0, "（1）", "正文公式", PLACE)
    assert isinstance(block, Formula) and (block.latex, block.style) == ("", "正文公式")
    assert isinstance(blocks_of(content(Run("w=m/n"), pictures=["a.png"]), "formula", 0, "", "", PLACE)[0].text, str)


PICTURE = Run("", marks=frozenset({"picture"}), target="a.png")


def test_pictures_alone_with_a_caption_and_in_text() -> None:
    (alone,) = blocks_of(content(PICTURE, Run(" "), pictures=["a.png"], drawn=["甲"]), "", 0, "", "", PLACE)
    assert isinstance(alone, Figure) and (alone.images, alone.texts) == (("a.png",), ("甲",))
    figure, caption = blocks_of(content(PICTURE, Run("图1 果穗"), pictures=["a.png"]), "", 0, "", "", PLACE)
    assert isinstance(figure, Figure) and (caption.text, caption.runs) == ("图1 果穗", (Run("图1 果穗"),))
    figure, caption = blocks_of(
        content(PICTURE, Run("果穗"), pictures=["a.png"]), "figure-caption", 0, "图1", "", PLACE
    )
    assert (type(figure), caption.label, caption.text) == (Figure, "图1", "果穗")
    (text,) = blocks_of(content(PICTURE, Run("果穗如图"), pictures=["a.png"]), "", 0, "", "", PLACE)
    assert (type(text).__name__, text.runs[0]) == ("Block", PICTURE)
    (numbered,) = blocks_of(content(PICTURE, pictures=["a.png"]), "", 0, "4.1", "", PLACE)
    assert numbered.kind == "paragraph"


def test_what_cannot_be_read_holds_the_place_of_a_figure() -> None:
    (place,) = blocks_of(content(unread=["图表"]), "", 0, "", "", PLACE)
    assert isinstance(place, Figure) and place.images == ()
    (text,) = blocks_of(content(Run("文字"), unread=["图表"]), "", 0, "", "", PLACE)
    assert text.kind == "paragraph"


@pytest.mark.parametrize(
    ("role", "kind", "level"),
    [
        ("note", "note", 0),
        ("example", "example", 0),
        ("footnote", "footnote", 0),
        ("list-item", "list-item", 2),
        ("clause", "paragraph", 0),
        ("", "paragraph", 0),
    ],
)
def test_kinds_of_blocks(role: str, kind: str, level: int) -> None:
    (block,) = blocks_of(content(Run("甲")), role, 2, "x", "样式", PLACE)  # type: ignore[arg-type]
    assert (block.kind, block.level, block.label, block.style, block.anchor) == (kind, level, "x", "样式", PLACE)


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("w", "\t", "——质量"), ("w", "——质量")),
        (("w", "\t", "—", "—质量"), ("w", "—", "—质量")),
        (("w", "\t", "质量"), ("w", "\t", "质量")),
        (("w", "\t\t", "——质量"), ("w", "——质量")),
        (("", "——质量"), ("", "——质量")),
        (("w", "——质量\t"), ("w", "——质量\t")),
    ],
)
def test_the_tab_before_an_explaining_dash_is_no_text(texts: tuple[str, ...], left: tuple[str, ...]) -> None:
    runs = [Run(text) for text in texts]
    (block,) = blocks_of(content(*runs), "", 0, "", "标准文件_公式后的破折号", PLACE)
    assert tuple(run.text for run in block.runs) == left
    (plain,) = blocks_of(content(*runs), "", 0, "", "标准文件_段", PLACE)
    assert tuple(run.text for run in plain.runs) == texts


@pytest.mark.parametrize(
    ("style", "kept"),
    [("标准文件_提示", {"italic"}), ("标准文件_分图题", {"italic"}), ("标准文件_段", {"italic", "heiti", "bold"})],
)
def test_a_style_that_is_strong_as_a_whole_marks_no_words(style: str, kept: set[str]) -> None:
    (block,) = blocks_of(content(Run("甲", marks=frozenset({"heiti", "bold", "italic"}))), "", 0, "", style, PLACE)
    assert block.runs[0].marks == kept
