"""Trade names in the text. GB/T 1.1—2020, 9.4.8."""

from __future__ import annotations

import pytest

from stdkit.facts.tradenames import trade_names
from stdkit.formats.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("用Kevlar®纤维。", ["Kevlar®"]),
        ("特氟龙™衬里。", ["特氟龙™"]),
        ("用Parafilm封口。", ["Parafilm"]),
        ("用Excel编制。", ["Excel"]),
        ("用Excel软件编制。", []),
        ("用ExcelX编制。", []),
        ("用MyExcel编制。", []),
        ("用凡士林润滑。", []),
        ("用透明胶带封口，用创可贴包扎。", []),
        ("用有机玻璃制作，经微信或支付宝交费。", []),
        ("用“长城”牌润滑油。", ["“长城”牌"]),
        ("挂“先进”牌匾。", []),
        ("应干燥。", []),
    ],
)
def test_trade_names(text: str, names: list[str]) -> None:
    doc = read_markdown(f"# 4 要求\n\n{text}\n")
    assert [doc.text_of(one.span) for one in trade_names(doc)] == names
