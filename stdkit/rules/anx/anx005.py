from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.structure import annexes, letter_of, title_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("ANX005", clause="9.6.2", severity="error")
def annex_letters_broken(doc: Document) -> Iterator[Finding]:
    """附录编号不从A起连续，或写法不对

    附录用大写拉丁字母从A起连续编号，只有一个附录也编为“附录A”。“附录1”“附录一”“附件A”都不对。

    ```bad
    # 5 要求
    见附录A和附录C。
    # 附录A（资料性）取样
    随机取样。
    # 附录C（资料性）⟦包装示例⟧
    用布袋。
    ```
    ```bad
    # 附录B（资料性）⟦取样⟧
    随机取样。
    ```
    ```good
    # 附录A（资料性）取样
    随机取样。
    # 附录B（资料性）包装示例
    用布袋。
    ```
    ```good
    # 附录A（规范性）取样
    随机取样。
    ```
    """
    for at, annex in enumerate(annexes(doc)):
        letter, wanted = letter_of(annex), chr(ord("A") + at)
        if at < 26 and letter != wanted:
            shown = annex.number or "没有编号的附录"
            yield finding(title_span(annex), f"{shown}应编为“附录{wanted}”")
            return
