"""Recognised characters read again by the grammar of what they must be: standard numbers, clause numbers, figures, marks.

A character is only ever taken for one that looks like it, where the place leaves no other reading: 「GB/T1.1一2009」 is
「GB/T 1.1—2009」, 「5.l.2」 at the front of a line 「5.1.2」. What is so read is marked as less sure; nothing is added but the blank that
is always printed between code and number, and the bracket that closes the label of a cited document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

READ_AGAIN = 0.9
"""How sure a character is, at most, that was taken for another."""


class Sign(NamedTuple):
    """A character as recognised: the middle of where it stands along its line, how sure it is, and whether it is set high (1) or
    low (-1). A blank is 「 」."""

    text: str
    middle: float
    confidence: float = 1.0
    raised: int = 0


_DIGITS = str.maketrans("OoQDlI|", "0000111")
_LIKE_DIGIT = "OoQDlI|"
_DASHES = "一—–－―─ー-"

_CODE = r"(?:(?:GB|GM|GA|HG|JB|SH|YD|SJ|NY|DL|HJ|JR|QB|LY|MH|TB|WS|CJ|JC|JG|JT|SL|SN|SY|YB|YS|YY|DA|BB|CB|EJ|FZ|GY|HB|HY|KA|LD|LS|MT|MZ|QC|QJ|RB|SB|TD|TY|WB|WH|WJ|WM|XB|XF|YC|YZ|ZY|AQ|DB\s?\d{2,6})(?:\s?/\s?[TZ])?)"
_STANDARD = re.compile(
    rf"(?<![A-Za-z])(?P<code>{_CODE})(?P<gap>\s*)(?P<number>\d[\dOolI]{{0,5}}(?:\s?[.．]\s?[\dOolI]{{1,3}})*)"
    rf"(?:(?P<dash>\s*[{_DASHES}]{{1,2}}\s*)(?P<year>[12lI][\dOolI]{{3}}))?(?P<after>)(?!\d|[A-Za-z](?![A-Za-z]))"
)
_FOREIGN = re.compile(
    r"(?<![A-Za-z])(?P<code>ISO/IEC|ISO|IEC|ITU-T|IEEE|RFC)(?P<gap>\s*)(?P<number>\d[\dOolI]{1,5}(?:-\d{1,3})*)"
    r"(?:(?P<dash>\s*[:：]\s*)(?P<year>[12lI][\dOolI]{3}))?(?![\dA-Za-z])"
)
_CLAUSE = re.compile(
    rf"(?P<number>(?:[A-Z]|[\d{_LIKE_DIGIT}]{{1,2}})(?:\s*[.．。·•]\s*[\d{_LIKE_DIGIT}]{{1,2}}){{1,6}})(?P<tail>\s*[.．]?)(?=\s|$|[一-鿿])"
)
_TOUCHING = re.compile(r"\s*(?:[A-Z]|\d{1,2})(?:\.\d{1,2}){1,5}(?=[A-Z]{2})")
_UNCLOSED = re.compile(rf"\s*\[\d{{1,2}}(?=\s+(?:{_CODE}|ISO|IEC|ITU|IEEE|RFC)[\s/\d][^\]]*$)")
_PARTED = 0.9
"""The middles of two Latin signs that touch are half a size apart."""
_CAPTION = re.compile(
    rf"(?:续\s*)?[表图]\s*(?:[A-Z]\s*[.．]\s*)?(?P<number>[\d{_LIKE_DIGIT}]{{1,2}})(?=\s|$|[一-鿿（(])"
)
_INSIDE = re.compile(r"(?<=\d)(?P<sign>[OolI])(?=\d)")
_FRONT = re.compile(r"(?<![A-Za-z0-9.])(?P<sign>[lI])(?=\d{1,3}(?:\.\d+)?(?![\dA-Za-z]))")


def spelled(signs: Sequence[Sign], size: float) -> list[Sign]:
    """The signs of one line read again. ``size`` is the size of its type, in the unit of the middles."""
    found = _dashes(list(signs), size)
    found = _closed(found)
    for pattern, read in _READINGS:
        found = _replaced(found, pattern, read)
    return _punctuated(_parted(found, size))


def _parted(signs: list[Sign], size: float) -> list[Sign]:
    """A blank between a clause number and a title in Latin letters, where the print shows one: 「8.3SM3 算法」. A value and its
    unit (「3.5MPa」) stand close."""
    match = _TOUCHING.match("".join(sign.text for sign in signs))
    if match is not None and signs[match.end()].middle - signs[match.end() - 1].middle > _PARTED * size:
        before = signs[match.end() - 1]
        signs.insert(match.end(), Sign(" ", before.middle, before.confidence))
    return signs


def _closed(signs: list[Sign]) -> list[Sign]:
    """「[4 GM/T 0044…」 at the front of a line is the label of a cited document: its closing bracket was overlooked."""
    match = _UNCLOSED.match("".join(sign.text for sign in signs))
    if match is not None:
        before = signs[match.end() - 1]
        signs.insert(match.end(), Sign("]", before.middle, min(before.confidence, READ_AGAIN)))
    return signs


Reading = Callable[[re.Match[str]], list[tuple[int, int, str]]]


def _replaced(signs: list[Sign], pattern: re.Pattern[str], read: Reading) -> list[Sign]:
    """Each stretch that a reading names (start, end, text) in place of what stands there."""
    text = "".join(sign.text for sign in signs)
    for match in reversed(list(pattern.finditer(text))):
        if pattern in _AT_FRONT and text[: match.start()].strip():
            continue
        for start, end, wanted in sorted(read(match), reverse=True):
            if text[start:end] != wanted:
                signs[start:end] = _written(signs, start, end, wanted)
    return signs


def _written(signs: Sequence[Sign], start: int, end: int, wanted: str) -> list[Sign]:
    """``wanted`` in the place of the signs from ``start`` to ``end``; signs that stay keep their place and sureness."""
    old = signs[start:end]
    if len(old) == len(wanted):
        return [
            sign if sign.text == char else Sign(char, sign.middle, min(sign.confidence, READ_AGAIN))
            for sign, char in zip(old, wanted, strict=True)
        ]
    if not old:
        near = signs[start - 1] if start else signs[start]
        return [Sign(char, near.middle, near.confidence) for char in wanted]
    first, last = old[0].middle, old[-1].middle
    step = (last - first) / max(len(wanted) - 1, 1)
    sure = min(min(sign.confidence for sign in old), READ_AGAIN if _bare(old) != _bare_text(wanted) else 1.0)
    if len(wanted) == 1:
        return [Sign(wanted, (first + last) / 2, sure)]
    return [Sign(char, first + at * step, sure) for at, char in enumerate(wanted)]


def _bare(signs: Sequence[Sign]) -> str:
    return _bare_text("".join(sign.text for sign in signs))


def _bare_text(text: str) -> str:
    return text.replace(" ", "")


def _figures(text: str) -> str:
    return text.translate(_DIGITS)


def _standard(match: re.Match[str]) -> list[tuple[int, int, str]]:
    number = match["number"]
    if not match["year"] and not any(sign.isdigit() for sign in number[:2]):
        return []
    found = [(*match.span("number"), _figures(re.sub(r"\s", "", number).replace("．", ".")))]
    found.append((*match.span("gap"), " "))
    code = re.sub(r"\s", "", match["code"])
    if code != match["code"]:
        found.append((*match.span("code"), code))
    following = match.string[match.end() : match.end() + 1]
    if match.re is _STANDARD and following.isascii() and following.isalpha():
        found.append((*match.span("after"), " "))  # 「GM/T 0009SM2 …」: a title begins
    if match["year"]:
        found.append((*match.span("year"), _figures(match["year"])))
        dash = match["dash"].strip()
        found.append((*match.span("dash"), "-" if dash == "-" else ":" if dash in ":：" else "—"))
    return found


def _clause(match: re.Match[str]) -> list[tuple[int, int, str]]:
    number = match["number"]
    if not any(sign.isdigit() for sign in number):
        return []
    dotted = re.sub(r"\s*[.．。·•]\s*", ".", number)
    head, rest = dotted.split(".", 1)
    head = head if re.fullmatch(r"[A-Z]", head) and head not in _LIKE_DIGIT else _figures(head)
    shown = f"{head}.{_figures(rest)}"
    parts = shown.split(".")
    if any(len(part) > 1 and part.startswith("0") for part in parts) or parts[-1] == "0":
        return []
    return [(*match.span("number"), shown)]


def _sign(to: str) -> Reading:
    def read(match: re.Match[str]) -> list[tuple[int, int, str]]:
        return [(*match.span("sign"), to or _figures(match["sign"]))]

    return read


def _number(match: re.Match[str]) -> list[tuple[int, int, str]]:
    return [(*match.span("number"), _figures(match["number"]))]


_READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (_STANDARD, _standard),
    (_FOREIGN, _standard),
    (_CLAUSE, _clause),
    (_CAPTION, _number),
    (_INSIDE, _sign("")),
    (_FRONT, _sign("1")),
)
_AT_FRONT = frozenset({_CLAUSE, _CAPTION})


def _dashes(signs: list[Sign], size: float) -> list[Sign]:
    """A dash at the front of a line, which labels a list item, is two squares wide; 「一」 is one."""
    count = 0
    while count < min(len(signs), 3) and signs[count].text in _DASHES:
        count += 1
    if not count or count >= len(signs):
        return signs
    after = next((at for at in range(count, len(signs)) if signs[at].text != " "), None)
    if after is None or not "\u3400" <= signs[after].text <= "\u9fff":
        return signs
    ones = all(sign.text == "一" for sign in signs[:count])
    reach = signs[after].middle - signs[0].middle
    # From the middle of a dash two squares wide to that of the next character it is 1.5 squares; from 「一」 it is one.
    if count == 1 and ones and reach < 1.35 * size:
        return signs
    if count == 2 and ones and reach < 1.7 * size:
        return signs
    sure = min(sign.confidence for sign in signs[:count])
    start = signs[after].middle - 2 * size if count == 1 else signs[0].middle
    dash = [Sign("—", start, min(sure, READ_AGAIN)), Sign("—", start + size, min(sure, READ_AGAIN))]
    return dash + signs[after:]


_LED = re.compile(
    r"(?P<title>.*[^\s.…·。⋯‥・,，\-_—])(?P<dots>[\s.…·。⋯‥・,，\-_—]*[.…·⋯‥][\s.…·。⋯‥・,，\-_—]*)"
    r"(?P<page>[（(]?(?:\d{1,3}|[IVXLl|Ⅰ-ⅻ]{1,5})[）)]?)?\s*"
)


def leaders(signs: Sequence[Sign], size: float) -> list[Sign] | None:
    """The signs of a line whose end is leader dots and a page number, the dots counted anew by the room they take; ``None``
    for any other line. The dots have to take three squares at least, six without a page number."""
    match = _LED.fullmatch("".join(sign.text for sign in signs))
    if match is None:
        return None
    title, page = list(signs[: match.end("title")]), list(signs[match.start("page") : match.end("page")])
    start = title[-1].middle + 0.5 * size
    dots = signs[match.start("dots") : match.end("dots")]
    end = page[0].middle - 0.3 * size if page else max(sign.middle for sign in dots) + 0.5 * size
    count = int((end - start) / size)
    if count < (3 if page else 6):
        return None
    step = (end - start) / count
    sure = min(title[-1].confidence, 0.95)
    return [*title, *(Sign("…", start + (at + 0.5) * step, sure) for at in range(max(count, 4))), *page]


_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}


def _punctuated(signs: list[Sign]) -> list[Sign]:
    """Marks behind Chinese text, and brackets around it, are those of Chinese text: a recogniser does not tell their width."""
    for at, sign in enumerate(signs):
        if sign.text in _WIDE and at and _is_chinese(signs[at - 1].text):
            after = signs[at + 1].text if at + 1 < len(signs) else ""
            if not (sign.text == ":" and after.isdigit() and at > 1 and signs[at - 1].text.isdigit()):
                signs[at] = sign._replace(text=_WIDE[sign.text])
    opened: list[int] = []
    for at, sign in enumerate(signs):
        if sign.text in "(（":
            opened.append(at)
        elif sign.text in ")）" and opened:
            start = opened.pop()
            inside = signs[start + 1 : at]
            chinese = any(_is_chinese(one.text) for one in inside) or (start > 0 and _is_chinese(signs[start - 1].text))
            wide = chinese or signs[start].text == "（"
            if wide:
                signs[start] = signs[start]._replace(text="（")
                signs[at] = sign._replace(text="）")
            elif sign.text == "）":
                signs[at] = sign._replace(text=")")
    return signs


def _is_chinese(text: str) -> bool:
    return "\u3400" <= text <= "\u9fff" or text in "”）】》"
