from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.formulas import Explained, wheres
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule("FML005", clause="10.4.3", severity="warning")
def where_lines(doc: Document) -> Iterator[Finding]:
    """“式中：”及其释文的形式不对

    “式中：”单独成行，下面每行一个符号，符号与说明之间用破折号“——”，行末用分号，最后一行用句号。

    ```bad
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    ⟦其中:⟧

    v——速度；

    l⟦-⟧距离；

    t——时间⟦，⟧
    ```
    ```fixed
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    v——速度；

    l——距离；

    t——时间。
    ```
    ```bad
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    v——速度⟦。⟧

    l——距离；

    t⟦：⟧时间。
    ```
    ```good
    # 6 计算
    $$ v=\\frac{l}{t} $$ （1）

    式中：

    v——速度，单位为米每秒（m/s）；

    l——距离，单位为米（m）；

    t——时间，单位为秒（s）。
    ```
    ```good
    # 6 计算
    $$ v=2 $$ （1）

    式中v为速度。
    ```
    """
    for where in wheres(doc):
        if where.lead is None or not where.lines:
            continue
        lead = where.lead
        word = re.match(r"\s*(?:式中|其中)\s*[：:,，;；]?", lead.text)
        if word is not None and re.sub(r"\s", "", word[0]) != "式中：":
            yield finding(lead.span(0, word.end()), f"“{word[0].strip()}”应写作“式中：”", fix="式中：")
        for at, line in enumerate(where.lines):
            if line.block.text[line.dash.start : line.dash.end] != "——":
                typed = line.block.text[line.dash.start : line.dash.end]
                yield finding(line.dash, f"符号与说明之间应用破折号“——”，不用“{typed}”", fix="——")
            yield from _end(line, at == len(where.lines) - 1)


def _end(line: Explained, last: bool) -> Iterator[Finding]:
    text = line.block.text.rstrip()
    wanted = "。" if last else "；"
    if text.endswith(wanted):
        return
    stop = text[-1] if text[-1:] in "，,；;。.、" else ""
    if stop and len(text) == len(line.block.text):
        yield finding(line.block.span(len(text) - 1, len(text)), f"释文行末应为“{wanted}”", fix=wanted)
    elif not stop and not last:
        yield finding(line.block.span(len(text), len(text)), f"释文行末应为“{wanted}”", fix=wanted)
