from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listitems import items_of
from stdkit.facts.patterns import pattern
from stdkit.facts.references import references
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_LETTER = pattern(r"(?:[\s\u3000]|的|中的?|列项)*(?P<item>[a-z])\s?[)）]")
_NTH = pattern(
    r"(?:(?:列项的?|各列项的?)第[一二三四五六七八九十\d]{1,2}项|第[一二三四五六七八九十\d]{1,2}个?(?:破折号)?列项|破折号列项)"
)


@rule("LST009", clause="7.5.3、9.5.3", severity="info", whole=True)
def unlettered_item_mentioned(doc: Document) -> Iterator[Finding]:
    """提及的列项没有字母编号

    别处要提到某一列项时，列项用字母编号，写“见6.3 b)”。提到的是破折号列项，或者没有这个字母，读者数来数去也不知道是哪一项。

    ```bad
    ## 6.3 包装
    包装材料有下列几种：

    ——布袋；

    ——纸箱。
    ## 6.4 标志
    按6.3⟦ b)⟧的规定包装时应贴标签。
    ```
    ```bad
    ## 6.3 包装
    包装材料有下列几种：

    a) 布袋；

    b) 纸箱。
    ## 6.4 标志
    按6.3⟦c)⟧包装时应贴标签，见⟦列项的第二项⟧。
    ```
    ```good
    ## 6.3 包装
    包装材料有下列几种：

    a) 布袋；

    b) 纸箱。
    ## 6.4 标志
    按6.3 b)包装时应贴标签，应符合GB/T 1.1—2020中7.5.1列项的第二项的规定。
    ```
    ```good
    ## 6.3 包装
    包装材料为布袋。
    ## 6.4 标志
    按6.3包装，a)、b)两种标签均可使用。
    ```
    """
    for reference in references(doc):
        if reference.kind != "clause" or not reference.exists:
            continue
        text = doc.block(reference.span.block).text
        match = _LETTER.match(text, reference.span.end)
        if match is None:
            continue
        items = items_of(doc, reference.number)
        if items is not None and match["item"] not in items:
            said = f"{reference.number} {match['item']})"
            why = "列项没有字母编号" if items == frozenset() else "没有这一项"
            yield finding(doc.block(reference.span.block).span(*match.span()), f"“{said}”：{reference.number}的{why}")
    for block in blocks_for(doc, _NTH):
        if block.kind == "heading":
            continue
        for match in block.find(_NTH):
            if not _is_foreign(block.text[: match.start()]):
                yield finding(block.span(*match.span()), "需要提及的列项用字母编号，写作“6.3 b)”")


_FOREIGN = pattern(r"[A-Z]\s?\d[^。；]*$|》[^。；]*$")


def _is_foreign(before: str) -> bool:
    """Whether another document's list is meant: its number or title stands before in the sentence."""
    return _FOREIGN.search(before) is not None
