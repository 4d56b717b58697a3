"""Which documents are cited in an informative way only. GB/T 1.1—2020, 9.5.4.2.2 and 8.13."""

from __future__ import annotations

from stdkit.facts.citations import Citation, citations, own_number
from stdkit.facts.listed import covering, same
from stdkit.facts.memo import fact
from stdkit.model import Document

_TOLD = frozenset({"foreword", "introduction", "bibliography", "index", "toc", "cover"})


@fact
def informative_only(doc: Document) -> tuple[Citation, ...]:
    """The citations in the text that are informative for sure, of documents 规范性引用文件 does not list; the first of each.

    Not those in the foreword and the introduction, nor of the document itself.
    """
    own = own_number(doc)
    normative = {citation.key for citation in citations(doc) if citation.nature == "normative"}
    found: dict[str, Citation] = {}
    for citation in citations(doc):
        element = doc.place(citation.span.block).element
        if (
            citation.nature != "informative"
            or not citation.sure
            or citation.number.placeholder
            or citation.key in normative
        ):
            continue
        if element is None or element.kind in _TOLD or (own is not None and same(own, citation.number)):
            continue
        if citation.key not in found and not covering(doc, citation.number):
            found[citation.key] = citation
    return tuple(found.values())
