"""Which paper a file is, and what a list says of a folder."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.templates.materials import Held, known, listed, material_of, wanted

DATA: dict[str, Any] = {
    "stage": "报批稿",
    "level": "国家",
    "number": "GB/T 12345—2026",
    "replaces": [],
    "international": [],
    "conformity": "",
    "patents": [],
    "copies": "",
    "materials": [],
}


@pytest.mark.parametrize(
    ("file", "paper"),
    [
        ("GBT 12345 报批稿.docx", "标准报批稿"),
        ("报批稿编制说明.docx", "编制说明及有关附件"),
        ("编制说明（报批稿）.docx", "编制说明及有关附件"),
        ("03-征求意见稿意见汇总处理表.docx", "征求意见汇总处理表"),
        ("意见处理汇总表.xlsx", "征求意见汇总处理表"),
        ("国家标准申报单.doc", "国家标准申报单"),
        ("审查会议纪要.pdf", "审查会议纪要（附审查代表名单、委员表决情况）"),
        ("委员签名表.pdf", "审查会议纪要（附审查代表名单、委员表决情况）"),
        ("送审稿.docx", "标准送审稿"),
        ("报批文件清单.docx", "国家标准报批文件清单"),
        ("关于报批《某某》国家标准的函.pdf", "报批公文（附报批国家标准汇总表）"),
        ("ISO 1234 原文.pdf", "采用的国际标准或国外先进标准的原文和译文"),
        ("专利信息披露表.pdf", "涉及专利的有关材料（专利信息披露表、证明材料、实施许可声明）"),
        ("样品照片.jpg", ""),
    ],
)
def test_a_file_is_told_by_its_name(file: str, paper: str) -> None:
    found = material_of(Held(file), wanted("报批稿", "国家"))
    assert (found.name("国家") if found else "") == paper


def test_else_by_what_its_text_says() -> None:
    among = wanted("报批稿", "国家")
    told = {
        one: material_of(Held("附件1.docx", **{one: value}), among)
        for one, value in (("paper", "编制说明"), ("stage", "approval"))
    }
    assert {one: found.name("国家") if found else "" for one, found in told.items()} == {
        "paper": "编制说明及有关附件",
        "stage": "标准报批稿",
    }


def test_every_paper_is_handed_in_at_some_stage_and_known_by_its_own_name() -> None:
    for one in known():
        assert one.stages
        for level in ("国家", "地方", ""):
            if not one.levels or level in one.levels:
                among = wanted(one.stages[0], level)
                assert material_of(Held(f"{one.name(level)}.docx"), among) in (
                    one,
                    *[other for other in among if other.names == one.names],
                )


def rows(data: dict[str, Any], held: list[Held] | None = None, *, blank: bool = False) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in listed({**DATA, **data}, held, blank=blank)[0]}


def test_copies_are_those_of_national_standards_or_the_data() -> None:
    assert rows({})["标准报批稿"]["copies"] == "3"
    assert rows({"level": "团体"})["标准报批稿"]["copies"] == ""
    assert {row["copies"] for row in rows({"stage": "送审稿"}).values()} == {""}
    assert rows({"level": "团体", "copies": "5"})["标准报批稿"]["copies"] == "5"


def test_nothing_is_there_unless_a_folder_was_looked_at() -> None:
    assert {row["given"] for row in rows({}).values()} == {"", "不涉及"}
    found = rows({}, [Held("报批稿.docx", stage="approval", number="GB/T 12345—2026")])
    assert found["标准报批稿"]["given"] == "是" and found["标准报批稿"]["files"] == ["报批稿.docx"]
    assert found["国家标准报批文件清单"]["given"] == "是"
    assert found["编制说明及有关附件"]["given"] == "否"


def test_what_only_some_projects_need() -> None:
    international, patents, replaced, converted = (
        "采用的国际标准或国外先进标准的原文和译文",
        "涉及专利的有关材料（专利信息披露表、证明材料、实施许可声明）",
        "修订前后对照表",
        "强制性条款转化逐条决定表",
    )
    plain = rows({})
    assert [plain[name]["given"] for name in (international, patents, replaced, converted)] == [
        "不涉及",
        "",
        "不涉及",
        "不涉及",
    ]
    assert "涉及专利时提供" in plain[patents]["remark"]
    full = rows(
        {
            "international": [{"number": "ISO 1"}],
            "patents": [{"about": "甲"}],
            "replaces": [{"number": "GB 12345—2010"}],
        }
    )
    assert {full[name]["given"] for name in (international, patents, replaced, converted)} == {""}
    assert rows({"replaces": [{"number": "GB/T 12345—2010"}]})[converted]["given"] == "不涉及"
    empty = rows({}, blank=True)
    assert {row["given"] for row in empty.values()} == {""} and "修订时提供" in empty[replaced]["remark"]


def test_a_file_that_is_not_what_it_is_called_is_not_ticked() -> None:
    found = rows(
        {},
        [
            Held("报批稿.docx", stage="review"),
            Held("送审稿.docx", stage="review", number="GB/T 54321—2026"),
            Held("编制说明.docx", fault="是空文件"),
            Held("签到表.pdf"),
        ],
    )
    assert found["标准报批稿"]["given"] == "否"
    assert found["标准报批稿"]["remark"] == "“报批稿.docx”的封面上是送审稿"
    assert found["标准送审稿"]["remark"] == "“送审稿.docx”的封面上编号是GB/T 54321—2026"
    assert found["编制说明及有关附件"]["given"] == "否" and "打不开：是空文件" in found["编制说明及有关附件"]["remark"]
    minutes = found["审查会议纪要（附审查代表名单、委员表决情况）"]
    assert minutes["given"] == "否" and minutes["files"] == ["签到表.pdf"]


def test_papers_of_their_own_take_the_files_too() -> None:
    own = [
        {"name": "标准文本", "copies": "4", "electronic": "", "given": "", "files": [], "remark": ""},
        {"name": "编写说明", "copies": "", "electronic": "", "given": "", "files": [], "remark": "装订成册"},
        {"name": "查新报告", "copies": "", "electronic": "", "given": "不涉及", "files": [], "remark": ""},
    ]
    made, unknown = listed(
        {**DATA, "materials": own, "copies": "2"}, [Held("标准文本.docx"), Held("编制说明.docx"), Held("照片.jpg")]
    )
    assert [(row["name"], row["copies"], row["given"], row["files"]) for row in made] == [
        ("标准文本", "4", "是", ["标准文本.docx"]),
        ("编写说明", "2", "是", ["编制说明.docx"]),
        ("查新报告", "2", "不涉及", []),
    ]
    assert made[1]["remark"] == "装订成册" and unknown == ["照片.jpg"]
