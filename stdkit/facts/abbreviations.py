"""Abbreviations in Latin capitals, and whether the text says what they stand for. GB/T 1.1—2020, 9.4.3.3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdkit.facts.codes import INDUSTRY, numbers
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_for
from stdkit.facts.terms import listings, terms
from stdkit.facts.tokens import quoted
from stdkit.model import Document, Span

_CAPITALS = pattern(
    r"(?<![A-Za-z0-9_.#&$/\\+*=<>%°_^~|@’'\-—–])[A-Z]{3,6}(?![A-Za-z0-9_.#&$/\\+*=<>%_^~|@’'\-—–(\[{]|\s?[a-z]\w|\s[A-Z])"
)
_BEFORE = pattern(
    r"(?:[A-Za-z0-9,.:;]\s|[=≠<>+×÷*/^→←]\s?|[型牌]?号[为：:]?\s?|参数|函数|变量|字段|命令|指令|代码|标识|取值|字符串?|函数名|关键字|值[为是]?|常量|寄存器|字母)$"
)
_SYMBOL = pattern(r"[IVXLC]+|[HCNOSPFKBI]{1,4}|X+|[A-Z]X{2,}|(.)\1+|ABC[DEF]*")
"""Roman numerals, formulas of chemistry, placeholders."""
_MAY_HOLD = pattern(r"^(?!.*(?:\|\||‖|:=|[A-Za-z0-9]\s?=\s?[A-Za-z0-9(])).*[A-Z]{3}", re.DOTALL)
"""Capitals, and no formula: there they are quantities."""
KNOWN = (
    frozenset(
        re.findall(
            r"\S+",
            "GB ISO IEC ITU DNA RNA CAS LED LCD USB PDF CPU PVC PTFE XML HTML URL SQL UV IR SAC ICS CCS CNAS CMA ASCII UTF JSON WORD HTTP HTTPS "
            "FTP TCP UDP RAM ROM API GPS WIFI IEEE ASTM SIM ATM PC DVD CD TV SOS OK ID QQ UTC GMT BMP JPEG JPG PNG MP UPS PCB USA ABS VIP NASA IDT MOD NEQ "
            "WHO FAO EU EN DIN JIS BS ANSI RFC IETF OIML KPI PPT GDP APP WEB HASH TAG FLAG BOOL MSG MAC RSA MD SHA INT BYTE CHAR VOID ENUM SET GET PUT POST ADD DEL NEW OLD KEY LEN TYPE NAME DATA CODE FILE TEXT END START STOP RUN ERROR AND NOT XOR NULL TRUE FALSE MAX MIN SUM SIN COS LOG MOD NO YES",
        )
    )
    | INDUSTRY
)
"""What every reader knows, names of organisations, and words that are none."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation where it is first used, and how often it is."""

    span: Span
    short: str
    count: int


@fact
def unexplained(doc: Document) -> tuple[Abbreviation, ...]:
    """The abbreviations of the text, used twice at least, that nothing explains: no list, no term, no bracket before or behind."""
    told = {item.name for _, items in listings(doc) for item in items} | {n for term in terms(doc) for n in term.names}
    first: dict[str, Span] = {}
    count: dict[str, int] = {}
    for block in prose_for(doc, _CAPITALS):
        element = doc.place(block.id).element
        if element is None or element.kind not in ("core", "annex") or not _MAY_HOLD.search(block.text):
            continue
        taken = [(number.start, number.end) for number in numbers(block.text)] + quoted(block.text)
        for match in block.find(_CAPITALS):
            short = match[0]
            if (
                short in told
                or short in KNOWN
                or _SYMBOL.fullmatch(short)
                or any(a <= match.start() < b for a, b in taken)
            ):
                continue
            if _BEFORE.search(block.text[: match.start()]):
                continue
            first.setdefault(short, block.span(*match.span()))
            count[short] = count.get(short, 0) + 1
    found = [short for short in first if count[short] > 1]
    explained = _explained(doc, found) if found else set()
    return tuple(Abbreviation(first[short], short, count[short]) for short in found if short not in explained)


def _explained(doc: Document, shorts: list[str]) -> set[str]:
    """Those that stand in brackets behind a name, before brackets or a colon with a meaning, or after 称为, 简称, 即."""
    names = "|".join(map(re.escape, shorts))
    said = re.compile(
        rf"(?:[一-鿿A-Za-z]\s?[（(][^（）()]{{0,60}}?(?<![A-Za-z])(?P<bracket>{names})(?![A-Za-z]))"
        rf"|(?<![A-Za-z])(?P<before>{names})\s?(?:[（(](?=[^）)]*[一-鿿a-z]{{2}})|[：:—]+\s?[一-鿿A-Za-z]|是(?:指)?|即|为[一-鿿]|指|表示|\s[一-鿿]{{2,12}}$)"
        rf"|(?:简称|称为|称作|缩写为?|记为|即|表示为)\s?[“\"]?(?P<after>{names})(?![A-Za-z])"
    )
    found: set[str] = set()
    for block in doc.blocks(toc=False):
        for match in said.finditer(block.text):
            found.add(match["bracket"] or match["before"] or match["after"])
    return found
