from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.codes import Number
from stdkit.facts.covers import cover_number, cover_place
from stdkit.facts.levels import INDUSTRIES, PROVINCES, industry_of, region_of
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

# Codes whose covers bear wordings of their own, and industries that were renamed: not judged.
_OWN_WORDING = frozenset(
    {"HJ", "JGJ", "CJJ", "JTG", "JTS", "GBZ", "GBJ", "GJB", "JJF", "JJG", "TSG", "NB/SH", "GSB", "CECS"}
)
_WORDINGS = {
    "national": ("中华人民共和国国家标准", r"国家(?:实物)?标准"),
    "industry": ("中华人民共和国××行业标准", r"行业标准"),
    "local": ("××地方标准", r"地方标准"),
    "group": ("团体标准", r"团体标准"),
    "enterprise": ("企业标准", r"企业标准"),
}


@rule("COV014", clause="8.1、附录E、表F.1", severity="error", whole=True)
def masthead_and_code(doc: Document) -> Iterator[Finding]:
    """封面的层次字样与文件代号不符

    代号GB的是国家标准，行业代号的是行业标准，DB的是地方标准，T/的是团体标准，Q/的是企业标准，/Z的是指导性技术文件。字样与代号两样，分不清文件
    由谁发布、在哪里有效。

    ```bad
    ---
    number: JB/T 5678—2024
    masthead: ⟦中华人民共和国国家标准⟧
    ---
    # 1 范围
    本文件规定了割刀的要求。
    ```
    ```bad
    ---
    number: GB/Z 5678—2024
    masthead: ⟦中华人民共和国国家标准⟧
    ---
    # 1 范围
    本文件规定了割刀的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    masthead: ⟦团体标准⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    number: NY/T 123—2024
    masthead: ⟦中华人民共和国林业行业标准⟧
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```bad
    ---
    number: DB15/T 9—2026
    masthead: ⟦山西省地方标准⟧
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: NY/T 123—2024
    masthead: 中华人民共和国农业行业标准
    ---
    # 1 范围
    本文件规定了苜蓿干草分级的要求。
    ```
    ```good
    ---
    number: DB1502/T 9—2026
    masthead: 包头市地方标准
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: HJ 123—2024
    masthead: 中华人民共和国国家生态环境标准
    ---
    # 1 范围
    本文件规定了测定的方法。
    ```
    ```good
    ---
    number: JGJ 123—2026
    masthead: 中华人民共和国行业标准
    ---
    # 1 范围
    本文件规定了脚手架的要求。
    ```
    ```good
    ---
    number: GBZ 12—2026
    masthead: 中华人民共和国国家职业卫生标准
    ---
    # 1 范围
    本文件规定了粉尘的限值。
    ```
    """
    number, masthead = cover_number(doc), squeeze(doc.cover.masthead)
    if number is None or not masthead or number.code.split("/T")[0] in _OWN_WORDING or number.level not in _WORDINGS:
        return
    wording, pattern = _WORDINGS[number.level]
    if number.level == "national" and (number.code == "GB/Z") != ("指导性技术文件" in masthead):
        wording = "中华人民共和国国家标准化指导性技术文件" if number.code == "GB/Z" else wording
        yield finding(cover_place(doc, "masthead"), f"封面字样“{masthead}”与代号“{number.code}”不符，应为“{wording}”")
    elif not re.search(pattern, masthead) and "指导性技术文件" not in masthead:
        yield finding(cover_place(doc, "masthead"), f"封面字样“{masthead}”与代号“{number.code}”不符，应为“{wording}”")
    elif other := _another(number, masthead):
        yield finding(cover_place(doc, "masthead"), f"封面字样“{masthead}”与代号“{number.code}”不符，代号是{other}的")


def _another(number: Number, masthead: str) -> str:
    """The industry or province of the code, where the wording names another one; names that are in no table are not judged."""
    industry, (_, province) = industry_of(number), region_of(number)
    named = re.search(r"中华人民共和国(.+?)行业标准", masthead)
    if industry and named is not None and named[1] != industry and named[1] in INDUSTRIES.values():
        return industry
    others = (name for name in PROVINCES.values() if masthead.startswith(name) and name != province)
    return province if province and next(others, "") and not masthead.startswith(province) else ""
