from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.chapters import scope_sentences
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_CLAUSE = pattern(
    r"(?P<verb>规定|确立|描述|提供|给出|界定)了(?P<object>[^。；]*?)(?=(?:，|,)?(?:并|以及)?(?:规定|确立|描述|提供|给出|界定)了|[。；]|$)"
)
_PAIRS = (
    ("界定", r"术语(?:和定义)?$|图形符号$", {"界定"}),
    ("描述", r"(?:试验|检验|检测|测试|测定|分析|取样|证实)方法$", {"描述", "规定"}),
    ("提供", r"(?:指导|指南|建议)$", {"提供", "给出"}),
)


@rule(
    "SCO002",
    clause="8.5.3",
    severity="info",
    confidence="heuristic",
    question="本文件在这里给出的是要求、程序、方法、指导、信息还是术语？",
)
def scope_verb(doc: Document) -> Iterator[Finding]:
    """范围的动词与内容不搭配

    要求用“规定”，程序、体系用“确立”，方法用“描述”，指导用“提供”，信息用“给出”，术语用“界定”。动词对了，读者从第一句就知道文件是哪一种。

    ```bad
    # 1 范围
    本文件⟦规定⟧了井盖的术语和定义。
    ```
    ```fixed
    # 1 范围
    本文件界定了井盖的术语和定义。
    ```
    ```bad
    # 1 范围
    本文件⟦规定⟧了水中铅的测定方法。
    ```
    ```bad
    # 1 范围
    本文件⟦描述⟧了井盖的技术要求。
    ```
    ```good
    # 1 范围
    本文件规定了井盖的技术要求，描述了相应的试验方法，界定了井盖的术语和定义。
    ```
    ```good
    # 1 范围
    本文件规定了井盖的技术要求、试验方法和检验规则。
    ```
    ```good
    # 1 范围
    井盖的选用另行规定了术语。本文件规定了井盖的术语、要求。
    ```
    """
    for block, start, end in scope_sentences(doc):
        if not re.match(r"本(?:文件|标准|部分)", block.text[start:end]):
            continue
        for clause in _CLAUSE.finditer(block.text, start, end):
            better = _better(clause["verb"], clause["object"].strip("，, "))
            if better:
                message = f"“{clause['verb']}了”与“{clause['object'].strip('，, ')[-8:]}”不搭配，宜用“{better}了”"
                yield finding(block.span(*clause.span("verb")), message, fix=better)


def _better(verb: str, what: str) -> str:
    # 「规定了……的技术要求、试验方法、检验规则」列举多项，是旧文件通行的写法，不在此报。
    if re.search(r"[、和及与]", re.sub(r"术语和定义", "", what)):
        return ""
    if verb == "规定":
        return next((better for better, pattern, _ in _PAIRS if re.search(pattern, what)), "")
    if verb in ("描述", "界定", "给出", "提供") and re.search(r"(?:技术)?要求$", what):
        return "规定"
    return ""
