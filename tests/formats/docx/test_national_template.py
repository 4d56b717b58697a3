"""A draft of ours goes on in the national template: its styles bear the template's names and count as the template's do."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.docx.draft_specimens import write_draft
from tests.support.word_package import Element, tag, val

OURS = {"标准文件_术语", "标准文件_终结线", "标准文件_单位陈述", "标准文件_图", "标准文件_分图题", "标准文件_封面线"}
"""For these the template has no style: its drafters set them by hand (the term in 黑体, the unit to the right), or draw them (the lines)."""


@dataclass(frozen=True)
class Counted:
    """How a style's paragraphs are numbered: at which level, in which form, with which text."""

    level: str
    form: str
    text: str


@dataclass(frozen=True)
class Styles:
    names: dict[str, str]
    counted: dict[str, Counted]


def styles(path: Path) -> Styles:
    with zipfile.ZipFile(path) as package:
        sheet, numbers = (etree.fromstring(package.read(f"word/{name}.xml")) for name in ("styles", "numbering"))
    of_id = {val(one, "w:styleId"): one for one in sheet.iter(tag("w:style"))}
    names = {key: val(one.find(tag("w:name"))) for key, one in of_id.items()}
    schemes = {val(one, "w:abstractNumId"): one for one in numbers.iter(tag("w:abstractNum"))}
    instances = {val(one, "w:numId"): schemes[val(one.find(tag("w:abstractNumId")))] for one in numbers.iter(tag("w:num"))}  # fmt: skip
    found = {}
    for key, one in of_id.items():
        number, level = _said(one, of_id, "numId"), _said(one, of_id, "ilvl") or "0"
        if number in instances:
            (here,) = (step for step in instances[number].iter(tag("w:lvl")) if val(step, "w:ilvl") == level)
            text = val(here.find(tag("w:lvlText"))).strip("　 ")
            found[names[key]] = Counted(level, val(here.find(tag("w:numFmt"))), _shown(text, instances[number]))
    return Styles(names, found)


def _said(style: Element | None, of_id: dict[str, Element], name: str) -> str:
    """A part of the numbering, from the style or the nearest it is based on."""
    while style is not None:
        one = style.find(f"{tag('w:pPr')}/{tag('w:numPr')}/{tag(f'w:{name}')}")
        if one is not None:
            return val(one)
        style = of_id.get(val(style.find(tag("w:basedOn"))))
    return ""


def _shown(text: str, scheme: Element) -> str:
    """The text without the levels that show nothing."""
    silent = {
        f"%{int(val(step, 'w:ilvl')) + 1}" for step in scheme.iter(tag("w:lvl")) if val(step.find(tag("w:numFmt"))) == "none"
    }  # fmt: skip
    return re.sub("|".join(silent) or "(?!)", "", text).replace("\uf0b7", "•")  # the bullet in Symbol


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("template") / "draft.docx"
    write_draft("行业", "送审稿", out)
    return out


@pytest.fixture(scope="module", params=["国家标准.dotx", "gbtskill_行业标准.dotx", "checkstd_行业标准.dotx"])
def template(request: pytest.FixtureRequest, corpus: Path) -> Styles:
    path = corpus / "templates" / request.param
    if not path.is_file():
        pytest.skip(f"no {request.param}")
    return styles(path)


def test_styles_bear_the_names_of_the_template(ours: Path, template: Styles) -> None:
    assert set(styles(ours).names.values()) - set(template.names.values()) <= OURS


def test_what_a_draft_uses_counts_as_in_the_template(ours: Path, template: Styles) -> None:
    counted = styles(ours).counted
    shared = set(counted) & set(template.counted)
    assert len(shared) > 40
    assert {name: counted[name] for name in shared} == {name: template.counted[name] for name in shared}
    assert set(counted) - set(template.counted) <= OURS


def test_what_counts_in_the_template_counts_in_ours(ours: Path, template: Styles) -> None:
    found = styles(ours)
    missing = {name for name in template.counted if name in found.names.values()} - set(found.counted)
    assert missing == set()
