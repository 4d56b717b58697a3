"""Pages of every sample draft and paper as pictures, and the page that shows them. Called by script/gallery."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from stdkit.formats.printing import pdf_beside, write_pdfs
from stdkit.templates.fields import names, template
from stdkit.templates.kinds import KINDS
from stdkit.templates.levels import settled
from stdkit.templates.papers import is_paper
from stdkit.templates.produce import write
from stdkit.templates.values import load_data

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "gallery.md"
PICTURES = ROOT / "docs" / "gallery"
DRAFTS = ROOT / "examples" / "drafts"
RESOLUTION = 64
SHADES = 12
IN_A_ROW = 4
MOST_PAGES = 8
GAP = 8
LARGEST = 3_000_000
"""All pictures together, in bytes."""


@dataclass(frozen=True, slots=True)
class Show:
    """One document: the name of its picture, what stands under it, and how it is written to a file."""

    name: str
    caption: str
    write: Callable[[Path], object]


def drafts() -> Iterator[Show]:
    """A draft of every kind."""
    for kind in KINDS:
        data = DRAFTS / kind.name / "draft.yaml"
        said = settled(load_data(data), str(data))
        caption = (
            f"{kind.title}（{kind.name}）：{said['title']}，{said['level']}标准{said.get('stage') or '征求意见稿'}"
        )
        yield Show(f"draft-{kind.name}", caption, lambda out, data=data: write("draft", data, out))


def papers() -> Iterator[tuple[str, Show, Show]]:
    """Every paper: what heads it, the filled sample, the empty form."""
    for name in names():
        chosen = template(name)
        if not is_paper(chosen):
            continue
        sample = Path(str(chosen.folder)) / "sample.yaml"
        yield (
            f"{chosen.title}（{name}）",
            Show(name, "填好的样例", lambda out, name=name, sample=sample: write(name, sample, out)),
            Show(f"{name}-blank", "空白表", lambda out, name=name: write(name, {}, out, blank=True)),
        )


def shows() -> list[Show]:
    return [*drafts(), *(show for _, *both in papers() for show in both)]


def text() -> str:
    """The page."""
    parts = [
        "# 样张",
        "stdkit 排出的文稿和文件，由 LibreOffice 显示；每份最多示前八页。Word、WPS 中字体按标准的要求，这里缺的字体由相近的代替。"
        "本页和图由 `script/gallery` 写出。",
        "## 文稿",
        "`stdkit render draft --data draft.yaml -o 文稿.docx`，数据和正文见 `examples/drafts`。",
    ]
    for show in drafts():
        parts += [f"### {show.caption}", _picture(show)]
    parts += ["## 文件", "`stdkit render 模板 --data draft.yaml -o 文件.docx`；空白表用 `--blank`。"]
    for title, *both in papers():
        parts.append(f"### {title}")
        for show in both:
            parts += [f"{show.caption}：", _picture(show)]
    return "\n\n".join(parts) + "\n"


def _picture(show: Show) -> str:
    return f"![{show.caption}](gallery/{show.name}.png)"


def stale(made: str) -> bool:
    return not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != made


def draw(wanted: list[Show], folder: Path) -> dict[str, bytes]:
    """The pictures by their names: every document written, printed in one start of LibreOffice, its pages side by side."""
    files = {show.name: folder / f"{show.name}.docx" for show in wanted}
    for show in wanted:
        show.write(files[show.name])
    write_pdfs(files.values())
    return {f"{name}.png": sheet(pdf_beside(path)) for name, path in files.items()}


def sheet(pdf: Path) -> bytes:
    """The first pages of ``pdf`` side by side, as a PNG of few shades."""
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-l", str(MOST_PAGES), "-png", str(pdf), str(stem)], check=True)
    pages = [ImageOps.expand(Image.open(path).convert("L"), 1, 160) for path in sorted(pdf.parent.glob(f"{stem.name}-*.png"))
             if path.stem.removeprefix(f"{stem.name}-").isdigit()]  # fmt: skip
    wide, tall = max(page.width for page in pages), max(page.height for page in pages)
    across, down = min(len(pages), IN_A_ROW), -(-len(pages) // IN_A_ROW)
    whole = Image.new("L", (across * (wide + GAP) + GAP, down * (tall + GAP) + GAP), 235)
    for at, page in enumerate(pages):
        whole.paste(page, (GAP + at % IN_A_ROW * (wide + GAP), GAP + at // IN_A_ROW * (tall + GAP)))
    found = io.BytesIO()
    whole.quantize(SHADES).save(found, "PNG", optimize=True)
    return found.getvalue()


def main() -> int:
    made = text()
    if sys.argv[1:] == ["--check"]:
        if stale(made):
            print("docs/gallery.md is stale: run script/gallery")
        return int(stale(made))
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    if sys.argv[1:] == ["--text"]:
        return 0
    with tempfile.TemporaryDirectory(prefix="stdkit-gallery-") as name:
        pictures = draw(shows(), Path(name))
    size = sum(map(len, pictures.values()))
    if size > LARGEST:
        print(f"the pictures take {size:,} bytes, more than {LARGEST:,}: nothing was written")
        return 1
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    for file, data in pictures.items():
        (PICTURES / file).write_bytes(data)
    print(f"{len(pictures)} pictures, {size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
