"""Makes ``returns/``: what two units sent back on ``draft-with-faults.docx``, one as comments and tracked changes in Word, one as a table.

Usage: ``python examples/make/returns.py FOLDER``.
"""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from pathlib import Path

from stdkit.formats import read
from stdkit.formats.docx.tracked import write
from stdkit.model import Comment, Document, Edit, Span

HERE = Path(__file__).resolve().parent
SENT = HERE.parent / "draft-with-faults.docx"
WORD, TABLE = "内蒙古牧业大学.docx", "乌兰察布市动物疫病预防控制中心.csv"
COMMENTS = (
    ("50cm", "埋深宜按土质分别规定：沙土地50 cm不够。"),
    ("供野生动物通过的围栏缺口", "是否包括过水通道，建议写明。"),
)
CHANGES = (("1.1 m", "1.2 m"),)
ROWS = (
    ("章条编号", "意见内容", "理由", "单位"),
    ("1", "埋深宜按土质分别规定：沙土地50 cm不够。", "", "乌兰察布市动物疫病预防控制中心"),
    ("3.3", "野生动物通道的宽度建议给出下限。", "便于验收", "乌兰察布市动物疫病预防控制中心"),
)


def place(document: Document, words: str) -> Span:
    """The first place of ``words``."""
    for block in document.blocks():
        if words in block.text:
            start = block.text.index(words)
            return block.span(start, start + len(words))
    raise ValueError(f"{SENT.name} does not say {words}")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    document = read(SENT)
    comments = [Comment(place(document, words), text) for words, text in COMMENTS]
    edits = [Edit(place(document, words), text) for words, text in CHANGES]
    write(document, edits, folder / WORD, author="内蒙古牧业大学", date=datetime(2026, 6, 10), comments=comments)
    with (folder / TABLE).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(ROWS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
