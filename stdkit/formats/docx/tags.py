"""Qualified names of the XML vocabularies a DOCX is made of, in lxml's notation."""

from __future__ import annotations

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
IN_WORD: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARKUP: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
VML: Final = "urn:schemas-microsoft-com:vml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
STRICT_NAMES: Final = tuple(
    (f"http://purl.oclc.org/ooxml/{own}", f"http://schemas.openxmlformats.org/{usual}")
    for own, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("officeDocument/sharedTypes", "officeDocument/2006/sharedTypes"),
        ("officeDocument/bibliography", "officeDocument/2006/bibliography"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/picture", "drawingml/2006/picture"),
        ("drawingml/chart", "drawingml/2006/chart"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
        ("drawingml/lockedCanvas", "drawingml/2006/lockedCanvas"),
        ("schemaLibrary/main", "schemaLibrary/2006/main"),
    )
)
"""The names of the strict dialect (ISO/IEC 29500) with those that everybody else writes."""
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{WORD}}}{name}"


def m(name: str) -> str:
    """The qualified name of an Office Math element or attribute."""
    return f"{{{MATH}}}{name}"


VAL: Final = w("val")
P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
TBL: Final = w("tbl")
PPR: Final = w("pPr")
RPR: Final = w("rPr")
SDT: Final = w("sdt")
SDT_PR: Final = w("sdtPr")
SDT_CONTENT: Final = w("sdtContent")
SECT_PR: Final = w("sectPr")
TEXT_BOX: Final = w("txbxContent")
ALTERNATE: Final = f"{{{MARKUP}}}AlternateContent"
CHOICE: Final = f"{{{MARKUP}}}Choice"
FALLBACK: Final = f"{{{MARKUP}}}Fallback"
EMBED: Final = f"{{{RELATION}}}embed"
LINK: Final = f"{{{RELATION}}}link"
REL_ID: Final = f"{{{RELATION}}}id"
