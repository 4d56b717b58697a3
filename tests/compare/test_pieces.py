"""Words compared: where a text may be cut, and that the pieces give both texts back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdkit.compare.pieces import compared
from tests.formats.documents import TEXT

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code."""
WORDED = st.one_of(
    TEXT,
    st.lists(
        st.sampled_from(
            [
                "设备",
                "应",
                "宜",
                "不大于",
                "≤",
                "100",
                "150",
                " ",
                "　",
                "mm",
                "％",
                "%",
                "GB/T 191—2008",
                "GB/T 191",
                "：",
                ":",
                "、",
                "2.5",
                "10",
                "。",
                "a",
                "m_1",
            ]
        ),
        max_size=12,
    ).map("".join),
)


@UNHURRIED
@given(WORDED, WORDED)
def test_the_pieces_give_both_texts_and_their_places(old: str, new: str) -> None:
    pieces = compared(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "inserted") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "deleted") == new
    for piece in pieces:
        assert piece.text
        if piece.kind != "inserted":
            assert old[slice(*piece.old)] == piece.text
        if piece.kind != "deleted":
            assert new[slice(*piece.new)] == piece.text
        assert piece.kind == "same" or 0 in (piece.old[1] - piece.old[0], piece.new[1] - piece.new[0])


@UNHURRIED
@given(WORDED)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert all(piece.kind == "same" for piece in compared(text, text))


def changes(old: str, new: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for piece in compared(old, new):
        if piece.kind != "same" and not piece.editorial:
            found.append((piece.kind[0], piece.text))
    return found


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("间距为100 mm。", "间距为150 mm。", [("d", "100"), ("i", "150")]),
        ("间距为1.25 mm。", "间距为1.5 mm。", [("d", "1.25"), ("i", "1.5")]),
        ("符合GB/T 191—2008。", "符合GB/T 191—2020。", [("d", "—2008"), ("i", "—2020")]),
        ("符合GB 191。", "符合GB/T 191。", [("d", "GB 191"), ("i", "GB/T 191")]),
        ("压力为5 kPa。", "压力为5 MPa。", [("d", "kPa"), ("i", "MPa")]),
        ("设备应接地。", "设备宜接地。", [("d", "应"), ("i", "宜")]),
        ("设备不应接地。", "设备应接地。", [("d", "不应"), ("i", "应")]),
        ("调用Open函数。", "调用Close函数。", [("d", "Open"), ("i", "Close")]),
        (
            "水分应不大于12%。",
            "水分应不大于10%，灰分应不大于3%。",
            [("d", "12"), ("i", "10"), ("i", "，灰分应不大于3%")],
        ),
        ("符合：100mm，（甲）", "符合:100 mm,(甲)", []),
        ("本标准适用于肉条。", "本文件适用于肉条。", []),
        ("面积为10²", "面积为102", [("d", "10²"), ("i", "102")]),
    ],
)
def test_changes_keep_words_numbers_units_and_codes_whole(old: str, new: str, wanted: list[tuple[str, str]]) -> None:
    assert changes(old, new) == wanted
