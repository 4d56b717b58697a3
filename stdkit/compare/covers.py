"""What differs on the covers, field by field."""

from __future__ import annotations

from collections.abc import Iterator

from stdkit.compare.comparison import CoverChange
from stdkit.compare.folding import fold
from stdkit.model import Cover

FIELDS = {
    "number": "文件编号",
    "title": "文件名称",
    "title_en": "英文译名",
    "replaces": "代替的文件",
    "ics": "ICS 号",
    "ccs": "CCS 号",
    "record": "备案号",
    "published": "发布日期",
    "implemented": "实施日期",
    "issued_by": "发布机构",
    "stage": "文件阶段",
    "masthead": "文件层次",
    "conformity": "与国际文件的一致性程度",
}
"""The fields that are compared, with what the trade calls them."""


def changed_cover(old: Cover, new: Cover) -> tuple[CoverChange, ...]:
    """The fields that differ by more than widths and blanks. One that is unknown on one side is empty there."""
    return tuple(_changes(old, new))


def _changes(old: Cover, new: Cover) -> Iterator[CoverChange]:
    for field, label in FIELDS.items():
        before, after = _text(old, field), _text(new, field)
        if fold(before) != fold(after):
            yield CoverChange(field, label, before, after)


def _text(cover: Cover, field: str) -> str:
    value = getattr(cover, field)
    return "、".join(value) if isinstance(value, tuple) else str(value)
