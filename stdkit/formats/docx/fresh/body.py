"""Everything between cover and end line: elements, clauses, blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from stdkit.facts.drawings import figure_parts
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.fresh import numbering as schemes
from stdkit.formats.docx.fresh.cells import in_cell, picture_lines, table_footnote
from stdkit.formats.docx.fresh.contents import Entry, spaced_title
from stdkit.formats.docx.fresh.continued import continued_row, covering
from stdkit.formats.docx.fresh.draft import Draft
from stdkit.formats.docx.fresh.drawn import part_paragraph
from stdkit.formats.docx.fresh.explained import Explained, explained_paragraph, explained_symbols
from stdkit.formats.docx.fresh.formulas import FormulaNumbers, formula_paragraph
from stdkit.formats.docx.fresh.indexed import index_entries, index_paragraph
from stdkit.formats.docx.fresh.labelled import caption, clause_style, labelled, list_item, note, typed
from stdkit.formats.docx.fresh.measures import HEADINGS
from stdkit.formats.docx.fresh.numbering import GAP
from stdkit.formats.docx.fresh.runs import plain_run, write_runs
from stdkit.formats.docx.fresh.tables import runs_on, table_element
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, qualified, run, w
from stdkit.model import Block, Clause, Element, Figure, Formula, Run, Table, TermEntry

_NOTICE = pattern(r"\s*(重要提示|警\s*[示告]|注\s*意|危\s*险|安全提示)")
_REFERENCE = pattern(r"\[\d+\]")
_TITLES = {"foreword": "前言", "introduction": "引言", "bibliography": "参考文献", "index": "索引"}


class Body:
    """Writes one part of the draft; ``parts`` are its paragraphs and tables, ``entries`` its lines in the 目次."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.parts: list[Xml] = []
        self.entries: list[Entry] = []
        self._formulas = FormulaNumbers()
        self._annex = ""
        self._kind = ""
        self._symbols: dict[str, Explained] = {}
        self._drawn = figure_parts(draft.document)
        self._indexed = index_entries(draft.document)

    # elements and clauses

    def opening(self, blocks: Sequence[Block], title: str) -> None:
        """正文首页名称 and 重要提示. ``title`` is written where the document has none of its own there."""
        first = blocks[0] if blocks and blocks[0].kind == "heading" else None
        if first is not None:
            self.add("BodyTitle", write_runs(first.runs, self.draft, heiti=True))
        elif title:
            self.add("BodyTitle", [plain_run(title)])
        for block in blocks[1:] if first is not None else blocks:
            if block.kind == "paragraph" and not block.label and _is_notice(block):
                self.add("Notice", write_runs(block.runs, self.draft, heiti=True))
            else:
                self.blocks([block])

    def element(self, element: Element) -> None:
        self._kind = element.kind
        self._annex = element.number[-1:] if element.kind == "annex" else ""
        before = len(self.parts)
        if element.heading is not None or element.number or element.title:
            self._element_heading(element)
        if element.heading is not None:
            self._remarked(element.heading, before)
        self.blocks(element.content)
        for clause in element.clauses:
            self.clause(clause)

    def _element_heading(self, element: Element) -> None:
        heading = element.heading or Block("", "heading", (Run(element.title),), element.number)
        label = heading.label or element.number
        if element.kind == "annex":
            self._annex_heading(element, heading, label)
        elif element.kind in _TITLES:
            self._title(element, heading)
        elif label:
            content = self._marked(write_runs(heading.runs, self.draft, heiti=True), 1, f"{label}{GAP}{heading.text}")
            self.parts.append(labelled(self.draft, "Chapter", schemes.CLAUSES, 1, label, content))
        else:
            content = self._marked(write_runs(heading.runs, self.draft, heiti=True), 1, heading.text)
            self.add("Heading1", content)

    def _title(self, element: Element, heading: Block) -> None:
        style = {"bibliography": "ReferencesTitle", "index": "IndexTitle"}.get(element.kind, "FrontTitle")
        plain = len(heading.runs) == 1 and heading.runs[0].marks <= {"heiti"}
        runs = spaced_title(heading.text) if plain else write_runs(heading.runs, self.draft, heiti=True)
        content = self._marked(runs, 1, re.sub(r"\s", "", heading.text))
        if style == "FrontTitle":
            self.parts.append(labelled(self.draft, style, schemes.INTRODUCTION, 0, "", content, page_break=True))
        else:
            self.add(style, content, page_break=True)

    def _annex_heading(self, element: Element, heading: Block, label: str) -> None:
        """附录A, what it is and its title in one paragraph on three lines."""
        cut = element.mark.end if element.mark is not None else 0
        mark, title = heading.text[:cut].strip(), heading.text[cut:].strip()
        pieces = [part for part in (_slice(heading, 0, cut), _slice(heading, cut, len(heading.text))) if part]
        content: list[Xml] = []
        for piece in pieces:
            content += [run(w("br")), *write_runs(piece, self.draft, heiti=True)]
        content = self._marked(content, 1, f"{label}{mark}{GAP}{title}")
        # Said here too, and not by the style alone: the styles of the national template begin no page.
        form = labelled(self.draft, "AnnexTitle", schemes.ANNEXES, 0, label, content, gap="", page_break=True)
        self.parts.append(form)
        for style, scheme in (("AnnexTableMark", schemes.ANNEX_TABLES), ("AnnexFigureMark", schemes.ANNEX_FIGURES)):
            if schemes.read_label(scheme, 0, self._annex) is not None:
                self.parts.append(labelled(self.draft, style, scheme, 0, self._annex, []))

    def clause(self, clause: Clause) -> None:
        if clause.heading is not None:
            before = len(self.parts)
            self._clause_heading(clause, clause.heading)
            self._remarked(clause.heading, before)
        self.blocks(clause.content)
        for inner in clause.clauses:
            self.clause(inner)

    def _clause_heading(self, clause: Clause, heading: Block) -> None:
        label = heading.label or clause.number
        place = clause_style(label)
        content = write_runs(heading.runs, self.draft, heiti=True)
        if place is None:
            level = min(max(heading.level, 1), HEADINGS)
            content = self._marked(content, level, f"{label}{GAP}{heading.text}" if label else heading.text)
            if label:
                self.draft.typed.append(label)
            self.add(f"Heading{level}", [*(typed(label) if label else []), *content])
            return
        style, scheme, level = place
        content = self._marked(content, label.count(".") + 1, f"{label}{GAP}{heading.text}")
        self.parts.append(labelled(self.draft, style, scheme, level, label, content))

    def _marked(self, content: list[Xml], level: int, text: str) -> list[Xml]:
        """``content`` inside a bookmark the 目次 leads to."""
        name = f"_Toc{self.draft.next_heading():08d}"
        self.entries.append(Entry(level, text.replace("\n", ""), name))
        start, end = self.draft.bookmark(name)
        return [start, *content, end]

    def _named(self, content: list[Xml]) -> tuple[str, list[Xml]]:
        """``content`` inside a bookmark that a field may name; the name."""
        name = f"_Ref{self.draft.next_heading():08d}"
        start, end = self.draft.bookmark(name)
        return name, [start, *content, end]

    # blocks

    def blocks(self, blocks: Sequence[Block]) -> None:
        self._symbols |= explained_symbols(blocks)
        for block in blocks:
            before = len(self.parts)
            self.block(block)
            self._remarked(block, before)

    def _remarked(self, block: Block, before: int) -> None:
        """Comment on what was written for ``block``, the parts from ``before`` on, and on what it holds."""
        self.draft.references.mark(block, self.parts[before:], self.draft.bookmark)
        for one in (block, *block.children()):
            self.draft.comments.on_block(one, self.parts[before:])

    def block(self, block: Block) -> None:
        if block.kind == "footnote" and self.draft.footnotes.holds(block):
            return
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Formula):
            self._keep_lead_in()
            self.parts.append(formula_paragraph(block, self.draft, self._formulas, in_annex=bool(self._annex)))
        elif isinstance(block, TermEntry):
            self._term(block)
        elif block.id in self._drawn:
            self.parts.append(part_paragraph(block, self._drawn[block.id], self.draft))
        elif block.kind == "list-item" and not _REFERENCE.fullmatch(block.label):
            self._keep_lead_in()
            self.parts.append(list_item(block, self.draft, write_runs(block.runs, self.draft)))
        elif block.kind in ("note", "example"):
            self.parts.append(note(block, self.draft, write_runs(block.runs, self.draft)))
        elif block.kind == "footnote":
            self.parts.append(table_footnote(block, self.draft))
        elif block.label:
            self._numbered_paragraph(block)
        else:
            self._text(block)

    def _keep_lead_in(self) -> None:
        """Hold a paragraph that ends with a colon on the page of what it leads in, and a formula on that of its 「式中：」."""
        for back, part in enumerate(reversed(self.parts[-2:])):
            form = part.find(qualified("w:pPr")) if part.tag == qualified("w:p") else None
            leads = (
                "".join(part.itertext()).endswith("：") if back == 0 else part.find(qualified("m:oMath")) is not None
            )
            if form is None or not leads:
                return
            if form.find(qualified("w:keepNext")) is None:
                form.insert(1, w("keepNext"))

    def _text(self, block: Block) -> None:
        explained = self._symbols.get(block.id)
        if explained is not None:
            self._keep_lead_in()
            self.parts.append(explained_paragraph(block, explained, self.draft))
            return
        if self._kind == "index":
            self.parts.append(index_paragraph(block, self._indexed.get(block.id), self.draft))
            return
        self.add("Text", write_runs(block.runs, self.draft))

    def _numbered_paragraph(self, block: Block) -> None:
        """无标题条, an entry of the 参考文献, or any other paragraph with a label of its own."""
        content = write_runs(block.runs, self.draft)
        place = clause_style(block.label)
        if _REFERENCE.fullmatch(block.label):
            self.parts.append(labelled(self.draft, "Reference", schemes.REFERENCES, 0, block.label, content))
        elif place is not None and schemes.read_label(place[1], place[2], block.label) is not None:
            style, scheme, level = place
            self.parts.append(labelled(self.draft, f"{style}Untitled", scheme, level, block.label, content))
        else:
            self.draft.typed.append(block.label)
            self.add("Text", [*typed(block.label), *content])

    def _term(self, entry: TermEntry) -> None:
        if entry.label:
            place = clause_style(entry.label)
            if place is None:
                self.parts.append(paragraph(paragraph_format(style="TermNumber1", num=(0, 0)), plain_run(entry.label)))
            else:
                _, scheme, level = place
                style, own = f"TermNumber{entry.label.count('.')}", scheme == schemes.CLAUSES
                self.parts.append(labelled(self.draft, style, scheme, level, entry.label, [], gap="", own=own))
        if entry.runs:
            self.add("TermLine", write_runs(entry.runs, self.draft, heiti=True))
        self.blocks(entry.parts)

    def _table(self, table: Table) -> None:
        continued = None
        if table.label or table.runs:
            content = write_runs(table.runs, self.draft, heiti=True)
            if table.label and runs_on(table):
                name, content = self._named(content)
                unit = write_runs(table.unit.runs, self.draft) if table.unit is not None else []
                continued = partial(continued_row, table.label, name, unit)
            self.parts.append(caption(table, self.draft, self._annex, content))
        if table.unit is not None:
            self.add("UnitLine", write_runs(table.unit.runs, self.draft))
        if continued is not None:
            self.parts.append(covering())
        self.parts.append(table_element(table, partial(in_cell, self.draft), continued))
        # Word joins tables that touch, and the text after a table wants a blank line.
        self.parts.append(
            paragraph(
                paragraph_format(
                    style="Text",
                    spacing={"line": 240, "lineRule": "exact"},
                    indent={"firstLineChars": 0, "firstLine": 0},
                )
            )
        )

    def _figure(self, figure: Figure) -> None:
        self.parts += picture_lines(figure, "FigureLine", self.draft)
        if figure.label or figure.runs:
            self.parts.append(caption(figure, self.draft, self._annex, write_runs(figure.runs, self.draft, heiti=True)))

    def add(self, style: str, content: Sequence[Xml], **form: object) -> None:
        self.parts.append(paragraph(paragraph_format(style=style, **form), *content))  # type: ignore[arg-type]


def _is_notice(block: Block) -> bool:
    """重要提示 and the like, which the book sets in 黑体; other text before chapter 1 keeps the type it had."""
    return _NOTICE.match(block.text) is not None or all("heiti" in run.marks for run in block.runs if run.text.strip())


def _slice(block: Block, start: int, end: int) -> tuple[Run, ...]:
    """The runs of ``block`` between two offsets, line breaks and blanks at the edges left out."""
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    if start == end:
        return ()
    return tuple(replace(piece, text=piece.text[a:b]) for piece, a, b in block.pieces(start, end))
