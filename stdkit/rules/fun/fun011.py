from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.holders import sentence
from stdkit.facts.natures import clear_provisions
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_VAGUE = pattern(r"足够|较好|较高|较低|适当|合理|良好|优良|充分|便捷|美观|大方|先进|牢固|坚固|及时|尽快")
_PROVED = pattern(
    r"\d|目测|目视|感官|试验|测定|检验|检测|测量|评定|按表|表[A-Z\d]|见图|图[A-Z\d]|[每一二三四五六七八九十两半]\s?(?:次|年|月|周|天|日|小时)"
)


@rule(
    "FUN011",
    clause="表C.1",
    severity="warning",
    confidence="heuristic",
    question="这项要求能用数值、方法或期限来证实吗（不能：改为推荐或陈述）？",
)
def unverifiable_requirement(doc: Document, setting: Setting) -> Iterator[Finding]:
    """规范标准的要求无法证实

    规范标准的每项要求都要能证实。“足够牢固”“及时处理”没有数值、方法和期限，检验的人没有依据。同一处由本条报告，不再由MOD010提示。

    ```bad kind=规范
    # 5 要求
    焊缝应⟦足够⟧牢固。
    ```
    ```bad
    ---
    title: 割草机　技术规范
    ---
    # 5 要求
    a) 布置应⟦合理⟧；

    b) 刀片应能承受500 N的力。
    ```
    ```good kind=规范
    # 5 要求
    焊缝抗拉强度应不小于400 MPa，足够牢固。

    接地应良好，按6.2检验。
    ```
    ```good kind=规程
    # 5 要求
    焊缝应足够牢固。
    ```
    ```bad kind=产品
    # 5 要求
    吊钩应⟦牢固⟧，护罩应⟦坚固⟧，漆膜应⟦美观⟧，造型应⟦大方⟧，操作应⟦便捷⟧，制动应⟦及时⟧，间隙应⟦合理⟧，密封应保持⟦良好⟧。

    做工应⟦优良⟧，润滑应⟦充分⟧，余量应⟦适当⟧，强度应⟦较高⟧，噪声应⟦较低⟧，手感应⟦较好⟧，工艺应⟦先进⟧，缺陷应⟦尽快⟧修复。
    ```
    ```good kind=规范
    # 5 要求
    门锁应牢固，用感官检查。制动应及时，按6.3试验。每月应充分润滑一次，漆膜应美观（见图3）。
    注：造型应大方。
    # 附录A（资料性）建议
    护罩应坚固。
    ```
    """
    if setting.kind not in ("规范", "产品"):
        return
    seen: set[tuple[str, int]] = set()
    for provision in clear_provisions(doc, "REQ", "PROH"):
        block = doc.block(provision.span.block)
        element = doc.place(block.id).element
        if element is None or element.kind not in ("core", "annex") or not block.normative:
            continue
        start, end = sentence(block.text, provision.span.start)
        match = _VAGUE.match(
            re.split(r"[，。；]", block.text[provision.span.end : min(end, provision.span.end + 14)])[0].lstrip(
                "能够予以保持具有"
            )
        )
        if match is None or _PROVED.search(block.text[start:end]):
            continue
        at = block.text.index(match[0], provision.span.end)
        if (block.id, at) not in seen:
            seen.add((block.id, at))
            yield finding(
                block.span(at, at + len(match[0])), f"要求“{match[0]}”无法证实，写出数值、期限、方法或引用文件"
            )
