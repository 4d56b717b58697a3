from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_WORD = pattern(
    r"(?<![A-Za-z0-9_.&/-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9_&/-]|[.(（=:：][A-Za-z]|\s?(?:字段|参数|变量|域|标签))"
)
_ADDRESS = pattern(r"[A-Za-z]://|www\.|@|\.[a-z]{2,4}\b")


@rule(
    "CON014",
    clause="5.4.1",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="两种写法是否指同一个名称？",
)
def case_inconsistent(doc: Document) -> Iterator[Finding]:
    """缩略语、专名的大小写全文不一致

    同一个缩略语或专名全文用一种大小写。有的写WiFi，有的写Wifi，检索时漏掉一半，读者还会以为是两样东西。

    ```bad
    # 5 要求
    支持WiFi连接，WiFi的距离见5.2，⟦Wifi⟧的密码见5.3。
    ```
    ```bad
    # 5 要求
    支持WiFi连接，用WiFi传输。

    表1　接口

    | 项目 | 说明 |
    |---|---|
    | 无线 | 用⟦WI-FI⟧连接 |
    ```
    ```good
    # 5 要求
    支持WiFi连接，WiFi的距离见5.2，字段Key和字段key不同，Hash和hash值见附录。
    ```
    ```good
    # 5 要求
    变量IdA和变量IDA分别见5.2，TYPE字段和Type字段见表2，Type域也见表2，TYPE参数见表3，函数GetKEY()和GetKey()见www.Abc.com，IDa由A给出，PH值和pH值。
    ```
    ```good
    # 5 要求
    Wool grease is measured. 试样用 wool grease 标准品校准。

    Modbus 总线的地址见表1。
    ```
    ```bad
    # 5 要求
    网关支持Modbus协议，Modbus主站见5.2，采用Modbus从站，⟦MODBUS⟧帧见表1。

    | 项目 | 协议 |
    |---|---|
    | 网关 | 支持Modbus |
    ```
    """
    spelled: dict[str, Counter[str]] = {}
    places: dict[str, list[tuple[Block, int, int]]] = {}
    for block in prose_for(doc, _WORD):
        text = block.text
        if not _WORD.search(text) or _ADDRESS.search(text):
            continue
        taken = [(number.start, number.end) for number in numbers(text)]
        for match in _WORD.finditer(text):
            word = match[0]
            if any(a < match.end() and match.start() < b for a, b in taken) or not _is_name(word, text, match):
                continue
            spelled.setdefault(_folded(word), Counter())[word] += 1
            places.setdefault(word, []).append((block, *match.span()))
    for variants in spelled.values():
        if len(variants) < 2:
            continue
        (usual, times), *others = variants.most_common()
        for word, count in others:
            if count * 2 <= times and not _differs_by_last(usual, word):
                block, start, end = places[word][0]
                related = [each.span(a, b) for each, a, b in places[word][1:]]
                message = f"“{word}”与他处的“{usual}”写法不一致"
                yield finding(block.span(start, end), message, related=related)


def _is_name(word: str, text: str, match: re.Match[str]) -> bool:
    """A word of four letters or more with a capital behind its first letter, or all capitals, in Chinese text."""
    if len(re.sub(r"[^A-Za-z]", "", word)) < 4 or not re.search(r"[A-Z]", word[0]):
        return False
    around = text[max(0, match.start() - 2) : match.start()] + text[match.end() : match.end() + 2]
    return re.search(r"[一-鿿]", around) is not None


def _folded(word: str) -> str:
    return word.lower().replace("-", "")


def _differs_by_last(one: str, other: str) -> bool:
    """「IdA」 and 「IDA」: variables with an index letter."""
    return one.replace("-", "")[:-1].lower() != other.replace("-", "")[:-1].lower()
