from __future__ import annotations

import pytest

from stdkit.formats import labels
from stdkit.formats.labels import Number


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("5.1.2　产品应干燥。", "5.1.2", "产品应干燥。"),
        ("5. 1. 2 产品应干燥。", "5.1.2", "产品应干燥。"),
        ("５．１外观", "5.1", "外观"),
        ("5.1外观", "5.1", "外观"),
        ("1 范围", "1", "范围"),
        ("1. 范围", "1.", "范围"),
        ("A.1 一般要求", "A.1", "一般要求"),
        ("A．1.2　抽样", "A.1.2", "抽样"),
        ("第3.2.1条 墙体应平整。", "第3.2.1条", "墙体应平整。"),
        ("3.1", "3.1", ""),
        ("  6.3\t检验", "6.3", "检验"),
        ("5.2　条款和规则", "5.2", "条款和规则"),
        ("5.2 条件", "5.2", "条件"),
        ("D.3IC卡文件", "D.3", "IC卡文件"),
        ("8.3SM3 算法", "8.3", "SM3 算法"),
        ("A.2.1 512 位消息", "A.2.1", "512 位消息"),
        ("5.3.2　24 小时服务", "5.3.2", "24 小时服务"),
    ],
)
def test_a_typed_clause_number_is_cut_off(text: str, label: str, rest: str) -> None:
    typed = labels.typed_number(text)
    assert typed is not None
    assert (typed.label, text[typed.length :]) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2010年起施行",
        "1 000 kg",
        "1.5 20 次",
        "192.168.1.1 255 个",
        "A.1 000 2",
        "1）第一项",
        "3/4 英寸",
        "1:100",
        "5%以下",
        "5~10 mm",
        "2.4GHz频段",
        "2.5MPa压力",
        "第3.2.1 款",
        "产品应干燥。",
        "第三条 总则",
        "",
        "GB/T 1.1",
    ],
)
def test_other_figures_are_no_clause_numbers(text: str) -> None:
    assert labels.typed_number(text) is None


def test_a_number_follows_as_child_sibling_or_sibling_above() -> None:
    last = Number("", (5, 1, 2))
    assert all(Number("", parts).follows(last) for parts in [(5, 1, 2, 1), (5, 1, 3), (5, 2), (6,)])
    assert not any(
        Number("", parts).follows(last) for parts in [(5, 1, 2), (5, 1, 4), (5, 3), (7,), (5, 1, 2, 2), (1,)]
    )
    assert Number("", (1,)).follows(None)
    assert not Number("", (2,)).follows(None)
    assert Number("A", (1,)).follows(last)
    assert not Number("A", (2,)).follows(last)


@pytest.mark.parametrize(
    ("text", "label", "family"),
    [
        ("——外观；", "——", "dash"),
        ("— 外观；", "—", "dash"),
        ("－外观；", "－", "dash"),
        ("- 外观；", "-", "dash"),
        ("• 外观；", "•", "dot"),
        ("·外观；", "·", "dot"),
        ("●外观；", "●", "dot"),
        ("a) 外观；", "a)", "letter"),
        ("a） 外观；", "a）", "letter"),
        ("（a）外观；", "（a）", "letter"),
        ("1) 外观；", "1)", "digit"),
        ("1、外观；", "1、", "digit"),
        ("(1) 外观；", "(1)", "digit"),
        ("（1）外观；", "（1）", "digit"),
        ("1. 外观；", "1.", "digit"),
        ("①外观；", "①", "circled"),
        ("ii) 外观；", "ii)", "letter"),
    ],
)
def test_a_list_label(text: str, label: str, family: str) -> None:
    found = labels.typed_list_label(text)
    assert found is not None
    assert (found[0].label, found[1], text[found[0].length :]) == (label, family, "外观；")


@pytest.mark.parametrize(
    "text", ["—5 ℃以下", "－5 ℃", "——", "—", "-5 mm", "abc) 外观", "1.5 倍", "外观；", "100) 外观"]
)
def test_no_list_label(text: str) -> None:
    assert labels.typed_list_label(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("注：说明。", "注："), ("注1：说明。", "注1："), ("注 2: 说明。", "注2:"), ("注×：说明。", "注×：")],
)
def test_a_note(text: str, label: str) -> None:
    typed = labels.typed_note(text)
    assert typed is not None
    assert (typed.label, text[typed.length :]) == (label, "说明。")


def test_注意_and_注射_are_no_notes() -> None:
    assert labels.typed_note("注意：高压。") is None
    assert labels.typed_note("注射用水应无菌。") is None


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("示例：文字。", "示例：", "文字。"),
        ("示例1：文字。", "示例1：", "文字。"),
        ("示例", "示例", ""),
        ("示例 2", "示例2", ""),
        ("例：文字。", "例：", "文字。"),
    ],
)
def test_an_example(text: str, label: str, rest: str) -> None:
    typed = labels.typed_example(text)
    assert typed is not None
    assert (typed.label, text[typed.length :]) == (label, rest)


def test_a_sentence_with_示例_is_none() -> None:
    assert labels.typed_example("示例中给出了方法。") is None
    assert labels.typed_example("例") is None


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("表1　限值", "表1", "限值"),
        ("表 1 限值", "表1", "限值"),
        ("表A.1　限值", "表A.1", "限值"),
        ("表 5-1 限值", "表5-1", "限值"),
        ("表1限值", "表1", "限值"),
        ("续表1", "续表1", ""),
        ("表1（续）", "表1（续）", ""),
        ("表1 限值（续）", "表1", "限值（续）"),
        ("图A.1　流程", "图A.1", "流程"),
        ("图１ 流程", "图1", "流程"),
        ("表B.1SM2参数", "表B.1", "SM2参数"),
        ("表1", "表1", ""),
    ],
)
def test_a_caption(text: str, label: str, rest: str) -> None:
    typed = labels.typed_caption(text)
    assert typed is not None
    assert (typed.label, text[typed.length :]) == (label, rest)


def test_a_word_with_表_is_no_caption() -> None:
    assert labels.typed_caption("表面应平整。") is None
    assert labels.typed_caption("图样见附录。") is None


@pytest.mark.parametrize(
    ("text", "end", "label"),
    [("m = V ρ （1）", 7, "（1）"), ("x=1…………(A.1)", 3, "(A.1)"), ("y = 2\t(3-1)", 5, "(3-1)")],
)
def test_the_number_of_a_formula(text: str, end: int, label: str) -> None:
    assert labels.formula_number(text) == (end, label)


def test_an_annex_in_all_its_spellings() -> None:
    for text in ("附录A（规范性）取样", "附　录　Ａ\n（规范性附录）", "附录 A 取样"):
        typed = labels.typed_annex(text)
        assert typed is not None
        assert typed.label == "附录A"
    assert labels.typed_annex("附录SM2") is None
    assert labels.typed_annex("附录") is None


def test_statements_of_units() -> None:
    assert labels.is_unit_statement("单位为毫米")
    assert labels.is_unit_statement("单位：mm")
    assert labels.is_unit_statement("长度单位为毫米")
    assert not labels.is_unit_statement("单位应为毫米，并在图中标出。")
    assert not labels.is_unit_statement("起草单位：甲公司。乙公司")
