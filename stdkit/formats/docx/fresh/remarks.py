"""Word comments in a fresh draft: what was read with doubt, and what was there and could not be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from stdkit.formats.docx.fresh.xml import Xml, paragraph, qualified, run, text_element, w
from stdkit.model import Block, Document, Figure, PdfAnchor, Run, Unread

DOUBTFUL = 0.8
"""Recognised with less confidence than this, a place is commented."""
_AUTHOR = "stdkit"
_ONLY_PLACE = "图形只留了位置"
"""How the reader of PDF says that it read no drawings."""
_FIELDS = {
    "number": "标准编号", "title": "标准名称", "title_en": "英文译名", "replaces": "代替", "ics": "ICS 号", "ccs": "CCS 号", "record": "备案号",
    "published": "发布日期", "implemented": "实施日期", "issued_by": "发布机构", "stage": "阶段", "masthead": "标准称谓", "conformity": "一致性程度", "patent_call": "专利征集语",
}  # fmt: skip


class Remarks:
    """The comments of one draft. ``doubtful`` is the confidence below which a place is commented, 0 for never."""

    def __init__(self, document: Document, doubtful: float = DOUBTFUL, created: date | None = None) -> None:
        self._doubtful = doubtful
        self._created = created
        self._texts: list[str] = []
        self._waiting = _unread_by_block(document)
        self._drawn = dict(_drawn_figures(document))
        self.quiet = False
        """Set where Word knows no comments: in footnotes."""

    def confidence(self, runs: Sequence[Run]) -> float | None:
        """The lowest confidence among ``runs`` where it is doubtful, else ``None``."""
        found = [run.anchor.confidence for run in runs if isinstance(run.anchor, PdfAnchor) and run.text.strip()]
        worst = min(found, default=1.0)
        return worst if worst < self._doubtful else None

    def around(self, content: list[Xml], text: str) -> list[Xml]:
        """``content`` with a comment on it."""
        if self.quiet or not content:
            return content
        start, end, reference = self._new(text)
        return [start, *content, end, reference]

    def on_paragraph(self, element: Xml, text: str) -> None:
        """Put a comment on the whole of a ``w:p``."""
        start, end, reference = self._new(text)
        element.insert(1 if element.find(qualified("w:pPr")) is not None else 0, start)
        element.extend((end, reference))

    def on_block(self, block: Block, written: Sequence[Xml]) -> None:
        """Put what is to be said of ``block`` on the first paragraph of what was written for it."""
        first = next((one for part in written for one in part.iter(qualified("w:p"))), None)
        if first is None:
            return
        drawn = self._drawn.pop(block.id, "")
        for text in (*self._waiting.pop(block.id, ()), *([drawn] if drawn else [])):
            self.on_paragraph(first, text)

    def carried_over(self, figure: Figure) -> None:
        """The figure is seen in its picture: nothing to be said of it."""
        self._drawn.pop(figure.id, None)

    def on_cover(self, document: Document, written: Sequence[Xml]) -> None:
        """One comment on the cover for all its fields that were read with doubt."""
        doubts: list[str] = []
        for name, span in document.cover.spans:
            block = next((block for block in document.cover.blocks if block.id == span.block), None)
            runs = [piece for piece, _, _ in block.pieces(span.start, span.end)] if block is not None else []
            worst = self.confidence(runs)
            if worst is not None:
                doubts.append(f"{_FIELDS.get(name, name)} {worst:.2f}")
        if doubts and written:
            self.on_paragraph(written[0], f"封面识别置信度低（{'，'.join(dict.fromkeys(doubts))}），请对照原件")

    def left(self) -> Iterator[str]:
        """What found no place, for the first paragraph of the text."""
        for texts in self._waiting.values():
            yield from texts
        yield from self._drawn.values()

    def part(self) -> Xml | None:
        """``word/comments.xml``; ``None`` where nothing is said."""
        if not self._texts:
            return None
        when = {"date": f"{self._created.isoformat()}T00:00:00Z"} if self._created is not None else {}
        return w(
            "comments",
            *(
                w("comment", paragraph(None, run(text_element(text))), id=at, author=_AUTHOR, **when, initials="s")
                for at, text in enumerate(self._texts)
            ),
        )

    def _new(self, text: str) -> tuple[Xml, Xml, Xml]:
        number = len(self._texts)
        self._texts.append(text)
        reference = run(w("commentReference", id=number))
        return w("commentRangeStart", id=number), w("commentRangeEnd", id=number), reference


def doubt(confidence: float) -> str:
    return f"识别置信度低（{confidence:.2f}），请对照原件"


def _unread_by_block(document: Document) -> dict[str, list[str]]:
    """What could not be read, by the block nearest to it: of its clause, of its page, else "" for the beginning."""
    found: dict[str, list[str]] = defaultdict(list)
    blocks = [block for block in document.blocks() if not document.place(block.id).element or block.runs or block.label]
    numbers: dict[str, str] = {}
    pages: dict[int, str] = {}
    for block in blocks:
        numbers.setdefault(document.place(block.id).number, block.id)
        if block.page is not None:
            pages.setdefault(block.page, block.id)
    told = {block.page for block in document.blocks() if isinstance(block, Figure) and _is_place(block)}
    for one in document.unread:
        if one.page in told and _ONLY_PLACE in one.what:
            continue  # said at the figure itself, where its picture is not carried over
        place = numbers.get(one.where) if one.where else None
        place = place or (pages.get(one.page) if one.page is not None else None)
        found[place or ""].append(_told(one, exact=place is not None))
    return dict(found)


def _drawn_figures(document: Document) -> Iterator[tuple[str, str]]:
    """What is said of figures whose drawing is not in the file written, by their ids."""
    for block in document.blocks():
        if isinstance(block, Figure) and (block.texts or _is_place(block)):
            texts = f"，图中文字：{'；'.join(block.texts)}" if block.texts else ""
            yield block.id, f"原稿此处是绘制的图形，没有转入{texts}"


def _is_place(figure: Figure) -> bool:
    """Of a drawing in a PDF only the place is kept."""
    return isinstance(figure.anchor, PdfAnchor) and not figure.images


def _told(one: Unread, *, exact: bool) -> str:
    where = (
        ""
        if exact and one.page is None
        else f"（{one.where or f'第 {one.page} 页' if one.where or one.page else '位置不明'}）"
    )
    return f"原稿有未能读出的内容：{one.what}{where}，请对照原件补入"
