"""What the parts of a comparison are called, for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stdkit.compare.comparison import Pair, ReferenceChange, TermChange
from stdkit.model import ElementKind
from stdkit.model.names import ELEMENT

KIND: Mapping[str, str] = {
    "same": "相同",
    "changed": "修改",
    "added": "增加",
    "deleted": "删除",
    "split": "拆分",
    "merged": "合并",
}
EFFECT: Mapping[str, str] = {
    "stricter": "更严",
    "looser": "更宽",
    "changed": "有变",
    "unsure": "宽严待判断",
    "strengthened": "加强",
    "weakened": "减弱",
    "nature": "性质改变",
    "negated": "肯定否定相反",
}
REFERENCE: Mapping[str, str] = {
    "added": "增加引用",
    "removed": "不再引用",
    "dated": "改为注日期引用",
    "undated": "改为不注日期引用",
    "year": "年份改变",
    "code": "编号改变",
    "title": "名称改变",
    "parts": "所引用的部分改变",
    "nature": "引用性质改变",
}
TERM: Mapping[str, str] = {
    "added": "增加",
    "removed": "删除",
    "definition": "定义修改",
    "name": "名称修改",
    "renumbered": "编号改变",
}


def place(number: str, element: ElementKind | None) -> str:
    """「5.2」, 「附录A」, 「前言」: what a reader calls a passage without its title."""
    return number or ("首页" if element is None else ELEMENT[element])


def places(pair: Pair) -> tuple[str, str]:
    """Where it stood and where it stands; "" where it does not."""
    old = "、".join(dict.fromkeys(place(one.number, one.element) for one in pair.old))
    new = "、".join(dict.fromkeys(place(one.number, one.element) for one in pair.new))
    return old, new


def states(pair: Pair) -> tuple[str, ...]:
    """What became of it, in the order a reader asks: 「修改」, 「移动」, 「条号改变」."""
    said = [] if pair.kind == "same" else [KIND[pair.kind]]
    if pair.moved and not pair.carried:
        said.append("移动")
    elif pair.renumbered:
        said.append("条号改变")
    if pair.editorial and pair.kind != "same":
        said.append("编辑性")
    return tuple(said) or (KIND["same"],)


def reference(change: ReferenceChange) -> str:
    """「增加引用：GB/T 1.1—2020 ……」, 「年份改变：GB/T 1—2010 ……→ GB/T 1—2020 ……」"""
    texts = [" ".join(text.split()) for text in (change.old_text, change.new_text) if text.strip()]
    return f"{REFERENCE[change.kind]}：{' → '.join(texts) or change.key}"


def terms(changes: Iterable[TermChange]) -> list[str]:
    """「名称修改、定义修改：甲 3.1 → 乙 3.2」: a line for each term; one that only got another number has none."""
    found: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        sides = (f"{change.old_name} {change.old_number}".strip(), f"{change.new_name} {change.new_number}".strip())
        if not change.editorial:
            found.setdefault(sides, []).append(TERM[change.kind])
    return [
        f"{'、'.join(kinds)}：{' → '.join(dict.fromkeys(filter(None, sides)))}"
        for sides, kinds in found.items()
        if kinds != [TERM["renumbered"]]
    ]
