from __future__ import annotations

from collections.abc import Callable, Iterator

from stdkit.facts.layouts import paragraphs
from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding, Span
from stdkit.model.layout import TextLayout

_LINK = pattern(r"https?:|www\.|@|\.(?:cn|com|org|gov)")
_DARK = 0x50


def _colored(text: TextLayout) -> bool:
    """In a colour that shows: not black or nearly so."""
    try:
        parts = bytes.fromhex(text.color)
    except ValueError:
        return False
    return len(parts) == 3 and max(parts) > _DARK


_KINDS: tuple[tuple[Callable[[TextLayout], bool | None], str], ...] = (
    (lambda text: text.emphasis, "着重号"),
    (lambda text: text.underline, "下划线"),
    (_colored, "颜色"),
    (lambda text: text.highlight, "突出显示"),
)


@rule("TYP015", clause="附录F", severity="info", default=False)
def emphasis_in_text(doc: Document) -> Iterator[Finding]:
    """正文用着重号、下划线、颜色强调

    附录F没有着重号、下划线和颜色：标准里能突出的只有黑体的关键词。征求意见稿常用颜色标出改动，所以默认不查；报批前请清除。

    ```bad layout=yes
    # 5 要求
    【“干燥”红】
    羊毛应⟦干燥⟧，无草屑。
    ```
    ```bad layout=yes
    # 附录A（规范性）限值
    表A.1　限值

    | 项目 | 【下划线】⟦限值⟧ |
    |---|---|
    | 水分 | 12 |
    ```
    ```bad layout=yes
    # 5 要求
    【着重号】
    a) ⟦羊毛应洁净；⟧
    【突出】
    b) ⟦羊毛应干燥。⟧
    ```
    ```good layout=yes
    # 5 要求
    【“干燥”黑体】
    羊毛应干燥，无草屑。
    【“www.sac.gov.cn”蓝、下划线】
    公告见 www.sac.gov.cn。
    ```
    ```good
    # 5 要求
    **羊毛**应干燥。
    ```
    """
    for marked, name in _KINDS:
        yield from gathered(list(_places(doc, marked)), f"标准中不用{name}强调")


def _places(doc: Document, marked: Callable[[TextLayout], bool | None]) -> Iterator[Span]:
    for one in paragraphs(doc):
        if one.part == "目次内容":
            continue
        for text in one.layout.texts:
            words = one.block.text[text.start : text.end]
            if marked(text) and words.strip() and not _LINK.search(words):
                yield one.block.span(text.start, text.end)
