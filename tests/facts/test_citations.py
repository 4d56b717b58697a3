"""Citations: what is cited, whether normatively, and what the lists say."""

from __future__ import annotations

import pytest

from stdkit.facts.citations import citations
from stdkit.facts.codes import parse
from stdkit.facts.listed import bibliography, cites, lead_ins, normative_list
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document


def doc_of(text: str) -> Document:
    return read_markdown(text)


@pytest.mark.parametrize(
    ("sentence", "cited", "content"),
    [
        ("应按GB/T 2828.1—2012中7.2的规定。", "GB/T 2828.1—2012", "7.2"),
        ("应按GB/T 2828.1—2012中5.2、5.3和表1的规定。", "GB/T 2828.1—2012", "5.2、5.3和表1"),
        ("限值应符合GB 4806.7表1。", "GB 4806.7", "表1"),
        ("应符合GB/T 28455—2012附录B。", "GB/T 28455—2012", "附录B"),
        ("应按GB/T 1.1—2020《标准化工作导则》的第5章。", "GB/T 1.1—2020", "第5章"),
        ("按GB/T 1234的规定执行表1的试验。", "GB/T 1234", ""),
        ("质量为GB 5749的2.5 kg。", "GB 5749", ""),
    ],
)
def test_number_and_content(sentence: str, cited: str, content: str) -> None:
    (citation,) = citations(doc_of(sentence))
    assert (citation.number.spelled, citation.content) == (cited, content)


def test_content_span_leads_to_the_content() -> None:
    doc = doc_of("应按GB/T 2828.1—2012中7.2的规定。")
    (citation,) = citations(doc)
    assert citation.content_span is not None
    assert doc.text_of(citation.content_span) == "7.2"
    assert doc.text_of(citation.span) == "GB/T 2828.1—2012"


NATURES = """# 前言
本文件代替GB/T 1—2010。
# 3 术语和定义
GB/T 2界定的术语和定义适用于本文件。
# 5 要求
图示应符合GB/T 3的规定。

图示见GB/T 4。

按GB/T 5009.3的规定测定。

GB/T 6给出了图示的名称。

应干燥（见GB/T 7）。

可采用GB/T 8。

注：应按GB/T 9测定。

按下列标准检验，应符合：

——GB/T 10的规定。

表1　方法

| 项目 | 检验方法 |
|---|---|
| 水分 | GB/T 11 |
# 附录A（资料性）记录
按GB/T 12的规定测定。
"""


def test_nature_follows_place_and_sentence() -> None:
    told = {c.number.number: (c.nature, c.sure) for c in citations(doc_of(NATURES))}
    assert told == {
        "1": ("informative", True),
        "2": ("normative", True),
        "3": ("normative", True),
        "4": ("informative", True),
        "5009": ("normative", True),
        "6": ("informative", True),
        "7": ("informative", True),
        "8": ("informative", False),
        "9": ("informative", True),
        "10": ("normative", False),
        "11": ("normative", True),
        "12": ("informative", True),
    }


LISTS = """# 2 规范性引用文件
下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。

GB/T 3102（所有部分）　量和单位

ISO 80000-2:2019　量和单位　第2部分：数学（Quantities and units — Part 2: Mathematics）

定量包装商品计量监督管理办法
# 参考文献
[1] GB/T 1.1—2020　标准化工作导则
"""


def test_entries_of_the_lists() -> None:
    doc = doc_of(LISTS)
    parts, iso, law = normative_list(doc)
    assert len(lead_ins(doc)) == 1
    assert parts.number is not None and parts.all_parts and parts.title == "量和单位"
    assert iso.name == "ISO 80000-2:2019" and iso.title_span is not None
    assert doc.text_of(iso.title_span) == iso.title
    assert law.number is None and law.name == "定量包装商品计量监督管理办法"
    assert [entry.name for entry in bibliography(doc)] == ["GB/T 1.1—2020"]


@pytest.mark.parametrize(
    ("cited", "covered"), [("GB/T 3102.1—1993", True), ("GB/T 3102", True), ("GB/T 3103.1", False), ("GB 3102", False)]
)
def test_all_parts_cover_each_part(cited: str, covered: bool) -> None:
    number = parse(cited)
    assert number is not None
    assert cites(normative_list(doc_of(LISTS))[0], number) is covered


def test_lists_hold_no_citations() -> None:
    assert citations(doc_of(LISTS)) == ()
