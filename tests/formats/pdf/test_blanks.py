"""Words a recogniser ran together are parted where the ink shows a blank; needs numpy, which comes with the extra ``[ocr]``."""

from __future__ import annotations

from typing import Any

import pytest

from stdkit.formats.pdf.blanks import with_blanks
from stdkit.formats.pdf.engine import Found

np = pytest.importorskip("numpy", reason="numpy comes with the extra [ocr]")


def printed(shown: str, *, rise: float = 0.0, gap: int = 2, shade: bool = False) -> tuple[Any, Found]:
    """A line as printed (blanks 10 pixels wider than gaps), and as recognised without its blanks."""
    dark = np.zeros((80, 20 + 14 * len(shown)), bool)
    middles, x = [], 10
    for char in shown:
        if char == " ":
            x += 10
            continue
        dark[30:50, x : x + 10] = True
        middles.append(x + 5.0)
        x += 10 + gap
    if shade:
        dark[55:60] = True
    quad = [[6.0, 15.0], [x + 2.0, 15.0 + rise], [x + 2.0, 62.0 + rise], [6.0, 62.0]]
    text = shown.replace(" ", "")
    return dark, Found(quad, text, 0.99, tuple(middles), (0.99,) * len(text))


@pytest.mark.parametrize("shown", ["contactless smart", "cipher operation mode", "根据signature verification的规定"])
@pytest.mark.parametrize("shade", [False, True])
def test_words_run_together_are_parted(shown: str, shade: bool) -> None:
    dark, found = printed(shown, shade=shade)
    read = with_blanks(dark, found)
    assert read.text == shown
    assert read.middles == found.middles and read.scores == found.scores


@pytest.mark.parametrize(
    ("shown", "gap"),
    [("authentication", 2), ("encipherment", 9), ("enc i pherment", 2), ("cryptograph ic", 2), ("the word", 2)],
)
def test_one_word_stays_one(shown: str, gap: int) -> None:
    dark, found = printed(shown, gap=gap)
    assert with_blanks(dark, found).text == shown.replace(" ", "")


def test_a_line_that_slants_much_or_has_no_places_stays() -> None:
    dark, found = printed("contactless smart", rise=2.0)
    assert with_blanks(dark, found).text == "contactless smart"
    dark, found = printed("contactless smart", rise=20.0)
    assert with_blanks(dark, found) == found
    dark, found = printed("contactless smart")
    assert with_blanks(dark, found._replace(middles=())).text == "contactlesssmart"
