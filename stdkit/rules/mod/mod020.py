from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_SOFT = pattern(r"最好(?=[㐀-鿿])|(?<![宜应])尽量(?!应|宜)|力求|争取|提倡|倡导|鼓励")
_BEFORE = pattern(r"[宜应](?:[^，。；]{0,4})$")


@rule(
    "MOD020",
    clause="9.1",
    severity="warning",
    confidence="heuristic",
    question="此处是本文件的推荐（宜），还是一般的叙述？",
)
def soft_words(doc: Document, setting: Setting) -> Iterator[Finding]:
    """用“最好”“尽量”“提倡”等表示推荐

    推荐用“宜”。“最好”“力求”“提倡”是口语里的推荐，读者说不准要不要遵守，统计条款时也会漏掉。

    ```bad
    样品⟦最好⟧阴凉贮存，⟦提倡⟧使用可回收包装。
    ```
    ```bad
    a) ⟦尽量⟧缩短运输时间；

    b) 装卸轻放。
    ```
    ```good
    样品宜阴凉贮存，宜尽量缩短运输时间，原则上宜在白天作业。
    ```
    ```good
    # 引言
    鼓励各方采用本文件。
    ```
    ```good kind=指南
    鼓励公众参与评价。
    ```
    ```good
    该水平为当前最好水平，争取权、期望值和希望值见表1。
    ```
    ```good
    # 参考文献
    [1]　尽量使用可再生材料的倡议

    # 3 术语和定义
    ## 3.1
    鼓励金　bonus

    提倡节约所发的款项。
    ```
    ```bad
    车间⟦力求⟧降噪，⟦争取⟧减少粉尘，⟦倡导⟧错峰用电，⟦鼓励⟧回收余热，管道⟦尽量⟧架空。

    | 项目 | 规定 |
    |---|---|
    | 秸秆 | ⟦提倡⟧还田 |
    # 附录A（规范性）养护
    A.1　混凝土⟦最好⟧洒水养护。
    ```
    ```good
    该方案效果最好，最好成绩见表1，鼓励政策另行规定，提倡的对象见5.2，争取机制、倡导性条款见附录A。
    ```
    """
    guide = setting.kind == "指南"
    for block in blocks_for(doc, _SOFT):
        element = doc.place(block.id).element
        if not block.normative or block.kind == "heading" or (element and element.kind in ("foreword", "introduction")):
            continue
        if element is not None and element.kind in ("normative-references", "bibliography", "terms"):
            continue
        for match in block.find(_SOFT):
            word = match[0]
            if (guide and word == "鼓励") or _BEFORE.search(block.text[: match.start()]):
                continue
            if _is_noun(word, block.text[match.end() :]):
                continue
            yield finding(block.span(*match.span()), f"“{word}”不是规定的能愿动词，表示推荐用“宜”")


def _is_noun(word: str, after: str) -> bool:
    if word == "最好":
        return re.match(r"水平|的|成绩|等级|效果|值|情况", after) is not None
    return re.match(r"权|值|的对象|性|机制|措施|政策", after) is not None
