"""The kind of a document: its function type (GB/T 1.1—2020, 6.1.4.2 and table 1), or a product standard (3.1.4, GB/T 20001.10).

The name speaks first. Where its word leaves it open (导则, 要求, 检测规范 …) or there is none, scope and chapters decide.
"""

from __future__ import annotations

import re

from stdkit.facts.covers import last_element
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.facts.terms import is_terms_only, terms
from stdkit.facts.titles import function_type_of, squeeze
from stdkit.facts.told import Told
from stdkit.model import Document, element_blocks

_OPEN = pattern(
    r"(?:(?:检测|测试|检验|试验|测评|测量|评价)(?:规范|准则|要求)|导则|准则|指导|指导书|要求|条件|分析|编码|代码|标志|测定法|操作程序)$"
)
"""Words that name a kind and are used for others too."""
_SELF = r"本(?:文件|标准|部分|规范|规程|指南|导则|指导性技术文件)"
_SCOPE = (
    ("术语", pattern(rf"{_SELF}(?:界定|确立|规定|给出)了[^。；]{{0,60}}(?:术语|词汇)(?!(?:和定义)?[、，及])")),
    ("符号", pattern(rf"{_SELF}(?:界定|规定|给出)了[^。；]{{0,60}}(?:图形符号|标志|符号)(?:[及和]其含义)?(?=[。，])")),
    (
        "试验",
        pattern(
            rf"{_SELF}(?:描述|规定|给出|阐述)了[^。；要指]{{0,80}}(?:测定|测量|试验|检测|检验|测试|鉴定)(?:方法|的方法|法)"
        ),
    ),
    ("试验", pattern(rf"{_SELF}(?:描述|规定|给出)了[^。；]{{0,40}}(?:检测|测试|检验|测评)(?:内容|项目|要求)")),
    ("规程", pattern(rf"{_SELF}(?:确立|规定)了[^。；要]{{0,40}}(?:程序|操作步骤|作业流程)")),
    ("指南", pattern(rf"{_SELF}(?:提供|给出|提出)了[^。；]{{0,60}}(?:指导|指南|建议|需考虑)")),
    (
        "分类",
        pattern(
            rf"{_SELF}(?:确立|规定|给出|界定)了[^。；、要]{{0,40}}(?:分类|编码|代码|分级)(?:与编码|和代码|和编码|方法|体系)?(?=[。，])"
        ),
    ),
    ("规范", pattern(rf"{_SELF}(?:规定|提出)了[^。；]{{0,80}}要求")),
)
_TEST_CHAPTERS = pattern(
    r"^(?:(?:方法)?原理|(?:主要)?试剂(?:和|或|与|及)?(?:材料|溶液)?|仪器(?:和|、|及|与)?(?:设备|装置|材料)?|试样(?:的)?(?:制备)?|样品(?:的)?(?:制备|处理)?"
    r"|(?:试验|测定|分析|操作|检测|测试)(?:步骤|程序)|(?:结果|分析结果)(?:的)?(?:计算|表示|判定)|试验数据处理|精密度|试验报告|(?:试验|测试|检测)条件)"
)
_DEMANDS = pattern(r"^(?:技术|质量|基本|性能|通用|一般|产品)?要求$|^技术(?:指标|条件)$|^要求")
_METHODS = pattern(r"^(?:试验|检验|检测|测试|分析)方法")
_GOODS = pattern(r"^检验规则|^(?:标志|标识|标签|包装)(?:[、，和与及]|$)|^(?:包装|运输|贮存|储存)")
_FEW = 3


def _chapters(doc: Document) -> list[str]:
    return [squeeze(element.title) for element in doc.elements if element.kind == "core"]


@fact
def is_product(doc: Document) -> bool:
    """Whether the chapters are those of a product: requirements, the methods that prove them, and inspection, marking or packing."""
    titles = _chapters(doc)
    return all(any(form.search(title) for title in titles) for form in (_DEMANDS, _METHODS, _GOODS))


@fact
def kind(doc: Document) -> Told:
    """The kind of the document by name and content; "" where neither tells it."""
    title = doc.cover.title or next((block.text for block in doc.opening if block.text.strip()), "")
    named, last = function_type_of(title), last_element(title)
    left_open = _OPEN.search(last)
    if named and left_open is None:
        return Told(named, f"名称“{_shown(last)}”")
    told = _by_content(doc)
    if named and (not told.value or told.value == named):
        return Told(named, f"名称“{_shown(last)}”" + (f"，{told.why}" if told.value else ""))
    return told


def _shown(last: str) -> str:
    return last if len(last) <= 12 else f"……{last[-8:]}"


def _by_content(doc: Document) -> Told:
    """The kind by what the scope says and which chapters there are, the surer sign first."""
    titles = _chapters(doc)
    tests = [title for title in titles if _TEST_CHAPTERS.search(title)]
    if len(tests) >= _FEW:
        return Told("试验", f"有“{'”“'.join(tests[:_FEW])}”等章")
    if is_product(doc):
        return Told("产品", "有要求、试验方法和检验、标志、包装一类的章")
    if len(terms(doc)) >= _FEW and is_terms_only(doc):
        return Told("术语", "全文只有术语条目")
    scope = doc.element_of("scope")
    for block in element_blocks(scope) if scope is not None else ():
        for value, form in _SCOPE:
            match = form.search(block.text)
            if match is not None:
                return _weighed(doc, value, match[0])
    return Told("", "名称和范围都没有说明")


def _weighed(doc: Document, value: str, said: str) -> Told:
    """Guidance that demands more often than it recommends is none."""
    why = f"范围“{said if len(said) <= 16 else said[:6] + '……' + said[-8:]}”"
    if value == "指南":
        demands = len(provisions_of(doc, "REQ", "PROH", "REQ_NS", "PROH_NS"))
        if demands > len(provisions_of(doc, "REC", "REC_NEG")):
            return Told("规范", f"{why}，但要求型条款比推荐型条款多")
    return Told(value, re.sub(r"\s+", "", why))
