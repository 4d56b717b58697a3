from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.chapters import scope_sentences
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_ASPECTS: dict[str, str] = {
    "技术要求": r"要求|指标|规格|质量",
    "要求": r"要求|指标|规定|规格|质量|条件",
    "试验方法": r"(?:试验|检验|检测|测试|测定|分析|检查)(?:$|方法|的)|证实方法|方法$",
    "检验方法": r"(?:试验|检验|检测|测试|测定|分析|检查)(?:$|方法)|方法$",
    "检测方法": r"(?:试验|检验|检测|测试|测定|分析|检查)(?:$|方法)|方法$",
    "检验规则": r"检验规则|检验$|验收|抽样|判定",
    "标志": r"标志|标识|标签|标记",
    "标识": r"标志|标识|标签|标记",
    "标签": r"标志|标识|标签",
    "包装": r"包装",
    "运输": r"运输|贮运|储运",
    "贮存": r"贮存|储存|贮运|储运|贮藏|储藏|保存",
    "储存": r"贮存|储存|贮运|储运|贮藏|储藏|保存",
    "分类": r"分类|型号|分级|类别|分型",
    "术语和定义": r"术语",
    "抽样": r"抽样|取样|检验规则|采样",
    "取样": r"抽样|取样|采样|试样",
}


@rule(
    "SCO007",
    clause="6.1.1、8.5.1",
    severity="warning",
    confidence="heuristic",
    question="这一项内容在正文里用别的说法写了吗？",
    whole=True,
)
def scope_unlike_text(doc: Document) -> Iterator[Finding]:
    """范围所列的内容正文没有

    范围是正文的提要，列出的每一项在正文里都找得到。多半是删了章没有改范围，或者从别的文件抄来的范围。

    ```bad
    # 1 范围
    本文件规定了桶装水的技术要求、试验方法和⟦检验规则⟧。
    # 4 技术要求
    水应清澈。
    # 5 试验方法
    目测。
    ```
    ```bad
    # 1 范围
    本文件规定了干肉的要求、⟦标志⟧、包装和⟦贮存⟧。
    # 4 要求
    干肉应干燥。
    # 5 包装
    干肉应密封。
    ```
    ```good
    # 1 范围
    本文件规定了桶装水的要求，描述了相应的试验方法，规定了标志、包装、运输和贮存。
    # 4 技术要求
    水应清澈。
    # 5 试验
    目测。
    # 6 标识、包装、储运
    水桶应密封。
    ```
    ```good
    # 1 范围
    本文件规定了危险货物包装标志的分类和技术要求。
    # 4 分类和要求
    标志分为两类。
    ```
    """
    titles = [
        _squeezed(element.title) for element in doc.elements if element.kind in ("terms", "symbols", "core", "annex")
    ]
    titles += [_squeezed(clause.title) for element in doc.elements for clause in element.walk() if clause.title]
    if not any(element.kind == "core" for element in doc.elements):
        return
    for block, start, end in scope_sentences(doc):
        sentence = block.text[start:end]
        if not re.match(r"本(?:文件|标准|部分|规范|规程)", sentence) or "适用于" in sentence:
            continue
        for at, aspect in _listed(sentence):
            if not any(re.search(_ASPECTS[aspect], title) for title in titles):
                span = block.span(start + at, start + at + len(aspect))
                yield finding(span, f"范围列有“{aspect}”，正文没有相应的章条，补上或从范围删去")


def _listed(sentence: str) -> Iterator[tuple[int, str]]:
    """The aspects listed after 「规定了……的」: whole items of the enumeration, not words inside a longer one."""
    names = "|".join(sorted(_ASPECTS, key=len, reverse=True))
    item = re.compile(
        rf"(?:(?<=[的、和及与])|(?<=以及)|(?<=规定了)|(?<=描述了))(?P<aspect>{names})(?=[、，。和及与；]|以及|$)"
    )
    for match in item.finditer(sentence):
        yield match.start("aspect"), match["aspect"]


def _squeezed(title: str) -> str:
    return re.sub(r"\s", "", title)
