"""Numbers of documents: 「GB/T 1.1—2020」, 「DB15/T 123—2010」, 「ISO/IEC 80000-2:2019」, and how drafters really type them.

GB/T 1.1—2020, 8.1 and 7.1.2: code, blank, sequence number, part after a dot, a one-em dash, four digits of the year.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from stdkit.facts.patterns import pattern

Level = Literal["national", "industry", "local", "group", "enterprise", "international", "foreign", "other"]

INDUSTRY = frozenset(
    re.findall(
        r"[A-Z]{2}",
        "AQ BB CB CH CJ CY DA DB DL DY DZ EJ FZ GA GC GF GH GM GY HB HG HJ HS HY JB JC JG JR JS JT JY KA LB LD LS LY MH MR MT MZ NB "
        "NY QB QC QJ QX RB RF SB SC SF SH SJ SL SN SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC YD YJ YS YY YZ ZY",
    )
)
_SPECIAL = ("NB/SH", "JJF", "JJG", "TSG", "CJJ", "JGJ", "JTG", "JTJ", "JTS", "SD", "NJ", "ZB", "CECS")
_SLASH = r"\s?[/／\\]\s?"
_SUFFIX = rf"(?:{_SLASH}[TZtz](?![A-Za-z])|[TZ](?=\s?\d))?"
_BLANK = r"[ \u00a0\u2002-\u200a\u202f\u3000]{0,3}"
_DASH = r"[-\u2010-\u2015\u2212－﹣─━‐]"
_YEAR = rf"(?:\s?{_DASH}{{1,2}}\s?(?:(?:19|20)\d\d(?:-\d\d(?!\d))?|\d\d|[XxＸ×]{{4}})(?![\d%]|[.．]\d)(?!\s?[℃°]))"

_CHINESE = rf"""
    (?P<code>
        GB{_SUFFIX} | GBZ(?:{_SLASH}T)? | GBJ | GJB(?:{_SLASH}Z)? | GSB
      | DB\s?\d{{2}}(?:\d{{2}})?(?:\s?[/／\\](?:\s?[TZtz])?)?(?={_BLANK}[\dXx×])
      | T{_SLASH}[A-Z][A-Z0-9]{{1,11}}
      | Q{_SLASH}[A-Z0-9][A-Z0-9\u3400-\u9fff]{{0,11}}(?:{_SLASH}[A-Z]{{1,6}})?
      | (?:{"|".join(_SPECIAL)}){_SUFFIX}
      | (?:{"|".join(INDUSTRY)}){_SUFFIX}
    )
    (?P<gap>{_BLANK})
    (?P<number>[A-Z]?\d{{1,6}}[A-Z]?|[XxＸ×]{{2,8}}|(?P<same>[A-Z])(?P=same){{2,6}}(?![A-Za-z]))(?:[.．](?P<part>\d{{1,4}}))?
    (?P<year>{_YEAR})?
"""
_FOREIGN_CODES = (
    r"ISO{s}IEC{s}IEEE|ISO{s}IEC|ISO{s}IEEE|ISO{s}ASTM|ISO{s}CIE|ISO|IEC{s}IEEE|IECEE|IEC|ITU-[TR]|ITU|IEEE|CISPR"
    r"|OIML\s?[RDG]|CODEX{b}STAN|CAC|ICAO|IMO"
    r"|ASTM{b}[A-G]|BS{b}EN{b}ISO|BS{b}EN|BS|DIN{b}EN{b}ISO|DIN{b}EN|DIN|EN{b}ISO{s}IEC|EN{b}ISO|EN{b}IEC|EN|JIS{b}[A-Z]|ANSI|ASME|API|UL|SAE|AOAC"
    r"|IETF{b}RFC|RFC|FIPS(?:{b}PUB)?|NIST{b}SP|PKCS{b}[#＃]?|W3C|ECMA-?|ETSI{b}(?:TS|EN|TR)|3GPP{b}T[SR]"
).format(s=_SLASH, b=r"[ \u00a0\u3000]?")
_FOREIGN = rf"""
    (?P<fcode>(?:{_FOREIGN_CODES})(?:{_SLASH}(?:TS|TR|PAS|Guide|GUIDE|IWA)|\s(?:TS|TR|PAS|Guide)(?=\s))?)
    (?P<fgap>{_BLANK})
    (?P<fnumber>(?:[A-Z]\.?)?\d{{1,6}}(?:[.．]\d{{1,4}})*[a-zA-Z]?)
    (?P<fpart>(?:-(?!(?:19|20)\d\d(?!\d))[A-Z]?\d{{1,4}}[A-Z]?)*)
    (?P<fyear>\s?[:：]\s?(?:19|20)\d\d(?:-\d\d)?(?!\d)|{_YEAR})?
    (?P<amendment>(?:[/＋+]\s?(?:Amd|AMD|Amendment|Cor|COR)[.\s]*\d+(?:[:：](?:19|20)\d\d)?)*)
