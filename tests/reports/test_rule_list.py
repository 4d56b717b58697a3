from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from stdkit.lint import registry
from stdkit.reports.rule_list import paragraphs, render

RULES = list(registry.load().values())
MOD001 = [registry.load()["MOD001"]]


def test_the_list_has_a_line_for_every_rule() -> None:
    text = render(RULES, "terminal", explain=False, width=100)
    assert [line.split()[0] for line in text.split("\n") if re.match(r"[A-Z]{3}\d{3}", line)] == [r.code for r in RULES]
    assert all(cell_len(line) <= 100 for line in text.split("\n")[:-2])


def test_one_rule_is_explained() -> None:
    text = render(MOD001, "terminal", explain=True, width=100)
    for piece in ("MOD001  用“必须”表示要求", "错误 · GB/T 1.1—2020，表C.1", "可自动修改", "⟦必须⟧", "改后", "合规则"):
        assert piece in text
    coloured = render(MOD001, "terminal", explain=True, width=100, colour=True)
    assert "⟦" not in coloured and re.search(r"\x1b\[[0-9;]*4[0-9;]*m必须", coloured)


def test_json_has_what_the_rule_says() -> None:
    given = json.loads(render(MOD001, "json", explain=True))
    (rule,) = given["rules"]
    assert given["schema"] == "stdkit.rules/1"
    assert (rule["code"], rule["name"], rule["severity"]) == ("MOD001", "must-as-requirement", "error")
    assert "C.1" in rule["gbt11_clause"]
    assert rule["fixable"] is True and rule["examples"][0]["kind"] == "bad" and "⟦必须⟧" in rule["examples"][0]["text"]


@pytest.mark.parametrize("explain", [False, True])
def test_markdown(explain: bool) -> None:
    text = render(RULES, "md", explain=explain)
    assert all(rule.code in text and rule.title in text for rule in RULES)
    assert text.startswith("#" if explain else "| 代号 |")


def test_paragraphs_join_chinese_lines_without_a_blank() -> None:
    assert paragraphs("一二\n三四。\n\nword\nand word") == ["一二三四。", "word and word"]
