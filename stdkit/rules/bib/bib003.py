from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import bibliography
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_NUMBERED = pattern(r"\s*[\[［【]\s*(\d+)\s*[\]］】]")
_OTHER = pattern(r"\s*(?:\d{1,2}\s*[.、．)）]|[（(]\d{1,2}[)）]|[①-⑳])")


@rule("BIB003", clause="8.13", severity="warning", whole=True)
def bibliography_numbers(doc: Document) -> Iterator[Finding]:
    """参考文献的序号形式不对

    每个文件前面给出方括号中的序号[1]、[2]……，连续编号；不用“1.”“（1）”“①”，也不省略。

    ```bad
    # 参考文献
    ⟦GB/T 191　包装储运图示标志⟧

    GB/T 1182　几何公差
    ```
    ```bad
    # 参考文献
    [1]　GB/T 191　包装储运图示标志

    [3]　⟦GB/T 1182　几何公差⟧
    ```
    ```good
    # 参考文献
    [1]　GB/T 191　包装储运图示标志

    [2]　GB/T 1182　几何公差
    ```
    ```good
    # 5 要求
    羊毛应干燥。
    ```
    """
    wanted, told = 1, False
    for entry in bibliography(doc):
        if entry.number is not None and not entry.title:
            continue  # the number on the back cover
        match = _NUMBERED.match(entry.block.label) or _NUMBERED.match(entry.block.text)
        if match is None:
            if entry.number is None and not _OTHER.match(entry.block.label + entry.block.text):
                continue  # a title over a group, or the second line of an entry
            if not told:
                yield finding(entry.span, f"参考文献前应给出方括号中的序号，如“[{wanted}]”")
            told = True
            wanted += 1
            continue
        if int(match[1]) != wanted:
            yield finding(entry.span, f"参考文献的序号“[{match[1]}]”不连续，应为“[{wanted}]”")
        wanted = int(match[1]) + 1
