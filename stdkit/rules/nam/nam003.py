from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

_WORD = pattern(
    r"术语|词汇|符号|图形标志|标志|分类|分级|编码|代码|命名|型号|方法|测定|规范|规程|指南|要求|条件|通则|导则|准则|规则|总则|限值|限量|标签|框架|模型|"
    r"参数|尺寸|系列|测试|试验|检测|检验|鉴定|评价|评定|接口|协议|格式|体系|程序|指标|等级|制图|原则|定额|限额|计算|技术|结构|管理|服务|元数据|数据元|字典|目录"
)
_FOOD = pattern(r"食品安全(?:国家|地方)标准|排放标准|质量标准|卫生标准")


@rule(
    "NAM003",
    clause="6.1.4.2、表1",
    severity="warning",
    confidence="heuristic",
    question="本文件包含该产品的全部必要方面（名称可以只写产品名）吗？",
    whole=True,
)
def name_tells_no_function(doc: Document) -> Iterator[Finding]:
    """名称没有表示功能类型的词

    名称用“术语”“分类”“试验方法”“规范”“规程”“指南”等词表明文件的功能类型，使用者看名称就知道里面有什么。只写产品名的，限于包含该产品全部必要方面的文件，
    这种名称请核对。

    ```bad
    ---
    title: ⟦工业用碳酸钠的有关事项⟧
    ---
    # 1 范围
    本文件规定了碳酸钠的要求。
    ```
    ```bad
    ---
    title: ⟦草原生态保护与牧民增收⟧
    ---
    # 1 范围
    本文件规定了草原保护的要求。
    ```
    ```good
    ---
    title: 工业用碳酸钠　试验方法
    ---
    # 1 范围
    本文件描述了碳酸钠的试验方法。
    ```
    ```good
    ---
    title: 咖啡研磨机
    ---
    # 1 范围
    本文件规定了咖啡研磨机的技术要求、试验方法、检验规则、标志、包装、运输和贮存。
    ```
    ```good
    ---
    title: 食品安全地方标准　风干牛肉
    ---
    # 1 范围
    本文件规定了风干牛肉的要求。
    ```
    """
    title = doc.cover.title
    if not title or _WORD.search(title) or _FOOD.search(title):
        return
    scope = doc.element_of("scope")
    said = squeeze("".join(block.text for block in element_blocks(scope))) if scope is not None else ""
    if re.search(r"要求.*(?:试验|检验|检测)|(?:试验|检验|检测)方法", said):
        return  # a product standard that holds all there is to say: 6.1.2.2 c)
    yield finding(cover_place(doc, "title"), "文件名称没有表示功能类型的词（术语、分类、试验方法、规范、规程、指南等）")
