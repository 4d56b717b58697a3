"""The shadow text and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdkit.facts.shadow import shadow


def test_plain_text_is_its_own_shadow() -> None:
    assert shadow("设备应接地。").text == "设备应接地。"
    assert shadow("设备应接地。").cuts == ()


def test_blanks_between_chinese_characters_go() -> None:
    view = shadow("设备必 须\n接地")
    assert view.text == "设备必须接地"
    assert view.span(2, 4) == (2, 5)
    assert view.span(4, 6) == (6, 8)


def test_blanks_beside_other_characters_stay() -> None:
    assert shadow("不大于 5 mm，GB/T 191").text == "不大于 5 mm，GB/T 191"


def test_zero_width_characters_go_everywhere() -> None:
    view = shadow("\ufeff应\u200b当")
    assert view.text == "应当"
    assert view.span(0, 2) == (1, 4)


def test_traditional_and_full_width_are_mapped_in_place() -> None:
    assert shadow("應ＧＢ１２３").text == "应GB123"


@given(st.text(alphabet="应须必不得 \u3000\n\u200b\u00ad應Ａ1,。", max_size=60))
def test_every_place_of_the_shadow_leads_back(text: str) -> None:
    view = shadow(text)
    places = [view.origin(at) for at in range(len(view.text))]
    assert places == sorted(set(places))
    for at, place in enumerate(places):
        assert view.text[at] == shadow(text[place]).text
