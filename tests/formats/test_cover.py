from __future__ import annotations

from typing import Any

import pytest

from stdkit.formats.cover import split_cover
from stdkit.formats.flat import Flat
from stdkit.model import Cover
from tests.formats.flats import document, flat


def cover(*lines: Flat | str, **known: Any) -> Cover:
    """The cover of paragraphs marked as standing on it."""
    flats = [flat(line) if isinstance(line, str) else line for line in lines]
    for each in flats:
        each.role = "cover"
    return split_cover(flats)[0]


OLD = (
    "ICS 67.120.10", "X 22", "备案号：31234-2010", "DB15", "内蒙古自治区地方标准", "DB15/ 123—2010", "代替DB15/ 123—2003",
    "风干牛肉加工技术规范", "Technical specification for processing of air-dried beef", "2010-03-01发布", "2010-05-01实施",
    "内蒙古自治区质量技术监督局　发布",
)  # fmt: skip


def test_an_old_local_cover_of_plain_paragraphs() -> None:
    found = split_cover([flat(line) for line in (*OLD, "前言", "起草。", "1 范围")])[0]
    assert (found.number, found.replaces) == ("DB15/ 123—2010", ("DB15/ 123—2003",))
    assert (found.ics, found.ccs, found.record) == ("67.120.10", "X 22", "31234-2010")
    assert found.masthead == "内蒙古自治区地方标准"
    assert found.title == "风干牛肉加工技术规范"
    assert found.title_en == "Technical specification for processing of air-dried beef"
    assert (found.published, found.implemented) == ("2010-03-01", "2010-05-01")
    assert found.issued_by == "内蒙古自治区质量技术监督局"
    assert (found.stage, found.conformity) == ("", "")


def test_what_follows_the_cover_is_left_to_the_text() -> None:
    rest = split_cover([flat(line) for line in (*OLD, "前言", "起草。", "1 范围")])[1]
    assert [part.block.text for part in rest] == ["前言", "起草。", "1 范围"]


def test_a_national_cover_of_2020() -> None:
    found = cover(
        "ICS 35.030", "CCS L 80", "中华人民共和国国家标准", "GB/T 1234—2026/ISO 5678:2020", "代替 GB/T 1234—2008，GB/T 1235—2008",
        "信息安全技术", "第1部分：总则", "Information security technology—\nPart 1: General rules", "（ISO 5678:2020，IDT）", "（征求意见稿）",
        "2026-01-31 发布", "2026-08-01 实施", "国家市场监督管理总局\n国家标准化管理委员会 发布",
    )  # fmt: skip
    assert found.number == "GB/T 1234—2026/ISO 5678:2020"
    assert found.replaces == ("GB/T 1234—2008", "GB/T 1235—2008")
    assert found.title == "信息安全技术　第1部分：总则"
    assert found.title_en == "Information security technology— Part 1: General rules"
    assert (found.ics, found.ccs, found.masthead) == ("35.030", "L 80", "中华人民共和国国家标准")
    assert (found.conformity, found.stage) == ("（ISO 5678:2020，IDT）", "征求意见稿")
    assert (found.published, found.implemented) == ("2026-01-31", "2026-08-01")
    assert found.issued_by == "国家市场监督管理总局、国家标准化管理委员会"


@pytest.mark.parametrize(
    ("field", "line", "value"),
    [
        ("number", "GB 1234-1988", "GB 1234-1988"),
        ("number", "DB15/T  123－2015", "DB15/T 123－2015"),
        ("number", "T/CAS 12—2024", "T/CAS 12—2024"),
        ("number", "Q/ABC 001—2024", "Q/ABC 001—2024"),
        ("number", "GB/T ×××××—××××", "GB/T ×××××—××××"),
        ("number", "GM/T ****-2013", "GM/T ****-2013"),
        ("number", "DBXX/T XXXX—XXXX", "DBXX/T XXXX—XXXX"),
        ("masthead", "中 华 人 民 共 和 国 国 家 标 准", "中华人民共和国国家标准"),
        ("masthead", "中华人民共和国农业行业标准", "中华人民共和国农业行业标准"),
        ("masthead", "团 体 标 准", "团体标准"),
        ("masthead", "北京市地方标准", "北京市地方标准"),
        ("stage", "（报批稿）", "报批稿"),
        ("stage", "送审稿", "送审稿"),
        ("stage", "(工作组讨论稿)", "工作组讨论稿"),
        ("published", "××××-××-×× 发布", "××××-××-××"),
        ("published", "2010年3月1日发布", "2010-03-01"),
        ("implemented", "XXXX - XX - XX实施", "XXXX-XX-XX"),
        ("ics", "ICS 13.020.01;13.030", "13.020.01;13.030"),
        ("ccs", "CCS Z 00/09", "Z 00/09"),
        ("record", "备案号：XXXX—XXXX", "XXXX—XXXX"),
        ("conformity", "(ISO 1234:2010, MOD)", "(ISO 1234:2010, MOD)"),
    ],
)
def test_a_line_is_known_by_its_form(field: str, line: str, value: str) -> None:
    assert getattr(cover(line), field) == value


@pytest.mark.parametrize(
    "line",
    [
        "点击此处添加标准名称",
        "备案号：",
        "ICS",
        "DB15",
        "（本草案完成时间：）",
        "代替 XX/T",
        "    发布",
    ],
)
def test_what_is_empty_or_an_aside_fills_no_field(line: str) -> None:
    found = cover(line)
    assert not any(getattr(found, name) for name in Cover.__dataclass_fields__ if name not in ("blocks", "spans"))


CALL = "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"