"""
_CHINESE_RE = pattern(rf"(?<![A-Za-z0-9/／_.@-]){_CHINESE}", re.VERBOSE)
_FOREIGN_RE = pattern(rf"(?<![A-Za-z0-9_.@-]){_FOREIGN}(?![A-Za-z0-9])", re.VERBOSE)
_JOINT = pattern(rf"\s?[/／]\s?(?:{_FOREIGN})", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of one document. ``raw`` is as typed, at ``[start, end)`` of the text it was found in (0-based code points).

    ``code`` and ``number`` are normalised (「GBT1」 gives 「GB/T」, 「1」); ``part`` is without its dot or hyphen; ``year`` has the
    digits as typed (two digits in old numbers; 「2018-06」 where a month is given), empty for an undated number. ``joint`` is the
    international number after a slash in 「GB/T 1234—2008/ISO 5678:2005」.
    """

    raw: str
    start: int
    end: int
    code: str
    number: str
    part: str = ""
    year: str = ""
    joint: Number | None = None
    gap: str = ""
    amendment: str = ""
    """「/Amd.1:2010」 behind an international number: a document of its own."""

    @property
    def level(self) -> Level:
        head = self.code.split("/")[0].split(" ")[0]
        if head in {"GB", "GBZ", "GBJ", "GSB"}:
            return "national"
        if re.match(r"DB\d", self.code):
            return "local"
        if self.code.startswith("T/"):
            return "group"
        if self.code.startswith("Q/"):
            return "enterprise"
        if head in INDUSTRY or self.code.removesuffix("/T").removesuffix("/Z") in _SPECIAL or head == "GJB":
            return "industry"
        if head in {"ISO", "IEC", "ITU", "ITU-T", "ITU-R"}:
            return "international"
        return "foreign" if head else "other"

    @property
    def key(self) -> str:
        """The document without its year: 「GB/T 2828.1」."""
        return self._spelled(self.part) + self.amendment

    @property
    def base(self) -> str:
        """The document without year and part: 「GB/T 2828」."""
        return self._spelled("")

    @property
    def spelled(self) -> str:
        """As GB/T 1.1 writes it: 「GB/T 2828.1—2012」, 「ISO 9001:2015」."""
        text = self._spelled(self.part)
        if self.year:
            text += (":" if self.abroad else "—") + self.year
        text += self.amendment
        if self.joint is not None:
            text += "/" + self.joint.spelled
        return text

    @property
    def dated(self) -> bool:
        return bool(self.year)

    @property
    def placeholder(self) -> bool:
        """「GB/T XXXXX—XXXX」: a number not given yet."""
        return not any(char.isdigit() for char in self.number)

    @property
    def abroad(self) -> bool:
        return self.level in ("international", "foreign", "other")

    def _spelled(self, part: str) -> str:
        joiner = "-" if self.abroad else "."
        tight = self.code.endswith(("-", "#")) or self.code.startswith("ASTM")
        return f"{self.code}{'' if tight else ' '}{self.number}{joiner + part if part else ''}"


_CAPITAL = pattern("[A-Z]")
"""Every code of a document holds one; most paragraphs hold none."""


