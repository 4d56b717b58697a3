"""Values that programs trip over, and chance that can be had again."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

MARK = "<img src=x onerror=fuzz>"
"""Never to be found as it stands in an HTML page that stdkit wrote."""
FORMULA = "=1+fuzz"
"""Never to be found as a formula in a workbook that stdkit wrote."""
WORDS = (
    "", " ", "　", "\t", "\n", "\u200b", "\ufeff", "\u202e应\u202c当", "\u2066\u2067", "e\u0301" * 40, "𠀀𠮷", "\u0085", "\u2028",
    MARK, FORMULA, "+SUM(A1:A9)", "@SUM(A1)", "-1+1", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "]]>", "&amp;&#0;", "--><!--",
    "{{ 7*7 }}", "{% for x in y %}", "{%", "}}", "{{ ''.__class__ }}", "${x}", "%s%n%d", "../../../etc/passwd", "C:\\x\\..\\y", "a\\b/c",
    "http://127.0.0.1:9/x", "file:///etc/passwd", "\\\\127.0.0.1\\x", "CON", "nul.docx", "~$a.docx",
    "应", "不应", "不得", "宜", "可", "本标准第4章为强制性条款，其余为推荐性条款。", "应符合GB/T 1.1—2020中4.2的规定。", "见4.99.99", "见附录Z的表Z.99",
    "GB/T 1.1—2020", "GB 50016—99", "DB15/ 417—2010", "DB15/T 99999999999—XXXX", "T/ABC 1-2020", "ISO 9001:2015，IDT", "1.2.3.4.5.6.7.8.9.10",
    "附录A", "附　录　B", "附录Ａ（规范性）", "表1", "表A.1", "图1　", "注：", "注1：", "示例：", "a)", "1)", "——", "(1)", "（续）", "前　言", "目次", "参考文献", "索引",
    "1", "0", "-1", "4.1", "4..1", ".", "4.", "04.01", "４．１", "4.1.1.1.1.1", "999999999999.1", "①", "Ⅳ", "一、", "第一章",
    "2026-02-30", "9999-99-99", "0000-00-00", "2026年13月", "XXXX-XX-XX", "10 ℃±2 ℃", "1e999 mm", "5 %～3 %", "≥∞", "20～", "±", "12\u00d7\u00d7",
    "$x^{y_{z}}$", "$$\\frac{{{$$", "\\left( \\right", "$", "`", "***", "|", "<br>", "<table><tr><td rowspan=0>", "[[tbl:x]]", "{#tbl-1}", "@tbl-1", "[@x]", "{#}",
    "<!-- stdkit: ignore MOD001 -->", "<!-- stdkit: ignore ALL 至 2026-99-99 x -->", "```", "---", ":::", "# ", "###### x", "![](x.png)", "![](../../x.png)",
    "应" * 3000, "A" * 5000, "1" * 400, "1." * 300, "（" * 200, "GB/T 1—2020、" * 200, "a" * 60 + "，" * 60,
)  # fmt: skip
"""Words of the trade, of other languages and of people who mean harm."""
NUMBERS = (
    "0", "-1", "1", "2", "9", "10", "255", "256", "65536", "2147483647", "2147483648", "-2147483649", "4294967296", "99999999999999999999",
    "1.5", "1e9", "NaN", "inf", "", " 1", "0x10", "٣", "９", "true", "on", "x", "1,5", "-0", "00000000001", "1" * 400,
)  # fmt: skip
SIGNS = "0123456789.—-–−·、，。；：（）()〔〕《》“”\"'应宜可不得须必禁准许章条附录表图注示例见按\t 　\u00a0\u200b\u202e\ufffd①Ａ㎡℃Ω𠀀\\|#*$`<>&{}[]@!=+~^_%"


def word(chance: Random) -> str:
    return chance.choice(WORDS)


def number(chance: Random) -> str:
    return chance.choice(NUMBERS)


def some(chance: Random, things: Sequence[T], most: int) -> list[T]:
    """Up to ``most`` of ``things``, at least one where there is one."""
    return chance.sample(list(things), min(len(things), chance.randint(1, most)))


def changed_text(text: str, chance: Random) -> str:
    """A text with one thing about it changed: a sign, a stretch, a word put in, the whole of it."""
    way = chance.randrange(9)
    at = chance.randint(0, len(text))
    end = min(len(text), at + chance.choice((1, 1, 2, 5, 40)))
    if way == 0:
        return text[:at] + text[end:]
    if way == 1:
        return text[:at] + chance.choice(SIGNS) + text[at:]
    if way == 2:
        return text[:at] + chance.choice(SIGNS) + text[end:]
    if way == 3:
        return text[:at] + word(chance) + text[at:]
    if way == 4:
        return word(chance)
    if way == 5:
        return text[:at] + text[at:end] * chance.choice((2, 3, 50)) + text[end:]
    if way == 6:
        return text[at:] + text[:at]
    if way == 7:
        return "".join(number(chance) if sign.isdigit() and chance.random() < 0.3 else sign for sign in text)
    return text[:at] + chance.choice(("\n", "\n\n", "\t", " ", "　")) + text[at:]


def changed_bytes(data: bytes, chance: Random) -> bytes:
    """Bytes after an accident: cut, flipped, put in, said twice, said in another encoding."""
    if not data:
        return bytes(chance.randrange(256) for _ in range(chance.randint(0, 20)))
    way = chance.randrange(10)
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 2, 4, 16, 200)))
    if way == 0:
        return data[:at]
    if way == 1:
        return data[at:]
    if way == 2:
        return data[:at] + data[end:]
    if way == 3:
        return data[:at] + data[at:end] * chance.choice((2, 10, 100)) + data[end:]
    if way == 4:
        return data[:at] + bytes(chance.randrange(256) for _ in range(end - at)) + data[end:]
    if way == 5:
        return data[:at] + chance.choice(BYTES) + data[at:]
    if way == 6:
        return _elsewhere(data, chance)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


BYTES = (
    b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"\x1b[31m", b"\r", b"\x0c", b"\x7f",
    b"\x80" * 9, b"&#xD800;", b"&#0;", b"&x;", b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"<?xml version='1.1'?>", b"<![CDATA[", b"PK\3\4", b"%PDF-1.7\n",
)  # fmt: skip


def _elsewhere(data: bytes, chance: Random) -> bytes:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data[::-1]
    return text.encode(
        chance.choice(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "latin-1", "big5")), errors="replace"
    )
