"""Texts without what is of no substance: widths of characters, blanks, kinds of dashes and quotation marks, 「本标准」 for 「本文件」."""

from __future__ import annotations

from functools import lru_cache

from stdkit.facts.patterns import pattern

_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys("‐‑‒–—―−─━﹣－", "-")
_QUOTES = dict.fromkeys("“”„‟「」『』＂", '"') | dict.fromkeys("‘’‚‛＇", "'")
_OTHERS = {
    "µ": "μ",
    "〔": "(",
    "〕": ")",
    "∙": "·",
    "•": "·",
    "・": "·",
    "～": "~",
    "∼": "~",
    "〜": "~",
    "．": ".",
    "﹪": "%",
    "º": "°",
}
_GONE = dict.fromkeys(
    [*" \t\n\r\u00a0\u3000\u2028\u00ad\u200b\u200c\u200d\u2060\ufeff", *map(chr, range(0x2000, 0x200B)), "\u202f"], ""
)
_TABLE = str.maketrans(_WIDE | _DASHES | _QUOTES | _OTHERS | _GONE)
_RARE = pattern("[²³°本_]")
_SUBSCRIPT = pattern(r"(?<![A-Za-z0-9_])([A-Za-zΑ-ω])_(?=[0-9A-Za-z]{1,3}(?![A-Za-z0-9_]))")
_SUPERSCRIPT = pattern(r"(?<=[A-Za-z])[²³]")
_DASHED = pattern("-{2,}")
_SELF = pattern(r"本(?:标准|部分|规范|规程|导则|指南|指导性技术文件)(?!化|件|子)")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """``text`` as it is compared. Two texts that fold alike differ in nothing a reader would call a change; 「10²」 and 「102」 do not."""
    folded = text.translate(_TABLE)
    if "--" in folded:
        folded = _DASHED.sub("-", folded)
    if not _RARE.search(folded):
        return folded
    folded = _SUBSCRIPT.sub(r"\1", folded)  # 「m_1」 is how one format writes what another gives as 「m1」
    folded = _SUPERSCRIPT.sub(lambda found: "2" if found.group() == "²" else "3", folded)
    return _SELF.sub("本文件", folded.replace("°C", "℃"))
