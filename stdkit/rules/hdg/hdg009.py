from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.lint.gathered import few_or_gathered
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding, Span

# Numbers drafters type by hand where a clause number belongs.
CHINESE = pattern(
    r"(第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])[\s　]*"
)
TRAILING = pattern(r"(?:[A-Z]|\d+)(?:[.．]\d+)*[.．、]")
WIDE = pattern(r"(?:[A-Z]|\d+)(?:[.．]\d+)+")


@rule("HDG009", clause="7.2、7.3.2、10.2.1", severity="warning")
def clause_number_form(doc: Document) -> Iterator[Finding]:
    """章条编号的写法不对

    章条用阿拉伯数字编号，层次之间用下脚点，末位数字后面不加点或顿号：写“5.1　外观”，不写“5.1.　外观”“第五章”“（一）”。

    ```bad
    # ⟦第五章　⟧要求
    羊毛应干燥。
    ```
    ```bad
    # 5 要求
    ## ⟦（一）⟧外观
    羊毛应干燥。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    羊毛应干燥。
    ```
    ```good
    # 5 要求
    1-丁醇的用量按表1。
    第一批样品应保存。
    ```
    ```good
    # 附录A（规范性）配制
    ## A.1 溶液
    2,4-二硝基苯肼应避光保存。

    2026年1月1日前生产的试剂不再使用。
    ```
    ```bad
    # ⟦一、⟧总则
    矿灯应完好。
    ## ⟦（二）⟧充电
    按班充电。
    ## ⟦第三节　⟧发放
    凭牌领取。
    # ⟦第十二条　⟧检查
    逐盏检查。
    ```
    """
    trailing: list[tuple[Span, str]] = []
    for block in doc.blocks():
        if block.kind != "heading":
            continue
        typed = CHINESE.match(block.text)
        if typed and not block.label:
            yield finding(block.span(0, typed.end()), f"章条编号“{typed[0].strip()}”应写作阿拉伯数字（5、5.1）")
        elif block.label and (TRAILING.fullmatch(block.label) or (WIDE.fullmatch(block.label) and "．" in block.label)):
            right = block.label.replace("．", ".").rstrip(".、")
            trailing.append((block.span(0, 0), f"章条编号“{block.label}”应写作“{right}”"))
    yield from few_or_gathered(trailing)
