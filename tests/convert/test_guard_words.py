"""Clauses of many trades that nobody may weaken unseen, and plain ones beside them that no guard may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.convert.guards import Situation, asked, guards_of
from stdkit.convert.surroundings import Surroundings, of_text

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def seen(text: str) -> set[str]:
    return {guard.name for guard in guards_of(Situation(text, "", "应", of_text(text)))}


@pytest.mark.parametrize("text", lines("guarded.txt"))
def test_a_clause_on_safety_law_or_permits_is_held_or_asked_about(text: str) -> None:
    assert seen(text) & {"SAFETY", "LAW", "PERMIT", "REFMAND"} or asked(text)


@pytest.mark.parametrize("text", lines("unguarded.txt"))
def test_a_plain_clause_is_neither_held_nor_asked_about(text: str) -> None:
    assert not seen(text)
    assert not asked(text)


@pytest.mark.parametrize(
    ("text", "title", "held"),
    [
        ("接口应返回错误码。", "安全机制检测", False),
        ("日志应记录操作者。", "密码算法安全性", False),
        ("罩壳应固定。", "安全要求", True),
    ],
)
def test_the_safety_of_data_holds_nothing(text: str, title: str, held: bool) -> None:
    names = {guard.name for guard in guards_of(Situation(text, "", "应", Surroundings(titles=(title,))))}
    assert ("SAFETY" in names) is held
