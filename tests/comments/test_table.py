"""The table with its counts: who answered, who did not, what the secretary is told."""

from __future__ import annotations

from stdkit.comments.places import Outline
from stdkit.comments.returns import Return, Said
from stdkit.comments.row import Row
from stdkit.comments.table import Counts, make_table
from stdkit.comments.units import Asked, Roster

ROSTER = Roster([Asked(unit) for unit in ("甲局", "乙院", "丙公司", "丁所")])


def test_counts() -> None:
    made = make_table(
        [
            Return("甲局.docx", (Said(Row("5.2", "改"), "赵"), Said(Row("5.3", "删"), "钱"))),
            Return("x.xlsx", unit="乙院"),
            Return("戊旗站意见.docx", (Said(Row("", "好")),)),
        ],
        ROSTER,
        Outline(),
    )
    assert made.counts == Counts(asked=4, answered=3, commenting=2, silent=2)
    assert (made.content, made.silent, made.uninvited) == (("乙院",), ("丙公司", "丁所"), ("戊旗站",))
    assert made.notices == ("戊旗站意见.docx：提出单位由文件名推定为“戊旗站”",)


def test_without_a_list_the_number_asked_is_not_known() -> None:
    made = make_table([Return("a.docx", (Said(Row("5.2", "改")),), unit="甲局")], Roster(), Outline())
    assert made.counts == Counts(asked=None, answered=1, commenting=1, silent=None)


def test_table_before_tells_who_was_asked_and_silent() -> None:
    before = Return(
        "旧.xlsx",
        (Said(Row("5.2", "改", ("甲局",), "采纳", tabled=True)),),
        is_table=True,
        facts={"asked": "4个；", "title": "某标准"},
        content=("乙院",),
        silent=("丙公司", "丁所"),
    )
    made = make_table([before, Return("b.docx", (Said(Row("5.2", "改")),), unit="丁所")], Roster(), Outline())
    assert made.counts == Counts(asked=4, answered=3, commenting=2, silent=1)
    assert made.silent == ("丙公司",) and made.content == ("乙院",)
    assert made.rows == (Row("5.2", "改", ("丁所", "甲局"), "采纳", tabled=True),)
    assert made.project == {"title": "某标准"}
    assert made.by_disposition == {"采纳": 1, "部分采纳": 0, "不采纳": 0, "其他": 0, "未处理": 0}


def test_authors_of_one_file_without_a_unit_are_told_apart() -> None:
    made = make_table([Return("a.docx", (Said(Row("5", "改"), "赵"), Said(Row("6", "删"), "钱")))], Roster(), Outline())
    assert [row.units for row in made.rows] == [("赵",), ("钱",)]
    assert len(made.notices) == 2


def test_clauses_that_are_not_in_the_draft_are_told() -> None:
    outline = Outline("", frozenset({"5", "5.2"}), {"表1": "5.2"})
    rows = (Said(Row("5.9", "改")), Said(Row("表1", "改")))
    made = make_table([Return("a.docx", rows, unit="甲局")], Roster(), outline)
    assert [row.clause for row in made.rows] == ["5.2 表1", "5.9"]
    assert made.notices == ("第 2 条的章条编号“5.9”在草案中没有（5.9），请核对",)


def test_order_of_files_makes_no_difference() -> None:
    returns = [
        Return(f"{n}.docx", (Said(Row("5.2", f"改{n}", remark=f"注{n}")), Said(Row("", "统一"))), unit=u)
        for n, u in enumerate("甲乙丙丁")
    ]
    assert make_table(returns[::-1], ROSTER, Outline()) == make_table(returns, ROSTER, Outline())
