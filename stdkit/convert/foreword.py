"""The foreword of the converted document: declarations out, the statements GB/T 1.1—2020, 8.3 asks for in.

Sentences stay where they are; new ones go in where the order of 8.3 wants them. Nobody else's text is moved.
"""

from __future__ import annotations

import re

from stdkit.convert.changes import Changes
from stdkit.convert.editions import Statement, edition_words, first_editions, ordinal, put_into
from stdkit.convert.numbers import StandardNumber, find_numbers
from stdkit.facts.declarations import Declaration
from stdkit.facts.fixed_texts import fixed, normalise
from stdkit.facts.foreword import ORDER, ForewordItem, ItemKind, foreword_items
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, DocxAnchor, Span

_BASIS = pattern(
    r"GB\s*/?\s*T\s*1\.1\s*[-‐-―－−]\s*(?:2000|2009|1993)\s*(?:《[^》]*》)?\s*(?:给出的规则|的规定|的要求|规定的规则|的规则)?"
)
NEW_BASIS = "GB/T 1.1—2020《标准化工作导则　第1部分：标准化文件的结构和起草规则》的规定"


def remove_declarations(doc: Document, changes: Changes, declared: Declaration) -> None:
    """Take out what says that the document is mandatory; black-face of mandatory clauses is reset."""
    for span in declared.spans:
        changes.add("declaration", span, "", "推荐性文件不含强制性声明；声明的条款已记入决定表", safety="review")
    for span in declared.black:
        text = doc.block(span.block).text[span.start : span.end]
        changes.add(
            "black-face", span, text, "黑体字不再标志强制性条文", safety="review", unmark=frozenset({"bold", "heiti"})
        )


