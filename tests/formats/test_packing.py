"""Parts of an Office file, packed piece by piece."""

from __future__ import annotations

import io
import zipfile

from stdkit.formats.packing import packed


def test_the_pieces_make_no_difference() -> None:
    text = "<a>" + "条款应符合要求。" * 400_000 + "</a>"
    pieces = [text[at : at + 70_001] for at in range(0, len(text), 70_001)]
    assert packed({"a.xml": [text], "b.xml": ["<b/>"]}) == packed({"a.xml": iter(pieces), "b.xml": ["<b", "/>"]})


def test_every_part_is_there_behind_a_declaration_and_bears_no_time_of_day() -> None:
    with zipfile.ZipFile(io.BytesIO(packed({"甲.xml": ["<a>", "应", "</a>"], "b.xml": []}))) as archive:
        assert archive.testzip() is None
        assert archive.read("甲.xml").decode() == '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>应</a>'
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
