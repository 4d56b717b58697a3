from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.captions import figures
from stdkit.facts.drawings import Drawing, drawings
from stdkit.facts.mentions import full_number, mentions_of
from stdkit.facts.patterns import pattern
from stdkit.facts.sentences import provision_type
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Figure, Finding

_MEASURED = pattern(r"[±φΦ⌀∅]\s?\d|\d\s?±|R\d+(?:\.\d+)?$")
_TITLE = pattern(r"尺寸|公差|偏差|轮廓|零件图|安装图|加工图|剖面图")


@rule(
    "FIG006",
    clause="9.7.1.2",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="图上的尺寸是本文件的要求，还是只作示意？",
)
def figure_mentioned_without_force(doc: Document) -> Iterator[Finding]:
    """载有要求的图只用“如图n所示”提及

    图上标了尺寸、公差，条文却只说“如图1所示”，读者分不清这些尺寸是要求还是示意。要约束产品，写“应符合图1的规定”；
    只是示意，写“见图1”并在图题中说明。

    ```bad
    # 5 结构
    井盖的结构如⟦图1⟧所示。

    单位为毫米

    ![](a.png)

    图1　井盖
    ```
    ```bad
    # 附录A（规范性）量具
    量具如⟦图A.1⟧所示。

    ![](a.png)

    图A.1　量具的尺寸
    ```
    ```good
    # 5 结构
    井盖的尺寸应符合图1的规定，井盖的外形如图1所示。

    单位为毫米

    ![](a.png)

    图1　井盖
    ```
    ```good
    # 5 加工
    加工的流程如图1所示。

    ![](a.png)

    图1　加工流程示意图
    ```
    ```good
    # 附录A（资料性）量具
    量具如图A.1所示。

    ![](a.png)

    图A.1　量具的尺寸
    ```
    ```good
    # 5 系统
    供水系统的组成如图1所示，阀门应符合图2的规定。

    单位为毫米

    ![](a.png)

    图1　供水系统框图

    单位为毫米

    ![](b.png)

    图2　阀门
    ```
    ```bad
    # 5 结构
    支座的形状如⟦图1⟧所示。

    ![Φ25¦R8¦3±0.1](a.png)

    图1　支座

    底板如⟦图2⟧所示。

    ![](b.png)

    图2　底板轮廓
    ```
    """
    known = {thing.block.id for thing in figures(doc) if thing.number is not None and not thing.continued}
    for drawing in drawings(doc):
        block = drawing.figure.block
        element = doc.place(block.id).element
        if block.id not in known or element is None or not element.normative or not _holds_measures(drawing):
            continue
        number = full_number(drawing.figure, "图")
        places = mentions_of(doc, number)
        told = [place for place in places if provision_type(doc, place.span) in ("requirement", "recommendation")]
        if places and not told:
            message = f"{number}标有尺寸，条文中写“应符合{number}的规定”；只作示意时写“见{number}”并说明"
            yield finding(places[0].span, message, related=[place.span for place in places[1:]])


def _holds_measures(drawing: Drawing) -> bool:
    block = drawing.figure.block
    if re.search(r"示意|流程|框图|架构|拓扑|关系图", block.text):
        return False
    texts = [text for figure in (*drawing.pictures, block) if isinstance(figure, Figure) for text in figure.texts]
    return drawing.unit is not None or _TITLE.search(block.text) is not None or any(map(_MEASURED.search, texts))
