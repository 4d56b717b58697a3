from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_SEPARATOR = pattern(r"\s+[-–]\s+|\s*–\s*|--|\s+—\s*|(?<=\S)—\s+")
_WORD = pattern(r"[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*")
_PLAIN = pattern(r"[A-Z][a-z]{2,}")
# Function words are never proper names: capital letters there mean that every word is written so.
_SMALL = frozenset(
    ["Of", "For", "And", "The", "In", "On", "With", "To", "By", "From", "Using", "At", "Or", "Under", "Between"]
)


@rule(
    "COV009",
    clause="10.3.1.2",
    severity="info",
    confidence="heuristic",
    question="这个词是专有名词（保留大写）吗？",
    whole=True,
)
def english_title_capitals(doc: Document) -> Iterator[Finding]:
    """英文译名的大小写或连接号不对

    英文译名每个元素的第一个字母大写，其余除专有名词外小写；元素之间用一字线，前后不空。

    ```bad
    ---
    title: 塑料　密度的测定
    title_en: ⟦PLASTICS - DETERMINATION OF DENSITY⟧
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```bad
    ---
    title: 塑料密度的测定
    title_en: ⟦Determination Of Density Of Rigid Cellular Plastics⟧
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good
    ---
    title: 塑料　第1部分：密度的测定
    title_en: "Plastics—Part 1: Determination of density by PCR and X-ray"
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good
    ---
    title: 蒙古马饲养技术规程
    title_en: Code of practice for feeding of Mongolian horses in Inner Mongolia
    ---
    # 1 范围
    本文件确立了程序。
    ```
    ```good
    ---
    title: 钢铁　锰含量的测定
    title_en: Steel and iron—Determination of Mn content by ICP-AES
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```bad
    ---
    title: 屠宰场　消毒　指南
    title_en: ⟦Slaughterhouse - Guidelines for disinfection⟧
    ---
    # 1 范围
    本文件提供了指导。
    ```
    ```bad
    ---
    title: 井下电缆　安装规范
    title_en: ⟦Mine cables—Specification for Installation And Maintenance⟧
    ---
    # 1 范围
    本文件规定了要求。
    ```
    ```bad
    ---
    title: 消防员　灭火防护靴
    title_en: ⟦Protective Boots used by Fire Brigade⟧
    ---
    # 1 范围
    本文件规定了要求。
    ```
    """
    title = doc.cover.title_en.strip()
    words = _WORD.findall(title)
    if len(words) < 2:
        return
    where = cover_place(doc, "title_en")
    if any(_SEPARATOR.search(doc.text_of(span).strip()) for span in doc.cover.places("title_en")):
        yield finding(where, "英文译名的元素之间用一字线“—”，前后不空")
    elif len(words) > 2 and title.upper() == title:
        yield finding(where, "英文译名不全部大写，只有每个元素的首字母和专有名词大写")
    else:
        inner = [
            word
            for element in title.split("—")
            for word in _WORD.findall(re.sub(r"Part\s*\d+\s*[:：]\s*\w+", "", element))[1:]
        ]
        capital = [word for word in inner if _PLAIN.fullmatch(word)]
        # Proper names come singly; a name of which most words are capitalised is set as a headline.
        if any(word in _SMALL for word in inner) or (len(capital) >= 3 and len(capital) * 2 > len(inner)):
            yield finding(where, "英文译名除每个元素的首字母和专有名词外应小写")
