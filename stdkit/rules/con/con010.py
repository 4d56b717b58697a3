from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.terms import terms
from stdkit.facts.titles import name_elements
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "CON010",
    clause="5.4.1",
    severity="info",
    confidence="heuristic",
    question="文件名称里的这个词，说的就是这条术语界定的概念吗？",
    whole=True,
)
def english_term_unlike_title(doc: Document) -> Iterator[Finding]:
    """术语的英文与文件英文译名不一致

    文件名称里的主体词如果就是界定的术语，英文译名就用这个术语的英文对应词。译法不一，外文检索时找不到这个文件。

    ```bad
    ---
    title: 检查井盖技术规范
    title_en: Technical specification for manhole covers
    ---
    # 3 术语和定义
    ## 3.1
    检查井盖　⟦well lid⟧

    盖住井口的构件。
    ```
    ```bad
    ---
    title: 风干牛肉
    title_en: Dried beef
    ---
    # 3 术语和定义
    ## 3.1
    风干牛肉　⟦wind-cured beef⟧

    以牛肉为原料风干的产品。
    ```
    ```good
    ---
    title: 检查井盖技术规范
    title_en: Technical specification for Manhole Covers
    ---
    # 3 术语和定义
    ## 3.1
    检查井盖　manhole cover

    盖住井口的构件。
    ```
    ```good
    ---
    title: 检查井盖技术规范
    title_en: Technical specification for manhole covers
    ---
    # 3 术语和定义
    ## 3.1
    井座　frame

    支撑井盖的构件。
    ```
    ```bad
    ---
    title: 蓄电池组　安全要求
    title_en: Battery packs—Safety requirements
    ---
    # 3 术语和定义
    ## 3.1
    蓄电池组　⟦accumulator assemblies⟧

    由若干电池串联而成的单元。
    ## 3.2
    蓄电池　cell

    可反复充电的电池。
    ```
    ```good
    ---
    title: 蓄电池组　安全要求
    title_en: Batteries—Safety requirements
    ---
    # 3 术语和定义
    ## 3.1
    蓄电池组　battery

    由若干电池串联而成的单元。
    ```
    """
    title_en = _folded(doc.cover.title_en)
    if not title_en or not doc.cover.title:
        return
    parts = [re.sub(r"\s", "", part) for part in name_elements(doc.cover.title)]
    # 「射频识别」与「射频识别标签」都在名称之首时，主体词是长的那个。
    leading = [t for t in terms(doc) if len(t.name) >= 3 and any(part.startswith(t.name) for part in parts)]
    longest = max((len(term.name) for term in leading), default=0)
    for term in leading:
        if len(term.name) < longest:
            continue
        english = re.search(r"[A-Za-z][A-Za-z0-9 '’-]*[A-Za-z0-9]", term.entry.text)
        if english is None or not re.search(r"[㐀-鿿]", term.entry.text[: english.start()]):
            continue
        if _folded(english[0]) not in title_en:
            message = f"“{term.name}”的英文“{english[0]}”与英文译名“{doc.cover.title_en}”不一致，应统一"
            yield finding(term.entry.span(*english.span()), message)


def _folded(text: str) -> str:
    """Words in lower case without the plural s and hyphens."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
