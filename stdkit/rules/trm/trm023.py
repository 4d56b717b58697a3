from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding, is_source

_TAKEN = pattern(r"(?:引自|摘自|摘录自|抄自|转引自|出自|源自|来自|来源于|引用自?|采用了?|等同于?|同)\s?[《]?$")
_DEFINED = pattern(
    r"\s?(?:《[^》]{2,60}》)?[，,（( ]*(?:的|中的?|中)?\s?(?:第\s?)?(?:\d+(?:\.\d+)*\s?[条）)]?\s?)?(?:的)?(?:定义|界定|术语)"
)
_ONLY = pattern(r"\s*[（(]?\s*(?:见|引自|摘自|依据|按照?|根据)?\s*(?:标准)?\s*[：:]?\s*")
_REST = pattern(r"[\s，,、。；（）()\d.]*(?:定义|术语|条|章|所有部分|有修改|修改采用)?[\s，,、。；（）()\d.]*")


@rule(
    "TRM023",
    clause="8.7.3.4",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="这个条目是从那个文件抄录的吗？",
)
def copied_entry_without_source(doc: Document) -> Iterator[Finding]:
    """抄录其他文件的术语条目没有用规定的形式标明来源

    从别的文件抄录的术语条目，在条目之后的方括号里写明来源：“[来源：GB/T 20000.1—2014，5.3]”，有改动的加“有修改”。
    写成“引自……”“采用……的定义”，或者只在后面写一个编号，读者和程序都认不出。没有提到别的文件的，机器无从知道是不是抄录。

    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。⟦引自GB/T 13835.1—2009⟧，3.1。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。

    注：⟦采用GB/T 13835.1—2009⟧的定义。
    ## 3.2
    羊绒　cashmere

    从山羊身上取得的绒。

    ⟦（GB/T 18267—2013，3.2）⟧
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。

    [来源：GB/T 13835.1—2009，3.1，有修改]
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    一级毛　first-grade wool

    按GB/T 1523检验合格、来自内蒙古的羊毛。

    注：检验的方法见GB/T 1523—2013中的6.2，GB/T 1523采用另一种分级。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    矿井　mine

    井下采煤的场所。⟦摘自GB/T 15663.1—2008⟧。
    ## 3.2
    巷道　roadway

    采用⟦采用GB/T 15663.3—2008⟧的定义。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    矿井　mine

    井下采煤的场所。

    ⟦（见GB/T 15663.1—2008，3.1）⟧
    ## 3.2
    顶板　roof

    煤层上面的岩层。
    注：⟦出自GB/T 15663.2—2008⟧。
    ```
    """
    for term in terms(doc):
        if term.entry.source:
            continue
        for part in term.entry.parts:
            if part.kind in ("paragraph", "note") and not is_source(part.text):
                place = _said(part)
                if place is not None:
                    yield finding(part.span(*place), "抄录的术语条目写明来源：“[来源：文件编号，条目编号]”")
                    break


def _said(part: Block) -> tuple[int, int] | None:
    """Where a part says that the entry was taken over."""
    text = part.text
    for number in numbers(text):
        before = _TAKEN.search(text[: number.start])
        if before is not None and (before[0][0] in "引摘抄转出源" or _DEFINED.match(text, number.end)):
            return before.start(), number.end
        lead = _ONLY.match(text)
        if lead is not None and lead.end() == number.start and _REST.fullmatch(text, number.end):
            return 0, len(text)
    return None
