from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from stdkit.facts.holders import cell_place
from stdkit.facts.natures import by_block
from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import Provision, provisions_of
from stdkit.facts.reported import forbids_nothing
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, Span

_WORDS = ("禁止", "严禁", "严厉禁止", "严格禁止", "绝对禁止", "不许", "不准", "切勿", "请勿", "不允许", "不要", "切忌")
_VERB = pattern(
    r"(?:直接|随意|擅自|任意|同时|继续|再|私自|单独|带电|带水|在|将|把|向|对|与|用|以|从|使用|采用|添加|加入|混|接触|进入|存放|堆放|放置|倒置|吸烟|"
    r"操作|拆|改|超|携带|运输|销售|出厂|检出|有|存在|出现|打开|关闭|启动|触摸|踩|抛|拖|拉|洗|饮用|食用|喷洒|焚烧|排放|靠近)"
)


@rule(
    "MOD004",
    clause="表C.1",
    severity="error",
    confidence="heuristic",
    question="此处是本文件的要求（不应），还是引述法律法规、标志牌上的原文？",
)
def forbid_as_prohibition(doc: Document, setting: Setting) -> Iterator[Finding]:
    """用“禁止”“严禁”“不准”等表示禁止

    禁止型的要求只有一种写法：“不应”。“严禁”“不准”“切勿”显得轻重不同，读者会去猜哪一种更严，而文件里的要求没有轻重之分。

    ```bad
    作业区⟦严禁⟧使用明火，⟦不准⟧堆放易燃物。
    ```
    ```fixed
    作业区不应使用明火，不应堆放易燃物。
    ```
    ```bad
    a) ⟦禁止⟧无关人员进入作业区；

    b) 表面⟦不允许⟧有裂纹。
    ```
    ```bad
    表1　限制

    | 项目 | 要求 |
    |---|---|
    | 添加剂 | ⟦禁止⟧使用 |
    ```
    ```good
    作业区不应使用明火。
    ```
    ```good
    作业区应设“禁止吸烟”标志，出口应设禁止标志，禁止类项目见附录B。
    ```
    ```good
    不准许无证人员操作，对不允许传输的信息另行存放，值为0表示禁止，该函数被禁止。

    表1　权限

    | 值 | 含义 |
    |---|---|
    | 1 | 禁止写操作 |
    ```
    ```good
    # 5 禁止写入
    检测人员应核实出错时接口禁止输出数据，并确认模块不允许继续操作。

    写入被永久禁止了，这种禁止到重新启动为止，文件应说明处于错误状态时，接口禁止输出什么。

    | 值 | 含义 |
    |---|---|
    | 1 | 永久禁止使用该命令 |
    ```
    ```bad
    a) 说明书应随货，⟦严禁⟧带电操作；

    b) 经验证的设备⟦不允许⟧带水存放；

    c) 经确认后⟦禁止⟧随意改动。
    ```
    ```good
    生产者应禁止无关人员进入。
    ```
    ```good engineering=yes
    易燃品库严禁采用明火采暖。
    ```
    ```bad
    粮仓内的作业按下列规定：

    a) 熏蒸期间⟦禁止⟧进入仓房，⟦严厉禁止⟧携带火种，⟦严格禁止⟧带电检修；

    b) ⟦不许⟧单独作业，⟦不允许⟧堆放杂物，⟦不要⟧踩粮面；

    c) ⟦切勿⟧饮用仓内的水，⟦请勿⟧触摸电机，⟦切忌⟧随意开启风门。

    输送机运转时⟦绝对禁止⟧拆除护罩。
    ```
    ```fixed
    粮仓内的作业按下列规定：

    a) 熏蒸期间不应进入仓房，不应携带火种，不应带电检修；

    b) 不应单独作业，不应堆放杂物，不应踩粮面；

    c) 不应饮用仓内的水，不应触摸电机，不应随意开启风门。

    输送机运转时不应拆除护罩。
    ```
    ```bad
    # 附录A（规范性）氨的使用
    氨机房⟦禁止⟧非操作人员入内，氨瓶⟦严禁⟧靠近热源。
    ```
    ```good
    状态为1时表示严禁，权限字为0即禁止，对禁止通行的路段设牌，操作被严禁，出入应一律禁止。
    ```
    """
    for provision in provisions_of(doc, *_WORDS):
        if setting.engineering and provision.reading == "严禁":
            continue
        text = doc.block(provision.span.block).text
        if _found_before(_SHALL, text, provision.span.start) and _stands_behind(doc, provision):
            continue
        if forbids_nothing(doc, provision) or _is_name(doc, text, provision.span):
            continue
        # 「禁止＋名词」「禁止＋人＋动词」改写时要重排句子，不给替换。
        fix = "不应" if _VERB.match(text, provision.span.end) else None
        yield finding(provision.span, f"以“不应”代替“{provision.reading}”", fix=fix)


def _is_name(doc: Document, text: str, span: Span) -> bool:
    """A value or attribute, no provision: 「1：表示禁止」, 「对不允许传输的信息」, a cell that only says 「禁止写操作」."""
    ended = _ENDED.match(text, span.end) is not None
    if ended and (_found_before(_SAYS, text, span.start) or _found_before(_DONE, text, span.start)):
        return True
    if _found_before(_ABOUT, text, span.start) and _OF.match(text, span.end):
        return True
    return (
        cell_place(doc, span.block) is not None
        and not text[: span.start].strip()
        and _VERB.match(text, span.end) is None
    )


_REACH = 20
"""So far at most reaches what is looked for before a word."""
_SHALL = pattern(r"应[^，。；]{0,2}$")
_SAYS = pattern(r"(?:表示|为|是|即)[^，。；]{0,6}$")
_ABOUT = pattern(r"(?:^|[，。；])[^，。；]{0,2}(?:对|对于|凡|属于|所有|任何|各类)$")
_DONE = pattern(r"(?:被|并|或|和|予以|以|及)$")
_ENDED = pattern(r"\s*(?:[，。；、）)]|$)")
_OF = pattern(r"[^，。；]{1,8}的")


def _found_before(sign: re.Pattern[str], text: str, at: int) -> bool:
    return sign.search(text, max(0, at - _REACH), at) is not None


def _stands_behind(doc: Document, provision: Provision) -> bool:
    """Whether another provision word ends right before it."""
    start = provision.span.start
    every = by_block(doc)[provision.span.block]
    before = bisect_left(every, start, key=lambda other: other.span.start)
    return before > 0 and 0 <= start - every[before - 1].span.end <= 2
