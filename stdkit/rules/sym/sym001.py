from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.chapters import symbols_lead
from stdkit.facts.patterns import pattern
from stdkit.facts.terms import listings
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Element, Finding

_GOOD = pattern(r"^下列(?:符号|代号|缩略语|术语|定义|、|和|及|以及)+适用于本(?P<self>文件|标准|部分)。$")


@rule("SYM001", clause="8.8.2", severity="warning", whole=True)
def symbols_lead_in(doc: Document, setting: Setting) -> Iterator[Finding]:
    """符号和缩略语的引导语不符

    符号和缩略语的清单由“下列……适用于本文件。”引出，写明列的是符号还是缩略语。句子固定，读者才知道清单只对本文件有效。

    ```bad
    # 4 缩略语
    ⟦本标准采用以下缩略语：⟧

    GPS：全球定位系统（global positioning system）
    ```
    ```fixed
    # 4 缩略语
    下列缩略语适用于本文件。

    GPS：全球定位系统（global positioning system）
    ```
    ```bad
    # 4 ⟦符号⟧
    t：时间

    v：速度
    ```
    ```good
    # 4 符号和缩略语
    下列符号和缩略语适用于本文件。

    t：时间
    ```
    ```good
    # 4 符号
    下列符号适用于本文件。
    ## 4.1 长度的符号
    l：长度
    ```
    ```good edition=2009
    # 4 缩略语
    下列缩略语适用于本标准。

    GPS：全球定位系统（global positioning system）
    ```
    ```bad
    # 4 符号
    ⟦本文件中使用的符号如下。⟧

    t：时间
    ```
    ```bad
    # 4 ⟦缩略语⟧
    GPS：全球定位系统（global positioning system）
    ```
    """
    element = doc.element_of("symbols")
    if element is None or element.heading is None:
        return
    lead = symbols_lead(doc)
    # 标题写“符号和缩略语”而只列缩略语的很多：引导语说了列什么，就照它说的。
    said = lead.text if lead is not None and re.search(r"符号|缩略语|缩写", lead.text) else element.title
    wanted = _wanted(said)
    if lead is None:
        if any(of is element for of, _ in listings(doc)) and (
            not element.content or not element.content[0].text.strip() or _is_item(element)
        ):
            yield finding(element.heading.span(), f"清单之前应有引导语“{wanted}”")
        return
    match = _GOOD.match(re.sub(r"\s", "", lead.text))
    if match is None or (setting.edition == "2020" and match["self"] != "文件"):
        yield finding(lead.span(), f"引导语应用规定的句子“{wanted}”", fix=wanted)


def _is_item(element: Element) -> bool:
    return re.match(r"\s*[A-Za-zΑ-ω]", element.content[0].text) is not None or element.content[0].kind in (
        "table",
        "list-item",
    )


def _wanted(title: str) -> str:
    squeezed = re.sub(r"\s", "", title)
    both = "符号" in squeezed and re.search(r"缩略语|缩写|略语", squeezed)
    what = "符号和缩略语" if both else "符号" if "符号" in squeezed else "缩略语"
    return f"下列{what}适用于本文件。"
