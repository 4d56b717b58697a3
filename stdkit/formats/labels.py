"""Labels as drafters type them: clause numbers, list labels, 注, 示例, captions, formula numbers.

Word computes a label, a PDF prints it, a drafter types it; only the last has to be told from the text, which is done here and
nowhere else. Functions take the text of a paragraph and answer how many code points of its front the label takes (blanks after
it included) and what it is. None of them looks at neighbours: whether 「5.1」 *is* a clause number here is for ``outline``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from stdkit.facts.patterns import pattern

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)} | {0x3002: 0x2E}


def narrow(text: str) -> str:
    """Full-width digits and letters as half-width ones, blanks taken out: 「５．１」 → 「5.1」."""
    return re.sub(r"\s", "", text).replace("．", ".").translate(_WIDE)


@dataclass(frozen=True, slots=True)
class Number:
    """A clause number: 「5.1.2」 is ``("", (5, 1, 2))``, 「A.1」 is ``("A", (1,))``, 「附录A」 alone is no number."""

    letter: str
    parts: tuple[int, ...]

    @property
    def depth(self) -> int:
        """1 for a chapter, 2 for 5.1 and A.1."""
        return len(self.parts) + (1 if self.letter else 0)

    def __str__(self) -> str:
        return ".".join(([self.letter] if self.letter else []) + [str(part) for part in self.parts])

    def follows(self, last: Number | None) -> bool:
        """Whether it may come right after ``last``: its first child, its sibling, or a sibling of one above it."""
        if last is None or last.letter != self.letter:
            return all(part == 1 for part in self.parts)
        if self.parts == (*last.parts, 1):
            return True
        size = len(self.parts)
        return size <= len(last.parts) and self.parts == (*last.parts[: size - 1], last.parts[size - 1] + 1)

    def inside(self, last: Number | None) -> bool:
        """Whether it stays in the chapter or annex of ``last``."""
        if last is None or last.letter != self.letter:
            return False
        return bool(self.letter) or self.parts[0] == last.parts[0]


@dataclass(frozen=True, slots=True)
class Typed:
    """A label cut off the front: ``length`` code points, ``label`` as kept in ``Block.label``."""

    length: int
    label: str


@dataclass(frozen=True, slots=True)
class TypedNumber(Typed):
    number: Number
    tail: str
    """「.」 or 「、」 after the number, mostly empty."""
    gap: str
    """The blanks between number and text."""


_NUMBER = pattern(
    r"\s*(?P<of>第\s*)?(?:(?P<letter>[A-ZＡ-Ｚ])\s?[.．]\s?)?"
    r"(?P<parts>\d{1,3}(?:\s?[.．]\s?\d{1,3})*)(?!\d)(?(of)\s*条)(?P<tail>[.．、]?)(?P<gap>\s*)(?P<next>.?)",
    re.DOTALL,
)
_NUMBER_ALONE = pattern(r"(?:([A-Z])\.)?(\d{1,3}(?:\.\d{1,3})*)\.?")
# What may stand right behind a number without a blank; 「2010年」, 「3/4」, 「1:100」, 「5%」, 「1）」 are no clause numbers.
_MAY_TOUCH = pattern(r"[一-鿿㐀-䶿“‘《（(【]")
# A title that begins with an abbreviation: 「D.3IC卡公钥文件」. A unit is none: 「2.4GHz频段」.
_ABBREVIATION = pattern(
    r"(?!(?:[kMG]?Hz|[kM]?Pa|[kMG]?bps|[kMGT]B|MW|MV)(?![A-Za-z]))[A-Z][A-Za-z]*[A-Z\d][A-Za-z\d]*[\s-]?[一-鿿]"
)

# A title that begins with a figure, 「A.2.1 512 比特消息」, behind a number that is no quantity: with a letter or two points.
_FIGURE_TITLE = pattern(r"\s*(?:[A-Z]\.(?:\d{1,2}\.)*|\d{1,2}\.\d{1,2}\.(?:\d{1,2}\.)*)\d{1,2}\s+\d{1,5}\s*[一-鿿]")


@lru_cache(maxsize=4096)
def number_of(label: str) -> Number | None:
    """The number a label shows: 「5.1」, 「A.1.2」, also 「5.」 and with blanks or full-width digits; else ``None``."""
    match = _NUMBER_ALONE.fullmatch(narrow(label))
    if match is None:
        return None
    return Number(match[1] or "", tuple(int(part) for part in match[2].split(".")))


def _begins_with_han(text: str) -> bool:
    """Quickly told of most paragraphs, and enough to know that no number and no list label stands there."""
    return "一" <= text[:1] <= "鿿"


def may_bear_label(text: str) -> bool:
    """Whether a label of a list, a note or an example could stand at the front: not before most words."""
    return not _begins_with_han(text) or text[0] in "注示例"


def typed_number(text: str) -> TypedNumber | None:
    """A clause number at the front of ``text``: 「5.1.2　…」, 「5. 1. 2 …」, 「５．１…」, 「A.1 …」, 「第3.2.1条 …」."""
    if _begins_with_han(text) and text[0] != "第":
        return None
    match = _NUMBER.match(text)
    if match is None:
        return None
    following = match["next"]
    if following and not match["gap"] and not match["tail"] and not _MAY_TOUCH.match(following):
        dotted = match["letter"] or not match["parts"].isdigit()
        if not dotted or not _ABBREVIATION.match(text[match.start("next") :]):
            return None
    if following.isdigit() and not (match["gap"] and _FIGURE_TITLE.match(text)):
        return None  # 「1 000 kg」
    shown = narrow((match["letter"] + "." if match["letter"] else "") + match["parts"])
    number = number_of(shown)
    if number is None:
        return None
    label = f"第{shown}条" if match["of"] else shown + match["tail"].replace("．", ".")
    return TypedNumber(match.start("next"), label, number, match["tail"], match["gap"])


Family = Literal["dash", "dot", "letter", "digit", "circled", "reference"]

# A single dash before a digit is a minus sign; a hyphen needs a blank.
_LIST = pattern(
    r"\s*(?P<label>"
    r"(?P<dash>—{1,2}(?!—)|―{1,2}(?!―)|─{1,2}(?!─)|－－|[－–](?!\d)|-{2}|-(?=\s))"
    r"|(?P<dot>[•·●○■□◆◇▪▫►▶➢✓\uf000-\uf0ff])"
    r"|(?P<letter>[a-zａ-ｚ][)）]|[（(]\s?[a-zａ-ｚ]\s?[)）]|[ivx]{2,4}[)）]|[A-Za-z][、.．](?=\s*[一-鿿]))"
    r"|(?P<digit>\d{1,2}\s?[)）]|[（(]\s?\d{1,2}\s?[)）][.．、]?|\d{1,2}、|\d{1,2}[.．](?=\s*[一-鿿]))"
    r"|(?P<circled>[①-⑳㈠-㈩])"
    r"|(?P<reference>\[\d{1,3}\])"
    r")(?P<gap>\s*)(?=\S)"
)


def typed_list_label(text: str) -> tuple[Typed, Family] | None:
    """A list label at the front: 「——」, 「•」, 「a)」, 「(a)」, 「1)」, 「1、」, 「（1）」, 「①」, 「[1]」; text has to follow."""
    match = _LIST.match(text)
    if match is None:
        return None
    family: Family = next(name for name in get_args(Family) if match[name])
    if family == "dash" and match["dash"] in ("—", "―", "─") and text[match.end("dash")].isdigit():
        return None
    return Typed(match.end("gap"), re.sub(r"\s", "", match["label"])), family


def list_family(label: str) -> Family | None:
    """The family of a label Word computed."""
    found = typed_list_label(label + "文")
    return found[1] if found is not None and found[0].length == len(label) else None


_NOTE = pattern(r"\s*(?P<label>注\s*(?:\d{1,2}|[×xX])?\s*[：:])\s*")
_NOTE_STYLED = pattern(r"\s*(?P<label>注\s*(?:\d{1,2}|[×xX])?\s*[：:.．、]?)(?:\s+|(?<=[：:.．、]))")
_EXAMPLE = pattern(r"\s*(?P<label>(?:示\s*例|例)\s*(?:\d{1,2}|[×xX])?\s*(?:[：:]|(?=\s*$)))\s*")


def typed_note(text: str, *, styled: bool = False) -> Typed | None:
    """「注：」, 「注1：」, 「注×：」; with ``styled`` (the paragraph is known to be a note) also without colon."""
    match = _NOTE.match(text) or (_NOTE_STYLED.match(text) if styled else None)
    return Typed(match.end(), re.sub(r"\s", "", match["label"])) if match else None


def typed_example(text: str) -> Typed | None:
    """「示例：」, 「示例1：」, 「例：」, and 「示例」 alone on its line."""
    match = _EXAMPLE.match(text)
    if match is None or re.fullmatch(r"\s*例\s*", text):
        return None
    return Typed(match.end(), re.sub(r"\s", "", match["label"]))


_PLACE = r"(?:[A-ZＡ-Ｚ]\s?[.．]?\s?)?[\d]{1,3}(?:\s?[.．\-‐–—－]\s?\d{1,3})*"
_CONTINUED = r"(?:\s*[（(]\s*(?:续|续表|续图|第\d+页)?\s*(?:续)?\s*[)）])?"
_CAPTION = pattern(
    rf"\s*(?P<label>(?:续\s*)?(?P<what>[表图])\s*{_PLACE}(?:\s*[（(]\s*续\s*[)）]|\s*续(?=\s|$))?)(?P<gap>[\s:：]*)(?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TypedCaption(Typed):
    what: Literal["表", "图"]
    continued: bool


def typed_caption(text: str) -> TypedCaption | None:
    """「表1　…」, 「表 A.1 …」, 「表5-1…」, 「续表1」, 「表1（续）」, 「图1　…」. The label keeps no blanks, else it is as typed."""
    if _begins_with_han(text) and text[0] not in "续表图":
        return None
    match = _CAPTION.match(text)
    if match is None:
        return None
    rest = match["rest"]
    if rest and not match["gap"] and not _MAY_TOUCH.match(rest) and not re.match(r"[A-Za-z]{2}", rest):
        return None
    label = narrow(match["label"]).replace("(", "（").replace(")", "）")
    return TypedCaption(match.start("rest"), label, match["what"], "续" in label)  # type: ignore[arg-type]


def uncontinued(label: str) -> str:
    """The label of the table or figure that 「续表1」, 「表1续」 or 「表1（续）」 continues: 「表1」."""
    return label.replace("（续）", "").replace("续", "")


_FORMULA_NUMBER = pattern(
    r"[\s.…·]*(?P<label>[（(]\s*[A-Z]?\s?[.．]?\s?\d{1,3}(?:[-–.．]\d{1,3})*\s*[a-z]?\s*[)）])\s*$"
)


def formula_number(text: str) -> tuple[int, str] | None:
    """The number at the end of a formula's line: where the text before it ends, and 「（1）」 or 「(A.1)」 as typed."""
    match = _FORMULA_NUMBER.search(text)
    return (match.start(), re.sub(r"\s", "", match["label"])) if match else None


