"""The statements of the foreword in the order of 8.3: told, or set right where asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.convert.changes import Changes, applied
from stdkit.convert.foreword_order import misplaced, order_told, set_in_order
from stdkit.convert.outputs import write_outputs
from stdkit.facts.foreword import ORDER
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Block, Document, Element, Run
from tests.convert.drafts import FOREWORD, draft, foreword_after, planned

MIXED = [
    "本标准由某厅提出。",
    "本标准主要起草人：某甲。",
    "本标准起草单位：某研究所。",
    "本标准按照GB/T 1.1—2009给出的规则起草。",
]


def kinds(lines: list[str]) -> list[str]:
    heads = ("历次", "按照GB/T 1.1", "代替", "专利", "提出", "起草单位", "起草人")
    return [next((head for head in heads if head in line), line[:2]) for line in lines if not line.startswith("——")]


def test_a_foreword_in_order_gets_no_comment() -> None:
    plan = planned(draft())
    assert not any("8.3" in comment.text for comment in plan.comments)


def test_out_of_order_is_told_and_left() -> None:
    plan = planned(draft(foreword=MIXED))
    told = [plan.document.text_of(comment.span) for comment in plan.comments if "8.3" in comment.text]
    assert sorted(told) == sorted([MIXED[1], MIXED[3]]) or sorted(told) == sorted([MIXED[2], MIXED[3]])
    lines = foreword_after(plan)
    assert [line for line in lines if "提出" in line or "起草人" in line] == [
        "本文件由某厅提出。",
        "本文件主要起草人：某甲。",
    ]


def test_asked_for_it_is_set_right() -> None:
    plan = planned(draft(foreword=MIXED), foreword_order=True)
    assert not any("不在规定的位置" in comment.text for comment in plan.comments)
    lines = foreword_after(plan)
    assert kinds(lines) == ["按照GB/T 1.1", "代替", "专利", "提出", "起草单位", "起草人", "历次"]


def test_nothing_is_lost_and_nothing_said_twice() -> None:
    loose = foreword_after(planned(draft(foreword=MIXED)))
    ordered = foreword_after(planned(draft(foreword=MIXED), foreword_order=True))
    assert sorted(loose) == sorted(ordered)


def test_lists_move_with_their_lead() -> None:
    foreword = [
        "本标准所代替标准的历次版本发布情况为：",
        "——DB15/ 123—2005。",
        "本标准按照GB/T 1.1—2009给出的规则起草。",
        "本标准由某厅提出。",
        "本标准起草单位：某研究所。",
    ]
    lines = foreword_after(planned(draft(foreword=foreword), foreword_order=True))
    at = next(at for at, line in enumerate(lines) if "历次" in line)
    assert at > next(at for at, line in enumerate(lines) if "起草单位" in line)
    assert "DB15/ 123—2005" in lines[at + 1]


def test_under_relabel_and_only_safe_nothing_moves() -> None:
    for policy, options in (("relabel", {}), ("recommend", {"only_safe": True})):
        plan = planned(draft(foreword=MIXED), policy, foreword_order=True, **options)
        assert not any(change.edit.reason.startswith("前言各项按") for change in plan.changes)


def test_in_word_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_fresh(draft(foreword=[FOREWORD[0], *MIXED]), path)
    plan = planned(read_docx(path), foreword_order=True)
    made = write_outputs(plan, tmp_path / "out", stem="a", author="王某", when=datetime.date(2026, 5, 1))
    assert made.plan.refusals == () and made.integrity.holds, made.integrity.details

    def lines(name: Path) -> list[str]:
        element = read_docx(name).element_of("foreword")
        assert element is not None
        return [block.label + block.text for block in element.content]

    accept_all(made.files["tracked"], tmp_path / "acc.docx", author="王某")
    reject_all(made.files["tracked"], tmp_path / "rej.docx", author="王某")
    assert lines(tmp_path / "rej.docx") == lines(path)
    assert lines(tmp_path / "acc.docx") == lines(made.files["clean"])
    assert kinds(lines(made.files["clean"])) == ["按照GB/T 1.1", "代替", "专利", "提出", "起草单位", "起草人", "历次"]


SAID = {
    "basis": "本文件按照GB/T 1.1—2020的规定起草。",
    "relation": "本文件是DB15/T 123《沙棘》的第2部分。",
    "replaces": "本文件代替DB15/T 123—2010。",
    "patent": "请注意本文件的某些内容可能涉及专利。",
    "ownership": "本文件由某厅提出。",
    "units": "本文件起草单位：某研究所。",
    "drafters": "本文件主要起草人：某甲。",
    "history": "本文件及其所代替文件的历次版本发布情况为：",
}
"""A paragraph for items of 8.3."""


def foreword(*blocks: Block) -> tuple[Document, Changes]:
    doc = Document(elements=(Element("foreword", "前言", "", content=blocks),), format="markdown")
    return doc, Changes(doc)


def paragraphs(*said: str) -> tuple[Document, Changes]:
    """A foreword of paragraphs; what begins with a dash is an item of a list."""
    return foreword(
        *(
            Block(f"b{at}", "list-item", (Run(text.removeprefix("——")),), label="——")
            if text.startswith("——")
            else Block(f"b{at}", "paragraph", (Run(text),))
            for at, text in enumerate(said)
        )
    )


def lines(doc: Document, changes: Changes) -> list[str]:
    """The foreword after the changes."""
    edits = list(changes.edits())
    found: list[str] = []
    for block in doc.elements[0].content:
        mine = [edit for edit in edits if edit.span.block == block.id]
        if not changes.is_dropped(block.id):
            found += f"{block.label}{applied(block.text, mine)}".split("\n")
        else:
            found += applied(block.text, mine).split("\n")
    return [line for line in found if line]


KINDS = st.lists(st.sampled_from(list(SAID)), max_size=7)


@given(KINDS)
def test_as_few_paragraphs_move_as_can_be(kinds: Sequence[str]) -> None:
    doc, changes = paragraphs(*(SAID[kind] for kind in kinds))
    moving = {group.blocks[0].id for group in misplaced(doc, changes)}
    ranks = [ORDER.index(kind) for kind in kinds]  # type: ignore[arg-type]
    staying = [rank for at, rank in enumerate(ranks) if f"b{at}" not in moving]
    assert staying == sorted(staying)
    more = combinations(ranks, min(len(staying) + 1, len(ranks)))
    assert not moving or not any(list(row) == sorted(row) for row in more)


@settings(deadline=None)
@given(KINDS)
def test_every_foreword_can_be_set_in_order(kinds: Sequence[str]) -> None:
    said = [SAID[kind] for kind in kinds]
    doc, changes = paragraphs(*said)
    assert set_in_order(doc, changes) == []
    assert lines(doc, changes) == sorted(said, key=[SAID[kind] for kind in ORDER if kind in SAID].index)


def test_what_belongs_to_no_item_stays_where_it_is() -> None:
    other = "本文件的主要内容为加工和包装。"
    doc, changes = paragraphs(SAID["basis"], other, SAID["units"], SAID["ownership"], SAID["drafters"])
    set_in_order(doc, changes)
    assert lines(doc, changes) == [SAID["basis"], other, SAID["ownership"], SAID["units"], SAID["drafters"]]


LIST = ["——1998年首次发布为DB15/ 123—1998；", "——本次为第一次修订。"]


def test_a_list_goes_behind_its_lead_with_its_dashes() -> None:
    doc, changes = paragraphs(SAID["history"], *LIST, SAID["basis"], SAID["units"])
    assert set_in_order(doc, changes) == []
    assert lines(doc, changes) == [SAID["basis"], SAID["units"], SAID["history"], *LIST]


def test_an_item_behind_a_list_stands_behind_the_whole_list() -> None:
    doc, changes = paragraphs(SAID["basis"], SAID["drafters"], SAID["replaces"], *LIST, SAID["patent"], SAID["units"])
    assert set_in_order(doc, changes) == []
    assert lines(doc, changes) == [
        SAID["basis"], SAID["replaces"], *LIST, SAID["patent"], SAID["units"], SAID["drafters"],
    ]  # fmt: skip


def test_changes_of_a_paragraph_go_along_each_to_its_place() -> None:
    doc, changes = paragraphs(SAID["units"], SAID["drafters"], SAID["basis"])
    block = doc.block("b2")
    added = (SAID["replaces"], "——甲；", "——乙。", SAID["history"], "——丙。")
    changes.add("edition", block.span(0, 3), "本规程", "")
    changes.add("foreword", block.span(len(block.text), len(block.text)), "".join(f"\n{line}" for line in added), "")
    set_in_order(doc, changes)
    assert lines(doc, changes) == [
        SAID["basis"].replace("本文件", "本规程"),
        *added[:3],
        SAID["units"],
        SAID["drafters"],
        *added[3:],
    ]


def test_among_what_is_added_each_comes_to_its_place() -> None:
    doc, changes = paragraphs(SAID["ownership"], SAID["history"], SAID["units"], SAID["basis"])
    first = doc.block("b0")
    changes.add("foreword", first.span(0, 0), f"{SAID['replaces']}\n——甲。\n{SAID['patent']}\n", "")
    changes.add("foreword", first.span(len(first.text), len(first.text)), f"\n{SAID['drafters']}", "")
    set_in_order(doc, changes)
    assert lines(doc, changes) == [
        SAID["basis"], SAID["replaces"], "——甲。", SAID["patent"],
        SAID["ownership"], SAID["drafters"], SAID["units"], SAID["history"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (
            Block("x", "paragraph", (Run("本文件按照"), Run("GB/T 1.1", locked="域结果"), Run("—2020的规定起草。"))),
            "不能改动",
        ),
        (Block("x", "paragraph", (Run(SAID["basis"]), Run("", marks=frozenset({"footnote"})))), "脚注"),
        (Block("x", "paragraph", (Run(SAID["basis"]), Run("", marks=frozenset({"picture"})))), "图片"),
    ],
)
def test_what_cannot_be_typed_anew_stays_and_is_named(block: Block, why: str) -> None:
    units, drafters = (Block(kind, "paragraph", (Run(SAID[kind]),)) for kind in ("units", "drafters"))
    doc, changes = foreword(units, drafters, block)
    (problem,) = set_in_order(doc, changes)
    assert problem.startswith("前言的起草依据不在规定的位置（8.3），") and why in problem
    assert not list(changes)


def test_a_list_whose_labels_word_computes_stays_with_its_lead() -> None:
    said = [SAID["history"], "1998年首次发布。", SAID["basis"], SAID["units"]]
    blocks = [Block(f"b{at}", "paragraph", (Run(text),)) for at, text in enumerate(said)]
    blocks[1] = Block("b1", "list-item", (Run(said[1]),), label="a)")
    doc, changes = foreword(*blocks)
    (problem,) = set_in_order(doc, changes)
    assert "历次版本" in problem and "编号由 Word 计算" in problem
    assert lines(doc, changes) == [said[0], f"a){said[1]}", *said[2:]]


def test_a_list_out_of_order_is_told_at_its_lead() -> None:
    doc, changes = paragraphs(SAID["history"], *LIST, SAID["basis"], SAID["units"])
    (comment,) = order_told(doc, changes)
    assert comment.span == doc.block("b0").span() and comment.text.startswith("历次版本发布情况不在规定的位置")


def test_a_paragraph_that_goes_is_out_of_no_order() -> None:
    doc, changes = paragraphs(SAID["units"], SAID["basis"])
    changes.add("declaration", doc.block("b1").span(0, len(SAID["basis"]) + 1), "", "")
    assert misplaced(doc, changes) == []
