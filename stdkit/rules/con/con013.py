from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.mentions import order
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, Span

_OLD = (
    ("“按照GB/T 1.1—2009给出的规则起草”", pattern(r"GB\s?/\s?T\s?1\.1\s?[—–-]\s?2009|给出的规则(?:起草|编写)")),
    ("“参见”", pattern(r"(?<![A-Za-z])参见\s?(?:附录|第?\s?\d|表|图|GB|[A-Z]\.\d|ISO)")),
    ("“（规范性附录）”", pattern(r"[（(]\s*(?:规范性|资料性)附录\s*[）)]")),
    (
        "“本标准”",
        pattern(
            r"(?<![基样版成文脚根资日书副原蓝])本(?:标准|部分)(?=规定|适用|的|由|与|按|代替|给出|起草|主要|参照|等同|修改|为|是|中|归口|提出)"
        ),
    ),
    ("“凡是注日期的引用文件”", pattern(r"凡是注日期的引用文件|下列文件对于本文件的应用是必不可少的")),
    ("“可能涉及这些专利”", pattern(r"识别这些专利")),
    (
        "“[GB/T ……，定义……]”",
        pattern(r"^\s*[\[［【](?:改写)?\s*[A-Z]{2}\s?/?\s?T?\s?[\d.]+\s?[—–-]\s?\d{4}[，,]\s*(?:定义|术语)?\s?\d"),
    ),
)
_NEW = (
    ("“按照GB/T 1.1—2020的规定起草”", pattern(r"GB\s?/\s?T\s?1\.1\s?[—–-]\s?2020")),
    ("2020年版的引导语", pattern(r"通过文中的规范性引用而构成本文件")),
    ("“本文件”", pattern(r"本文件(?=规定|确立|描述|界定|适用于|按照|代替|与GB|由[^。；]{2,40}(?:提出|归口))")),
    ("“[来源：……]”", pattern(r"^\s*[\[［【]来源[：:]")),
)


@rule(
    "CON013",
    clause="前言",
    severity="warning",
    confidence="heuristic",
    whole=True,
    question="本文件按GB/T 1.1的哪一版起草？",
)
def mixed_editions(doc: Document, setting: Setting) -> Iterator[Finding]:
    """混用GB/T 1.1两版的体例

    旧文件改版时，前言、引导语、附录标识和自称要一起换成新版的。换了一半，文件自己就前后不一致。
    各处的改法由有关的规则给出；整个文件都按2009年版起草时，用--profile gbt-1.1-2009检查。

    ```bad
    # 前言
    本文件按照GB/T 1.1—2020的规定起草。
    # 1 范围
    ⟦本标准⟧规定了羊毛的要求，水分参见附录A。
    # 附录A（资料性附录）水分
    水分的数据见表A.1。
    ```
    ```bad
    # 1 范围
    本文件规定了羊毛的要求。
    # 2 规范性引用文件
    ⟦凡是注日期的引用文件⟧，仅注日期的版本适用于本文件。
    # 5 要求
    a) 取样参见附录A；

    b) 其他不作规定。
    ```
    ```bad
    # 前言
    ⟦本标准⟧按照GB/T 1.1—2009给出的规则起草。
    # 1 范围
    本标准规定了羊毛的要求，水分参见附录A。
    ```
    ```bad edition=2009
    # 前言
    ⟦本文件⟧按照GB/T 1.1—2009给出的规则起草。
    # 1 范围
    本标准规定了羊毛的要求。
    # 3 术语和定义
    ## 3.1
    羊毛　wool

    绵羊的毛。

    [来源：GB/T 1234—2008，3.1]
    ```
    ```good
    # 前言
    本文件按照GB/T 1.1—2020的规定起草。
    # 1 范围
    本文件规定了羊毛的要求，水分见附录A。
    ```
    ```good edition=2009
    # 前言
    本标准按照GB/T 1.1—2009给出的规则起草。
    # 1 范围
    本标准规定了羊毛的要求，水分参见附录A。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛的要求，文献参见附录A。
    ```
    """
    old = _found(doc, _OLD)
    new = _found(doc, _NEW)
    wrong, right = (old, new) if setting.edition == "2020" else (new, old)
    if len(wrong) < (2 if right else 3):
        return
    names = "、".join(name for name, _ in wrong)
    edition, other = ("2020", "2009") if setting.edition == "2020" else ("2009", "2020")
    if not right:
        advice = (
            "整个文件按该版检查时用--profile gbt-1.1-2009"
            if other == "2009"
            else "按该版检查时用--profile gbt-1.1-2020"
        )
        message = f"疑按GB/T 1.1—{other}起草，有{names}；{advice}"
        yield finding(wrong[0][1], message, related=[span for _, span in wrong[1:]])
        return
    message = f"疑混用GB/T 1.1的2009年版与2020年版体例：按{edition}年版起草，又有{other}年版的{names}"
    yield finding(wrong[0][1], message, related=[span for _, span in wrong[1:]])


def _found(doc: Document, signs: tuple[tuple[str, re.Pattern[str]], ...]) -> list[tuple[str, Span]]:
    """The signs that the document shows, each with its first place."""
    found: list[tuple[str, Span]] = []
    for name, sign in signs:
        place = next((block.span(*match.span()) for block in blocks_for(doc, sign) for match in block.find(sign)), None)
        if place is not None:
            found.append((name, place))
    places = order(doc)
    return sorted(found, key=lambda sign: (places[sign[1].block], sign[1].start))
