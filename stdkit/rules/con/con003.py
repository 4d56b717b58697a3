from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import Number, numbers
from stdkit.facts.covers import cover_number, is_draft
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding


@rule("CON003", clause="10.1.3、10.3.1.4", severity="error", whole=True)
def number_inconsistent(doc: Document) -> Iterator[Finding]:
    """页眉、首页的文件编号与封面不一致

    封面、正文首页和每页页眉上的文件编号完全一样。复制旧文件的模板来改，页眉里常留着旧编号，印出来就成了另一个文件。

    ```bad
    ---
    number: GB/T 1234—2026
    ---
    ⟦GB/T 1234—2020⟧

    ! 羊毛

    # 1 范围
    本文件规定了羊毛的要求。
    ```
    ```fixed
    ---
    number: GB/T 1234—2026
    ---
    GB/T 1234—2026

    ! 羊毛

    # 1 范围
    本文件规定了羊毛的要求。
    ```
    ```bad
    ---
    number: DB15/T 123.2—2026
    ---
    ⟦DB15/T 123.1—2026⟧

    # 1 范围
    本文件规定了羊毛的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2026
    ---
    GB/T 1234—2026

    ! 羊毛

    # 1 范围
    本文件规定了羊毛的要求，见GB/T 5678—2020。
    ```
    ```good
    ---
    number: GB/T XXXXX—XXXX
    ---
    GB/T XXXXX—202X

    警告：使用GB/T 5678—2020的人员应有经验。

    # 1 范围
    本文件规定了羊毛的要求。
    ```
    """
    own = cover_number(doc)
    if own is None or own.placeholder:
        return
    seen: set[str] = set()
    for where, blocks in (("正文首页", doc.opening), ("页眉", doc.furniture)):
        for block in blocks:
            number = _alone(block)
            if number is None or number.placeholder or _agree(own, number, draft=is_draft(doc)):
                continue
            if where == "页眉" and number.raw in seen:
                continue
            seen.add(number.raw)
            span = block.span(number.start, number.end)
            message = f"{where}的文件编号“{number.raw}”与封面的“{own.raw}”不一致"
            yield finding(span, message, fix=own.raw, safety="safe" if number.code == own.code else "review")


def _alone(block: Block) -> Number | None:
    """The number that a line consists of."""
    found = next(numbers(block.text), None)
    return found if found is not None and not (block.text[: found.start] + block.text[found.end :]).strip() else None


def _agree(own: Number, number: Number, *, draft: bool) -> bool:
    if own.key != number.key:
        return False
    if draft and ("X" in own.year or "X" in number.year or not own.year or not number.year):
        return True
    return own.year == number.year or not own.year  # a cover without the year is COV002's
