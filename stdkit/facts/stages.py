"""The stage a draft has reached: 草案, 征求意见稿, 送审稿, 报批稿. Number and dates may be missing up to the last."""

from __future__ import annotations

import re
from pathlib import PurePath

from stdkit.facts.covers import PLACEHOLDER, cover_number
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.told import Told
from stdkit.model import Document, Stage

_MARKS: tuple[tuple[Stage, str], ...] = (
    ("comments", r"征求意见"),
    ("review", r"送审|审查稿|审定稿"),
    ("approval", r"报批|发布稿|出版稿"),
    ("draft", r"草案|讨论稿|工作组|初稿|草稿"),
)
_DAY = pattern(r"\s*\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?\s*")


@fact
def stage(doc: Document) -> Told:
    """The stage by the mark on the cover, else by the file's name, else by whether number and dates are given.

    A cover without a mark whose number and dates are complete is that of a published document: held to what a 报批稿 is.
    """
    for text, where in ((doc.cover.stage, "封面"), (PurePath(doc.path).stem, "文件名")):
        for value, form in _MARKS:
            match = re.search(form, text)
            if match is not None:
                return Told(value, f"{where}“{text.strip('（）() ') if where == '封面' else match[0]}”")
    if is_complete(doc):
        return Told("approval", "没有稿别，编号和日期齐全")
    return Told("draft", "没有稿别，编号或日期未定" if doc.cover.blocks else "没有封面")


def is_complete(doc: Document) -> bool:
    """Whether number, year and both dates of the cover are given."""
    cover, number = doc.cover, cover_number(doc)
    given = number is not None and not number.placeholder and number.year.isdigit()
    return (
        given
        and not PLACEHOLDER.search(cover.number)
        and bool(_DAY.fullmatch(cover.published))
        and bool(_DAY.fullmatch(cover.implemented))
    )
