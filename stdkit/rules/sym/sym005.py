from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import listings, used
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "SYM005",
    clause="8.8.1、9.4.2.4",
    severity="info",
    confidence="heuristic",
    question="这个符号、缩略语在图、公式或别的写法里还用到吗？",
    whole=True,
)
def symbol_hardly_used(doc: Document) -> Iterator[Finding]:
    """列出的符号、缩略语正文没有用或只用一次

    清单只列多次使用的符号和缩略语。没有用到的增加查找的负担，只用一次的在用到的地方说明就够了。

    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    ⟦GIS⟧：地理信息系统（geographic information system）

    ⟦GPS⟧：全球定位系统（global positioning system）
    # 5 要求
    GPS的精度应为1 m。
    ```
    ```bad
    # 4 缩略语
    下列缩略语适用于本文件。

    ⟦AP⟧：接入点（access point）
    # 5 要求
    MAP和API应一致，APN应唯一。
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    GPS：全球定位系统（global positioning system）
    # 5 要求
    GPS的精度应为1 m，GPS接收机见表1。

    表1　指标

    | 项目 | 指标 |
    |---|---|
    | GPS精度 | 1 m |
    ```
    ```good
    # 4 缩略语
    下列缩略语适用于本文件。

    PKCS：公钥密码标准（public key cryptography standard）

    RBG Random Bit Generator	随机比特生成器
    # 5 要求
    填充应按PKCS5，签名应按PKCS1，RBG应独立，RBG的输出应检验。
    ```
    ```good
    # 4 符号
    下列符号适用于本文件。

    t：时间
    # 5 要求
    时间按公式（1）计算。

    $$ t = s / v $$ （1）

    式中：

    t——时间。
    ```
    """
    pictures = any(re.search(r"公式|图片|MathType|对象|formula|picture", unread.what) for unread in doc.unread)
    for _, items in listings(doc):
        apart = frozenset(block.id for item in items for block in (item.block,))
        for item in items:
            # 一个字母的符号多半在公式里，公式没有读全时不判断。
            if len(item.name) < 3 and pictures:
                continue
            count = used(doc, (item.name, *_numbered(item.name)), (), apart)
            if count < 2:
                told = "没有用到" if count == 0 else "只用了一次"
                yield finding(item.span, f"“{item.name}”在正文中{told}，清单只列多次使用的")


def _numbered(name: str) -> tuple[str, ...]:
    """「PKCS5」 uses the abbreviation PKCS."""
    return tuple(f"{name}{number}" for number in range(1, 30)) if re.fullmatch(r"[A-Z]{3,}", name) else ()
