from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_ERROR = pattern(
    r"错误[！!]\s*(?:未找到引用源|书签未定义|未定义书签|链接无效|引用源未找到|文档中没有指定样式的文字)[。.]?|Error! (?:Reference source not found|Bookmark not defined)\.?"
)


@rule("TYP014", clause="9.4.1", severity="warning")
def field_errors_left(doc: Document) -> Iterator[Finding]:
    """残留域错误的文字

    交叉引用的对象删掉以后，更新域时留下“错误！未找到引用源”。找到原来要指的表、图、条，重新插入引用。

    ```bad
    应符合⟦错误！未找到引用源。⟧的规定。
    ```
    ```bad
    表1　限值

    | 项目 | 值 |
    |---|---|
    | 水分 | 见⟦错误!书签未定义。⟧ |
    ```
    ```good
    系统应提示“错误！密码不符”。
    ```
    ```good
    应符合表1的规定。
    ```
    """
    for block in doc.blocks():
        if "错误" in block.text or "Error!" in block.text:
            for match in block.find(_ERROR):
                yield finding(block.span(*match.span()), "残留域错误，重新插入引用")
