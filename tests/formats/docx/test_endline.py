"""The line that ends a standard, in the ways drafters make it."""

from __future__ import annotations

import pytest
from lxml import etree

from stdkit.formats.docx.endline import has_end_line

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "<w:p><w:r><w:t>羊毛应干燥。</w:t></w:r></w:p>"
DRAWN = (
    "<w:p><w:r><w:drawing><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
    "<a:prstGeom prst='line'/></a:graphic></w:drawing></w:r></w:p>"
)
VML = "<w:p><w:r><w:pict><v:line xmlns:v='urn:schemas-microsoft-com:vml'/></w:pict></w:r></w:p>"


def root(body: str) -> etree._Element:
    return etree.fromstring(f"<w:document xmlns:w='{W}'><w:body>{body}<w:sectPr/></w:body></w:document>")


def styles(border: str) -> etree._Element:
    return etree.fromstring(
        f"<w:styles xmlns:w='{W}'><w:style w:styleId='E'><w:pPr><w:pBdr>{border}</w:pBdr></w:pPr></w:style></w:styles>"
    )


@pytest.mark.parametrize(
    "line",
    [
        DRAWN,
        VML,
        "<w:p><w:r><w:t>__________</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>————</w:t></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:u w:val='single'/></w:rPr><w:t>        </w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pBdr><w:top w:val='single'/></w:pBdr></w:pPr></w:p>",
        "<w:p><w:pPr><w:pStyle w:val='E'/></w:pPr></w:p>",
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>______</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
    ],
)
@pytest.mark.parametrize("after", ["", "<w:p/>", "<w:p><w:r><w:t>  </w:t></w:r></w:p>"])
def test_a_line_is_seen(line: str, after: str) -> None:
    assert has_end_line(root(TEXT + line + after), styles("<w:top w:val='single'/>"))


@pytest.mark.parametrize(
    "body",
    [
        TEXT,
        DRAWN + TEXT,
        TEXT + "<w:p/>",
        TEXT + "<w:p><w:r><w:t>——</w:t></w:r></w:p>",
        TEXT + "<w:p><w:pPr><w:pBdr><w:top w:val='none'/></w:pBdr></w:pPr></w:p>",
        TEXT + "<w:p><w:pPr><w:pStyle w:val='E'/></w:pPr></w:p>",
    ],
)
def test_no_line_is_made_up(body: str) -> None:
    assert not has_end_line(root(body), styles("<w:top w:val='nil'/>"))


def test_a_part_without_body_has_none() -> None:
    assert not has_end_line(etree.fromstring(f"<w:hdr xmlns:w='{W}'/>"), None)
