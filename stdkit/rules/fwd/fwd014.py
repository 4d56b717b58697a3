from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "FWD014",
    clause="8.3",
    severity="info",
    confidence="heuristic",
    question="这段话说的是编制的过程（移到编制说明），还是前言规定要写的内容？",
)
def drafting_process_in_foreword(doc: Document, setting: Setting) -> Iterator[Finding]:
    """前言写了编制过程

    编制组怎样成立、怎样调研、怎样审查，写在编制说明里。前言只写8.3列出的内容。

    ```bad
    # 前言
    ⟦编制组经广泛调研和多次讨论，形成了本文件。⟧
    ```
    ```bad
    # 前言
    本文件由自治区农牧厅归口。⟦本文件经专家审查通过，填补了区内空白。⟧
    ```
    ```good
    # 前言
    本文件由自治区农牧厅归口。
    ```
    ```good
    # 前言
    本文件起草单位：草原调研所。
    ```
    ```good engineering=yes
    # 前言
    编制组经广泛调查研究，认真总结实践经验，并在广泛征求意见的基础上，修订了本标准。
    ```
    """
    if setting.engineering:
        return
    for item in items_of(doc, "process"):
        yield finding(item.span, "前言不宜写编制过程，可移到编制说明")
