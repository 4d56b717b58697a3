from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import tables
from stdkit.facts.holders import grid
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding, Span, Table


@rule("TAB019", clause="9.12.2", severity="warning")
def table_footnotes(doc: Document) -> Iterator[Finding]:
    """表脚注的编号不符，或与表中的标记不对应

    表脚注从上标a起编号，每个表重新开始；表中的标记从左到右、从上到下依次出现，同脚注一一对应。

    ```bad
    限值见表1。

    表1　限值

    | 项目^1^ | 指标 |
    |---|---|
    | 铅 | 1 |
    | ^1^ ⟦以干基计。⟧ | < |
    ```
    ```bad
    # 附录A（规范性）限值
    限值见表A.1。

    表A.1　限值

    | 项目^a^ | 指标^⟦b⟧^ |
    |---|---|
    | 铅 | 1 |
    | ^a^ 以干基计。 | < |
    ```
    ```bad
    限值见表1。

    表1　限值

    | 项目^a^ | 指标 |
    |---|---|
    | 铅 | 1 |
    | ^a^ 以干基计。 | < |
    | ^b^ ⟦以原样计。⟧ | < |
    ```
    ```bad
    限值见表1。

    表1　限值

    | 项目^⟦b⟧^ | 指标^a^ |
    |---|---|
    | 铅 | 1 |
    | ^a^ 以干基计。 | < |
    | ^b^ 以原样计。 | < |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目^a^ | 指标^b^ | 面积/m^2^ |
    |---|---|---|
    | 铅 | 1 | 10^3^ |
    | ^a^ 以干基计。 | < | < |
    | ^b^ 以原样计，单位为cm^2^。 | < | < |
    ```
    ```good
    限值见表1。

    表1　限值

    | 项目 | 长度x^n^ |
    |---|---|
    | 铅 | 1 |
    ```
    """
    for thing in tables(doc):
        table = thing.block
        if isinstance(table, Table):
            notes = {
                block.label.strip("）)"): block
                for block in table.children()
                if block.kind == "footnote" and block.label
            }
            if notes:
                yield from _judged(table, notes)


def _judged(table: Table, notes: dict[str, Block]) -> Iterator[Finding]:
    marks = list(_marks(table))
    for label, block in notes.items():
        if not re.fullmatch(r"[a-z]", label):
            yield finding(block.span(), f"表脚注的编号“{label}”应改用上标的小写拉丁字母，从a起")
            return
    marked = {label for label, _ in marks}
    for label, span in marks:
        if label not in notes and marked & set(notes):
            yield finding(span, f"标记“{label}”没有对应的表脚注")
    for label, block in notes.items():
        if label not in marked:
            yield finding(block.span(), f"表脚注“{label}”在表中没有标记")
    reached = "`"
    for label, span in marks:
        if label > chr(ord(reached) + 1) and label in notes:
            yield finding(span, f"标记“{label}”先于“{chr(ord(reached) + 1)}”出现，应从左到右、从上到下依次编号")
            return
        reached = max(reached, label)


def _marks(table: Table) -> Iterator[tuple[str, Span]]:
    """The raised letters in the cells (not those that open a footnote) in reading order; several of one place one by one."""
    for _, _, cell in sorted(grid(table), key=lambda placed: placed[:2]):
        for block in cell.blocks:
            at = 0
            for run in block.runs:
                if "superscript" in run.marks and re.fullmatch(r"[a-z](?:\s*[,，、]\s*[a-z])*", run.text.strip()):
                    for match in re.finditer(r"[a-z]", run.text):
                        yield match[0], block.span(at + match.start(), at + match.end())
                at += len(run.text)
