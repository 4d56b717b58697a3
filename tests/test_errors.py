"""Every error has a code of its own, a sentence and a remedy; docs/errors.md lists them. That each is raised, conftest.py sees to."""

from __future__ import annotations

import pickle
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "script"))

import errors_page

from stdkit.errors import BadData

SITES = list(errors_page.sites())


def test_every_place_has_a_code_of_its_own() -> None:
    uncoded = [site.place for site in SITES if not re.fullmatch(r"[A-Z]\d{3}", site.code)]
    assert not uncoded, f"no code (next free number, see docs/errors.md): {uncoded}"
    twice = [code for code, count in Counter(site.code for site in SITES).items() if count > 1]
    assert not twice, f"one code at two places: {twice}"


def test_the_letter_tells_the_kind() -> None:
    assert not [site.place for site in SITES if site.code[:1] != errors_page.KINDS[site.kind][0]]


def test_every_error_says_what_and_how_to_mend_it() -> None:
    assert not [site.place for site in SITES if not site.sentence or not site.remedy]


def test_the_page_is_what_the_source_says() -> None:
    assert errors_page.PAGE.read_text(encoding="utf-8") == errors_page.page(SITES), "run script/docs"


def test_the_page_shows_what_the_moment_alone_knows_as_dots(tmp_path: Path) -> None:
    folder = tmp_path / "stdkit"
    folder.mkdir()
    (folder / "a.py").write_text(
        'ADVICE = "重来"\nraise BadData("D999", f"第 {at} 行" + "不对", path=x, advice=ADVICE)\n', encoding="utf-8"
    )
    (site,) = errors_page.sites(folder)
    assert (site.code, site.sentence, site.remedy) == ("D999", "第 … 行不对", "重来")
    assert "| D999 | 第 … 行不对 | 重来 |" in errors_page.page([site])


def test_an_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(BadData("D999", "缺一列", path="甲.csv", advice="请补上")))
    assert (error.code, str(error)) == ("D999", "甲.csv：缺一列；请补上。")


@pytest.mark.parametrize("letter", [letter for letter, _ in errors_page.KINDS.values()])
def test_numbers_run_on_without_gaps_at_the_start(letter: str) -> None:
    assert min(site.code for site in SITES if site.code.startswith(letter)) == f"{letter}001"
