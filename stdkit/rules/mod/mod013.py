from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import by_block
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_STACKED = pattern(
    r"应宜|宜应|应可(?!靠|见|追溯|燃|视|调|拆|能|重复|再|用|溶|移|控|逆|变|操作|读|选|编|维|听|测|比|信|行|以)|应必须|必须应|应不宜|宜可以|不宜应|可应(?!用)|须应|应须"
)


@rule("MOD013", clause="9.1、附录C", severity="warning", confidence="heuristic", question="此处是要求、推荐还是允许？")
def stacked_modals(doc: Document) -> Iterator[Finding]:
    """能愿动词叠用

    一个条款只有一种强度。“应宜”“应可”把要求和推荐、允许叠在一起，读者无法判断违反了算不算不符合。

    ```bad
    箱体⟦应可⟧承受振动，⟦宜应⟧加装衬垫。
    ```
    ```bad
    a) 电缆⟦应必须⟧穿管；

    b) 端子应压紧。
    ```
    ```good
    箱体应能承受振动，宜能抗冲击，对应可靠性等级见表1。
    ```
    ```good
    许可应公示，事宜应记录，认可应有效，应可追溯。
    ```
    ```bad
    闸门⟦应必须⟧检修，⟦必须应⟧上锁，⟦应不宜⟧久停，泵⟦应宜⟧备用，阀⟦应可⟧关断。

    | 项目 | 规定 |
    |---|---|
    | 吊索 | ⟦应须⟧登记 |
    | 吊钩 | ⟦须应⟧探伤 |
    # 附录A（规范性）巡查
    A.1　坝面⟦宜应⟧每日巡查。
    ```
    """
    for block in blocks_for(doc, _STACKED):
        for match in block.find(_STACKED):
            modals = [p.span for p in by_block(doc).get(block.id, ()) if p.kind in _MODALS]
            # 两个字都要真是能愿动词：「许可应」「事宜应」的前一个字属于别的词。
            if all(any(s.start <= at < s.end for s in modals) for at in range(*match.span())):
                yield finding(block.span(*match.span()), f"能愿动词“{match[0]}”叠用，只留一个")


_MODALS = ("REQ", "REQ_NS", "PROH", "PROH_NS", "REC", "REC_NEG", "PERM", "DOUBLE")
