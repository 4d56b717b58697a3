from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_with
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_NEW = {
    "重量百分比": "质量分数",
    "重量百分数": "质量分数",
    "重量百分含量": "质量分数",
    "重量比": "质量比",
    "体积百分比": "体积分数",
    "体积百分数": "体积分数",
    "比重": "相对密度",
    "比热": "比热容",
    "电流强度": "电流",
    "绝对温度": "热力学温度",
    "开氏温度": "热力学温度",
    "原子量": "相对原子质量",
    "分子量": "相对分子质量",
    "摩尔数": "物质的量",
    "克分子数": "物质的量",
    "摩尔浓度": "物质的量浓度",
    "当量浓度": "物质的量浓度",
    "克分子浓度": "物质的量浓度",
    "容重": "密度",
    "转数": "转速",
    "几率": "概率",
    "净重量": "净质量",
    "重量": "质量",
}
_OLD = pattern(
    r"重量百分含量|重量百分[比数]|体积百分[比数]|重量比(?!较|例尺)|克分子浓度|克分子数|摩尔浓度|摩尔数|当量浓度|绝对温度|开氏温度|电流强度(?!级)"
    r"|(?<!相对)原子量(?!子)|(?<!相对)(?<![高低大小])分子量(?!子)|(?<!所占)(?<!占)比重(?!新)|比热(?!容|力)|容重(?!量)|(?<![旋运])转数(?!字|据|值|量级)|(?<![无有])几率"
    r"|净重量|(?<![起载承举称失毛净超配份体])重量(?!级|轻|感|单位为牛|检验|分析|法)"
)
_SHARES = pattern(r"(?:占|所占|权|上升|下降|提高|增加)[^，。；]{0,8}$")


@rule(
    "NUM020",
    clause="9.4.7（GB/T 3102）",
    severity="info",
    confidence="heuristic",
    question="这里说的是物理量，还是一般的说法？",
)
def old_quantity_names(doc: Document) -> Iterator[Finding]:
    """量的名称用了旧称

    量的名称用GB/T 3102规定的：质量、相对分子质量、物质的量浓度、质量分数。旧称有的含义不清：“重量”可以指质量，也可以指力。

    ```bad
    试样的⟦重量⟧为5 kg，水的⟦重量百分比⟧不大于5%。
    ```
    ```fixed
    试样的质量为5 kg，水的质量分数不大于5%。
    ```
    ```bad
    表1　指标

    | 项目 | 指标 |
    |---|---|
    | ⟦比重⟧ | 1.2 |
    ```
    ```bad
    a) 盐酸的⟦当量浓度⟧为0.1；

    b) 故障的⟦几率⟧小于1%。
    ```
    ```good
    试样的质量为5 kg，水的质量分数不大于5%，相对分子质量为18，比热容见表1，相对密度为1.2。
    ```
    ```good
    起重量为5 t，载重量为10 t，毛重、净重和称重见5.2，“重量”一词见GB/T 3102.3，重量级比赛，出口所占的比重，高分子量的树脂。
    ```
    ```bad
    煤的⟦容重⟧见表1，酒精的⟦体积百分数⟧为70%，盐的⟦重量百分数⟧为5%，灰砂的⟦重量比⟧为1:3，溶液的⟦当量浓度⟧和⟦克分子浓度⟧应标定，⟦摩尔浓度⟧为0.1。

    水泵的⟦转数⟧应稳定，导线的⟦电流强度⟧应不大于5 A，⟦绝对温度⟧为300 K，⟦开氏温度⟧为4 K，铁的⟦原子量⟧为56，水的⟦分子量⟧为18，⟦比热⟧为4.2。

    | 项目 | 指标 |
    |---|---|
    | ⟦净重量⟧ | 5 |
    | ⟦比重⟧ | 1.2 |
    | ⟦摩尔数⟧ | 3 |
    | ⟦克分子数⟧ | 3 |
    | ⟦体积百分比⟧ | 3 |
    | ⟦重量百分含量⟧ | 3 |
    | 失效⟦几率⟧ | 0.1 |
    ```
    """
    for block in prose_with(doc, _NEW):
        text = block.text
        hidden: list[tuple[int, int]] | None = None
        for match in block.find(_OLD):
            hidden = quoted(text) if hidden is None else hidden
            if any(a <= match.start() < b for a, b in hidden):
                continue
            if match[0] == "比重" and _SHARES.search(text[: match.start()]):
                continue
            good = _NEW[match[0]]
            yield finding(block.span(*match.span()), f"“{match[0]}”是旧称，用“{good}”", fix=good)
