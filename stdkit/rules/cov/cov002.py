from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.codes import INDUSTRY
from stdkit.facts.covers import cover_number, cover_place
from stdkit.facts.levels import region_of
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
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
    rf"(?:{_CODE}{_BLANK}{_NUMBER}|T/(?:[A-Z][A-Z0-9]{{1,11}}|[×＊*]{{2,8}}){_BLANK}{_NUMBER}|Q/[A-Z0-9\u4e00-\u9fff]{{1,14}}(?: ?[A-Z]+)?{_BLANK}[A-Z]?{_NUMBER})"
    rf"—{_YEAR}{_JOINT}"
)
_DASH = pattern(r"\s?[-\u2010-\u2015\u2212－﹣─━~～]{1,2}\s?(?=(?:\d{4}|[×X＊*]{4})(?:/|$))")


_LIKE = {"group": "T/ABC 9—2026", "enterprise": "Q/ABC 9—2026", "local": "DB15/T 9—2026", "industry": "NY/T 9—2026"}
_LACKS = {"group": "：“T/”之后是团体代号", "enterprise": "：“Q/”之后是企业代号"}


@rule("COV002", clause="8.1、10.3.1.4", severity="error", whole=True)
def document_number_form(doc: Document, setting: Setting) -> Iterator[Finding]:
    """文件编号写法不符

    文件编号由代号、顺序号和四位年份组成，写作“GB/T 1234.5—2024”“DB15/T 9—2026”“T/ABC 9—2026”。年份前的连接号另有规则；草案可用“×”占位。团体标准的“T/”之后是团体代号，企业标准的“Q/”之后是企业代号；地方标准的“DB”之后是两位（省级）或四位
    （市级）行政区划代码。

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
    ```bad
    ---
    number: ⟦DB99/T 9—2026⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: ⟦T/ 9—2026⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB1502/T 9—2026
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: T/×××× 9—××××
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
    own = cover_number(doc)
    if not number:
        return
    if not _FORM.fullmatch(_DASH.sub("—", number)):
        like = _LIKE.get(setting.level, "GB/T 1234.5—2024")
        yield finding(
            cover_place(doc, "number"), f"文件编号“{number}”写法不符，应如“{like}”{_LACKS.get(setting.level, '')}"
        )
    elif own is not None and region_of(own)[0] and not region_of(own)[1]:
        digits = region_of(own)[0]
        yield finding(cover_place(doc, "number"), f"没有以{digits[:2]}开头的行政区划代码，核对“DB{digits}”")
