"""Properties of a document that fields show follow the text that was brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.formats.docx.package import Package, open_package
from stdkit.formats.docx.plan import Change
from stdkit.formats.docx.properties import CORE, CUSTOM, property_of, update_properties
from stdkit.model import Block, Edit, Run, Span
from tests.formats.docx.specimens import build, p

DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
VT = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'


@pytest.mark.parametrize(
    ("instruction", "name"),
    [
        ("DOCPROPERTY 标准号", "标准号"),
        (' DOCPROPERTY  "标准 号" \\* MERGEFORMAT', "标准 号"),
        ("docproperty Title", "Title"),
        ("TITLE", "TITLE"),
        ("subject \\* Upper", "subject"),
        ("KEYWORDS", "KEYWORDS"),
        ("COMMENTS", "COMMENTS"),
        ("TITLEPAGE", ""),
        ("REF title", ""),
        ("", ""),
    ],
)
def test_the_property_a_field_shows(instruction: str, name: str) -> None:
    assert property_of(instruction) == name


def package(folder: Path, custom: str = "", core: str = "") -> Package:
    others = {}
    if custom:
        others[CUSTOM] = f"<Properties {VT}>{custom}</Properties>"
    if core:
        others[CORE] = f"<cp:coreProperties {DC}>{core}</cp:coreProperties>"
    return open_package(build(folder / "a.docx", p("甲"), others=others))


def own(name: str, value: str) -> str:
    return f'<property name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'


def shown(instruction: str, text: str) -> Run:
    return Run(text, locked="域结果", field=instruction)


def change(block: Block, start: int, end: int, text: str, *, refresh: bool = True) -> Change:
    edit = Edit(Span(block.id, start, end), text, "", "safe", refresh=refresh)
    return Change(edit, block, start, end, text)


def block(*runs: Run) -> Block:
    return Block("b1", "paragraph", runs)


def texts(made: Package, part: str) -> list[str]:
    return ["".join(one.itertext()) for one in made.xml(part)]


NUMBER = shown("DOCPROPERTY 标准号", "GB 9—2010")


def test_a_property_of_ones_own_says_what_the_field_shows_now(tmp_path: Path) -> None:
    made = package(tmp_path, own("其他", "GB 9—2010") + own("标准号", "GB 9—2010"))
    one = block(Run("代替"), NUMBER, Run("。"))
    assert update_properties(made, [change(one, 4, 4, "/T"), change(one, 7, 11, "2026")]) == {CUSTOM}
    assert texts(made, CUSTOM) == ["GB 9—2010", "GB/T 9—2026"]


def test_runs_of_one_field_are_one_value(tmp_path: Path) -> None:
    made = package(tmp_path, own("标准号", "GB 9—2010"))
    field = "DOCPROPERTY 标准号"
    one = block(shown(field, "GB "), shown(field, "9—2010"))
    assert update_properties(made, [change(one, 0, 2, "GB/T")]) == {CUSTOM}
    assert texts(made, CUSTOM) == ["GB/T 9—2010"]
    apart = block(shown(field, "GB "), Run("、"), shown(field, "GB 9—2010"))
    again = package(tmp_path, own("标准号", "GB 9—2010"))
    assert update_properties(again, [change(apart, 4, 6, "GB/T")]) == {CUSTOM}


@pytest.mark.parametrize(
    ("runs", "start", "end", "refresh"),
    [
        ((NUMBER,), 0, 2, False),
        ((NUMBER, Run("甲")), 9, 10, True),
        ((NUMBER, Run("甲")), 8, 10, True),
        ((Run("甲"), NUMBER), 0, 1, True),
        ((Run("甲"), NUMBER), 0, 3, True),
        ((Run("GB 9—2010", field="DOCPROPERTY 标准号"),), 0, 2, True),
        ((Run("GB 9—2010", locked="域结果"),), 0, 2, True),
        ((shown("REF 标准号", "GB 9—2010"),), 0, 2, True),
        ((shown("DOCPROPERTY 标准号", "GB 10—2010"),), 0, 2, True),
    ],
)
def test_what_does_not_concern_the_field_changes_nothing(
    tmp_path: Path, runs: tuple[Run, ...], start: int, end: int, refresh: bool
) -> None:
    made = package(tmp_path, own("标准号", "GB 9—2010"))
    assert update_properties(made, [change(block(*runs), start, end, "新", refresh=refresh)]) == set()
    assert texts(made, CUSTOM) == ["GB 9—2010"]


@pytest.mark.parametrize(
    ("instruction", "element"),
    [
        ("TITLE", "dc:title"),
        ("Subject", "dc:subject"),
        ("COMMENTS", "dc:description"),
        ("DOCPROPERTY Category", "cp:category"),
        ("KEYWORDS", "cp:keywords"),
    ],
)
def test_properties_of_words_own_are_those_of_the_core(tmp_path: Path, instruction: str, element: str) -> None:
    made = package(tmp_path, core=f"<dc:creator>旧名</dc:creator><{element}> 旧名 </{element}>")
    one = block(shown(instruction, "旧名"))
    assert update_properties(made, [change(one, 0, 1, "新")]) == {CORE}
    assert texts(made, CORE) == ["旧名", "新名"]


def test_ones_own_property_counts_before_words_and_one_that_is_nowhere_is_none(tmp_path: Path) -> None:
    made = package(tmp_path, own("title", "旧名"), "<dc:title>旧名</dc:title>")
    one = block(shown("TITLE", "旧名"))
    assert update_properties(made, [change(one, 0, 1, "新")]) == {CUSTOM}
    assert (texts(made, CUSTOM), texts(made, CORE)) == (["新名"], ["旧名"])
    bare = package(tmp_path)
    assert update_properties(bare, [change(one, 0, 1, "新")]) == set()
    odd = package(tmp_path, '<property name="title"/>', "<dc:creator>旧名</dc:creator>")
    assert update_properties(odd, [change(one, 0, 1, "新")]) == set()
    assert update_properties(made, [change(block(shown("DOCPROPERTY 无", "旧名")), 0, 1, "新")]) == set()