@pytest.mark.parametrize(
    "lines",
    [
        ("征求意见稿", CALL, "2026-12-01 发布"),
        ("征求意见稿", CALL[:22], CALL[22:]),
        ("征求意见稿", CALL[:24], CALL[24:]),
        ("征求意见稿", CALL, CALL),
    ],
)
def test_the_call_for_patents(lines: tuple[str, ...]) -> None:
    found = cover(*lines)
    assert found.patent_call == CALL
    assert found.stage == "征求意见稿"
    assert found.title == ""
    assert {span.block for span in found.places("patent_call")} <= {block.id for block in found.blocks}
    assert found.places("patent_call")


def test_a_call_for_patents_in_other_words() -> None:
    said = "（在反馈意见时，请将您知道的相关专利及其支持性文件一并附上）"
    assert cover("征求意见稿", said).patent_call == said


def test_the_values_beside_their_names() -> None:
    found = cover("ICS", "67.120.10", "CCS", "X 22")
    assert (found.ics, found.ccs) == ("67.120.10", "X 22")


def test_both_dates_on_one_line() -> None:
    found = cover("2010-03-01发布　　　　　2010-05-01实施")
    assert (found.published, found.implemented) == ("2010-03-01", "2010-05-01")


def test_a_field_the_format_knows_needs_no_form() -> None:
    found = cover(flat("氯碱工业术语", field="title"), flat("Terms", field="title_en"))
    assert (found.title, found.title_en) == ("氯碱工业术语", "Terms")


def test_a_wrongly_named_field_is_corrected_by_its_form() -> None:
    assert cover(flat("国家密码管理局 发布", field="published")).issued_by == "国家密码管理局"


def test_of_two_possible_titles_neither_is_guessed() -> None:
    assert cover("GB/T 1—2020", "2020-01-01发布", "甲的规范", "2020-02-01实施", "乙的规范").title == ""


def test_the_larger_type_is_the_title() -> None:
    found = cover(flat("内部资料", size=10.5), "GB/T 1—2020", flat("甲的规范", size=26), "2020-01-01发布")
    assert found.title == "甲的规范"


def test_every_place_of_a_value_has_its_span() -> None:
    doc = document(*(flat(line, "cover") for line in (*OLD, *OLD)), flat("前言", "element-title"), "起草。")
    assert [doc.text_of(span) for span in doc.cover.places("number")] == ["DB15/ 123—2010"] * 2
    assert [doc.text_of(span) for span in doc.cover.places("title")] == ["风干牛肉加工技术规范"] * 2
    assert [doc.text_of(span) for span in doc.cover.places("published")] == ["2010-03-01"] * 2
    assert [doc.text_of(span) for span in doc.cover.places("issued_by")] == ["内蒙古自治区质量技术监督局"] * 2


def test_a_draft_without_cover_has_none() -> None:
    doc = document("1 范围", "本文件规定了 GB/T 1—2020 的要求。", "2 要求", "文字。")
    assert doc.cover == Cover()


def test_a_number_in_the_text_makes_no_cover() -> None:
    doc = document("GB/T 1—2020", "文字。")
    assert doc.cover == Cover()
    assert [b.text for b in doc.blocks()] == ["GB/T 1—2020", "文字。"]


BROKEN = (
    "ICS 35.030", "GB/T 1234.2—2026", "信息安全技术　测试椭圆曲线公钥", "密码算法　第2部分：签名", "{english}",
    "2026-01-31发布", "× × × ×-× ×-× ×实施", "中华人民共和国国家质量监督检验检疫总局", "中 国 国 家 标 准 化 管 理 委 员 会", "发 布",
)  # fmt: skip


@pytest.mark.parametrize(
    ("english", "said", "title"),
    [
        ("Security—Public key algorithm—Part 2: Signature", "起草。", "信息安全技术　测试椭圆曲线公钥密码算法　第2部分：签名"),
        ("A name without elements", "《测试椭圆曲线公钥密码算法》分为两部分。", "信息安全技术　测试椭圆曲线公钥密码算法　第2部分：签名"),
        ("A name without elements", "起草。", "信息安全技术　测试椭圆曲线公钥　密码算法　第2部分：签名"),
        ("A—B—C—Part 2: D", "起草。", "信息安全技术　测试椭圆曲线公钥　密码算法　第2部分：签名"),
    ],
)  # fmt: skip
def test_an_element_of_the_title_that_breaks_over_lines(english: str, said: str, title: str) -> None:
    lines = [flat(line.format(english=english), "cover") for line in BROKEN]
    found = split_cover([*lines, flat("前言"), flat(said), flat("1 范围")])[0]
    assert found.title == title
    assert found.issued_by == "中华人民共和国国家质量监督检验检疫总局、中国国家标准化管理委员会"
    assert (found.published, found.implemented) == ("2026-01-31", "××××-××-××")


def test_a_line_that_begins_a_part_is_an_element_of_its_own() -> None:
    found = cover(
        "ICS 35.030",
        "GB/T 1234.2—2026",
        "测试方法",
        "第2部分：签名",
        "Tests—Part 2: Signature—Rules",
        "2026-01-31 发布",
    )
    assert found.title == "测试方法　第2部分：签名"


def test_an_undated_number_and_a_masthead_in_english() -> None:
    found = cover(
        "National standard (Mandatory)",
        "GB 12345",
        "部分代替",
        flat("试样　要求", size=26),
        "Samples—Requirements",
        "发布",
        "实施",
    )
    assert (found.number, found.title, found.title_en) == ("GB 12345", "试样　要求", "Samples—Requirements")
    assert (found.masthead, found.published, found.issued_by, found.replaces) == ("", "", "", ())
    assert cover("GB 12345", "GB 12345—2026", "试样", "2026-01-31 发布").number == "GB 12345—2026"
