from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.listed import normative_list
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_LAW = pattern(r"(?:(?<![方定度谱析办做])法|条例|(?<!定值)管理规定|管理办法|监督办法|实施办法|暂行办法|监督管理办法)$")
_DECREE = pattern(
    r"国务院令|(?:部|局|委|总局|主席)令|公告\s?(?:第?\s?\d|20\d\d)|〔\d{4}〕\s?\d+\s?号|\[\d{4}\]\s?\d+\s?号|通知$"
)


@rule(
    "REF019",
    clause="9.5.4.4.3",
    severity="error",
    confidence="heuristic",
    question="这是法律、法规、规章或政策文件（移到参考文献），还是名称相似的标准？",
)
def law_in_reference_list(doc: Document) -> Iterator[Finding]:
    """规范性引用文件列了法律法规或政策文件

    法律、法规、规章和政策性文件不规范性引用：它们的效力不由文件给出，修订也不受文件约束。只作提示的列到参考文献。

    ```bad
    # 2 规范性引用文件
    GB/T 191　包装储运图示标志

    ⟦《中华人民共和国产品质量法》⟧
    ```
    ```bad
    # 2 规范性引用文件
    ⟦定量包装商品计量监督管理办法（国家质量监督检验检疫总局令第75号）⟧
    ```
    ```good
    # 2 规范性引用文件
    GB/T 5009.11　食品中总砷的测定　原子荧光光谱法

    JJF 1070　定量包装商品净含量计量检验规则

    中华人民共和国药典
    ```
    ```good
    # 2 规范性引用文件
    水和废水监测分析方法

    # 参考文献
    [1] 《中华人民共和国产品质量法》
    ```
    ```good
    # 2 规范性引用文件
    JJF 1343　标准物质定值的通用规定

    GB/T 11893　水质　总磷的测定　钼酸铵分光光度法

    空气和废气监测分析方法
    ```
    ```bad
    # 2 规范性引用文件
    ⟦中华人民共和国安全生产法⟧

    ⟦危险化学品安全管理条例⟧

    ⟦特种设备作业人员监督管理办法⟧

    ⟦生猪屠宰管理规定⟧

    ⟦食盐专营暂行办法⟧

    ⟦电梯维护若干事项（市场监管总局公告2021年第3号）⟧

    ⟦关于加强尾矿库管理的通知⟧

    ⟦建设工程消防设计审查验收（住房和城乡建设部令第51号）⟧
    ```
    """
    for listed in normative_list(doc):
        if listed.number is not None:
            continue
        title = re.sub(r"[\s　]|[（(][^（()）]*[）)]$|[《》]", "", listed.title).rstrip("。；;")
        if _LAW.search(title) or _DECREE.search(listed.title):
            yield finding(
                listed.span, f"“{title[:24]}”是法律法规或政策性文件，不列入规范性引用文件，需要时移到参考文献"
            )
