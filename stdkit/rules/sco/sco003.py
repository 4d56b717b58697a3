from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_DEMANDS = ("REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "RESTR")
_KINDS = ("REQ", "REQ_NS", "PROH", "PROH_NS", "宜", "不宜", "可", "可以", "不必", "DOUBLE", "RESTR")


@rule(
    "SCO003",
    clause="8.5.3",
    severity="warning",
    confidence="heuristic",
    question="这句话规定了要遵守的内容（移到正文），还是在说明文件的内容和用处？",
)
def provision_in_scope(doc: Document, setting: Setting) -> Iterator[Finding]:
    """范围含要求、推荐或允许

    范围只陈述文件有什么内容、用在哪里，不规定任何事。要求写进范围，声明符合文件的人会漏掉它。

    ```bad
    # 1 范围
    本文件规定了桶装水的要求。生产企业⟦应⟧遵守本文件。
    ```
    ```bad
    # 1 范围
    本文件规定了桶装水的要求。

    瓶装水也⟦可⟧采用本文件，进口产品⟦必须⟧附检验报告。
    ```
    ```bad
    # 1 范围
    本文件适用于桶装水的生产，也⟦可⟧用于瓶装水。
    ```
    ```fixed
    # 1 范围
    本文件适用于桶装水的生产，也适用于瓶装水。
    ```
    ```good
    # 1 范围
    本文件规定了桶装水的可靠性要求，描述了可能用到的反应装置。

    其他文件的起草参照使用。
    ```
    ```good
    # 1 范围
    本文件适用于桶装水的生产，其他水可参照执行。
    ```
    """
    # The edition of 2009 keeps only requirements out of the scope.
    kinds = _DEMANDS if setting.edition == "2009" else _KINDS
    for provision in clear_provisions(doc, *kinds):
        place = doc.place(provision.span.block)
        if place.element is None or place.element.kind != "scope":
            continue
        block = doc.block(provision.span.block)
        if block.kind in ("note", "example", "footnote"):
            continue
        # 「可参照使用」是适用界限的通行说法。
        if provision.reading in ("可", "可以") and re.match(
            r"\s*(?:以)?(?:参照|参考|参阅)", block.text[provision.span.end :]
        ):
            continue
        message = f"范围只用陈述，不含要求、推荐或允许（“{provision.reading}”），改写或移到条文中"
        # 「也可用于……」改作「也适用于……」就是陈述。
        fix = "适" if provision.reading == "可" and block.text[provision.span.end :].startswith("用于") else None
        yield finding(provision.span, message, fix=fix)
