from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.codes import numbers
from stdkit.facts.holders import sentence
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_LAW = pattern(
    r"(?:符合|遵守|遵循|按照?|依照|执行|满足)(?P<what>[^，。；]{0,24}?(?:法律(?:、?法规)?|法规|规章|政策性文件|"
    r"(?:国家|地方|政府|主管部门|行政部门)[^，。；]{0,8}(?:的?(?:规定|要求))|《[^》]*(?:法|条例|办法|管理规定)》))"
)


@rule(
    "REF017",
    clause="9.5.4.4.3",
    severity="error",
    confidence="heuristic",
    question="此处是在要求遵守法律法规，还是只提示读者有这些规定？",
)
def blanket_requirement_of_law(doc: Document) -> Iterator[Finding]:
    """普遍地要求符合法律法规

    法律法规本来就要遵守，不靠文件来要求；文件写上“应符合国家法律法规”，既没有增加义务，也无法证实。需要让读者知道时，写成资料性的提示。

    ```bad
    产品⟦应符合国家有关法律法规的规定⟧。
    ```
    ```bad
    a) 企业⟦应遵守《中华人民共和国产品质量法》⟧；

    b) 排放⟦应符合地方环保部门的规定⟧。
    ```
    ```good
    强制性认证标志的使用见《强制性产品认证管理规定》。
    ```
    ```good
    产品应符合表1的规定，水质应符合GB 5749的规定，结构应符合7.5.2中的相关规定。
    ```
    ```good
    依据有关法律的规定，锅炉必须定期检验。
    ```
    ```good
    注：产品应符合国家有关法律法规的规定。

    设备应符合本文件的有关规定，焊缝应符合附录A的相关规定。
    ```
    """
    for provision in provisions_of(doc, "应", "应当", "须", "必须"):
        block = doc.block(provision.span.block)
        if not block.normative:
            continue
        _, end = sentence(block.text, provision.span.start)
        law = _LAW.match(block.text, provision.span.end, end)
        if law is None or next(numbers(law["what"]), None) is not None:
            continue
        if re.search(r"本文件|本标准|\d\.\d|[表图]\s?[A-Z\d]|附录", law["what"]):
            continue
        span = replace(provision.span, end=law.end())
        yield finding(span, "不应普遍地要求符合法律法规，删去；需要提示时写“见《……》”")
