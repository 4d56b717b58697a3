from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.structure import heading_span
from stdkit.lint.rule import finding, rule
from stdkit.model import Clause, Document, Finding

NAMED = pattern(r"[^，。；：:]{1,30}[：:]")
"""「分析天平：分度值为0.1 mg」: reagents and apparatus one by one (GB/T 20001.4)."""


@rule("HDG010", clause="7.3.3", severity="info")
def first_level_clause_untitled(doc: Document) -> Iterator[Finding]:
    """第一层次的条没有标题

    第一层次的条宜给出标题，目次才能反映各章的内容。章很短（不超过三个条）时不给也清楚；试剂、仪器逐个列出的（“分析天平：……”），名称就是标题。

    ```bad
    # 5 要求
    5.1　⟦羊毛应干燥。⟧
    5.2　羊毛应无异味。
    5.3　羊毛应打包。
    5.4　羊毛包应有标签。
    ```
    ```bad
    # 附录A（规范性）取样
    A.1　⟦从每批中随机取样。⟧
    A.2　样品应编号。
    A.3　样品应封存。
    A.4　样品应保存三个月。
    ```
    ```good
    # 5 要求
    5.1　羊毛应干燥。
    5.2　羊毛应无异味。
    ```
    ```good
    # 5 要求
    ## 5.1 外观
    5.1.1　羊毛应干燥。
    5.1.2　羊毛应无异味。
    5.1.3　羊毛应打包。
    5.1.4　羊毛包应有标签。
    ## 5.2 长度
    长度应均匀。
    ```
    ```good
    # 6 仪器设备
    6.1　分析天平：分度值为0.1 mg。
    6.2　高温炉：能控制在550 ℃±20 ℃。
    6.3　电热板：功率可调。
    6.4　干燥器（内装变色硅胶）：容量为3 L。
    ```
    ```bad
    # 6 仪器设备
    6.1　⟦分析天平：分度值为0.1 mg。⟧
    6.2　高温炉：能控制在550 ℃±20 ℃。
    6.3　电热板应能调节功率。
    6.4　干燥器：容量为3 L。
    ```
    """
    for element in doc.elements:
        untitled = [clause for clause in element.clauses if clause.heading is None]
        # Where only some lack a title, HDG003 speaks.
        if len(untitled) > 3 and len(untitled) == len(element.clauses) and not all(map(_names_a_thing, untitled)):
            first = untitled[0]
            yield finding(heading_span(None, first.content), f"{element.number}的第一层次的条宜给出标题")


def _names_a_thing(clause: Clause) -> bool:
    return bool(clause.content) and NAMED.match(clause.content[0].text) is not None
