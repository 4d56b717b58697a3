from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.foreword import foreword_items
from stdkit.facts.provisions import provisions
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

KINDS = {
    "REQ": "要求",
    "REQ_NS": "要求",
    "PROH": "要求",
    "PROH_NS": "要求",
    "DOUBLE": "要求",
    "REC": "推荐",
    "REC_NEG": "推荐",
    "PERM": "允许",
    "PERM_NEG": "允许",
}


@rule(
    "FWD003",
    clause="8.3",
    severity="warning",
    confidence="heuristic",
    question="这句话是要读者遵守的内容（移到正文），还是在交代文件的来历？",
)
def provision_in_foreword(doc: Document, setting: Setting) -> Iterator[Finding]:
    """前言里有要求、推荐或允许型条款

    前言只陈述文件的来历，不提要求，也不给推荐和允许。需要读者遵守的内容写到正文里。

    ```bad
    # 前言
    各企业⟦应⟧按本文件组织生产。
    ```
    ```bad
    # 前言
    收购单位⟦可⟧参照本文件定价，⟦宜⟧每年复核一次。
    ```
    ```good
    # 前言
    请注意本文件的某些内容可能涉及专利。
    ```
    ```good
    # 前言
    本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，主要技术变化如下：
    ——增加了取样时应记录的内容（见6.2）。
    ```
    ```good
    # 前言
    与DB15/T 9—2010相比，主要技术变化如下：

    a) 增加了“井架应每年探伤”的要求（见5.2）；

    b) 删除了可省略的步骤（见2010年版的6.3）。
    ```
    """
    # Changes quote what the clauses say; a declaration of mandatory status is not a provision.
    skipped: set[str] = set()
    for item in foreword_items(doc):
        if item.kind == "replaces":
            skipped.update(block.id for block in item.listed)
    for provision in provisions(doc):
        kind = KINDS.get(provision.kind)
        place = doc.place(provision.span.block)
        if kind == "允许" and setting.edition == "2009":
            continue  # that edition keeps requirements and recommendations out of the foreword
        if kind is None or place.element is None or place.element.kind != "foreword":
            continue
        text = doc.block(provision.span.block).text
        if provision.span.block in skipped or re.search("强制性", text):
            continue
        yield finding(provision.span, f"前言不应包含{kind}型条款：“{provision.text}”")
