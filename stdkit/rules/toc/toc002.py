from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.contents import TocEntry, toc_entries
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TOC002", clause="8.2", severity="warning", whole=True)
def order_of_the_contents(doc: Document) -> Iterator[Finding]:
    """目次所列项目的次序不对

    目次依次列前言、引言、章和条、附录和附录的条、参考文献、索引、图、表。条跟在它的章后面，附录的条跟在附录后面。

    ```bad
    # 目次
    1　范围……1

    ⟦前言……Ⅰ⟧
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    # 目次
    表1　限值……2

    ⟦附录A（资料性）　取样……4⟧
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 目次
    前言……Ⅰ

    1　范围……1

    5　要求……2

    5.1　外观……2

    附录A（资料性）　取样……4

    A.1　器具……4

    参考文献……5

    图1　流程……3

    表1　限值……2
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 目次
    1　范围……1

    6　检验……3
    # 1 范围
    本文件规定了要求。
    ```
    """
    reached, last = 0, ""
    for entry in toc_entries(doc):
        rank = _rank(entry)
        if not rank:
            continue
        if rank < reached:
            yield finding(entry.block.span(), f"目次中“{entry.number or entry.title}”应列在“{last}”之前")
            continue
        reached, last = rank, entry.number or entry.title


def _rank(entry: TocEntry) -> int:
    if not entry.number:
        return {"前言": 1, "引言": 2, "参考文献": 5, "索引": 6}.get(entry.title, 0)
    if entry.number[0] in "图表":
        return 7 if entry.number[0] == "图" else 8
    return 3 if entry.number[0].isdigit() else 4
