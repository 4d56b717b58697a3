from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.chapters import terms_lead
from stdkit.facts.fixed_texts import fixed, matches
from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, TermEntry

_COMBINED = pattern(r"^(?:.+界定的以及)?下列(?:术语|定义|符号|代号|缩略语|、|和|及)+适用于本(?:文件|标准|部分)。$")
_NONE = pattern(r"(?:没有|无).{0,10}(?:术语|定义)|^\s*(?:无|暂无)[。.]?\s*$")
_ADOPTS = pattern(
    r"^(?P<from>.*?)(?:中|所)?(?:界定|确立|规定|给出|定义)的(?P<more>.*?(?:下列|以下|以及).*?)?(?:术语|定义)"
)


@rule("TRM001", clause="8.7.2", severity="error", whole=True)
def terms_lead_in(doc: Document, setting: Setting) -> Iterator[Finding]:
    """术语和定义的引导语不符

    引导语有三种：只有下列条目；只采用别的文件界定的；两者都有。用规定的句子，读者才知道术语从哪里来、哪些条目有效。

    ```bad
    # 3 术语和定义
    ⟦本标准采用以下术语和定义：⟧
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```fixed
    # 3 术语和定义
    下列术语和定义适用于本文件。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```bad
    # 3 术语和定义
    ⟦GB/T 19480中确立的以及以下术语和定义适用于本标准。⟧
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```fixed
    # 3 术语和定义
    GB/T 19480界定的以及下列术语和定义适用于本文件。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```bad
    # 3 术语和定义
    ⟦国家标准GB/T 19480-2009中定义的术语及下列术语适用于本部分。⟧
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```fixed
    # 3 术语和定义
    GB/T 19480—2009界定的以及下列术语和定义适用于本文件。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```bad
    # 3 ⟦术语和定义⟧
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```good
    # 3 术语和定义
    GB/T 19480、GB/T 20000.1和ISO 6246界定的以及下列术语和定义适用于本文件。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```good
    # 3 术语、定义和缩略语
    下列术语、定义和缩略语适用于本文件。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```good
    # 3 术语和定义
    本文件没有需要界定的术语和定义。
    ```
    ```good edition=2009
    # 3 术语和定义
    下列术语和定义适用于本标准。
    ## 3.1
    干肉　dried meat

    脱水的肉。
    ```
    ```bad
    # 3 术语和定义
    ⟦GB/T 15663.1中确立的以及下列术语适用于本标准。⟧
    ## 3.1
    矿井　mine

    井下采煤的场所。
    ```
    ```bad
    # 3 ⟦术语和定义⟧
    ## 3.1
    矿井　mine

    井下采煤的场所。
    ```
    """
    element = doc.element_of("terms")
    if element is None:
        return
    lead = terms_lead(doc)
    entries = terms(doc)
    if lead is None:
        if (
            entries
            and element.heading is not None
            and (not element.content or isinstance(element.content[0], TermEntry))
        ):
            yield finding(element.heading.span(), "术语条目之前应有引导语“下列术语和定义适用于本文件。”")
        return
    text = re.sub(r"\s+", "", lead.text)
    forms = (*fixed("terms-lead").forms(setting.edition), *fixed("terms-lead").text)
    if _NONE.search(text) or any(matches(text, form) for form in forms) or _COMBINED.match(text):
        return
    wanted = _wanted(lead.text, bool(entries))
    said = f"“{wanted}”" if wanted else "，如“GB/T 1234界定的以及下列术语和定义适用于本文件。”"
    yield finding(lead.span(), f"引导语应用规定的句子{said}", fix=wanted, safety="review")


def _wanted(text: str, entries: bool) -> str | None:
    adopts = _ADOPTS.match(text.strip())
    if adopts is not None and re.search(r"\d", adopts["from"]):
        cited = re.sub(r"^(?:国家|行业)标准\s*", "", adopts["from"].strip().removesuffix("中"))
        cited = re.sub(r"(?<=\d)\s?[-–－]\s?(?=(?:19|20)\d\d(?!\d))", "—", cited)
        return f"{cited}界定的{'以及下列' if entries else ''}术语和定义适用于本文件。"
    return "下列术语和定义适用于本文件。" if entries and not re.search(r"\d", text) else None
