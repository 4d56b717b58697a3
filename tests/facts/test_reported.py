"""Prohibiting words that forbid nothing, beside the same words that do."""

import pytest

from stdkit.facts.provisions import provisions_of
from stdkit.facts.reported import forbids_nothing
from stdkit.formats.markdown import read_markdown

WORDS = ("禁止", "严禁", "不允许", "不可", "不可以")


@pytest.mark.parametrize(
    "text",
    [
        "检测人员应核实接口禁止输出数据。",
        "文件应说明处于错误状态时，接口禁止输出数据。",
        "应检查是否禁止输出。",
        "写入被永久禁止了，重启后恢复。",
        "这种禁止到重启为止。",
        "永久禁止读取公钥。",
        "如果模块不允许访问数据，符合规定。",
        "禁止所有者清除 Card_DisableClear",
        "参数将暂时不允许取该值。",
        "取值为0表示数据不可以通过。",
    ],
)
def test_reported_named_or_described(text: str) -> None:
    doc = read_markdown(f"# 5 要求\n{text}\n")
    found = provisions_of(doc, *WORDS)
    assert found
    assert all(forbids_nothing(doc, provision) for provision in found)


@pytest.mark.parametrize(
    "text",
    [
        "作业区严禁使用明火。",
        "说明书应随货，禁止带电操作。",
        "经验证的设备不允许带水存放。",
        "应确认断电。禁止带电操作。",
        "检查完毕后，严禁合闸。",
        "样品不可直接接触热源。",
    ],
)
def test_forbidden(text: str) -> None:
    doc = read_markdown(f"# 5 要求\n{text}\n")
    found = provisions_of(doc, *WORDS)
    assert found
    assert not any(forbids_nothing(doc, provision) for provision in found)


def test_a_heading_names() -> None:
    doc = read_markdown("# 5 禁止清除\n文本。\n")
    assert [forbids_nothing(doc, provision) for provision in provisions_of(doc, *WORDS)] == [True]
