"""What a Word file takes from elsewhere, runs or vouches for: none of it is followed or run, all of it is said.

Texts and pictures that Word fetches when it opens the file are read as they are stored; where nothing is stored they are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from stdkit.facts.packed import entry_name
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.package import Package, Relation
from stdkit.formats.docx.tags import DRAWING, EMBED, LINK, REL_ID, VML, w
from stdkit.model import Unread

BLIP: Final = f"{{{DRAWING}}}blip"
IMAGE_DATA: Final = f"{{{VML}}}imagedata"
PIECES: Final = frozenset({w("altChunk"), w("subDoc")})
"""Elements that stand for another document."""
_FETCHING: Final = frozenset(
    ("INCLUDETEXT", "INCLUDE", "IMPORT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "DATABASE", "RD")
)
_ON_THE_NET: Final = pattern(r"\s*(?:https?:|ftp:|file:[\\/]{2}[^\\/]|[\\/]{2}[^\\/])", re.IGNORECASE)


def fetched(instruction: str) -> list[str]:
    """What is said of a field that takes its text from another file; nothing of any other field."""
    name = instruction.split(None, 1)[0].upper() if instruction.strip() else ""
    return [f"从别的文件取来的内容（{name} 域；读的是存下的结果）"] if name in _FETCHING else []


def piece(element: etree._Element, relations: dict[str, Relation]) -> str:
    """A piece of another document (HTML, another Word file …) that Word takes in when it opens this one."""
    relation = relations.get(element.get(REL_ID) or "")
    extension = relation.target.rsplit(".", 1)[-1].upper() if relation is not None and "." in relation.target else ""
    what = "子文档" if element.tag == w("subDoc") else "并入的外部文档片段"
    return f"{what}（{extension}）" if extension else what


def is_linked(image: etree._Element, relations: dict[str, Relation]) -> bool:
    """Whether a picture (``a:blip``, ``v:imagedata``) lies outside the file."""
    own = relations.get(image.get(EMBED) or image.get(REL_ID) or "")
    linked = relations.get(image.get(LINK) or "")
    return own.external if own is not None else linked is not None and linked.external


def whole_file(package: Package) -> Iterator[Unread]:
    """What a file holds that belongs to no place of it: macros, signatures, a template on the net."""
    names = [entry_name(name) for name in package.names]
    if package.has_macros or any(name.endswith("/vbaproject.bin") for name in names):
        yield Unread("宏（VBA 程序；没有读，也没有运行）")
    if any(name.startswith("_xmlsignatures/") for name in names):
        yield Unread("数字签名（没有核验；文件改动后签名失效）")
    settings = package.related(package.main, "settings")
    for relation in package.relations(settings).values() if settings else ():
        if relation.kind == "attachedTemplate" and _ON_THE_NET.match(relation.outside):
            yield Unread(f"网络上的模板 {relation.outside}（没有取用）")
