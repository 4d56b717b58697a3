from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.clashes import clashes
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD027",
    clause="5.4.1",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="两处说的是同一件事吗？",
)
def same_provision_with_other_force(doc: Document) -> Iterator[Finding]:
    """同一内容在两处强度不同

    一处“应贴标签”，另一处“宜贴标签”，读者不知道到底要不要贴。同一内容只规定一次，别处提及它的编号；重复时用同一个能愿动词。

    ```bad
    # 5 包装
    每个包装件应在正面贴有产品标签。
    # 8 贮存
    每个包装件⟦宜⟧在正面贴有产品标签。
    ```
    ```bad
    # 5 包装
    包装件应符合下列要求：

    a) 包装袋口应使用棉线缝合牢固；

    b) 标明编号。

    表1　包装

    | 项目 | 要求 |
    |---|---|
    | 缝合 | 包装袋口⟦可⟧使用棉线缝合牢固 |
    ```
    ```good
    # 5 包装
    每个包装件应在正面贴有产品标签。
    # 8 贮存
    每个包装件应在正面贴有产品标签。
    ```
    ```good
    # 5 包装
    每个包装件应在正面贴有产品标签。包装件应干燥。
    # 8 贮存
    每个纸箱宜在侧面贴有合格证。包装件宜干燥。
    设备应由下列部件构成：主机；设备可由下列部件构成：显示器。
    # 附录A（资料性）示例
    示例：每个包装件宜在正面贴有产品标签。
    ```
    """
    for clash in clashes(doc):
        place = doc.place(clash.before.span.block).number
        where = f"{place}中的" if place else "前面"
        message = f"与{where}“{clash.before.reading}”强度不一：“{clash.after.reading}”"
        yield finding(clash.after.span, message, related=[clash.before.span])
