from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, Span

_TEMPLATE = pattern(
    r"(?:点击|单击|双击)此处(?:添加|输入)?|此处(?:添加|填写|输入)|请(?:在此)?输入[^。，]{0,10}内容|[（(]待定[）)]|\bTBD\b|（此处省略[^）]*）"
)
_ON_COVER = pattern(r"[×xXＸ*＊]{2,}(?:-[×xXＸ*＊]{2})*")
_CROSSES = pattern(r"×{3,}|(?<![A-Za-z0-9])X{4,}(?![A-Za-z])|(?<=[—-])X{4}")


@rule("COV016", clause="8.1", severity="warning", confidence="heuristic", question="这是模板或起草时留下的占位文字吗？")
def placeholders_left(doc: Document, setting: Setting) -> Iterator[Finding]:
    """残留模板的占位文字

    “点击此处添加……”“（待定）”是模板和起草过程中的提示，不是文件的内容。报批稿中编号、日期的“××××”也要换成实际的内容。

    ```bad
    应符合⟦（待定）⟧的规定。
    ```
    ```bad
    a) ⟦点击此处添加⟧正文；

    b) 羊毛应干燥。
    ```
    ```bad stage=approval
    应符合GB/T ⟦××××⟧的规定。
    ```
    ```bad stage=approval
    ---
    number: DB15/T ⟦XXXX⟧—2026
    published: ⟦××××-××-××⟧
    implemented: 2026-⟦××⟧-01
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good stage=review
    ---
    number: DB15/T XXXX—2026
    published: ××××-××-××
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    应符合GB/T ××××—××××的规定，型号为XXXL。
    ```
    ```good stage=approval
    示例：GB/T ×××××—××××的写法。
    ```
    ```good
    点击“确定”按钮，请输入密码。
    ```
    """
    if setting.stage == "approval":
        yield from _on_the_cover(doc)
    for block in doc.blocks():
        text = block.text
        if "此处" in text or "待定" in text or "TBD" in text or "输入" in text:
            for match in block.find(_TEMPLATE):
                yield finding(block.span(*match.span()), f"残留占位文字“{match[0]}”，换成实际内容")
        if setting.stage == "approval" and block.kind != "example" and ("××" in text or "XXX" in text):
            for match in block.find(_CROSSES):
                yield finding(block.span(*match.span()), f"报批稿不应残留占位符“{match[0]}”")


def _on_the_cover(doc: Document) -> Iterator[Finding]:
    """The number and the dates of a 报批稿 are those it will be issued under."""
    for name in ("number", "published", "implemented"):
        for span in doc.cover.places(name)[:1]:
            for match in _ON_COVER.finditer(doc.text_of(span)):
                place = Span(span.block, span.start + match.start(), span.start + match.end())
                yield finding(place, f"报批稿的封面不应残留占位符“{match[0]}”")
