"""The styles of the cover, of heads, feet and contents."""

from __future__ import annotations

from stdkit.formats.docx.fresh.frame_styles import built_in_styles, cover_styles
from stdkit.formats.docx.fresh.styles import _style
from tests.formats.docx.fresh.known_set import known, told


def test_each_is_set_as_known() -> None:
    made = {told(_style(style)) for style in (*cover_styles(), *built_in_styles())}
    assert made <= known("styles.xml")
