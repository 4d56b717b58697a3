"""The scope of provision words: actor, governed clause, condition, exception, negation, items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.provisions import provisions
from stdkit.facts.scope import scope_of, scopes
from stdkit.facts.tokens import tokens
from stdkit.formats.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "actor", "governed", "condition", "exception", "negated"),
    [
        ("样本员应核对编号、批次。", "样本员", "核对编号、批次", "", "", False),
        ("应按先进先出的原则发料。", "", "按先进先出的原则发料", "", "", False),
        ("当水位低于2 m时，泵站应停机。", "泵站", "停机", "当水位低于2 m时", "", False),
        ("辊子转动时学徒不应近前。", "学徒", "近前", "辊子转动时", "", True),
        ("台架试验后，样品均应封存。", "样品", "封存", "台架试验后", "", False),
        ("除馆方另有安排外，展厅应每日开放。", "展厅", "每日开放", "", "除馆方另有安排外", False),
        ("除返修件外不得开封。", "", "开封", "", "除返修件外", True),
        ("除尘器应每班清理。", "除尘器", "每班清理", "", "", False),
        ("样品应不少于三件。", "样品", "不少于三件", "", "", True),
        ("其他时段可运行。", "其他时段", "运行", "", "", False),
        ("外壳严　禁敲击。", "外壳", "敲击", "", "", True),
        ("架子應穩固。", "架子", "穩固", "", "", False),
        ("如果漏水，船员应报告。", "船员", "报告", "如果漏水", "", False),
        ("一旦漏水，船员应报告。", "船员", "报告", "一旦漏水", "", False),
        ("对于新船，船员应复核。", "船员", "复核", "对于新船", "", False),
        ("漏水的，船员应报告。", "船员", "报告", "漏水的", "", False),
        ("停机条件下船员应复核。", "船员", "复核", "停机条件下", "", False),
        ("停机期间船员应复核。", "船员", "复核", "停机期间", "", False),
        ("搬运过程中船员应戴手套。", "船员", "戴手套", "搬运过程中", "", False),
        ("开船之前船员应复核。", "船员", "复核", "开船之前", "", False),
        ("开船之后船员应复核。", "船员", "复核", "开船之后", "", False),
        ("开船前，船员应复核。", "船员", "复核", "开船前", "", False),
        ("开船后船员应复核。", "船员", "复核", "开船后", "", False),
        ("前段时间刻度应清楚。", "前段时间刻度", "清楚", "", "", False),
        ("后轮应转动。", "后轮", "转动", "", "", False),
        ("除返修件以外，样品应封存。", "样品", "封存", "", "除返修件以外", False),
        ("除返修件之外，样品应封存。", "样品", "封存", "", "除返修件之外", False),
        ("除湿后，样品应封存。", "样品", "封存", "除湿后", "", False),
        ("并且样品还应封存。", "样品", "封存", "", "", False),
        ("首先船员应复核。", "船员", "复核", "", "", False),
        ("必要时，应复核。", "", "复核", "必要时", "", False),
        ("船员至少应复核三次。", "船员", "复核三次", "", "", False),
        ("各船员应各自复核。", "船员", "各自复核", "", "", False),
        ("样品：应封存。", "", "封存", "", "", False),
        ("样品\n应封存。", "", "封存", "", "", False),
        ("　样品 应 封存 。", "样品", "封存", "", "", False),
    ],
)
def test_a_single_word(text: str, actor: str, governed: str, condition: str, exception: str, negated: bool) -> None:
    found = tokens(text)
    (scope,) = scopes(text, found)
    said = [
        text[slice(*part)] if part else "" for part in (scope.actor, scope.governed, scope.condition, scope.exception)
    ]
    assert said == [actor, governed, condition, exception]
    assert scope.negated is negated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("供方应提供图纸，需方宜在三日内签收。", [("供方", "提供图纸"), ("需方", "在三日内签收")]),
        ("展厅应每日开放，并不得收费。", [("展厅", "每日开放"), ("展厅", "收费")]),
        ("设备必须调试合格方能投用。", [("设备", "调试合格"), ("设备", "投用")]),
        ("甲应干燥；乙应清洁。", [("甲", "干燥"), ("乙", "清洁")]),
    ],
)
def test_several_words_share_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    found = scopes(text, tokens(text))
    assert [(text[slice(*s.actor)] if s.actor else "", text[slice(*s.governed)]) for s in found] == expected


def test_a_lead_in_governs_its_items() -> None:
    doc = read_markdown(
        "# 4 要求\n\n袋口应符合下列要求：\n\na) 平整；\n\nb) 不得漏缝：\n\n  1) 左边；\n\n袋底应平整。\n"
    )
    found = {doc.text_of(p.sentence): scope_of(doc, p) for p in provisions(doc)}
    led = found["袋口应符合下列要求："].items
    assert [doc.block(name).text for name in led] == ["平整；", "不得漏缝：", "左边；"]
    assert found["袋底应平整。"].items == ()


@given(st.text(alphabet="应须不得可宜当时后除外，。；：甲乙丙员按 严禁", max_size=40))
def test_every_range_lies_in_the_text(text: str) -> None:
    found = tokens(text)
    for token, scope in zip(found, scopes(text, found), strict=True):
        assert token.end <= scope.governed[0] <= scope.governed[1] <= max(len(text), token.end)
        if scope.condition:
            assert scope.condition[1] <= token.start
