from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.terms import listings
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_PAIR = pattern(r"(?P<full>[㐀-鿿]{3,20})[（(](?P<short>[A-Z]{2,8})[）)]")

_BEFORE = pattern(
    r"[的由为是将和及或即]|应(?!用)|按(?!键|钮)|(?<!参)与|在(?!线)|对(?![称象等比])|配(?![置电线])|采用|使用|测量|通过|利用|称为|包括|设置|连接|支持|提供|调用|检验|检查"
)
"""Words that stand before the name and do not belong to it."""


@rule(
    "SYM010",
    clause="5.4.1",
    severity="warning",
    confidence="heuristic",
    question="两处解释说的是同一样东西吗？",
    whole=True,
)
def abbreviation_explained_twice(doc: Document) -> Iterator[Finding]:
    """同一缩略语的解释不一

    一个缩略语在一个文件里只有一种解释。前后译法不同，读者会以为是两样东西。

    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    UPS：不间断电源（uninterruptible power supply）
    # 5 要求
    设备应配⟦不停电电源（UPS）⟧。
    ```
    ```bad
    # 5 要求
    机房应配不间断电源（UPS）。
    # 6 检验
    测量⟦备用蓄电池（UPS）⟧的电压。
    ```
    ```good
    # 5 要求
    机房应配不间断电源（UPS），同一机房的不间断电源（UPS）型号应相同。
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    UPS：不间断电源（uninterruptible power supply）
    # 5 要求
    设备应配在线式不间断电源（UPS）。
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    API：应用程序接口简称应用接口（application programming interface）

    AFS：应用COS文件系统（application file system）
    # 5 要求
    调用应用接口（API）时，数据存入应用COS文件系统（AFS），即文件系统（AFS）。
    ```
    ```bad
    # 5 要求
    调用应用程序接口（API）。
    # 6 检验
    应检验⟦应用编程接头（API）⟧。
    ```
    """
    told: dict[str, str] = {}
    listed: dict[str, str] = {}
    for _, items in listings(doc):
        for item in items:
            listed[item.name] = item.meaning
            meaning = re.match(r"([㐀-鿿]+?)(?:[又也]?[简]?称[^称]*)?(?![㐀-鿿A-Za-z0-9])", item.meaning)
            if meaning is not None:
                told[item.name] = meaning[1]
    for block in blocks_for(doc, _PAIR):
        element = doc.place(block.id).element
        if element is not None and element.kind not in ("scope", "core", "annex"):
            continue
        for match in block.find(_PAIR):
            full = _BEFORE.split(match["full"])[-1]
            # 「COS文件系统（ACFS）」: the name begins before the characters.
            if full == match["full"] and re.search(r"[A-Za-z0-9]$", block.text[: match.start()]):
                continue
            if len(full) < 3 or full in listed.get(match["short"], ""):
                continue
            first = told.setdefault(match["short"], full)
            if not _alike(first, full):
                message = f"“{match['short']}”有两种解释：“{first}”和“{full}”，应统一"
                yield finding(block.span(match.end("full") - len(full), match.end()), message)


def _alike(first: str, other: str) -> bool:
    """The longer reading may have words before it that are not part of the name."""
    return first.endswith(other[-3:]) or other.endswith(first[-3:])
