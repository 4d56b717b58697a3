from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.emphasis import key_words
from stdkit.facts.lists import list_groups
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LST012", clause="7.5.4", severity="info", default=False)
def key_words_of_list_items(doc: Document) -> Iterator[Finding]:
    """列项的黑体关键词不一致

    列项可以把各项开头的关键词用黑体突出；一组列项要么各项都突出，要么都不突出。条文只说“可”，所以默认不查。

    ```bad
    羊毛按下列项目检验：

    a) **外观**：目视；

    b) ⟦含水率：烘箱法；⟧

    c) **细度**：显微镜法。
    ```
    ```bad
    # 附录A（规范性）取样
    样品分为：

    ——{黑体:原样}：未经处理；

    ——⟦缩分样：四分后；⟧

    ——试样：称量后。
    ```
    ```good
    羊毛按下列项目检验：

    a) **外观**：目视；

    b) **含水率**：烘箱法。
    ```
    ```good
    羊毛按下列项目检验：

    a) 外观；

    b) **羊毛的含水率。**
    ```
    """
    for group in list_groups(doc):
        marked = [item for item in group.items if key_words(item)]
        plain = [item for item in group.items if key_words(item) is False]
        if marked and plain:
            yield finding(plain[0].span(), f"这组列项有 {len(marked)} 项突出了关键词，{len(plain)} 项没有，宜一致")
