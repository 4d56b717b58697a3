from __future__ import annotations

import pytest

from stdkit.facts.cited_places import cited_change, cited_place
from stdkit.facts.revision import covers, pointed


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("更改了含水率（见5.2，2010年版的4.2）", ["5.2"], ["4.2"]),
        ("更改了要求（见第5章，2010版的第4章）；", ["5"], ["4"]),
        ("更改了水质（见5.2、5.4，DB15/T 8—2010的4.1）", ["5.2", "5.4"], ["4.1"]),
        ("更改了限值（见5.2～5.4和表1，2010年版的表2）", ["5.2", "5.3", "5.4", "表1"], ["表2"]),
        ("删除了附录A（见2010年版的附录A、附录B.2）", [], ["附录A", "B.2"]),
        ("增加了试验（见附录C、C.2.1）", ["附录C", "C.2.1"], []),
        ("更改了标签（见7.1，上一版的6.1）", ["7.1"], ["6.1"]),
        ("将4.2中的限值改为3.5", [], []),
        ("增加了规定", [], []),
    ],
)
def test_places_that_an_item_names(text: str, new: list[str], old: list[str]) -> None:
    found = pointed(text)
    assert [place.number for place in found if not place.old] == new
    assert [place.number for place in found if place.old] == old


def test_the_year_and_the_offsets_of_a_place() -> None:
    text = "更改了含水率（见5.2，2010年版的4.2）"
    place = pointed(text)[-1]
    assert (place.year, text[place.start : place.end]) == ("2010", "4.2")


@pytest.mark.parametrize(
    ("named", "number", "told"),
    [
        ("5", "5.2", True),
        ("5.2", "5.2", True),
        ("5.2.1", "5.2", True),
        ("5.2", "5.20", False),
        ("5", "15.1", False),
        ("附录A", "A.2", True),
        ("A.2", "附录A", True),
        ("附录B", "A.2", False),
        ("表1", "表1", True),
        ("表1", "表10", False),
    ],
)
def test_what_a_named_place_speaks_of(named: str, number: str, told: bool) -> None:
    assert covers(named, number) is told


def test_places_as_a_foreword_cites_them() -> None:
    assert cited_place("5、5.2、A、附录B、A.1") == "第5章、5.2、附录A、附录B、A.1"
    assert cited_change("5.2", "4", "2010年版") == "（见5.2，2010年版的第4章）"
    assert cited_change("", "4.2", "2010年版") == "（见2010年版的4.2）"
    assert cited_change("", "", "2010年版") == ""
