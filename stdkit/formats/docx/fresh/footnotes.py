"""条文脚注: real footnotes, their numbers counted by Word and followed by a bracket (GB/T 1.1—2020 9.12.1)."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable

from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, run, run_format, text_element, w
from stdkit.model import Block, Run

_FIRST_ID = 1


class Footnotes:
    """The footnotes of a draft, numbered in the order of their references."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        referred: set[str] = set()
        waiting: dict[str, deque[Block]] = defaultdict(deque)
        for block in blocks:
            referred.update(run.target for run in block.runs if "footnote" in run.marks)
            if block.kind == "footnote":
                waiting[block.label].append(block)
        self._waiting = {label: found for label, found in waiting.items() if label in referred}
        self._taken = {block.id for found in self._waiting.values() for block in found}
        self.used: list[Block] = []

    def holds(self, block: Block) -> bool:
        """Whether ``block`` is the text of a footnote the text refers to, so that it has its place at the foot of the page."""
        return block.id in self._taken

    def reference(self, label: str) -> list[Xml]:
        """The reference to the next footnote of that label; the mark as text where the footnote itself is missing."""
        waiting = self._waiting.get(label)
        if not waiting:
            return [run(text_element(label), form=run_format(vertical="superscript"))] if label else []
        block = waiting.popleft() if len(waiting) > 1 else waiting[0]
        if block in self.used:  # the same footnote referred to again: only its mark
            return [run(text_element(f"{self.used.index(block) + 1})"), form=run_format(vertical="superscript"))]
        self.used.append(block)
        return _mark(w("footnoteReference", id=len(self.used)))

    def part(self, write: Callable[[tuple[Run, ...]], list[Xml]]) -> Xml:
        """``word/footnotes.xml``; ``write`` makes runs of a footnote's text."""
        line = paragraph_format(spacing={"after": 0, "line": 240, "lineRule": "auto"})
        separators = [
            w("footnote", paragraph(line, run(w(kind))), type=kind, id=at - 1)
            for at, kind in enumerate(("separator", "continuationSeparator"))
        ]
        return w(
            "footnotes",
            *separators,
            *(self._note(at, block, write) for at, block in enumerate(self.used, start=_FIRST_ID)),
        )

    def _note(self, number: int, block: Block, write: Callable[[tuple[Run, ...]], list[Xml]]) -> Xml:
        mark = _mark(w("footnoteRef"))
        body = paragraph(paragraph_format(style="FootnoteLine"), *mark, run(w("tab")), *write(block.runs))
        return w("footnote", body, id=number)


def _mark(number: Xml) -> list[Xml]:
    """The raised number and its bracket, each in a run of its own: LibreOffice takes text beside the number for a mark of its own."""
    return [run(part, form=run_format(style="FootnoteReference")) for part in (number, text_element(")"))]
