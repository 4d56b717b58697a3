from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.citations import own_number
from stdkit.facts.terms import is_terms_only, own_blocks, terms, used
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "TRM012",
    clause="8.7.3.2",
    severity="warning",
    confidence="heuristic",
    question="这个术语在文件中用别的说法（简称、同义词）出现了吗？",
    whole=True,
)
def term_hardly_used(doc: Document, setting: Setting) -> Iterator[Finding]:
    """界定的术语在文件中用得不到两次

    术语一章界定的是文件自己要用的概念，至少用两次才值得界定。不用的条目增加篇幅，还会与别的文件的定义冲突。

    ```bad
    # 3 术语和定义
    下列术语和定义适用于本文件。
    ## 3.1
    ⟦井盖　manhole cover⟧

    盖住井口的构件。
    ## 3.2
    ⟦井座　frame⟧

    埋在井口的构件。
    # 4 要求
    井座应平整。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    ⟦盖板　plate⟧

    平的构件。
    ## 3.2
    复合盖板　composite plate

    多层的构件。
    # 4 要求
    复合盖板应平整。复合盖板的厚度见表1。盖板涂漆。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    全球定位系统　global positioning system; GPS

    利用卫星的定位系统。
    # 4 要求
    GPS的精度应为1 m。

    表1　指标

    | 项目 | 指标 |
    |---|---|
    | GPS | 1 m |
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。
    ## 3.2
    复合井盖　composite cover

    用复合材料制成的井盖。
    # 4 要求
    井盖应平整，复合井盖应阻燃。
    # 附录A（规范性）试验
    复合井盖按A.1试验。
    ```
    ```good kind=术语
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。
    # 4 其他
    无。
    ```
    ```good
    ---
    number: GB/T 1234.1—2026
    title: 电梯　第1部分：术语
    ---
    # 3 术语和定义
    ## 3.1
    轿厢　car

    运送人员的箱体。
    # 4 分类
    电梯分为两类。
    ```
    """
    if setting.kind == "术语" or is_terms_only(doc):
        return
    own = own_number(doc)
    # 7.1.1: a part of general terms defines them for the other parts.
    if own is not None and own.part == "1" and re.search(r"通用|总则|通则|术语", doc.cover.title):
        return
    all_names = {name for term in terms(doc) for name in term.names}
    for term in terms(doc):
        if not term.name:
            continue
        longer = tuple(n for n in all_names if n not in term.names and any(own_name in n for own_name in term.names))
        count = used(doc, term.names, longer, own_blocks(term))
        if count < 2:
            told = "没有用到" if count == 0 else "只用了一次"
            yield finding(term.entry.span(), f"术语“{term.name}”在文件中{told}，不足两次的不必界定")
