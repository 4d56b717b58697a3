from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SECOND = pattern(r"(?:[·•∙・‧]|\d{1,2}[)）])$")
_BAD_FIRST = pattern(
    r"[•●■◆◇□○▪*·]|[①-⑳]|[（(][\da-z一二三四五六七八九十]+[）)]|\d+[.．、]|[A-Z][)）.、．]|[a-z][.．、]|[ivx]{2,}[)）]|[一二三四五六七八九十]+[、)）]"
)


@rule("LST004", clause="7.5.3", severity="warning")
def list_marker_form(doc: Document) -> Iterator[Finding]:
    """列项的符号或编号形式不符

    第一层列项用破折号或“a)、b)……”，第二层用间隔号或“1)、2)……”。全国的文件用同一套符号，引用“第5章 b)”时才不会指错。

    ```bad
    产品应满足下列要求：

    （1）⟦无裂纹；⟧

    （2）无杂质。
    ```
    ```bad
    产品应满足下列要求：

    ①⟦无裂纹；⟧

    ②无杂质。
    ```
    ```good
    产品应满足下列要求：

    a) 无裂纹；

    b) 处理方法如下：

      1) 镀锌；

      2) 喷漆。
    ```
    ```good
    产品分为：

    ——甲类；

    ——乙类。
    ```
    """
    for group in list_groups(doc):
        wrong = [item for item in group.items if _is_wrong(item.label.strip(), group.outer is None)]
        if wrong:
            good = "“——”或“a)”" if group.outer is None else "“·”或“1)”"
            message = f"列项用了“{wrong[0].label.strip()}”，这一层应用{good}"
            yield finding(wrong[0].span(), message, related=[item.span() for item in wrong[1:]])


def _is_wrong(label: str, outermost: bool) -> bool:
    if not label:
        return False
    if outermost and re.fullmatch(r"[•●■◆]", label):
        return True
    return _BAD_FIRST.fullmatch(label) is not None and _SECOND.match(label) is None
