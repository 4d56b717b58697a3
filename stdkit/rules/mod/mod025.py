from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.tradenames import trade_names
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD025",
    clause="9.13.1",
    severity="warning",
    confidence="heuristic",
    question="市场上只有这一种产品适用（加规定的脚注），还是可以写通用名称？",
)
def trade_name(doc: Document) -> Iterator[Finding]:
    """使用商品名或商标

    标准给出产品的正确名称或特性，不给出商品名：写了某一家的产品，别家的就被排除了。只有一种产品适用时可给出，并加规定的脚注。

    ```bad
    垫圈的材料为⟦特氟龙⟧，反应釜用⟦Nalgene®⟧容器盛装。
    ```
    ```bad
    表1　试剂

    | 名称 | 牌号 |
    |---|---|
    | 机油 | ⟦“甲乙”牌⟧ |
    ```
    ```good
    垫圈的材料为聚四氟乙烯（PTFE），铭牌、标牌、警示牌和“小心”牌匾应清晰。
    ```
    ```good
    垫圈的材料为特氟龙[^1]。

    [^1]: 特氟龙是由某公司提供的产品的商品名。给出这一信息是为了方便本文件使用者，并不表示对该产品的认可。如果其他产品具有相同的效果，那么可使用这些等效产品。
    ```
    ```good
    图形用Windows系统的计算机绘制，用AutoCAD软件保存。
    ```
    ```bad
    记录用⟦Excel⟧编制，存入⟦“雄鹰”牌⟧移动硬盘。
    ```
    """
    for name in trade_names(doc):
        if not name.noted:
            instead = f"，写“{name.generic}”" if name.generic else "，写通用名称或特性"
            yield finding(name.span, f"不应给出商品名或商标“{name.name}”{instead}", fix=name.generic or None)
