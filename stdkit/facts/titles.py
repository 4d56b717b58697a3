"""What a document's name says: its elements and its function type (6.1, table 1)."""

from __future__ import annotations

import re

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Document

_BLANK = pattern(r"[\s\u3000]+")
_PARTING = pattern(r"[\u3000\n]+|[ \t\u2002\u2003]{2,}")
_TYPES = (
    ("术语", r"术语|词汇"),
    ("符号", r"符号|图形标志|标志用"),
    ("试验", r"(试验|检验|检测|测试|测定|测量|分析|鉴定)方法|的测定|测定法$|检测规范$|检测准则$"),
    ("规程", r"规程$|操作程序$"),
    ("指南", r"指南$|导则$|指导"),
    ("分类", r"分类(?!.*(规范|要求)$)|编码$|代码$"),
    ("规范", r"规范$|技术条件$|要求$"),
)


def squeeze(text: str) -> str:
    """The text without any blank: how titles are compared (前　言 = 前言)."""
    return _BLANK.sub("", text)


def name_elements(title: str) -> list[str]:
    """The elements of a name (引导元素, 主体元素, 补充元素), parted by one ideographic space (6.1.1, 10.3.1.2)."""
    return [part for part in (p.strip() for p in _PARTING.split(title)) if part]


def function_type_of(title: str) -> str:
    """The function type the name tells (表1): 术语 符号 分类 试验 规范 规程 指南, or "" where no word tells it."""
    elements = name_elements(title)
    last = re.sub(r"^第\d+部分[：:]", "", elements[-1]) if elements else ""
    return next((kind for kind, pattern in _TYPES if re.search(pattern, last)), "")


@fact
def function_type(doc: Document) -> str:
    """The function type by the name on the cover, else by the title on the first page of the text."""
    title = doc.cover.title or next((block.text for block in doc.opening if block.text.strip()), "")
    return function_type_of(title)
