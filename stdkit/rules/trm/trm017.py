from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, TermEntry


@rule("TRM017", clause="5.4.1、8.7.3.2", severity="warning")
def term_defined_twice(doc: Document) -> Iterator[Finding]:
    """同一术语界定了两次

    一个术语只界定一次。两处定义只要差一个字，读者就不知道该用哪一个。

    ```bad
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。
    ## 3.2
    ⟦井盖　cover⟧

    井口的盖子。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。
    # 附录A（规范性）补充术语
    ## A.1
    ⟦井盖　manhole cover⟧

    盖住井口的构件。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    盖住井口的构件。
    ## 3.2
    井座　frame

    支撑井盖的构件。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    容量〈电池〉　capacity

    放出的电荷量。
    ## 3.2
    容量〈容器〉　capacity

    盛放的体积。
    ```
    """
    seen: dict[str, TermEntry] = {}
    for term in terms(doc):
        domain = re.search(r"[<〈＜][^>〉＞]*[>〉＞]", term.entry.text)
        key = term.name + (domain[0] if domain else "")
        if not term.name:
            continue
        if key in seen:
            first = seen[key]
            yield finding(
                term.entry.span(),
                f"术语“{term.name}”在{first.label}已经界定，一个术语只界定一次",
                related=[first.span()],
            )
        else:
            seen[key] = term.entry
