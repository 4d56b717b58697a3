"""The statements of the foreword in the order of 8.3: told, or set right where asked."""

from __future__ import annotations

import datetime
from pathlib import Path

from stdkit.convert.outputs import write_outputs
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.formats.docx.writer import write_fresh
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
