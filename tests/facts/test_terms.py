"""Terms, the lists of symbols and abbreviations, and their uses. GB/T 1.1—2020, 8.7, 8.8 and 9.4.3."""

from __future__ import annotations

import pytest

from stdkit.facts.terms import clean_name, is_terms_only, listings, mentions, own_blocks, terms, used
from stdkit.formats.markdown import read_markdown
from stdkit.model import Block, Clause, Document, Element, Run

HEAD = "# 3 术语和定义\n\n"


def entry(line: str, *parts: str) -> Document:
    return read_markdown(HEAD + "\n\n".join(["### 3.1", line, *(parts or ("某物。",))]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("风干牛肉", "风干牛肉"),
        ("风干 牛肉", "风干牛肉"),
        ("风干牛肉air-dried beef", "风干牛肉"),
        ("风干牛肉（air-dried beef）", "风干牛肉"),
        ("风干牛肉(ADB)", "风干牛肉"),
        ("风干牛肉（条）", "风干牛肉（条）"),
        ("风干牛肉（条", "风干牛肉（条"),
        ("〈食品〉风干牛肉", "风干牛肉"),
        ("<食品>风干牛肉", "风干牛肉"),
        ("风干牛肉；", "风干牛肉"),
        ("air  dried beef", "air dried beef"),
        ("A级肉", "A级肉"),
    ],
)
def test_a_name_without_what_is_no_part_of_it(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize(
    ("line", "parts", "names"),
    [
        ("风干牛肉　air-dried beef", (), ("风干牛肉",)),
        ("全球定位系统；GPS　global positioning system", (), ("全球定位系统", "GPS")),
        ("全球定位系统　global positioning system", ("GPS", "由卫星定位的系统。"), ("全球定位系统", "GPS")),
        ("风干牛肉　air-dried beef", ("牛肉干", "以牛肉制成的产品。"), ("风干牛肉", "牛肉干")),
        ("风干牛肉　air-dried beef", ("制成的肉。",), ("风干牛肉",)),
        ("风干牛肉　air-dried beef", ("以牛肉为原料，经腌制",), ("风干牛肉",)),
        ("肉　meat", (), ()),
    ],
)
def test_all_names_of_a_concept(line: str, parts: tuple[str, ...], names: tuple[str, ...]) -> None:
    (term,) = terms(entry(line, *parts))
    assert term.names == names and term.number == "3.1"


def test_the_definition_is_without_notes_and_source() -> None:
    doc = entry(
        "风干牛肉　air-dried beef",
        "以牛肉制成的产品：",
        "a) 生的；",
        "注：含条。",
        "示例：肉条。",
        "[来源：GB/T 1—2020，3.1]",
    )
    (term,) = terms(doc)
    assert [block.text for block in term.definition] == ["以牛肉制成的产品：", "生的；"]
    assert term.english == "air-dried beef"
    own = own_blocks(term)
    assert own >= {block.id for block in (term.entry, *term.entry.parts)}
    assert term.entry.heading is not None and term.entry.heading.id in own


def listed(text: str) -> list[tuple[str, str]]:
    return [(item.name, item.meaning) for _, items in listings(read_markdown(text)) for item in items]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GPS：全球定位系统（global positioning system）", [("GPS", "全球定位系统（global positioning system）")]),
        ("GPS——全球定位系统", [("GPS", "全球定位系统")]),
        ("GPS – 全球定位系统", [("GPS", "全球定位系统")]),
        ("GPS　全球定位系统", [("GPS", "全球定位系统")]),
        ("a) GPS：全球定位系统", [("GPS", "全球定位系统")]),
        ("RBG Random Bit Generator　随机比特生成器", [("RBG", "Bit Generator　随机比特生成器")]),
        ("ρ：密度", [("ρ", "密度")]),
        ("密度：质量与体积之比", []),
        ("下列缩略语适用于本文件。", []),
        ("以下GPS：全球定位系统", []),
        ("GPS", []),
    ],
)
def test_an_item_of_the_list(line: str, expected: list[tuple[str, str]]) -> None:
    assert listed(f"# 4 符号和缩略语\n\n{line}\n") == expected


def test_where_lists_of_symbols_stand() -> None:
    table = "| 符号 | 含义 |\n|---|---|\n| GPS | 全球定位系统 |\n| 1 | 数 |\n| 密度 | ρ |\n"
    assert listed(f"# 4 符号和缩略语\n\n表1　符号\n\n{table}") == [("GPS", "全球定位系统")]
    assert listed(
        "# 4 符号和缩略语\n\n表1　符号\n\n| 序号 | 符号 | 含义 |\n|---|---|---|\n| 1 | GPS | 全球定位系统 |\n"
    ) == [("GPS", "全球定位系统")]
    assert listed("# 4 符号和缩略语\n\n表1　符号\n\n| 符号 |\n|---|\n| GPS |\n") == []
    assert listed("# 4 符号和缩略语\n\n## 4.1 符号\n\nρ：密度\n\n## 4.2 缩略语\n\nGPS：全球定位系统\n") == [
        ("ρ", "密度"),
        ("GPS", "全球定位系统"),
    ]
    assert listed("# 4 要求\n\nGPS：全球定位系统\n") == []


@pytest.mark.parametrize(
    ("title", "there"),
    [
        ("缩略语", True),
        ("符号", True),
        ("缩写词", True),
        ("代号和缩写", True),
        ("代号", True),
        ("其他", False),
        ("术语", False),
    ],
)
def test_lists_among_the_terms_stand_below_their_title(title: str, there: bool) -> None:
    item = Block("b", "paragraph", (Run("GPS：全球定位系统"),))
    element = Element("terms", "术语和定义", "3", clauses=(Clause("3.2", title, content=(item,)),))
    assert bool(listings(Document(elements=(element,)))) is there


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("用GPS定位，GPSS不用", "GPS", [(1, 4)]),
        ("75mAh的电池", "mAh", [(2, 5)]),
        ("xmAh", "mAh", []),
        ("A4纸与BA4、A40", "A4", [(0, 2)]),
        ("1A、11A", "1A", [(0, 2)]),
        ("牛肉与牛肉干", "牛肉", [(0, 2), (3, 5)]),
        ("牛肉", "", []),
    ],
)
def test_where_a_name_is_used(text: str, name: str, places: list[tuple[int, int]]) -> None:
    assert list(mentions(text, name)) == places


def test_how_often_names_are_used() -> None:
    doc = read_markdown(
        "# 前言\n\n牛肉。\n\n# 4 要求\n\n牛肉和牛肉干、肉条。\n\n牛肉应干燥。\n\n# 参考文献\n\n[1] 牛肉\n"
    )
    assert used(doc, ("牛肉",)) == 3
    assert used(doc, ("牛肉",), longer=("牛肉干",)) == 2
    assert used(doc, ("牛肉", "牛肉干")) == 3, "a name in a longer one of its own counts once"
    assert used(doc, ("牛肉", "肉条")) == 4
    last = next(block.id for block in doc.blocks() if block.text == "牛肉应干燥。")
    assert used(doc, ("牛肉",), apart=frozenset({last})) == 2


def test_a_vocabulary_has_nothing_behind_its_terms() -> None:
    assert is_terms_only(entry("风干牛肉"))
    assert not is_terms_only(read_markdown(f"{HEAD}### 3.1\n\n肉干\n\n某物。\n\n# 4 要求\n\n应干燥。\n"))
    assert not is_terms_only(read_markdown(f"{HEAD}### 3.1\n\n肉干\n\n某物。\n\n# 4 符号和缩略语\n\nρ：密度\n"))
