"""The coverage table and the pages of the catalogue, as they are shown."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from stdkit.lint import registry
from stdkit.lint.coverage import Missing, Watch
from stdkit.reports import coverage
from stdkit.reports.rule_pages import FAMILIES, pages
from tests.lint.rules_for_tests import word_rule

RULE = word_rule("MOD001", "必须")
ROWS = (
    Watch("8", "要素的编写", 1),
    Watch("8.1", "封面", 2, (RULE,), (Missing("COV011", "reader", "封面放不下这句话"),)),
    Watch("8.2", "目次", 2, note="由人判断"),
    Watch("8.3", "前言", 2),
)


def test_the_table_shows_rules_reasons_and_gaps() -> None:
    said = coverage.render(ROWS, "terminal", width=100)
    assert re.search(r"8\.1 +封面　MOD001　COV011 读取时没有所需的信息（封面放不下这句话）", said)
    assert "不查：由人判断" in said
    assert "规则目录共 2 条，已有 1 条；没有的：读取时没有所需的信息 1 条。" in said
    assert "没有说明的条款：8.3。" in said
    assert max(map(len, said.splitlines())) <= 100


def test_json_of_the_coverage() -> None:
    given = json.loads(coverage.render(ROWS, "json"))
    assert given["schema"] == "stdkit.coverage/1"
    assert given["clauses"][1] == {
        "clause": "8.1",
        "title": "封面",
        "rules": ["MOD001"],
        "without_rule": [{"code": "COV011", "why": "reader", "note": "封面放不下这句话"}],
        "note": "",
    }
    assert given["summary"] == {
        "clauses": 4,
        "codes": 2,
        "with_rule": 1,
        "without_rule": {"reader": 1},
        "gaps": ["8.3"],
    }


def test_markdown_of_the_coverage() -> None:
    said = coverage.render(ROWS, "md")
    assert "| 8.1 | 封面 | MOD001 | COV011 读取时没有所需的信息（封面放不下这句话） |" in said.splitlines()


def test_pages_link_to_places_that_are_there() -> None:
    made = pages([RULE, replace(RULE, code="REF001")], ROWS)
    assert sorted(made) == ["README.md", "mod.md", "ref.md"]
    for name, text in made.items():
        for page, place in re.findall(r"\]\(([a-z]*\.?m?d?)#([a-z0-9]+)\)", text):
            assert f'<a id="{place}"></a>' in made[page or name], (name, place)


def test_a_page_explains_a_rule() -> None:
    rule = replace(RULE, question="是外部约束吗？", confidence="heuristic", since="0.2.0")
    said = pages([rule], ROWS)["mod.md"]
    for part in (
        rule.title,
        "GB/T 1.1—2020",
        "自 0.2.0",
        "启发式判断",
        "请起草人判断：是外部约束吗？",
        "怎样改",
        "不必改的",
    ):
        assert part in said


def test_every_family_has_a_name() -> None:
    ours = [rule for rule in registry.load().values() if rule.check.__module__.startswith("stdkit.rules.")]
    assert {rule.family for rule in ours} <= set(FAMILIES)
