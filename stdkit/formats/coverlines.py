"""The lines of a cover: what each says by its form alone (GB/T 1.1—2020, 8.1 and 附录 of its layout; the older layouts too)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.codes import parse
from stdkit.facts.patterns import pattern

PLACEHOLDER = pattern(r"点击此处|单击此处|请(?:选择|输入)|草案版次选择|添加标准名称")
_ANY = r"[XxＸ×*＊]"
_DASH = r"\s*[-\u2010-\u2015\u2212－﹣─━]{1,2}\s*"
_ICS_NUMBER = r"(?:\d{2}|XX|××)(?:\s?[.．]\s?(?:\d{2,3}|X{2,3}|×{2,3}))*"
_ICS = pattern(rf"\s*(?P<what>ICS)\s*[:：]?\s*(?P<value>{_ICS_NUMBER}(?:\s*[,，、;；/]?\s*{_ICS_NUMBER})*)?\s*")
_ICS_VALUE = pattern(rf"\s*(?P<value>{_ICS_NUMBER}(?:\s*[,，、;；/]\s*{_ICS_NUMBER})*)\s*")
_CCS_NUMBER = r"[A-Z]\s?(?:\d{2}|XX|××)(?:\s*[/／,，、]\s*(?:[A-Z]\s?)?\d{2})*"
_CCS = pattern(rf"\s*(?P<what>CCS|中国标准文献分类号)\s*[:：]?\s*(?P<value>{_CCS_NUMBER})?\s*")
_CCS_VALUE = pattern(rf"\s*(?P<value>{_CCS_NUMBER})\s*")
_RECORD = pattern(r"\s*备\s*案\s*号\s*[:：]?\s*(?P<value>\S.*?)?\s*")
_MASTHEAD = pattern(
    r"\s*(?P<value>(?:中\s*华\s*人\s*民\s*共\s*和\s*国.*(?:标\s*准|规\s*范|规\s*程|技\s*术\s*文\s*件))"
    r"|[一-鿿\s]{2,14}(?:地\s*方|行\s*业|团\s*体|企\s*业|工\s*程\s*建\s*设)\s*标\s*准|(?:团\s*体|企\s*业|地\s*方)\s*标\s*准)\s*"
)
_NUMBER = pattern(
    rf"(?:[A-Z]{{1,4}}\d{{0,6}}(?:\s?[/／]\s?[A-Z]{{0,12}}\d{{0,3}})?)\s*(?:\d[\d.]*|{_ANY}+)(?:[.．](?:\d+|{_ANY}+))?"
    rf"{_DASH}(?:\d{{4}}|\d{{2}}|{_ANY}{{2,4}})(?:\s*[/／]\s*(?:ISO|IEC|ITU).{{1,40}})?"
)
_REPLACES = pattern(
    r"\s*[（(]?(?:(?=部分代\s*替\s*[:：]?\s*[A-Z])|(?:部分)?(?:代\s*替|替\s*代)\s*[:：]?\s*)(?P<value>\S.*?)?\s*[)）]?\s*"
)
"""What is replaced in part says so itself: 「部分代替 GB/T 9—2010」."""
_CONFORMITY = pattern(
    r"\s*(?P<value>[（(]?.*(?:ISO|IEC|ITU|EN|ASTM|CODEX).*(?:[,，]\s*(?:IDT|MOD|NEQ)|等同采用|修改采用|非等效).*[）)]?)\s*"
)
STAGE_WORD = (
    r"(?:公开)?征求意见稿?|(?:预审|送审|报批|草案|讨论|工作组讨论|工作|标准草案?征求意见)稿|草案|报批|送审|修订稿"
)
_STAGE = pattern(
    rf"\s*[（(【\[]?\s*(?P<value>[^（()）。，]{{0,12}}(?:{STAGE_WORD})[^（()）。，]{{0,10}})\s*[）)】\]]?\s*"
)
_YEAR = rf"(?:\d{{4}}|{_ANY}(?:\s?{_ANY}){{3}})"
_TWO = rf"(?:\d{{1,2}}|{_ANY}\s?{_ANY})"
_DATE = pattern(
    rf"(?P<value>{_YEAR}\s*[-－—–./年]\s*{_TWO}\s*[-－—–./月]\s*{_TWO})\s*日?\s*(?P<what>发\s*布|实\s*施|批\s*准)"
)
_ISSUED = pattern(r"\s*(?P<value>[一-鿿（）()、，,\s　]*?)\s*(?P<what>联\s*合\s*发\s*布|发\s*布)\s*")
_PATENT_CALL = pattern(
    r"\s*(?P<value>[（(]?(?:.*(?:提交|反馈)(?:反馈)?意见时.*专|.*(?:提交|反馈)(?:反馈)?意见时，?请?将|.*专利.{0,4}支持性文|.{0,10}一并附上).*)\s*"
)
"""The whole sentence or, where it takes two lines, one of them."""
_BODY = pattern(
    r"\s*[一-鿿（）()\s·]{2,28}(?:局|委员会|部|厅|协会|学会|政府|公司|院|中心|联合会|商会|办公室|联盟|促进会|署|集团|所|总会)\s*"
)
_ASIDE = pattern(r"本?稿?草?案?完成(?:时间|日期)|ICS|^\W*$|^\s*[`'’]+\s*$|网址|http")
_HAN = pattern(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the block ``block`` and what it holds: field, value as kept, ``[start, end)`` of the value in the block's text.

    ``field`` is empty where the form says nothing: such a line may belong to the title.
    """

    block: str
    field: str
    value: str
    start: int
    end: int
    size: float = 0.0
    told: bool = False
    """The format says which field it is."""


