from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import INDUSTRY
from stdkit.facts.covers import cover_place
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_CODE = (
    r"(?:GB(?:/[TZ])?|GBZ(?:/T)?|GJB(?:/Z)?|GSB|DB\d{2}(?:\d{2})?(?:/[TZ]?)?|NB/SH(?:/T)?|JJ[FG]|TSG|CJJ(?:/T)?|JGJ(?:/T)?|JT[GS](?:/T)?|CECS"
    rf"|(?:{'|'.join(sorted(INDUSTRY))})(?:/[TZ])?)"
)
_NUMBER = r"(?:[A-Z]?\d{1,6}(?:\.\d{1,4}){0,3}|[×X＊*]{2,8}(?:\.[\d×X]{1,2})?)"
_YEAR = r"(?:\d{4}|[×X＊*]{4})"
_BLANK = r"[ \u3000\u2002\u2005\u2009\u00a0]{0,2}"
_JOINT = r"(?:/(?:ISO|IEC|ISO/IEC|ITU)(?:/(?:TS|TR|PAS|Guide))? ?\d[\d.\-]*:\d{4})?"
_FORM = pattern(
    rf"(?:{_CODE}{_BLANK}{_NUMBER}|T/[A-Z][A-Z0-9]{{1,11}}{_BLANK}{_NUMBER}|Q/[A-Z0-9\u4e00-\u9fff]{{1,14}}(?: ?[A-Z]+)?{_BLANK}[A-Z]?{_NUMBER})"
    rf"—{_YEAR}{_JOINT}"
)
_DASH = pattern(r"\s?[-\u2010-\u2015\u2212－﹣─━~～]{1,2}\s?(?=(?:\d{4}|[×X＊*]{4})(?:/|$))")


@rule("COV002", clause="8.1、10.3.1.4", severity="error", whole=True)
def document_number_form(doc: Document) -> Iterator[Finding]:
    """文件编号写法不符

    文件编号由代号、顺序号和四位年份组成，写作“GB/T 1234.5—2024”“DB15/T 9—2026”“T/ABC 9—2026”。年份前的连接号另有规则；草案可用“×”占位。

    ```bad
    ---
    number: ⟦GBT1234.5-24⟧
    title: 绵羊毛分级要求
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦DB15T 9—2026⟧
    title: 绵羊毛分级要求
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦DB15/T 第9号⟧
    title: 绵羊毛分级要求
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: GB/T 1234—2024/ISO 5678:2020
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: NB/SH/T ××××—××××
    ---
    # 1 范围
    本文件规定了油品的要求。
    ```
    ```good
    ---
    number: Q/AB 12-2026
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    number = doc.cover.number.strip()
    if not number or _FORM.fullmatch(_DASH.sub("—", number)):
        return
    yield finding(cover_place(doc, "number"), f"文件编号“{number}”写法不符，应如“GB/T 1234.5—2024”")
