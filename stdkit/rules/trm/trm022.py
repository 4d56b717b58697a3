from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.synonyms import OtherForm, other_forms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "TRM022",
    clause="5.4.1",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="这里说的就是界定的那个概念吗？",
)
def synonym_of_defined_term(doc: Document) -> Iterator[Finding]:
    """正文用了术语的另一种说法

    一个概念在文件里只用一个术语。条目写了“又称”或拒用的说法，正文还用那个说法，或者写成了同音的另一个字，读者会以为是两样东西。

    ```bad
    # 3 术语和定义
    ## 3.1
    检查井盖　manhole cover

    盖住检查井口的构件，又称窨井盖。
    # 5 要求
    检查井盖应平整，⟦窨井盖⟧应承重。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    密钥管理　key management

    对密钥的产生、分发和销毁进行的管理。
    # 5 要求
    a) 密钥管理应分级；

    b) ⟦密钥管里⟧应留有记录。

    表1　要求

    | 项目 | 要求 |
    |---|---|
    | 分级 | ⟦密钥管里⟧分级 |
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    检查井盖　manhole cover

    盖住检查井口的构件，又称窨井盖。
    # 5 要求
    检查井盖应平整，检查井应清洁，“窨井盖”一词不再使用。
    ```
    ```good
    # 2 规范性引用文件
    GB/T 1234　窨井盖
    # 3 术语和定义
    ## 3.1
    检查井盖　manhole cover

    盖住检查井口的构件，俗称井盖。
    # 5 要求
    检测井盖应平整，检查井盖的颜色应一致。
    ```
    """
    by_form: dict[tuple[str, str], list[OtherForm]] = {}
    for form in other_forms(doc):
        by_form.setdefault((form.said, form.term.name), []).append(form)
    for (said, name), forms in by_form.items():
        for form in forms:
            yield finding(form.span, f"同一概念用同一术语：“{said}”改为“{name}”（{form.term.number}）", fix=name)
