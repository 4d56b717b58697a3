from __future__ import annotations

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint.fingerprints import normalised, traces
from stdkit.lint.results import locate
from stdkit.lint.runner import check
from stdkit.model import Finding, Span
from tests.lint.drafts import draft


def _prints(source: str) -> dict[str, str]:
    """Fingerprint by the words found, for MOD001."""
    doc = read_markdown(source)
    rows = locate(doc, [f for f in check(doc) if f.rule == "MOD001"])
    return {f"{row.location.excerpt[:4]}{row.location.start}": row.fingerprint for row in rows if row.location}


def test_renumbering_changes_nothing() -> None:
    old = "# 5 要求\n\n5.1　设备必须接地，见6.2。\n\n5.2　外壳必须符合表3的规定。\n"
    new = "# 5 总则\n\n5.1　新增。\n\n# 6 要求\n\n6.1　新增。\n\n6.2　设备必须接地，见7.2.1。\n\n6.3　外壳必须符合表4的规定。\n"
    assert _prints(old) == _prints(new) and len(_prints(old)) == 2


def test_other_words_are_another_finding() -> None:
    one, other = "# 5 要求\n\n5.1　设备必须接地。\n", "# 5 要求\n\n5.1　外壳必须接地。\n"
    assert set(_prints(one).values()).isdisjoint(_prints(other).values())


def test_equal_sentences_are_told_apart_by_their_order() -> None:
    doc = draft("设备必须接地。", "设备必须接地。")
    rows = locate(doc, [Finding(Span(block, 2, 4), "…", rule="MOD001") for block in ("t1", "t2")])
    assert len({row.fingerprint for row in rows}) == 2


def test_the_rule_belongs_to_it() -> None:
    span = Span("t1", 2, 4)
    rows = locate(draft("设备必须接地。"), [Finding(span, "…", rule=rule) for rule in ("MOD001", "MOD002")])
    assert rows[0].fingerprint != rows[1].fingerprint


def test_findings_without_words_are_told_apart_by_what_they_say() -> None:
    rows = locate(
        draft("文"), [Finding(None, f"缺少{what}，共 {n} 处", rule="STR001") for what, n in (("范围", 1), ("前言", 1))]
    )
    again = locate(draft("文"), [Finding(None, "缺少范围，共 2 处", rule="STR001")])
    assert rows[0].fingerprint != rows[1].fingerprint and rows[0].fingerprint == again[0].fingerprint


def test_a_trace_is_known_by_one_side_when_the_other_was_edited() -> None:
    def trace(text: str) -> object:
        doc = draft(text)
        start = text.index("必须")
        return next(traces(locate(doc, [Finding(Span("t1", start, start + 2), "…", rule="MOD001")])))

    first = trace("所有设备的外壳必须可靠地接地。")
    assert first.resembles(trace("所有设备的外壳必须绝缘。"))  # type: ignore[attr-defined]
    assert not first.resembles(trace("全部机器必须绝缘。"))  # type: ignore[attr-defined]
    assert not trace("甲必须乙。").resembles(trace("甲必须丙。")), "too little to know it by"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("见 5.2 的规定", "见#的规定"),
        ("按表3、图A.1、附录B、式（2）和第5章", "按表#、图#、附录#、式#和第#章"),
        ("不大于5.2 mm，0.5%，12.34 kg", "不大于5.2mm，0.5%，12.34kg"),
        ("表示、附录、图样", "表示、附录、图样"),
    ],
)
def test_numbers_of_cross_references_only(text: str, gives: str) -> None:
    assert normalised(text) == gives
