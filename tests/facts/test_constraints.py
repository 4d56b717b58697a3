"""Which sentences name the law that their 必须 comes from."""

from __future__ import annotations

import pytest

from stdkit.facts.constraints import external_constraints
from stdkit.formats.markdown import read_markdown

DRAFT = "# 4 要求\n{}"


def _names_law(sentence: str) -> bool:
    return bool(external_constraints(read_markdown(DRAFT.format(sentence))))


@pytest.mark.parametrize(
    "told",
    [
        "依据《某某法》第9章",
        "根据《中华人民共和国食品安全法》，制定本文件",
        "按《凯氏定氮法》测定",
        "依照法律",
        "遵照法律",
        "依据《中华人民共和国认证认可条例》的规定，机构必须经过批准",
        "按GB/T 1.1—2020《起草规定》编写",
        "按法规",
        "按规章",
        "根据公告，原强制性国家标准GB 1234转为推荐性国家标准",
        "产品应符合国家有关法律法规的规定",
        "法律法规本来就要遵守，不靠文件来要求",
        "规章要求",
        "应符合强制性国家标准的规定",
        "依据《城市供水办法》第三条必须",
        "法律另有规定",
        "根据《甲《乙法》",
    ],
)
def test_a_law_is_named(told: str) -> None:
    assert _names_law(f"设备必须检验，{told}。")


@pytest.mark.parametrize(
    "told",
    [
        "依据合同。《计量法》必须",
        "法律。另行规定",
        "《某某法》",
        "根据经验；《某某法》",
        "根据《某某手册》",
    ],
)
def test_no_law_is_named(told: str) -> None:
    assert not _names_law(f"设备必须检验，{told}。")
