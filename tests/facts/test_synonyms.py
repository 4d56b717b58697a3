"""Other forms of the terms a document defines, and short forms given on the way. GB/T 1.1—2020, 5.4.1 and 9.4.3."""

from __future__ import annotations

import pytest

from stdkit.facts.shortforms import bracketed_abbreviations, short_forms, uses
from stdkit.facts.synonyms import other_forms
from stdkit.formats.markdown import read_markdown
from stdkit.model import Document


def document(definition: str, text: str, term: str = "风干牛肉") -> Document:
    return read_markdown(f"# 3 术语和定义\n\n### 3.1\n\n{term}\n\n{definition}\n\n# 4 要求\n\n{text}\n")


def said(doc: Document) -> list[str]:
    found = other_forms(doc)
    assert all(doc.text_of(one.span) == one.said for one in found)
    return [one.said for one in found]


@pytest.mark.parametrize(
    ("definition", "text", "expected"),
    [
        ("某物，又称肉干。", "肉干应干燥。", ["肉干"]),
        ("某物，也称为肉干。", "肉干应干燥，肉干应清洁。", ["肉干", "肉干"]),
        ("某物，亦称作“肉干”。", "肉干应干燥。", ["肉干"]),
        ("某物（俗称肉干）。", "肉干应干燥。", ["肉干"]),
        ("某物，旧称肉干。", "肉干应干燥。", ["肉干"]),
        ("某物，曾称肉干。", "肉干应干燥。", ["肉干"]),
        ("某物，又名肉干；通称牛干。", "肉干和牛干应干燥。", ["肉干", "牛干"]),
        ("某物，也叫肉干、又叫牛干。", "肉干和牛干应干燥。", ["肉干", "牛干"]),
        ("肉干（拒用）", "肉干应干燥。", ["肉干"]),
        ("被取代术语：肉干", "肉干应干燥。", ["肉干"]),
        ("停用:肉干", "肉干应干燥。", ["肉干"]),
        ("某物，又称肉干。", "“肉干”应干燥。", []),
        ("某物，又称肉干。", "风干牛肉应干燥。", []),
        ("某物，又称牛肉。", "牛肉应干燥。", []),
        ("某物，又称风干牛肉条。", "风干牛肉条应干燥。", []),
        ("某物，又称肉干。", "## 4.1 肉干\n\n应干燥。", ["肉干"]),
    ],
)
def test_forms_that_the_entry_names(definition: str, text: str, expected: list[str]) -> None:
    assert said(document(definition, text)) == expected


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("管理帐户", "管理账户应清楚。", ["管理账户"]),
        ("管理帐户", "管理帐户应清楚。", []),
        ("管理帐户", "管理账户应清楚，管理账户应记录。", ["管理账户", "管理账户"]),
        ("企业对帐", "企业对账后存档。", ["企业对账"]),
        ("帐户", "账户应清楚。", []),
        ("A级帐户", "A级账户应清楚。", []),
        ("管理帐户", "管理农户应清楚。", []),
        ("登录界面", "登陆界面应清楚。", []),
        ("帐户名称", "账户名称应清楚。", ["账户名称"]),
        ("帐户名称", "户名称应清楚。", []),
    ],
)
def test_one_character_of_the_same_sound(term: str, text: str, expected: list[str]) -> None:
    assert said(document("某物。", text, term)) == expected


def test_only_where_the_text_uses_them() -> None:
    doc = read_markdown(
        "# 前言\n\n肉干。\n\n# 2 规范性引用文件\n\nGB/T 1　肉干\n\n# 3 术语和定义\n\n### 3.1\n\n风干牛肉\n\n某物，又称肉干。\n\n### 3.2\n\n牛肉干条\n\n某物。\n\n"
        "# 4 要求\n\n牛肉干条应干燥。\n\n# 参考文献\n\n[1] 肉干\n"
    )
    assert said(doc) == [], "a longer term that holds the form is another one"
    assert said(read_markdown("# 4 要求\n\n肉干应干燥。\n")) == []


