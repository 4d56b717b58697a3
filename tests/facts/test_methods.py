"""Requirements and the methods that prove them. GB/T 20001.5—2017, 6.4.2; GB/T 20001.10—2014, 6.5."""

from __future__ import annotations

import pytest

from stdkit.facts.methods import required
from stdkit.formats.markdown import read_markdown


def told(
    requirements: str, methods: str, *, chapter: str = "要求", other: str = "试验方法"
) -> list[tuple[str, str | None, bool]]:
    """Of each characteristic its clause, the clause of its method, and whether something proves it."""
    doc = read_markdown(f"# 4 {chapter}\n\n{requirements}\n\n# 5 {other}\n\n{methods}\n")
    return [(one.clause.number, one.method.number if one.method else None, one.proved) for one in required(doc)]


BREAKING = "## 4.1 断裂强力\n\n应不小于5 N。"


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        ("## 5.1 断裂强力\n\n用拉力机。", [("4.1", "5.1", True)]),
        ("## 5.1 断裂强力的测定\n\n用拉力机。", [("4.1", "5.1", True)]),
        ("## 5.1 回潮率\n\n用烘箱。\n\n## 5.2 断裂强力试验\n\n用拉力机。", [("4.1", "5.2", True)]),
        ("## 5.1 强力\n\n用拉力机。", [("4.1", "5.1", True)]),
        ("## 5.1 回潮率\n\n用烘箱。", [("4.1", None, False)]),
        ("## 5.1 回潮率\n\n也可测断裂性能。", [("4.1", None, True)]),
        ("## 5.1 回潮率\n\n用烘箱，见4.1。", [("4.1", None, True)]),
        ("## 5.1 回潮率\n\n用烘箱，见4.2。", [("4.1", None, False)]),
        ("## 5.1 回潮率\n\n用烘箱，见4.1.2。", [("4.1", None, True)]),
        ("## 5.1 通则\n\n按第4章逐项检验。", [("4.1", None, True)]),
        ("## 5.1 通则\n\n按第4章的规定。", [("4.1", None, True)]),
        ("## 5.1 通则\n\n全部要求均应检验。", [("4.1", None, True)]),
        ("## 5.1 通则\n\n对要求逐条验证。", [("4.1", None, True)]),
        ("## 5.1 通则\n\n见表4.1。", [("4.1", None, False)]),
    ],
)
def test_what_proves_a_requirement(methods: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert told(BREAKING, methods) == expected


METHOD = "## 5.1 回潮率\n\n用烘箱。"


@pytest.mark.parametrize(
    ("text", "proved"),
    [
        ("按GB/T 3923.1测定，应不小于5 N。", True),
        ("按照GB/T 3923.1的规定进行试验。", True),
        ("按附录A执行。", True),
        ("用拉力机测量，应不小于5 N。", True),
        ("以天平检查。", True),
        ("目测应无断裂。", True),
        ("手感应柔软。", True),
        ("应不小于5 N。", False),
        ("按合同供货。另行测定。", False),
    ],
)
def test_a_requirement_may_name_its_method_itself(text: str, proved: bool) -> None:
    assert told(f"## 4.1 断裂强力\n\n{text}", METHOD) == [("4.1", None, proved)]


def test_the_rows_of_a_table_may_name_what_the_title_does_not() -> None:
    table = "表1　指标\n\n| 项目 | 指标 |\n|---|---|\n| 回潮率 | 5 |\n"
    assert told(f"## 4.1 理化特性\n\n应符合表1。\n\n{table}", METHOD) == [("4.1", None, True)]
    assert told(f"## 4.1 理化特性\n\n应符合表1。\n\n{table.replace('回潮率 |', '灰分 |')}", METHOD) == [
        ("4.1", None, False)
    ]
    head = "表1　指标\n\n| 回潮率 | 指标 |\n|---|---|\n| 灰分 | 5 |\n"
    assert told(f"## 4.1 理化特性\n\n应符合表1。\n\n{head}", METHOD) == [("4.1", None, False)], (
        "a head names no characteristic"
    )


@pytest.mark.parametrize("title", ["外观", "感官要求", "包装", "标志", "一般要求", "净含量", "要求", "测定方法", "A"])
def test_what_is_judged_by_looking_or_is_no_characteristic(title: str) -> None:
    assert told(f"## 4.1 {title}\n\n应干燥。", METHOD) == []


def test_only_titled_clauses_with_none_below_them() -> None:
    assert told("## 4.1 强力\n\n### 4.1.1 断裂强力\n\n应大。\n\n4.2　应干燥。", METHOD) == [("4.1.1", None, False)]


@pytest.mark.parametrize(
    ("chapter", "there"),
    [
        *(
            (title, True)
            for title in (
                "要求",
                "技术要求",
                "质量要求",
                "性能要求",
                "功能要求",
                "产品要求",
                "通用要求",
                "使用要求",
                "主要性能",
                "技术指标",
            )
        ),
        *((title, True) for title in ("技术条件", "质量和性能要求", "要求和指标", "安全要求")),
        *((title, False) for title in ("人员要求", "要求分类", "操作")),
    ],
)
def test_the_chapter_of_requirements(chapter: str, there: bool) -> None:
    assert bool(told(BREAKING, METHOD, chapter=chapter)) is there


@pytest.mark.parametrize(
    ("other", "there"),
    [
        *(
            (title, True)
            for title in (
                "试验方法",
                "检验方法",
                "检测方法",
                "测试方法",
                "测定方法",
                "检查方法",
                "测量方法",
                "证实方法",
                "试验",
                "检验",
            )
        ),
        *((title, True) for title in ("检测", "测试", "检测内容", "检验内容")),
        *((title, False) for title in ("检验规则", "试验报告", "方法")),
    ],
)
def test_the_chapter_of_methods(other: str, there: bool) -> None:
    assert bool(told(BREAKING, METHOD, other=other)) is there


def test_methods_may_stand_in_an_annex() -> None:
    doc = read_markdown(
        f"# 4 要求\n\n{BREAKING}\n\n# 附录A（规范性）断裂强力试验方法\n\n## A.1 断裂强力\n\n用拉力机。\n"
    )
    assert [(one.method.number if one.method else None) for one in required(doc)] == ["A.1"]
