from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding

_GENERAL = pattern(
    r"(?:通常|一般情况下|一般(?!要求|工业|公差|规定|检验|性|人)|原则上|基本上)(?P<between>[^。；，,：:]{0,8})$"
)


@rule(
    "MOD009",
    clause="9.4.2.3",
    severity="warning",
    confidence="heuristic",
    question="此处有例外吗（有：写明条件；没有：删去“一般”一类的词；只是建议：改用“宜”）？",
)
def requirement_generalised(doc: Document) -> Iterator[Finding]:
    """“应”与“通常”“一般”“原则上”连用

    “一般应”给要求留了说不清的例外：什么时候可以不做，没有写。有例外就写明条件，没有例外就删去“一般”，只是推荐就用“宜”。

    ```bad
    箱体⟦一般应⟧采用热轧钢板。
    ```
    ```fixed
    箱体一般宜采用热轧钢板。
    ```
    ```bad
    a) ⟦原则上不应⟧夜间作业；

    b) 取样⟦通常应⟧在早晨进行。
    ```
    ```good
    箱体一般宜采用热轧钢板。
    ```
    ```good
    一般要求应符合第4章，一般工业用房应通风。
    ```
    ```good
    通常响应时间为5 s。这是一般情况。应记录环境温度。
    ```
    """
    for provision in provisions_of(doc, "应", "不应", "应当", "应该"):
        text = doc.block(provision.span.block).text
        general = _GENERAL.search(text[: provision.span.start])
        if general is None:
            continue
        word = general[0][: len(general[0]) - len(general["between"])]
        to = "不宜" if provision.reading.startswith("不") else "宜"
        message = f"“{provision.reading}”不与“{word}”连用，改用“{to}”，或写明例外的条件"
        span = replace(provision.span, start=general.start())
        yield finding(span, message, edits=[Edit(provision.span, to, message)])
