"""The styles of a draft are those of the set, one by one, and nothing else stands in their part."""

from __future__ import annotations

from stdkit.formats.docx.fresh.frame_styles import built_in_styles, cover_styles
from stdkit.formats.docx.fresh.styles import all_styles, styles_part
from stdkit.formats.docx.tags import VAL, w
from tests.formats.docx.fresh.known_set import known, told


def test_every_style_is_set_as_known() -> None:
    made = {told(one) for one in styles_part()}
    assert made == {one for one in known("styles.xml") if one.startswith(("style", "docDefaults"))}


def test_no_style_is_there_twice_and_each_rests_on_one_that_is_there() -> None:
    part = styles_part()
    ids = [one.get(w("styleId")) for one in part.iter(w("style"))]
    assert len(ids) == len(set(ids)) == len(all_styles()) + 4
    for name in ("basedOn", "next"):
        assert {one.get(VAL) for one in part.iter(w(name))} <= set(ids)
    numbers = {one.get(VAL) for one in part.iter(w("numId"))}
    assert numbers == {str(number) for number in range(1, 20)}


def test_words_own_styles_are_not_said_to_be_ours() -> None:
    built_in = {style.id for style in all_styles() if style.built_in}
    assert {"Heading1", "Heading6", "TOC6", "Header", "FootnoteText", "Hyperlink"} <= built_in
    for one in styles_part().iter(w("style")):
        if one.get(w("styleId")) in built_in:
            assert one.get(w("customStyle")) is None and one.find(w("qFormat")) is None
    assert not built_in & {style.id for style in cover_styles()}
    assert len(list(built_in_styles())) > len(built_in) - 1
