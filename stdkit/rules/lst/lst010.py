from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.facts.natures import by_block
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_QUALITY = pattern(r"可[^，。；]{1,6}[的地]")
"""「可更换的滤芯」, 「可选择地关闭」: what something is like, no permission."""


@rule(
    "LST010",
    clause="7.5.1",
    severity="info",
    confidence="heuristic",
    question="这一项是要求，还是只作推荐、允许（移到列项之外）？",
)
def force_of_items(doc: Document) -> Iterator[Finding]:
    """引语是要求而列项里另有推荐或允许

    引语写“应符合下列规定：”，各项就都是要求。项里再写“宜”“可”，读者不知道这一项到底要不要满足；把它移到列项之外。

    ```bad
    库房应符合下列规定：

    a) 地面平整；

    b) ⟦宜⟧设置通风装置。
    ```
    ```bad
    记录应包括下列内容：

    ——日期；

    ——⟦可⟧附照片。
    ```
    ```good
    库房应符合下列规定：

    a) 地面平整；

    b) 墙面可靠、适宜清洗，不可燃。
    ```
    ```good
    清单应包括下列内容：

    ——可更换的滤芯；

    ——可选择地关闭的阀门。
    ```
    ```good
    库房的设置按下列规定。

    a) 地面应平整。

    b) 宜设置通风装置。
    ```
    """
    for group in list_groups(doc):
        lead = group.lead
        if lead is None or lead.kind != "paragraph" or lead.text.rstrip()[-1:] not in ("：", ":"):
            continue
        kinds = [p.kind for p in by_block(doc).get(lead.id, ()) if "。" not in lead.text[p.span.start :]]
        if not kinds or kinds[-1] not in ("REQ", "REQ_NS", "PROH", "PROH_NS"):
            continue
        for item in group.items:
            first = next(iter(by_block(doc).get(item.id, ())), None)
            if first is None or first.span.start != 0 or _QUALITY.match(item.text):
                continue
            if first.kind in ("REC", "REC_NEG", "PERM"):
                yield finding(first.span, f"引语是要求，这一项却用“{first.reading}”，移到列项之外或统一强度")
