"""Paragraphs that bear a label: their style, the list they count in, the label typed where no list gives it."""

from __future__ import annotations

import pytest

from stdkit.formats.docx import tags
from stdkit.formats.docx.fresh.labelled import clause_style
from stdkit.formats.docx.fresh.numbering import ANNEXES, CLAUSES, INTRODUCTION
from stdkit.formats.docx.fresh.xml import Xml
from stdkit.model import Block
from tests.formats.docx.fresh.drafts import content_of, number, said, style
from tests.formats.docx.fresh_documents import block


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("5.1", ("Clause1", CLAUSES, 2)),
        ("5.1.2", ("Clause2", CLAUSES, 3)),
        ("5.1.1.1.1.1", ("Clause5", CLAUSES, 6)),
        ("5.1.1.1.1.1.1", None),
        ("5", None),
        ("", None),
        ("A.1", ("AnnexClause1", ANNEXES, 1)),
        ("B.1.1.1.1.1", ("AnnexClause5", ANNEXES, 5)),
        ("A", None),
        ("a.1", ("Clause1", CLAUSES, 2)),
        ("0.1", ("IntroClause1", INTRODUCTION, 1)),
        ("0.1.2", ("IntroClause2", INTRODUCTION, 2)),
        ("10.1", ("Clause1", CLAUSES, 2)),
    ],
)
def test_the_place_of_a_clause_number(label: str, found: tuple[str, int, int] | None) -> None:
    assert clause_style(label) == found


def items(*labels: tuple[str, int]) -> list[Xml]:
    return list(content_of(*(block("list-item", "项；", label, level) for label, level in labels)).parts)


def indent(part: Xml) -> dict[str, int]:
    found = part.find(f"{tags.PPR}/{tags.w('ind')}")
    return {} if found is None else {str(key).rpartition("}")[2]: int(value) for key, value in found.attrib.items()}


@pytest.mark.parametrize(
    ("label", "level", "name"),
    [
        ("——", 1, "DashItem"),
        ("——", 2, "DashItem2"),
        ("•", 2, "BulletItem"),
        ("a)", 1, "LetterItem"),
        ("1)", 1, "NumberItem"),
    ],
)
def test_items_whose_style_counts(label: str, level: int, name: str) -> None:
    (part,) = items((label, level))
    assert (style(part), number(part), indent(part)) == (name, "", {})


def test_items_under_letters_count_with_them() -> None:
    parts = items(("a)", 1), ("1)", 2), ("(1)", 3), ("2)", 2), ("b)", 1), ("1)", 2))
    assert [style(part) for part in parts] == [
        "LetterItem",
        "NumberItem2",
        "NumberItem3",
        "NumberItem2",
        "LetterItem",
        "NumberItem2",
    ]
    assert [number(part) for part in parts] == [""] * 6


@pytest.mark.parametrize(
    ("label", "level", "name", "num", "left"),
    [
        ("——", 3, "NumberItem3", "5/0", 1680),
        ("•", 1, "LetterItem", "6/1", 840),
        ("a)", 2, "NumberItem2", "7/0", 1260),
        ("a)", 3, "NumberItem3", "7/0", 1680),
        ("a)", 4, "NumberItem3", "7/0", 2100),
        ("(1)", 1, "LetterItem", "7/2", 840),
    ],
)
def test_items_at_another_depth_than_their_style_hang_at_their_own(
    label: str, level: int, name: str, num: str, left: int
) -> None:
    (part,) = items((label, level))
    assert (style(part), number(part), indent(part)) == (name, num, {"left": left, "hanging": 420})


@pytest.mark.parametrize(
    ("level", "name", "left"),
    [
        (0, "LetterItem", 840),
        (1, "LetterItem", 840),
        (2, "NumberItem2", 1260),
        (3, "NumberItem3", 1680),
        (5, "NumberItem3", 2520),
    ],
)
def test_items_with_a_label_of_their_own_kind_get_a_list_of_their_own(level: int, name: str, left: int) -> None:
    (part,) = items(("①", level))
    assert (style(part), number(part), indent(part)) == (name, "100/0", {"left": left, "hanging": 420})
    stop = part.find(f"{tags.PPR}/{tags.w('tabs')}")[0]
    assert (stop.get(tags.w("pos")), stop.get(tags.VAL)) == (str(left), "num")


def test_an_item_without_label_bears_no_number() -> None:
    (part,) = items(("", 1))
    assert (style(part), number(part)) == ("LetterItem", "0/0")


@pytest.mark.parametrize("label", ["a）", "A)", "aa)", "(a)", "1.", "（1）", "12a)"])
def test_labels_of_other_shapes_are_shown_as_they_are(label: str) -> None:
    (part,) = items((label, 1))
    assert number(part).startswith("10")


def words_of(*blocks: Block) -> list[tuple[str, str, str]]:
    return said(content_of(*blocks))


def test_a_note_that_no_counting_gives_is_typed() -> None:
    assert words_of(block("note", "甲。", "注1a：")) == [("NoteNumbered", "0/0", "注1a：甲。")]
    assert words_of(block("note", "甲。", "注2：")) == [("NoteNumbered", "1001/0", "甲。")]
    assert words_of(block("example", "甲。", "例：")) == [("Example", "0/0", "例：甲。")]


def test_typed_labels_are_named_once_and_counted() -> None:
    made = content_of(*(block("note", "甲。", f"注{at}x：") for at in range(1, 4)))
    assert made.draft.said() == ("编号“注1x：”“注2x：”“注3x：”无法自动生成，按文字写出",)
    more = content_of(*(block("note", "甲。", f"注{at}x：") for at in range(1, 8)))
    assert more.draft.said()[0] == "编号“注1x：”“注2x：”“注3x：”“注4x：”“注5x：”等 7 个编号无法自动生成，按文字写出"
    five = content_of(*(block("note", "甲。", f"注{at}x：") for at in range(1, 6)))
    assert "等" not in five.draft.said()[0]
    assert content_of().draft.said() == ()