class Foreword:
    """Edits of one foreword. ``update``: with the wordings of 2020."""

    def __init__(self, doc: Document, changes: Changes, *, update: bool) -> None:
        self.doc = doc
        self.changes = changes
        self.update = update
        self.items = foreword_items(doc)
        self.problems: list[str] = []
        self._pending: dict[str, list[str]] = {}
        """New paragraphs to stand after a block."""
        self._tails: dict[str, str] = {}
        """What to put at the end of a block before its new paragraphs."""
        self._opening: list[str] = []
        """New paragraphs to stand before the first one that stays."""
        self._based: Block | None = None
        """The block that got a statement of the drafting rules which was missing, or stands right behind it."""

    @property
    def own(self) -> str:
        """How the document calls itself."""
        if self.update:
            return "本文件"
        return next(
            (m[0] for item in self.items if (m := re.search(r"本(标准|部分|规范|规程|文件)", item.text))), "本标准"
        )

    def of(self, *kinds: ItemKind) -> list[ForewordItem]:
        return [item for item in self.items if item.kind in kinds]

    def rewrite(self, statement: Statement | None, declared: Declaration) -> list[str]:
        """Lay down all edits; ``statement`` only for a new edition. Chinese clauses on what could not be done."""
        if not self.items:
            return ["文中没有前言，起草依据、代替情况等须人工补写"] if statement is not None else []
        if self.update:
            self._basis(declared)
            self._annexes()
        if statement is not None:
            self._replaces(statement)
        if self.update:
            self._patent(statement is not None)
        if statement is not None:
            self._history(statement)
        self._insert_pending()
        return self.problems

    def _basis(self, declared: Declaration) -> None:
        sentence = fixed("foreword-basis").text[0]
        found = self.of("basis")
        for item in found:
            match = _BASIS.search(item.text)
            if match is None:
                continue
            reason = "起草依据改为 GB/T 1.1—2020（8.3 a)）"
            if re.fullmatch(
                r"本\S{2,3}(?:按照|依据|根据|按)" + _BASIS.pattern + r"(?:起草|编写|编制|制定)。?", item.text
            ):
                self._put(item.span, sentence, reason)
            else:
                at = item.span.start + match.start()
                self._put(Span(item.span.block, at, at + len(match[0])), NEW_BASIS, reason)
        if found:
            return
        host = next((span for span in declared.spans if self._is_whole(span) and self._leads(span)), None)
        if host is not None:
            self._host(host, sentence)
            return
        first = next((item for item in self.items if self._stays(item)), None)
        if first is not None:
            self._opening.append(sentence)
            self._based = first.block

    def _is_whole(self, span: Span) -> bool:
        return span.start == 0 and span.end > len(self.doc.block(span.block).text)

    def _leads(self, span: Span) -> bool:
        """Whether the paragraph of a declaration is the first of the foreword."""
        return bool(self.items) and self.items[0].block.id == span.block

    def _host(self, span: Span, sentence: str) -> None:
        """Put ``sentence`` in the paragraph that a declaration leaves empty (instead of deleting the paragraph)."""
        text = self.doc.block(span.block).text
        self._based = self.doc.block(span.block)
        self.changes.replace_edit(
            span, Span(span.block, 0, len(text)), sentence, "强制性声明删除，改为起草依据（8.3 a)）"
        )

    def _annexes(self) -> None:
        for item in self.of("annexes"):
            self._delete(item, "前言不再说明附录的性质（9.6.1）")

    def _replaces(self, statement: Statement) -> None:
        entries = statement.entries()
        lead = statement.lead(self.own)
        paragraphs = [f"——{entry}{'。' if index == len(entries) - 1 else '；'}" for index, entry in enumerate(entries)]
        found = [item for item in self.of("replaces") if self.changes.is_free(item.span)]
        if not found:
            self._after(self._last_before("replaces"), lead, *paragraphs)
            return
        first, *others = found
        self.changes.add(
            "foreword", first.span, lead, "新版本代替原强制性标准，主要变化由转化计划给出（8.3 c)）", safety="review"
        )
        for item in others:
            self._delete(item, "原版本的代替说明由新的代替", listed=False)
        for item in found:
            for block in item.listed:
                whole = Span(block.id, 0, len(block.text) + 1)
                self.changes.add("foreword", whole, "", "原版本的主要变化不再列出", safety="review")
        self._after(first.block, *paragraphs)

    def _patent(self, missing_too: bool) -> None:
        sentence = fixed("foreword-patent").text[0]
        found = self.of("patent")
        for item in found:
            if re.search(r"不承担识别(?:这些|上述)?专利的责任", item.text):
                match = re.search(r"识别(?:这些|上述)(?=专利)", item.text)
                if match:
                    at = item.span.start + match.start()
                    self._put(
                        Span(item.span.block, at, at + len(match[0])), "识别", "专利说明改为 2020 年版的表述（D.2）"
                    )
        if found or not missing_too:
            return
        self._after(self._last_before("patent"), sentence)

    def _history(self, statement: Statement) -> None:
        found = self.of("history")
        earlier = self._earlier(found, statement)
        before = [
            f"——{edition_words(number, count) if self.update else number.raw}；" for count, number in enumerate(earlier)
        ]
        heading = f"{self.own}所代替标准的历次版本发布情况为："
        lines = [f"——{statement.old.raw}。"]
        if self.update:
            heading = "本文件及其所代替文件的历次版本发布情况为："
            lines = [
                f"——{edition_words(statement.old, len(earlier))}；",
                f"——本次为第{ordinal(len(earlier) + 1)}次修订。",
            ]
        if not found:
            self._new_history([heading, *before, *lines])
            return
        first = found[0]
        reason = "历次版本列入原强制性标准（8.3 h)）"
        if normalise(first.text) != normalise(heading):
            self.changes.add("foreword", first.span, heading, reason, safety="review")
        for item in found[1:]:
            self._delete(item, reason, listed=False)
        listed = [block for item in found for block in item.listed]
        years = first_editions(listed) if self.update else {}
        if listed and self._is_typed(listed[-1]):
            for block in listed:
                for at, words in years.get(block.id, ()):
                    self._put(block.span(at, at), words, "历次版本写明发布的年份（8.3 h)）")
            self._append_to(listed[-1], lines, reason)
            return
        kept = [f"——{put_into(block.text, years.get(block.id, [])).rstrip('。.；; ')}；" for block in listed]
        for block in listed:
            whole = Span(block.id, 0, len(block.text) + 1)
            self.changes.add("foreword", whole, "", "历次版本的列项移到新写的列项中", safety="review")
        self._after(first.block, *(kept or before), *lines)

    def _new_history(self, paragraphs: list[str]) -> None:
        """The history behind the last thing the foreword says."""
        end = next((item.block for item in reversed(self.items) if self._stays(item)), None) or self._based
        if end is None:
            self.problems.append("前言中没有可补历次版本的位置，须人工补上")
        else:
            self._after(end, *paragraphs)

    def _append_to(self, tail: Block, lines: list[str], reason: str) -> None:
        """More items after the last one of a list."""
        stop = re.search(r"[。.；;]?\s*$", tail.text)
        at = stop.start() if stop else len(tail.text)
        if at == len(tail.text):
            self._tails[tail.id] = "；"
        elif tail.text[at:] != "；":
            self.changes.add("foreword", tail.span(at, len(tail.text)), "；", reason, safety="review")
        self._after(tail, *lines)

    def _is_typed(self, block: Block) -> bool:
        """Whether the label of a list item is surely typed: then a new item after it types its own."""
        if self.doc.format == "markdown":
            return True
        first = next((run.anchor for run in block.runs if run.text), None)
        return isinstance(first, DocxAnchor) and first.start > 0

    def _earlier(self, found: list[ForewordItem], statement: Statement) -> list[StandardNumber]:
        """The editions before the one that is replaced now, as the history list or the old 代替 names them."""
        texts = [item.text for item in found] + [block.text for item in found for block in item.listed]
        named = [number for text in texts for number in find_numbers(text)]
        if not named:
            named = [number for item in self.of("replaces") for number in find_numbers(item.text) if number.year]
        return list({number.raw: number for number in named if number.raw != statement.old.raw}.values())

    def _put(self, span: Span, text: str, reason: str) -> None:
        self.changes.add("foreword", span, text, reason, safety="safe")

    def _delete(self, item: ForewordItem, reason: str, *, listed: bool = True) -> None:
        alone = sum(other.block.id == item.block.id for other in self.items) == 1
        span = Span(item.block.id, 0, len(item.block.text) + 1) if alone else item.span
        self.changes.add("foreword", span, "", reason, safety="review")
        for block in item.listed if listed else ():
            self.changes.add("foreword", Span(block.id, 0, len(block.text) + 1), "", reason, safety="review")

    def _last_before(self, kind: ItemKind) -> Block | None:
        """The block after which an item of ``kind`` has to stand."""
        rank = ORDER.index(kind)
        before = [
            item for item in self.items if item.kind in ORDER and ORDER.index(item.kind) < rank and self._stays(item)
        ]
        if before:
            last = before[-1]
            open_list = last.listed and self._free_paragraph(last.listed[-1]) and self._is_typed(last.listed[-1])
            return last.listed[-1] if open_list else last.block
        return (
            None
            if self._opening
            else self._based or next((item.block for item in self.items if self._stays(item)), None)
        )

    def _stays(self, item: ForewordItem) -> bool:
        return self._free_paragraph(item.block)

    def _free_paragraph(self, block: Block) -> bool:
        """Whether the paragraph is not deleted as a whole."""
        return not self.changes.is_dropped(block.id)

    def _after(self, block: Block | None, *paragraphs: str) -> None:
        """Paragraphs behind ``block``; without one, before everything else."""
        if block is None:
            self._opening += paragraphs
        else:
            self._pending.setdefault(block.id, []).extend(paragraphs)

    def _insert_pending(self) -> None:
        first = next((item.block for item in self.items if self._stays(item)), None)
        if self._opening and first is not None:
            self._insert(first.span(0, 0), "".join(paragraph + "\n" for paragraph in self._opening))
        elif self._opening:
            self.problems.append("前言中没有可以补写的位置，须人工补写：" + "".join(self._opening))
        for block_id, paragraphs in self._pending.items():
            block = self.doc.block(block_id)
            text = self._tails.get(block_id, "") + "".join("\n" + paragraph for paragraph in paragraphs)
            self._insert(block.span(len(block.text), len(block.text)), text)

    def _insert(self, span: Span, text: str) -> None:
        if not self.changes.add("foreword", span, text, "前言补上 GB/T 1.1—2020（8.3）要求的内容", safety="review"):
            self.problems.append("前言中有内容未能补上，须人工补写：" + text.replace("\n", ""))
