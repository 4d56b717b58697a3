from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.chapters import scope_sentences
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_BACKGROUND = pattern(
    r"(?:为了?(?=规范|贯彻|落实|加强|保障|保证|提高|促进|推动|指导|适应|满足)|根据.{0,30}(?:法|条例|办法|规定|要求|精神)|随着|依据.{0,40}(?:制定|编制)|旨在|鉴于|近年来)[^。]*"
)


@rule(
    "SCO005",
    clause="8.5.3、8.4",
    severity="warning",
    confidence="heuristic",
    question="这句话是背景、目的或依据吗（是：移到引言或前言）？",
)
def background_in_scope(doc: Document) -> Iterator[Finding]:
    """范围写了背景、目的或编制依据

    背景和编制目的写在引言里，起草依据写在前言里。放在范围里，读者要读完一段套话才看到文件管什么。

    ```bad
    # 1 范围
    ⟦为了规范桶装水的生产，制定本文件。⟧

    本文件规定了桶装水的要求。
    ```
    ```bad
    # 1 范围
    ⟦根据《中华人民共和国食品安全法》，制定本文件。⟧本文件适用于桶装水。
    ```
    ```good
    # 1 范围
    本文件规定了桶装水的要求，为监督检查提供依据。
    ```
    ```good
    # 引言
    为了规范桶装水的生产，制定本文件。
    # 1 范围
    本文件规定了桶装水的要求。
    ```
    """
    for block, start, end in scope_sentences(doc):
        if _BACKGROUND.match(block.text[start:end]):
            yield finding(block.span(start, end), "背景、目的和依据不写在范围里，移到引言")
