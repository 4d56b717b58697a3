"""Lines cut to the width of a terminal."""

from __future__ import annotations

import pytest

from stdkit.commands.columns import columns_of, cut

LINE = "    12  利用数字证书完成鉴别，被认证方（甲）⟦必须⟧各自拥有证书及对应的私钥；ASP应用中可以采用Request.cookies获取信息。"


@pytest.mark.parametrize("width", [20, 37, 40, 79, 80])
def test_nothing_is_lost_and_nothing_sticks_out(width: int) -> None:
    pieces = list(cut([LINE], width))
    assert all(columns_of(piece) <= width for piece in pieces)
    assert "".join(piece.strip() for piece in pieces) == LINE.strip()
    assert not [piece for piece in pieces[1:] if piece.strip()[0] in "，。；）⟧"]


def test_what_goes_on_is_set_in() -> None:
    pieces = list(cut([LINE], 40))
    assert pieces[0].startswith("    12") and all(piece.startswith("      ") for piece in pieces[1:])


def test_short_lines_and_files_are_left() -> None:
    assert list(cut(["甲", "", LINE], 0)) == ["甲", "", LINE]
    assert list(cut(["甲乙"], 4)) == ["甲乙"]
