"""Terms and their use, lists, prescribed wordings, captions, quantities."""

from __future__ import annotations

import re

import pytest

from stdkit.facts.captions import tables
from stdkit.facts.fixed_texts import edition_of, fixed, fixed_texts, matches
from stdkit.facts.lists import label_value, list_groups
from stdkit.facts.quantities import UNIT
from stdkit.facts.terms import listings, mentions, own_blocks, terms, used
from stdkit.formats.markdown import read_markdown

TERMS = """# 3 术语和定义
## 3.1

井盖　manhole cover; MC

盖住井口的构件。

## 3.2

复合井盖　composite cover

多层的构件。

# 4 缩略语
下列缩略语适用于本文件。

GIS：地理信息系统（geographic information system）

GPS：全球定位系统（global positioning system）
# 5 要求
复合井盖应平整。MC应阻燃，MCU不计。GPS应准确。
"""


def test_terms_with_their_names() -> None:
    first, second = terms(read_markdown(TERMS))
    assert (first.name, second.name) == ("井盖", "复合井盖")
    assert "MC" in first.names
    assert [block.text for block in first.definition] == ["盖住井口的构件。"]


def test_use_inside_a_longer_term_does_not_count() -> None:
    doc = read_markdown(TERMS)
    first, second = terms(doc)
    assert used(doc, first.names, ("复合井盖",), own_blocks(first)) == 1
    assert used(doc, second.names, (), own_blocks(second)) == 1


def test_listings() -> None:
    ((_, items),) = listings(read_markdown(TERMS))
    assert [item.name for item in items] == ["GIS", "GPS"]
    assert items[0].meaning.startswith("地理信息系统")


def test_latin_names_count_only_as_words() -> None:
    assert list(mentions("AP、MAP、APN、AP1、AP。", "AP")) == [(0, 2), (15, 17)]


def test_nested_lists() -> None:
    doc = read_markdown("按下列规定：\n\na) 甲：\n\n  1) 一；\n\n  2) 二；\n\nb) 乙。\n")
    outer, inner = list_groups(doc)
    assert [item.text for item in outer.items] == ["甲：", "乙。"]
    assert inner.outer is outer.items[0] and not inner.last
    assert outer.lead is not None and outer.lead.text == "按下列规定："


def test_a_paragraph_between_items_does_not_part_a_numbered_list() -> None:
    doc = read_markdown("按下列规定：\n\na) 甲\n\n甲的说明。\n\nb) 乙\n\n乙的说明。\n\na) 丙\n")
    groups = list_groups(doc)
    assert [[item.text for item in group.items] for group in groups] == [["甲", "乙"], ["丙"]]
    assert groups[0].parted


@pytest.mark.parametrize(
    ("label", "value"), [("b)", ("a)", 2)), ("（3）", ("(1)", 3)), ("C.", ("A.", 3)), ("——", None), ("4）", ("1)", 4))]
)
def test_label_value(label: str, value: tuple[str, int] | None) -> None:
    assert label_value(label) == value


def test_every_fixed_text_is_itself_and_its_edition() -> None:
    for name, entry in fixed_texts().items():
        for form in entry.text:
            assert edition_of(form.replace("…", "GB/T 1"), name) == "2020", form
        for year, form in entry.was:
            assert edition_of(form.replace("…", "GB/T 1"), name) == year, form


def test_near_texts_are_told_by_their_edition_but_do_not_match() -> None:
    old = fixed("references-lead").forms("2009")[0].replace("本文件。凡是不", "本文件，凡是不")
    assert edition_of(old, "references-lead") == "2009"
    assert not matches(old, fixed("references-lead").forms("2009")[0])
    assert edition_of("本章列出文件。", "references-lead") is None


def test_width_and_blanks_are_left_aside() -> None:
    assert matches("下列 术语和定义适用于本文件。", "下列术语和定义适用于本文件。")
    assert matches("A界定的术语和定义适用于本文件。", "…界定的术语和定义适用于本文件。")
    assert not matches("界定的术语和定义适用于本文件。", "…界定的术语和定义适用于本文件。")


def test_units_are_taken_whole() -> None:
    assert re.match(UNIT, "mg/kg，") is not None
    assert re.match(UNIT, "mm²")[0] == "mm²"  # type: ignore[index]
    assert re.match(UNIT, "months") is None


def test_tables_are_counted_in_their_domain() -> None:
    source = "# 5 要求\n表1　甲\n\n| 项目 | 值 |\n|---|---|\n| 长 | 1 |\n# 附录A（规范性）乙\n表A.1　丙\n\n| 项目 | 值 |\n|---|---|\n| 长 | 1 |\n"
    assert [(thing.domain, thing.number) for thing in tables(read_markdown(source))] == [("", 1), ("A", 1)]
