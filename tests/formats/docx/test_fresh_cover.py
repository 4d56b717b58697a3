"""The cover of each level, from the cover's data alone: who issues it, how wide a line may be, what a draft bears."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdkit.formats.docx.fresh.cover import code_of, cover_paragraphs
from stdkit.formats.docx.fresh.xml import qualified
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Cover, Document
from tests.formats.docx.draft_specimens import LEVELS

WIDE = 9638
"""The width of the cover's lines in twips."""
GB = LEVELS["国家"]


def lines(cover: Cover) -> list[tuple[str, str]]:
    """Style and text of the cover's paragraphs."""
    found = []
    for one in cover_paragraphs(cover, "2026-05-20"):
        style = one.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}").get(qualified("w:val"))
        found.append((style, "".join(text.text or "" for text in one.iter(qualified("w:t")))))
    return found


def back(cover: Cover, tmp_path: Path) -> Cover:
    write_fresh(Document(cover=cover), tmp_path / "draft.docx")
    return read_docx(tmp_path / "draft.docx").cover


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("GB/T 59990.2—2026", "GB"), ("GB 1—2026", "GB"), ("NY/T 9—2026", "NY"), ("DB15/T 9—2026", "DB15"), ("DB1501/T 9—2026", "DB1501"),
        ("T/QHJS 9—2026", "T/QHJS"), ("Q/QHJS 9—2026", "Q/QHJS"), ("", ""), ("待定", ""),
    ],
)  # fmt: skip
def test_the_code_in_the_corner(number: str, code: str) -> None:
    assert code_of(number) == code


@pytest.mark.parametrize("level", LEVELS)
def test_only_national_standards_bear_the_national_letters(level: str) -> None:
    styles = [style for style, _ in lines(LEVELS[level])]
    assert ("CoverMasthead" in styles, "CoverIssuer" in styles) == (level == "国家",) * 2
    assert ("CoverMastheadOther" in styles, "CoverIssuerOther" in styles) == (level != "国家",) * 2


@pytest.mark.parametrize("between", ["\n", "　", "、"])
def test_several_bodies_stand_one_under_the_other_with_the_word_beside_them(between: str, tmp_path: Path) -> None:
    bodies = ["内蒙古自治区农牧厅", "内蒙古自治区市场监督管理局", "内蒙古自治区林业和草原局"]
    cover = replace(LEVELS["省"], issued_by=between.join(bodies))
    said = [text for style, text in lines(cover) if style == "CoverIssuerOther"]
    assert said == [*bodies, "发布"]
    assert back(cover, tmp_path).issued_by == "、".join(bodies)


USUAL = {
    "CoverMasthead": (52, 1.48),
    "CoverMastheadOther": (52, 1.0),
    "CoverIssuer": (36, 1.35),
    "CoverIssuerOther": (36, 1.0),
}
"""The size of these lines in half points, and how wide their characters are set."""


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_long_names_are_set_smaller_and_still_fit(level: str, times: int) -> None:
    cover = LEVELS[level]
    masthead, body = "中华人民共和国" * (times - 1) + cover.masthead, "内蒙古自治区" * times + "市场监督管理局"
    found = 0
    for one in cover_paragraphs(replace(cover, masthead=masthead, issued_by=body)):
        style = one.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}").get(qualified("w:val"))
        if style not in USUAL:
            continue
        usual, wide = USUAL[style]
        run = one.find(qualified("w:r"))
        size = run.find(f"{qualified('w:rPr')}/{qualified('w:sz')}")
        half_points = float(size.get(qualified("w:val"))) if size is not None else usual
        found += half_points <= usual and len("".join(run.itertext())) * half_points * 10 * wide <= WIDE
    assert found == 2


@pytest.mark.parametrize(
    ("stage", "shown"),
    [
        ("征求意见稿", ["（征求意见稿）", "（本草案完成时间：2026-05-20）", "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"]),
        ("送审稿", ["（送审稿）", "（本草案完成时间：2026-05-20）", "在提交反馈意见时，请将您知道的相关专利连同支持性文件一并附上。"]),
        ("报批稿", ["（报批稿）", "（本草案完成时间：2026-05-20）"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_the_draft_of_a_stage_bears(stage: str, shown: list[str]) -> None:
    said = lines(replace(GB, stage=stage))
    assert [text for style, text in said if style in ("CoverStage", "CoverRemark")] == shown
    dated = [text for style, text in said if style in ("CoverPublished", "CoverImplemented")]
    assert dated == (["XXXX-XX-XX 发布", "XXXX-XX-XX 实施"] if stage else [])


def test_a_title_of_several_elements_stands_on_several_lines(tmp_path: Path) -> None:
    title = "农业灌溉设备　施肥器　第2部分：试验方法"
    assert [text for style, text in lines(replace(GB, title=title)) if style == "CoverTitle"] == title.split("　")
    english = "Agricultural irrigation equipment—Fertilizer injectors—Part 2: Test methods"
    assert back(replace(GB, title=title, title_en=english), tmp_path).title == title
