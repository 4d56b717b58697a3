"""Pending changes put into words: 「建议将“…”改为“…”」, one proposal for a place and an author."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from stdkit.comments.places import cited
from stdkit.facts.patterns import pattern
from stdkit.formats.annotations import Annotated, ChangedParagraph, Piece

_SENTENCE = pattern(r"[^。；！？\n]*[。；！？\n]?")
_FEW = 4
"""So few characters say little by themselves: some of what stands around them is shown too."""
_AROUND = 8
_MANY = 3
"""So many changes in one sentence are told as one: the sentence as it was and as it would be."""
_BREAKS = "，。；！？\n"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What ``author`` wants changed at ``place``."""

    place: str
    author: str
    text: str
    block: str = ""


@dataclass(frozen=True, slots=True)
class _Change:
    """``old`` between ``start`` and ``end`` of the paragraph as it was becomes ``new``; ``to`` is where it moves."""

    start: int
    end: int
    new: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    block: str
    place: str
    author: str
    what: str
    """``edit``, ``added``, ``deleted``, ``row added``, ``row deleted``: what follows each other of one kind becomes one proposal."""
    text: str


def proposals(draft: Annotated, known: frozenset[Piece] = frozenset()) -> tuple[list[Proposal], int]:
    """The proposals in a draft that came back, and how many of its changes change no word (blanks only).

    ``known`` are changes that the draft had when it was sent out: nobody's proposals.
    """
    places = _targets(draft)
    told: list[_Told] = []
    blank = 0
    for index, paragraph in enumerate(draft.paragraphs):
        following = draft.paragraphs[index + 1] if index + 1 < len(draft.paragraphs) else None
        marks = (paragraph.mark, paragraph.row)
        authors = dict.fromkeys(
            p.author for p in (*paragraph.changes, *(m for m in marks if m)) if _bare(p) not in known
        )
        for author in authors:
            found = _tell(draft, paragraph, following, author, places)
            blank += not found and any(piece.author == author for piece in paragraph.changes)
            told += found
    made = []
    for (author, what, place), group in groupby(told, key=lambda one: (one.author, one.what, one.place)):
        members = list(group)
        if what == "edit":
            made += [Proposal(place, author, f"建议{one.text}", one.block) for one in members]
        else:
            made.append(
                Proposal(
                    place,
                    author,
                    _block_text(what, [one.text for one in members], draft, members[0].block),
                    members[0].block,
                )
            )
    return made, blank


def known_changes(draft: Annotated) -> frozenset[Piece]:
    """The changes of a draft, as ``proposals`` wants to know them."""
    found = [*(piece for p in draft.paragraphs for piece in p.changes)]
    found += [mark for p in draft.paragraphs for mark in (p.mark, p.row) if mark is not None]
    return frozenset(_bare(piece) for piece in found)


def _bare(piece: Piece) -> Piece:
    return Piece(piece.kind, piece.text, piece.author, piece.date)


def _targets(draft: Annotated) -> Mapping[str, str]:
    """For every move that has both ends where it leads."""
    ends: dict[str, dict[str, str]] = {}
    for paragraph in draft.paragraphs:
        for piece in paragraph.changes:
            if piece.move:
                ends.setdefault(piece.move, {}).setdefault(piece.kind, paragraph.block)
    return {
        name: cited(draft.document, found["moved here"]) or "另一处" for name, found in ends.items() if len(found) == 2
    }


def _tell(
    draft: Annotated,
    paragraph: ChangedParagraph,
    following: ChangedParagraph | None,
    author: str,
    moves: Mapping[str, str],
) -> list[_Told]:
    """What ``author`` wants done with a paragraph; nothing where only blanks change."""
    old, new, changes = _versions(paragraph.pieces, author, moves)
    place = cited(draft.document, paragraph.block)

    def one(what: str, text: str) -> list[_Told]:
        return [_Told(paragraph.block, place, author, what, text)]

    if paragraph.row is not None and paragraph.row.author == author:
        row = "row added" if paragraph.row.kind in ("inserted", "moved here") else "row deleted"
        text = (new if row == "row added" else old).strip()
        return one(row, text) if text else []
    moved = next((change.to for change in changes if change.to), "")
    if not old.strip() and new.strip():
        return one("added", new.strip())
    if old.strip() and not new.strip() and paragraph.pieces and not moved:
        return one("deleted", old.strip())
    told = _edits(old, changes)
    mark = paragraph.mark
    if mark is not None and mark.author == author and old.strip() and not _arrives(following, author):
        if mark.kind == "inserted":
            told.append(f"在“{_tail(old)}”之后另起一段")
        elif mark.kind == "deleted" and new.strip():
            told.append(f"将“{_tail(old)}”与下一段合并")
    return one("edit", "；".join(told)) if told else []


