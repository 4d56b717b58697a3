"""What the text and the tables demand of a characteristic: 「水分不大于12%」. GB/T 1.1—2020, 9.4.6.

Only what is said without a condition is taken, and only of characteristics that have a name of their own: 「温度不高于4 ℃」 says
nothing without knowing of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.captions import tables
from stdkit.facts.columns import columns
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.quantities import NUMBER, UNIT
from stdkit.facts.search import blocks_for
from stdkit.facts.sentences import provision_type
from stdkit.facts.titles import squeeze
from stdkit.model import Document, Span, Table

_UPPER = r"不大于|不高于|不超过|不多于|≤"
_LOWER = r"不小于|不低于|不少于|≥"
_SAID = pattern(
    rf"(?P<name>[一-鿿A-Za-z（）()·]{{2,24}}?)\s?(?:应|宜|均|需|须)?\s?(?P<relation>{_UPPER}|{_LOWER})\s?(?P<value>{NUMBER})\s?(?P<unit>{UNIT})"
)
_CELL = pattern(rf"(?P<relation>{_UPPER}|{_LOWER})\s?(?P<value>{NUMBER})\s?(?P<unit>{UNIT})?")
_CONDITION = pattern(
    r"当|如果|若|情况下|条件下|[一-鿿]时[，,]|除|级|型|类|等级|第.遍|之[前后]|以[前后]|[以其]中|分别|每|对于|用于|期间|过程|阶段|不同"
)
_VAGUE = pattern(
    r"(?:.*(?:的|其|且|和|与|及|并|而|在|于))?(?:环境|最[高低大小]|平均|总|净|额定|工作)?(?:温度|湿度|相对湿度|压力|时间|长度|宽度|厚度|高度|质量|重量|尺寸|电压|电流|频率|速度|间距|距离|直径|半径|面积|体积|容积|容量"
    r"|数量|误差|偏差|公差|精度|准确度|浓度|含量|流量|功率|转速|深度|间隔|周期|期限|个数|次数|人数|比例|差|差值|值|变化|范围|结果|分度值|测量值|允许差|合计|总和|率)"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: the characteristic as named, whether it is an upper one, value and unit as written, and where it stands."""

    name: str
    upper: bool
    value: str
    unit: str
    span: Span
    in_table: bool


@fact
def limits(doc: Document) -> tuple[Limit, ...]:
    """The limits that the normative text and its tables set without a condition, in reading order within each."""
    return (*_said(doc), *_tabled(doc))


def _said(doc: Document) -> Iterator[Limit]:
    for block in blocks_for(doc, _SAID):
        if not block.normative or block.kind not in ("paragraph", "list-item"):
            continue
        for match in block.find(_SAID):
            begin = max(block.text.rfind(mark, 0, match.start()) for mark in "，,。；;：:")
            clause = block.text[begin + 1 : match.start()]
            start = max(block.text.rfind(mark, 0, match.start()) for mark in "。；")
            if clause.strip() or _CONDITION.search(block.text[start + 1 : match.end() + 8]):
                continue
            name = re.sub(r"(?:应|宜|均)$", "", match["name"])
            span = block.span(*match.span())
            if not _VAGUE.fullmatch(name) and provision_type(doc, span) not in ("recommendation", "permission"):
                yield Limit(_plain(name), match["relation"] in _UPPER, match["value"], match["unit"], span, False)


def _tabled(doc: Document) -> Iterator[Limit]:
    """The limits of tables that set one value for each item (项目｜指标)."""
    for thing in tables(doc):
        table = thing.block
        if not isinstance(table, Table) or not table.normative or not columns(table):
            continue
        head = max(table.header, 1)
        for row in table.rows[head:]:
            texts = [cell.text.strip() for cell in row]
            found = [at for at, text in enumerate(texts) if _CELL.fullmatch(text)]
            names = [at for at, text in enumerate(texts) if re.match(r"[一-鿿]{2,}", text)]
            if len(found) != 1 or not names or names[0] > found[0] or len(texts) > 5:
                continue
            match = _CELL.fullmatch(texts[found[0]])
            assert match is not None
            name, unit = _item(texts[names[0]])
            unit = match["unit"] or unit
            block = row[found[0]].blocks[0]
            if unit and not _VAGUE.fullmatch(name) and not _CONDITION.search(name):
                yield Limit(_plain(name), match["relation"] in _UPPER, match["value"], unit, block.span(), True)


def _item(text: str) -> tuple[str, str]:
    """「水分/%」, 「铅（mg/kg）」: the item and its unit."""
    match = re.fullmatch(
        rf"(?P<name>.+?)\s*(?:[/／]\s*[（(]?|[（(]\s*|[，,]\s*)(?P<unit>{UNIT})\s*[）)]?", text, re.DOTALL
    )
    return (match["name"], match["unit"]) if match else (text, "")


def _plain(name: str) -> str:
    return squeeze(re.sub(r"[（(].*?[）)]", "", name))


def head_of(name: str) -> str:
    """The last noun of 「肉条的水分」: 「水分」."""
    return name.rsplit("的", 1)[-1]