_ANNEX = pattern(r"\s*附\s*录\s*(?P<letter>[A-ZＡ-Ｚ])(?![A-Za-z0-9])\s*[.．、：:]?\s*")
ANNEX_MARK = pattern(r"\s*[（(]\s*(?P<kind>规范性|资料性|标准的|提示的|补充件|参考件)\s*(?:的?附\s*录)?\s*[)）]\s*")
INFORMATIVE_MARKS = frozenset({"资料性", "提示的", "参考件"})


def typed_annex(text: str) -> Typed | None:
    """「附录A」 at the front, also 「附　录　Ａ」."""
    match = _ANNEX.match(text)
    return Typed(match.end(), f"附录{narrow(match['letter'])}") if match else None


_UNIT = pattern(
    r"\s*(?:[一-鿿]{0,6}(?:长度|尺寸|质量|压力|温度|时间|角度|计量|面积|体积|浓度|含量))?单\s*位\s*(?:为|：|:)\s*[^。；]{1,30}"
)


def is_unit_statement(text: str) -> bool:
    """「单位为毫米」, 「单位：mm」, 「长度单位为毫米」."""
    return "单" in text and _UNIT.fullmatch(text.rstrip()) is not None


_END_LINE = pattern(r"[\s_＿—―─━=\-]*[_＿—―─━=\-]{4,}[\s_＿—―─━=\-]*")


def is_end_line(text: str) -> bool:
    """A row of dashes or underscores: the line that ends a standard (终结线), where drafters type it."""
    return _END_LINE.fullmatch(text) is not None
