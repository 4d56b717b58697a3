from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.holders import sentence
from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_with
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_NOW = {
    "国家质量监督检验检疫总局": "国家市场监督管理总局",
    "国家质量技术监督局": "国家市场监督管理总局",
    "国家技术监督局": "国家市场监督管理总局",
    "国家工商行政管理总局": "国家市场监督管理总局",
    "国家工商行政管理局": "国家市场监督管理总局",
    "国家食品药品监督管理总局": "国家市场监督管理总局或国家药品监督管理局",
    "国家食品药品监督管理局": "国家市场监督管理总局或国家药品监督管理局",
    "国家安全生产监督管理总局": "应急管理部",
    "国家林业局": "国家林业和草原局",
    "国家旅游局": "文化和旅游部",
    "国土资源部": "自然资源部",
    "环境保护部": "生态环境部",
    "国家环境保护总局": "生态环境部",
    "国家卫生和计划生育委员会": "国家卫生健康委员会",
    "农业部": "农业农村部",
    "卫生部": "国家卫生健康委员会",
    "文化部": "文化和旅游部",
    "信息产业部": "工业和信息化部",
    "铁道部": "国家铁路局",
    "建设部": "住房和城乡建设部",
}
"""Bodies that have another name since the reforms of 2008, 2013 and 2018, with those that do their work."""
_OLD = pattern(
    r"国家质量监督检验检疫总局|国家质量技术监督局|国家技术监督局|国家工商行政管理总?局|国家食品药品监督管理总?局|国家安全生产监督管理总局"
    r"|国家林业局|国家旅游局|国土资源部|环境保护部(?!门)|国家环境保护总局|国家卫生和计划生育委员会|信息产业部(?!门)"
    r"|(?:(?<![一-鿿])|(?<=[向由经按据报在和与及或请是为从对归]))(?:原\s?)?(?:中华人民共和国|国家|我国)?(?:农业部|卫生部|文化部|铁道部|建设部)(?![门分位件队件])"
)
_THEN = pattern(
    r"原\s?(?:中华人民共和国|国家)?$|历史|曾|时称|前身|更名|改为|改称|颁布|发布|批准|公告|令第?|第\s?\d+\s?号|文件|印发|通知|(?:19|20)\d\d\s?年"
)


@rule(
    "SYM011",
    clause="9.4.3.1",
    severity="info",
    confidence="heuristic",
    question="这里说的是现在的机构，还是当时发布文件的机构？",
)
def former_organisations(doc: Document) -> Iterator[Finding]:
    """机构的名称已不再使用

    机构用正在使用的全称或简称。机构改革以后还写旧名，读者找不到要去的部门。讲历史、引用当时发布的文件时照当时的名称写。

    ```bad
    # 5 要求
    检验机构应具备⟦国家质量监督检验检疫总局⟧授予的资质。
    ```
    ```bad
    # 附录A（资料性）机构
    a) 向⟦国土资源部⟧报告；

    b) 向⟦农业部⟧备案。
    ```
    ```bad
    # 5 要求
    表1　分工

    | 事项 | 机构 |
    |---|---|
    | 监管 | ⟦国家食品药品监督管理总局⟧ |
    ```
    ```good
    # 5 要求
    检验机构应具备国家市场监督管理总局授予的资质，教育部、农业农村部的职责见附录A，环境保护部门负责监督。
    ```
    ```good
    # 前言
    本文件代替原农业部发布的规程，参考了国家质量监督检验检疫总局令第75号和“国家林业局”的旧称。2012年6月，技术经国家质量监督检验检疫总局、国家标准化管理委员会认可。
    # 参考文献
    [1] 国土资源部公告
    ```
    ```bad
    # 5 要求
    许可由⟦国家质量技术监督局⟧办理，商标向⟦国家工商行政管理总局⟧申请，药品由⟦国家食品药品监督管理局⟧监管，矿山由⟦国家安全生产监督管理总局⟧检查。

    林木由⟦国家林业局⟧登记，景区由⟦国家旅游局⟧评定，用地由⟦国土资源部⟧审批，排污由⟦环境保护部⟧核查，疫情报⟦国家卫生和计划生育委员会⟧。

    种子由⟦农业部⟧审定，饮水由⟦卫生部⟧抽查，演出由⟦文化部⟧许可，频率由⟦信息产业部⟧分配，道口由⟦铁道部⟧管理，资质向中华人民共和国⟦建设部⟧申请，计量报⟦国家技术监督局⟧，噪声报⟦国家环境保护总局⟧。
    ```
    ```good
    # 5 要求
    该厅前身为国家林业局，铁道部颁布的规程已废止，农业部2010年的数据见附录A，信息产业部门、建设部门和卫生部队不在此列，按国家旅游局公告办理，曾由国土资源部管理。
    ```
    """
    for block in prose_with(doc, _NOW):
        hidden: list[tuple[int, int]] | None = None
        for match in block.find(_OLD):
            hidden = quoted(block.text) if hidden is None else hidden
            start, end = sentence(block.text, match.start())
            around = block.text[start : match.start()], block.text[match.end() : end]
            if match[0].startswith("原") or any(map(_THEN.search, around)):
                continue
            if any(a <= match.start() < b for a, b in hidden):
                continue
            name = next(name for name in _NOW if match[0].endswith(name) or match[0] == name)
            at = match.end() - len(name)
            yield finding(block.span(at, match.end()), f"“{name}”已非现用名称，现为{_NOW[name]}")
