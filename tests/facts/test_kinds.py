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


SAID = [
    ("本文件界定了羊绒分梳的术语。", "术语"),
    ("本标准确立了羊绒分梳的词汇。", "术语"),
    ("本部分规定了羊绒分梳的术语和定义。", "术语"),
    ("本规范给出了羊绒分梳的术语。", "术语"),
    ("本文件规定了羊绒的术语、符号和质量要求。", "规范"),
    ("本文件规定了羊绒的术语和定义、质量要求。", "规范"),
    ("本文件规定了羊绒的术语及质量要求。", "规范"),
    ("本文件规定了羊绒。其术语另见。", ""),
    ("本文件界定了羊绒制品的图形符号。", "符号"),
    ("本文件规定了羊绒制品的标志。", "符号"),
    ("本文件给出了羊绒制品的符号及其含义，供绘图用。", "符号"),
    ("本文件给出了羊绒制品的图形符号和其含义。", "符号"),
    ("本文件给出了符号的画法。", ""),
    ("本文件规定了羊绒。图形符号。", ""),
    ("本文件描述了羊绒细度的测定方法。", "试验"),
    ("本规程规定了羊绒细度的测量方法。", "试验"),
    ("本指南给出了羊绒细度的试验方法。", "试验"),
    ("本导则阐述了羊绒细度的检测的方法。", "试验"),
    ("本指导性技术文件描述了羊绒细度的检验法。", "试验"),
    ("本文件描述了羊绒细度的测试方法。", "试验"),
    ("本文件描述了羊绒种类的鉴定方法。", "试验"),
    ("本文件规定了羊绒。其试验方法另见。", ""),
    ("本文件规定了羊绒的要求和试验方法。", "规范"),
    ("本文件描述了读卡器的检测项目。", "试验"),
    ("本文件规定了读卡器的测试内容。", "试验"),
    ("本文件给出了读卡器的检验项目。", "试验"),
    ("本文件描述了读卡器的测评内容。", "试验"),
    ("本文件规定了读卡器的检测要求。", "试验"),
    ("本文件规定了读卡器。其检测项目另见。", ""),
    ("本文件确立了羊绒分梳的程序。", "规程"),
    ("本文件规定了羊绒分梳的操作步骤。", "规程"),
    ("本文件规定了羊绒分梳的作业流程。", "规程"),
    ("本文件规定了羊绒。程序另见。", ""),
    ("本文件规定了羊绒的要求和程序。", "规范"),
    ("本文件提供了羊绒保管的指导。", "指南"),
    ("本文件给出了羊绒保管的指南。", "指南"),
    ("本文件提出了羊绒保管的建议。", "指南"),
    ("本文件给出了羊绒保管时需考虑的因素。", "指南"),
    ("本文件提供了羊绒。建议另见。", ""),
    ("本文件确立了羊绒的分类，供统计用。", "分类"),
    ("本文件规定了羊绒的编码。", "分类"),
    ("本文件给出了羊绒的代码。", "分类"),
    ("本文件界定了羊绒的分级。", "分类"),
    ("本文件规定了羊绒的分类与编码。", "分类"),
    ("本文件规定了羊绒的分类和代码。", "分类"),
    ("本文件规定了羊绒的分类和编码。", "分类"),
    ("本文件规定了羊绒的分类方法。", "分类"),
    ("本文件确立了羊绒的分类体系。", "分类"),
    ("本文件规定了羊绒的颜色、分类。", ""),
    ("本文件规定了羊绒。分类。", ""),
    ("本文件规定了羊绒的分类人员。", ""),
    ("本文件规定了羊绒的质量要求。", "规范"),
    ("本文件提出了羊绒的质量要求。", "规范"),
    ("本文件规定了羊绒。其要求另见。", ""),
    ("本方法规定了羊绒的质量要求。", ""),
]


@pytest.mark.parametrize(("sentence", "value"), SAID)
def test_the_scope_tells_the_kind(sentence: str, value: str) -> None:
    """Table 1 and 8.5.3 of GB/T 1.1—2020: with which verb the scope of each kind says what the document is about."""
    assert told("羊绒", f"# 1 范围\n{sentence}") == value


