from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import Number, numbers
from stdkit.facts.covers import cover_place
from stdkit.facts.foreword import items_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("CON004", clause="8.1、8.3 c)", severity="error", whole=True)
def replaced_documents_inconsistent(doc: Document) -> Iterator[Finding]:
    """封面与前言所代替的文件不一致

    封面“代替”的文件都要在前言里说明，编号和年份相同。封面写代替2009年版、前言写代替2010年版，旧文件到底废止了哪一个就不清楚。

    ```bad
    ---
    number: DB15/T 123—2026
    replaces: [DB15/T 123—2009]
    ---
    # 前言
    本文件代替⟦DB15/T 123—2010⟧《羊毛》，与其相比主要技术变化如下：

    a) 更改了范围。
    ```
    ```bad
    ---
    number: DB15/T 123—2026
    replaces: [DB15/T 123—2009, DB15/T 124—2009]
    ---
    # 前言
    本文件代替⟦DB15/T 123—2009⟧。
    ```
    ```good
    ---
    number: DB15/T 123—2026
    replaces: [DB15/T 123—2009]
    ---
    # 前言
    本文件代替DB15/T 123—2009和DB15/T 124—2009，与DB15/T 123—2009相比主要技术变化如下：

    a) 更改了范围。
    ```
    ```good
    ---
    number: DB15/T 123—2026
    replaces: [DB15/T 123—2009]
    ---
    # 前言
    本文件部分代替DB15/T 123—2009的第5章，本文件的历次版本为DB15/T 123—1999。
    ```
    """
    on_cover = [number for text in doc.cover.replaces for number in numbers(text) if not number.placeholder]
    items = items_of(doc, "replaces")
    told = [(item, number) for item in items for number in numbers(item.text)]
    if not on_cover or not told:
        return  # a foreword that names none is FWD006's
    known = {_written(number) for _, number in told}
    lacking = [number for number in on_cover if _written(number) not in known]
    if not lacking:
        return
    item, first = told[0]
    start = item.span.start + doc.text_of(item.span).find(item.text) + first.start
    span = item.block.span(start, start + first.end - first.start)
    cover = cover_place(doc, "replaces")
    names = "、".join(number.spelled for number in lacking)
    message = f"封面代替的{names}在前言中没有，前言代替的是{'、'.join(sorted({number.spelled for _, number in told}))}"
    yield finding(span, message, related=[cover] if cover is not None else [])


def _written(number: Number) -> tuple[str, str]:
    return number.key, number.year[-2:] if len(number.year) == 2 else number.year
