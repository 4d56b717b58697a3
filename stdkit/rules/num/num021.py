from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.listed import in_list
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding

_TWO_DIGITS = pattern(
    r"(?<![\d\u2460-\u249b第满近约超长达过每隔前后])(?<!不少于)(?<!不超过)(?<![\d.])(?P<year>[0-4]\d|[89]\d)\s?年\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:\s?\d{1,2}\s?日)?(?!龄|以)"
)
_DOTS = pattern(
    r"(?<![\d.VvA-Z条款节])(?P<year>(?:19|20)\d\d)(?P<sign>[.．/])(?P<month>1[0-2]|0?[1-9])(?P=sign)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.．/])"
)
_BRITISH = pattern(r"(?<![\d./])(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9])/(?:19|20)\d\d(?![\d./])")
_DECADE = pattern(r"(?<!世纪)(?<!\d)(?<!世纪\s)(?:[2-9]0|[二三四五六七八九]十)\s?年代")

_KINDS = (_TWO_DIGITS, _DOTS, _BRITISH, _DECADE)


@rule("NUM021", clause="9.4.4.2（GB/T 15835）", severity="info", confidence="heuristic", question="这里是日期吗？")
def dates(doc: Document) -> Iterator[Finding]:
    """日期的写法不符

    日期写“2020年10月1日”或“2020-10-01”，年份写全四位，年代注明世纪。“20年10月”可以读成20年又10个月。

    ```bad
    批准日期为⟦2020.10.1⟧，修改日期为⟦20年10月1日⟧。
    ```
    ```bad
    a) ⟦80年代⟧的建筑；

    b) 日期为⟦20/10/2020⟧。
    ```
    ```bad
    表1　记录

    | 项目 | 日期 |
    |---|---|
    | 检验 | ⟦2020/10/01⟧ |
    ```
    ```fixed
    表1　记录

    | 项目 | 日期 |
    |---|---|
    | 检验 | 2020-10-01 |
    ```
    ```good
    批准日期为2020年10月1日，修改日期为2020-10-01，20世纪80年代的建筑。
    ```
    ```good
    保存期为20年1个月，工作满10年，版本为V2020.10.1，见2020.10.1.5，“20年10月”出自原文。
    ```
    ```bad
    工程于⟦95年3月⟧开工，⟦2024/5/6⟧验收，⟦15/08/2023⟧交付，属⟦80年代⟧的建筑，⟦九十年代⟧改造。

    | 项目 | 日期 |
    |---|---|
    | 投产 | ⟦2019．12．31⟧ |
    ```
    ```fixed
    工程于95年3月开工，2024-05-06验收，15/08/2023交付，属80年代的建筑，九十年代改造。

    | 项目 | 日期 |
    |---|---|
    | 投产 | 2019-12-31 |
    ```
    """
    for block in blocks_for(doc, *_KINDS):
        text = block.text
        if in_list(doc, block):
            continue
        hidden = quoted(text)
        for kind in _KINDS:
            for match in kind.finditer(text):
                if any(a <= match.start() < b for a, b in hidden):
                    continue
                span = block.span(*match.span())
                if kind is _DECADE:
                    yield finding(span, f"“{match[0]}”没有注明世纪")
                elif kind is _TWO_DIGITS:
                    yield finding(span, f"日期“{match[0]}”的年份写全四位")
                elif kind is _BRITISH:
                    yield finding(span, f"日期“{match[0]}”按年、月、日的次序写")
                else:
                    good = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
                    yield finding(span, f"日期“{match[0]}”写作“{good}”", fix=good)
