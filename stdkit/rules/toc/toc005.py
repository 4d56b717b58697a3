from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.contents import toc_entries
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import annexes
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FORM = pattern(r"[（(](?:规范性|资料性)[)）].+")
_RIGHT = pattern(r"[（(](?:规范性|资料性)[)）]")


@rule("TOC005", clause="8.2 e)、10.3.2", severity="warning", whole=True)
def annexes_in_the_contents(doc: Document) -> Iterator[Finding]:
    """目次中附录的写法不对

    目次中的附录依次写编号、圆括号中的性质和标题：“附录A（资料性）　取样方法”。2009版的“规范性附录”不再使用。

    ```bad
    # 目次
    ⟦附录A（资料性附录）　取样……4⟧
    # 附录A（资料性）取样
    见表A.1。
    ```
    ```bad
    # 目次
    ⟦附录A　取样……4⟧
    # 附录A（规范性）取样
    见表A.1。
    ```
    ```good
    # 目次
    附录A（资料性）　取样……4
    # 附录A（资料性）取样
    见表A.1。
    ```
    ```good
    # 目次
    1　范围……1
    # 1 范围
    见附录A。
    ```
    """
    # What is wrong in the annex itself shows in the contents as well: it is reported there.
    wrong = {
        squeeze(annex.number)
        for annex in annexes(doc)
        if annex.mark is None or not _RIGHT.fullmatch(squeeze(doc.text_of(annex.mark)))
    }
    for entry in toc_entries(doc):
        if entry.number.startswith("附录") and entry.number not in wrong and not _FORM.fullmatch(entry.title):
            yield finding(
                entry.block.span(),
                f"目次中的附录应写作“{entry.number}（规范性）　标题”或“{entry.number}（资料性）　标题”",
            )
