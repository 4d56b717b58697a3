"""What stands between a picture and its 图题: the statement of units, 分图题, the key (GB/T 1.1—2020 9.7.5, 9.7.6, 10.4.2.1, 表F.1)."""

from __future__ import annotations

from stdkit.facts.drawings import FigurePart
from stdkit.formats.docx.fresh import numbering as schemes
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.labelled import labelled
from stdkit.formats.docx.fresh.runs import write_runs
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format
from stdkit.model import Block


def part_paragraph(block: Block, part: FigurePart, draft: Draft) -> Xml:
    if part == "title" and block.label:
        content = write_runs(block.runs, draft, heiti=True)
        return labelled(draft, "SubfigureTitle", schemes.SUBFIGURES, 0, block.label, content)
    content = write_runs(block.runs, draft)
    if part == "title":
        form = paragraph_format(style="FigureKey", align="center", indent={"firstLineChars": 0, "firstLine": 0})
        return paragraph(form, *content)
    return paragraph(paragraph_format(style="UnitLine" if part == "unit" else "FigureKey"), *content)
