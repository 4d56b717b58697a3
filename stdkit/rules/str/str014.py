from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_WORD = pattern(r"\s*(?P<word>重要提示|危险|警\s*告|注意|警\s*示)\s*(?P<colon>[:：]|——|-{1,2})?")


@rule("STR014", clause="9.13.3、10.1.4", severity="warning", whole=True)
def important_notice(doc: Document) -> Iterator[Finding]:
    """重要提示的位置或开头词不对

    针对整个文件的重要提示放在正文首页名称与“范围”之间，以“重要提示”“危险”“警告”“注意”加全角冒号开头。某一条里针对该条的警示不属此列。

    ```bad
    # 前言
    本文件由某厅提出。

    ⟦警告⟧：本文件不涉及所有安全问题。
    # 1 范围
    本文件描述了方法。
    ```
    ```bad
    # 前言
    本文件由某厅提出。

    ! 羊毛　含水率的测定

    ⟦警 告⟧: 本文件不涉及所有安全问题。

    # 1 范围
    本文件描述了方法。
    ```
    ```good
    # 前言
    本文件由某厅提出。

    ! 羊毛　含水率的测定

    警告：本文件不涉及所有安全问题。

    # 1 范围
    本文件描述了方法。
    # 6 步骤
    警示——乙醚易燃，操作时远离明火。
    ```
    ```good
    # 8 标签
    标签应印有下列文字：

    警告：儿童不应接触。
    ```
    """
    for element in doc.elements:
        if element.kind in ("foreword", "introduction"):
            for block in element.content:
                match = _WORD.match(block.text)
                if match is not None and match["colon"] and block.kind == "paragraph":
                    where = block.span(*match.span("word"))
                    yield finding(where, f"“{match['word']}”应放在正文首页的文件名称与“范围”之间")
    for block in doc.opening:
        match = _WORD.match(block.text)
        if (
            match is not None
            and match["colon"]
            and (match["colon"] != "：" or re.search(r"\s", match["word"]) or match["word"] == "警示")
        ):
            yield finding(
                block.span(*match.span("word")), "重要提示以“重要提示：”“危险：”“警告：”或“注意：”开头，用全角冒号"
            )
