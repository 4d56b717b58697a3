"""The list papers: filled from their samples and empty, what they imply from the data, what they refuse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from stdkit.errors import BadData
from stdkit.facts.papers import paper
from stdkit.formats import read
from stdkit.formats.comparison_table import COLUMNS
from stdkit.formats.docx.package import open_package
from stdkit.templates.fields import template
from stdkit.templates.produce import write
from stdkit.templates.values import load_data

LISTS = ("file-list", "comparison", "conversion-conclusions", "review-conclusions")
BOXES = ("declaration", "attendance", "ballot", "review-form")


def sample(name: str) -> dict[str, Any]:
    return load_data(Path(str(template(name).folder)) / "sample.yaml")


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tables(path: Path) -> list[list[list[str]]]:
    """The cells as they are written (a reader takes 「□」 at the head of a paragraph for a bullet)."""
    body = open_package(path).xml("word/document.xml")
    return [
        [
            ["\n".join("".join(p.itertext()) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc")]
            for row in table.iter(f"{_W}tr")
        ]
        for table in body.iter(f"{_W}tbl")
    ]


def texts(path: Path) -> str:
    doc = read(path)
    return "\n".join(block.text for block in [*doc.cover.blocks, *doc.blocks()])


@pytest.mark.parametrize("name", LISTS + BOXES)
def test_titles_are_names_too(name: str) -> None:
    chosen = template(name)
    assert template(chosen.title) is chosen
    assert all(template(other) is chosen for other in chosen.known_as)


def test_the_comparison_has_the_columns_of_a_conversion(tmp_path: Path) -> None:
    write("comparison", sample("comparison"), tmp_path / "a.docx")
    head, *rows = tables(tmp_path / "a.docx")[1]
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert "共 3 处，其中降低要求 1 处。" in texts(tmp_path / "a.docx")


def test_conclusions_are_counted(tmp_path: Path) -> None:
    write("标准转化结论表", sample("conversion-conclusions"), tmp_path / "a.docx")
    assert "共 4 项：转化 1 项，例外-继续有效 1 项，整合 1 项，废止 1 项。" in texts(tmp_path / "a.docx")
    write("标准复审结论表", sample("review-conclusions"), tmp_path / "a.docx")
    assert "共 3 项：继续有效 1 项，修订 1 项，废止 1 项。" in texts(tmp_path / "a.docx")


def test_a_list_for_convert_is_the_data_of_the_conclusions(root: Path, tmp_path: Path) -> None:
    write("conversion-conclusions", root / "examples" / "conversion-list.yaml", tmp_path / "a.docx")
    rows = tables(tmp_path / "a.docx")[0]
    assert len(rows) == 7
    assert rows[1][1] == "DB15/ 417—2010" and rows[1][5] == "DB15/T 417—2026"
    assert "依据：关于强制性地方标准整合精简结论的公告（2026年第3号）" in texts(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        (
            "file-list",
            {"stage": "征求意见稿"},
            "字段“stage”（文稿阶段）的值“征求意见稿”不合要求；可用的值：送审稿、报批稿",
        ),
        ("file-list", {"materials": [{"name": "", "copies": "2"}]}, "缺少字段“materials[1].name”（材料名称）"),
        ("file-list", {"materials": [{"name": "申报单", "given": "有"}]}, "可用的值：是、否、不涉及"),
        ("comparison", {"comparison": []}, "缺少字段“comparison”"),
        ("comparison", {"comparison": [{"lowered": "也许"}]}, "可用的值：是、否、待判断"),
        (
            "comparison",
            {"comparison": [{"old_claus": "4.1"}]},
            "不认识字段“comparison[1].old_claus”；是否指 comparison[1].old_clause",
        ),
        ("conversion-conclusions", {"items": [{"number": "DB15/ 1—2010"}]}, "缺少字段“items[1].conclusion”（结论）"),
        (
            "conversion-conclusions",
            {"items": [{"number": "DB15/ 1—2010", "conclusion": "保留"}]},
            "可用的值：转化、废止、继续有效、例外-继续有效、整合、修订",
        ),
        ("declaration", {"meeting": {"members": "3", "present": "4"}}, "到会委员（4）多于委员总数（3）"),
        (
            "attendance",
            {"meeting": {"members": "1", "attendees": [{"name": "甲", "role": "委员"}] * 2}},
            "到会委员（2）多于",
        ),
        ("declaration", {"number": "GB/T 1—2026", "title_en": ""}, "缺少字段“title_en”"),
        ("ballot", {"ballot": {"due": "2026-13-01"}}, "字段“ballot.due”（截止日期）的值“2026-13-01”不合要求"),
        ("review-form", {"review": {"conclusion": "保留"}}, "可用的值：继续有效、修订、废止、整合、转化"),
        ("review-conclusions", {"submitted": "2026-02-30"}, "字段“submitted”（报送日期）的值“2026-02-30”不合要求"),
    ],
)
def test_bad_data_is_said_in_one_sentence(name: str, change: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(BadData) as raised:
        write(name, {**sample(name), **change}, tmp_path / "a.docx")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "a.docx").exists()


def test_wide_tables_lie_across_and_repeat_their_head(tmp_path: Path) -> None:
    for name in LISTS:
        xml = open_package(Path(str(template(name).folder)) / "form.docx").read("word/document.xml").decode()
        assert ('w:orient="landscape"' in xml) == (name != "file-list")
        assert len(re.findall(r"<w:tblHeader", xml)) == 1


def test_a_declaration_by_level(tmp_path: Path) -> None:
    """Whose form it is, whose opinions it asks for and the nature of the standard follow from the number."""
    data = sample("declaration")
    for number, heading, last, nature in (
        ("DB15/T 417—XXXX", "地方标准报批审查表", "标准化行政主管部门审批意见", "☑推荐性"),
        ("GB 417—2026", "国家标准申报单", "国家标准技术审评机构意见", "☑强制性"),
        ("GB/Z 417—2026", "国家标准申报单", "国家标准技术审评机构意见", "☑指导性技术文件"),
        ("NY/T 417—2026", "行业标准申报单", "行业主管部门审批意见", "☑推荐性"),
        ("T/ABC 417—2026", "团体标准报批审批表", "团体审批意见", "□强制性　□推荐性"),
    ):
        write("declaration", {**data, "number": number}, tmp_path / "a.docx")
        rows = tables(tmp_path / "a.docx")[0]
        assert heading in texts(tmp_path / "a.docx")
        assert rows[-1][0] == last
        assert nature in next(row for row in rows if "标准性质" in row)[-1]
        assert any("标准水平" in row for row in rows) == number.startswith("NY")


def test_a_declaration_ticks_what_the_data_say(tmp_path: Path) -> None:
    data = sample("declaration")
    write(
        "declaration",
        {**data, "international": [{"number": "ISO 1:2020", "title": "甲", "title_en": "A", "degree": "MOD"}]},
        tmp_path / "a.docx",
    )
    said = "\n".join("｜".join(row) for row in tables(tmp_path / "a.docx")[0])
    assert "□制定　☑修订" in said and "☑产品" in said and "□是　☑否" in said
    assert "采用国际文件｜ISO 1:2020《甲》｜□IDT　☑MOD　□NEQ" in said
    assert "委员总数 37 人，参加表决 31 人：赞成 30，反对 0，弃权 1" in said
    write("declaration", {}, tmp_path / "b.docx", blank=True)
    empty = "\n".join("｜".join(row) for row in tables(tmp_path / "b.docx")[0])
    assert "☑" not in empty and "《》" not in empty and empty.count("采用国际文件") == 1


def test_members_who_came_are_counted_where_nobody_says_it(tmp_path: Path) -> None:
    data = sample("attendance")
    del data["meeting"]["present"]
    write("签到表", data, tmp_path / "a.docx")
    assert "共有委员37人，参加会议委员2人。" in texts(tmp_path / "a.docx")
    write("签到表", {}, tmp_path / "b.docx", blank=True)
    assert len(tables(tmp_path / "b.docx")[1]) == 19


def test_a_review_shows_its_conclusion(tmp_path: Path) -> None:
    write("复审意见表", sample("review-form"), tmp_path / "a.docx")
    rows = tables(tmp_path / "a.docx")[0]
    assert ["复审结论", "□继续有效　☑修订　□废止　□整合　□转化"] in [row[:2] for row in rows]


@pytest.mark.parametrize("name", [*LISTS, *BOXES, "explanation", "minutes", "comment-table", "comment-request"])
def test_a_paper_is_known_for_what_it_is(name: str, tmp_path: Path) -> None:
    """So that a list finds it under any file name, and ``check`` does not take it for a standard."""
    write(name, sample(name), tmp_path / "附件1.docx")
    assert paper(read(tmp_path / "附件1.docx")), name
