"""The picture of a page to lines of text: turned, freed of seals, looked over for what was missed, its rules measured.

Everything here works on what the extra ``[ocr]`` brings (numpy, cv2); the recogniser itself is ``engine.py``.
"""

from __future__ import annotations

import math
from typing import Any

from stdkit.formats.pdf import engine
from stdkit.formats.pdf.blanks import with_blanks
from stdkit.formats.pdf.engine import Found, Quad
from stdkit.formats.pdf.scripts import raised_of
from stdkit.formats.pdf.seen import SeenLine, SeenPage, levelled, skew

DPI = 200
_POINT = 72 / DPI
_SEARCH_SIDE = 1280
"""Lines are looked for in a picture of that many pixels at its longer side; they are read from the full one."""
_MANY_OVERLOOKED = 12
"""With more characters than that outside all lines they are looked for again, in the full picture."""
_SEAL_LEAST = 0.8 * DPI
"""A seal is at least 2 cm wide and high."""
_RULE_LEAST = 0.32 * DPI
_RULE_THICK = 0.06 * DPI


def see(picture: Any) -> SeenPage:
    """What is written on ``picture`` (an array of height, width and three colours, at 200 dots an inch), put level.

    A picture that lies on its side or upside down is turned first; coloured seals are taken away before anything is read.
    """
    import numpy as np

    picture = _without_seals(picture)
    found, angle = _read(picture), 0
    if _lies_on_its_side(found):
        found, angle = max(
            ((_read(np.rot90(picture, turn)), 90 * turn) for turn in (1, 3)), key=lambda pair: _worth(pair[0])
        )
    elif len(found) >= 3 and _mean_score(found) < 0.8:
        other = _read(np.rot90(picture, 2))
        if _worth(other) > 1.2 * _worth(found):
            found, angle = other, 180
    if angle:
        picture = np.rot90(picture, angle // 90)
    height, width = picture.shape[:2]
    dark = _dark(picture)
    if _overlooked(dark, found) > _MANY_OVERLOOKED:
        found = max(found, _read_again(picture, found), key=_worth)
    found += _missed(picture, dark, found)
    lines = tuple(_line(dark, with_blanks(dark, one)) for one in found)
    across, down = _rules(dark, skew(lines))
    return levelled(SeenPage(width * _POINT, height * _POINT, lines, across, down, angle))


def _read(picture: Any) -> list[Found]:
    return engine.read(picture, engine.find(picture, _SEARCH_SIDE))


def _read_again(picture: Any, found: list[Found]) -> list[Found]:
    """The lines of a picture looked for in its full size; those found in the same place before are not read once more."""
    kept: list[Found] = []
    new: list[Quad] = []
    for quad in engine.find(picture, max(picture.shape[:2])):
        same = next((one for one in found if _same(quad, one.quad)), None)
        if same is None:
            new.append(quad)
        else:
            kept.append(same)
    return kept + engine.read(picture, new)


def _same(quad: Quad, other: Quad) -> bool:
    """Whether two quadrangles hold one line: they differ by a quarter of its height at most."""
    _, top, _, bottom = _bounds(other)
    return all(abs(a - b) < 0.25 * (bottom - top) for a, b in zip(_bounds(quad), _bounds(other), strict=True))


def _overlooked(dark: Any, found: list[Found]) -> int:
    """How many pieces of ink of the size of a character lie outside all lines."""
    import cv2
    import numpy as np

    left = dark.astype(np.uint8)
    for one in found:
        x0, top, x1, bottom = _bounds(one.quad)
        left[max(int(top) - 2, 0) : int(bottom) + 3, max(int(x0) - 2, 0) : int(x1) + 3] = 0
    count, _, boxes, _ = cv2.connectedComponentsWithStats(left)
    if count <= 1:
        return 0
    widths, heights, areas = boxes[1:, 2], boxes[1:, 3], boxes[1:, 4]
    low, high = 0.06 * DPI, 0.18 * DPI
    letters = (heights > low) & (heights < high) & (widths > 0.3 * low) & (widths < high) & (areas > 0.12 * low * low)
    return int(letters.sum())


def _missed(picture: Any, dark: Any, found: list[Found]) -> list[Found]:
    """Figures and letters that stand alone before a line (the number of a chapter) and were overlooked: ink beside a line that
    no line holds is looked at by itself."""
    boxes = [_bounds(one.quad) for one in found]
    more: list[Found] = []
    for x0, top, _, bottom in boxes:
        height = bottom - top
        start, end = int(max(x0 - 3.2 * height, 0)), int(x0 - 0.25 * height)
        if not 0.06 * DPI < height < 0.5 * DPI or end - start < 0.5 * height:
            continue
        covered = (
            other
            for other in boxes
            if min(other[3], bottom) - max(other[1], top) > 0.3 * height and other[2] > start and other[0] < end
        )
        start = max([start, *(int(other[2]) + 1 for other in covered)])
        ink = dark[int(top) : int(bottom), start:end] if end - start > 0.3 * height else dark[:0, :0]
        dash = _dash(ink, height)
        if dash is not None:
            more.append(Found(_quad(start + dash[0], top, start + dash[1], bottom), "——", 0.9))
            continue
        place = _letters(ink, height)
        if place is None:
            continue
        left, right = start + place[0], start + place[1]
        pad = int(0.25 * height)
        part = picture[max(int(top) - 2, 0) : int(bottom) + 2, max(left - pad, 0) : right + pad]
        text, score = engine.read_piece(part)
        # A piece of a rule reads as 「1」, though never quite surely.
        if 0 < len(text) <= 6 and score > (0.97 if text in "1lI|!-—一" else 0.85):
            more.append(Found(_quad(left, top, right, bottom), text, score))
    return more


def _letters(ink: Any, height: float) -> tuple[int, int] | None:
    """From where to where letters stand in a strip beside a line: ink as high as figures are, no dirt and no rule."""
    if not ink.size or int(ink.sum()) < 0.02 * height * height:
        return None
    rows = ink.any(axis=1).nonzero()[0]
    columns = ink.any(axis=0).nonzero()[0]
    tall = rows[-1] - rows[0] + 1
    if not 0.4 * height < tall < 0.95 * height or int(ink.any(axis=1).sum()) < 0.8 * tall:
        return None
    return int(columns[0]), int(columns[-1]) + 1


def _dash(ink: Any, height: float) -> tuple[int, int] | None:
    """From where to where a dash two squares wide stands in a strip beside a line: the label of a list item."""
    if not ink.size or not ink.any():
        return None
    rows = ink.any(axis=1).nonzero()[0]
    columns = ink.any(axis=0).nonzero()[0]
    width, thick = columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1
    level = 0.3 * height < (rows[0] + rows[-1]) / 2 < 0.7 * height
    wide = 1.2 * height < width < 2.3 * height and columns[0] > 1 and ink.shape[1] - columns[-1] < 0.7 * height
    filled = int(ink.any(axis=0).sum()) > 0.85 * width
    return (int(columns[0]), int(columns[-1]) + 1) if thick < 0.25 * height and level and wide and filled else None


def _quad(x0: float, top: float, x1: float, bottom: float) -> Quad:
    return [[float(x), float(y)] for x, y in ((x0, top), (x1, top), (x1, bottom), (x0, bottom))]


def _bounds(quad: Quad) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return min(xs), min(ys), max(xs), max(ys)


def _worth(found: list[Found]) -> float:
    return sum(one.score**4 * len(one.text) for one in found)


def _mean_score(found: list[Found]) -> float:
    return sum(one.score * len(one.text) for one in found) / max(sum(len(one.text) for one in found), 1)


def _lies_on_its_side(found: list[Found]) -> bool:
    tall = long = 0
    for one in found:
        if len(one.text) > 2:
            x0, top, x1, bottom = _bounds(one.quad)
            tall += bottom - top > 1.8 * (x1 - x0)
            long += 1
    return long >= 3 and tall > 0.6 * long


def _line(dark: Any, found: Found) -> SeenLine:
    quad = found.quad
    left = ((quad[0][0] + quad[3][0]) / 2, (quad[0][1] + quad[3][1]) / 2)
    right = ((quad[1][0] + quad[2][0]) / 2, (quad[1][1] + quad[2][1]) / 2)
    slope = (right[1] - left[1]) / max(right[0] - left[0], 1.0)
    x0, top, x1, bottom = _bounds(quad)
    box = (x0 * _POINT, top * _POINT, x1 * _POINT, bottom * _POINT)
    middles = tuple(round(x * _POINT, 2) for x in found.middles)
    scores = found.scores or (round(found.score, 3),) * len("".join(found.text.split()))
    stroke = _stroke(dark, x0, top, x1, bottom) if abs(slope) < 0.05 else 0.0
    return SeenLine(box, slope, found.text, middles, scores, stroke, raised_of(dark, found))


def _dark(picture: Any) -> Any:
    """Where there is ink: true for pixels darker than what parts ink from paper on this page (Otsu)."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return grey < min(max(threshold, 60.0), 200.0)


def _stroke(dark: Any, x0: float, top: float, x1: float, bottom: float) -> float:
    """The mean thickness of the strokes in a box, in points: ink over half its outline."""
    part = dark[max(int(top), 0) : int(bottom) + 1, max(int(x0), 0) : int(x1) + 1]
    ink = int(part.sum())
    if ink < 40:
        return 0.0
    outline = int((part[:, 1:] != part[:, :-1]).sum()) + int((part[1:, :] != part[:-1, :]).sum())
    return round(2.0 * ink / max(outline, 1) * _POINT, 4)


def _without_seals(picture: Any) -> Any:
    """The picture with coloured seals faded: in them each pixel takes the lightest of its colours, so that black stays black.

    A seal is a coloured patch 2 cm or more wide and high, about as wide as high; coloured words are none, nor is a coloured page.
    """
    import cv2
    import numpy as np

    blue, green, red = cv2.split(picture)
    lightest, darkest = cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)
    coloured = (cv2.subtract(lightest, darkest) > 60).astype(np.uint8)
    if cv2.countNonZero(coloured) < 2000:
        return picture
    small = cv2.resize(coloured, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    joined = cv2.dilate((small > 0).astype(np.uint8), np.ones((5, 5), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    cleaned = picture
    for at in range(1, count):
        x, y, width, height, _ = (int(value) * 4 for value in boxes[at])
        fits = min(width, height) > _SEAL_LEAST and max(width, height) < 0.8 * min(picture.shape[:2])
        if fits and 0.6 < width / height < 1.7:
            if cleaned is picture:
                cleaned = picture.copy()
            part = cleaned[y : y + height, x : x + width]
            part[:] = part.max(axis=2, keepdims=True)
    return cleaned


Strokes = tuple[tuple[float, float, float], ...]


def _rules(dark: Any, angle: float) -> tuple[Strokes, Strokes]:
    """The straight rules across and down, in points, of a page that slants by ``angle`` (radians)."""
    import cv2
    import numpy as np

    ink = dark.astype(np.uint8)
    if abs(angle) > 0.002:
        height, width = ink.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(angle), 1.0)
        ink = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_NEAREST)
    return _straight(ink, across=True), _straight(ink, across=False)


def _straight(ink: Any, *, across: bool) -> Strokes:
    import cv2
    import numpy as np

    length, bridge = int(_RULE_LEAST), 3
    shape = (length, 1) if across else (1, length)
    gap = (bridge, 3) if across else (3, bridge)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(gap[::-1], np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
    opened = cv2.dilate(opened, np.ones((3, 1) if across else (1, 3), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(opened)
    found: list[tuple[float, float, float]] = []
    for at in range(1, count):
        x, y, width, height, area = (int(value) for value in boxes[at])
        long, thick = (width, height) if across else (height, width)
        # A long rule may drift by a few pixels; what is thick all along is a bar or a picture.
        if long < length or thick > max(_RULE_THICK, 0.012 * long) or area > _RULE_THICK * long:
            continue
        if not _stands_free(ink, x, y, width, height, across=across):
            continue
        middle = (y + height / 2 if across else x + width / 2) * _POINT
        start = (x if across else y) * _POINT
        found.append((round(middle, 2), round(start, 2), round(start + long * _POINT, 2)))
    return tuple(sorted(found))


def _stands_free(ink: Any, x: int, y: int, width: int, height: int, *, across: bool) -> bool:
    """Whether paper lies on both sides of a stroke; along the feet of a row of letters it does not."""
    off = 4
    if across:
        sides = (ink[max(y - off, 0), x : x + width], ink[min(y + height + off, ink.shape[0] - 1), x : x + width])
    else:
        sides = (ink[y : y + height, max(x - off, 0)], ink[y : y + height, min(x + width + off, ink.shape[1] - 1)])
    return all(float(side.mean()) < 0.3 for side in sides)
