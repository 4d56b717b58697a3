from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

_GAP = pattern(r"(?<=[\u4e00-\u9fff）)])(?:[ \t\u00a0\u2002]+|\u3000{2,}|\s*[-－—–]{1,2}\s*)(?=[\u4e00-\u9fff])")
_SPREAD = pattern(r"(?:[\u4e00-\u9fff]\s+){3}[\u4e00-\u9fff]")
_COLON = pattern(r"(?<![分\d])\s*[：:]\s*(?=[\u4e00-\u9fff])")
_PART = pattern(r"第\s*[\d一二三四五六七八九十.-]+\s*部分\s*$")


@rule("LAY012", clause="10.1.4、10.3.1.2", severity="info", whole=True)
def gap_between_name_elements(doc: Document) -> Iterator[Finding]:
    """文件名称各元素间的空不符

    名称的引导元素、主体元素和补充元素之间空一个汉字，不用短横、冒号，也不用半个字的空；“第n部分”后用冒号。各元素分行排时不用空。

    ```bad
    ---
    title: 标准化工作导则⟦-⟧第1部分：结构
    ---
    # 1 范围
    本文件规定了结构的要求。
    ```
    ```bad
    ---
    title: 羊毛⟦ ⟧分级⟦　　⟧规范
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    title: 羊毛分级⟦：⟧通用规范
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    title: 标准化工作导则　第1部分：结构
    ---
    # 1 范围
    本文件规定了结构的要求。
    ```
    ```good
    ---
    title: 羊 毛 分 级 规 范
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    for span in doc.cover.places("title"):
        text = doc.text_of(span)
        if _SPREAD.search(text):
            continue
        for match in [*_GAP.finditer(text), *_COLON.finditer(text)]:
            if match[0].strip() in ("：", ":") and _PART.search(text[: match.start()]):
                continue
            where = Span(span.block, span.start + match.start(), span.start + match.end())
            yield finding(where, "文件名称各元素之间应空一个汉字", fix="　")
