from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.natures import clear_provisions
from stdkit.facts.patterns import pattern
from stdkit.facts.phrases import what_follows
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_PREFERRED = {
    "应该": "应", "不应该": "不应", "只准许": "应", "不准许": "不应", "推荐": "宜", "建议": "宜", "不推荐": "不宜",
    "不建议": "不宜", "可以": "可", "允许": "可", "可以不": "不必", "无须": "不必", "能够": "能", "不能够": "不能",
    "有可能": "可能", "没有可能": "不可能",
}  # fmt: skip
_VERB = pattern(r"(?=[一-鿿])(?!的|值|书|量|用量|性|者|人|稿|标准|案|型|和|与|或|、|差|误差|范围|偏差|浓度|温度)")
_NOUN = pattern(
    r"(?:的|性|再|其|该|此|下列|以下|提出|给出|处理|意见和|意见或|最大|最小|所|经|不|被|未|是否|获得|得到|获)$"
)
_EXCEPT = frozenset({"attributive", "whether", "when"})


@rule(
    "MOD007",
    clause="9.1、表C.1～表C.6",
    severity="info",
    confidence="heuristic",
    default=False,
    question="这里有语言上的原因不能用表中左栏的能愿动词吗？",
)
def equivalent_expression(doc: Document, setting: Setting) -> Iterator[Finding]:
    """没有特殊原因而用等效表述

    “可以”“允许”“推荐”“能够”只在语言上有原因、首选的能愿动词用不上时使用。一个意思只用一个词，检索和统计条款才不会遗漏。

    ```bad
    试样⟦可以⟧采用乙方法制备，表面⟦允许⟧有轻微划痕。
    ```
    ```bad
    a) ⟦推荐⟧采用自动取样装置；

    b) 设备⟦能够⟧连续工作8 h，⟦无须⟧停机。
    ```
    ```good
    试样可采用乙方法制备，宜采用自动取样装置，设备能连续工作8 h。
    ```
    ```good
    推荐值见表1，推荐的方法见附录A，处理建议由机构提出，允许误差为1 mm，应经许可，系统允许管理员修改口令。
    ```
    ```good kind=指南
    推荐采用自动取样装置。
    ```
    ```good
    # 引言
    读者可以选用乙方法。
    ```
    ```bad
    # 5 要求
    井口⟦应该⟧设盖板，⟦不应该⟧敞开，⟦只准许⟧持证人员下井，⟦不准许⟧单人作业。

    风机⟦推荐⟧采用变频控制，⟦建议⟧安装消声器，⟦不推荐⟧采用皮带传动，⟦不建议⟧露天放置。

    备用泵⟦可以⟧不启动，滤网⟦能够⟧自动清洗，管道⟦有可能⟧结垢，⟦无须⟧保温。
    ```
    ```good
    # 前言
    各单位可以采用本文件。
    # 3 术语和定义
    ## 3.1
    手动泵　hand pump

    可以手动操作的泵。
    # 5 要求
    设备的推荐功率见表1，制造商的建议书应保存，最大允许偏差为1 mm，经允许的人员可进入。
    注：泵可以不启动。

    示例：泵可以不启动。
    ```
    """
    if setting.kind == "指南":
        return
    for provision in clear_provisions(doc, *_PREFERRED):
        block = doc.block(provision.span.block)
        element = doc.place(block.id).element
        if not block.normative or block.kind in ("note", "example", "heading") or _EXCEPT & set(provision.frames):
            continue
        if element is not None and element.kind in ("foreword", "introduction", "terms"):
            continue
        before, after = block.text[: provision.span.start], block.text[provision.span.end :]
        if provision.word in ("tuijian", "butuijian", "ke") and (_NOUN.search(before) or not _VERB.match(after)):
            continue
        # 「模块允许操作员换角色」: what something allows someone is what it does.
        if provision.reading in ("有可能", "没有可能") and before.endswith(("极", "很", "最", "更", "大")):
            continue
        if provision.reading == "允许" and what_follows(after) != "verb" and not after.startswith(("有", "存在")):
            continue
        better = _PREFERRED[provision.reading]
        yield finding(provision.span, f"“{provision.reading}”是等效表述，宜用“{better}”")
