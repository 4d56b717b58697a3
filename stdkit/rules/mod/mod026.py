from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.fixed_texts import contains, fixed
from stdkit.facts.tradenames import NOTE
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("MOD026", clause="9.13.1", severity="info")
def footnote_of_trade_name(doc: Document) -> Iterator[Finding]:
    """商品名的脚注文字不符

    给出商品名时，脚注写明是为了方便使用者、不表示认可；只有一种产品适用的，还要写明可使用等效产品。文字是规定的，缺了就成了推荐这一家。

    ```bad
    垫圈的材料为特氟龙[^1]。

    [^1]: ⟦特氟龙是由某公司提供的产品的商品名。⟧
    ```
    ```bad
    用自动进样器[^1]。

    [^1]: ⟦某牌自动进样器是适合的市售产品的实例，推荐使用。⟧
    ```
    ```good
    垫圈的材料为特氟龙[^1]。

    [^1]: 特氟龙是由某公司提供的产品的商品名。给出这一信息是为了方便本文件使用者，并不表示对该产品的认可。如果其他产品具有相同的效果，那么可使用这些等效产品。
    ```
    ```good
    用自动进样器[^1]，商标见附录A[^2]。

    [^1]: 甲、乙自动进样器是适合的市售产品的实例。给出这一信息是为了方便本文件使用者，并不表示对这些产品的认可。

    [^2]: 附录A给出了标签的格式。
    ```
    """
    forms = fixed("trade-name").text
    for block in doc.blocks():
        if (
            block.kind == "footnote"
            and NOTE.search(block.text)
            and not any(contains(block.text, form) for form in forms)
        ):
            message = f"商品名的脚注缺少规定的句子“{forms[0]}”（多种产品时为“{forms[-1]}”）"
            yield finding(block.span(), message)
