from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.entries import EntryGroup, entry_groups
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, TermEntry

_NUMBER = pattern(r"(?P<head>(?:\d+|[A-Z])(?:\.\d+)*)\.(?P<step>\d+)")


@rule("TRM005", clause="8.7.3.1", severity="warning", whole=True)
def entry_numbers(doc: Document) -> Iterator[Finding]:
    """术语条目编号不连续或形式不符

    条目编号由章号（或条号）、下脚点和从1起的顺序号组成。别的文件按这个编号引用术语和定义，缺号、重号或多一个点都会使引用落空。

    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.3
    ⟦羊绒　cashmere⟧

    从山羊身上取得的绒。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1 纤维
    ### 3.1.1
    羊毛　wool

    从绵羊身上取得的毛。
    ### 3.1.1
    ⟦羊绒　cashmere⟧

    从山羊身上取得的绒。
    ## 3.2 制品
    ### 3.2.2
    ⟦毛条　top⟧

    梳理后的条状纤维。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1.
    ⟦羊毛　wool⟧

    从绵羊身上取得的毛。
    ```
    ```bad
    # 3 术语和定义
    ## 4.1
    ⟦羊毛　wool⟧

    从绵羊身上取得的毛。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2
    羊绒　cashmere

    从山羊身上取得的绒。
    ```
    ```good
    # 3 术语和定义
    ## 3.1 纤维
    ### 3.1.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2 制品
    ### 3.2.1
    毛条　top

    梳理后的条状纤维。
    ```
    ```good
    # 3 术语、定义和缩略语
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2 缩略语
    CW：商业羊毛（commercial wool）
    ```
    """
    for group in entry_groups(doc):
        yield from _broken(group)


def _broken(group: EntryGroup) -> Iterator[Finding]:
    own = group.number.removeprefix("附录")
    # Clauses beside the entries bear numbers of the same row.
    others = {clause.number for clause in group.clauses}
    entries = [entry for entry in group.entries if entry.label.strip()]
    odd = [entry for entry in entries if _NUMBER.fullmatch(entry.label.strip()) is None]
    if odd:
        message = f"条目编号“{odd[0].label}”形式不符，应如“{own or '3'}.1”"
        yield finding(odd[0].span(), message, related=[entry.span() for entry in odd[1:]])
    before = 0
    for entry in entries:
        match = _NUMBER.search(entry.label)
        step = int(match["step"]) if match is not None else before + 1
        if match is not None and own and match["head"] != own:
            yield _say(entry, f"条目编号“{entry.label}”不属于{own}")
            continue
        if step == before:
            yield _say(entry, f"条目编号“{entry.label}”重复")
        elif match is not None and step != before + 1 and f"{match['head']}.{step - 1}" not in others:
            yield _say(entry, f"条目编号“{entry.label}”不连续，应为“{match['head']}.{before + 1}”")
        before = step


def _say(entry: TermEntry, message: str) -> Finding:
    return finding(entry.span(), message)
