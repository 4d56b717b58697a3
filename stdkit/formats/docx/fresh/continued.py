"""「表1（续）」 over the head of a table that runs on, with its statement of units (GB/T 1.1—2020, 9.7.3).

Word repeats head rows and knows no text for the later pages only. So the line is a first head row, repeated with the others, and a white
shape that stands on the table's first page alone covers it there: the shape hangs in a low paragraph before the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.formats.docx.fresh.measures import HEI, TEXT_WIDTH, WUHAO
from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.tables import THICK
from stdkit.formats.docx.fresh.xml import Xml, element, field, paragraph, paragraph_format, run, run_format, value, w

_HEIGHT = 300
"""Of the row, in twips."""
_LOW = 20
_MARK = "（续）"


def continued_row(label: str, bookmark: str, unit: Sequence[Xml], columns: int) -> Xml:
    """The head row. ``bookmark`` stands in the caption, whose number the field shows; ``unit`` are the runs of the statement of units."""
    number = field(f"REF {bookmark} \\r \\h", [plain_run(label, _bold_face())], form=_bold_face())
    tail = [run(w("tab")), *unit] if unit else []
    line = paragraph(
        paragraph_format(
            style="CellText",
            align="left",
            tabs=[("center", TEXT_WIDTH // 2, ""), *([("right", TEXT_WIDTH - 100, "")] if unit else [])],
        ),
        run(w("tab")),
        *number,
        plain_run(_MARK, run_format(size=WUHAO)) if "续" not in label else None,
        *tail,
    )
    edges = [w(side, val="nil") for side in ("top", "left")]
    edges += [w("bottom", val="single", sz=THICK, space=0, color="auto"), w("right", val="nil")]
    cell = w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=TEXT_WIDTH, type="dxa"),
            value("gridSpan", columns) if columns > 1 else None,
            w("tcBorders", *edges),
            value("vAlign", "center"),
        ),
        line,
    )
    height = w("trHeight", val=_HEIGHT, hRule="exact")
    return w("tr", w("trPr", w("cantSplit"), height, w("tblHeader")), cell)


def _bold_face() -> Xml:
    return run_format(east=HEI, latin=HEI, size=WUHAO)


def covering() -> Xml:
    """The low paragraph before the table, with the white shape that hides the row on this page."""
    style = (
        f"position:absolute;margin-left:-6pt;margin-top:{_LOW / 20:g}pt;width:{TEXT_WIDTH / 20 + 12:g}pt;"
        f"height:{(_HEIGHT - 30) / 20:g}pt;z-index:251658240;mso-position-horizontal-relative:text;"
        "mso-position-vertical-relative:text"
    )
    shape = element("v:rect", style=style, fillcolor="white", stroked="f")
    form = paragraph_format(
        style="Text",
        keep_next=True,
        spacing={"before": 0, "after": 0, "line": _LOW, "lineRule": "exact"},
        indent={"firstLineChars": 0, "firstLine": 0},
    )
    return paragraph(form, run(w("pict", shape)))
