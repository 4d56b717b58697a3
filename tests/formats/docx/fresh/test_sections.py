"""Pages of the cover, the front matter and the text (GB/T 1.1—2020 10.1), their heads and feet."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.fresh.sections import RELATIONS, Part, running_parts, section
from stdkit.formats.docx.tags import REL_ID, VAL, w
from tests.formats.docx.fresh.known_set import known, told

MM = 56.6929
"""Twips."""


@pytest.mark.parametrize("part", ["cover", "front", "body"])
def test_each_section_is_set_as_known(part: Part) -> None:
    assert told(section(part)) in known("document.xml")


@pytest.mark.parametrize(("part", "top", "bottom"), [("cover", 10, 10), ("front", 34, 20), ("body", 34, 20)])
def test_paper_and_margins_in_millimetres(part: Part, top: int, bottom: int) -> None:
    made = section(part)
    paper, margins = made.find(w("pgSz")), made.find(w("pgMar"))
    assert [round(int(paper.get(w(side))) / MM) for side in ("w", "h")] == [210, 297]
    asked = {side: round(int(margins.get(w(side))) / MM) for side in ("top", "right", "bottom", "left", "gutter")}
    assert asked == {"top": top, "right": 20, "bottom": bottom, "left": 25, "gutter": 0}


def test_numbers_of_pages_and_where_the_text_begins() -> None:
    made = {part: section(part) for part in ("cover", "front", "body")}  # type: ignore[arg-type]
    assert [one.find(w("type")).get(VAL) for one in made.values()] == ["nextPage", "nextPage", "oddPage"]
    numbers = [one.find(w("pgNumType")) for one in made.values()]
    assert numbers[0] is None
    assert [(one.get(w("fmt")), one.get(w("start"))) for one in numbers[1:]] == [("upperRoman", "1"), (None, "1")]


def test_heads_and_feet_of_both_sides_but_not_on_the_cover() -> None:
    assert section("cover").find(w("headerReference")) is None
    for part in ("front", "body"):
        found = [
            (one.tag.rpartition("}")[2], one.get(w("type")), one.get(REL_ID))
            for one in section(part)
            if one.get(REL_ID)  # type: ignore[arg-type]
        ]
        assert found == [
            ("headerReference", "default", RELATIONS["header-odd"]), ("headerReference", "even", RELATIONS["header-even"]),
            ("footerReference", "default", RELATIONS["footer-odd"]), ("footerReference", "even", RELATIONS["footer-even"]),
        ]  # fmt: skip


def test_what_stands_in_heads_and_feet() -> None:
    parts = running_parts("DB15/T 9—2026")
    styles = {name: one.find(f".//{w('pStyle')}").get(VAL) for name, one in parts.items()}
    assert styles == {
        "header1.xml": "HeaderOdd", "header2.xml": "HeaderEven", "footer1.xml": "FooterOdd", "footer2.xml": "FooterEven",
    }  # fmt: skip
    texts = {name: "".join(one.itertext(w("t"))) for name, one in parts.items()}
    assert texts == {
        "header1.xml": "DB15/T 9—2026",
        "header2.xml": "DB15/T 9—2026",
        "footer1.xml": "1",
        "footer2.xml": "2",
    }
    assert {name for name, one in parts.items() if "PAGE" in "".join(one.itertext())} == {"footer1.xml", "footer2.xml"}
    assert "".join(running_parts("")["header1.xml"].itertext()) == ""
