from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stdkit.facts.contents import TocEntry, toc_entries
from stdkit.facts.patterns import pattern
from stdkit.facts.references import numbered
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("TOC004", clause="8.2、10.3.2", severity="warning", whole=True)
def contents_and_text(doc: Document) -> Iterator[Finding]:
    """目次与正文不一致

    目次的编号和标题与正文一样，章和附录全部列出。改了标题没有更新目次，是常见的遗漏。条、图、表需要时才列，不列不算。

    ```bad
    # 目次
    1　范围……1

    ⟦5　技术要求……3⟧
    # 1 范围
    本文件规定了要求。
    # 5 要求
    羊毛应干燥。
    ```
    ```bad
    # ⟦目次⟧
    1　范围……1
    # 1 范围
    本文件规定了要求。
    # 5 要求
    羊毛应干燥。
    # 附录A（资料性）取样
    见表A.1。
    ```
    ```good
    # 目次
    前言……Ⅰ

    1　范围……1

    5　要 求……3

    附录A（资料性）　取样……4
    # 前言
    本文件由某厅提出。
    # 1 范围
    本文件规定了要求。
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    # 附录A（资料性）取样
    见表A.1。
    ```
    ```good
    # 目次
    # 1 范围
    本文件规定了要求。
    ```
    """
    entries = [entry for entry in toc_entries(doc) if entry.number]
    toc = doc.element_of("toc")
    if not entries or toc is None:
        return
    there: dict[str, str] = {}
    main: dict[str, str] = {}
    for element in doc.elements:
        if element.number and element.kind != "toc":
            main[squeeze(element.number)] = squeeze(element.title)
        there.update(
            (squeeze(clause.number), squeeze(clause.title))
            for clause in element.walk()
            if clause.number and clause.heading is not None
        )
    there.update(main)
    wrong: list[tuple[TocEntry, str]] = []
    for entry in entries:
        number = entry.number.rstrip(".")
        if number[0] in "图表":
            continue
        title = _MARK.sub("", entry.title)
        if number not in there:
            if number in _all_numbers(doc):
                continue
            wrong.append((entry, f"目次列出“{number}　{title}”，正文没有"))
        elif _plain(there[number]) != _plain(title):
            wrong.append((entry, f"目次写“{number}　{title}”，正文为“{there[number]}”"))
    if len(wrong) > 5 and len(wrong) * 2 > len(entries) and toc.heading is not None:
        # A contents of another version: one finding says it.
        places = [entry.block.span() for entry, _ in wrong]
        yield finding(toc.heading.span(), f"目次有{len(wrong)}处与正文不一致，请更新目次", related=places)
        return
    for entry, message in wrong:
        yield finding(entry.block.span(), message)
    listed = {entry.number.rstrip(".") for entry in entries}
    missing = [number for number in main if number not in listed]
    if missing and toc.heading is not None:
        yield finding(toc.heading.span(), f"目次没有列出{'、'.join(missing)}")


_MARK = pattern(r"^[（(](?:规范性|资料性)(?:附录)?[)）]")


def _all_numbers(doc: Document) -> frozenset[str]:
    return numbered(doc)["clause"]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", _MARK.sub("", text))).lower()
