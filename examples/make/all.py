"""Makes every example anew: the Word files of ``clean.md`` and ``draft-with-faults.md``, and the mandatory standard of 2010, what came back
on a draft.

Usage: ``python examples/make/all.py [FOLDER]`` (by default the folder ``examples`` itself).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from stdkit.formats import read
from stdkit.formats.docx.writer import write_fresh

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import mandatory_2010  # noqa: E402
import returns  # noqa: E402

DRAFTS = {"clean": date(2026, 8, 10), "draft-with-faults": date(2026, 5, 20)}


def main(folder: Path) -> None:
    mandatory_2010.main(str(folder / "db15-mandatory-2010.docx"))
    for name, day in DRAFTS.items():
        document = read(HERE.parent / f"{name}.md")
        for remark in write_fresh(document, folder / f"{name}.docx", created=day, completed=day):
            print(f"{name}.docx: {remark}")
    returns.main(folder / "returns")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)
