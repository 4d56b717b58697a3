"""Edits carried out in the DOCX they were made for, as tracked changes or plainly.

Both ways are one piece of code: the clean draft is the tracked one with our changes accepted. The copy differs from the input only
in the parts that were changed, and there only at the places of the edits.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from stdkit.errors import CannotWrite
from stdkit.formats.docx import comments as remarks
from stdkit.formats.docx.archive import copy_archive, save, serialised
from stdkit.formats.docx.contents import mark_stale
from stdkit.formats.docx.marks import Formats, check_unmark, set_properties, unmarked
from stdkit.formats.docx.package import Package, open_package
from stdkit.formats.docx.paragraphs import add_after, add_before, check_drop, drop
from stdkit.formats.docx.places import Gap, Places, Refused
from stdkit.formats.docx.plan import Change, Site, planned
from stdkit.formats.docx.properties import update_properties
from stdkit.formats.docx.splice import Cuts, Xml, groups_of, new_run, put_in, take_out
from stdkit.formats.docx.stamp import Stamp
from stdkit.formats.docx.tags import PPR, RPR, R
from stdkit.model import Block, Comment, Document, DocxAnchor, Edit, Refusal

_TYPES = "[Content_Types].xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def write(
    document: Document,
    edits: Sequence[Edit],
    out: Path,
    *,
    author: str,
    date: datetime.date,
    comments: Sequence[Comment] = (),
    tracked: bool = True,
    source: Path | None = None,
) -> list[Refusal]:
    """Write to ``out`` a copy of the document's file with ``edits`` carried out and ``comments`` added.

    ``tracked`` records the edits as revisions of ``author`` at ``date`` (UTC; midnight for a plain date); otherwise they are
    simply made. Revisions and comments of others stay as they are. ``source`` is the file when it is not ``document.path``; it
    has to be the very file that was read (``document.digest``). The same input gives the same output, byte for byte.

    Returns the edits that were not carried out, each with its reason. Raises ``UnreadableFile`` when the file is no DOCX,
    ``CannotWrite`` when it was changed since it was read or ``out`` cannot be written; then nothing is written.
    """
    out, source = Path(out), Path(document.path if source is None else source)
    package = open_package(source)
    if package.digest != document.digest:
        raise CannotWrite("W018", "文件在读取之后被改动过", path=str(source), advice="请重新读取后再写")
    places = Places(package)
    changes, refusals = planned(document, edits, places)
    if package.has_macros and out.suffix.lower() in (".docx", ".dotx"):
        raise CannotWrite(
            "W037",
            "原件带有宏，改后的文件叫 .docx 时 Word 打不开",
            path=str(out),
            advice="请先用 Word 把原件另存为 .docx（不带宏），或让输出文件名以 .docm 结尾",
        )
    draft = _Draft(package, Stamp(package, author, date, tracked=tracked))
    refusals = _in_order(edits, refusals + draft.check(changes))
    if not tracked:
        mark_stale(changes)
    margin = remarks.Margin(package, places, document, comments)
    draft.cut(changes, margin)
    margin.place(draft.cuts, author=author, date=draft.stamp.date)
    draft.carry_out(changes)
    touched = draft.touched | margin.touched | _made_document(package, out) | update_properties(package, changes)
    changed = {name: serialised(package, name) for name in sorted(touched)}
    save(copy_archive(package.data, changed, margin.added()), out, source=source)
    return refusals


class _Draft:
    """The parts of one package while changes are made in them."""

    def __init__(self, package: Package, stamp: Stamp) -> None:
        self.package = package
        self.stamp = stamp
        self.cuts = Cuts()
        self.touched: set[str] = set()
        self._sheet: Formats | None = None
        self._heads: dict[Xml, Xml] = {}
        self._gone: set[Xml] = set()
        self._formats: dict[Xml, Xml] = {}

    def check(self, changes: list[Change]) -> list[Refusal]:
        """Take out of ``changes`` what the file itself forbids."""
        refusals: list[Refusal] = []
        dropped: set[Xml] = set()
        for change in list(changes):
            try:
                for site in change.sites:
                    if change.drop:
                        check_drop(site.paragraph, {piece.element for piece in site.pieces}, dropped)
                    if change.edit.unmark:
                        check_unmark((_run(piece.element) for piece in site.pieces), change.edit.unmark)
            except Refused as refused:
                changes.remove(change)
                refusals.append(Refusal(change.edit, str(refused)))
                continue
            if change.drop:
                dropped.update(site.paragraph for site in change.sites)
        return refusals

    def cut(self, changes: Iterable[Change], margin: remarks.Margin) -> None:
        """Cut the runs at the ends of every change and comment."""
        for change in changes:
            for site in change.sites:
                if not change.drop:
                    for piece in site.pieces:
                        self.cuts.add(piece.element, piece.start, piece.end)
                for end in (site.gap.before, site.gap.behind) if site.gap is not None else ():
                    if end is not None:
                        self.cuts.add(*end)
        margin.ask(self.cuts)
        self.cuts.carry_out(self.stamp)

    def carry_out(self, changes: list[Change]) -> None:
        """From the back: first what is put in (while every neighbour still stands in its place), then what is taken out."""
        for change in changes:
            if change.edit.unmark:
                self._work_out_formats(change)
        taken: list[list[list[Xml]]] = []
        for change in reversed(changes):
            if not change.edit.unmark and not change.drop:
                taken.extend(self._put_in(change, site) for site in change.sites)
        for groups in taken:
            take_out(groups, self.stamp)
        for change in reversed(changes):
            if change.drop:
                for site in change.sites:
                    self._gone.update(site.paragraph.iter(R))
                    drop(site.paragraph, self.stamp)
        for run, properties in self._formats.items():
            if run not in self._gone:
                set_properties(run, properties, self.stamp)
        done = [c for c in changes if any(site.pieces or site.gap is not None or c.drop for site in c.sites)]
        for block in {change.block.id: change.block for change in done}.values():
            self.touched.update(_parts(block))

    def _put_in(self, change: Change, site: Site) -> list[list[Xml]]:
        """Put in the new text of a change; returns the runs that have to go."""
        groups = groups_of(run for piece in site.pieces for run in self.cuts.runs(piece))
        self._gone.update(run for group in groups for run in group)
        if groups:
            if change.text:
                run = new_run(change.text, self._properties(groups[0][0]), self.stamp)
                groups[0][-1].addnext(put_in(run, self.stamp))
        elif site.gap is not None:
            properties = self._format_at(site.gap)
            if change.ahead:
                add_before(site.paragraph, change.ahead, properties, self.stamp)
            if change.added:
                add_after(site.paragraph, change.added, properties, self.stamp)
            if change.text:
                self._place(put_in(new_run(change.text, properties, self.stamp), self.stamp), site.gap)
        return groups

    def _format_at(self, gap: Gap) -> Xml | None:
        if gap.before is not None and gap.lift is None:
            return self._properties(self.cuts.run_before(*gap.before))
        if gap.behind is not None:
            return self._properties(self.cuts.run_after(*gap.behind))
        if gap.donor is not None:
            return self._properties(_run(gap.donor))
        return gap.paragraph.find(f"{PPR}/{RPR}") if gap.lift is None else None

    def _properties(self, run: Xml) -> Xml | None:
        """The format new text takes from ``run``: without the marks that come off it in the same go."""
        return self._formats.get(run, run.find(RPR))

    def _work_out_formats(self, change: Change) -> None:
        if self._sheet is None:
            self._sheet = Formats(self.package)
        for site in change.sites:
            for piece in site.pieces:
                for run in self.cuts.runs(piece):
                    self._formats[run] = unmarked(run, change.edit.unmark, self._sheet)

    def _place(self, element: Xml, gap: Gap) -> None:
        if gap.lift is not None:
            gap.lift.addnext(element)
        elif gap.before is not None:
            self.cuts.run_before(*gap.before).addnext(element)
        elif gap.behind is not None:
            anchor = self.cuts.run_after(*gap.behind)
            # Two insertions at one place keep their order: the later one went in first and is now the head.
            self._heads.get(anchor, anchor).addprevious(element)
            self._heads[anchor] = element
        elif gap.at_start:
            gap.paragraph.insert(1 if gap.paragraph.find(PPR) is not None else 0, element)
        elif gap.paragraph in self._heads:
            self._heads[gap.paragraph].addprevious(element)
            self._heads[gap.paragraph] = element
        else:
            gap.paragraph.append(element)
            self._heads[gap.paragraph] = element


def _made_document(package: Package, out: Path) -> set[str]:
    """A template (.dotx) saved as .docx has to say that it is a document now, or Word does not open it. Returns what was changed."""
    if out.suffix.lower() != ".docx":
        return set()
    types = [e for e in package.xml(_TYPES) if e.get("ContentType") == _TEMPLATE]
    for element in types:
        element.set("ContentType", _TEMPLATE.replace("template", "document"))
    return {_TYPES} if types else set()


def _in_order(edits: Sequence[Edit], refusals: list[Refusal]) -> list[Refusal]:
    order = {id(edit): number for number, edit in reversed(list(enumerate(edits)))}
    return sorted(refusals, key=lambda refusal: order[id(refusal.edit)])


def _run(element: Xml) -> Xml:
    parent = element.getparent()
    if parent is None:
        raise AssertionError("a text element stands in a run")
    return parent


def _parts(block: Block) -> set[str]:
    anchors = [run.anchor for run in block.runs] + [block.anchor]
    return {anchor.part for anchor in anchors if isinstance(anchor, DocxAnchor)}
