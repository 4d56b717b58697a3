"""Lists: lead-in, items, nesting, where they end. GB/T 1.1—2020, 7.5."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.listitems import items_of
from stdkit.facts.lists import ListGroup, ending, label_value, list_groups
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Document, Element, Run


def groups(*paragraphs: str) -> list[ListGroup]:
    return list(list_groups(read_markdown("\n\n".join(["# 4 要求", *paragraphs]))))


def shown(group: ListGroup) -> tuple[str, str]:
    return (group.lead.text if group.lead else ""), "".join(item.label for item in group.items)


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("a)", ("a)", 1)),
        ("c）", ("a)", 3)),
        ("z)", ("a)", 26)),
        ("B)", ("A)", 2)),
        ("1)", ("1)", 1)),
        ("12）", ("1)", 12)),
        ("（2）", ("(1)", 2)),
        ("(b)", ("(a)", 2)),
        ("3.", ("1.", 3)),
        ("3．", ("1.", 3)),
        ("3、", ("1、", 3)),
        (" a) ", ("a)", 1)),
        ("——", None),
        ("•", None),
        ("", None),
        ("一、", None),
        ("123)", None),
        ("ab)", None),
    ],
)
def test_the_kind_and_number_of_a_label(label: str, value: tuple[str, int] | None) -> None:
    assert label_value(label) == value


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("干燥；", "；"),
        ("干燥。", "。"),
        ("干燥（见5.2）。", "。"),
        ("（干燥。）", "。"),
        ("“干燥。”", "。"),
        ("干燥）", "）"),
        ("干燥", "燥"),
        ("干燥。  ", "。"),
        ("", ""),
    ],
)
def test_the_stop_that_ends_an_item(text: str, last: str) -> None:
    assert ending(text) == last


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["应：", "a) 甲；", "b) 乙。"], [("应：", "a)b)")]),
        (["a) 甲；", "b) 乙。"], [("要求", "a)b)")]),
        (["应：", "a) 甲；", "注：说明。", "b) 乙。"], [("应：", "a)b)")]),
        (["应：", "a) 甲；", "可以补充。", "b) 乙。"], [("应：", "a)b)")]),
        (["应：", "a) 甲；", "b) 乙。", "宜：", "a) 丙；", "b) 丁。"], [("应：", "a)b)"), ("宜：", "a)b)")]),
        (["应：", "a) 甲；", "b) 乙。", "注：说明。", "a) 丙；", "b) 丁。"], [("应：", "a)b)"), ("说明。", "a)b)")]),
        (["应：", "a) 甲；", "b) 乙。", "宜：", "1) 丙；", "2) 丁。"], [("应：", "a)b)"), ("宜：", "1)2)")]),
        (["应：", "——甲；", "——乙。", "宜：", "——丙；"], [("应：", "————"), ("宜：", "——")]),
        (["应：", "——甲；", "注：说明。", "——乙。"], [("应：", "————")]),
        (["应：", "a) 甲：", "  1) 一；", "  2) 二；", "b) 乙。"], [("应：", "a)b)"), ("甲：", "1)2)")]),
    ],
)
def test_where_a_list_begins_and_ends(paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    assert [shown(group) for group in groups(*paragraphs)] == expected


def test_what_an_inner_list_knows_of_the_outer_one() -> None:
    outer, first, second = groups("应：", "a) 甲：", "  1) 一；", "  2) 二；", "b) 乙：", "  1) 三。", "此外应清洁。")
    assert [item.text for item in outer.items if item.id in outer.inner] == ["甲：", "乙："]
    assert outer.outer is None and outer.last and outer.level == 1
    assert first.outer == outer.items[0] and not first.last and first.level == 2
    assert second.outer == outer.items[1] and second.last
    assert {group.followed.text for group in (outer, first, second) if group.followed} == {"此外应清洁。"}
    assert not outer.parted


def test_text_between_the_items_parts_them() -> None:
    (group,) = groups("应：", "a) 甲；", "可以补充。", "b) 乙。")
    assert group.parted and group.begins and group.followed is None
    (group,) = groups("应：", "b) 乙；", "c) 丙。")
    assert not group.begins and not group.parted
    (group,) = groups("应：", "——乙；")
    assert group.begins


def test_items_of_figures_and_of_lists_of_documents_are_no_lists() -> None:
    assert groups("![](a.png)", "a) 正面", "![](b.png)", "b) 剖面", "图1　支架") == []
    assert list_groups(read_markdown("# 参考文献\n\na) 甲\n\nb) 乙\n\n# 4 要求\n\n应干燥。")) == ()


def _items(*marked: tuple[str, int]) -> Document:
    content = [Block("p", "paragraph", (Run("应："),))]
    content += [
        Block(f"b{at}", "list-item", (Run("甲"),), label=label, level=level) for at, (label, level) in enumerate(marked)
    ]
    return Document(elements=(Element("core", "要求", "4", content=tuple(content)),))


def test_an_item_that_goes_on_stands_on_the_level_of_the_one_before() -> None:
    (group,) = list_groups(_items(("a)", 1), ("b)", 2), ("c)", 1)))
    assert shown(group) == ("应：", "a)b)c)")
    outer, inner = list_groups(_items(("a)", 1), ("c)", 2)))
    assert (shown(outer), shown(inner)) == (("应：", "a)"), ("甲", "c)"))


def test_items_before_the_first_of_the_outer_level_are_a_list_of_their_own() -> None:
    outer, inner = list_groups(_items(("1)", 2), ("a)", 1)))
    assert (shown(outer), shown(inner)) == (("应：", "a)"), ("应：", "1)"))
    assert not inner.last and inner.outer is None


@given(st.lists(st.tuples(st.sampled_from(["a)", "b)", "c)", "1)", "2)", "——", "•"]), st.integers(0, 3)), max_size=8))
def test_every_item_is_in_one_group(marked: list[tuple[str, int]]) -> None:
    doc = _items(*marked)
    found = [item.id for group in list_groups(doc) for item in group.items]
    assert sorted(found) == sorted(block.id for block in doc.blocks() if block.kind == "list-item")


def test_the_letters_of_a_clause() -> None:
    doc = read_markdown(
        "# 4 要求\n\n应：\n\na) 甲；\n\nb) 乙：\n\n  1) 一。\n\n## 4.1 外观\n\n——干燥；\n\n——清洁。\n\n## 4.2 水分\n\n应低。\n\n"
        "## 4.3 灰分\n\n### 4.3.1 总量\n\nA) 甲；\n\nc) 乙。\n"
    )
    assert items_of(doc, "4") == {"a", "b", "c"}
    assert items_of(doc, "4.1") == frozenset()
    assert items_of(doc, "4.2") is None and items_of(doc, "9") is None
    assert items_of(doc, "4.3") == items_of(doc, "4.3.1") == {"c"}
