from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_ONE = r"附\s?录\s?[A-Z](?![A-Za-z])(?:\.\d+)*"
_BARE = pattern(
    rf"[（(]\s*(?:规范性|资料性)?(?P<annex>{_ONE}(?:\s?[、和及～~]\s?(?:附\s?录\s?)?[A-Z](?:\.\d+)*)*)\s*[）)]"
)
_DETAIL = pattern(rf"(?P<see>详(?:细内容|细说明|情)?\s?(?:参见|参阅|参考|见)|参阅)\s?{_ONE}")

_GIVEN = pattern(r"(?:GB|ISO|IEC|[A-Z]{2}/T)[^，。；]*$|见\s*$")
"""Another document's annex, or the word is there."""


@rule("ANX011", clause="9.6.1.2", severity="info")
def annex_mentioned_without_verb(doc: Document) -> Iterator[Finding]:
    """提及附录时没有说明它的作用

    附录是要遵守还是供参考，由提及它的话说明：“应符合附录A的规定”“（见附录B）”。只在括号里写“附录A”没有说清楚；“详见”“参阅”就是“见”。

    ```bad
    取样的方法（⟦附录A⟧）分为两种。
    ```
    ```fixed
    取样的方法（见附录A）分为两种。
    ```
    ```bad
    a) 包装的图样⟦详见⟧附录B；

    b) 标签⟦参阅⟧附录C。

    注：计算的例子⟦详细内容见⟧附录D。
    ```
    ```good
    取样应符合附录A的规定，包装的图样（见附录B）分为两种，标签按附录C编制。
    ```
    ```good
    # 附录A（规范性）取样
    取样按GB/T 1234—2009（附录B除外）进行。
    ```
    """
    for block in blocks_for(doc, _BARE, _DETAIL):
        if block.kind in ("heading", "table", "figure"):
            continue
        for match in block.find(_BARE):
            span = block.span(*match.span("annex"))
            if not _GIVEN.search(block.text[: match.start()]):
                yield finding(span, f"说明{match['annex']}的作用，写“见{match['annex']}”", fix=f"见{match['annex']}")
        for match in block.find(_DETAIL):
            # 参见 and 参照 by themselves are REF025's.
            yield finding(block.span(*match.span("see")), f"“{match['see']}”改为“见”", fix="见")