def lines_of(block: str, text: str, *, told: str = "", size: float = 0.0, after: str = "") -> Iterator[Line]:
    """The lines of a cover paragraph. ``told`` is the field as the format knows it, ``after`` that of the line before."""
    at = 0
    for part in text.split("\n"):
        if part.strip():
            for field, value, start, end in _read(part, told, after):
                yield Line(block, field, value, at + start, at + end, size, bool(told) and field == told)
                after = field
        at += len(part) + 1


Found = tuple[str, str, int, int]


def _read(text: str, told: str, after: str) -> Iterator[Found]:
    if PLACEHOLDER.search(text):
        yield ("placeholder", "", 0, 0)
        return
    dates = list(_DATE.finditer(text))
    if dates:
        for match in dates:
            if match["what"][0] == "发":
                yield _found("published", match)
            elif match["what"][0] == "实":
                yield _found("implemented", match)
        return
    found = _by_form(text, after)
    if found is None and told in ("title", "title_en", "conformity", "masthead", "record", "stage"):
        start = len(text) - len(text.lstrip())
        found = (told, text.strip(), start, len(text.rstrip()))
    if found is not None and found[0] == "stage" and told == "title" and not _closed(text):
        found = ("title", text.strip(), len(text) - len(text.lstrip()), len(text.rstrip()))
    yield found if found is not None else _by_script(text)


def _closed(text: str) -> bool:
    return text.strip()[:1] in "（(【[" or len(text.strip()) <= 6


def _by_form(text: str, after: str) -> Found | None:
    """The field that the line's form names."""
    for field, form in (("ics", _ICS), ("ccs", _CCS), ("record", _RECORD)):
        match = form.fullmatch(text)
        if match is not None:
            return _found(field, match) if match["value"] else (f"{field}-name", "", 0, 0)
    if after in ("ics", "ics-name", "ccs-name", "record"):
        for field, form in (("ics", _ICS_VALUE), ("ccs", _CCS_VALUE)):
            match = form.fullmatch(text)
            if match is not None and (after != "ics" or field == "ccs"):
                return _found(field, match)
    number = _number(text)
    if number is not None:
        return number
    match = _PATENT_CALL.fullmatch(text)
    if match is not None:
        return _found("patent_call", match)
    match = _REPLACES.fullmatch(text)
    if match is not None:
        return _found("replaces", match) if match["value"] else ("replaces-name", "", 0, 0)
    match = _CONFORMITY.fullmatch(text)
    if match is not None:
        return _found("conformity", match)
    if "发" in text and (match := _ISSUED.fullmatch(text)) is not None:
        return _found("issued_by", match) if match["value"].strip() else ("issued-name", "", 0, 0)
    match = _MASTHEAD.fullmatch(text)
    if match is not None and len(re.sub(r"\s", "", text)) <= 26:
        return _found("masthead", match)
    match = _STAGE.fullmatch(text)
    if match is not None and _closed(text) and not _ASIDE.search(text):
        return _found("stage", match)
    return None


def _number(text: str) -> Found | None:
    bare = text.strip()
    start = len(text) - len(text.lstrip())
    parsed = parse(bare)
    if _NUMBER.fullmatch(bare) is None and (parsed is None or not parsed.year):
        if parsed is None or parsed.abroad:
            return None
        return "number-undated", bare, start, start + len(bare)
    return "number", bare, start, start + len(bare)


def _found(field: str, match: re.Match[str]) -> Found:
    value = match["value"].strip()
    start = match.start("value") + len(match["value"]) - len(match["value"].lstrip())
    return field, value, start, start + len(value)


def _by_script(text: str) -> Found:
    """A line that no form names: Chinese (a title, a body), Latin (the English title), or an aside."""
    bare = text.strip()
    start = len(text) - len(text.lstrip())
    if _ASIDE.search(text) or re.search(r"[。；？！]", bare):
        return "aside", bare, start, start + len(bare)
    if _BODY.fullmatch(re.sub(r"\s+", "", text)):
        return "body", bare, start, start + len(bare)
    if not _HAN.search(text):
        words = re.findall(r"[A-Za-z]{2,}", bare)
        # One word alone is the code in the corner (「DB15」), not a title.
        return ("latin" if len(words) > 1 else "aside"), bare, start, start + len(bare)
    return "", bare, start, start + len(bare)
