from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, is_chinese_text, of
from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

WANTED = 2.0
_TOLERANCE = 0.35
_SENTENCE = pattern(r"[。：；！？:;]\s*$")
_LONG = 40
"""So many characters fill a line: a shorter paragraph has no further lines."""
_NO_PARAGRAPH = pattern(r"\s*(?:标引序号说明|说明|单位[：:为]|[A-Za-z\d]{1,3}\s*——)|[图表]\s*[A-Z]?[\d.．-]+\s")


@rule("LAY008", clause="10.2.1", severity="info", whole=True)
def paragraph_indent(doc: Document) -> Iterator[Finding]:
    """段首未空两个汉字

    段的文字空两个汉字起排，回行顶格。首行缩进用段落格式设置；用空格顶出来的，改一次字号就会错位。

    ```bad layout=yes
    # 5 要求
    【首行0字】
    ⟦羊毛应洁净，无草屑和粪块。⟧
    【首行2字】
    羊毛应干燥。
    ```
    ```bad layout=yes
    # 5 要求
    【首行0字 空格2字】
    ⟦羊毛应洁净，无草屑和粪块。⟧
    【首行0字 空格2字】
    羊毛应干燥。
    ```
    ```bad layout=yes
    # 附录A（规范性）取样
    【首行0字 左2字】
    ⟦取样应在同一批内随机进行，每批取三个样品，各不少于五百克，混匀后按四分法缩分，装入洁净的密封袋，写明批号。⟧
    ```
    ```good layout=yes
    # 5 要求
    【首行2字】
    羊毛应洁净，无草屑和粪块。
    【居中】
    羊毛分级流程
    【首行0字】
    5.1　羊毛应干燥。
    【首行-2字 左4字】
    a) 外观；
    【首行1.9字】
    羊毛应分批堆放。
    ```
    ```good layout=yes
    # 5 要求
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 含水率 | 【首行1字】按批测定的含水率。 |

    【首行0字】
    标引序号说明：
    ```
    ```good layout=yes
    # 6 检验
    检验步骤如下：
    【左4字 悬挂2字】
    a) 称量：
    【左4字 首行0字】
    称量用感量 0.1 g 的天平，连续称三次。
    【首行0字】
    SAM　安全存取模块
    ```
    """
    wrong: list[Paragraph] = []
    typed: list[Paragraph] = []
    hanging: list[Paragraph] = []
    item: float | None = None
    for one in of(doc, "段", "列项", "条标题", "无标题条"):
        indent, hang = one.layout.indent, one.layout.hang
        if one.part != "段":
            item = hang if one.part == "列项" else None
            continue
        if indent is None or hang is None or not _counts(one):
            continue
        if item is not None and indent > item - _TOLERANCE and indent > WANTED:
            continue  # goes on below a list item, set in as its text is
        if abs(indent - WANTED) > _TOLERANCE:
            wrong.append(one)
        elif one.layout.blanks > _TOLERANCE:
            typed.append(one)
        elif abs(hang) > _TOLERANCE and len(one.words) > _LONG:
            hanging.append(one)
    if wrong:
        space = max(wrong[0].layout.indent or 0.0, 0.0)
        actual = f"空 {space:.2g} 个汉字" if space > _TOLERANCE else "没有空"
        yield from gathered([one.span for one in wrong], f"段应空两个汉字起排，这里{actual}")
    yield from gathered([one.span for one in typed], "段首的空是用空格顶出来的，请改用首行缩进 2 字符")
    yield from gathered([one.span for one in hanging], "段的回行应顶格")


def _counts(one: Paragraph) -> bool:
    """Running text: not what is centred or set to the right, code, or a line of a figure's key."""
    return (
        _SENTENCE.search(one.words) is not None
        and one.layout.align not in ("center", "right", "distribute")
        and not one.layout.frame
        and is_chinese_text(one.words)
        and not _NO_PARAGRAPH.match(one.words)
    )
