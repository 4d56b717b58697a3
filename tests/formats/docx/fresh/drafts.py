"""A body as the writer makes it, without a file around it; and what its paragraphs say."""

from __future__ import annotations

from stdkit.formats.docx import tags
from stdkit.formats.docx.fresh.body import Body
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.footnotes import Footnotes
from stdkit.formats.docx.fresh.pictures import Pictures
from stdkit.formats.docx.fresh.remarks import Remarks
from stdkit.formats.docx.fresh.xml import Xml
from stdkit.model import Block, Document, Element
from tests.formats.docx.fresh_documents import element


def draft_of(document: Document) -> Draft:
    return Draft(document, Pictures(lambda name: None), Footnotes(document.blocks()), Remarks(document))


def body_of(*elements: Element) -> Body:
    """The body with these elements written."""
    document = Document(elements=elements)
    body = Body(draft_of(document))
    for one in elements:
        body.element(one)
    body.draft.references.settle()
    return body


def content_of(*blocks: Block) -> Body:
    """The body with these blocks in a 章 of their own (whose heading is left out)."""
    body = body_of(element("core", "要求", "1", *blocks))
    del body.parts[0]
    return body


def style(part: Xml) -> str:
    found = part.find(f"{tags.PPR}/{tags.w('pStyle')}")
    return "" if found is None else found.get(tags.VAL)


def number(part: Xml) -> str:
    """List and level that the paragraph names itself: 「7/1」, "" for none."""
    found = part.find(f"{tags.PPR}/{tags.w('numPr')}")
    return "" if found is None else f"{found[1].get(tags.VAL)}/{found[0].get(tags.VAL)}"


def words(part: Xml) -> str:
    """Its text, tabs and line breaks included."""
    signs = {tags.w("tab"): "\t", tags.w("br"): "\n"}
    return "".join(
        signs.get(str(one.tag), one.text or "") for one in part.iter(tags.T, *signs) if one.getparent().tag == tags.R
    )


def said(body: Body) -> list[tuple[str, str, str]]:
    """Style, number and words of every paragraph, 「table」 for tables."""
    return [
        ("table", "", "") if part.tag == tags.TBL else (style(part), number(part), words(part)) for part in body.parts
    ]


def kept(body: Body) -> list[bool]:
    """Which paragraphs are held on the page of the next."""
    return [part.find(f"{tags.PPR}/{tags.w('keepNext')}") is not None for part in body.parts if part.tag == tags.P]
