"""What follows a prohibition, and imperatives."""

from __future__ import annotations

import pytest

from stdkit.facts.phrases import is_imperative, what_follows


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
