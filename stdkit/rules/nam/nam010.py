from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from stdkit.facts.covers import first_page_title
from stdkit.facts.structure import heading_span
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("NAM010", clause="6.1.1", severity="error", whole=True)
def names_on_cover_and_first_page(doc: Document) -> Iterator[Finding]:
    """封面名称与正文首页名称不一致

    文件名称在封面和正文首页各出现一次，两处一样，改一处时容易忘了另一处。正文首页没有名称的也不符合规定。

    ```bad
    ---
    number: DB15/T 9—2026
    title: 旅游民宿　服务规范
    ---
    # 前言
    本文件由某厅提出。

    ! ⟦旅游民宿　服务质量规范⟧

    # 1 范围
    本文件规定了服务的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    title: 旅游民宿　服务规范
    ---
    # 前言
    本文件由某厅提出。
    # 1 ⟦范围⟧
    本文件规定了服务的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    title: 旅游民宿　服务规范
    ---
    # 前言
    本文件由某厅提出。

    ! 旅游民宿 服务规范

    # 1 范围
    本文件规定了服务的要求。
    ```
    ```good
    # 1 范围
    本文件规定了服务的要求。
    ```
    ```good
    ---
    number: DB15/T 9—2026
    title: 旅游民宿　服务规范
    ---
    ! 旅游民宿　服务规范

    警告：使用本文件的人员应有正规实验室工作的实践经验。

    # 1 范围
    本文件规定了服务的要求。
    ```
    """
    title = squeeze(doc.cover.title)
    scope = doc.element_of("scope")
    if not title or not doc.cover.number or scope is None:
        return
    here = first_page_title(doc)
    if here is None:
        # Where a PDF or a picture was read only in part, a name that is not there proves nothing.
        if doc.format != "pdf" and not doc.opening:
            yield finding(heading_span(scope.heading), f"正文首页没有文件名称“{doc.cover.title}”")
        return
    if title not in here and _plain(title) != _plain(here):
        block = next(block for block in doc.opening if block.text.strip())
        yield finding(
            block.span(), f"正文首页的文件名称与封面（{doc.cover.title}）不一致", related=doc.cover.places("title")[:1]
        )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
