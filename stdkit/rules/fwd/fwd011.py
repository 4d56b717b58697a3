from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import ForewordItem, items_of, pictured
from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Edit, Finding

FORM = pattern(
    r"(本(?:标准|部分|文件|规范|规程|指南|导则|通则|准则|手册|指导性技术文件))?(的)?(主要|负责)?(起草单位|起草人|参加起草单位|编制单位|编制人员)(均为)?\s*([:：]|为|有)?"
)
WANTED = {"units": "本文件起草单位：", "drafters": "本文件主要起草人："}
ASIDE = pattern(r"^本文件(起草单位|主要起草人)\s*[：:]")
# A comma between two Chinese names; one inside “Co., Ltd.” is left alone.
COMMA = pattern(r"(?<=[\u4e00-\u9fff）)])[,，](?=[\u4e00-\u9fff])")


@rule("FWD011", clause="8.3 g)", severity="warning", whole=True)
def drafters_form(doc: Document) -> Iterator[Finding]:
    """起草单位、起草人的写法不符

    写作“本文件起草单位：甲、乙。”“本文件主要起草人：张三、李四。”：主语用“本文件”，冒号引出，各单位、各人之间用顿号，末尾用句号。

    ```bad
    # 前言
    ⟦主要起草单位:⟧甲研究所、乙学院。
    本文件主要起草人：张三、李四。
    ```
    ```fixed
    # 前言
    本文件起草单位：甲研究所、乙学院。
    本文件主要起草人：张三、李四。
    ```
    ```bad
    # 前言
    本文件起草单位：甲研究所⟦，⟧乙学院。
    本文件主要起草人：张三、李四。
    ```
    ```fixed
    # 前言
    本文件起草单位：甲研究所、乙学院。
    本文件主要起草人：张三、李四。
    ```
    ```bad
    # 前言
    ⟦本指南主要起草单位：⟧甲研究所。
    ⟦本指导性技术文件起草人：⟧张三。
    ```
    ```fixed
    # 前言
    本文件起草单位：甲研究所。
    本文件主要起草人：张三。
    ```
    ```bad
    # ⟦前言⟧
    本文件由自治区农牧厅归口。
    ```
    ```good
    # 前言
    本文件起草单位：甲研究所、Wool Co., Ltd.。
    本文件主要起草人：张三、阿·巴特尔、李　四。
    ```
    ```good
    # 前言
    本文件起草单位：甲研究所。
    本文件主要起草人：张三。
    ```
    ```bad
    # 前言
    本文件起草单位⟦:⟧某矿业集团、某研究院。

    本文件主要起草人：王五、赵六。
    ```
    """
    foreword = doc.element_of("foreword")
    if foreword is None:
        return
    units, drafters = items_of(doc, "units"), items_of(doc, "drafters")
    lacking = [name for name, items in (("起草单位", units), ("主要起草人", drafters)) if not items]
    if lacking and not pictured(doc):
        yield finding(heading_span(foreword.heading), f"前言未写{'和'.join(lacking)}")
    for kind, items in (("units", units), ("drafters", drafters)):
        for item in items[:1]:
            yield from _form(item, WANTED[kind])


def _form(item: ForewordItem, wanted: str) -> Iterator[Finding]:
    block, start = item.block, item.span.start
    if not ASIDE.match(item.text):
        match = FORM.search(item.text)
        if match:
            span = block.span(start + match.start(), start + match.end())
            yield finding(span, f"应写作“{wanted}……。”", fix=wanted)
    elif ":" in item.text[:12]:
        at = start + item.text.index(":")
        yield finding(block.span(at, at + 1), "冒号应为全角“：”", fix="：", safety="safe")
    for match in COMMA.finditer(item.text):
        span = block.span(start + match.start(), start + match.end())
        yield finding(
            span, "各单位、各人之间用顿号", edits=[Edit(span, "、", reason="各单位、各人之间用顿号", safety="safe")]
        )
    if not block.text.rstrip().endswith(("。", "；")):
        end = len(block.text.rstrip())
        yield finding(block.span(end, end), "末尾应有句号", fix="。", safety="safe")
