from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.holders import table_of
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import find_values
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_BLANKS = r"[ \u2002-\u200a\u202f\u00a0]"
_ANY = pattern(
    rf"(?<![\d.,，A-Za-z_/#-])(?:(?P<commas>\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?)|(?P<blanks>\d{{1,3}}(?:{_BLANKS}\d{{3}})+)"
    r"|(?P<solid>\d{5,9}))(?![\d,，A-Za-z_#-])(?!\.\d)"
)
_COUNTED = pattern(r"\s?(?:[A-Za-zμ℃Ω%‰]|[元个次台件人份吨米只张条组册户]|小时|分钟|毫米|千克|万)")
_CODED = pattern(
    r"(?:编号|编码|代码|号码|型号|序号|电话|传真|邮编|邮政|信用|账号|CAS|ID|代号|端口|版本|条形码|许可|批号|[号码])[^，。；]{0,6}$"
)


@rule(
    "NUM013",
    clause="9.4.4.2（GB/T 15835）",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="全文的多位数是否都按同一方式分节？",
)
def digit_grouping(doc: Document) -> Iterator[Finding]:
    """多位数的分节方式不统一

    五位以上的数从小数点起每三位空四分之一个汉字，或者都不分节；全文用一种方式。用逗号分节，同列举数字的逗号分不清。

    ```bad
    # 5 要求
    产量为12 500 t，销量为⟦12,500⟧ t，库存为25 000 t。
    ```
    ```bad
    # 5 要求
    产量为12 500 t，销量为25 000 t。
    # 附录A（资料性）数据
    a) 库存为⟦12500⟧ t；

    b) 其他。
    ```
    ```good
    # 5 要求
    产量为12 500 t，销量为25 000 t，编号10086，电话：02012345678。
    ```
    ```good
    # 5 要求
    产量为12500 t，销量为25000 t，日期为20200101，代码见表1。

    表1　代码

    | 代码 | 数 |
    |---|---|
    | 12345 | 12 345 |
    ```
    ```good
    # 5 要求
    年产12 500 t的矿井，甲醛（CAS号：50000），邮编010020，型号为ZY12000，共有25 000个测点。
    ```
    """
    found: list[tuple[str, Block, re.Match[str]]] = []
    for block, match in find_values(doc, _ANY):
        if table_of(doc, block.id) is None and _is_quantity(block, match):
            found.append((str(match.lastgroup), block, match))
    kinds = [kind for kind, _, _ in found]
    if len(set(kinds)) < 2:
        return
    usual = max(("blanks", "solid", "commas"), key=kinds.count)
    for kind, block, match in found:
        if kind != usual:
            yield finding(block.span(*match.span()), f"数字“{match[0]}”的分节方式与全文其他处不一致")


def _is_quantity(block: Block, match: re.Match[str]) -> bool:
    before = block.text[max(0, match.start() - 16) : match.start()]
    return _COUNTED.match(block.text, match.end()) is not None and _CODED.search(before) is None
