"""A row of the table: one comment, who made it, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.patterns import pattern

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
CHOICES = ("采纳", "部分采纳", "不采纳")
_CHOSEN = pattern(r"\s*(部分采纳|不采纳|采纳)\s*(?:[，,。．.；;：:、]|(?=[（(])|\s|$)\s*(.*)", 16)
_SAME_AS = {
    "同意采纳": "采纳",
    "已采纳": "采纳",
    "予以采纳": "采纳",
    "未采纳": "不采纳",
    "不予采纳": "不采纳",
    "部分予以采纳": "部分采纳",
}
_GIVEN = ("理由：", "理由:")
_LOOSE = pattern(r"[\s，。、；：！？,.;:!?“”‘’\"'「」『』《》〈〉()\[\]【】〔〕·…～~]+")
_BETWEEN = pattern(r"(?<=\d)[\s，。、；：,.;:…·～~]+(?=\d)")
"""What parts digits makes a difference: 「5～10」 is not 「510」."""
_POLITE = pattern(r"建议|请|的|了|将|把")
_CHANGE = pattern(r"修改为|更改为|改成|修改成|调整为|替换为")


@dataclass(frozen=True, slots=True)
class Row:
    """``clause`` as a reader cites it (「5.2 表1」, "" for the whole), ``units`` those who said it.

    ``disposition`` is one of ``CHOICES``, whatever else a table says there, or "" while open; ``reason`` is why it was decided so.
    ``tabled`` tells a row that stood in a table before from what has just come in.
    """

    clause: str
    text: str
    units: tuple[str, ...] = ()
    disposition: str = ""
    reason: str = ""
    remark: str = ""
    tabled: bool = False

    @property
    def decision(self) -> tuple[str, str]:
        return self.disposition, self.reason

    @property
    def is_open(self) -> bool:
        return not self.disposition

    @property
    def kind(self) -> str:
        """Which of ``CHOICES`` the disposition is or means; 「其他」 for other words, 「未处理」 while open."""
        if not self.disposition:
            return "未处理"
        return self.disposition if self.disposition in CHOICES else _SAME_AS.get(self.disposition, "其他")

    @property
    def key(self) -> tuple[str, str]:
        """What rows have in common that say the same: blanks, marks, polite words and three ways to say 改为 make no difference;
        every number, sign of comparison and other word does."""
        return squeezed(self.clause), sameness(self.text)


def squeezed(text: str) -> str:
    """Without blanks, full-width letters, digits and marks as narrow ones."""
    return "".join(text.translate(_NARROW).split())


def sameness(text: str) -> str:
    """The words of a comment without what makes no difference; the text itself where nothing would be left."""
    plain = text.translate(_NARROW)
    bare = _POLITE.sub("", _CHANGE.sub("改为", _LOOSE.sub("", _BETWEEN.sub("|", plain))))
    return bare or "".join(plain.split())


def split_decision(text: str) -> tuple[str, str]:
    """「不采纳：已有规定」 as choice and reason; what begins with no choice stays as it is, as a choice of its own."""
    text = text.strip()
    if text.startswith(_GIVEN):
        return "", text[len(_GIVEN[0]) :].strip()
    found = _CHOSEN.fullmatch(text)
    if found is None:
        return text, ""
    reason = found.group(2).strip()
    return found.group(1), reason[len(_GIVEN[0]) :].strip() if reason.startswith(_GIVEN) else reason


def join_decision(disposition: str, reason: str) -> str:
    """The reverse of ``split_decision``."""
    if not reason:
        return disposition
    return f"{disposition}：{reason}" if disposition else f"理由：{reason}"
