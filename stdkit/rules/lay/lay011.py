from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, of, spacing
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding, TermEntry

_TOLERANCE = 0.35


@rule("LAY011", clause="10.3.5", severity="info", default=False, whole=True)
def term_entry_layout(doc: Document) -> Iterator[Finding]:
    """术语条目的编排不符

    条目编号单占一行，顶格，上下不空行；术语和定义等其他各项另起，空两个汉字起排。2009 年版的文件上下空行，旧稿很多，所以默认不查。

    ```bad layout=yes
    # 3 术语和定义
    【首行0字】
    ## 3.1
    【首行0字】
    ⟦净毛　clean wool⟧

    洗净的羊毛。
    ```
    ```bad layout=yes
    # 3 术语和定义
    【首行2字】
    ## 3.1 ⟦净毛　clean wool⟧

    洗净的羊毛。
    ```
    ```bad layout=yes
    # 3 术语和定义
    【首行0字】
    ## 3.1
    【首行2字】
    净毛　clean wool
    【首行0字】
    ⟦洗净的羊毛。⟧
    ```
    ```good layout=yes
    # 3 术语和定义
    【首行0字 段前0行 段后0行】
    ## 3.1
    【首行2字】
    净毛　clean wool
    【首行2字】
    洗净的羊毛。
    ```
    ```good
    # 3 术语和定义
    ## 3.1
    净毛　clean wool

    洗净的羊毛。
    ```
    """
    terms = of(doc, "术语")
    together = [
        one.span for one in terms if isinstance(one.block, TermEntry) and one.block.heading is None and one.block.label
    ]
    yield from gathered(together, "条目编号应单占一行，术语另起一行")
    apart = [one for one in terms if not (isinstance(one.block, TermEntry) and one.block.heading is None)]
    yield from gathered([one.span for one in apart if _off(one, 2.0)], "术语应空两个汉字起排")
    yield from gathered(
        [one.span for one in of(doc, "术语条目内容") if _off(one, 2.0)], "术语条目的定义等应空两个汉字起排"
    )
    numbers = of(doc, "术语条目编号")
    yield from gathered([one.span for one in numbers if _off(one, 0.0)], "条目编号应顶格")
    blank = [one.span for one in numbers if _spaced(one)]
    yield from gathered(blank, "条目编号上下不空行")


def _off(one: Paragraph, wanted: float) -> bool:
    indent = one.layout.indent
    return indent is not None and one.layout.align not in ("center", "right") and abs(indent - wanted) > _TOLERANCE


def _spaced(one: Paragraph) -> bool:
    return bool(one.layout.empty_before or one.layout.empty_after) or any(
        (space or 0.0) > _TOLERANCE for space in spacing(one)
    )
