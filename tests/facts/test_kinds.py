from __future__ import annotations

import pytest

from stdkit.facts.kinds import is_product, kind
from stdkit.formats.markdown import read_markdown


def told(title: str, text: str = "# 1 范围\n本文件给出了说明。") -> str:
    return kind(read_markdown(f"---\ntitle: {title}\n---\n{text}\n")).value


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("羊毛　术语", "术语"),
        ("道路施工　第2部分：图形符号", "符号"),
        ("牧草产品　分类", "分类"),
        ("羊毛　含水率的测定", "试验"),
        ("牧草　粗蛋白试验方法", "试验"),
        ("暖棚建设技术规范", "规范"),
        ("苜蓿　第3部分：栽培技术规程", "规程"),
        ("草原民宿　服务指南", "指南"),
        ("羊绒被", ""),
    ],
)
def test_the_word_of_the_name_tells(title: str, value: str) -> None:
    assert told(title) == value


PRODUCT = "# 4 要求\n应干燥。\n# 5 试验方法\n目测。\n# 6 检验规则\n逐件检验。\n# 7 包装\n用布袋。"
TEST = "# 4 原理\n加热。\n# 5 试剂和材料\n水。\n# 6 仪器设备\n烘箱。\n# 7 试验步骤\n称量。"


@pytest.mark.parametrize(
    ("title", "text", "value"),
    [
        ("羊绒被", f"# 1 范围\n本文件规定了羊绒被的要求。\n{PRODUCT}", "产品"),
        ("牧草　粗蛋白", TEST, "试验"),
        ("羊绒", "# 1 范围\n本文件界定了羊绒加工的术语。", "术语"),
        ("羊绒", "# 1 范围\n本文件描述了羊绒细度的测定方法。", "试验"),
        ("羊绒", "# 1 范围\n本文件确立了羊绒分梳的程序。", "规程"),
        ("羊绒", "# 1 范围\n本文件提供了羊绒保管的建议。\n# 4 保管\n宜通风。", "指南"),
        ("羊绒", "# 1 范围\n本文件规定了羊绒的分类和编码。", "分类"),
        ("羊绒", "# 1 范围\n本文件界定了羊绒制品的图形符号。", "符号"),
        ("羊绒", "# 1 范围\n本文件规定了羊绒的质量要求和检验方法。", "规范"),
        ("羊绒保管导则", "# 1 范围\n本文件提供了羊绒保管的指导。\n# 4 保管\n应通风，应干燥。", "规范"),
        ("羊绒保管导则", "# 1 范围\n本文件提供了羊绒保管的指导。\n# 4 保管\n宜通风。", "指南"),
        ("读卡器检测准则", "# 1 范围\n本文件规定了读卡器的检测项目和检测方法。", "试验"),
        ("羊绒", "# 4 羊绒\n羊绒轻。", ""),
    ],
)
def test_where_the_name_leaves_it_open_the_content_tells(title: str, text: str, value: str) -> None:
    assert told(title, text) == value


def test_a_name_that_tells_is_not_overruled() -> None:
    doc = read_markdown(f"---\ntitle: 羊绒被技术规范\n---\n{PRODUCT}\n")
    assert kind(doc).value == "规范" and is_product(doc) and "技术规范" in kind(doc).why


def test_requirements_alone_are_no_product() -> None:
    assert not is_product(read_markdown("# 4 要求\n应干燥。\n# 5 试验方法\n目测。"))
