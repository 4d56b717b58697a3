from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.emphasis import key_words
from stdkit.facts.structure import parents
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Clause, Document, Finding


@rule("HDG018", clause="7.3.4", severity="info", default=False)
def key_words_of_untitled_clauses(doc: Document) -> Iterator[Finding]:
    """无标题条首句的黑体关键词不一致

    无标题条可以把首句中的关键词用黑体突出，标明这一条说的是什么；同一条下的各无标题条要么都突出，要么都不突出。读来的文件未必分得清关键词和
    别的黑体字，所以默认不查。

    ```bad
    # 5 要求
    5.1　**外观**应洁净，无草屑。

    5.2　⟦含水率应不大于 12%。⟧
    ```
    ```bad
    # 附录A（规范性）取样
    A.1　{黑体:取样工具}应清洁。

    A.2　⟦取样数量应不少于三份。⟧

    A.3　{黑体:样品}应密封。
    ```
    ```good
    # 5 要求
    5.1　**外观**应洁净，无草屑。

    5.2　**含水率**应不大于 12%。
    ```
    ```good
    # 5 要求
    5.1　外观应洁净，无草屑。

    5.2　含水率应不大于 12%。

    5.3　**贮存的羊毛应分批堆放，并挂牌标明。**
    ```
    """
    for parent in parents(doc):
        firsts = [block for clause in parent.clauses if (block := _first(clause)) is not None]
        marked = [block for block in firsts if key_words(block)]
        plain = [block for block in firsts if key_words(block) is False]
        if marked and plain:
            yield finding(
                plain[0].span(), f"同层的无标题条有 {len(marked)} 条突出了关键词，{len(plain)} 条没有，宜一致"
            )


def _first(clause: Clause) -> Block | None:
    """The first block of a 无标题条."""
    first = clause.content[0] if clause.heading is None and clause.content else None
    return first if first is not None and type(first) is Block and first.kind == "paragraph" else None
