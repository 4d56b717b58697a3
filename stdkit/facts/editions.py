"""The edition of GB/T 1.1 that a document was drafted under: by the sentence of its foreword, else by its fixed wordings."""

from __future__ import annotations

import re

from stdkit.facts.fixed_texts import edition_of
from stdkit.facts.foreword import items_of
from stdkit.facts.listed import lead_ins
from stdkit.facts.memo import fact
from stdkit.facts.structure import annexes
from stdkit.facts.told import Told
from stdkit.model import Document

_YEAR = r"GB\s*/?\s*T\s*1\.1\s*[-‐-―－—]+\s*((?:19|20)\d\d)"


@fact
def edition(doc: Document) -> Told:
    """「2020」, 「2009」 or an earlier year, as the document says or shows; "" where nothing tells it."""
    for item in items_of(doc, "basis"):
        match = re.search(_YEAR, item.text)
        year = match[1] if match else edition_of(item.text, "foreword-basis")
        if year:
            return Told(year, f"前言“{item.text.strip()[:24]}……”")
    for block in lead_ins(doc):
        year = edition_of(block.text, "references-lead")
        if year:
            return Told(year, "规范性引用文件的引导语")
    for annex in annexes(doc):
        match = re.search(r"(?:规范|资料)性附录", doc.text_of(annex.mark)) if annex.mark is not None else None
        if match:
            return Told("2009", f"附录标识“（{match[0]}）”")
    return Told("", "前言没有起草依据")
