from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.structure import parents
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

MAY_LEAD = ("toc", "terms", "symbols", "normative-references", "foreword", "introduction")
_NATURE = pattern(r"\s*[（(]\s?(?:规范性|资料性)(?:附录)?\s?[）)]\s*")
"""The nature of an annex, set behind its title: part of the heading, not text."""


@rule("HDG001", clause="7.4", severity="warning")
def hanging_paragraph(doc: Document) -> Iterator[Finding]:
    """悬置段

    章或条标题与它下面第一个条之间的段没有编号，别处提到“第5章”时分不清说的是整章还是这一段。给它一个条号（通则、概述、通用要求），或者
    并入下面的条。术语、符号和缩略语的引导语除外。

    ```bad
    # 5 要求
    ⟦羊毛应符合下列规定。⟧
    ## 5.1 外观
    羊毛应干燥。
    ## 5.2 长度
    长度应均匀。
    ```
    ```bad
    # 6 试验方法
    ## 6.1 外观
    ⟦在自然光下目测。⟧
    ### 6.1.1 器具
    白色台面。
    ### 6.1.2 步骤
    平铺后观察。
    ## 6.2 长度
    用直尺测量。
    ```
    ```good
    # 5 要求
    ## 5.1 通用要求
    羊毛应干燥。
    ## 5.2 长度
    长度应均匀。
    ```
    ```good
    # 3 术语和定义
    下列术语和定义适用于本文件。
    ## 3.1 毛的种类
    ### 3.1.1

    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2 毛的性质
    ### 3.2.1

    细度　fineness

    毛纤维粗细的程度。
    ```
    ```good
    # 4 分级
    羊毛分为两级：
    a) 一级；
    b) 二级。
    ```
    ```good
    # 4 符号和缩略语
    下列符号和缩略语适用于本文件。
    ## 4.1 符号
    t：时间
    ## 4.2 缩略语
    GPS：全球定位系统（global positioning system）
    ```
    ```good
    # 2 规范性引用文件
    下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。

    GB/T 191　包装储运图示标志
    # 5 吊装
    ## 5.1 起吊
    先试吊。
    ## 5.2 就位
    缓慢放下。
    ```
    ```good
    # 附录A 吊装记录

    （资料性附录）
    ## A.1 起吊
    起吊的时刻。
    ## A.2 就位
    就位的时刻。
    ```
    ```bad
    # 附录A 吊装记录

    （资料性附录）

    ⟦记录由班长填写。⟧
    ## A.1 起吊
    起吊的时刻。
    ## A.2 就位
    就位的时刻。
    ```
    """
    for parent in parents(doc):
        if parent.element.kind in MAY_LEAD and parent.depth == 0:
            continue
        if not parent.titled:
            # A 无标题条 with clauses below is HDG005's to tell.
            continue
        hanging = [b for b in parent.content if b.text.strip() and b.kind not in ("heading", "footnote", "term-entry")]
        if parent.element.kind == "annex" and parent.depth == 0:
            hanging = [b for b in hanging if not _NATURE.fullmatch(b.text)]
        if hanging:
            where = parent.number or parent.element.title
            yield finding(hanging[0].span(), f"{where}标题下有悬置段", related=[b.span() for b in hanging[1:]])
