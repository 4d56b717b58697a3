from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.prose import prose_for, prose_with
from stdkit.facts.quantities import UNIT
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_NAMES = "毫米|厘米|千米|公里|米|千克|公斤|毫克|克|吨|小时|分钟|秒|毫升|升|千瓦|瓦|千伏|伏|兆帕|千帕|摄氏度|度|倍|级|位|年|个月|月|天|日|周|人|个|名|次|台|件|份|字节|比特|字符|元|万元"
_VALUE = rf"\d+(?:\.\d+)?\s?(?:{UNIT}|{_NAMES})?"
_DOUBLE = pattern(
    rf"(?:(?:不低于|不少于|不小于|至少|大于|超过|最少)\s?(?:为|有|达到?)?\s?{_VALUE}\s?(?:及?以上)"
    rf"|(?:不高于|不超过|不大于|不多于|至多|小于|最多)\s?(?:为|有|达到?)?\s?{_VALUE}\s?(?:及?以[下内]))"
)
_EQUAL = pattern(r"(?P<word>大于等于|小于等于)")
_OPEN = pattern(rf"(?<![\dA-Za-z.第]){_VALUE}\s?(?P<word>以上|以下|以内)(?![^，。；]{{0,2}}[（(]\s?不?[含包])")
_SETTLED = pattern(
    r"(?:以上|以下|以内)[”\"]?[^。；]{0,8}(?:均|都|皆|应)?(?:不?包?[含括])[^。；]{0,4}本(?:数|级)|[（(]不?[包]?[含括]本(?:数|级)"
)


@rule(
    "NUM015",
    clause="9.4.6.1",
    severity="info",
    confidence="heuristic",
    question="界限值本身是否包括在内？",
)
def unclear_limits(doc: Document) -> Iterator[Finding]:
    """界限值的说法不明确或重复

    “10 mm以上”没有说包不包括10 mm；“至少10 mm以上”把界限说了两遍。用“不小于”“不大于”“大于”“小于”，界限只有一种读法。

    ```bad
    厚度应为⟦10 mm以上⟧，长度应⟦不低于5 m以上⟧。
    ```
    ```bad
    压力应⟦大于等于⟧0.6 MPa，间隙应⟦小于等于⟧2 mm。
    ```
    ```fixed
    压力应不小于0.6 MPa，间隙应不大于2 mm。
    ```
    ```bad
    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 含量 | ⟦5%以下⟧ |
    ```
    ```good
    厚度应不小于10 mm，长度应大于5 m，间隙应为2 mm～3 mm。
    ```
    ```good
    本文件所称以上均含本数。

    厚度应为10 mm以上。
    ```
    ```good
    厚度应为10 mm以上（含10 mm），以上规定见5.2，“10 mm以上”出自合同，第3级以上见附录A，[x, y]是大于或等于x且小于或等于y的数。
    ```
    ```bad
    跨度应为⟦6 m以上⟧，荷载应⟦不小于5 kN以上⟧，间距⟦不少于3 m以上⟧，人数⟦至少2人以上⟧，⟦大于10级以上⟧的风力，⟦超过30分钟以上⟧的停机，⟦最少5次以上⟧的检查。

    坡度应⟦不高于5度以下⟧，人数⟦不超过3人以内⟧，质量⟦不大于5 kg以下⟧，件数⟦不多于4件以内⟧，⟦至多2台以下⟧的设备，⟦小于10天以内⟧的停产，⟦最多8小时以内⟧的贮存。
    ```
    ```bad
    养殖密度应⟦小于等于⟧10只，水深应⟦大于等于⟧1.5 m。
    ```
    ```fixed
    养殖密度应不大于10只，水深应不小于1.5 m。
    ```
    ```bad
    表1　配置

    | 项目 | 要求 |
    |---|---|
    | 护士 | 从业⟦5年以上⟧ |
    | 床位 | ⟦20个以下⟧ |
    | 响应 | ⟦30秒以内⟧ |
    | 水温 | ⟦45摄氏度以下⟧ |
    | 电压 | ⟦36伏以下⟧ |
    | 贮存 | ⟦6个月以内⟧ |
    ```
    ```good
    “小于等于”的写法见附录A，旧稿写“不低于5 m以上”。层数为5以下，3层以上的房屋见表1，第5 m以上为岩层，功率为7 kW以上（不含7 kW）。
    ```
    ```good
    以下均包括本数。

    库容应为5 t以上。
    ```
    """
    settled = any(_SETTLED.search(block.text) for block in prose_for(doc, _SETTLED))
    for block in prose_with(doc, ("以", "等于")):
        text = block.text
        hidden = quoted(text)
        taken: list[tuple[int, int]] = []
        for match in (*_DOUBLE.finditer(text), *_OPEN.finditer(text)):
            start, end = match.span()
            if any(a < end and start < b for a, b in (*taken, *hidden)):
                continue
            taken.append((start, end))
            if match.re is not None and "word" not in match.re.groupindex:
                yield finding(block.span(start, end), f"“{match[0]}”重复，只留一处，写“不小于”“不大于”")
            elif not settled and not match[0][: match.start("word") - start].strip().replace(".", "").isdigit():
                message = f"“{match[0]}”没有说明是否包括界限值，用“不小于”“不大于”“大于”“小于”"
                yield finding(block.span(start, end), message)
        for match in _EQUAL.finditer(text):
            if not any(a <= match.start() < b for a, b in hidden):
                good = "不小于" if "大" in match[0] else "不大于"
                yield finding(block.span(*match.span()), f"“{match[0]}”写作“{good}”", fix=good)
