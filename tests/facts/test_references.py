"""Cross-references: what they point at and whether it is there."""

from __future__ import annotations

import pytest

from stdkit.facts.mentions import mentions_of
from stdkit.facts.references import mentioned, references
from stdkit.formats.markdown import read_markdown

DOC = """# 5 要求
## 5.1 外观
{}
## 5.2 尺寸
尺寸为3.5 mm。

表1　尺寸

| 项目 | 指标 |
|---|---|
| 长度 | 1 |

$$ x = y $$ （1）
# 附录A（规范性）取样
取样随机。
## A.1 一般要求
取样随机。
"""


def told(sentence: str) -> list[tuple[str, bool | None]]:
    doc = read_markdown(DOC.format(sentence))
    return [(reference.number, reference.exists) for reference in references(doc)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("见5.2、7.4和第5章。", [("5.2", True), ("7.4", False), ("5", True)]),
        ("见表1～表3。", [("表1", True), ("表3", False)]),
        ("见附录A和附录B。", [("附录A", True), ("附录B", False)]),
        ("应符合A.1和A.3的规定。", [("A.1", True), ("A.3", False)]),
        ("按公式（1）和公式（2）计算。", [("1", True), ("2", False)]),
        ("按1.5倍取样，精度1.0级，版本2.0版。", []),
        ("抽取的样品能代表1批，仪表3只，按2.5 kg取样。", []),
        ("按GB/T 2828.1—2012中7.2、7.3和表9抽样。", []),
        ("应符合GM/T 0029签名验签服务器技术规范附录C的规定。", []),
        ("依据《某某法》第9章。", []),
        ("更改了要求（见2010年版的4.9）。", []),
        ("应符合GB/T 191的规定和表1的要求。", [("表1", True)]),
    ],
)
def test_references(sentence: str, found: list[tuple[str, bool | None]]) -> None:
    assert told(sentence) == found


def test_a_range_mentions_what_lies_between() -> None:
    doc = read_markdown(DOC.format("见表1～表3和图A.1至图A.4，另见表5到表8。"))
    assert {"表1", "表2", "表3", "图A.2", "图A.3", "表6", "表7"} <= mentioned(doc)
    assert "表4" not in mentioned(doc)
    assert [reference.number for reference in mentions_of(doc, "表6")] == ["表8"]


def test_spans_lead_to_the_words() -> None:
    doc = read_markdown(DOC.format("见5.2和表1。"))
    assert [doc.text_of(reference.span) for reference in references(doc)] == ["5.2", "表1"]
