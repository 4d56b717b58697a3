"""Lists of clauses: each once, nothing twice by standing below another."""

from __future__ import annotations

import pytest

from stdkit.facts.clause_lists import tidy
from stdkit.formats.markdown import read_markdown

DRAFT = """# 4 甲

## 4.1 乙

文。

## 4.10 丙

文。

# 5 丁

文。

# 附录A（规范性） 戊

## A.1 己

文。
"""


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["5", "4.1", "5"], ["4.1", "5"]),
        (["4.1", "4.10", "4.1 a)"], ["4.1", "4.10"]),
        (["4.10 b)", "4"], ["4"]),
        (["4 a)", "4.1"], ["4 a)", "4.1"]),
        (["A.1", "附录A"], ["附录A"]),
        (["表1", "4", "4.1"], ["4", "表1"]),
        (["9.1", "9", "5"], ["5", "9"]),
        ([], []),
    ],
)
def test_what_stands_below_another_clause_is_not_named_again(given: list[str], kept: list[str]) -> None:
    assert list(tidy(read_markdown(DRAFT), given)) == kept
