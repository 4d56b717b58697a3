from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_with
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_FORMS = {
    "其它": "其他",
    "按装": "安装",
    "做为": "作为",
    "座标": "坐标",
    "园柱": "圆柱",
    "粘度": "黏度",
    "粘性": "黏性",
    "帐户": "账户",
    "帐号": "账号",
    "重迭": "重叠",
    "付品": "副品",
    "予先": "预先",
    "予防": "预防",
    "另部件": "零部件",
    "兰色": "蓝色",
    "部份": "部分",
    "成份": "成分",
    "份量": "分量",
    "既使": "即使",
    "渡过": "度过",
    "象素": "像素",
    "图象": "图像",
    "装璜": "装潢",
    "磨擦": "摩擦",
    "绝对不充许": "绝对不允许",
    "充许": "允许",
    "按扭": "按钮",
    "迭加": "叠加",
    "模版": "模板",
}
_WORDS = pattern("|".join(sorted(_FORMS, key=len, reverse=True)))
_CROSSING = pattern(
    r"按装(?=配|置|箱|载|入|运|货|卸)|付品(?=质|种|牌)|予先(?=进)|做为(?=[了何])|渡过(?=[江河海])|(?<=研)磨擦|(?<=授)予先|(?<=给)予防|(?<=大)部份|(?<=组)成份(?=额)|(?<=形)成份(?=额)"
)


@rule(
    "TYP008",
    clause="9.4.1",
    severity="info",
    confidence="heuristic",
    question="此处是写错的字、词，还是专名或引述的原文？",
)
def variant_words(doc: Document) -> Iterator[Finding]:
    """异形词、别字

    用规范的词形：其他、作为、安装、坐标、黏度、部分、图像。“型式检验”“唯一”不算错。

    ```bad
    设备应⟦按装⟧牢固，⟦其它⟧要求见附录A。
    ```
    ```fixed
    设备应安装牢固，其他要求见附录A。
    ```
    ```bad
    表1　指标

    | 项目 | 值 |
    |---|---|
    | ⟦粘度⟧ | 5 |
    ```
    ```good
    按装配图加工，交付品质合格，按装置的要求，型式检验，粘贴标签，给予先进单位，研磨擦拭。
    ```
    ```good
    其他要求见附录A，黏度应为5。
    ```
    """
    for block in prose_with(doc, _FORMS):
        for match in _WORDS.finditer(block.text):
            if not _CROSSING.match(block.text, match.start()):
                wanted = _FORMS[match[0]]
                yield finding(block.span(*match.span()), f"“{match[0]}”宜作“{wanted}”", fix=wanted)
