"""What a plan is made of: one item for every provision word, and what was decided on it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Literal

from stdkit.convert.guards import Guard
from stdkit.convert.rewrite import Action
from stdkit.facts.declaration_words import sentences
from stdkit.model import Document, Edit, Span

Choice = Literal["规范用词", "推荐措辞", "保留原文", "删除", "移出", "人工改写"]
CHOICES: tuple[Choice, ...] = ("规范用词", "推荐措辞", "保留原文", "删除", "移出", "人工改写")

GUARD_NAMES = {
    "LAW": "法律法规",
    "PERMIT": "许可资质",
    "ADMIN": "行政管理",
    "SAFETY": "安全",
    "REFMAND": "引用强制性标准",
    "QUOTE": "引文",
    "DEF": "定义",
    "NAME": "名称",
    "HEAD": "标题",
    "NOTE": "注或示例",
    "TEST": "试验方法",
    "TABLE": "表格",
    "IDT": "采标",
    "USEWORDS": "用词说明",
    "FORMULA": "公式",
}

KIND_NAMES = {
    "REQ": "要求",
    "REQ_NS": "要求（非标准用语）",
    "PROH": "不应",
    "PROH_NS": "禁止（非标准用语）",
    "REC": "推荐",
    "REC_NEG": "不推荐",
    "PERM": "允许",
    "PERM_NEG": "不必",
    "CAP": "能力",
    "POSS": "可能性",
    "COND": "有条件的准许",
    "RESTR": "限定",
    "UNIV": "全称副词",
    "NEED": "需要",
    "DBLNEG": "双重否定",
    "DOUBLE": "情态叠用",
    "LAW": "法律义务",
    "ADMIN": "管理条款",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a committee decided on one item; ``row`` is its row in the sheet of the name ``sheet``.

    ``place`` is where the word stands (block, start, end), as the sheet has it. ``disputed`` holds the decisions of several
    sheets that ask for different things; then none of them counts.
    """

    choice: Choice
    text: str = ""
    reason: str = ""
    by: str = ""
    date: str = ""
    row: int = 0
    sheet: str = ""
    place: tuple[str, int, int] | None = None
    disputed: tuple[Decision, ...] = ()

    @property
    def spoken(self) -> str:
        """「甲.xlsx 第 3 行，王某：规范用词」."""
        where = "，".join(part for part in (f"{self.sheet} 第 {self.row} 行".strip(), self.by) if part)
        what = f"{self.choice}“{self.text}”" if self.choice == "人工改写" else self.choice
        return f"{where}：{what}"


@dataclass(frozen=True, slots=True)
class Item:
    """One provision word and what becomes of it. ``number`` counts from 1 in reading order and is the same under every policy.

    ``normalise`` and ``recommend`` are the words it would get by the two policies when nothing holds it; ``edits`` carry out the
    action ``changed``.
    """

    number: int
    clause: str
    title: str
    span: Span
    text: str
    kind: str
    guards: tuple[Guard, ...]
    mandatory: bool
    proposal: str
    normalise: str
    recommend: str
    action: Action
    review: bool
    reason: str
    sentence: Span
    excerpt: str
    edits: tuple[Edit, ...] = ()
    decision: Decision | None = None
    dispute: str = ""
    """Who decided what, where decisions differ: then nobody has decided."""

    @property
    def is_shown(self) -> bool:
        """Whether the sheet has a row for it."""
        return self.action != "kept" or self.review or self.decision is not None

    @property
    def is_open(self) -> bool:
        """A row with a guard on which nobody has decided, or one on which people decided differently."""
        return bool(self.dispute) or (self.decision is None and self.is_shown and bool(self.guards))

    @property
    def is_weakened(self) -> bool:
        """Whether a requirement became a recommendation."""
        return self.action == "changed" and "宜" in self.proposal and "宜" not in self.text

    @property
    def guard_text(self) -> str:
        """「安全（触电）、法律法规（依法）」."""
        return "、".join(
            GUARD_NAMES.get(guard.name, guard.name) + (f"（{guard.evidence}）" if guard.evidence else "")
            for guard in self.guards
        )


@lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Asked for each of the items of a paragraph, of which there may be thousands."""
    return tuple(sentences(text))


def sentence_of(doc: Document, span: Span) -> Span:
    """The sentence around ``span``, with its mark at the end."""
    block = doc.block(span.block)
    every = _sentences(block.text)
    for start, end in every[max(bisect_right(every, span.start, key=itemgetter(0)) - 1, 0) :]:
        if start <= span.start < end:
            start += len(block.text[start:end]) - len(block.text[start:end].lstrip())
            return Span(block.id, start, end)
    return block.span()


def excerpt_of(text: str, start: int, end: int, limit: int = 200) -> str:
    """``text`` cut to ``limit`` characters around ``[start, end)``."""
    if len(text) <= limit:
        return text
    low = max(0, min(start - (limit - (end - start)) // 2, len(text) - limit))
    return text[low : low + limit]