@pytest.mark.parametrize(
    ("chapters", "product"),
    [
        (["要求", "试验方法", "检验规则"], True),
        (["技术要求", "检验方法", "标志、包装、运输和贮存"], True),
        (["技术指标", "分析方法", "包装"], True),
        (["要求和分级", "测试方法", "贮存"], True),
        (["质量要求", "检测方法", "标签"], True),
        (["技术条件", "试验方法", "标识和说明"], True),
        (["基本要求", "试验方法", "运输"], True),
        (["人员要求", "试验方法", "检验规则"], False),
        (["要求", "方法", "检验规则"], False),
        (["要求", "试验方法", "验收"], False),
        (["要求", "试验方法", "标志牌"], False),
    ],
)
def test_the_chapters_of_a_product(chapters: list[str], product: bool) -> None:
    text = "\n".join(f"# {at} {title}\n应干燥。" for at, title in enumerate(chapters, 4))
    assert is_product(read_markdown(text)) is product


TESTING = [
    ["原理", "试剂", "仪器"],
    ["方法原理", "主要试剂和材料", "仪器和设备"],
    ["试剂或材料", "试样", "试验步骤"],
    ["仪器设备", "样品的制备", "测定步骤"],
    ["试剂与材料", "样品处理", "结果计算"],
    ["试剂及材料", "试样制备", "分析结果的表示"],
    ["试剂溶液", "样品", "结果判定"],
    ["仪器、设备", "操作程序", "试验数据处理"],
    ["仪器与装置", "检测步骤", "精密度"],
    ["仪器材料", "测试步骤", "试验报告"],
    ["试验条件", "分析步骤", "精密度"],
    ["测试条件", "原理", "精密度"],
    ["检测条件", "原理", "精密度"],
]


@pytest.mark.parametrize("chapters", TESTING, ids="、".join)
def test_three_chapters_of_a_method_tell_one(chapters: list[str]) -> None:
    text = [f"# {at} {title}\n加热。" for at, title in enumerate(chapters, 4)]
    assert told("羊绒", "\n".join(text)) == "试验"
    assert told("羊绒", "\n".join(text[1:])) == ""


def test_three_terms_and_nothing_else_are_a_vocabulary() -> None:
    entries = [f"### 3.{at}\n\n{name}\n\n某物。\n" for at, name in enumerate(("甲物", "乙物", "丙物"), 1)]
    head = "# 3 术语和定义\n\n"
    assert told("羊绒", head + "\n".join(entries)) == "术语"
    assert told("羊绒", head + "\n".join(entries[:2])) == ""
    assert told("羊绒", head + "\n".join(entries) + "\n# 4 保管\n\n通风。") == ""


def test_a_kind_says_what_told_it() -> None:
    def why(title: str, text: str = "# 1 范围\n本文件给出了说明。") -> str:
        return kind(read_markdown(f"---\ntitle: {title}\n---\n{text}\n")).why

    assert why("羊绒　术语") == "名称“术语”"
    assert why("草原民宿一二三四五六服务指南") == "名称“……三四五六服务指南”"
    assert why("草原民宿一二三四服务指南") == "名称“草原民宿一二三四服务指南”"
    assert why("羊绒", "# 1 范围\n本文件规定了羊绒的质量要求。") == "范围“本文件规定了羊绒的质量要求”"
    assert why("羊绒", "# 1 范围\n本文件规定了分梳白山羊绒的质量要求。") == "范围“本文件规定了……山羊绒的质量要求”"
    assert why("羊绒保管导则", "# 1 范围\n本文件提供了羊绒保管的指导。\n# 4 保管\n宜通风。").startswith(
        "名称“羊绒保管导则”，范围"
    )
    assert why("羊绒") == "名称和范围都没有说明"


@pytest.mark.parametrize("text", ["应通风，宜干燥。", "宜干燥，宜通风，应清洁。"])
def test_guidance_that_recommends_at_least_as_often(text: str) -> None:
    assert told("羊绒", f"# 1 范围\n本文件提供了羊绒保管的指导。\n# 4 保管\n{text}") == "指南"
