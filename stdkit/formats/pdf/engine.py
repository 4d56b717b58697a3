"""Where lines stand on a picture, and what each says: the only place that knows the recogniser (rapidocr), by its public calls.

The recogniser's own run over a page reads every line at one width, pads short ones to 320 columns and computes a box for each
character by detours; here the two steps are called by themselves. The models are part of the recogniser's wheel and nothing is
fetched from anywhere. One thread: two processes of one thread each do more than one of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from statistics import median
from typing import Any, NamedTuple

from stdkit.formats.pdf.plausible import chinese_share

LEAST_SCORE = 0.3
_HEIGHT = 48
"""Lines are read at that many pixels of height."""
_LONG = 8.0
"""A line that many times as long as high is read in a picture pressed together: the time it takes is that of its columns."""
_PRESSED = 0.82
_SURE = 0.97
"""A pressed line read less surely than that, or not Chinese, is read once more, as wide as it is."""
_MARGIN, _MARGIN_TO = 96, 320
"""Short texts want empty columns behind them, or 「1」 is read as 「l」: that many, and none beyond that width."""

Quad = list[list[float]]
"""Top left, top right, bottom right, bottom left, in pixels."""


class Found(NamedTuple):
    """A line: its quadrangle, its text, how sure it is (0 to 1), and for each character that is no blank the middle of where it
    stands along the line (in pixels) and how sure it is."""

    quad: Quad
    text: str
    score: float
    middles: tuple[float, ...] = ()
    scores: tuple[float, ...] = ()


@cache
def recogniser() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": 8000,
            "Global.min_side_len": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": 8000,
            "Det.thresh": 0.2,
            "Det.box_thresh": 0.35,
            "Rec.rec_batch_num": 1,
            "Rec.rec_img_shape": [3, _HEIGHT, _HEIGHT],
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def find(picture: Any, side: int) -> list[Quad]:
    """Where lines stand on a picture, looked for in a copy whose longer side has ``side`` pixels at most."""
    import cv2
    import numpy as np

    ratio = min(side / max(picture.shape[:2]), 1.0)
    shown = np.ascontiguousarray(picture)
    if ratio < 1.0:
        shown = cv2.resize(shown, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_LINEAR)
    result = recogniser()(shown, use_det=True, use_cls=False, use_rec=False)
    if result.boxes is None:
        return []
    across, down = picture.shape[1] / shown.shape[1], picture.shape[0] / shown.shape[0]
    return [[[float(x) * across, float(y) * down] for x, y in box] for box in result.boxes]


def read(picture: Any, quads: Sequence[Quad]) -> list[Found]:
    """What the lines say that stand in some quadrangles; those that say nothing are left out."""
    if not quads:
        return []
    usual = median(min(_sides(quad)) for quad in quads)
    return [found for quad in quads if (found := _read(picture, quad, usual)) is not None]


def read_piece(picture: Any) -> tuple[str, float]:
    """What a small picture of one line says, and how sure that is."""
    text, score, _, _ = _say(_at_height(picture, 1.0))
    return text.strip(), score


def _read(picture: Any, quad: Quad, usual: float) -> Found | None:
    import numpy as np

    width, height = _sides(quad)
    part = _part(picture, quad, max(round(width), 1), max(round(height), 1))
    upright = height > 1.5 * width and height > 1.8 * usual  # a single figure is higher than wide, and stands
    if upright:
        part = np.rot90(part)
    long = max(part.shape[1], 1) > _LONG * part.shape[0]
    said = _say(_at_height(part, _PRESSED if long else 1.0))
    if long and (said[1] < _SURE or chinese_share(said[0]) < 0.5):
        said = max(said, _say(_at_height(part, 1.0)), key=lambda one: one[1])
    text, score, places, scores = said
    if not text.strip() or score < LEAST_SCORE:
        return None
    if upright:
        return Found(quad, text, score)
    left, right = (quad[0][0] + quad[3][0]) / 2, (quad[1][0] + quad[2][0]) / 2
    return Found(quad, text, score, tuple(left + place * (right - left) for place in places), scores)


def _sides(quad: Quad) -> tuple[float, float]:
    """How wide and how high a quadrangle is."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    width = max((ax - bx) ** 2 + (ay - by) ** 2, (dx - cx) ** 2 + (dy - cy) ** 2) ** 0.5
    height = max((ax - dx) ** 2 + (ay - dy) ** 2, (bx - cx) ** 2 + (by - cy) ** 2) ** 0.5
    return width, height


def _part(picture: Any, quad: Quad, width: int, height: int) -> Any:
    """What stands in a quadrangle, as a picture of its own, put straight."""
    import cv2
    import numpy as np

    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(np.array(quad, np.float32), corners)
    return cv2.warpPerspective(picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)


def _at_height(part: Any, pressed: float) -> Any:
    import cv2
    import numpy as np

    width = max(round(part.shape[1] * _HEIGHT / part.shape[0] * pressed), 8)
    return cv2.resize(np.ascontiguousarray(part), (width, _HEIGHT), interpolation=cv2.INTER_LINEAR)


def _say(part: Any) -> tuple[str, float, tuple[float, ...], tuple[float, ...]]:
    """The text of a line, how sure it is, and for each character that is no blank its place (0 to 1) and how sure it is."""
    import cv2

    width = part.shape[1]
    margin = max(min(_MARGIN, _MARGIN_TO - width), 0)
    shown = cv2.copyMakeBorder(part, 0, 0, 0, margin, cv2.BORDER_CONSTANT, value=(128, 128, 128)) if margin else part
    result = recogniser()(shown, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not result.txts or not result.txts[0]:
        return "", 0.0, (), ()
    text, score = result.txts[0], float(result.scores[0])
    places, scores = _places(text, result.word_results[0] if result.word_results else None)
    return text, score, tuple(min(place * (width + margin) / width, 1.0) for place in places), scores


def _places(text: str, info: Any) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """From the columns in which the characters were read; nothing where they do not tally with the text."""
    columns = list(_flat(getattr(info, "word_cols", ())))
    sure = list(getattr(info, "confs", ()))
    solid = [at for at, char in enumerate(text) if not char.isspace()]
    count = float(getattr(info, "line_txt_len", 0.0))
    if len(columns) != len(solid) or len(sure) != len(text) or count <= 0:
        return (), ()
    return (
        tuple((column + 0.5) / count for column in columns),
        tuple(round(float(sure[at]), 3) for at in solid),
    )


def _flat(words: Iterable[Iterable[int]]) -> Iterable[int]:
    for word in words:
        yield from word
