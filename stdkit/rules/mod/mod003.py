from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.facts.reported import forbids_nothing
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

# 「不可见或不可擦除」说的是性质，与前一个词一样。
_QUALITY_BEFORE = pattern(r"不可[㐀-鿿]{1,2}(?:[或和且、，]|以及)$|(?:确保|保证|使得?)[^，。；]{0,12}$")
_QUALITY = pattern(
    r"[^，。；]{1,4}的|[^，。；]{0,6}(?:性|件|瓶|物|密钥)(?![㐀-鿿])|[㐀-鿿]{1,2}或[^，。；]{1,6}的|用(?![在于作做来])"
)
"""「不可更换的」, 「不可更换部件」, 「不可修改或受限制的」, 「高级语言不可用」."""


@rule(
    "MOD003",
    clause="表C.1",
    severity="warning",
    confidence="heuristic",
    question="此处是禁止（不应）、没有能力（不能），还是没有可能（不可能）？",
)
def may_not_as_prohibition(doc: Document) -> Iterator[Finding]:
    """用“不可”表示禁止

    “不可”既像禁止，又像没有能力，读者分不清。禁止用“不应”，没有能力用“不能”，没有可能用“不可能”。

    ```bad
    样品⟦不可⟧直接接触热源。
    ```
    ```fixed
    样品不应直接接触热源。
    ```
    ```bad
    a) ⟦不可⟧与有毒物品混装；

    b) 应防雨。
    ```
    ```good
    样品不应直接接触热源。
    ```
    ```good
    不可逆的变化、不可拆卸的连接和不可抗力是必不可少的考虑因素，不可避免时应记录。水印不可见或不可擦除，应确保审计信息不可被修改。
    ```
    ```good
    非这样做不可的用词为“必须”。

    不可重复充装气瓶的不可更换部件不可能现场修理。

    不可导出密钥（默认）
    ```
    ```good
    # 5 不可修改运行环境的要求
    高级语言不可用时，应使用低级语言，运行环境是不可修改或受限的，取值为0表示数据不可以通过端口。
    ```
    """
    for provision in provisions_of(doc, "不可", "不可以"):
        block = doc.block(provision.span.block)
        text = block.text
        if re.search(r"非[^，。；]{1,12}$", text[: provision.span.start]):
            continue  # 「非这样做不可」
        if not block.normative or _QUALITY_BEFORE.search(text[: provision.span.start]):
            continue
        if (
            "attributive" in provision.frames
            or _QUALITY.match(text, provision.span.end)
            or forbids_nothing(doc, provision)
        ):
            continue
        yield finding(provision.span, f"“{provision.reading}”表示禁止时用“不应”，表示没有能力时用“不能”", fix="不应")
