"""Flat blocks → elements and clauses, one for all formats.

A reader hands over what its format *knows* (``Flat``). Here it is decided what each block *is*: by the role the format gives it,
else by its text, and for a typed number always by the chain too: a number is a clause's only where it can follow the one before
(first child, sibling, or sibling of one above), so that 「3 个试样」 or 「1 000 kg」 never opens a chapter. Where style and number speak of
different depths the number wins, for that is what the reader of the document sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec import structs

from stdkit.facts.titles import squeeze
from stdkit.formats import labels
from stdkit.formats.bounds import refuse_overgrown
from stdkit.formats.captions import join_captions
from stdkit.formats.content import ListLevels, content_block
from stdkit.formats.cover import split_cover
from stdkit.formats.flat import Flat
from stdkit.formats.headings import Annex, Candidate, annex_at, candidates, is_accepted, is_titled
from stdkit.formats.labels import Number
from stdkit.formats.pieces import HELD, is_empty, trimmed
from stdkit.formats.termentries import GrowingEntry, has_english, is_foreign_line, is_sentence_of_term, may_be_term
from stdkit.formats.titles import chapter_kind, is_sentence, unnumbered_kind
from stdkit.formats.toc import headings_listed, is_toc_entry
from stdkit.formats.tree import GrowingClause, GrowingElement, Ids
from stdkit.model import Block, Cover, Document, Format, Unread

_FRONT = frozenset({"toc", "foreword", "introduction"})
_TITLE_ROLES = frozenset({"", "element-title", "heading", "chapter", "toc-title", "body-title"})
_HEADING_ROLES = frozenset({"heading", "chapter", "clause", "annex-clause", "element-title"})


def outline(
    flats: Sequence[Flat],
    *,
    path: str = "",
    digest: str = "",
    format: Format,
    furniture: Iterable[Block] = (),
    unread: Iterable[Unread] = (),
    cover: Cover | None = None,
    end_line: bool | None = None,
) -> Document:
    """The document that ``flats`` make.

    Ids are given in reading order: cover, opening, elements, furniture. ``cover`` is for a format that states the cover apart from
    the text (Markdown); otherwise it is found in the flats. ``UnreadableFile`` where a paragraph or table is beyond all measure.
    """
    furniture = tuple(furniture)
    refuse_overgrown((*(flat.block for flat in flats), *furniture), path)
    present = [flat for flat in flats if not is_empty(flat.block)]
    if present and not present[-1].literal and labels.is_end_line(present[-1].block.text):
        # A row of dashes or underscores after the last text is the line that ends it (终结线), not text.
        present.pop()
        end_line = True
    if cover is None:
        cover, present = split_cover(present)
    grown = _Outliner(join_captions(present, cells_known=format == "markdown"), cover)
    grown.run()
    ids = Ids()
    cover = _stamped_cover(cover, ids)
    opening = ids.all(grown.opening, True)
    elements = tuple(ids.element(element) for element in grown.elements)
    return Document(
        path=path,
        digest=digest,
        format=format,
        cover=cover,
        elements=elements,
        opening=opening,
        furniture=ids.all(furniture, False),
        unread=tuple(unread),
        end_line=end_line,
    )


def _stamped_cover(cover: Cover, ids: Ids) -> Cover:
    """The cover with final ids; its spans name blocks by the provisional ids they came with."""
    blocks = ids.all(cover.blocks, False)
    renamed = {old.id: new.id for old, new in zip(cover.blocks, blocks, strict=True)}
    spans = tuple((name, replace(span, block=renamed[span.block])) for name, span in cover.spans)
    return replace(cover, blocks=blocks, spans=spans)


class _Outliner:
    """Walks the flats once; ``take`` is given one place and answers how many flats it used."""

    def __init__(self, flats: Sequence[Flat], cover: Cover) -> None:
        self.flats = flats
        self.cover_title = squeeze(cover.title)
        self.numbers = candidates(flats)
        self.listed = headings_listed(flats)
        """Number and title of each entry of the 目次 that no heading has yet been found for."""
        self.elements: list[GrowingElement] = []
        self.opening: list[Block] = []
        self.before: list[Block] = []
        """What stands before any heading: the opening of a document, or the text of a fragment."""
        self.element: GrowingElement | None = None
        self.in_opening = False
        self.clauses: list[GrowingClause] = []
        self.entry: GrowingEntry | None = None
        self.last: Number | None = None
        self.lists = ListLevels()

    def run(self) -> None:
        at = 0
        while at < len(self.flats):
            at += self.take(at)
        self._close_entry()
        if self.before:
            self._implicit()

    def take(self, at: int) -> int:
        flat = self.flats[at]
        if isinstance(flat.block, HELD):
            self._add(flat)
            return 1
        if self._take_toc(flat) or self._take_title(flat) or self._take_body_title(flat, at):
            return 1
        annex = annex_at(self.flats, at, self._annex_letter)
        if annex is not None:
            self._open_annex(annex)
            return annex.size
        candidate = self.numbers[at]
        if candidate is not None and self._is_number(at, candidate):
            return self._take_number(at, candidate)
        if flat.role == "term":
            return self._open_entry(at, "", None, [flat])
        if flat.role in _HEADING_ROLES and self._take_unnumbered(flat):
            return 1
        self._add(flat)
        return 1

    # Front matter

    def _take_toc(self, flat: Flat) -> bool:
        inside = self.element is not None and self.element.kind == "toc"
        if flat.role == "toc" and not inside:
            self._open(GrowingElement("toc"))
            inside = True
        if inside and (flat.role == "toc" or is_toc_entry(flat)):
            assert self.element is not None
            self.element.content.append(structs.replace(trimmed(flat.block), kind="paragraph"))
            return True
        return False

    def _take_title(self, flat: Flat) -> bool:
        """An element that has no number: 目次, 前言, 引言, 参考文献, 索引."""
        if flat.role not in _TITLE_ROLES or flat.literal or labels.number_of(flat.block.label) is not None:
            return False
        kind = "toc" if flat.role == "toc-title" else unnumbered_kind(flat.block.text)
        if kind is None:
            return False
        if flat.role == "" and (self.last is not None) != (kind in ("bibliography", "index")):
            return False
        heading = structs.replace(flat.block, kind="heading", level=1)
        self._open(GrowingElement(kind, squeeze(flat.block.text), heading=heading))
        return True

    def _take_body_title(self, flat: Flat, at: int) -> bool:
        """The title on the first page of the text; from there to chapter 1 everything is opening."""
        in_front = self.element is not None and self.element.kind in _FRONT  # an introduction may count 0.1, 0.2
        if not in_front and (self.last is not None or self.element is not None):
            return False
        if flat.role != "body-title":
            bare = squeeze(flat.block.text)
            if flat.literal or flat.block.label or not self.cover_title or len(bare) < 4:
                return False
            if self.cover_title != bare and not (flat.centered and self.cover_title.startswith(bare)):
                return False
        if self.element is not None:
            self._close()
            self.element = None
        self.in_opening = True
        self.opening.extend(self.before)
        self.before = []
        self.opening.append(structs.replace(trimmed(flat.block), kind="heading", level=0))
        return True

    # Numbers

    def _letter(self) -> str:
        element = self.element
        return element.number[2:] if element is not None and element.kind == "annex" else ""

    def _annex_letter(self) -> str:
        """The letter the next annex should bear."""
        last = next((e.number[2:] for e in reversed(self.elements) if e.kind == "annex" and e.number), "")
        return chr(ord(last) + 1) if last else "A"

    def _is_number(self, at: int, candidate: Candidate) -> bool:
        """Whether a number is a clause's: by the chain, else because the 目次 lists it with this very title."""
        key = str(candidate.number), squeeze(candidate.cut(self.flats[at].block).text)
        listed = key in self.listed and candidate.number.letter == self._letter()
        if listed or is_accepted(self.flats, self.numbers, at, self.last, self._letter()):
            self.listed.discard(key)
            return True
        return False

    def _take_number(self, at: int, candidate: Candidate) -> int:
        flat = self.flats[at]
        number = candidate.number
        self.last = number
        block = candidate.cut(flat.block)
        if number.depth == 1:
            self._open_chapter(block, number)
            return 1
        if flat.role not in ("untitled", "annex-untitled"):
            used = self._take_entry(at, block, number)
            if used:
                return used
        if is_titled(self.flats, self.numbers, at, block):
            self._open_clause(str(number), number.depth, structs.replace(block, kind="heading", level=number.depth))
        else:
            self._open_clause(str(number), number.depth, None)
            self.clauses[-1].content.append(structs.replace(block, kind="paragraph"))
        return 1

    def _open_chapter(self, block: Block, number: Number) -> None:
        kind = chapter_kind(block.text)
        title = squeeze(block.text) if kind != "core" else _one_line(block.text)
        self._open(GrowingElement(kind, title, str(number), structs.replace(block, kind="heading", level=1)))

    def _open_annex(self, annex: Annex) -> None:
        self._open(
            GrowingElement(
                "annex", annex.title, annex.number, annex.heading, normative=not annex.informative, mark=annex.mark
            )
        )
        self.last = Number(annex.number[2:], ()) if annex.number else self.last

    def _take_unnumbered(self, flat: Flat) -> bool:
        block = trimmed(flat.block)
        text = _one_line(block.text)
        if not text or (is_sentence(text) and len(text) > 40):
            return False
        depth = max(flat.depth, 1) + (1 if flat.role == "annex-clause" else 0)
        if flat.role in ("chapter", "element-title"):
            depth = 1
        heading = structs.replace(block, kind="heading", level=depth)
        if depth == 1:
            kind = "core" if flat.literal else chapter_kind(text)
            self._open(GrowingElement(kind, squeeze(text) if kind != "core" else text, heading=heading))
        else:
            self._open_clause("", depth, heading)
        return True

    # Term entries

    def _take_entry(self, at: int, block: Block, number: Number) -> int:
        """A numbered line as the start of a term entry; how many flats it takes, 0 where it is none."""
        flats = self.flats
        in_terms = self.element is not None and self.element.kind == "terms"
        rest = block.text.strip()
        following = flats[at + 1] if at + 1 < len(flats) else None
        if not rest:
            if following is None or (
                self.numbers[at + 1] is not None and (following.role != "term" or following.block.label)
            ):
                return 0
            if not may_be_term(following) or (following.role != "term" and unnumbered_kind(following.block.text)):
                return 0
            if in_terms or following.role == "term" or self._defines(at + 1, following.block.text):
                heading = structs.replace(block, kind="heading", level=number.depth)
                return 1 + self._open_entry(at + 1, block.label, heading, [following])
            return 0
        if flats[at].role not in ("term-number", "term"):
            if not in_terms or is_sentence_of_term(rest) or chapter_kind(rest) in ("terms", "symbols"):
                return 0
            if not self._has_definition(at, number, rest):
                return 0
        return self._open_entry(at, block.label, None, [structs.replace(flats[at], block=block)])

    def _defines(self, at: int, line: str) -> bool:
        """Outside the terms element: a line with a foreign equivalent and a sentence after it."""
        after = self.flats[at + 1] if at + 1 < len(self.flats) else None
        if after is not None and is_foreign_line(after):
            return True
        return has_english(line) and after is not None and self.numbers[at + 1] is None

    def _has_definition(self, at: int, number: Number, rest: str) -> bool:
        """Whether text, not a clause below it, comes after a numbered line of the terms element."""
        following = self.numbers[at + 1] if at + 1 < len(self.flats) else None
        if at + 1 >= len(self.flats):
            return has_english(rest)
        if self.flats[at + 1].role in _HEADING_ROLES | {"annex", "element-title"} and following is None:
            return has_english(rest)
        later = next((c for c in self.numbers[at + 1 :] if c is not None and c.number.depth > 1), None)
        if later is not None and later.number.parts[: len(number.parts)] == number.parts and later.number != number:
            return has_english(rest) and following is None
        return following is None or has_english(rest)

    def _open_entry(self, at: int, label: str, heading: Block | None, lines: list[Flat]) -> int:
        """Open an entry whose term line is at ``at``; answers how many flats its term lines take."""
        if self.element is None:
            self._implicit()
        self._close_entry()
        if heading is not None or label:
            number = labels.number_of(label)
            while self.clauses and number is not None and self.clauses[-1].depth >= number.depth:
                self.clauses.pop()
            # Behind clauses of its own depth it stays behind them: in the text of the last one.
            while below := self._clauses_here():
                self.clauses.append(below[-1])
        blocks = [trimmed(line.block) for line in lines]
        used = 1
        following = self.flats[at + 1] if at + 1 < len(self.flats) and self.numbers[at + 1] is None else None
        if following is not None and not has_english(blocks[0].text) and is_foreign_line(following):
            blocks.append(trimmed(following.block))
            used = 2
        self.entry = GrowingEntry(label, blocks, heading)
        self.lists.reset()
        return used

    def _close_entry(self) -> None:
        if self.entry is not None:
            entry, self.entry = self.entry, None
            self._content().append(entry.freeze())

    # Growing

    def _open(self, element: GrowingElement) -> None:
        self._close()
        if element.kind in _FRONT or element.number or element.kind != "core":
            self.opening.extend(self.before)
            self.before = []
        elif self.before:
            self._implicit()
            self._close()
        self.in_opening = False
        self.elements.append(element)
        self.element = element

    def _close(self) -> None:
        self._close_entry()
        self.clauses = []
        self.lists.reset()

    def _implicit(self) -> GrowingElement:
        """The element of a text that names none: a fragment."""
        if self.element is None:
            self.element = GrowingElement("core", content=self.before)
            self.elements.append(self.element)
            self.before = []
            self.in_opening = False
        return self.element

    def _open_clause(self, number: str, depth: int, heading: Block | None) -> None:
        self._close_entry()
        self.lists.reset()
        element = self._implicit()
        clause = GrowingClause(number, depth, _one_line(heading.text) if heading is not None else "", heading)
        while self.clauses and self.clauses[-1].depth >= depth:
            self.clauses.pop()
        (self.clauses[-1].clauses if self.clauses else element.clauses).append(clause)
        self.clauses.append(clause)

    def _clauses_here(self) -> list[GrowingClause]:
        if self.clauses:
            return self.clauses[-1].clauses
        return self.element.clauses if self.element is not None else []

    def _content(self) -> list[Block]:
        if self.entry is not None:
            return self.entry.parts
        if self.clauses:
            return self.clauses[-1].content
        if self.element is not None:
            return self.element.content
        return self.opening if self.in_opening else self.before

    def _add(self, flat: Flat) -> None:
        content = self._content()
        content.append(content_block(flat, self.lists))


def _one_line(text: str) -> str:
    return text.replace("\n", "").strip()
