"""Which edits can be carried out, and what each of them means in the file. Everything is settled here before anything moves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stdkit.facts.characters import is_writable
from stdkit.formats.docx.places import Gap, Places, Refused
from stdkit.formats.docx.splice import Piece, Xml
from stdkit.model import Block, Document, DocxAnchor, Edit, Refusal

_JOINER = "\u200d"


@dataclass(slots=True, eq=False)
class Site:
    """One copy of the place in the file (text boxes are stored twice)."""

    paragraph: Xml
    pieces: list[Piece] = field(default_factory=list)
    gap: Gap | None = None


@dataclass(slots=True, eq=False)
class Change:
    """An edit that will be carried out; ``start``, ``end`` and ``text`` are what is left after trimming.

    ``added`` are the texts of new paragraphs behind it, ``ahead`` of those before it; ``drop`` deletes the whole paragraph.
    """

    edit: Edit
    block: Block
    start: int
    end: int
    text: str
    added: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    drop: bool = False
    sites: list[Site] = field(default_factory=list)


def planned(document: Document, edits: Sequence[Edit], places: Places) -> tuple[list[Change], list[Refusal]]:
    """The changes in the order of the file, and the refusals in the order of ``edits``."""
    refusals: dict[int, Refusal] = {}
    by_block: dict[str, list[int]] = {}
    for number, edit in enumerate(edits):
        by_block.setdefault(edit.span.block, []).append(number)
    changes: list[Change] = []
    for block_id, numbers in by_block.items():
        try:
            block = document.block(block_id)
        except KeyError:
            refusals.update((number, Refusal(edits[number], f"文档中没有编号为 {block_id} 的段")) for number in numbers)
            continue
        changes += _of_block(edits, numbers, block, places, refusals)
    changes = sorted(changes, key=_position)
    return changes, [refusals[number] for number in sorted(refusals)]


def _of_block(
    edits: Sequence[Edit], numbers: list[int], block: Block, places: Places, refusals: dict[int, Refusal]
) -> list[Change]:
    """The changes in one block. Marks taken off and text replaced do not stand in each other's way."""
    found: list[Change] = []
    reach = {False: 0, True: 0}
    for number in _sorted(edits, numbers):
        edit = edits[number]
        unmarks = bool(edit.unmark)
        # What is put in front of a paragraph's text would outlive the paragraph.
        orphans = not unmarks and edit.span.end > len(block.text) and any(not other.edit.unmark for other in found)
        try:
            if orphans or edit.span.start < reach[unmarks]:
                raise Refused("与前一处改动重叠")
            change = _admitted(edit, block)
            _find_sites(change, places)
        except Refused as refused:
            refusals[number] = Refusal(edit, str(refused))
            continue
        reach[unmarks] = max(reach[unmarks], edit.span.end)
        found.append(change)
    return found


def trimmed(old: str, new: str) -> tuple[int, str, str]:
    """What is left of ``old`` and ``new`` without what they share at both ends, and the length of the shared beginning.

    >>> trimmed("不应", "不宜")
    (1, '应', '宜')

    A character is never parted from the marks that combine with it.
    """
    shortest = min(len(old), len(new))
    front = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    while front and (_combines(old, front) or _combines(new, front)):
        front -= 1
    shortest -= front
    back = next((i for i in range(shortest) if old[-1 - i] != new[-1 - i]), shortest)
    while back and (_combines(old, len(old) - back) or _combines(new, len(new) - back)):
        back -= 1
    return front, old[front : len(old) - back], new[front : len(new) - back]


def _combines(text: str, at: int) -> bool:
    """Whether the character at ``at`` belongs to the one before it."""
    if not 0 < at < len(text):
        return False
    return text[at] == _JOINER or text[at - 1] == _JOINER or unicodedata.category(text[at]) in ("Mn", "Me", "Mc")


def _sorted(edits: Sequence[Edit], numbers: Iterable[int]) -> list[int]:
    """By place; insertions before what begins at the same place, else in the order given."""
    return sorted(numbers, key=lambda n: (edits[n].span.start, edits[n].span.end > edits[n].span.start, n))


def _position(change: Change) -> tuple[str, tuple[int, ...], bool, int]:
    anchors = [run.anchor for run in change.block.runs if run.text] or [change.block.anchor]
    first = anchors[0]
    if not isinstance(first, DocxAnchor):
        raise AssertionError("only reachable blocks are planned")
    return first.part, first.path, bool(change.edit.unmark), change.start


def _admitted(edit: Edit, block: Block) -> Change:
    """The edit as a change, judged by the text alone. Raises ``Refused``."""
    start, end, length = edit.span.start, edit.span.end, len(block.text)
    if end > length + 1 or start > length:
        raise Refused("位置超出该段文字，文档可能已经变动")
    if "\r" in edit.text or not is_writable(edit.text):
        raise Refused("新文字中有不能写入文件的控制字符")
    if end == length + 1:
        if start or edit.text or edit.unmark:
            raise Refused("段落标记只能随整段一起删除")
        return Change(edit, block, 0, length, "", drop=True)
    old = block.text[start:end]
    if edit.unmark:
        if edit.text != old:
            raise Refused("去除格式的改动不能同时改文字")
        return Change(edit, block, start, end, "")
    front, old, text = trimmed(old, edit.text)
    start += front
    added: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    if "\n" in text:
        if old or (start != length and not (start == 0 and text.endswith("\n"))):
            raise Refused("新段落只能加在段末或段前")
        if start == length:
            text, *rest = text.split("\n")
            added = tuple(rest)
        else:
            *lines, text = text.split("\n")
            ahead = tuple(lines)
    return Change(edit, block, start, start + len(old), text, added, ahead)


def _find_sites(change: Change, places: Places) -> None:
    """Follow the anchors, also to the second copy of a text box. Raises ``Refused``."""
    block = change.block
    site = Site(places.paragraph(block))
    if change.start < change.end:
        keep = bool(change.text) or change.drop or bool(change.edit.unmark)
        site.pieces = places.pieces(block, change.start, change.end, keep=keep, refresh=change.edit.refresh)
    elif change.text or change.added or change.ahead:
        site.gap = places.gap(block, change.start, refresh=change.edit.refresh)
    if change.drop or change.ahead:
        site.paragraph = places.paragraph(block, last=False)
    change.sites.append(site)
    leader = site.pieces[0].element if site.pieces else site.paragraph
    for twins in places.twins(leader):
        change.sites.append(_twin(site, twins))


def _twin(site: Site, twins: Mapping[Xml, Xml]) -> Site:
    pieces = [Piece(twins[piece.element], piece.start, piece.end) for piece in site.pieces]
    return Site(
        twins.get(site.paragraph, site.paragraph), pieces, _twin_gap(site.gap, twins) if site.gap is not None else None
    )


def _twin_gap(gap: Gap, twins: Mapping[Xml, Xml]) -> Gap:
    before = (twins[gap.before[0]], gap.before[1]) if gap.before is not None else None
    behind = (twins[gap.behind[0]], gap.behind[1]) if gap.behind is not None else None
    lift = next(before[0].iterancestors(gap.lift.tag), None) if gap.lift is not None and before is not None else None
    donor = twins.get(gap.donor) if gap.donor is not None else None
    return Gap(twins.get(gap.paragraph, gap.paragraph), before, behind, donor, lift, gap.at_start)
