"""Paragraphs that bear a label: counted by Word where counting gives it, typed where it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from stdkit.formats.docx.fresh import numbering as schemes
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.measures import LATIN, hanging
from stdkit.formats.docx.fresh.numbering import GAP
from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, run, w
from stdkit.model import Block

RANKS = 5


def labelled(
    draft: Draft,
    style: str,
    scheme: int,
    level: int,
    label: str,
    content: Sequence[Xml],
    *,
    gap: str = GAP,
    own: bool = True,
    **form: Any,
) -> Xml:
    """A paragraph of ``style`` under ``label``.

    ``gap`` parts a typed label from the text (a tab where it is ``"\\t"``); ``own``: the style brings this scheme by itself.
    """
    placed = draft.numbering.place(scheme, level, label)
    if placed is not None:
        num = None if placed.num is None and own else (placed.num or scheme, level)
        return paragraph(paragraph_format(style=style, num=num, **form), *content)
    if not label:
        return paragraph(paragraph_format(style=style, num=(0, 0), **form), *content)
    draft.typed.append(label)
    return paragraph(paragraph_format(style=style, num=(0, 0), **form), *typed(label, gap), *content)


def typed(label: str, gap: str = GAP) -> list[Xml]:
    return [plain_run(label), run(w("tab"))] if gap == "\t" else [plain_run(label + gap)]


def clause_style(number: str) -> tuple[str, int, int] | None:
    """Style, scheme and level of a clause number: 「5.1」 → ``("Clause1", CLAUSES, 2)``; ``None`` deeper than five levels."""
    depth = number.count(".")
    if number.startswith("0."):
        family, scheme = "IntroClause", schemes.INTRODUCTION
    elif re.match(r"[A-Z]\.", number):
        family, scheme = "AnnexClause", schemes.ANNEXES
    else:
        family, scheme = "Clause", schemes.CLAUSES
    level = depth + 1 if scheme == schemes.CLAUSES else depth
    return (f"{family}{depth}", scheme, level) if 1 <= depth <= RANKS else None


def list_item(block: Block, draft: Draft, content: Sequence[Xml]) -> Xml:
    """列项, its style after the kind of its label and its level."""
    label, level = block.label, max(block.level, 1)
    style, scheme, at = _list_style(label, level)
    if style and schemes.read_label(scheme, at, label) is not None:
        own = _OWN_LEVEL.get(style, 1)
        if level == own:
            return labelled(draft, style, scheme, at, label, content, gap="\t")
        indent = hanging(420 * (level + 1), 420)
        style = _LEVEL_STYLES[min(level, 3) - 1]  # how deep an item stands is said by its style
        return labelled(draft, style, scheme, at, label, content, gap="\t", own=False, indent=indent)
    free = draft.numbering.place_free(label, LATIN)
    indent = hanging(420 * (level + 1), 420)
    return paragraph(
        paragraph_format(
            style=_LEVEL_STYLES[min(level, 3) - 1],
            num=(free or 0, 0),
            indent=indent,
            tabs=[("num", indent["left"], "")],
        ),
        *content,
    )


_LEVEL_STYLES = ("LetterItem", "NumberItem2", "NumberItem3")
_OWN_LEVEL = {"DashItem2": 2, "BulletItem": 2, "NumberItem2": 2, "NumberItem3": 3}


def _list_style(label: str, level: int) -> tuple[str, int, int]:
    if label == "——":
        return ("DashItem", schemes.DASHES, 0) if level == 1 else ("DashItem2", schemes.DASHES2, 0)
    if label == "•":
        return "BulletItem", schemes.BULLETS, 1
    if re.fullmatch(r"[a-z]\)", label):
        return "LetterItem", schemes.LETTERS, 0
    if re.fullmatch(r"\d+\)", label):
        return ("NumberItem", schemes.DIGITS, 0) if level == 1 else ("NumberItem2", schemes.LETTERS, 1)
    if re.fullmatch(r"\(\d+\)", label):
        return "NumberItem3", schemes.LETTERS, 2
    return "", 0, 0


def note(block: Block, draft: Draft, content: Sequence[Xml]) -> Xml:
    """注 or 示例, numbered or not."""
    plain, numbered = (("Note", schemes.NOTE), ("NoteNumbered", schemes.NOTES)) if block.kind == "note" else (("Example", schemes.EXAMPLE), ("ExampleNumbered", schemes.EXAMPLES))  # fmt: skip
    style, scheme = numbered if re.search(r"\d", block.label) else plain
    if not block.label:
        return paragraph(
            paragraph_format(style="ExampleText" if block.kind == "example" else style, num=(0, 0)), *content
        )
    return labelled(draft, style, scheme, 0, block.label, content, gap="")


def caption(block: Block, draft: Draft, annex: str, content: Sequence[Xml]) -> Xml:
    """表题 or 图题 with its number."""
    table = block.kind == "table"
    if re.search(r"[A-Z]\.\d", block.label) and annex:
        style, scheme, level = (
            ("AnnexTableCaption", schemes.ANNEX_TABLES, 1)
            if table
            else ("AnnexFigureCaption", schemes.ANNEX_FIGURES, 1)
        )
    else:
        style, scheme, level = ("TableCaption", schemes.TABLES, 0) if table else ("FigureCaption", schemes.FIGURES, 0)
    if block.label and schemes.read_label(scheme, level, block.label) is None:
        free = draft.numbering.place_free(block.label)
        return paragraph(paragraph_format(style=style, num=(free or 0, 0)), *content)
    return labelled(draft, style, scheme, level, block.label, content)
