from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.lists import ending, list_groups
from stdkit.facts.patterns import pattern
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_STOP = pattern(r"。(?=\s*[^\s。；）)”])")


@rule(
    "LST011",
    clause="7.5.1",
    severity="info",
    confidence="heuristic",
    question="这一项能改写成一个分句吗？还是引语和各项都改用句号？",
)
def sentences_inside_item(doc: Document) -> Iterator[Finding]:
    """以分号隔开的列项里有完整的句子

    引语以冒号结束，各项用分号隔开，各项就都是一句话的成分，中间不能再有句号。项里要写几句话时，引语改为句号式，各项也以句号结束。

    ```bad
    样品按下列要求包装：

    a) 用布袋包装⟦。⟧布袋应干燥；

    b) 标明编号。
    ```
    ```bad
    下列情况应复检：

    ——水分高于16%；

    ——有异味⟦。⟧异味由两人判定；

    ——有霉斑。
    ```
    ```good
    样品按下列要求包装。

    a) 用布袋包装。布袋应干燥。

    b) 标明编号。
    ```
    ```good
    样品按下列要求包装：

    a) 标明“易碎品。轻放”；

    b) 用布袋（麻袋亦可）包装。
    ```
    """
    for group in list_groups(doc):
        lead = group.outer or group.lead
        if lead is None or group.parted or ending(lead.text) not in ("：", ":") or len(group.items) < 2:
            continue
        inside = [item for item in group.items[:-1] if item.id not in group.inner]
        if not inside or 2 * sum(ending(item.text) in ("；", ";") for item in inside) <= len(inside):
            continue
        for item in group.items:
            hidden = quoted(item.text)
            stop = next((m for m in item.find(_STOP) if not any(a <= m.start() < b for a, b in hidden)), None)
            if stop is not None:
                message = "各项用分号隔开时，项内不用句号分句；需要几句话的，引语和各项改用句号"
                yield finding(item.span(*stop.span()), message)
