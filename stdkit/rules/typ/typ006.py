from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.tokens import quoted
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding

_DASH = "[—–－─]"
_CHEMICAL = pattern(
    rf"(?<![\d.A-Za-z—])(?:N|O|[αβγ]|\d{{1,2}})(?P<commas>(?:[,，、]\s?\d{{1,2}}'?){{0,30}}+)(?P<dash>{_DASH})(?!{_DASH})(?=[一-鿿]{{0,8}}(?:甲|乙|丙|丁|戊|己|庚|辛|壬|癸|酚|苯|萘|胺|醇|醛|酮|酯|醚|烷|烯|炔|酸|吡|噻|喹|啉|肼|脲|胍|氯|溴|硝|羟|氨基|磺))"
)
_COMPOUND = pattern(r"(?<![A-Za-z—])[A-Z][A-Za-z]{1,7}(?P<dash>[–－─]|—(?!—))(?=[A-Z][a-z]{1,7}(?![A-Za-z—]))")
_PHONE = pattern(r"(?<![\d—–-])0\d{2,3}(?P<dash>[—–－─～~])(?=\d{7,8}(?!\d))")
_DAY = pattern(
    r"(?<![\d—–-])(?:19|20)\d\d(?P<dash>[—–－─])(?:0?[1-9]|1[0-2])(?P<dash2>[—–－─])(?:[12]\d|3[01]|0?[1-9])(?!\d)"
)
_MODEL = pattern(
    rf"(?<![A-Za-z\d—])(?:IPv|USB|RS|RJ|Wi|SHA|AES|DES|SM|COM|TCP|UTF|CRC|RSA)(?P<dash>{_DASH}|～)(?=\d{{1,4}}(?!\d)|Fi)"
)


@rule(
    "TYP006",
    clause="9.4.1、9.4.5.2（GB/T 15834）",
    severity="info",
    confidence="heuristic",
    question="这里的横线连接的是一个词、一个号码，还是两个并列的事物？",
)
def connectors(doc: Document) -> Iterator[Finding]:
    """连接号选用不符

    化学名称、型号、复合词、电话号码和日期用短横“-”；标准编号的年份和两个并列的地点用一字线“—”；数值的范围用浪纹线“～”
    （数值的范围另由NUM005管）。用错了，化学名称会被读成两种物质。

    ```bad
    加入1，2⟦—⟧二氯乙烷，用Wi⟦—⟧Fi连接。
    ```
    ```fixed
    加入1，2-二氯乙烷，用Wi-Fi连接。
    ```
    ```bad
    表1　试剂

    | 试剂 | 用途 |
    |---|---|
    | 4⟦－⟧硝基酚 | 指示剂 |
    ```
    ```bad
    a) 电话为0471⟦—⟧6660000；

    b) 日期为2020⟦—⟧10⟦—⟧01。
    ```
    ```good
    加入1,2-二氯乙烷，用Wi-Fi连接，见GB/T 1.1—2020，北京—上海的线路，范围为5 mm～8 mm。
    ```
    ```good
    电话为0471-6660000，日期为2020-10-01，IEC 60601-2-1，GB/T 5009.3—2016《水分的测定》，1——钉芯，表1—丙类，Navier—Stokes方程。
    ```
    ```good
    用Navier–Stokes方程计算，采用Mohr-Coulomb准则，见IEC 60335-2-9。
    ```
    ```bad
    试剂为2,4⟦—⟧二硝基苯肼、1，2⟦—⟧二氯乙烷、β⟦—⟧萘酚、N⟦—⟧甲基脲、8⟦—⟧羟基喹啉、α⟦–⟧吡啶甲醇、2⟦—⟧丁烯、3⟦—⟧戊炔、2⟦—⟧己酮和4⟦—⟧氨基苯磺酸。

    另有2⟦—⟧乙基胺、1⟦—⟧丁醛、2⟦—⟧丙酯、1⟦—⟧辛烷、2⟦—⟧庚醚、1⟦—⟧壬烷、1⟦—⟧癸醇、4⟦—⟧苯肼、1⟦—⟧胍、2⟦—⟧溴苯、4⟦—⟧硝基苯、2⟦—⟧噻吩、2⟦—⟧氯酚。
    ```
    ```bad
    值班电话：0471⟦—⟧6660000，传真：010⟦–⟧62345678。交货日期为2026⟦—⟧03⟦—⟧15，验收日期为2026⟦–⟧11⟦–⟧05，复检日期为2025⟦－⟧6⟦－⟧30。
    ```
    ```bad
    表1　接口

    | 项目 | 规格 |
    |---|---|
    | 网络 | 支持IPv⟦—⟧6 |
    | 串口 | 采用RS⟦—⟧485、USB⟦–⟧3和RJ⟦—⟧45 |
    | 算法 | 采用SHA⟦—⟧256、AES⟦—⟧128、CRC⟦—⟧16、RSA⟦—⟧2048和SM⟦—⟧4 |
    | 编码 | 采用UTF⟦—⟧8、DES⟦—⟧3、COM⟦—⟧1和TCP⟦—⟧502 |
    | 无线 | 采用Wi⟦–⟧Fi |
    ```
    ```good
    账号20260—315之外，“2—丁醇”出自旧稿，《1—丁醇的测定》已废止，区号471—666，编号1234—2026—0315—1。
    ```
    """
    for block in blocks_for(doc, _CHEMICAL, _COMPOUND, _PHONE, _DAY, _MODEL):
        hidden = quoted(block.text) if "“" in block.text or "《" in block.text else []
        for kind in (_CHEMICAL, _COMPOUND, _PHONE, _DAY, _MODEL):
            for match in kind.finditer(block.text):
                if any(a <= match.start() < b for a, b in hidden) or _is_other(block, match):
                    continue
                for name in ("dash", "dash2"):
                    if name in match.groupdict():
                        message = f"这里的连接号用短横“-”，不用“{match[name]}”"
                        yield finding(block.span(*match.span(name)), message, fix="-")


def _is_other(block: Block, match: re.Match[str]) -> bool:
    """The year of a standard (「—2016」), a line of a key (「1—底座」), two names joined (「Navier—Stokes」)."""
    before = block.text[: match.start()]
    if re.search(r"[表图第章条]\s?$|[A-Z]/?[TZ]?\s?[\d.]*$", before) or (not before.strip() and match[0][0].isdigit()):
        return match.re is not _PHONE and match.re is not _DAY and not _starts_name(block, match)
    tail = block.text[match.end() :]
    return re.match(r"[A-Z][a-z]+", tail) is not None and len(match[0]) > 4


def _starts_name(block: Block, match: re.Match[str]) -> bool:
    """A cell or list item that is nothing but a chemical name: 「4－硝基酚」."""
    return (
        re.fullmatch(r"[一-鿿]{2,12}(?:[（(].*)?", block.text[match.end() :].strip()) is not None
        and match["dash"] != "——"
    )
