"""What a title says: which 要素 it opens, and whether a line is a title at all."""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.model import ElementKind

_UNNUMBERED: dict[str, ElementKind] = {
    "目次": "toc",
    "目录": "toc",
    "前言": "foreword",
    "引言": "introduction",
    "参考文献": "bibliography",
    "索引": "index",
}
_REFERENCES = pattern(r"规范性引用文件|引用文件|引用标准|规范性引用标准|引用的?标准")


def unnumbered_kind(title: str) -> ElementKind | None:
    """The element a title without number opens by itself: 目次, 前言, 引言, 参考文献, 索引."""
    bare = squeeze(title)
    if bare in _UNNUMBERED:
        return _UNNUMBERED[bare]
    return "index" if re.fullmatch(r"(?:汉语拼音|英文(?:对应词)?|中文|术语|关键词)索引", bare) else None


def chapter_kind(title: str) -> ElementKind:
    """The element a chapter of that title is; ``core`` where the title is none of the known ones."""
    bare = squeeze(title)
    known = unnumbered_kind(bare)
    if known is not None:
        return known if known != "toc" else "core"
    if re.fullmatch(r"(?:适用)?范围|主题内容与适用范围", bare):
        return "scope"
    if _REFERENCES.fullmatch(bare):
        return "normative-references"
    if re.match(r"(?:术语|定义|名词|用语)", bare) and re.fullmatch(
        r"(?:术语|定义|名词|用语|符号|代号|缩略语|缩略词|略语|简称|单位|和|与|及其?|、|，|解释|的|记号|标记)+", bare
    ):
        return "terms"
    if re.fullmatch(r"(?:符号|代号|缩略语|缩略词|略语|和|与|及其?|、|单位|记号|标记)+", bare) and re.search(
        r"符号|代号|略", bare
    ):
        return "symbols"
    return "core"


def is_known(title: str) -> bool:
    return chapter_kind(title) != "core" or squeeze(title) == "总则"


_MODAL = pattern(
    r"不应|不宜|不得|不能|不可|不必|必须|严禁|禁止|须|"
    r"(?<![适响反对供相效感呼回])应(?![用急变力答对激])|(?<![适便事权不合])宜(?![居人])|可以|能够"
)
_LATIN = pattern(r"[\x21-\u024f]")
_SENTENCE_END = "。；;！!？?"


def has_modal(text: str) -> bool:
    return _MODAL.search(text) is not None


def is_sentence(text: str) -> bool:
    """Whether the text reads as a sentence rather than a title.

    It ends like one, leads in a list, has a full stop inside, is long, or has both a comma and a modal verb. 「外观。」 is a title with
    a mistake in it: short, and nothing but the full stop speaks for a sentence.
    """
    bare = text.strip()
    if not bare:
        return False
    body = bare.rstrip("。；;：:，,")
    if "。" in body or "；" in body:
        return True
    modal = has_modal(body)
    if bare[-1] in _SENTENCE_END:
        return modal or len(body) > 15 or "，" in body or "：" in body
    if bare[-1] in "：:":
        return True
    if bare[-1] in "，,、":
        return True
    if modal and ("，" in body or len(body) > 12):
        return True
    width = len(body) - len(_LATIN.findall(body)) // 2  # Latin letters are half as wide as Chinese characters
    return width > 60 or ("，" in body and width > 30)


_LEADS_IN = pattern(r"[，,。；;：:]|[下如以]列|如下|以下|包括|[是为有按]$")


def is_name(text: str) -> bool:
    """Whether a text that a colon follows names something rather than leading in a list: short, without verb or comma."""
    bare = squeeze(text)
    return 0 < len(bare) <= 12 and not has_modal(bare) and _LEADS_IN.search(bare) is None


_MEASURE = pattern(
    r"(?:mm|cm|dm|km|m|kg|mg|g|t|s|ms|min|h|d|a|V|mV|kV|A|mA|W|kW|MW|Hz|kHz|MHz|GHz|N|kN|Pa|kPa|MPa|J|kJ|K|L|mL|mol|"
    r"dB|lx|lm|cd|rad|bit|byte|bits|kb|MB|GB|Ω)(?![A-Za-z])|[℃°%‰μΩ×±≤≥<>=＝～~]|"
    r"(?:个(?!人|体|性|别)|次(?!序|级|数|品)|年(?!度|检|龄)|月(?!度)|日(?!志|期|常|程|历)|天(?!线|然|平|车|窗|花)|时(?!间|钟|序|限|延|段|刻)"
    r"|分(?!级|析|类|散|布|配|组|解|发|离|段|工|支|区|页|辨|立|体|层|项)|秒(?!表)|台(?!账|架|面|阶)|件(?!号)|支(?!持|付|撑|架|座|路|线|护)"
    r"|张(?!力|拉|贴|紧)|片(?!段|材|剂)|块(?!状|体)|条(?!件|款|文|目|例|形|码)|根(?!据|证|系|部|密|目|C)|组(?!成|织|件|合|网|装|态|分)"
    r"|套(?!管|筒|接)|种(?!类|子|植|群)|类(?!型|别|目)|项(?!目)|份(?!额)|倍(?!率|频)|级(?!别|联|差)|号(?!码|牌)|位(?!置|移|图|于)"
    r"|名(?!称|词|录|义|单)|人(?!员|机|工|防|身|体|脸|类|力)|元(?!数|素|件|器)|点(?!检|击|位|源|阵|名|火|焊|对))"
    r"(?![性别法式型置称料体时间理装器量])"
)
_COUNTED = pattern(r"[个次月日台件只支张片块条根组套种类项份号位名人点]")
"""What is counted in whole numbers."""


def is_measured(text: str, *, decimal: bool = False) -> bool:
    """Whether a text that follows a number goes on from it: 「kg 的试样」, 「个试样」, 「℃以下」.

    Behind a ``decimal`` number only what has fractions: nobody counts 5.2 条.
    """
    bare = text.lstrip()
    return _MEASURE.match(bare) is not None and not (decimal and _COUNTED.match(bare))
