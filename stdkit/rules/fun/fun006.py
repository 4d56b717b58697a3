from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_STRONG = ("REQ", "REQ_NS", "PROH", "PROH_NS", "DOUBLE", "宜", "不宜", "建议", "推荐")
_PERMITTING = ("可", "可以", "允许", "准许", "不必", "无须")
_NOT_OF_THE_SENTENCE = frozenset({"attributive", "whether", "when", "arguing"})
_DESCRIBES = pattern(r"[^，。；]{0,24}的")


@rule(
    "FUN006",
    clause="8.11、表4",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="这一句只是说明它是什么，还是在规定怎样做？",
)
def provision_in_vocabulary(doc: Document, setting: Setting) -> Iterator[Finding]:
    """术语、符号、分类标准的核心条款不是陈述

    术语标准的条目、符号标准的符号及其含义只用陈述：说明是什么，不规定怎样做。分类标准可以陈述，也可以要求，不用推荐和允许。

    ```bad kind=术语
    # 3 术语和定义
    ## 3.1
    瓦楞纸板　corrugated board

    由两层纸粘合成的板材，使用时⟦应⟧防潮，⟦可⟧多次使用。
    ```
    ```bad kind=符号
    # 4 图形符号
    表1　图形符号

    | 符号 | 含义 |
    |---|---|
    | 圆 | ⟦应⟧停止 |

    a) 符号⟦宜⟧放大使用；

    b) 圆表示停止。
    ```
    ```bad kind=分类
    # 4 分类
    羊毛⟦宜⟧按细度分为三类。
    ```
    ```good kind=术语
    # 3 术语和定义
    ## 3.1
    瓦楞纸板　corrugated board

    由两层纸粘合成的、可重复使用的板材。

    注：使用时可防潮，应用广泛。
    ```
    ```good kind=分类
    # 4 编码
    代码应由3位数字组成。
    ```
    ```good kind=规范
    # 4 要求
    纸板应防潮。
    ```
    """
    kind = setting.kind
    if kind not in ("术语", "符号", "分类"):
        return
    words = ("宜", "不宜", "建议", "推荐") if kind == "分类" else _STRONG
    for provision in clear_provisions(doc, *words, *_PERMITTING):
        block = doc.block(provision.span.block)
        element = doc.place(block.id).element
        if element is None or element.kind not in ("terms", "symbols", "core") or not block.normative:
            continue
        if block.kind not in ("paragraph", "list-item") or _NOT_OF_THE_SENTENCE & set(provision.frames):
            continue
        if provision.kind == "PERM" and _DESCRIBES.match(block.text, provision.span.end):
            continue  # 「可重复使用的板材」 says what it is
        core = {"术语": "术语条目", "符号": "符号及其含义", "分类": "分类和编码"}[kind]
        allowed = "陈述或要求" if kind == "分类" else "陈述"
        yield finding(provision.span, f"{kind}标准的{core}使用{allowed}型条款，不用“{provision.reading}”")
