from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_DOTS = pattern(r"(?<=[\u4e00-\u9fff、，])(?:\.{3,}|。{3,}|(?<!…)…(?!…)|⋯{1,2})")
_DASH = pattern(r"(?<=[\u4e00-\u9fff”])\s?(?:--+|―{1,2}|──)\s?(?=[\u4e00-\u9fff“])")
_AND_SO_ON = pattern(r"等(?:……|…|\.{3,})|……等(?!于|级|号|效|量|同)")


@rule("TYP005", clause="9.4.1", severity="info")
def ellipsis_and_dash(doc: Document) -> Iterator[Finding]:
    """省略号、破折号的形式不对

    省略号是“……”，破折号是“——”；“等”和省略号只用一个。编号中的一字线、目次的引导点不查。

    ```bad
    检查、记录⟦...⟧
    ```
    ```bad
    a) 草地⟦--⟧牧场；

    b) 牛、马、羊⟦等……⟧
    ```
    ```good
    检查、记录……
    ```
    ```good
    草地——牧场，句号写重了。。北京—上海，GB/T 1.1—2020，等。
    ```
    """
    for block in prose(doc):
        text = block.text
        if "…" in text or ".." in text or "。。。" in text or "⋯" in text:
            taken = -1
            for match in block.find(_AND_SO_ON):
                taken = match.end()
                yield finding(block.span(*match.span()), "“等”和省略号只用一个")
            for match in block.find(_DOTS):
                if match.end() > taken:
                    yield finding(block.span(*match.span()), "省略号应为“……”")
        if "--" in text or "―" in text or "──" in text:
            for match in block.find(_DASH):
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield finding(block.span(start, match.end()), "破折号应为“——”")
