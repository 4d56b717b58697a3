from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, element_blocks

_POINTS = (
    ("提请注意可能涉及专利的使用", r"提请注意.*可能涉及"),
    ("对专利的真实性、有效性和范围无任何立场", r"无任何立场"),
    ("专利持有人的承诺", r"专利(?:权|持有)人.*承诺"),
    ("专利持有人姓名和地址", r"专利(?:权|持有)人(?:姓名|名称)?.*[：:]|姓名.*地址"),
    ("请注意除上述专利外的内容", r"除上述.{0,8}专利外|除.{0,10}专利外"),
)


@rule(
    "INT004",
    clause="8.4、D.3",
    severity="warning",
    confidence="heuristic",
    question="本文件涉及专利，并已知道持有人和承诺吗？",
    whole=True,
)
def patent_statement_in_introduction(doc: Document) -> Iterator[Finding]:
    """引言的专利说明与D.3不一致

    已经知道文件涉及专利的，引言按D.3的内容说明：提请注意、无任何立场、持有人的承诺、姓名和地址、其他专利的提示。以专利为对象的文件不查。

    ```bad
    # 引言
    ⟦本文件涉及某公司的专利。⟧
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    # 引言
    ⟦本文件的发布机构提请注意，声明符合本文件时，可能涉及到5.2与切割相关的专利的使用。⟧

    本文件的发布机构对于该专利的真实性、有效性和范围无任何立场。
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    ---
    title: 专利代理　服务规范
    ---
    # 引言
    本文件涉及专利代理的各个环节。
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 引言
    羊毛分级影响收购价格，近年来相关专利增多。
    # 1 范围
    本文件规定了要求。
    ```
    ```good
    # 引言
    本文件涉及的专利见附录C。
    # 1 范围
    本文件规定了要求。
    ```
    """
    element = doc.element_of("introduction")
    if element is None or re.search(r"专利|知识产权", doc.cover.title):
        return
    blocks = [block for block in element_blocks(element) if "专利" in block.text or "立场" in block.text]
    own = next(
        (
            block
            for block in blocks
            if re.search(r"本(?:文件|标准|部分).{0,40}(?:涉及|使用|采用|包含).{0,30}专利", block.text)
        ),
        None,
    )
    whole = "\n".join(block.text for block in element_blocks(element))
    if own is None or re.search(r"专利.{0,20}附录[A-Z]|附录[A-Z].{0,20}专利", whole):
        return
    missing = [name for name, pattern in _POINTS if not re.search(pattern, whole, re.DOTALL)]
    if missing:
        yield finding(own.span(), f"引言的专利说明缺少D.3规定的内容：{'、'.join(missing)}")
