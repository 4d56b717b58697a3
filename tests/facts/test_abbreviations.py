"""Abbreviations that nothing explains. GB/T 1.1—2020, 9.4.3.3."""

from __future__ import annotations

import pytest

from stdkit.facts.abbreviations import unexplained
from stdkit.formats.markdown import read_markdown


def told(text: str, *before: str) -> list[tuple[str, int]]:
    doc = read_markdown("\n\n".join([*before, "# 5 要求", text]))
    return [(one.short, one.count) for one in unexplained(doc)]


TWICE = "用BMS监测，BMS应记录。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TWICE, [("BMS", 2)]),
        ("用BMS监测，BMS应记录，BMS应存档。", [("BMS", 3)]),
        ("用BMS监测。", []),
        ("用BMS监测。\n\nBMS应记录。", [("BMS", 2)]),
        ("用BMS和LTE监测，BMS和LTE应记录。", [("BMS", 2), ("LTE", 2)]),
        ("用USB传输，USB应牢固。", []),
        ("用NY标识，NY应清楚。", []),
        ("按VII选用，VII应清楚。", []),
        ("填XXX，XXX应清楚。", []),
        ("填AXX，AXX应清楚。", []),
        ("填ABCD，ABCD应清楚。", []),
        ("填BBB，BBB应清楚。", []),
        ("用NOS测定，NOS应稳定。", []),
        ("按BMS 12选用，按GB/T 3、BMS应记录。", [("BMS", 2)]),
        ("“BMS”应清楚，“BMS”应醒目。", []),
        ("见GSB 1234—2008，按GSB 1235—2008。", []),
        ("函数BMS返回，参数BMS应为空。", []),
        ("取值为BMS，字段BMS应填写。", []),
        ("型号：BMS，型号：BMS。", []),
        ("令K=BMS时停，BMS应记录。", []),
        ("取A=B，BMS启动，BMS应记录。", []),
        ("BMS-1启动，BMS_2启动。", []),
        ("ABMSBMSA启动，bBMSb启动。", []),
    ],
)
def test_used_twice_at_least_and_known_to_nobody(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "told_by",
    [
        "电池管理系统（BMS）应可靠。",
        "电池管理系统（battery management system, BMS）应可靠。",
        "BMS（电池管理系统）应可靠。",
        "BMS（battery）应可靠。",
        "BMS：电池管理系统。",
        "BMS——电池管理系统。",
        "BMS是电池的管理系统。",
        "BMS是指电池的管理系统。",
        "BMS即电池的管理系统。",
        "BMS为电池的管理系统。",
        "BMS指电池的管理系统。",
        "BMS表示电池的管理系统。",
        "电池管理系统，简称BMS。",
        "电池管理系统称为“BMS”。",
        "电池管理系统称作BMS。",
        "电池管理系统，缩写为BMS。",
        "电池管理系统，记为BMS。",
        "电池管理系统，即BMS。",
        "电池管理系统表示为BMS。",
        "BMS 电池管理系统",
    ],
)
def test_what_explains_one(told_by: str) -> None:
    assert told(f"{TWICE}\n\n{told_by}") == []


@pytest.mark.parametrize(
    "other", ["（BMS）应可靠。", "BMS（2）应可靠。", "系统（ABMS）应可靠。", "BMSX：电池管理系统。", "即BMSX。"]
)
def test_what_explains_none(other: str) -> None:
    assert [short for short, _ in told(f"{TWICE}\n\n{other}")] == ["BMS"]


def test_lists_and_terms_explain() -> None:
    assert told(TWICE, "# 4 符号和缩略语", "BMS：电池管理系统") == []
    assert told(TWICE, "# 3 术语和定义", "### 3.1", "电池管理系统；BMS　battery management system", "某物。") == []
    assert told(TWICE, "# 1 范围", "本文件规定了BMS，BMS应可靠。") == [("BMS", 2)]
