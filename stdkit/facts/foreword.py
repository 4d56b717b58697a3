"""The foreword sentence by sentence: which of the items a) to h) of 8.3 each one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Span, element_blocks

ItemKind = Literal[
    "basis",  # a) 起草依据
    "relation",  # b) 与其他文件、各部分的关系
    "replaces",  # c) 代替与主要技术变化
    "international",  # d) 与国际文件的关系
    "patent",  # e) 专利
    "ownership",  # f) 提出与归口
    "units",  # g) 起草单位
    "drafters",  # g) 主要起草人
    "history",  # h) 历次版本
    "annexes",  # old statement on the nature of annexes
    "interpretation",  # 解释权
    "process",  # how the drafting went
    "other",
]

ORDER: tuple[ItemKind, ...] = (
    "basis",
    "relation",
    "replaces",
    "international",
    "patent",
    "ownership",
    "units",
    "drafters",
    "history",
)
"""The order of 8.3; kinds outside it stand anywhere."""

NAMES: dict[ItemKind, str] = {
    "basis": "起草依据",
    "relation": "与其他文件的关系",
    "replaces": "代替情况和主要技术变化",
    "international": "与国际文件的关系",
    "patent": "专利说明",
    "ownership": "提出和归口",
    "units": "起草单位",
    "drafters": "主要起草人",
    "history": "历次版本发布情况",
}

_SELF = r"本(?:文件|标准|部分|指导性技术文件|规范|规程)"
_KINDS: tuple[tuple[ItemKind, str], ...] = (
    ("basis", r"(按照|依照|依据|根据|按)\s*GB\s*/?\s*T\s*1[\d.]*.{0,80}起草|GB\s*/?\s*T\s*1\.1.{0,60}(编写|编制|制定)"),
    ("annexes", rf"{_SELF}?的?附录.{{1,20}}[为是](规范性|资料性)"),
    ("patent", r"专利"),
    ("history", rf"历次版本|{_SELF}[为是]?首次(发布|制定)|首次发布为|本次为第?.{{1,3}}次修订"),
    (
        "international",
        r"与\s*(?:ISO|IEC|ITU|CISPR|OIML)[^。]{1,60}(?:相比|技术差异|结构变化)|(?:下列|下述|以下)编辑性(?:改动|修改)",
    ),
    (
        "replaces",
        rf"(代替|替代|取代)了?[^。]{{0,10}}[A-Z]|{_SELF}与.{{2,80}}相比|主要(技术)?(变化|差异|修改).{{0,6}}如下",
    ),
    ("drafters", r"起草人|编制人员|执笔人"),
    ("units", r"(起草|编制|主编|参编|参加|编写)单位|^.{0,6}起草\s*单位"),
    ("interpretation", r"负责.{0,12}解释|解释权"),
    ("ownership", r"由.{2,80}(提出|归口)|归口(单位|管理)"),
    (
        "international",
        r"(等同|修改|非等效)(采用|翻译)|使用(翻译|重新起草)法|一致性程度|(ISO|IEC)\S{0,4}\s?\d.{0,60}(制定|起草|相比)",
    ),
    (
        "relation",
        rf"(?:{_SELF}[为是].{{1,80}}的?第\d+部分|以下部分|分为.{{1,12}}个?部分|{_SELF}[为是].{{1,60}}(系列|之一))",
    ),
    ("process", r"编制组|编写组|调研|广泛征求|审查通过|填补.{0,6}空白"),
)
_COMPILED = tuple((kind, pattern(text)) for kind, text in _KINDS)
_SENTENCE = pattern(r"[^。；]*[。；]?")


def pictured(doc: Document) -> bool:
    """Whether a picture stands in the foreword: what it shows cannot be read, so nothing can be said to be missing."""
    foreword = doc.element_of("foreword")
    return foreword is not None and any(block.kind == "figure" for block in element_blocks(foreword))


@dataclass(frozen=True, slots=True)
class ForewordItem:
    """A sentence of the foreword, or the lead-in of a list with its list items."""

    kind: ItemKind
    span: Span
    text: str
    block: Block
    listed: tuple[Block, ...] = ()


def kind_of(sentence: str) -> ItemKind:
    """Which item of 8.3 a sentence is."""
    return next((kind for kind, pattern in _COMPILED if pattern.search(sentence)), "other")


@fact
def foreword_items(doc: Document) -> tuple[ForewordItem, ...]:
    """The items of the foreword in their order; empty where there is no foreword.

    List items belong to the sentence they follow; a sentence that tells nothing of its own continues the kind before it.
    """
    element = doc.element_of("foreword")
    if element is None:
        return ()
    found: list[ForewordItem] = []
    for block in element_blocks(element):
        if block.kind == "heading" or block.kind in ("table", "figure", "formula"):
            continue
        if block.kind == "list-item" and found:
            last = found[-1]
            found[-1] = ForewordItem(last.kind, last.span, last.text, last.block, (*last.listed, block))
            continue
        for match in _SENTENCE.finditer(block.text):
            text = match[0]
            if text.strip():
                start = match.start() + len(text) - len(text.lstrip())
                found.append(ForewordItem(kind_of(text), block.span(start, match.end()), text.strip(), block))
    return tuple(found)


def items_of(doc: Document, *kinds: ItemKind) -> list[ForewordItem]:
    """The foreword's items of these kinds."""
    return [item for item in foreword_items(doc) if item.kind in kinds]
