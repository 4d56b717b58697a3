"""Where everything stands on the cover, as the set has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdkit.formats.docx.fresh.cover import LEFT, WIDE, cover_paragraphs
from stdkit.formats.docx.tags import PPR, RPR, VAL, R, w
from stdkit.model import Cover
from tests.formats.docx.draft_specimens import LEVELS, draft
from tests.formats.docx.fresh.known_set import known, told
from tests.formats.docx.test_fresh_set import DRAFTS


@pytest.mark.parametrize(("level", "stage"), DRAFTS)
def test_every_line_stands_where_it_is_known_to_and_looks_so(level: str, stage: str) -> None:
    made = list(cover_paragraphs(draft(level, stage).cover, "2026-11-22" if stage else None))
    assert len(made) > 8
    for one in made:
        assert told(one.find(PPR)) in known("document.xml")
        assert {told(form) for form in one.iter(RPR)} <= known("document.xml")


def issuers(cover: Cover) -> list[tuple[str, dict[str, int]]]:
    """Words and frame of the issuing bodies."""
    found = []
    for one in cover_paragraphs(cover):
        if one.find(f"{PPR}/{w('pStyle')}").get(VAL).startswith("CoverIssuer"):
            frame = one.find(f"{PPR}/{w('framePr')}")
            found.append(("".join(one.itertext()), {side: int(frame.get(w(side))) for side in ("x", "y", "w", "h")}))
    return found


@pytest.mark.parametrize("level", ["国家", "省"])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_of_several_bodies_the_word_stands_in_the_middle_beside_them_and_all_in_the_middle_of_the_page(
    level: str, count: int
) -> None:
    bodies = ["国家市场监督管理总局", "国家标准化管理委员会", "农业农村部", "水利部"][:count]
    *named, (issue, beside) = issuers(replace(LEVELS[level], issued_by="\n".join(bodies)))
    frames = [frame for _, frame in named]
    assert ([text for text, _ in named], issue) == (bodies, "发布")
    assert all(frame == frames[0] for frame in frames)
    first = frames[0]
    assert first["h"] == count * beside["h"]
    assert abs((first["y"] + first["h"] / 2) - (beside["y"] + beside["h"] / 2)) <= 1
    assert beside["x"] == first["x"] + first["w"] + 100
    right = LEFT + WIDE - (beside["x"] + beside["w"])
    assert abs(first["x"] - LEFT - right) <= 1
    assert first["x"] > LEFT and right > 0


def test_one_body_has_the_word_behind_it() -> None:
    ((text, frame),) = issuers(replace(LEVELS["省"], issued_by="内蒙古自治区市场监督管理局"))
    assert (text, frame["x"], frame["w"]) == ("内蒙古自治区市场监督管理局　发布", LEFT, WIDE)
    assert issuers(replace(LEVELS["省"], issued_by="")) == []


def test_very_long_names_of_several_bodies_keep_to_the_width() -> None:
    named = issuers(replace(LEVELS["国家"], issued_by="\n".join(["某" * 40, "乙" * 30])))
    for _, frame in named:
        assert frame["x"] >= LEFT and frame["x"] + frame["w"] <= LEFT + WIDE


def texts(cover: Cover, style: str, completed: str | None = None) -> list[str]:
    return [
        "".join(one.itertext())
        for one in cover_paragraphs(cover, completed)
        if one.find(f"{PPR}/{w('pStyle')}").get(VAL) == style
    ]


@pytest.mark.parametrize(
    ("replaces", "shown"),
    [
        ((), []),
        (("GB/T 9—2010",), ["代替 GB/T 9—2010"]),
        (("GB/T 9—2010", "GB/T 10—2011"), ["代替 GB/T 9—2010、GB/T 10—2011"]),
        (("GB/T 9—2010", "部分代替 GB/T 10—2011"), ["代替 GB/T 9—2010，部分代替 GB/T 10—2011"]),
        (("部分代替 GB/T 9—2010", "部分代替GB/T 10—2011"), ["部分代替 GB/T 9—2010、GB/T 10—2011"]),
    ],
)
def test_what_is_replaced(replaces: tuple[str, ...], shown: list[str]) -> None:
    assert texts(replace(LEVELS["省"], replaces=replaces), "CoverReplaces") == shown


def test_classes_and_record_stand_only_where_they_are_known() -> None:
    cover = replace(LEVELS["省"], ics="65.020", ccs="B 31", record="J9990—2026")
    assert texts(cover, "CoverClass") == ["ICS 65.020", "CCS B 31", "备案号：J9990—2026"]
    assert texts(replace(cover, ics="", record=""), "CoverClass") == ["CCS B 31"]
    assert texts(replace(cover, ccs="", ics="", record=""), "CoverClass") == []


@pytest.mark.parametrize(
    ("published", "implemented", "stage", "shown"),
    [
        ("", "", "", []),
        ("2026-11-02", "", "", ["2026-11-02 发布", "XXXX-XX-XX 实施"]),
        ("", "2027-03-01", "", ["XXXX-XX-XX 发布", "2027-03-01 实施"]),
        ("", "", "送审稿", ["XXXX-XX-XX 发布", "XXXX-XX-XX 实施"]),
    ],
)
def test_dates(published: str, implemented: str, stage: str, shown: list[str]) -> None:
    cover = replace(LEVELS["省"], published=published, implemented=implemented, stage=stage)
    assert [*texts(cover, "CoverPublished"), *texts(cover, "CoverImplemented")] == shown


def test_a_day_not_known_is_left_open_and_the_call_for_patents_may_be_ones_own() -> None:
    cover = replace(LEVELS["省"], stage="（报批稿）", patent_call="自己的话。")
    assert texts(cover, "CoverStage") == ["（报批稿）"]
    assert texts(cover, "CoverRemark") == ["（本草案完成时间：）", "自己的话。"]
    assert len(texts(replace(cover, patent_call=""), "CoverRemark")) == 1


def sizes(cover: Cover, style: str) -> list[int | None]:
    """The sizes said in the runs of a line, in half points."""
    found: list[int | None] = []
    for one in cover_paragraphs(cover):
        if one.find(f"{PPR}/{w('pStyle')}").get(VAL) == style:
            size = one.find(f"{R}/{RPR}/{w('sz')}")
            found.append(None if size is None else int(size.get(VAL)))
    return found


@pytest.mark.parametrize(
    ("number", "size"), [("GB/T 9", 96), ("DB15/T 9", 96), ("T/QHJS 9", 96), ("T/QHJSABCDE 9", 67), ("待定", None)]
)
def test_the_code_is_as_large_as_its_corner_lets_it_be(number: str, size: int | None) -> None:
    assert sizes(replace(LEVELS["团体"], number=number), "CoverCode") == ([] if size is None else [size])


@pytest.mark.parametrize(("length", "size"), [(18, 52), (19, 50), (30, 32)])
def test_a_masthead_is_as_large_as_its_line_lets_it_be(length: int, size: int) -> None:
    assert sizes(replace(LEVELS["省"], masthead="某" * length), "CoverMastheadOther") == [size]


@pytest.mark.parametrize(("length", "size"), [(23, None), (24, 35), (40, 21)])
def test_a_body_is_as_large_as_its_line_lets_it_be(length: int, size: int | None) -> None:
    assert sizes(replace(LEVELS["省"], issued_by="某" * length), "CoverIssuerOther") == [size]
