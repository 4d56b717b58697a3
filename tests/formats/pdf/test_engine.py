"""Which lines the recogniser is asked to read, at what width, how often; the recogniser itself is put on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from stdkit.formats.pdf import engine


def info(columns: list[list[int]], sure: list[float], count: float) -> Any:
    return SimpleNamespace(word_cols=columns, confs=sure, line_txt_len=count)


def test_places_leave_blanks_out_and_keep_each_sureness_with_its_character() -> None:
    places, scores = engine._places("5.1 范", info([[0, 2, 4], [8]], [0.9, 0.8, 0.7, 0.1, 0.6], 10.0))
    assert places == (0.05, 0.25, 0.45, 0.85)
    assert scores == (0.9, 0.8, 0.7, 0.6), "the blank's own is not taken for the next character's"


@pytest.mark.parametrize(
    "told", [None, info([[0]], [0.9, 0.9], 10), info([[0, 2]], [0.9], 10), info([[0, 2]], [1, 1], 0)]
)
def test_places_that_do_not_tally_are_none(told: Any) -> None:
    assert engine._places("范围", told) == ((), ())


class Put:
    """In place of the recogniser: answers each picture by ``say`` and notes how wide it was."""

    def __init__(self, *answers: tuple[str, float]) -> None:
        self.answers, self.widths = list(answers), []

    def __call__(self, picture: Any, **how: Any) -> Any:
        assert how == {"use_det": False, "use_cls": False, "use_rec": True, "return_word_box": True}
        assert picture.shape[0] == 48
        self.widths.append(picture.shape[1])
        text, score = self.answers.pop(0)
        columns = [[at for at, char in enumerate(text) if not char.isspace()]]
        return SimpleNamespace(txts=(text,), scores=[score], word_results=[info(columns, [score] * len(text), 10.0)])


@pytest.fixture
def paper() -> Any:
    pytest.importorskip("cv2")
    return pytest.importorskip("numpy").full((400, 1600, 3), 255, "uint8")


def quad(x0: float, top: float, x1: float, bottom: float) -> engine.Quad:
    return [[x0, top], [x1, top], [x1, bottom], [x0, bottom]]


def put(monkeypatch: pytest.MonkeyPatch, *answers: tuple[str, float]) -> Put:
    made = Put(*answers)
    monkeypatch.setattr(engine, "recogniser", lambda: made)
    return made


LONG = quad(100, 100, 100 + 960, 148)


def test_a_long_line_is_pressed_and_read_once(paper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = put(monkeypatch, ("本文件规定了要求", 0.99))
    (found,) = engine.read(paper, [LONG])
    assert made.widths == [round(960 * engine._PRESSED)] and found.text == "本文件规定了要求"
    assert found.middles[0] == pytest.approx(100 + 960 * 0.05), "places are those on the page, however it was pressed"


@pytest.mark.parametrize("first", [("本丈件规定了要求", 0.9), ("SESeal ::= SEQUENCE {", 0.99)])
def test_what_is_doubtful_or_not_chinese_is_read_in_full_width(
    first: tuple[str, float], paper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = put(monkeypatch, first, ("本文件规定了要求", 0.995))
    (found,) = engine.read(paper, [LONG])
    assert made.widths == [round(960 * engine._PRESSED), 960] and found.text == "本文件规定了要求"


def test_a_short_text_gets_a_margin_that_moves_no_place(paper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = put(monkeypatch, ("a1b372", 0.99), ("a1b372", 0.99))
    short = engine.read(paper, [quad(100, 100, 244, 148)])[0]
    assert made.widths == [144 + engine._MARGIN]
    assert short.middles[0] == pytest.approx(100 + 0.05 * (144 + engine._MARGIN))
    engine.read(paper, [quad(100, 100, 400, 148)])
    assert made.widths[1] == engine._MARGIN_TO


def test_a_high_box_among_lines_is_a_figure_and_a_very_high_one_a_turned_line(
    paper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = put(monkeypatch, ("要求", 0.99), ("1", 0.99), ("要求", 0.99))
    lines = [quad(100, 100, 140, 140), quad(200, 100, 222, 138), quad(300, 20, 340, 220)]
    figure = engine.read(paper, lines)[1]
    assert figure.text == "1" and made.widths[1] < made.widths[2] == 240 + min(engine._MARGIN, engine._MARGIN_TO - 240)


def test_what_says_nothing_is_left_out(paper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, ("", 0.0), ("企", 0.1), ("　", 0.9))
    assert engine.read(paper, [quad(100, 100 * at, 140, 100 * at + 40) for at in range(3)]) == []
