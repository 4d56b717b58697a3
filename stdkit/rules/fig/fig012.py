from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.drawings import KEY_LEAD, KEY_LINE, drawings
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Block, Document, Finding


@rule("FIG012", clause="9.7.4.2、9.7.5", severity="info")
def key_of_figure(doc: Document, setting: Setting) -> Iterator[Finding]:
    """标引序号说明的写法不符

    图中用序号标引的，在图下以“标引序号说明：”引出，每项写作“1——钉芯；”，最后一项用句号。写法统一，读者才知道数字是序号不是尺寸。

    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    ⟦说明：⟧

    1——钉芯；

    2——钉体。

    图1　铆钉
    ```
    ```fixed
    # 5 结构
    结构见图1。

    ![](a.png)

    标引序号说明：

    1——钉芯；

    2——钉体。

    图1　铆钉
    ```
    ```bad
    # 附录A（资料性）装置
    装置见图A.1。

    ![](a.png)

    标引序号说明：

    1⟦—⟧底座；

    2⟦-⟧支架。

    图A.1　装置
    ```
    ```bad
    # 5 结构
    结构见图1。

    ![](a.png)

    ⟦图中：⟧1-钉芯；2-钉体。

    图1　铆钉
    ```
    ```good
    # 5 结构
    结构见图1。

    ![](a.png)

    标引序号说明：

    1——钉芯；

    2——钉体。

    图1　铆钉
    ```
    ```good edition=2009
    # 5 结构
    结构见图1。

    ![](a.png)

    说明：

    1——钉芯；

    2——钉体。

    图1　铆钉
    ```
    ```good
    # 5 计算
    $$ m = V \\rho $$ （1）

    式中：

    m——质量，单位为克（g）。

    表1　说明

    | 说明：1-甲 | 2-乙 |
    |---|---|
    | 1 | 2 |
    ```
    """
    for drawing in drawings(doc):
        blocks = (*drawing.inside, *drawing.behind)
        for at, block in enumerate(blocks):
            lead = KEY_LEAD.match(block.text) if block.kind == "paragraph" else None
            if lead is None:
                continue
            rest = block.text[lead.end() :]
            lines = _lines(blocks[at + 1 :]) if not rest else []
            if not lines and not KEY_LINE.match(rest):
                continue
            proper = block.text.lstrip().startswith("标引序号说明")
            if not proper and not (setting.edition == "2009" and block.text.lstrip().startswith("说明")):
                start = len(block.text) - len(block.text.lstrip())
                span = block.span(start, lead.end("colon"))
                yield finding(span, "应以“标引序号说明：”引出", fix="标引序号说明：", safety="safe")
            for line in lines:
                match = KEY_LINE.match(line.text)
                if match is not None and match["dash"] != "——" and match["dash"].strip():
                    message = f"序号后用破折号，写作“{match['number']}——……”"
                    yield finding(line.span(*match.span("dash")), message, fix="——", safety="safe")


def _lines(blocks: tuple[Block, ...]) -> list[Block]:
    """The lines of the key: those right behind its lead-in that begin with a number or letter and a dash."""
    found: list[Block] = []
    for block in blocks:
        if block.label or not KEY_LINE.match(block.text):
            break
        found.append(block)
    return found
