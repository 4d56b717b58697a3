"""Speed of ``stdkit comments`` as whole processes: twenty drafts that came back with a thousand comments, and whether all arrive.

    .venv/bin/python script/bench_comments.py [--pages 15] [--runs 3]

The drafts are synthetic (``bench_documents``), each with fifty comments spread over its text and five changes. Told are the medians of
wall time and of processor time (user + system, with the processes it starts), and the load of the machine beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx
from bench_documents import write_draft
from docx.oxml import parse_xml

ROOT = Path(__file__).resolve().parent.parent
RETURNS, EACH, CHANGES = 20, 50, 5
_CHANGE = (
    '<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="{number}" w:author="作者{unit}" '
    'w:date="2026-06-01T00:00:00Z"><w:r><w:t>第{unit}家补充的第{number}处</w:t></w:r></w:ins>'
)


def write_returns(folder: Path, pages: int) -> None:
    """The draft that was sent out, and in ``returns`` what came back of it."""
    write_draft(folder / "draft.docx", pages)
    (folder / "returns").mkdir()
    for unit in range(RETURNS):
        book = docx.Document(str(folder / "draft.docx"))
        places = [one for one in book.paragraphs if len(one.text) > 5 and one.runs]
        for number in range(EACH):
            where = places[(number * 37 + unit) % len(places)]
            book.add_comment(where.runs, text=f"第{unit}家的第{number}条意见", author=f"作者{unit}")
        for number in range(CHANGES):
            places[(number * 41 + unit) % len(places)]._p.append(parse_xml(_CHANGE.format(number=number, unit=unit)))
        book.save(str(folder / "returns" / f"第{unit}研究院.docx"))


def measure(folder: Path, out: Path) -> tuple[float, float]:
    """Wall time and processor time of one run, in seconds."""
    words = ["comments", str(folder / "returns"), "--draft", str(folder / "draft.docx"), "-o", str(out), "--quiet"]
    before, began = _used(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "stdkit.cli", *words], check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - began, _used() - before


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def arrived(out: Path) -> int:
    """How many of the comments are in the table, each under its unit."""
    rows = json.loads(out.read_text("utf-8"))["comments"]
    told = {(unit, row["text"].rpartition("：")[2]) for row in rows for unit in row["units"]}
    return sum((f"第{u}研究院", f"第{u}家的第{n}条意见") in told for u in range(RETURNS) for n in range(EACH))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=15)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_returns(folder, asked.pages)
        measure(folder, folder / "out.json")
        for suffix in ("json", "xlsx", "docx"):
            found = [measure(folder, folder / f"out.{suffix}") for _ in range(asked.runs)]
            wall, used = (statistics.median(column) for column in zip(*found, strict=True))
            load = os.getloadavg()[0]
            print(f"{asked.pages} pages, {suffix}: wall {wall:.2f} s, processor {used:.2f} s, load {load:.1f}")
        count = arrived(folder / "out.json")
        print(f"{count} of {RETURNS * EACH} comments arrived")
        return 0 if count == RETURNS * EACH else 1


if __name__ == "__main__":
    sys.exit(main())
