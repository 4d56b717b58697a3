from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.clause_lists import key
from stdkit.facts.methods import required
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "FUN008",
    clause="GB/T 20001.5",
    severity="info",
    confidence="heuristic",
    default=False,
    whole=True,
    question="试验另有先后的理由（如破坏性试验放在最后）吗？",
)
def order_of_methods(doc: Document) -> Iterator[Finding]:
    """试验方法的次序与要求不一致

    试验方法宜按要求的次序编排：读完5.2的要求，到6.2找方法。次序不同，对照起来要来回翻。

    ```bad
    # 5 技术要求
    ## 5.1 含水率
    含水率应不大于12%。
    ## 5.2 抗压强度
    应不小于20 MPa。
    # 6 试验方法
    ## 6.1 抗压强度的测定
    按GB/T 1234测定。
    ## 6.2 ⟦含水率的测定⟧
    按GB/T 1931测定。
    ```
    ```bad
    # 4 要求
    ## 4.1 噪声
    应不大于85 dB(A)。
    ## 4.2 转速
    应为1 000 r/min。
    ## 4.3 割幅
    应为2 m。
    # 5 检验方法
    ## 5.1 转速
    用转速表测量。
    ## 5.2 割幅
    用卷尺测量。
    ## 5.3 ⟦噪声⟧
    用声级计测量。
    ```
    ```good
    # 5 技术要求
    ## 5.1 含水率
    含水率应不大于12%。
    ## 5.2 抗压强度
    应不小于20 MPa。
    # 6 试验方法
    ## 6.1 含水率的测定
    按GB/T 1931测定。
    ## 6.2 抗压强度的测定
    按GB/T 1234测定。
    ```
    ```good
    # 5 技术要求
    ## 5.1 含水率
    含水率应不大于12%。
    ## 5.2 抗压强度
    应不小于20 MPa，按GB/T 1234测定。
    # 6 试验方法
    ## 6.1 试样
    随机取样。
    ## 6.2 含水率
    按GB/T 1931测定。
    ```
    """
    paired = [item for item in required(doc) if item.method is not None and item.method.number]
    for at, item in enumerate(paired):
        method = item.method
        later = next(
            (o for o in paired[at + 1 :] if o.method and method and _before(o.method.number, method.number)), None
        )
        if later is not None and method is not None and method.heading is not None:
            message = f"试验方法的次序与要求不一致：{item.clause.number}在{later.clause.number}之前，方法却在其后"
            yield finding(method.heading.span(), message)


def _before(one: str, other: str) -> bool:
    return [str(step).zfill(4) for step in key(one)] < [str(step).zfill(4) for step in key(other)]
