"""The draft of every level and stage: no rule has anything to say of it, nothing in it makes Word offer a repair, and it reads back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.lint.profile import load_profile
from stdkit.lint.runner import check
from stdkit.model import Document
from tests.formats.docx.draft_specimens import LEVELS, STAGES, draft, write_draft
from tests.formats.docx.fresh_documents import seen
from tests.support.word_repairs import repairs, schema_faults

CASES = [*(("国家", stage) for stage in STAGES), *zip(list(LEVELS)[1:], ("报批稿", "", "送审稿", "征求意见稿", ""), strict=True)]  # fmt: skip
_STAGE = {"征求意见稿": "comments", "送审稿": "review", "报批稿": "approval", "": ""}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    folder = tmp_path_factory.mktemp("drafts")
    found = {}
    for level, stage in CASES:
        found[level, stage] = folder / f"{level}{stage}.docx"
        assert write_draft(level, stage, found[level, stage]) == ()
    return found


@pytest.fixture(scope="module")
def read_back(drafts: dict[tuple[str, str], Path]) -> dict[tuple[str, str], Document]:
    return {case: read_docx(path) for case, path in drafts.items()}


@pytest.mark.parametrize("case", CASES)
def test_no_rule_has_anything_to_say(case: tuple[str, str], read_back: dict[tuple[str, str], Document]) -> None:
    profile = replace(load_profile(), stage=_STAGE[case[1]])
    assert [f"{found.rule} {found.message}" for found in check(read_back[case], profile)] == []


def test_nor_have_the_layout_rules_that_are_off_by_default(read_back: dict[tuple[str, str], Document]) -> None:
    profile = replace(load_profile(), select=("LAY", "TOC", "COV"), stage="comments")
    found = check(read_back["国家", "征求意见稿"], profile)
    assert [f"{one.rule} {one.message}" for one in found] == []


@pytest.mark.parametrize("case", CASES)
def test_nothing_makes_word_offer_a_repair(case: tuple[str, str], drafts: dict[tuple[str, str], Path]) -> None:
    assert repairs(drafts[case]) == []


@pytest.mark.parametrize("case", CASES)
def test_the_schemas_find_nothing(case: tuple[str, str], drafts: dict[tuple[str, str], Path], schemas: Path) -> None:
    assert schema_faults(drafts[case], schemas) == []


@pytest.mark.parametrize("case", CASES)
def test_it_reads_back(case: tuple[str, str], read_back: dict[tuple[str, str], Document]) -> None:
    written, back = draft(*case), read_back[case]
    wanted = replace(written.cover, issued_by=written.cover.issued_by.replace("\n", "、"), blocks=(), spans=())
    if wanted.stage and not wanted.published:
        wanted = replace(wanted, published="XXXX-XX-XX", implemented="XXXX-XX-XX")
    assert replace(back.cover, blocks=(), spans=(), patent_call="") == replace(wanted, patent_call="")
    assert bool(back.cover.patent_call) == (case[1] in ("征求意见稿", "送审稿"))
    assert [*map(flat, seen(back))] == [*map(flat, seen(written))]


def flat(one: tuple[object, ...]) -> list[object]:
    """A block without what only paper has: the break behind 「（规范性）」, the dotted tab of an index."""
    said = one[3]
    words = (
        [(text.replace("\t", "　").replace("\n", ""), marks) for text, marks in said]
        if isinstance(said, list)
        else said
    )
    return [*one[:3], words, *one[4:]]
