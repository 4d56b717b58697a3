from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.search import document_numbers
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_GOOD = pattern(r"^\s*[\[［]来源：[^\]］]+?(?:，[^\]］，]+)?(?:，有修改)?[\]］]\s*[。]?$")
_OLD = pattern(
    r"^\s*(?P<mark>[\[［【]\s*(?:来源[:：]?|引自[:：]?|改写[:：]?(?:自)?)?\s*(?P<rest>[^\]］】]*)[\]］】])\s*[。]?$"
)
_ADOPTED = pattern(r"(?P<mark>[（(]\s*(?:引自|摘自|来源于?|出自)[:：]?\s*[^）)]*[）)])\s*[。]?$")


@rule("REF036", clause="9.5.4.3", severity="warning")
def form_of_source(doc: Document) -> Iterator[Finding]:
    """抄录内容的来源标注写法不符

    抄录他文件的术语或内容，在其下写“[来源：文件编号，条目编号]”，有改动的加“，有修改”。旧版写“定义2.1”“改写”，格式不同，核对时容易漏。

    ```bad
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    ⟦[GB/T 20000.1—2014，定义5.3]⟧
    ```
    ```fixed
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T 20000.1—2014，5.3]
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。⟦（引自GB/T 20000.1—2014）⟧
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    ⟦[改写GB/T 20000.1—2014，定义5.3]⟧
    ```
    ```fixed
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T 20000.1—2014，5.3，有修改]
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。

    [来源：GB/T 20000.1—2014，5.3，有修改]
    ```
    ```good
    区间为[5，10]，更多的信息见参考文献[1]。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    脱粒机　thresher

    使籽粒与穗分离的机械。

    ⟦[改写GB/T 6979.1—2005，定义2.1]⟧
    ## 3.2
    割台　header

    切割并输送作物的部件⟦（引自GB/T 6979.2—2005）⟧。
    ```
    """
    for block, _ in document_numbers(doc):
        if block.kind == "heading":
            continue
        old = _OLD.match(block.text)
        if (
            old is not None
            and next(numbers(old["rest"]), None) is not None
            and (not _GOOD.match(block.text) or re.search(r"定义\s?\d|条目\s?\d", old["rest"]))
        ):
            span = block.span(*old.span("mark"))
            yield finding(span, "来源应写成“[来源：文件编号，条目编号]”，有改动的加“，有修改”", fix=_fixed(old))
            continue
        adopted = _ADOPTED.search(block.text)
        if adopted is not None and next(numbers(adopted["mark"]), None) is not None:
            span = block.span(*adopted.span("mark"))
            yield finding(span, "来源另起一行，写成“[来源：文件编号，条目编号]”")


def _fixed(old: re.Match[str]) -> str:
    rest = re.sub(r"(?:定义|条目|术语)\s?(?=\d)", "", old["rest"]).strip().replace(",", "，")
    changed = "改写" in old["mark"] or "有修改" in rest
    rest = re.sub(r"，?\s*有(?:修改|改动)", "", rest)
    return f"[来源：{rest}{'，有修改' if changed else ''}]"
