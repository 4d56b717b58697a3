from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

WRONG = pattern(
    r"附件\s?([A-Z])(?![A-Za-z])|附录([一二三四五六七八九十])(?!个)|附([表图])\s?([A-Z]?\.?\d+)|本附录的?([A-Z]\d)(?![.\d])"
)
CHINESE = "一二三四五六七八九十"


@rule("ANX009", clause="9.5.3、9.6.2", severity="info")
def annex_mention_form(doc: Document) -> Iterator[Finding]:
    """提及附录的写法不对

    提及附录写“附录B”，提及附录里的表、图写“表B.1”“图B.1”，不写“附件B”“附录二”“附表1”。

    ```bad
    取样按⟦附件B⟧的规定。
    ```
    ```bad
    取样数量见⟦附表1⟧。
    a) 方法见⟦附录二⟧；
    b) 记录见附录C。
    ```
    ```good
    取样按附录B的规定，数量见表B.1。
    ```
    ```good
    合同附件应与样品一起保存，附录中给出了示例。
    ```
    """
    for block in blocks_for(doc, WRONG):
        if block.kind == "heading":
            continue
        for match in WRONG.finditer(block.text):
            if match[1]:
                fix: str | None = f"附录{match[1]}"
            elif match[2]:
                fix = f"附录{chr(ord('A') + CHINESE.index(match[2]))}"
            else:
                fix = None
            yield finding(block.span(*match.span()), f"“{match[0]}”应写作“附录X”“表X.1”“图X.1”或“X.1”", fix=fix)
