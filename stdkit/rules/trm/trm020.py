from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.entries import entry_groups
from stdkit.facts.pinyin import out_of_order
from stdkit.facts.terms import clean_name
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FEWEST = 5
"""Of fewer entries any order can be surveyed."""


@rule(
    "TRM020",
    clause="8.7.3.1",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="这些术语是按概念的层级编排的吗？",
)
def order_of_entries(doc: Document) -> Iterator[Finding]:
    """术语条目的排列没有次序

    术语宜按概念的层级编排，总的在前，分的在后；也可按拼音的次序。既不是拼音次序，相邻的术语、定义之间又看不出联系时提示。

    ```bad
    # 3 术语和定义
    ## 3.1
    ⟦羊毛　wool⟧

    从动物身上取得的毛。
    ## 3.2
    包装　packaging

    容器的总称。
    ## 3.3
    温度　temperature

    冷热的程度。
    ## 3.4
    安全　safety

    没有危险的状态。
    ## 3.5
    样品　sample

    取出的一部分。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1 甲
    ### 3.1.1
    ⟦羊毛　wool⟧

    从动物身上取得的毛。
    ### 3.1.2
    包装　packaging

    容器的总称。
    ### 3.1.3
    温度　temperature

    冷热的程度。
    ### 3.1.4
    安全　safety

    没有危险的状态。
    ### 3.1.5
    样品　sample

    取出的一部分。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从动物身上取得的毛。
    ## 3.2
    细羊毛　fine wool

    细的羊毛。
    ## 3.3
    粗羊毛　coarse wool

    粗的羊毛。
    ## 3.4
    羊毛包　bale

    打成包的羊毛。
    ## 3.5
    包号　bale number

    羊毛包的编号。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    安全　safety

    没有危险的状态。
    ## 3.2
    包装　packaging

    容器的总称。
    ## 3.3
    温度　temperature

    冷热的程度。
    ## 3.4
    羊毛　wool

    从动物身上取得的毛。
    ## 3.5
    样品　sample

    取出的一部分。
    ```
    """
    for group in entry_groups(doc):
        entries = group.entries
        if len(entries) < _FEWEST:
            continue
        names = [clean_name(entry.term or entry.text) for entry in entries]
        pairs = list(zip(range(len(entries)), range(1, len(entries)), strict=False))
        turned = [1 for one, other in pairs if out_of_order(names[one], names[other])]
        linked = [1 for one, other in pairs if _linked(names[one], names[other], entries[other].definition)]
        if turned and 4 * len(linked) < len(pairs):
            yield finding(entries[0].span(), "术语宜按概念层级或拼音次序编排，这里两者都看不出")


def _linked(before: str, name: str, definition: str) -> bool:
    """Neighbours that share a word, or of which one is used to define the other."""
    shared = any(name[at : at + 2] in before for at in range(len(name) - 1))
    return shared or before in definition
