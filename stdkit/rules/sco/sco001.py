from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.chapters import scope_sentences
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FORM = pattern(
    r"^(?:[A-Z][^，。；]{0,20}的)?本(?:文件|标准|部分|规范|规程|指南|指导性技术文件)(?:[^。]*[，；])?"
    r"(?:还|也|同时|并|主要|具体|为[^，。；]{1,24})?(?:规定|确立|描述|提供|给出|界定)了"
)
"""One of the verbs is enough: 「本文件界定了……，规定了……」; 2009 wrote 「GB/T 1234的本部分规定了」."""


@rule("SCO001", clause="8.5.3", severity="warning", whole=True)
def scope_sentence(doc: Document) -> Iterator[Finding]:
    """范围没有用规定的表述形式

    范围用“本文件规定了……”“描述了……”“确立了……”这样的句子说明文件有什么内容。句式固定，数据库才能从范围里摘出内容提要。

    ```bad
    # 1 ⟦范围⟧
    为了规范桶装水的生产，特制定桶装水的要求。
    ```
    ```bad
    # 1 ⟦范围⟧
    本文件对桶装水的要求作了规定。

    本文件适用于桶装水的生产。
    ```
    ```good
    # 1 范围
    本文件规定了桶装水的技术要求，描述了相应的试验方法。

    本文件适用于桶装水的生产和检验。
    ```
    ```good
    # 1 范围
    本文件为桶装水的标识给出了信息格式，规定了编码。

    本文件适用于桶装水的标识。
    ```
    ```bad
    # 1 ⟦范围⟧
    本文件规范了桶装水的生产，旨在提高质量。
    ```
    ```good edition=2009
    # 1 范围
    本指导性技术文件界定了桶装水的术语。
    ```
    ```good edition=2009
    # 1 范围
    GB/T 12345的本部分规定了桶装水的标识。
    ```
    ```good edition=2009
    # 1 范围
    本标准规定了桶装水的技术要求、试验方法。
    ```
    """
    element = doc.element_of("scope")
    sentences = scope_sentences(doc)
    if element is None or not sentences or element.heading is None:
        return
    if not any(_FORM.match(block.text[start:end]) for block, start, end in sentences):
        yield finding(element.heading.span(), "范围应有“本文件规定了……”（确立、描述、提供、给出、界定了）这样的句子")
