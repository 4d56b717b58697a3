from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.chapters import scope_sentences
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "SCO006",
    clause="8.5.2、8.5.3",
    severity="info",
    confidence="heuristic",
    question="范围能缩短成一两段的内容提要吗？",
)
def long_scope(doc: Document) -> Iterator[Finding]:
    """范围过长或分了条

    范围要能当内容提要用，简短才摘得出来。分成条或写满一页，读者反而抓不住文件管什么。

    ```bad
    # 1 范围
    ## 1.1 ⟦内容⟧
    本文件规定了桶装水的要求。
    ## 1.2 适用界限
    本文件适用于桶装水。
    ```
    ```bad
    # 1 ⟦范围⟧
    本文件规定了桶装水的水源、水处理、灌装、贮存、运输、标志、标签、检验、抽样、判定、复检、记录、追溯、召回、投诉处理、人员、厂房、设备、清洗、消毒、虫害控制、废弃物处理、文件管理、内部检查、持续改进、应急处理、信息公开、诚信建设、售后服务、配送管理、水桶回收、水桶清洗、水桶检验、水桶报废、瓶盖管理、标签管理、仓库管理、车辆管理、供应商管理、原辅料验收、水质监测、微生物控制、消毒剂残留控制、包装材料安全、计量管理、能源管理、节水管理、安全生产管理、职业健康管理、环境保护管理、教育培训管理、绩效评价、顾客满意度调查、档案管理、印章管理、合同管理、设施维护、实验室管理、样品管理、标准物质管理、仪器设备检定和校准管理的要求。
    ```
    ```good
    # 1 范围
    本文件规定了桶装水的要求。

    本文件适用于桶装水的生产。
    ```
    ```good
    # 4 总则
    ## 4.1 内容
    桶装水的要求见第5章。
    ## 4.2 分类
    桶装水分为两类。
    ```
    """
    element = doc.element_of("scope")
    if element is None:
        return
    if element.clauses:
        span = heading_span(element.clauses[0].heading, element.clauses[0].content)
        if span is not None:
            yield finding(span, "范围不宜分条，写成简短的一两段")
    length = sum(end - start for _, start, end in scope_sentences(doc))
    if length > 300 and element.heading is not None:
        yield finding(element.heading.span(), f"范围有{length}字，宜精简成能作内容提要的一两段")
