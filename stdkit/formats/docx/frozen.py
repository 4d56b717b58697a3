"""A DOCX whose references to paragraph numbers are plain text, for programs that would reckon them anew and otherwise than Word.

LibreOffice shows such a number with all the blanks that part it from its title: 「应符合表1　的规定」.
"""

from __future__ import annotations

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.archive import copy_archive, serialised
from stdkit.formats.docx.package import package_from
from stdkit.formats.docx.tags import P, R, w

_CHAR, _CODE, _TYPE = w("fldChar"), w("instrText"), w("fldCharType")
_NUMBER = pattern(r"\s*REF\s+\S+\s+(?:\\[nrw]\s*)")


def frozen(data: bytes, path: str) -> bytes:
    """``data``, a DOCX, with the results of such fields kept and the fields gone; the bytes themselves where there are none."""
    if data[:2] != b"PK":
        return data
    package = package_from(data, path)
    root = package.xml(package.main)
    if not sum(map(_freeze, list(root.iter(P)))):
        return data
    return copy_archive(data, {package.main: serialised(package, package.main)})


def _freeze(paragraph: etree._Element) -> bool:
    """Take the fields of one paragraph; whether there were any. Those that reach beyond it are left."""
    opened: list[tuple[list[etree._Element], list[str]]] = []
    taken = False
    for run in list(paragraph.iter(R)):
        char, code = run.find(_CHAR), run.find(_CODE)
        kind = char.get(_TYPE) if char is not None else ""
        if kind == "begin":
            opened.append(([run], []))
        elif code is not None and opened:
            opened[-1][0].append(run)
            opened[-1][1].append(code.text or "")
        elif kind == "separate" and opened:
            opened[-1][0].append(run)
        elif kind == "end" and opened:
            runs, codes = opened.pop()
            if _NUMBER.match("".join(codes)):
                for part in (*runs, run):
                    parent = part.getparent()
                    if parent is not None:
                        parent.remove(part)
                taken = True
    return taken
