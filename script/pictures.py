"""The pictures of the guides: every command of a guide run on the examples, what it wrote drawn. Called by script/pictures."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
from pdfminer.utils import decode_text
from pdfplumber.utils.pdfinternals import resolve
from PIL import Image, ImageDraw, ImageFont, ImageOps

sys.path.insert(0, str(Path(__file__).resolve().parent))
from guides import GUIDES, ROOT, prepare, steps

from stdkit.cli import run

PICTURES = ROOT / "docs" / "guide" / "pictures"
NOTED = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
"""A PDF that has the comments."""
RESOLUTION = 88
COLOURS = 40
MARGIN, LETTER, LINE = 300, 12, 16
"""Of the comments beside a page, in pixels: how wide, how large their letters, how far their lines."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the file it shows, the page (from 1), and which part of it: left, top, right, bottom as shares."""

    name: str
    file: str
    page: int = 1
    part: tuple[float, float, float, float] = (0, 0, 1, 1)


SHOTS = (
    Shot("annotated", "out/批注稿.docx", 5, (0, 0.05, 1, 0.62)),
    Shot("tracked", "out/转化/db15-mandatory-2010.tracked.docx", 4, (0, 0.05, 1, 0.75)),
    Shot("decisions", "out/转化/db15-mandatory-2010.decisions.docx"),
    Shot("comments", "out/征求意见汇总处理表.docx"),
    Shot("minutes", "out/审查会议纪要.docx"),
    Shot("report", "out/检查.html"),
    Shot("diff", "out/新旧对照.html"),
    Shot("dashboard", "out/一批/summary.html"),
)


def work_through(place: Path) -> None:
    """Every command of the guides, in ``place``."""
    os.chdir(place)
    for page in GUIDES:
        for step in steps(page):
            for words in step.commands if step.kind == "sh" else ():
                run(words)


def draw(shot: Shot, place: Path) -> bytes:
    """The picture of ``shot`` as PNG."""
    html = shot.file.endswith(".html")
    image = _page(place / shot.file) if html else _printed(place / shot.file, shot.page)
    left, top, right, bottom = shot.part
    image = image.crop(
        (int(left * image.width), int(top * image.height), int(right * image.width), int(bottom * image.height))
    )
    found = io.BytesIO()
    ImageOps.expand(image, 1, (160, 160, 160)).quantize(COLOURS).save(found, "PNG", optimize=True)
    return found.getvalue()


def _printed(file: Path, page: int) -> Image.Image:
    profile = file.parent / ".office"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", NOTED]
    subprocess.run([*command, "--outdir", str(file.parent), str(file)], check=True, capture_output=True)
    shutil.rmtree(profile, ignore_errors=True)
    stem = file.with_suffix("")
    options = ["-r", str(RESOLUTION), "-f", str(page), "-l", str(page), "-singlefile", "-hide-annotations", "-png"]
    subprocess.run(["pdftoppm", *options, f"{stem}.pdf", str(stem)], check=True, capture_output=True)
    with pdfplumber.open(f"{stem}.pdf") as pdf:
        told = [resolve(note) for note in pdf.pages[page - 1].page_obj.annots or []]
        tall = float(pdf.pages[page - 1].height)
    notes = [(tall - note["Rect"][3], decode_text(note["Contents"])) for note in told if note.get("Contents")]
    return _with_notes(Image.open(f"{stem}.png").convert("RGB"), sorted(notes))


def _with_notes(page: Image.Image, notes: list[tuple[float, str]]) -> Image.Image:
    """``page`` with the comments that stand on it beside it, as Word shows them. Those that find no room are left out."""
    if not notes:
        return page
    told = subprocess.run(["fc-match", "-f", "%{file}", "sans:lang=zh-cn"], check=True, capture_output=True, text=True)
    font = ImageFont.truetype(told.stdout, LETTER)
    whole = Image.new("RGB", (page.width + MARGIN, page.height), (245, 245, 245))
    whole.paste(page, (0, 0))
    pen, free = ImageDraw.Draw(whole), 0.0
    for top, text in notes:
        lines = textwrap.wrap(text.replace("\n", " "), (MARGIN - 36) // LETTER)
        at = max(free, top * RESOLUTION / 72)
        free = at + len(lines) * LINE + 14
        if free > page.height:
            break
        pen.line((page.width - 60, top * RESOLUTION / 72 + 8, page.width + 12, at + 8), fill=(190, 90, 60))
        pen.rectangle(
            (page.width + 12, at, page.width + MARGIN - 8, free - 6), fill=(255, 250, 235), outline=(190, 90, 60)
        )
        for number, line in enumerate(lines):
            pen.text((page.width + 18, at + 2 + number * LINE), line, font=font, fill=(40, 40, 40))
    return whole


def _page(file: Path) -> Image.Image:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    made = file.with_suffix(".png")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    command = [browser, *options, f"--user-data-dir={file.parent / '.browser'}", "--window-size=1320,820"]
    subprocess.run([*command, f"--screenshot={made}", file.as_uri()], check=True, capture_output=True)
    return Image.open(made).convert("RGB")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="stdkit-pictures-") as name:
        place = Path(name)
        prepare(place)
        work_through(place)
        drawn = {f"{shot.name}.png": draw(shot, place) for shot in SHOTS}
        os.chdir(ROOT)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for file, data in drawn.items():
        (PICTURES / file).write_bytes(data)
    print(f"{len(drawn)} pictures, {sum(map(len, drawn.values())):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
