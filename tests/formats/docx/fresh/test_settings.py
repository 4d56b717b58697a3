"""What a draft tells Word beyond its text."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.fresh.settings import fonts_part, settings_part
from stdkit.formats.docx.tags import VAL, w


@pytest.mark.parametrize("update", [True, False])
def test_fields_are_counted_when_the_draft_is_opened(update: bool) -> None:
    assert (settings_part(update_fields=update).find(w("updateFields")) is not None) is update


def test_a_draft_is_one_of_todays_word_on_two_sided_pages() -> None:
    made = settings_part(update_fields=False)
    compatible = {one.get(w("name")): one.get(VAL) for one in made.iter(w("compatSetting"))}
    assert compatible == {
        "compatibilityMode": "15", "overrideTableStyleFontSizeAndJustification": "1", "enableOpenTypeFeatures": "1",
        "doNotFlipMirrorIndents": "1",
    }  # fmt: skip
    assert made.find(w("mirrorMargins")) is not None and made.find(w("evenAndOddHeaders")) is not None
    assert made.find(w("zoom")).get(w("percent")) == "100"


def test_tab_stops_of_two_characters_and_half_lines_between_drawn_things() -> None:
    made = settings_part(update_fields=False)
    assert made.find(w("defaultTabStop")).get(VAL) == str(2 * 210)
    assert made.find(w("drawingGridVerticalSpacing")).get(VAL) == str(312 // 2)


def test_the_separators_of_footnotes_are_those_of_the_part() -> None:
    asked = [one.get(w("id")) for one in settings_part(update_fields=False).iter(w("footnote"))]
    assert asked == ["-1", "0"]


def test_every_font_says_what_stands_in_for_it() -> None:
    found = {
        one.get(w("name")): (
            None if (other := one.find(w("altName"))) is None else other.get(VAL),
            one.find(w("charset")).get(VAL),
        )
        for one in fonts_part()
    }
    assert found == {
        "宋体": ("SimSun", "86"), "黑体": ("SimHei", "86"), "Times New Roman": (None, "00"), "Cambria Math": (None, "00"),
    }  # fmt: skip
