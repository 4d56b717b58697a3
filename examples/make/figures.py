"""Draws the figures of the sample drafts (``examples/drafts``): boxes and lines in black, with whatever Chinese font is named.

Usage: ``python examples/make/figures.py FONT.ttc``. The pictures are kept beside the drafts; another font draws them a little otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DRAFTS = Path(__file__).resolve().parent.parent / "drafts"
WIDE, TALL, HIGH = 1400, 96, 40
"""The width of a picture, the height of a box and of its letters, in pixels (300 to the inch)."""


def boxes(names: list[str], labels: list[str], font: ImageFont.FreeTypeFont) -> Image.Image:
    """Boxes in a row with arrows from one to the next, each arrow with its condition below."""
    picture = Image.new("L", (WIDE, 2 * TALL + 60), 255)
    pen = ImageDraw.Draw(picture)
    gap = 90
    wide = (WIDE - 4 - gap * (len(names) - 1)) // len(names)
    for at, name in enumerate(names):
        left = 2 + at * (wide + gap)
        pen.rectangle((left, 2, left + wide, TALL), outline=0, width=3)
        pen.text((left + wide / 2, TALL / 2), name, font=font, fill=0, anchor="mm")
        if at:
            pen.line((left - gap, TALL / 2, left, TALL / 2), fill=0, width=3)
            pen.polygon(((left, TALL / 2), (left - 22, TALL / 2 - 9), (left - 22, TALL / 2 + 9)), fill=0)
            pen.text((left - gap / 2, TALL + 45), labels[at - 1], font=font, fill=0, anchor="mm")
    return picture


def digits(groups: list[tuple[str, str]], font: ImageFont.FreeTypeFont) -> Image.Image:
    """A code's digits with a line down from each group to what it means."""
    picture = Image.new("L", (WIDE, 80 + 90 * len(groups)), 255)
    pen = ImageDraw.Draw(picture)
    left = 120
    for at, (shown, meaning) in enumerate(groups):
        middle = left + 30 * len(shown)
        pen.text((middle, 40), shown, font=font, fill=0, anchor="mm")
        down = 80 + 90 * (len(groups) - at) - 45
        pen.line((left, 72, left + 60 * len(shown), 72), fill=0, width=3)
        pen.line((middle, 72, middle, down), fill=0, width=3)
        pen.line((middle, down, 620, down), fill=0, width=3)
        pen.text((640, down), meaning, font=font, fill=0, anchor="lm")
        left += 60 * len(shown) + 60
    return picture


def main(name: str) -> None:
    font = ImageFont.truetype(name, HIGH)
    stages = boxes(["选地整地", "播种", "田间管理", "收获"], ["密度符合", "出苗", "初花期"], font)
    code = digits([("×", "大类代码，1位数字"), ("×", "中类代码，1位数字"), ("××", "小类代码，2位数字")], font)
    for picture, target in ((stages, "code-of-practice/程序.png"), (code, "classification/代码结构.png")):
        picture.point(lambda light: min(255, light // 17 * 17)).save(DRAFTS / target, optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    main(sys.argv[1])
