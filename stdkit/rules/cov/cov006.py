from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

NUMBER = pattern(r"[A-Z]{1,4}\d{0,4}(?:/[A-Z]{1,12})*(?:/[TZ])?/?[ 　]?[A-Z]?\d+(?:\.\d+)*—\d{4}")
PARTLY = pattern(r"^部分代替[ 　]?")
ONE = pattern(r"[^、，,;；\s][^、，,;；]*")
"""One of the numbers of the line."""
DASH = pattern(r"(?<=\d)\s?[-–－―－─]{1,2}\s?(?=(?:19|20)\d\d)")


@rule("COV006", clause="8.1、10.3.1.4", severity="warning", whole=True)
def replaces_line(doc: Document) -> Iterator[Finding]:
    """“代替”行的写法不对

    被代替文件的编号排在文件编号的下一行，前面写“代替”，编号和年份之间用一字线，几个编号之间用顿号或逗号。

    ```bad
    ---
    number: DB15/T 9—2026
    replaces: [⟦DB15/ 9-2010⟧]
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```fixed
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010]
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    replaces: [⟦内蒙古羊毛标准2010版⟧]
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    replaces: [DB15/ 9—2010, DB15/T 10.2—2012]
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: T/ABC 9—2026
    replaces: [T/ABC 9—2019]
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    replaces: [DB15/T 9—2010、DB15/T 10.2—2012]
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB/T 7000—2026
    ---
    # 1 范围
    本文件规定了灯具的要求。
    ```
    ```good
    ---
    number: GB/T 7000.1—2026
    replaces: [部分代替GB/T 7001—2012]
    ---
    # 1 范围
    本文件规定了灯具的要求。
    ```
    """
    for span in _numbers(doc):
        text = doc.text_of(span)
        if NUMBER.fullmatch(PARTLY.sub("", text).strip()):
            continue
        mended = DASH.sub("—", text)
        fix = mended if mended != text and NUMBER.fullmatch(PARTLY.sub("", mended).strip()) else None
        yield finding(span, f"被代替文件的编号“{text}”写法不符，应如“DB15/T 9—2010”", fix=fix)


def _numbers(doc: Document) -> Iterator[Span]:
    """Each number of the line, which may name several."""
    for span in doc.cover.places("replaces"):
        for one in ONE.finditer(doc.text_of(span)):
            yield Span(span.block, span.start + one.start(), span.start + one.end())
