from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.natures import by_block
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_LAW = pattern(r"索赔|质保期|保修期|退货|赔偿|违约|结算|货款|付款|价款|法律责任|行政处罚|罚款|罚则|吊销|行政许可|责令")

_DEMANDS = frozenset({"REQ", "PROH", "REQ_NS", "PROH_NS"})


@rule(
    "STR012",
    clause="5.5.3",
    severity="warning",
    confidence="heuristic",
    question="此处是供需双方的合同事项或法律法规的事项，还是标准化对象自己的技术要求？",
)
def contract_or_law(doc: Document) -> Iterator[Finding]:
    """规定了合同或法律法规的要求

    索赔、保修、付款属于供需双方的合同，处罚、许可属于法律法规，都不写进标准。以这些事项为对象的标准（合同管理、消费维权）不查。

    ```bad
    # 9 售后
    供方应在⟦质保期⟧内免费更换并⟦赔偿⟧损失。
    ```
    ```bad
    # 9 责任
    a) 违反本文件的应处以⟦罚款⟧；

    b) 情节严重的应⟦吊销⟧证书。
    ```
    ```good
    # 9 随行文件
    包装箱内应有随行文件清单。
    ```
    ```good
    ---
    title: 消费争议　退货和赔偿服务规范
    ---
    # 5 程序
    应在三日内办理退货，赔偿应到账。
    ```
    ```good
    # 9 售后
    注：质保期由供需双方商定。
    ```
    ```good
    # 引言
    近年来因索赔和违约引起的争议增多。
    # 3 术语和定义
    ## 3.1
    质保期　warranty period

    承担免费维修责任的时间。
    ```
    ```bad
    # 9 交付
    9.1　买方应按期支付⟦货款⟧，逾期应承担⟦违约⟧责任，⟦付款⟧凭证应保存。

    9.2　不合格品应予⟦退货⟧，卖方应受理⟦索赔⟧，⟦保修期⟧应不少于一年，⟦结算⟧应按月进行，⟦价款⟧不应变更。
    # 附录A（规范性）监督
    A.1　主管部门应给予⟦行政处罚⟧，应处以⟦罚款⟧，应⟦责令⟧停产，应⟦吊销⟧证书，应追究⟦法律责任⟧，应办理⟦行政许可⟧，应制定⟦罚则⟧。
    ```
    ```bad
    # 9 交付
    9.1　⟦货款⟧应在验收后结清。
    ```
    """
    about = doc.cover.title
    if re.search(r"合同|保险|信贷|银行|维权|信用|争议|售后", about):
        return
    for block in blocks_for(doc, _LAW):
        element = doc.place(block.id).element
        if (
            element is None
            or element.kind not in ("core", "annex")
            or not block.normative
            or block.kind in ("note", "example")
        ):
            continue
        said = [p.sentence for p in by_block(doc).get(block.id, ()) if p.kind in _DEMANDS and not p.uncertain]
        for match in block.find(_LAW):
            if match[0] not in about and any(s.start <= match.start() < s.end for s in said):
                yield finding(block.span(*match.span()), f"“{match[0]}”属于合同或法律法规的要求，不应在文件中规定")