def _arrives(following: ChangedParagraph | None, author: str) -> bool:
    """Whether the next changed paragraph is a new one, whose coming the mark before it belongs to."""
    if following is None:
        return False
    old, new, _ = _versions(following.pieces, author, {})
    return not old.strip() and bool(new.strip())


def _versions(pieces: Sequence[Piece], author: str, moves: Mapping[str, str]) -> tuple[str, str, list[_Change]]:
    """The paragraph as it was, as ``author`` would have it, and the changes between them. What others add is not there."""
    old, new = "", ""
    changes: list[_Change] = []
    for piece in pieces:
        mine = piece.author == author
        if piece.kind in ("inserted", "moved here"):
            if mine and piece.move not in moves:
                changes.append(_Change(len(old), len(old), piece.text))
                new += piece.text
        elif piece.kind == "kept" or not mine:
            old += piece.text
            new += piece.text
        else:
            changes.append(_Change(len(old), len(old) + len(piece.text), "", moves.get(piece.move, "")))
            old += piece.text
    return old, new, _joined(changes)


def _joined(changes: Iterable[_Change]) -> list[_Change]:
    """Changes that touch are one."""
    found: list[_Change] = []
    for change in changes:
        last = found[-1] if found else None
        if last is not None and last.end == change.start and not last.to and not change.to:
            found[-1] = _Change(last.start, change.end, last.new + change.new)
        else:
            found.append(change)
    return found


def _edits(old: str, changes: Sequence[_Change]) -> list[str]:
    told: list[str] = []
    wording = [c for c in changes if "".join(old[c.start : c.end].split()) != "".join(c.new.split())]
    sentences = [found.span() for found in _SENTENCE.finditer(old) if found.group()] or [(0, 0)]
    at = 0
    while at < len(wording):
        start, end = next((s for s in reversed(sentences) if s[0] <= wording[at].start), sentences[0])
        inside = [c for c in wording[at:] if c.end <= end and c.start < max(end, 1) and not c.to]
        if len(inside) >= _MANY:
            whole = [c for c in changes if start <= c.start and c.end <= end and not c.to]
            told.append(f"将“{old[start:end].strip()}”改为“{_applied(old, start, end, whole).strip()}”")
            at += len(inside)
        else:
            told.append(_one(old, wording[at]))
            at += 1
    return told


def _applied(old: str, start: int, end: int, changes: Iterable[_Change]) -> str:
    made, at = "", start
    for change in changes:
        made += old[at : change.start] + change.new
        at = change.end
    return made + old[at:end]


def _one(old: str, change: _Change) -> str:
    """One change in words; what is too short to be found alone is shown with its surroundings."""
    gone, new = old[change.start : change.end], change.new
    if change.to:
        return f"将“{gone.strip()}”移至{change.to}"
    before, after = _left(old, change.start), _right(old, change.end)
    if not gone:
        before = before or _sentence_end(old[: change.start])
        if before:
            return f"在“{before}”之后增加“{new}”"
        return f"在“{after}”之前增加“{new}”" if after else f"增加“{new}”"
    if len(gone) >= _FEW and (not new or len(new) >= _FEW):
        return f"将“{gone}”改为“{new}”" if new else f"删去“{gone}”"
    if not new and not before and not after:
        return f"删去“{gone}”"
    return f"将“{before}{gone}{after}”改为“{before}{new}{after}”"


def _left(text: str, at: int) -> str:
    start = max(at - _AROUND, max((text.rfind(mark, 0, at) + 1 for mark in _BREAKS), default=0))
    return text[start:at].lstrip()


def _sentence_end(text: str) -> str:
    """The last words of ``text``, which ends with a sentence or a part of one."""
    text = text.rstrip()
    start = max((text.rfind(mark, 0, len(text) - 1) + 1 for mark in _BREAKS), default=0) if text else 0
    return text[max(start, len(text) - 2 * _AROUND) :]


def _right(text: str, at: int) -> str:
    ends = [found for mark in _BREAKS if (found := text.find(mark, at)) >= 0]
    return text[at : min([at + _AROUND, *ends])].rstrip()


def _tail(text: str) -> str:
    return text.strip()[-12:]


def _block_text(what: str, texts: list[str], draft: Annotated, block: str) -> str:
    if what.startswith("row"):
        return f"建议{'增加' if what == 'row added' else '删去'}表格行：“{'｜'.join(texts)}”"
    if what == "deleted":
        return f"建议删去“{chr(10).join(texts)}”"
    before = draft.document.block(block) if block else None
    after = _tail(before.text) if before is not None and before.text.strip() else ""
    return f"建议{f'在“{after}”之后' if after else ''}增加：“{chr(10).join(texts)}”"
