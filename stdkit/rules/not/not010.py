from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Block, Document, Finding

_BOOK = pattern(r"\[[JMDRSCNPEB](?:/OL)?\]|出版社|^\s*\[\d+\]|ISBN")


@rule("NOT010", clause="9.12.1", severity="warning")
def footnotes_at_the_end(doc: Document) -> Iterator[Finding]:
    """条文脚注排成了尾注

    条文脚注放在相关页面的下方，不集中到文末。在“引用—脚注和尾注”里把尾注转换成脚注。用尾注编排参考文献的不算。

    ```bad layout=yes
    # 5 要求
    羊毛应洁净[^1]。
    【尾注】
    [^1]: ⟦洁净指无杂质。⟧
    ```
    ```bad layout=yes
    # 附录A（资料性）说明
    羊毛的等级[^1]和细度[^2]有关。
    【尾注】
    [^1]: ⟦按毛长分。⟧
    【尾注】
    [^2]: 用显微镜测。
    ```
    ```good layout=yes
    # 5 要求
    羊毛应洁净[^1]。

    [^1]: 洁净指无杂质。
    ```
    ```good layout=yes
    # 引言
    羊毛的等级已有研究[^1]。
    【尾注】
    [^1]: 王某. 羊毛学[M]. 北京：某出版社，2019.
    ```
    """
    if doc.layout is None:
        return
    notes = [
        block for block in doc.blocks() if block.kind == "footnote" and block.label and doc.layout.is_endnote(block)
    ]
    places = [block.span() for block in notes if not _is_reference(block)]
    yield from gathered(places, "条文脚注应置于相关页面的下方，这里用的是尾注")


def _is_reference(block: Block) -> bool:
    """A book, a paper, or a standard's number at the front."""
    first = next(numbers(block.text), None)
    return _BOOK.search(block.text) is not None or (first is not None and not block.text[: first.start].strip())
