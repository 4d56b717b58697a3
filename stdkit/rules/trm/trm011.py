from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import Term, terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "TRM011",
    clause="8.7.3.3",
    severity="info",
    confidence="heuristic",
    question="去掉定义里的这个术语，还能说清概念是什么吗？",
)
def circular_definition(doc: Document) -> Iterator[Finding]:
    """循环定义

    两个术语互相用对方来定义，或者定义里又出现术语自己，读者绕一圈还是不知道它是什么。换成上位概念加区别特征。

    ```bad
    # 3 术语和定义
    ## 3.1
    ⟦干肉　dried meat⟧

    由肉干制成的肉制品。
    ## 3.2
    肉干　jerky

    用干肉切成的食品。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    ⟦安全井盖　safety cover⟧

    具有安全井盖功能的构件。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    标准　standard

    供共同使用的文件。
    ## 3.2
    产品标准　product standard

    规定产品要求的标准。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。

    注：井盖由盖板和锁组成。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    ⟦防火门　fire door⟧

    能阻止火势蔓延的防火门。
    ## 3.2
    ⟦闸门　gate⟧

    由启闭机驱动的构件。
    ## 3.3
    启闭机　hoist

    提升闸门的机械。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    防火门　fire door

    防火门是指能阻止火势蔓延的门，又称防火门扇。
    ## 3.2
    门　door

    可开闭的构件。
    ```
    """
    known = [(term, _core(term)) for term in terms(doc)]
    for index, (term, text) in enumerate(known):
        if len(term.name) < 2 or not text:
            continue
        if term.name in text and len(term.name) >= 3:
            yield finding(term.entry.span(), f"“{term.name}”的定义中又出现这个术语")
            continue
        for other, other_text in known[index + 1 :]:
            if len(other.name) < 2 or other.name in term.name or term.name in other.name:
                continue
            if other.name in text and term.name in other_text:
                message = f"循环定义：“{term.name}”与“{other.name}”互相用对方定义"
                yield finding(term.entry.span(), message, related=[other.entry.span()])


def _core(term: Term) -> str:
    """The first sentence of the definition, without the term at its head (TRM008 speaks of that)."""
    whole = "".join(block.text for block in term.definition)
    # 「又称密码杂凑算法。」 gives another name, it defines nothing.
    whole = re.sub(r"(?:^|(?<=[，。]))\s*(?:又称|亦称|也称|也叫|又叫|简称|或称)[^，。]*[，。]", "", whole)
    text = whole.split("。")[0]
    return re.sub(
        rf"^\s*(?:在?本(?:文件|标准|规范|部分)中[，,]?)?\s*{re.escape(term.name)}(?:又称[^，。]*)?\s*[，,]?(?:是指|指的是|指|是|即|为)",
        "",
        text,
    )
