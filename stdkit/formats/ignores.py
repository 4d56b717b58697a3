"""「stdkit: ignore CODE 理由」, as drafters write it into a comment: the same words in Markdown and in Word."""

from __future__ import annotations

import re
from datetime import date

from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Suppression, TermEntry

_IGNORE = pattern(
    r"\s*stdkit\s*[:：]\s*ignore\s+(?P<codes>[A-Z]{2,8}\d{0,4}(?:\s*[,，、]\s*[A-Z]{2,8}\d{0,4})*)(?![A-Z\d])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_UNTIL = pattern(r"[\s,，:：]*(?:至|到|until)[\s=:：]*(?P<date>\d{4}-\d{1,2}-\d{1,2})日?", re.IGNORECASE)


def read_ignore(text: str) -> Suppression | None:
    """The suppression that the text of a comment asks for, still without blocks; ``None`` where it asks for none.

    「stdkit: ignore MOD001，REF 至 2026-12-31 理由」: codes or families, optionally the last day, the reason. A day that does not
    exist leaves the reason empty: such a suppression does nothing.
    """
    match = _IGNORE.fullmatch(text)
    if match is None:
        return None
    codes = tuple(code.upper() for code in re.split(r"\s*[,，、]\s*", match["codes"]))
    rest, until = match["rest"], None
    day = _UNTIL.match(rest)
    if day is not None:
        try:
            until = date(*(int(piece) for piece in day["date"].split("-")))
        except ValueError:
            return Suppression((), codes, "")
        rest = rest[day.end() :]
    return Suppression((), codes, " ".join(rest.strip(" \t\n　:：,，。;；-—").split()), until)


def with_children(doc: Document, block: Block) -> tuple[str, ...]:
    """The ids of a block and of all that it holds; the number of a term entry stands for the entry."""
    entry = doc.place(block.id).entry
    if entry is not None and entry.heading is not None and entry.heading.id == block.id:
        block = entry
    own = (block.heading.id,) if isinstance(block, TermEntry) and block.heading is not None else ()
    return (*own, block.id, *(held.id for held in block.children()))
