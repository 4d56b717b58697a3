"""REF fields read back as references, where what they show is the number of their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.reader import read_docx
from stdkit.model import Document
from tests.formats.docx.specimens import abstract, build, field, level, listed, num, p, r, row, table

NUMBERING = abstract(1, level(0, "%1)", "lowerLetter")) + num(2, 1)


def marked(name: str, content: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def caption(name: str, text: str = "表1　分级") -> str:
    return p(marked(name, r(text)), '<w:jc w:val="center"/>') + table(row("项目", "值"), row("甲", "8"))


def cited(name: str, shown: str, before: str = "见") -> str:
    return p(r(before) + field(f"REF {name} \\r \\h", r(shown)) + r("。"))


def read(folder: Path, body: str) -> Document:
    return read_docx(build(folder / "a.docx", p("1　要求", '<w:outlineLvl w:val="0"/>') + body, numbering=NUMBERING))


def references(doc: Document) -> list[tuple[str, str]]:
    return [(run.text, run.refers) for block in doc.blocks() for run in block.runs if run.refers]


def names(doc: Document) -> list[str]:
    return [block.name for block in doc.blocks() if block.name]


@pytest.mark.parametrize(
    ("mark", "shown", "found", "named"),
    [
        ("_Ref1", "表1", [("表1", "tab:1")], ["tab:1"]),
        ("tab_mass", "表1", [("表1", "tab:mass")], ["tab:mass"]),
        ("_tab_mass", "表1", [("表1", "_tab:mass")], ["_tab:mass"]),
        ("fig_mass", "表1", [("表1", "tab:1")], ["tab:1"]),
        ("_Ref1", "分级", [], []),
        ("_Ref1", "表2", [], []),
        ("tab_mass", "分级", [], ["tab:mass"]),
    ],
)
def test_a_field_that_shows_the_number_of_its_place(
    tmp_path: Path, mark: str, shown: str, found: list[tuple[str, str]], named: list[str]
) -> None:
    doc = read(tmp_path, cited(mark, shown) + caption(mark))
    assert (references(doc), names(doc)) == (found, named)


def test_a_place_of_ours_keeps_its_name_though_nobody_cites_it(tmp_path: Path) -> None:
    assert names(read(tmp_path, caption("tab_mass") + p("文。"))) == ["tab:mass"]
    assert names(read(tmp_path, caption("_Ref1") + p("文。"))) == []


def test_a_number_in_several_runs_is_one_reference(tmp_path: Path) -> None:
    doc = read(tmp_path, p(r("见") + field("REF _Ref1 \\r", r("表") + r("1", "<w:b/>"))) + caption("_Ref1"))
    assert references(doc) == [("表", "tab:1"), ("1", "tab:1")]


def test_two_bookmarks_at_one_place_are_one_name_and_two_places_two(tmp_path: Path) -> None:
    one = caption("_Ref1").replace(r("表1　分级"), marked("_Ref2", r("表1　分级"), 2))
    doc = read(tmp_path, cited("_Ref1", "表1") + cited("_Ref2", "表1") + one)
    assert references(doc) == [("表1", "tab:1"), ("表1", "tab:1")]
    both = read(
        tmp_path, cited("_Ref1", "表1") + cited("_Ref3", "表2") + caption("_Ref1") + caption("_Ref3", "表2　其他")
    )
    assert references(both) == [("表1", "tab:1"), ("表2", "tab:2")]


def test_a_name_that_is_taken_gets_a_count(tmp_path: Path) -> None:
    items = listed("项；", 2).replace("<w:r>", '<w:bookmarkStart w:id="{0}" w:name="_R{0}"/><w:r>')
    body = (
        cited("_R1", "a)")
        + items.format(1)
        + p("文。")
        + items.format(2).replace('w:val="2"', 'w:val="3"')
        + cited("_R2", "a)")
    )
    again = NUMBERING + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    doc = read_docx(build(tmp_path / "a.docx", p("1　要求", '<w:outlineLvl w:val="0"/>') + body, numbering=again))
    assert [refers for _, refers in references(doc)] == ["cl:1-a", "cl:1-a-2"]


def test_a_bookmark_before_its_paragraph_is_that_of_the_next(tmp_path: Path) -> None:
    outside = '<w:bookmarkStart w:id="1" w:name="_Ref1"/><w:bookmarkEnd w:id="1"/>' + caption("x")
    assert references(read(tmp_path, cited("_Ref1", "表1") + outside)) == [("表1", "tab:1")]
    assert (
        references(read(tmp_path, cited("_Ref1", "表1") + caption("x") + '<w:bookmarkStart w:id="1" w:name="_Ref1"/>'))
        == []
    )


def test_a_chapter_is_cited_by_its_number(tmp_path: Path) -> None:
    body = p(marked("_Ref9", r("2　方法")), '<w:outlineLvl w:val="0"/>') + cited("_Ref9", "2", "见第")
    assert references(read(tmp_path, body)) == [("2", "cl:2")]


@pytest.mark.parametrize("code", ["PAGEREF _Ref1", "REF", "HYPERLINK _Ref1", "REF _Other \\r"])
def test_other_fields_are_no_references(tmp_path: Path, code: str) -> None:
    doc = read(tmp_path, p(r("见") + field(code, r("表1"))) + caption("_Ref1"))
    assert (references(doc), names(doc)) == ([], [])


def test_fields_in_titles_are_none(tmp_path: Path) -> None:
    title = p(r("2　") + field("REF _Ref1 \\r", r("表1")), '<w:outlineLvl w:val="0"/>')
    assert references(read(tmp_path, title + caption("_Ref1"))) == []
