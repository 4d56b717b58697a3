from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import (
    Document,
    Finding,
)

_PAGE = pattern(r"(?:参?见|详见|按照?|在)?第\s*\d+\s*页")


@rule("REF023", clause="9.5.3", severity="warning")
def page_number_reference(doc: Document) -> Iterator[Finding]:
    """提及页码

    页码随排版改变，印出来和屏幕上也不一样。提及章条号、表号，不管怎样排版都找得到。

    ```bad
    取样方法⟦见第12页⟧。
    ```
    ```bad
    a) 按⟦第 5 页⟧的规定取样；

    b) 混合。
    ```
    ```good
    取样方法见5.2。
    ```
    ```good
    续表的编号写成“表3（第2页/共5页）”，首页从第1页面算起。
    ```
    """
    for block in blocks_for(doc, _PAGE):
        quoted = [match.span() for match in block.find(r"“[^”]*”")]
        for match in block.find(_PAGE):
            around = block.text[match.end() : match.end() + 3]
            if around.startswith(("/", "面", "眉", "脚", "码")) or any(a <= match.start() < b for a, b in quoted):
                continue
            start = match.start() + (1 if match[0].startswith("按") or match[0].startswith("在") else 0)
            if match[0].startswith("按照"):
                start += 1
            yield finding(block.span(start, match.end()), "不提及页码，提及章条、图、表的编号")