def numbers(text: str) -> Iterator[Number]:
    """The document numbers in ``text``, in order, never overlapping."""
    return iter(_numbers(text) if _CAPITAL.search(text) else ())


@lru_cache(maxsize=1 << 15)
def _numbers(text: str) -> tuple[Number, ...]:
    """Remembered: a dozen rules look for numbers in the same paragraphs."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Number]:
    at = 0
    while at < len(text):
        chinese = _CHINESE_RE.search(text, at)
        foreign = _FOREIGN_RE.search(text, at)
        if chinese is None and foreign is None:
            return
        if foreign is None or (chinese is not None and chinese.start() <= foreign.start()):
            assert chinese is not None
            found = _chinese(text, chinese)
        else:
            found = _foreign(foreign)
        if found is None:
            at = (chinese or foreign).end()  # type: ignore[union-attr]
            continue
        yield found
        at = found.end


def parse(text: str) -> Number | None:
    """The number ``text`` consists of, or ``None``."""
    stripped = text.strip()
    found = next(numbers(stripped), None)
    return found if found is not None and (found.start, found.end) == (0, len(stripped)) else None


def _chinese(text: str, match: re.Match[str]) -> Number | None:
    code = _normalised_code(match["code"])
    if _looks_like_a_type(code, match, text):
        return None
    joint_match = _JOINT.match(text, match.end()) if match["year"] else None
    joint = _foreign(joint_match) if joint_match else None
    end = joint.end if joint else match.end()
    return Number(
        raw=text[match.start() : end],
        start=match.start(),
        end=end,
        code=code,
        number=match["number"].upper().replace("×", "X").replace("Ｘ", "X"),
        part=match["part"] or "",
        year=_normalised_year(match["year"]),
        joint=joint,
        gap=match["gap"],
    )


def _looks_like_a_type(code: str, match: re.Match[str], text: str) -> bool:
    """「YD 5」 or 「DA1」 may be a type, a part or a drawing number: a bare industry code needs a year or a slash."""
    if "/" in code or match["year"]:
        return False
    if code in ("GB", "GBZ", "GBJ"):
        return not match["gap"] and len(match["number"]) < 3 and not match["part"]
    if code in ("HJ", "JJG", "JJF", "TSG", "CJJ", "JGJ", "JTG", "JTS", "GJB", "CECS"):
        return False
    if re.match(r"DB\d", code):
        return False
    return not (match["gap"] and len(match["number"]) >= 3)


def _foreign(match: re.Match[str]) -> Number:
    return Number(
        raw=match.group().lstrip(" /／"),
        start=match.start("fcode"),
        end=match.end(),
        code=_normalised_code(match["fcode"]),
        number=match["fnumber"],
        part=(match["fpart"] or "").lstrip("-"),
        year=_normalised_year(match["fyear"]),
        gap=match["fgap"],
        amendment=re.sub(r"\s", "", match["amendment"] or ""),
    )


def _normalised_code(code: str) -> str:
    text = unicodedata.normalize("NFKC", code).replace("\\", "/")
    text = re.sub(r"\s*/\s*", "/", text)
    if text.startswith("PKCS"):
        return "PKCS#"
    if re.match(r"(ISO|IEC|ITU|ASTM|BS|DIN|EN|JIS|IETF|NIST|ETSI|3GPP|CODEX|OIML|FIPS|PKCS)", text):
        return re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+", "", text)
    text = re.sub(r"/([tz])$", lambda m: "/" + m[1].upper(), text)
    if "/" not in text:
        text = re.sub(r"^(GB|[A-Z]{2}|DB\d{2,4})([TZ])$", _slashed, text)
    return text


def _slashed(match: re.Match[str]) -> str:
    return match.group() if match.group() == "GBZ" else f"{match[1]}/{match[2]}"


def _normalised_year(year: str | None) -> str:
    if not year:
        return ""
    digits = re.sub(rf"^\s?(?:[:：]|{_DASH}{{1,2}})\s?", "", year)
    return re.sub(r"[xＸ×]", "X", digits)
