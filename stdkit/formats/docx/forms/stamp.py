"""The properties of a filled form: a title of its own, and no moment that changes from one filling to the next."""

from __future__ import annotations

from typing import Final

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.package import Package

CORE: Final = "docProps/core.xml"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_DAY = pattern(r"\d{4}-\d{2}-\d{2}")
_PROLOG = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def stamped(package: Package, *, title: str, created: str) -> bytes:
    """The core properties with ``title`` (where not empty) and, where ``created`` is a day, that day as the date of the file."""
    root = etree.fromstring(etree.tostring(package.xml(CORE)))
    if title:
        _set(root, f"{{{_DC}}}title", title)
    if _DAY.fullmatch(created):
        for name in ("created", "modified"):
            _set(root, f"{{{_TERMS}}}{name}", f"{created}T00:00:00Z").set(_TYPE, "dcterms:W3CDTF")
    return _PROLOG + bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=False))


def _set(root: etree._Element, name: str, value: str) -> etree._Element:
    found = root.find(name)
    if found is None:
        found = etree.SubElement(root, name, nsmap={"dcterms": _TERMS})
    found.text = value
    return found
