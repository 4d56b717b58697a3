from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.drawings import drawings
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_WRONG = pattern(
    r"\s*(?:图\s?\d{1,2}\s?[-–—.．]\s?\d{1,2}|图\s?\d{1,2}\s?[（(]?\s?[a-zA-Z]\s?[)）]?|\d{1,2}[-–.．]\d{1,2}"
    r"|[（(]\s?[a-zA-Z\d]\s?[)）]|[A-Z]\s?[)）]|[a-z]\s?[.．、])(?=[\s　㐀-鿿])"
)
_LABEL = pattern(r"[（(].*|[A-Z].*|[a-z][.．、]|\d+[)）].*")


@rule("FIG007", clause="9.7.6.2", severity="warning")
def figure_part_numbering(doc: Document) -> Iterator[Finding]:
    """分图的编号不是 a)、b)、c)

    分图用后带半圆括号的小写字母 a)、b)、c) 编号，只分一层。写成“图1-1”“（a）”“图1a”，会同图的编号混在一起。

    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    ⟦图1a　⟧正视图

    ![](b.png)

    ⟦图1b　⟧侧视图

    图1　结构
    ```
    ```fixed
    # 5 结构
    结构见图1。

    ![](a.png)

    {段}a)　正视图

    ![](b.png)

    {段}b)　侧视图

    图1　结构
    ```
    ```bad
    # 附录A（规范性）结构
    结构见图A.1。

    ![](a.png)

    （a）⟦正视图⟧

    ![](b.png)

    （b）⟦侧视图⟧

    图A.1　结构
    ```
    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    图1-1　⟦正视图⟧

    ![](b.png)

    图1-2　⟦侧视图⟧

    图1　结构
    ```
    ```good
    # 5 结构
    结构见图1，正视图见图1a)，侧视图见图1b)。

    ![](a.png)

    a)　正视图

    ![](b.png)

    b)　侧视图

    图1　结构
    ```
    ```good
    # 5 结构
    结构见图1和图2。

    ![](a.png)

    图1　正视图

    ![](b.png)

    图2　侧视图
    ```
    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    (a) ⟦主视图⟧

    ![](b.png)

    (b) ⟦俯视图⟧

    图1　夹具
    ```
    """
    found = drawings(doc)
    for drawing in found:
        for _, title in drawing.titled:
            match = _WRONG.match(title.text) if not title.label else None
            if match is not None:
                rest = len(title.text[match.end() :]) - len(title.text[match.end() :].lstrip())
                letter = re.search(r"[a-zA-Z](?=\s?[)）.．、]?\s*$)", match[0])
                fix = f"{letter[0].lower()})　" if letter else None
                span = title.span(0, match.end() + rest)
                yield finding(span, f"“{match[0].strip()}”应编号为a)、b)……", fix=fix)
            elif title.kind == "list-item" and _LABEL.fullmatch(title.label):
                yield finding(title.span(), f"“{title.label}”应编号为a)、b)……")
    for part in _parts([drawing.figure.block for drawing in found]):
        yield finding(part.span(), f"“{part.label}”是分图，应编号为a)、b)……")


def _parts(blocks: list[Block]) -> Iterator[Block]:
    """「图1-1」, 「图1-2」 where 「图1」 itself follows: parts of it."""
    pending: list[Block] = []
    for block in blocks:
        if re.search(r"\d[-–—－]\d+$", block.label):
            pending.append(block)
            continue
        yield from (part for part in pending if re.match(re.escape(block.label) + r"[-–—－]", part.label))
        pending = []
