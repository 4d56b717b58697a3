"""What stands in the cells of a table, and pictures wherever they stand (GB/T 1.1—2020 9.7, 9.12, 10.4.2.2)."""

from __future__ import annotations

from functools import partial

from stdkit.formats.docx.fresh import numbering as schemes
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.labelled import labelled, note, typed
from stdkit.formats.docx.fresh.runs import write_runs
from stdkit.formats.docx.fresh.tables import label_indent, table_element
from stdkit.formats.docx.fresh.xml import Xml, copied, paragraph, paragraph_format, run, run_format, text_element, w
from stdkit.model import Block, Figure, Table


def in_cell(draft: Draft, block: Block, plain: Xml | None) -> list[Xml]:
    """The paragraphs of one block of a cell; ``plain`` is the format a plain paragraph takes there."""
    if isinstance(block, Table):
        return [table_element(block, partial(in_cell, draft))]
    if isinstance(block, Figure):
        return picture_lines(block, "CellText", draft)
    if block.kind == "note" and block.label:
        return [note(block, draft, write_runs(block.runs, draft))]
    if block.kind == "footnote":
        return [table_footnote(block, draft)]
    content = write_runs(block.runs, draft)
    if block.label:
        form = paragraph_format(style="CellText", align="both", indent=label_indent(block.label))
        return [paragraph(form, *typed(block.label, "\t"), *content)]
    return [paragraph(copied(plain), *content)]


def table_footnote(block: Block, draft: Draft) -> Xml:
    """A footnote of a table or figure, its raised letter counted where it is one."""
    content = write_runs(block.runs, draft)
    if not block.label or schemes.read_label(schemes.TABLE_NOTES, 0, block.label) is not None:
        return labelled(draft, "TableNote", schemes.TABLE_NOTES, 0, block.label, content)
    mark = run(text_element(block.label), form=run_format(vertical="superscript"))
    return paragraph(paragraph_format(style="TableNote", num=(0, 0)), mark, run(w("tab")), *content)


def picture_lines(figure: Figure, style: str, draft: Draft) -> list[Xml]:
    """The paragraph of a figure's pictures; none where it has no picture."""
    drawings = draft.pictures.of_figure(figure)
    if drawings and not figure.images:
        draft.comments.carried_over(figure)
    return [paragraph(paragraph_format(style=style), *(run(drawing) for drawing in drawings))] if drawings else []
