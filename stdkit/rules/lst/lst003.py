from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LST003", clause="7.5.1", severity="warning", default=False)
def last_list_item(doc: Document) -> Iterator[Finding]:
    """列项的最后一项没有以句号结束

    不管各项之间用什么标点，最后一项都用句号收住整个列项。句末是分号，读者会以为后面还漏了一项。

    从 PDF 读出的断行、只作小标题的项和后面接公式的项常看不准，所以默认不运行，要查时用 --select LST003。

    ```bad
    产品应满足下列要求：

    a) 无裂纹；

    b) 无杂质⟦；⟧
    ```
    ```fixed
    产品应满足下列要求：

    a) 无裂纹；

    b) 无杂质。
    ```
    ```bad
    表面处理分为：

    ——镀锌；

    ——喷漆⟦⟧
    ```
    ```good
    产品应满足下列要求：

    a) 无裂纹；

    b) 无杂质。
    ```
    ```good
    The test shall be carried out as follows：

    a) clean the screen；

    b) measure the luminance of the screen.
    ```
    ```good
    按下列规定取样：

    a) 散装样品按下列规定：

      1) 分层取样；

      2) 混合均匀；

    b) 袋装样品随机取样。
    ```
    ```good
    浓度按下列公式计算：

    a) 空白试验；

    b) 样品试验按下式：

    $$ x = y $$ （1）
    ```
    ```good
    标签应写明下列内容：

    a) 品名；

    b) 警示语：“远离火种。”
    ```
    ```good
    浇筑按下列规定：

    a) 分层；

    b) 各层的厚度按表1：

    表1　厚度

    | 部位 | 厚度 |
    |---|---|
    | 底板 | 300 |
    ```
    """
    for group in list_groups(doc):
        item = group.items[-1]
        text = item.text.rstrip()
        if group.parted or item.id in group.inner or not group.last or not text or text[-1] in "。！？":
            continue
        if text[-1] in "：:" or re.search(r"[。！？][”’）)」』]$", text):
            continue
        if group.followed is not None and group.followed.kind in ("formula", "table", "figure"):
            continue
        if len(re.findall(r"[A-Za-z]+", text)) >= 4 and not re.search(r"[㐀-鿿]", text):
            continue  # English
        has = text[-1] in "；;，,、."
        start = len(text) - 1 if has else len(text)
        yield finding(item.span(start, len(text)), "列项的最后一项应以句号结束", fix="。", safety="review")
