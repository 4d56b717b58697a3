"""Lists of clauses as drafts spell them. GB/T 1.1—2020, 9.5.4.3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.clause_lists import exceptions, is_within, key, outline, parse_list, tidy, without
from stdkit.formats.markdown import read_markdown

DOC = read_markdown(
    "\n\n".join(
        f"# {c} 要求\n\n"
        + "\n\n".join(f"## {c}.{s} 外观\n\n{c}.{s}.1 甲应稳固。\n\n{c}.{s}.2 乙应稳固。" for s in range(1, 5))
        for c in range(4, 13)
    )
    + "\n\n表1 甲\n\n| 甲 |\n|---|\n| 1 |\n\n表2 乙\n\n| 乙 |\n|---|\n| 1 |\n\n表3 丙\n\n| 丙 |\n|---|\n| 1 |\n\n"
    + "\n\n".join(
        f"# 附录{letter}（规范性）方法\n\n## {letter}.1 一般\n\n{letter}.1.1 应稳固。\n\n## {letter}.2 其他\n\n应稳固。"
        for letter in "ABC"
    )
)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        *((f"4.1{sign}4.3", ("4.1", "4.2", "4.3")) for sign in ("～", "~", "〜", "—", "——", "–", "－", "-", "至", "到", " 至 ", "条～")),
        ("第4章至第6章", ("4", "5", "6")),
        ("4.3～5.2", ("4.3", "4.4", "5.1", "5.2")),
        ("4.1.2～4.2.1", ("4.1.2", "4.2.1")),
        ("4.1～3", ("4.1", "4.2", "4.3")),
        ("4.3～1", ()),
        ("A.1～A.2", ("A.1", "A.2")),
        ("附录A～C", ("附录A", "附录B", "附录C")),
        ("附录A、B和附录C", ("附录A", "附录B", "附录C")),
        ("附录A.1、A.2章", ("A.1", "A.2")),
        ("表1～表3", ("表1", "表2", "表3")),
        ("表1～2", ("表1", "表2")),
        ("表1、3", ("表1", "表3")),
        ("4.1、表2、附录B、5", ("4.1", "5", "附录B", "表2")),
        ("第5章、第4章", ("4", "5")),
        ("5.2、5.1、5.2", ("5.1", "5.2")),
        ("第5章、5.2", ("5",)),
        ("5.2 a)、5.2 b）", ("5.2 a)", "5.2 b)")),
        ("5.2（a、b）", ("5.2 a)", "5.2 b)")),
        ("5.2（1，3）", ("5.2 第1款", "5.2 第3款")),
        ("5.2第二款", ("5.2 第2款",)),
        ("5.2的第十二项", ("5.2 第12项",)),
        ("5.2、5.2 a)", ("5.2",)),
        ("第4章中的4.1、4.2", ("4.1", "4.2")),
        ("第4章的5.1", ("4", "5.1")),
        ("第十二章", ("12",)),
        ("第十章和第十一章", ("10", "11")),
        ("第三十条", ()),
        ("第4条", ("4",)),
        ("2008年、3个、第5部分", ()),
        ("4.1（4.2除外）", ("4.1",)),
        ("第4章（4.2除外）", ("4.1", "4.3", "4.4")),
        ("第4章（4.2.1、4.3除外）", ("4.1", "4.2.2", "4.4")),
        ("除4.2以外的第4章", ("4.1", "4.3", "4.4")),
        ("第4章除4.2之外", ("4.1", "4.3", "4.4")),
        ("4.2（第4章除外）", ()),
        ("5.2 a)（5.2除外）", ("5.2 a)",)),
    ],
)  # fmt: skip
def test_what_a_list_names(text: str, clauses: tuple[str, ...]) -> None:
    assert parse_list(DOC, text).clauses == clauses


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("4.1、4.9", ("4.9",)),
        ("4.3～4.9", ("4.9",)),
        ("4.9～5.1", ("4.9",)),
        ("表1～表9", ("表9",)),
        ("表8", ("表8",)),
        ("第99章、附录D", ("99", "附录D")),
        ("第4章（4.9除外）", ("4.9",)),
        ("4.9、4.9", ("4.9",)),
        ("第4章", ()),
    ],
)
def test_what_a_list_names_and_is_not_there(text: str, missing: tuple[str, ...]) -> None:
    assert parse_list(DOC, text).missing == missing


@pytest.mark.parametrize(
    ("text", "clauses", "missing"),
    [
        ("第4章（4.2除外）", ("4.2",), ()),
        ("除4.2、5.9外", ("4.2",), ("5.9",)),
        ("第4章", (), ()),
    ],
)
def test_only_what_is_excepted(text: str, clauses: tuple[str, ...], missing: tuple[str, ...]) -> None:
    found = exceptions(DOC, text)
    assert (found.clauses, found.missing) == (clauses, missing)


def test_keys_and_what_stands_below() -> None:
    assert [key(number) for number in ("5.1.2", "附录A", "A.3")] == [(5, 1, 2), ("A",), ("A", 3)]
    assert is_within("5.1.2", "5.1") and is_within("5.1", "5.1") and is_within("A.1", "附录A")
    assert not is_within("5.10", "5.1") and not is_within("5", "5.1") and not is_within("B.1", "附录A")


def test_the_numbers_of_a_document() -> None:
    doc = read_markdown(
        "# 目次\n\n1 范围 1\n\n# 前言\n\n甲。\n\n# 1 范围\n\n甲。\n\n# 3 术语和定义\n\n### 3.2\n\n乙\n\n某物。\n\n### 3.1\n\n甲\n\n某物。\n\n"
        "# 4 要求\n\n## 4.1 外观\n\n甲。\n\n表1　甲\n\n| 甲 |\n|---|\n| 1 |\n\n# 附录A（规范性）甲\n\n甲。\n\n# 附录B（资料性）乙\n\n乙。\n"
    )
    there = outline(doc)
    assert there.numbers == ("1", "3", "3.1", "3.2", "4", "4.1", "附录A", "附录B")
    assert there.technical == ("4", "附录A") and there.tables == ("表1",)
    assert outline(DOC).below("4") == ["4.1", "4.2", "4.3", "4.4"] and outline(DOC).below("附录A") == ["A.1", "A.2"]


def test_a_chapter_less_some_of_its_clauses() -> None:
    assert without(DOC, ["4"], ["4.1.1"]) == ["4.1.2", "4.2", "4.3", "4.4"]
    assert without(DOC, ["4", "5.1"], ["5"]) == ["4"]
    assert without(DOC, ["4", "表1"], ["表1"]) == ["4"]
    assert without(DOC, ["4.1 a)"], ["4.1"]) == ["4.1 a)"]


@given(st.lists(st.sampled_from([*outline(DOC).numbers, "表1", "5.2 a)", "4.1.1 第2款"]), max_size=12))
def test_tidy_keeps_the_order_and_what_stands_highest(named: list[str]) -> None:
    order = {number: at for at, number in enumerate(outline(DOC).numbers)}
    found = tidy(DOC, named)
    heads = [clause.split(" ")[0] for clause in found]
    assert [order.get(head, len(order)) for head in heads] == sorted(order.get(head, len(order)) for head in heads)
    for clause in named:
        head = clause.split(" ")[0]
        assert clause in found or any(
            is_within(head, other) for other in found if " " not in other and other[0] != "表"
        )
    whole = [clause for clause in found if " " not in clause and clause[0] != "表"]
    assert not any(
        one != other and is_within(one.split(" ")[0], other) for one in found if one[0] != "表" for other in whole
    )
