"""References, terms and covers that changed."""

from __future__ import annotations

from tests.compare.texts import compared

LISTED = (
    "# 2 规范性引用文件\n\n下列文件中的内容……\n\n{}\n\n# 4 要求\n\n## 4.1 抽样\n\n按GB/T 2828.1抽样，并符合GB 5749。\n"
)


def references(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    found = compared(LISTED.format("\n\n".join(old)), LISTED.format("\n\n".join(new)))
    return [(change.kind, change.key) for change in found.references]


def test_references() -> None:
    base = ["GB/T 2828.1　计数抽样检验程序", "GB 5749　生活饮用水卫生标准"]
    assert references(base, base) == []
    assert references(base, [*base, "GB/T 191—2008　包装储运图示标志"]) == [("added", "GB/T 191")]
    assert references([*base, "GB/T 191　包装储运图示标志"], base) == [("removed", "GB/T 191")]
    assert references(base, ["GB/T 2828.1—2012　计数抽样检验程序", base[1]]) == [("dated", "GB/T 2828.1")]
    assert references(["GB/T 2828.1—2003　计数抽样检验程序", base[1]], base) == [("undated", "GB/T 2828.1")]
    assert references(["GB 191—2000　包装标志", *base], ["GB/T 191—2008　包装标志", *base]) == [
        ("code", "GB/T 191"),
        ("year", "GB/T 191"),
    ]
    assert references([base[0], "GB 5749　饮用水"], base) == [("title", "GB 5749")]


def test_a_reference_knows_where_it_is_cited() -> None:
    old = LISTED.format("GB 5749　水")
    found = compared(old, old.replace("GB 5749", "GB 5750"))
    told = [(change.kind, change.key, change.old_places, change.new_places) for change in found.references]
    assert ("added", "GB 5750", (), ("4.1",)) in told
    assert ("removed", "GB 5749", ("4.1",), ()) in told


TERMS = "# 3 术语和定义\n\n下列术语和定义适用于本文件。\n\n## 3.1\n\n肉条　meat strip\n\n牛肉沿肌纤维方向切成的条状物。\n\n{}"


def test_terms() -> None:
    old = TERMS.format("## 3.2\n\n风干　air drying\n\n在流动空气中使水分降到规定值的过程。\n")
    new = "# 3 术语和定义\n\n下列术语和定义适用于本文件。\n\n## 3.1\n\n风干　air drying\n\n在流动空气中使水分降到45%的过程。\n"
    found = compared(old, new)
    assert [(change.kind, change.old_name, change.new_name) for change in found.terms] == [
        ("removed", "肉条", ""),
        ("definition", "风干", "风干"),
        ("renumbered", "风干", "风干"),
    ]
    renamed = compared(old, old.replace("肉条　meat strip", "牛肉条　meat strip"))
    assert [(change.kind, change.new_name) for change in renamed.terms] == [("name", "牛肉条")]


def test_the_cover() -> None:
    old = "---\nnumber: GB 1234—2010\ntitle: 甲\npublished: 2010-01-01\n---\n\n# 1 范围\n\n甲。\n"
    found = compared(old, old.replace("GB 1234—2010", "GB/T 1234—2024").replace("title: 甲", "title: 乙"))
    assert [(change.field, change.label, change.new) for change in found.cover] == [
        ("number", "文件编号", "GB/T 1234—2024"),
        ("title", "文件名称", "乙"),
    ]
