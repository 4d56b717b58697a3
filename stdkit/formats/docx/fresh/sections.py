"""Page size, margins, running heads and page numbers of the three parts: cover, front matter, text (GB/T 1.1—2020 10.1)."""

from __future__ import annotations

from typing import Literal

from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.xml import Xml, element, field, paragraph, paragraph_format, value, w

Part = Literal["cover", "front", "body"]
RUNNING = {
    "header-odd": "header1.xml",
    "header-even": "header2.xml",
    "footer-odd": "footer1.xml",
    "footer-even": "footer2.xml",
}
RELATIONS = {name: f"rId{name.title().replace('-', '')}" for name in RUNNING}


def section(part: Part) -> Xml:
    """``w:sectPr``. The text begins on an odd page; numbers run I, II … from 目次 and 1, 2 … from the text."""
    references = [] if part == "cover" else [
        element(f"w:{kind}Reference", attributes={"w:type": "default" if side == "odd" else "even", "r:id": RELATIONS[f"{kind}-{side}"]})
        for kind in ("header", "footer") for side in ("odd", "even")
    ]  # fmt: skip
    margins = {"top": 1928, "right": 1134, "bottom": 1134, "left": 1418, "header": 1418, "footer": 850, "gutter": 0}
    if part == "cover":
        margins |= {"top": 567, "bottom": 567, "header": 567, "footer": 567}
    numbers = {"front": w("pgNumType", fmt="upperRoman", start=1), "body": w("pgNumType", start=1)}
    return w(
        "sectPr",
        *references,
        value("type", "oddPage" if part == "body" else "nextPage"),
        w("pgSz", w=11906, h=16838),
        w("pgMar", **margins),
        numbers.get(part),
        w("cols", space=425),
        w("docGrid", type="lines", linePitch=312),
    )


def running_parts(number: str) -> dict[str, Xml]:
    """Headers with the document's number and footers with the page's, outer corners, by part name."""
    found: dict[str, Xml] = {}
    for side in ("odd", "even"):
        style = side.title()
        head = paragraph(paragraph_format(style=f"Header{style}"), plain_run(number) if number else None)
        foot = paragraph(
            paragraph_format(style=f"Footer{style}"),
            *field("PAGE \\* MERGEFORMAT", [plain_run("1" if side == "odd" else "2")]),
        )
        found[RUNNING[f"header-{side}"]] = w("hdr", head)
        found[RUNNING[f"footer-{side}"]] = w("ftr", foot)
    return found
