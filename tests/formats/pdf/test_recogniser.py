"""What is done to the picture of a page before and after it is read; needs the extra ``[ocr]``."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from stdkit.formats.pdf import engine, recogniser

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")
pytest.importorskip("rapidocr")


def paper(height: int = 700, width: int = 1200) -> Any:
    return np.full((height, width, 3), 255, np.uint8)


def printed(picture: Any, text: str, x: int, y: int, scale: float = 1.3) -> None:
    cv2.putText(picture, text, (x, y), cv2.FONT_HERSHEY_COMPLEX, scale, (0, 0, 0), 2)


def page() -> Any:
    picture = paper()
    for at, text in enumerate(("GENERAL REQUIREMENTS", "Voltage 220 V, current 10 A", "Type of enclosure 54")):
        printed(picture, text, 100, 120 + 90 * at)
    return picture


def texts(seen: Any) -> list[str]:
    return [line.text.replace(" ", "") for line in sorted(seen.lines, key=lambda line: line.box[1])]


WANTED = ["GENERALREQUIREMENTS", "Voltage220V,current10A", "Typeofenclosure54"]


def test_a_page_is_read_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> None:
        raise AssertionError("asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    engine.recogniser.cache_clear()
    seen = recogniser.see(page())
    assert texts(seen) == WANTED and seen.angle == 0
    for line in seen.lines:
        assert len(line.middles) == len(line.text.replace(" ", ""))
        assert list(line.middles) == sorted(line.middles) and line.stroke > 0


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_is_turned_back(turns: int) -> None:
    seen = recogniser.see(np.ascontiguousarray(np.rot90(page(), turns)))
    assert texts(seen) == WANTED and seen.angle == (360 - 90 * turns) % 360


def test_a_slanting_page_is_put_level() -> None:
    picture = paper(1400, 1600)
    for at in range(6):
        printed(picture, "The enclosure shall withstand the pressure of the test", 150, 250 + 150 * at)
    turn = cv2.getRotationMatrix2D((800, 700), -1.5, 1.0)
    slanted = cv2.warpAffine(picture, turn, (1600, 1400), borderValue=(255, 255, 255))
    seen = recogniser.see(slanted)
    assert (
        len(seen.lines) == 6 and max(line.box[0] for line in seen.lines) - min(line.box[0] for line in seen.lines) < 3
    )


def test_a_seal_is_faded_and_coloured_words_are_not() -> None:
    seal = paper()
    cv2.circle(seal, (400, 200), 150, (40, 40, 220), 12)
    picture = np.minimum(page(), seal)
    cv2.putText(picture, "RED WORDS", (100, 600), cv2.FONT_HERSHEY_COMPLEX, 1.3, (40, 40, 220), 3)
    cleaned = recogniser._without_seals(picture)
    ring = cleaned[200, 250]
    assert ring.min() > 200, "the seal is as light as paper"
    assert (cleaned[540:620] == picture[540:620]).all()
    assert texts(recogniser.see(picture))[:3] == WANTED
    plain = page()
    assert recogniser._without_seals(plain) is plain


def test_rules_are_found_and_letters_are_none() -> None:
    picture = page()
    cv2.rectangle(picture, (80, 400), (900, 600), (0, 0, 0), 2)
    cv2.line(picture, (500, 400), (500, 600), (0, 0, 0), 2)
    seen = recogniser.see(picture)
    assert [round(at / 0.36) for at, _, _ in seen.across] == pytest.approx([400, 600], abs=3)
    assert [round(at / 0.36) for at, _, _ in seen.down] == pytest.approx([80, 500, 900], abs=3)
    assert seen.across[0][1:] == pytest.approx((80 * 0.36, 900 * 0.36), abs=2)


def test_ink_outside_all_lines_is_counted() -> None:
    picture = page()
    dark = recogniser._dark(picture)
    found = recogniser._read(picture)
    assert recogniser._overlooked(dark, found) == 0
    assert recogniser._overlooked(dark, []) > recogniser._MANY_OVERLOOKED


def test_a_number_or_a_dash_before_a_line_is_looked_for() -> None:
    picture = page()
    found = recogniser._read(picture)
    printed(picture, "4", 50, 120)
    cv2.line(picture, (30, 198), (90, 198), (0, 0, 0), 2)
    more = recogniser._missed(picture, recogniser._dark(picture), found)
    assert [one.text for one in sorted(more, key=lambda one: one.quad[0][1])] == ["4", "——"]


def test_an_empty_page() -> None:
    assert recogniser.see(paper()).lines == ()
