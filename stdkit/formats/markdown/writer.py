"""Document → the notation. Reading what is written gives the same document (docs/notation.md says up to what).

A label is typed before its text as a drafter would; where that would not be read back as the same label and text, a prefix such as
「{列项:1.}」 says it outright. Text that looks like a label and is none begins with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.formats import labels
from stdkit.formats.flat import Flat
from stdkit.formats.markdown.cells import formula_line, table_lines
from stdkit.formats.markdown.citing import has_names, with_references, would_count
from stdkit.formats.markdown.front import write_front
from stdkit.formats.markdown.ignores import comments_by_block
from stdkit.formats.markdown.inline import parse_inline
from stdkit.formats.markdown.naming import named
from stdkit.formats.markdown.numbers import looks_uncounted
from stdkit.formats.markdown.pictures import write_figure
from stdkit.formats.markdown.prefixes import write_prefix
from stdkit.formats.markdown.spell import begins_plain, spell
from stdkit.formats.markdown.unread import write_unread
from stdkit.formats.pieces import is_empty
from stdkit.formats.termentries import may_be_term
from stdkit.formats.titles import chapter_kind, unnumbered_kind
from stdkit.model import Block, Clause, Document, Element, Figure, Formula, Table, TermEntry

_FRONT = frozenset({"toc", "foreword", "introduction"})
_LINE_SIGN = pattern(r"[#|>{]|!\s|```|:::|[-+]\s|---|\$\$|\[[^\]\n]*\]:")
_CJK = pattern(r"[㐀-鿿]")


def write_markdown(doc: Document) -> str:
    """The document in the notation. Running heads are left out; what could not be read is listed in comments at the end."""
    counted = has_names(doc)
    writer = _Writer(with_references(doc) if counted else doc, counted=counted)
    doc = writer.doc
    opened = False
    for element in doc.elements:
        if element.kind not in _FRONT and not opened:
            opened = True
            writer.opening()
        writer.element(element)
    if not opened:
        writer.opening()
    writer.lines += map(write_unread, doc.unread)
    front = write_front(doc.cover, doc.end_line)
    text = "\n\n".join(writer.lines)
    return "\n".join(part for part in (front, text) if part) + "\n"


class _Writer:
    def __init__(self, doc: Document, *, counted: bool) -> None:
        self.doc = doc
        self.counted = counted
        """The reader will count what has no number, so that what is to stay without says so."""
        self.uncounted = would_count(doc) if counted else frozenset()
        self.title = squeeze(doc.cover.title)
        self.lines: list[str] = []
        self.ignores = comments_by_block(doc)
        self.in_terms = False
        self.level = 0
        """That of the list item just written, 0 behind anything else."""
        self.force = False
        """The next paragraph has to be escaped: it stands where a title or a term would be looked for."""

    def opening(self) -> None:
        for block in self.doc.opening:
            if block.kind == "heading":
                self._ignored(block)
                self.lines.append("! " + self._escaped(block, looks_labelled(block.text)))
            else:
                self.block(block)

    # Elements and clauses

    def element(self, element: Element) -> None:
        self.in_terms = element.kind == "terms"
        self.level = 0
        self.force = False
        if element.kind == "toc":
            self._toc(element)
            return
        if element.heading is not None:
            self._ignored(element.heading)
            self._heading(element.heading, annex=element.kind == "annex", kind=element.kind)
            self.force = element.kind == "annex" and not element.title
        self.content(element.content)
        for clause in element.clauses:
            self.clause(clause)

    def _toc(self, element: Element) -> None:
        heading = element.heading
        if heading is None:
            self.lines.append("# {目次}")
        elif unnumbered_kind(heading.text) == "toc" and not heading.label:
            self.lines.append("# " + spell(heading.runs))
        else:
            self.lines.append("# {目次}" + spell(heading.runs))
        for block in element.content:
            if isinstance(block, Table | Figure | Formula):
                self.block(block)
            else:
                prefix = write_prefix("段", block.label) if block.label or _LINE_SIGN.match(block.text) else ""
                self.lines.append(prefix + spell(block.runs))

    def clause(self, clause: Clause) -> None:
        content = clause.content
        self.level = 0
        if clause.heading is not None:
            self._ignored(clause.heading)
            self._heading(clause.heading)
            self.force = not clause.title
        elif content:
            self._ignored(content[0])
            self._untitled(content[0])
            content = content[1:]
        self.content(content)
        for below in clause.clauses:
            self.clause(below)

    def _heading(self, heading: Block, *, annex: bool = False, kind: str = "core") -> None:
        marks = "#" * max(heading.level, 1)
        text = heading.text
        force, self.force = self.force, False
        if annex:
            for gap in ("", "　"):
                typed = labels.typed_annex(heading.label + gap + text)
                if typed is not None and (typed.label, typed.length) == (heading.label, len(heading.label + gap)):
                    self.lines.append(f"{marks} {heading.label}{gap}{spell(heading.runs)}{named(heading)}")
                    return
        if heading.label:
            number = labels.typed_number(f"{heading.label} {text}")
            plain = number is not None and number.label == heading.label
            if (
                plain
                and number is not None
                and number.length == len(heading.label) + (1 if text else 0) + (0 if text else 1)
            ):
                text = f" {spell(heading.runs)}" if heading.runs else ""
                self.lines.append(f"{marks} {heading.label}{text}{named(heading)}")
                return
            self.lines.append(f"{marks} {write_prefix('号', heading.label)}{spell(heading.runs)}{named(heading)}")
            return
        special = force or looks_labelled(text) or squeeze(text) == self.title
        if not (kind in ("core", "annex") and chapter_kind(text) == "core"):
            special = kind == "core"
        shown = self._escaped(heading, special)
        nameless = unnumbered_kind(text) is None or (heading.level or 1) > 1  # only a chapter has no number by its name
        if self.counted and nameless and not shown.startswith(write_prefix("段")):
            shown = write_prefix("号") + shown
        self.lines.append(f"{marks} {shown}")

    def _untitled(self, block: Block) -> None:
        self.force = False
        number = labels.typed_number(f"{block.label}　{block.text}")
        plain = number is not None and (number.label, number.length) == (block.label, len(block.label) + 1)
        if plain and number is not None and number.number.depth > 1 and begins_plain(block.runs):
            self.lines.append(f"{block.label}　{spell(block.runs)}{named(block)}")
            return
        self.lines.append(write_prefix("条", block.label) + spell(block.runs) + named(block))

    # Blocks

    def content(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self.block(block)

    def _ignored(self, block: Block) -> None:
        """What the drafter wrote about findings in the block that comes next."""
        self.lines += self.ignores.get(block.id, ())

    def block(self, block: Block) -> None:
        self._ignored(block.heading if isinstance(block, TermEntry) and block.heading is not None else block)
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Formula):
            self.lines.append(formula_line(block))
        elif isinstance(block, TermEntry):
            self._entry(block)
        elif block.kind == "list-item":
            self._list_item(block)
        elif block.kind in ("note", "example"):
            self._attached(block)
        elif block.kind == "footnote":
            plain = re.fullmatch(r"[^\]\s^]+", block.label)
            self.lines.append(
                (f"[^{block.label}]: " if plain else write_prefix("脚注", block.label)) + spell(block.runs)
            )
        else:
            self._paragraph(block)
        self.level = block.level if block.kind == "list-item" else 0
        self.force = False

    def _paragraph(self, block: Block) -> None:
        if block.label:
            what = "表题" if labels.typed_caption(block.label) else "段"
            self.lines.append(write_prefix(what, block.label) + spell(block.runs) + named(block))
        elif not is_empty(block):
            special = self.force or looks_labelled(block.text) or squeeze(block.text) == self.title
            special = special or (self.counted and looks_uncounted(block.text))
            self.lines.append(self._escaped(block, special) + named(block))

    def _escaped(self, block: Block, special: bool) -> str:
        plain = spell(block.runs)
        if block.runs and block.runs[0].refers:
            return plain  # a paragraph that begins with a reference bears no label
        if not special and not labels.typed_list_label(plain):
            return plain
        if begins_plain(block.runs):
            return spell(block.runs, literal=True)
        return write_prefix("段") + spell(block.runs)

    def _list_item(self, block: Block) -> None:
        gap = "" if block.label and block.label[0] in "—•·●○■□" else " "
        text = spell(block.runs)
        typed = labels.typed_list_label(block.label + gap + text)
        indent = "  " * (block.level - 1)
        plain = typed is not None and (typed[0].label, typed[0].length) == (block.label, len(block.label + gap))
        follows = not self.level or block.level <= self.level + 1
        if plain and follows and begins_plain(block.runs) and block.label != "-":
            self.lines.append(indent + block.label + gap + text + named(block))
            return
        self.lines.append(write_prefix("列项", block.label, block.level) + text + named(block))

    def _attached(self, block: Block) -> None:
        whole = block.label + block.text
        typed = labels.typed_note(whole) if block.kind == "note" else labels.typed_example(whole)
        other = labels.typed_note(whole) if block.kind == "example" else None
        plain = begins_plain(block.runs) or not block.runs
        if (
            typed is not None
            and other is None
            and plain
            and typed.label == block.label
            and typed.length == len(block.label)
            and block.id not in self.uncounted
        ):
            self.lines.append(block.label + spell(block.runs) + named(block))
        else:
            what = "注" if block.kind == "note" else "示例"
            self.lines.append(write_prefix(what, block.label) + spell(block.runs) + named(block))

    def _caption(self, block: Block, what: str) -> str:
        """The caption's line, or "" where there is none."""
        if not block.label and not block.runs:
            return ""
        gap = "　" if block.text else ""
        typed = labels.typed_caption(block.label + gap + block.text) if block.label else None
        if (
            typed is not None
            and typed.what == what
            and (typed.label, typed.length) == (block.label, len(block.label + gap))
            and len(block.text) <= 60
            and not block.text.rstrip().endswith(("。", "；", "：", "，"))
            and (begins_plain(block.runs) or not block.runs)
        ):
            return block.label + gap + spell(block.runs) + named(block)
        return write_prefix(f"{what}题", block.label) + spell(block.runs) + named(block)

    def _table(self, table: Table) -> None:
        caption = self._caption(table, "表")
        if caption:
            self.lines.append(caption)
        if table.unit is not None:
            unit = spell(table.unit.runs)
            self.lines.append(unit if labels.is_unit_statement(table.unit.text) else write_prefix("单位") + unit)
        self.lines.append("\n".join(table_lines(table, self.ignores, self.uncounted)))

    def _figure(self, figure: Figure) -> None:
        self.lines.append(write_figure(figure))
        caption = self._caption(figure, "图")
        if caption:
            self.lines.append(caption)

    def _entry(self, entry: TermEntry) -> None:
        if entry.heading is None:
            self.lines.append(write_prefix("术语", entry.label) + spell(entry.runs) + named(entry))
        else:
            heading = entry.heading
            number = labels.number_of(heading.label)
            shown = heading.label if number is not None and str(number) == heading.label else ""
            self.lines.append(
                "#" * max(heading.level, 1) + " " + (shown or write_prefix("号", heading.label)) + named(entry)
            )
            plain = self.in_terms and not looks_labelled(entry.text) and begins_plain(entry.runs)
            plain = (
                plain and may_be_term(Flat(Block("", "paragraph", entry.runs))) and squeeze(entry.text) != self.title
            )
            line = spell(entry.runs)
            plain = plain and not parse_inline(line, [(0, len(line))]).literal
            self.lines.append(("" if plain else write_prefix("术语")) + line)
        for position, part in enumerate(entry.parts):
            self.force = position == 0 and not _CJK.search(part.text)
            self.block(part)


def looks_labelled(text: str) -> bool:
    """Whether a plain paragraph of this text would be taken for something else."""
    return bool(
        labels.typed_number(text)
        or labels.typed_list_label(text)
        or labels.typed_note(text)
        or labels.typed_example(text)
        or labels.typed_caption(text)
        or labels.typed_annex(text)
        or labels.ANNEX_MARK.match(text)
        or labels.is_unit_statement(text)
        or labels.is_end_line(text)
        or unnumbered_kind(text)
        or _LINE_SIGN.match(text)
        or text[:1].isspace()
    )
