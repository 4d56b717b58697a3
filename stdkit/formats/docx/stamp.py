"""Who changed what and when: the attributes of a revision, and whether revisions are recorded at all."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain, count

from lxml import etree

from stdkit.formats.docx.package import Package
from stdkit.formats.docx.tags import w

_ID = re.compile(rb""":id=["'](\d{1,10})["']""")
_HIGHEST = 2**31 - 1
_ID_TAGS = frozenset(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *(f"{kind}PrChange" for kind in ("r", "p", "tbl", "tr", "tc", "sect", "tblEx")),
        "tblGridChange",
    )
)


class Stamp:
    """Makes revision marks of one author and one moment; ids go on from the highest in the package.

    ``tracked`` is false for the clean draft: the same changes are then made without marks.
    """

    def __init__(self, package: Package, author: str, date: datetime.date, *, tracked: bool) -> None:
        self.author = author
        self.date = moment(date)
        self.tracked = tracked
        self._ids = _free_ids(package)

    def mark(self, name: str) -> etree._Element:
        """A new ``w:ins``, ``w:del``, ``w:rPrChange`` …"""
        return etree.Element(
            w(name),
            {w("id"): str(next(self._ids)), w("author"): self.author, w("date"): self.date},
            nsmap={"w": _WORD},
        )

    def renew(self, element: etree._Element) -> None:
        """Give the revisions in a copied ``element`` ids of their own."""
        for revision in element.iter():
            if revision.tag in _ID_TAGS:
                revision.set(w("id"), str(next(self._ids)))


_WORD = w("")[1:-1]


def moment(date: datetime.date) -> str:
    """The date as Word writes it, in UTC; midnight where only the day is given."""
    if not isinstance(date, datetime.datetime):
        return f"{date.isoformat()}T00:00:00Z"
    if date.tzinfo is not None:
        date = date.astimezone(datetime.UTC)
    return date.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def _free_ids(package: Package) -> Iterator[int]:
    """Ids nobody uses: above the highest of all parts (revisions, bookmarks and comments share one space), else the gaps."""
    taken: set[int] = set()
    for name in package.names:
        if name.endswith(".xml"):
            taken.update(int(found) for found in _ID.findall(package.read(name)))
    highest = max(taken, default=0)
    if highest > _HIGHEST:
        highest = _HIGHEST
    return (number for number in chain(range(highest + 1, _HIGHEST + 1), count(1)) if number not in taken)
