from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.indexes import goes_by_pages, indexes
from stdkit.facts.structure import annexes
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("IDX003", clause="8.14", severity="info", whole=True)
def index_target(doc: Document) -> Iterator[Finding]:
    """索引指向页码或资料性要素

    索引的关键词后面给出它在规范性要素中的章、条、附录、图或表的编号。页码随排版变动，前言、引言、资料性附录不含规定，都不是索引的目标。

    ```bad
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 索引
    外观……⟦12（页）⟧

    羊毛……5.1
    ```
    ```bad
    # 前言
    本文件由某单位提出。
    # 附录A（资料性）包装示例
    用布袋。
    # 索引
    包装……⟦附录A⟧

    提出……⟦前言⟧
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛的要求。
    # 5 要求
    羊毛应干燥。
    # 索引
    包装……⟦12⟧

    羊毛……7

    长度……15
    ```
    ```good
    # 4 分类
    羊毛分两类。
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 附录A（规范性）取样
    随机取样。
    # 索引
    分类……4

    取样……附录A

    外观……5.1
    ```
    ```good
    # 索引
    A

    B
    ```
    """
    informative = {squeeze(annex.number) for annex in annexes(doc) if not annex.normative}
    for index in indexes(doc):
        if goes_by_pages(doc, index):
            targets = [span for entry in index.entries for _, span in entry.targets]
            yield finding(targets[0], "索引应给出章、条的编号，不用页码", related=targets[1:])
            continue
        for entry in index.entries:
            for target, span in entry.targets:
                if "页" in target or target[0] in "pP":
                    yield finding(span, f"索引项“{entry.word}”应给出章、条的编号，不用页码")
                elif squeeze(target) in informative or target in ("前言", "引言", "参考文献"):
                    yield finding(span, f"索引项“{entry.word}”指向资料性要素“{target}”，只给出规范性要素中的编号")
