"""Trade names and trade marks, and the footnote that has to go with them. GB/T 1.1—2020, 9.13.1."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.tokens import quoted
from stdkit.model import Block, Document, Span

_NAMES = {
    "特氟纶": "聚四氟乙烯（PTFE）", "特氟龙": "聚四氟乙烯（PTFE）", "铁氟龙": "聚四氟乙烯（PTFE）", "Teflon": "聚四氟乙烯（PTFE）",
    "席梦思": "弹簧软床垫", "尼龙搭扣": "粘扣带", "凡士林": "", "有机玻璃": "", "万金油": "清凉油", "凯夫拉": "对位芳纶",
    "Kevlar": "对位芳纶", "莱卡": "氨纶", "Lycra": "氨纶", "透明胶带": "", "乐扣": "塑料保鲜盒", "随身听": "便携式播放机",
    "福禄克": "", "Excel": "电子表格软件", "PowerPoint": "演示文稿软件", "AutoCAD": "计算机辅助设计软件", "Photoshop": "图像处理软件",
    "微信": "", "支付宝": "", "Bakelite": "酚醛塑料", "Parafilm": "封口膜", "Pyrex": "硼硅酸盐玻璃", "Velcro": "粘扣带", "Plexiglas": "聚甲基丙烯酸甲酯",
    "创可贴": "", "Milli-Q": "超纯水",
}  # fmt: skip
_GENERIC = frozenset({"凡士林", "有机玻璃", "透明胶带", "微信", "支付宝", "创可贴"})
"""Words that have become common names, or name a service that no other word names."""
_LISTED = "|".join(sorted((name for name in _NAMES if name not in _GENERIC), key=len, reverse=True))
_TRADE = pattern(
    rf"(?P<marked>(?:[A-Za-z][A-Za-z0-9-]{{0,20}}|[一-鿿]{{1,4}})\s?[®™])|(?<![A-Za-z])(?P<listed>{_LISTED})(?![A-Za-z]|\s?软件)"
    r"|(?P<brand>“[^”]{1,8}”牌(?!匾|照|子|楼|坊|号))"
)
NOTE = pattern(r"产品的商品名|商品名称?|商标|市售产品的?实例|适合的市售产品")
"""What tells the prescribed footnote."""


@dataclass(frozen=True, slots=True)
class TradeName:
    """A trade name as it stands; ``generic`` is what may be said instead, "" where that is not known."""

    span: Span
    name: str
    generic: str
    noted: bool
    """A footnote beside it speaks of trade names."""


@fact
def trade_names(doc: Document) -> tuple[TradeName, ...]:
    """The trade names of the text in reading order; not those quoted, nor what stands in the footnotes about them."""
    notes = {block.label: block for block in doc.blocks() if block.kind == "footnote"}
    found = []
    for block in blocks_for(doc, _TRADE):
        element = doc.place(block.id).element
        if block.kind == "footnote" or (
            element is not None and element.kind in ("bibliography", "normative-references")
        ):
            continue
        hidden = quoted(block.text)
        noted = any(_says_so(notes.get(run.target)) for run in block.runs if "footnote" in run.marks)
        for match in block.find(_TRADE):
            if match["brand"] or not any(a <= match.start() < b for a, b in hidden):
                found.append(TradeName(block.span(*match.span()), match[0], _NAMES.get(match[0], ""), noted))
    return tuple(found)


def _says_so(note: Block | None) -> bool:
    return note is not None and NOTE.search(note.text) is not None
