from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, of
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("LAY010", clause="10.4.1", severity="info", whole=True)
def annex_heading(doc: Document) -> Iterator[Finding]:
    """附录的编号、性质、标题没有各占一行居中

    附录编号（附录A）、性质（规范性或资料性）和附录标题各占一行，居中。三行可以是三个段，也可以是一个段里的换行。

    ```bad layout=yes
    【居中 编号同行】
    # 附录A ⟦（规范性）取样⟧
    取样应随机。
    ```
    ```bad layout=yes
    【左齐 编号独行】
    # 附录A ⟦（规范性）<br/>取样⟧
    取样应随机。
    ```
    ```bad layout=yes
    【居中 编号独行】
    # 附录A ⟦（规范性）取样⟧
    取样应随机。
    ```
    ```good layout=yes
    【居中 编号独行】
    # 附录A （规范性）<br/>取样
    取样应随机。
    ```
    ```good layout=yes
    【居中】
    # 附录A （资料性）<br/>取样
    取样应随机。
    ```
    """
    headings: dict[str, list[Paragraph]] = {}
    for one in of(doc, "附录标题"):
        headings.setdefault(one.block.id, []).append(one)
    for lines in headings.values():
        faults = [*_own_lines(doc, lines), *_centred(lines)]
        if faults:
            yield finding(lines[0].block.span(), f"附录的编号、性质、标题应各占一行居中，这里{'，'.join(faults)}")


def _own_lines(doc: Document, lines: list[Paragraph]) -> Iterator[str]:
    block, label = lines[0].block, lines[0].layout.label
    element = doc.place(block.id).element
    mark = element.mark if element is not None else None
    if label is not None and label.own_line is False and block.text.strip():
        yield "编号与后面的文字同行"
    if mark is not None:
        rest = block.text[mark.end :]
        if rest.strip() and "\n" not in rest[: len(rest) - len(rest.lstrip())]:
            yield "性质与标题同行"


def _centred(lines: list[Paragraph]) -> Iterator[str]:
    if any(one.layout.align in ("left", "right", "both") for one in lines):
        yield "没有居中"
