from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_START = pattern(r"\s*(?P<word>是指|系指|指的是|即是|所谓|本(?:文件|标准)所称)")
_BARE = pattern(r"\s*(?P<word>指|即|是|为)(?=[^示定导南标挥向出明望数战纹甲责派引针令教使认控点正,，]|一)")
_PURPOSE = pattern(r"\s*(?:为(?:了|保|防|满|实|确|使|使用|完|减|避|提|达|获|便)|是否|即[时将使便])")


@rule(
    "TRM008",
    clause="8.7.3.3",
    severity="warning",
    confidence="heuristic",
    question="定义起头的这个词能删去，并且读得通吗？",
)
def definition_opens_with_means(doc: Document) -> Iterator[Finding]:
    """定义用“是指”“指”“为”起头

    定义要能代替术语放进句子里读得通。“是指……”放进去就成了病句，删去起头的词即可。

    ```bad
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    ⟦是指⟧用于盖住井口的构件。
    ```
    ```fixed
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    用于盖住井口的构件。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    井盖　manhole cover

    ⟦井盖是指⟧用于盖住井口的构件。
    ## 3.2
    井座　frame

    ⟦指⟧支撑井盖的构件。
    ## 3.3
    井口　opening

    ⟦在本文件中，井口是⟧井的上口。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    指示器　indicator

    指示液面高度的装置。
    ## 3.2
    防护　protection

    为保证安全而采取的措施。
    ## 3.3
    受理机构　agency

    指定的机构。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    即时消息　instant message

    即时传送的消息。

    注：是指文字消息。
    ```
    """
    for term in terms(doc):
        first = next((block for block in term.definition if block.text.strip() and block.text not in term.names), None)
        if first is None:
            continue
        text = first.text
        named = re.match(
            rf"\s*(?:在?本(?:文件|标准|规范|部分)中[，,]?)?\s*{re.escape(term.name)}\s*[（(]?[A-Za-z ]*[）)]?\s*[，,]?\s*(?:是指|系指|指的是|指|是|即|为)",
            text,
        )
        match = named or _START.match(text) or (None if _PURPOSE.match(text) else _BARE.match(text))
        if match is None:
            continue
        start = len(match[0]) - len(match[0].lstrip())
        word = match[0].strip()
        yield finding(first.span(start, match.end()), f"定义应能代替术语，删去起头的“{word}”", fix="")
