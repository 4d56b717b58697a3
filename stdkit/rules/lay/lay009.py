from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, Part, of
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_ALONE: tuple[Part, ...] = ("目次标题", "前言标题", "引言标题", "附录标题", "参考文献标题", "索引标题")


@rule("LAY009", clause="10.3.3、10.3.6、10.4.1", severity="info", whole=True)
def new_page(doc: Document) -> Iterator[Finding]:
    """要素没有另起一面

    目次、前言、引言、每个附录、参考文献和索引都另起一面，正文首页也是。用“段前分页”或分节设置，不靠空段顶到下一页。

    ```bad layout=yes
    【另起页】
    # 前言
    本文件由某委员会归口。
    【另起页】
    # 1 范围
    本文件规定了羊毛分级的要求。
    【接排】
    # 附录A ⟦（规范性）取样⟧
    取样应随机。
    【接排】
    # ⟦参考文献⟧
    [1] GB/T 191　包装储运图示标志
    ```
    ```bad layout=yes
    【接排】
    # 前言
    本文件由某委员会归口。
    【接排】
    # ⟦引言⟧
    羊毛的分级影响贸易。
    ```
    ```good layout=yes
    【接排】
    # 前言
    本文件由某委员会归口。
    【另起页】
    # 1 范围
    本文件规定了羊毛分级的要求。
    【接排】
    # 2 规范性引用文件
    本文件没有规范性引用文件。
    【另起页】
    # 附录A（规范性）取样
    取样应随机。
    ```
    ```good
    # 前言
    本文件由某委员会归口。
    # 附录A（规范性）取样
    取样应随机。
    ```
    """
    before = bool(doc.cover.blocks)
    seen: set[str] = set()
    for one in of(doc, *_ALONE, "章标题", "正文首页名称"):
        if one.part in _ALONE and one.block.id not in seen and before and one.layout.new_page is False:
            pushed = "，这里是用空段顶下去的" if one.layout.empty_before > 1 else ""
            yield finding(one.block.span(), f"“{_name(one)}”应另起一面{pushed}")
        seen.add(one.block.id)
        before = True


def _name(one: Paragraph) -> str:
    return one.block.label or squeeze(one.block.text)