SHORT = [
    ("绒毛检验站（以下简称“检验站”）应记录。", ("检验站", "绒毛检验站", True, True)),
    ("由绒毛检验站(以下简称检验站)记录。", ("检验站", "绒毛检验站", False, True)),
    ("绒毛检验站以下统简称“检验站”。", ("检验站", "绒毛检验站", True, False)),
    ("绒毛检验站（以下简称为检验站）应记录。", ("检验站", "绒毛检验站", False, True)),
    ("绒毛检验站（以下简称：检验站）应记录。", ("检验站", "绒毛检验站", False, True)),
    ("绒毛检验站（以下简称为：检验站）应记录。", ("检验站", "绒毛检验站", False, True)),
    ("绒毛检验站（简称检验站）应记录。", None),
    ("绒毛检验站（下文简称检验站）应记录。", None),
    ("（以下简称“检验站”）应记录。", ("检验站", "", True, True)),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short_forms(text: str, expected: tuple[str, str, bool, bool] | None) -> None:
    found = [
        (one.short, one.full, one.quoted, one.bracketed) for one in short_forms(read_markdown(f"# 4 要求\n\n{text}\n"))
    ]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("质量流量控制器（MFC）应清洁。", [("MFC", "质量流量控制器")]),
        ("应采用质量流量控制器(MFC，又名甲)。", [("MFC", "质量流量控制器")]),
        ("装置和控制器（MFC）应清洁。", [("MFC", "控制器")]),
        ("装置和总阀（MFC）应清洁。", []),
        ("按照密码模块（HSM）执行。", [("HSM", "密码模块")]),
        ("按密码模块（HSM）执行。", [("HSM", "密码模块")]),
        ("本条规定了密码模块（HSM）。", [("HSM", "密码模块")]),
        ("机房以及密码模块（HSM）应清洁。", [("HSM", "密码模块")]),
        ("涉及密码模块（HSM）的", [("HSM", "密码模块")]),
        ("质量流量控制器（mfc）应清洁。", []),
        ("质量流量控制器（M）应清洁。", []),
        ("在配电间设置稳压器（AVR1）。", [("AVR1", "稳压器")]),
        ("设备控制器（ECU）与装置控制器（DCU）", [("ECU", "设备控制器"), ("DCU", "装置控制器")]),
    ],
)
def test_abbreviations_in_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    found = bracketed_abbreviations(read_markdown(f"# 4 要求\n\n{text}\n"))
    assert [(one.short, one.full) for one in found] == expected
    assert all(one.bracketed and not one.quoted for one in found)


def test_only_running_text_of_the_document_gives_short_forms() -> None:
    pair, form = "质量流量控制器（MFC）", "绒毛检验站（以下简称“检验站”）"
    for text in ("# 前言\n\n{}。\n", "# 2 规范性引用文件\n\nGB/T 1　{}\n", "# 4 {}\n\n应干燥。\n"):
        assert bracketed_abbreviations(read_markdown(text.format(pair))) == ()
        assert short_forms(read_markdown(text.format(form))) == ()
    for text in ("# 1 范围\n\n{}。\n", "# 附录A（资料性）甲\n\n{}。\n"):
        assert len(bracketed_abbreviations(read_markdown(text.format(pair)))) == 1
        assert len(short_forms(read_markdown(text.format(form)))) == 1


def test_uses_behind_the_place_where_a_form_is_given() -> None:
    doc = read_markdown(
        "# 4 要求\n\n检验站应记录。\n\n绒毛检验站（以下简称“检验站”）应记录，检验站应存档。\n\n## 4.1 检验站\n\n检验站应清洁。\n\n# 参考文献\n\n[1] 检验站\n"
    )
    (form,) = short_forms(doc)
    assert [doc.block(span.block).text[span.start :][:6] for span in uses(doc, "检验站", form.span)] == [
        "检验站应存档",
        "检验站应清洁",
    ]
