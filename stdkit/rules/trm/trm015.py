from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdkit.facts.entries import term_by_number
from stdkit.facts.patterns import pattern
from stdkit.facts.terms import terms
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_MENTION = pattern(r"[（(]\s*(?:见\s*)?(?P<number>(?:\d{1,2}|[A-Z])(?:\.\d{1,3})+)\s*[）)]")


@rule("TRM015", clause="8.7.3.3", severity="warning", whole=True)
def number_of_mentioned_term(doc: Document) -> Iterator[Finding]:
    """定义中提及的术语条目编号有误

    定义里用到本文件界定的另一个术语，可以在后面的括号里写出它的条目编号。编号改动以后没有跟着改，读者就翻到另一个术语去了。

    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2
    毛条　top

    羊毛（⟦3.3⟧）梳理后的条状物。
    ## 3.3
    毛纱　yarn

    毛条（3.2）纺成的纱。
    ```
    ```fixed
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2
    毛条　top

    羊毛（3.1）梳理后的条状物。
    ## 3.3
    毛纱　yarn

    毛条（3.2）纺成的纱。
    ```
    ```bad
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2
    细羊毛　fine wool

    直径较小的羊毛（3.1）。

    注：与粗羊毛、细羊毛（⟦3.1⟧）有关。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2
    毛条　top

    羊毛（3.1）梳理后的条状物，线密度（2.5）为参考值。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    羊毛；绵羊毛　wool

    从绵羊身上取得的毛。
    ## 3.2
    毛条　top

    绵羊毛（3.1）梳理后的条状物，检验见第5章（5.1）。
    # 5 检验
    ## 5.1 取样
    随机取样。
    ```
    """
    numbers = term_by_number(doc)
    by_name = {name: term for term in terms(doc) for name in term.names}
    for term in terms(doc):
        for part in term.entry.parts:
            for match in part.find(_MENTION):
                name = _name_before(part.text[: match.start()], by_name)
                said = match["number"]
                # Two entries may bear one name, each in its domain.
                if not name or (said in numbers and name in numbers[said].names):
                    continue
                named = by_name[name]
                if not named.number:
                    continue
                span = part.span(*match.span("number"))
                message = f"“{named.name}”的条目编号是{named.number}，不是{said}"
                yield finding(span, message, fix=named.number, safety="safe")


def _name_before(text: str, names: Iterable[str]) -> str:
    """The longest of ``names`` that ends ``text``; "" where none does."""
    return max((name for name in names if text.endswith(name)), key=len, default="")
