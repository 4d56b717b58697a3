"""What follows a prohibition, and imperatives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.phrases import _verb, is_imperative, what_follows
from stdkit.facts.wordtables import load_words, longest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("在仓房内使用电炉。", "verb"),
        ("将新旧液混装", "verb"),
        ("酒后驾驶", "verb"),
        ("夜间施工。", "verb"),
        ("高处抛物。", "verb"),
        ("未经培训上岗", "verb"),
        ("与有毒物品混运", "verb"),
        ("闲杂人员进入配电间", "agent"),
        ("未经培训的人员上岗", "agent"),
        ("机动车通行", "agent"),
        ("雨水流入。", "agent"),
        ("任何单位和个人捕捞", "agent"),
        ("烟火。", "noun"),
        ("一切火源，并应", "noun"),
        ("宠物。", "noun"),
        ("。", "nothing"),
        ("的行为", "nothing"),
        ("及其他", "nothing"),
        ("及时补水", "verb"),
    ],
)
def test_what_follows(text: str, kind: str) -> None:
    assert what_follows(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "称取5 g试样，加水溶解。",
        "将滤液移入容量瓶，定容。",
        "用清水冲洗三遍。",
        "a) 打开阀门；",
        "在室温下静置30 min。",
        "按5.2的规定测定。",
    ],
)
def test_imperatives(text: str) -> None:
    assert is_imperative(text)


@pytest.mark.parametrize(
    "text", ["试样是干燥的。", "测定的结果见表2。", "本文件适用于牛肉干。", "温度为25 ℃。", "操作人员每日填写记录。"]
)
def test_no_imperatives(text: str) -> None:
    assert not is_imperative(text)


_ADVERBIALS = r"(?:(?:然后|再|先|最后|用[^，。；]{1,16}?|将[^，。；]{1,24}?|在[^，。；]{1,20}?[中内上下处时]|按[^，。；]{1,20}?|从[^，。；]{1,16}?)[，]?)*"


@given(st.lists(st.sampled_from([*"先用将在中时按从棒水，。", "然后", "加热", "称取"]), max_size=9).map("".join))
def test_verbs_are_found_as_by_a_pattern(text: str) -> None:
    told = re.match(_ADVERBIALS + longest(load_words("verbs")["verbs"].split()), text)
    found = _verb(text)
    assert (found and found.span()[1]) == (told and told.end())


def test_words_that_lead_to_no_verb_are_each_tried_once() -> None:
    assert not is_imperative("用" * 5000)
