"""The notation → flats → Document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stdkit.facts.characters import writable
from stdkit.facts.patterns import pattern
from stdkit.formats import labels
from stdkit.formats.captions import kind_in_cell
from stdkit.formats.flat import Flat, Role
from stdkit.formats.markdown.dialects import to_notation
from stdkit.formats.markdown.front import read_end_line, read_front
from stdkit.formats.markdown.headings import cover_before, number_headings
from stdkit.formats.markdown.ignores import read_ignores
from stdkit.formats.markdown.inline import Segment, math_run, parse_inline, source_lines
from stdkit.formats.markdown.naming import counts
from stdkit.formats.markdown.numbers import formula_label, left_to_count, spelled_names, uncounted
from stdkit.formats.markdown.origins import lead_back
from stdkit.formats.markdown.pictures import read_figure
from stdkit.formats.markdown.prefixes import Prefix, read_prefix
from stdkit.formats.markdown.resolving import resolved
from stdkit.formats.markdown.tables import read_table
from stdkit.formats.markdown.unread import read_unread
from stdkit.formats.outline import outline
from stdkit.formats.pieces import only_pictures, trimmed
from stdkit.formats.titles import is_known, is_measured, unnumbered_kind
from stdkit.model import Block, BlockKind, Document, Figure, Formula, TextAnchor, is_source

_HEADING = pattern(r"(?P<marks>#{1,9})(?:[ \t　]+|(?=[一-鿿\d{]))")
_FOOTNOTE = pattern(r"\[\^(?P<label>[^\]\s]+)\][:：][ \t]*")
_BULLET = pattern(r"[-+*][ \t]+(?=\S)")
_FORMULA = pattern(r"\$\$(?P<latex>(?:\\.|[^$\\])*)\$\$[ \t　]*(?P<label>\S.*)?", re.DOTALL)
_TAG = pattern(r"\\tag\*?\s*\{\s*[（(]?(?P<number>[^{}()（）]+)[)）]?\s*\}")
_ORDERED = pattern(r"(?P<label>(?P<value>\d{1,2})[.．])[ \t]+(?=\S)")
_INDENTED = pattern(r"[ \t]*(?P<value>\d{1,2})[.．][ \t]+(?=\S)")
_COMMENT = pattern(r"\\.|<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKER = pattern(r"#|!\s|\||\$\$|[-+*]\s|\[\^[^\]\s]+\][:：]|\{|!\[")


def read_markdown(source: str, *, path: str = "-", digest: str = "") -> Document:
    """The document that ``source`` notates; the anchor of a run is its offset in ``source``.

    ``digest`` is that of the file, for a file; without it, the SHA-256 of the source in UTF-8.

    ``UnreadableFile`` where the front matter is no YAML, ``BrokenReferences`` where labels and references do not fit; anything else
    reads as text.
    """
    digest = digest or hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    source = writable(source)
    cover, start = read_front(source, path)
    made = to_notation(source, start)
    text = source if made is None else made.text
    counted = counts(text)
    reader = _Reader(text, start, counted=counted)
    flats = left_to_count(reader.flats()) if counted else list(reader.flats())
    comments = reader.comments
    if made is not None:
        flats = [lead_back(flat, made) for flat in flats]
        comments = [(made.origin(a), made.origin(b - 1) + 1) for a, b in comments]
    if not start:
        cover, flats = cover_before(flats)
    document = outline(
        number_headings(flats, counted=counted),
        path=path,
        digest=digest,
        format="markdown",
        cover=cover,
        unread=read_unread(source[a:b] for a, b in comments),
        end_line=read_end_line(source[:start]),
    )
    if counted:
        document = resolved(document, source)
    ignores = read_ignores(source, comments, document)
    return replace(document, suppressions=ignores) if ignores else document


class _Reader:
    def __init__(self, source: str, start: int, *, counted: bool) -> None:
        self.source = source
        self.counted = counted
        self.lines = list(source_lines(source, start))
        self.comments = (
            [m.span() for m in _COMMENT.finditer(source, start) if m[0][0] == "<"] if "<!--" in source else []
        )
        self.in_toc = False
        self.indents: list[int] = []
        """How far the items of the list being read are set in, outermost first."""
        self.ordered = _ordered_lines(self.source, self.lines)

    def flats(self) -> Iterator[Flat]:
        at = 0
        while at < len(self.lines):
            start, end = self._strip(*self.lines[at])
            if start == end or self._only_comment(start, end):
                at += 1
                continue
            size = self._size(at)
            for flat in self._block(self.lines[at : at + size]):
                if flat.role != "list-item":
                    self.indents.clear()
                yield from self._named(flat, at + size)
            at += size

    def _named(self, flat: Flat, following: int) -> Iterator[Flat]:
        """The flat; a picture whose alternative text is its caption (「![图1 流程](a.png)」) with that as a block of its own."""
        figure = flat.block
        if isinstance(figure, Figure) and len(figure.texts) == 1 and isinstance(figure.anchor, TextAnchor):
            caption = labels.typed_caption(figure.texts[0])
            start = self.source.find("[", figure.anchor.offset) + 1
            if caption is not None and caption.what == "图" and self.source.startswith(figure.texts[0][0], start):
                yield Flat(replace(figure, texts=()), flat.role)
                if not self._is_caption(following):
                    text = self._text([(start, start + len(figure.texts[0]))], start)
                    text.role = "figure-caption"
                    yield text
                return
        yield flat

    def _is_caption(self, at: int) -> bool:
        """Whether the next line that is not empty is a figure's caption."""
        for line in self.lines[at:]:
            start, end = self._strip(*line)
            if start < end:
                caption = labels.typed_caption(self.source[start:end])
                return caption is not None and caption.what == "图"
        return False

    # Lines into blocks

    def _size(self, at: int) -> int:
        """How many lines the block beginning at line ``at`` takes."""
        start, end = self._strip(*self.lines[at])
        if self.source.startswith("|", start):
            return self._run_of(at, lambda line: self.source.startswith("|", line[0]))
        if self.source.startswith("$$", start) and self.source.find("$$", start + 2, end) < 0:
            return self._until_dollars(at)
        if self.in_toc or _HEADING.match(self.source, start, end) or self.source.startswith("![", start):
            return 1
        size = 1
        while at + size < len(self.lines):
            line = self._strip(*self.lines[at + size])
            if line[0] == line[1] or self._begins(*line):
                break
            size += 1
        return size

    def _run_of(self, at: int, belongs: object) -> int:
        size = 1
        while at + size < len(self.lines) and belongs(self._strip(*self.lines[at + size])):  # type: ignore[operator]
            size += 1
        return size

    def _until_dollars(self, at: int) -> int:
        for size, line in enumerate(self.lines[at + 1 :], start=2):
            if self.source.find("$$", *line) >= 0:
                return size
        return 1

    def _begins(self, start: int, end: int) -> bool:
        """Whether a line right below another begins a block of its own."""
        source = self.source
        if _MARKER.match(source, start, end):
            return True
        if self.ordered and source.rfind("\n", 0, start) + 1 in self.ordered:
            return True
        line = source[start:end]
        if labels.typed_list_label(line) or labels.typed_note(line) or labels.typed_example(line):
            return True
        number = labels.typed_number(line)
        if number is not None and number.number.depth > 1 and number.gap and not is_measured(line[number.length :]):
            return True
        caption = labels.typed_caption(line)
        if caption is not None and "　" in line[: caption.length]:
            return True
        return is_source(line) or labels.is_unit_statement(line)

    # Blocks into flats

    def _block(self, lines: list[Segment]) -> Iterator[Flat]:
        source = self.source
        start, end = self._strip(*lines[0])
        heading = _HEADING.match(source, start, end)
        if heading is not None:
            yield from self._heading(len(heading["marks"]), heading.end(), end)
        elif source.startswith("|", start):
            yield Flat(read_table(source, [self._strip(*line) for line in lines], self._in_cell), "table")
        elif source.startswith("$$", start) and (formula := self._formula(start, self._strip(*lines[-1])[1])):
            yield Flat(formula, "formula")
        else:
            yield self._paragraph(lines)

    def _heading(self, depth: int, start: int, end: int) -> Iterator[Flat]:
        prefix = read_prefix(self.source, start, end)
        flat = self._text([(prefix.end if prefix else start, end)], start)
        flat.role, flat.depth = "heading", depth
        if prefix is not None:
            flat.block = replace(flat.block, label=prefix.label)
            flat.role = prefix.role or "heading"
            flat.literal = flat.literal or prefix.what == "段"
            flat.bare = not prefix.label
        self.in_toc = flat.role == "toc-title" or (not flat.literal and unnumbered_kind(flat.block.text) == "toc")
        yield flat

    def _paragraph(self, lines: list[Segment]) -> Flat:
        source = self.source
        stripped = [self._strip(*line) for line in lines]
        start, end = stripped[0]
        indent = sum(2 if c == "\t" else 1 for c in source[lines[0][0] : start] if c in " \t")
        prefix = read_prefix(source, start, end)
        if prefix is not None:
            return self._prefixed(prefix, [(prefix.end, end), *stripped[1:]], indent)
        if source.startswith("!", start) and source[start + 1 : start + 2].isspace():
            self.in_toc = False
            return self._body_title(start, [self._strip(start + 1, end), *stripped[1:]])
        if self.in_toc:
            flat = self._text(stripped, start)
            flat.role = "toc"
            return flat
        footnote = _FOOTNOTE.match(source, start, end)
        if footnote is not None:
            return self._labelled("footnote", footnote["label"], [(footnote.end(), end), *stripped[1:]], start)
        bullet = _BULLET.match(source, start, end)
        if bullet is not None:
            flat = self._labelled("list-item", "——", [(bullet.end(), end), *stripped[1:]], start)
            flat.depth = self._depth(indent)
            return flat
        ordered = _ORDERED.match(source, start, end) if lines[0][0] in self.ordered else None
        if ordered is not None:
            flat = self._labelled("list-item", ordered["label"], [(ordered.end(), end), *stripped[1:]], start)
            flat.depth = self._depth(indent)
            return flat
        item = labels.typed_list_label(source[start:end])
        if item is not None:
            typed = item[0]
            flat = self._labelled("list-item", typed.label, [(start + typed.length, end), *stripped[1:]], start)
            flat.depth = self._depth(indent)
            return flat
        flat = self._text(stripped, start)
        if only_pictures(flat.block):
            return Flat(read_figure(flat.block, source, start, stripped[-1][1]), "figure")
        if not flat.literal and self._is_untitled(flat.block.text):
            flat.role = "untitled"
        return flat

    def _depth(self, indent: int) -> int:
        """The level of an item of a list: by the items it follows; the first one by how far it is set in."""
        if not self.indents:
            self.indents = list(range(0, indent + 1, 2))
        else:
            while len(self.indents) > 1 and self.indents[-1] > indent:
                self.indents.pop()
            if self.indents[-1] < indent:
                self.indents.append(indent)
        return len(self.indents)

    def _body_title(self, start: int, segments: list[Segment]) -> Flat:
        first, end = segments[0]
        prefix = read_prefix(self.source, first, end)
        flat = self._text([(prefix.end if prefix else first, end), *segments[1:]], start)
        flat.literal = flat.literal or prefix is not None
        flat.role = "body-title"
        return flat

    @staticmethod
    def _is_untitled(text: str) -> bool:
        """「5.1.1　产品应干燥。」: the ideographic space says that the number is a clause's and what follows its text."""
        number = labels.typed_number(text)
        return number is not None and number.number.depth > 1 and "　" in number.gap and bool(text[number.length :])

    def _labelled(self, role: Role, label: str, segments: list[Segment], start: int) -> Flat:
        flat = self._text(segments, start)
        flat.block = replace(flat.block, label=label)
        flat.role, flat.literal = role, True
        return flat

    def _prefixed(self, prefix: Prefix, segments: list[Segment], indent: int) -> Flat:
        flat = self._labelled(prefix.role, prefix.label, segments, segments[0][0])
        if prefix.role == "list-item":
            flat.depth = prefix.depth or self._depth(indent)
            self.indents = list(range(0, 2 * flat.depth, 2))
        if self.in_toc and prefix.what == "段":
            flat.role = "toc"
        return flat

    def _formula(self, start: int, end: int) -> Formula | None:
        match = _FORMULA.fullmatch(self.source, start, end)
        if match is None:
            return None
        latex = match["latex"]
        label, name = formula_label((match["label"] or "").strip(), counted=self.counted)
        tag = _TAG.search(latex)
        if tag is not None and not label:
            latex, label = latex[: tag.start()] + latex[tag.end() :], f"（{tag['number'].strip()}）"
        run = math_run(latex, TextAnchor(match.start("latex")))
        return Formula("", "formula", (run,), label, anchor=TextAnchor(start), name=name, latex=run.latex)

    def _in_cell(self, start: int, end: int) -> Block:
        """A paragraph of a table cell with its kind settled."""
        prefix = read_prefix(self.source, start, end)
        if prefix is not None:
            block = self._text([(prefix.end, end)], start).block
            kinds: dict[Role, BlockKind] = {
                "note": "note",
                "example": "example",
                "list-item": "list-item",
                "footnote": "footnote",
            }
            kind = kinds.get(prefix.role, "paragraph")
            if prefix.role == "formula":
                return Formula("", "formula", block.runs, prefix.label, anchor=block.anchor, name=block.name)
            level = (prefix.depth or 1) if kind == "list-item" else 0
            return replace(block, kind=kind, label=prefix.label, level=level)
        if self.source.startswith("$$", start) and (formula := self._formula(start, end)):
            return formula
        flat = self._text([(start, end)], start)
        if flat.literal:
            return flat.block
        if only_pictures(flat.block):
            return read_figure(flat.block, self.source, start, end)
        return uncounted(kind_in_cell(trimmed(flat.block))) if self.counted else kind_in_cell(trimmed(flat.block))

    def _text(self, segments: list[Segment], start: int) -> Flat:
        pieces = [piece for segment in segments for piece in self._without_comments(*segment)]
        inline = parse_inline(self.source, pieces)
        name = spelled_names(inline) if inline.names else ""
        return Flat(Block("", "paragraph", inline.runs, anchor=TextAnchor(start), name=name), literal=inline.literal)

    # Blanks and comments

    def _strip(self, start: int, end: int) -> Segment:
        source = self.source
        while start < end and source[start].isspace():
            start += 1
        while end > start and source[end - 1].isspace() and not (end - 1 > start and source[end - 2] == "\\"):
            end -= 1
        return start, end

    def _only_comment(self, start: int, end: int) -> bool:
        return bool(self.comments) and not any(
            a < b for a, b in (self._strip(*s) for s in self._without_comments(start, end))
        )

    def _without_comments(self, start: int, end: int) -> list[Segment]:
        pieces: list[Segment] = []
        for a, b in self.comments:
            if b <= start or a >= end:
                continue
            pieces.append((start, max(start, a)))
            start = min(b, end)
        pieces.append((start, end))
        return pieces if len(pieces) == 1 else [piece for piece in pieces if piece[0] < piece[1]]


def _ordered_lines(source: str, lines: Sequence[Segment]) -> frozenset[int]:
    """Where lines begin that are items of a numbered list (「1. …」, 「2. …」): one counts on from the other, in a text that has its
    clauses as headings, and none is a chapter's title."""
    found = [(start, match) for start, end in lines if (match := _INDENTED.match(source, start, end)) is not None]
    if len(found) < 2 or not any(_HEADING.match(source, start, end) for start, end in lines):
        return frozenset()
    values = [int(match["value"]) for _, match in found]
    return frozenset(
        start
        for at, (start, match) in enumerate(found)
        if (values[at] + 1 in values[at + 1 : at + 2] or (at and values[at - 1] + 1 == values[at]))
        and not is_known(source[match.end() : source.find("\n", match.end())].strip() or "-")
    )
