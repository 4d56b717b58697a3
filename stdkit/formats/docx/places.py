"""From a span of the model to elements of a part. Nothing is changed here; what cannot be reached is refused with its reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stdkit.formats.docx.fields import FIELD_RESULT
from stdkit.formats.docx.package import Package
from stdkit.formats.docx.splice import DEL_TEXT, SINGLE, Piece, Xml, stored_text
from stdkit.formats.docx.tags import ALTERNATE, CHOICE, FALLBACK, PPR, TEXT_BOX, P, R, T, w
from stdkit.model import Block, DocxAnchor, Run

REVISIONS = frozenset(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_LINKS = frozenset((w("hyperlink"), w("fldSimple")))
_BOUND = w("dataBinding")
_KEPT = 2
"""So many levels of a part keep their children at hand; of the deeper ones only the lists asked for last."""


class Refused(Exception):
    """An edit cannot be carried out; the reason is a Chinese clause without full stop."""


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A place between two characters, as ``Piece`` ends: after ``before`` or in front of ``behind``; else at an edge of the paragraph.

    ``donor`` is the text element whose run gives the format; ``lift`` puts the text outside the hyperlink that ends here.
    """

    paragraph: Xml
    before: tuple[Xml, int] | None = None
    behind: tuple[Xml, int] | None = None
    donor: Xml | None = None
    lift: Xml | None = None
    at_start: bool = False


class Places:
    """The elements that anchors of one package lead to."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._children: dict[tuple[str, tuple[int, ...]], list[Xml]] = {}
        self._last: dict[int, tuple[Xml, list[Xml]]] = {}
        self._found: dict[DocxAnchor, Xml] = {}
        self._twins: dict[Xml, Mapping[Xml, Xml]] = {}

    def element(self, anchor: object) -> Xml:
        """The element an anchor leads to, which is asked for again and again before anything moves. Raises ``Refused``."""
        if not isinstance(anchor, DocxAnchor):
            raise Refused("这段文字在文件中没有对应的位置")
        known = self._found.get(anchor)
        if known is None:
            known = self._found[anchor] = self._follow(anchor)
        return known

    def _follow(self, anchor: DocxAnchor) -> Xml:
        if anchor.part not in self._package:
            raise Refused(f"文件中没有部件 {anchor.part}")
        path = anchor.path
        found = self._package.xml(anchor.part)
        for depth, number in enumerate(path):
            # The body is walked for every block, so its children are kept. Deeper lists are most often short, but a paragraph may have
            # thousands of runs, or a run thousands of tabs, and an element counts them anew for each that is asked for.
            kept = depth < _KEPT
            children = self._kept(anchor.part, path[:depth], found) if kept else self._asked_last(depth, found)
            try:
                found = children[number]
            except IndexError:
                raise Refused("这段文字在文件中的位置找不到了") from None
        return found

    def _asked_last(self, depth: int, element: Xml) -> list[Xml]:
        parent, children = self._last.get(depth, (None, []))
        if parent is not element:
            children = list(element)
            self._last[depth] = element, children
        return children

    def _kept(self, part: str, path: tuple[int, ...], element: Xml) -> list[Xml]:
        children = self._children.get((part, path))
        if children is None:
            children = self._children[part, path] = list(element)
        return children

    def pieces(self, block: Block, start: int, end: int, *, keep: bool = True, refresh: bool = False) -> list[Piece]:
        """The stored characters under ``[start, end)``. Raises ``Refused`` where one is locked (with ``refresh``: other than as
        the result of a field).

        Pictures and footnote references inside the range stay where they are; with ``keep=False`` (nothing would remain
        to carry them) they are a reason to refuse.
        """
        found: list[Piece] = []
        for run, first, last in block.pieces(start, end):
            if _is_locked(run, refresh):
                raise Refused(f"此处不能改动：{run.locked}")
            if first == last:
                if not keep and run.marks & {"footnote", "picture"}:
                    raise Refused("要删的文字中有脚注引用或图片，请人工处理")
                continue
            found.append(self._piece(run, first, last))
        return found

    def gap(self, block: Block, at: int, *, refresh: bool = False) -> Gap:
        """Where text inserted at offset ``at`` has to go: behind the character before it, unless that may not be touched."""
        before, behind = _neighbours(block, at)
        paragraph = self.paragraph(block, last=before is not None)
        if before is not None and not _is_locked(before[0], refresh):
            piece = self._piece(before[0], before[1] - 1, before[1])
            return self._behind(piece, behind, paragraph)
        if behind is not None and not _is_locked(behind[0], refresh):
            piece = self._piece(behind[0], behind[1], behind[1] + 1)
            return Gap(paragraph, behind=(piece.element, piece.start), donor=piece.element)
        if before is not None and behind is not None:
            raise Refused(f"此处不能改动：{before[0].locked}")
        return self._edge(paragraph, before, behind)

    def paragraph(self, block: Block, *, last: bool = True) -> Xml:
        """The ``w:p`` in which the block ends (or begins)."""
        runs = reversed(block.runs) if last else iter(block.runs)
        run = next((run for run in runs if run.anchor is not None and run.text), None)
        if run is None:
            element = self.element(block.anchor)
            if element.tag != P:
                raise Refused("此处没有可以改动的段落")
            return element
        element = self.element(run.anchor)
        paragraph = next(element.iterancestors(P), None)
        if paragraph is None:
            raise Refused("此处没有可以改动的段落")
        return paragraph

    def twins(self, element: Xml) -> Iterator[Mapping[Xml, Xml]]:
        """For text in a text box: the same text elsewhere in the file, element by element.

        A text box stands in the file twice: for programs that know the newer drawing format (``mc:Choice``) and for those that do
        not (``mc:Fallback``). Word shows the first and rewrites the second when it saves, so both get the same change. Where the
        two differ already, nobody can say what the change would be there: that copy is left, and Word will bring it up to date.
        """
        for branch in element.iterancestors(CHOICE):
            if branch not in self._twins:
                self._twins[branch] = _twins_of(branch)
            if element in self._twins[branch]:
                yield self._twins[branch]

    def _piece(self, run: Run, first: int, last: int) -> Piece:
        element = self.element(run.anchor)
        text = stored_text(element)
        parent = element.getparent()
        if text is None or parent is None or parent.tag != R:
            raise Refused("此处不是普通文字（公式、图形等），不能改动")
        _look_around(element)
        assert isinstance(run.anchor, DocxAnchor)
        start = run.anchor.start
        stored = text[start : start + len(run.text)]
        if not (_same(stored, run.text) if element.tag == T else len(run.text) == 1 and not start):
            raise Refused("文件中的文字与读到的不一致")
        return Piece(element, start + first, start + last)

    def _behind(self, piece: Piece, behind: tuple[Run, int] | None, paragraph: Xml) -> Gap:
        link = next((a for a in piece.element.iterancestors(*_LINKS, P) if a.tag != P), None)
        place = (piece.element, piece.end)
        if link is None:
            return Gap(paragraph, before=place, donor=piece.element)
        follower = self.element(behind[0].anchor) if behind is not None else None
        if follower is not None and link in follower.iterancestors(link.tag):
            return Gap(paragraph, before=place, donor=piece.element)
        if follower is None or follower.getparent() is None or follower.getparent().tag != R:  # type: ignore[union-attr]
            follower = next((t for t in paragraph.iter(T) if next(t.iterancestors(*_LINKS, P)).tag == P), None)
        return Gap(paragraph, before=place, donor=follower, lift=link)

    def _edge(self, paragraph: Xml, before: tuple[Run, int] | None, behind: tuple[Run, int] | None) -> Gap:
        """At an edge of the paragraph, where there is no text or the text next to it is not ours to touch."""
        _look_around(paragraph)
        if before is not None:
            return Gap(paragraph, donor=self._donor(before[0]))
        if behind is None:
            return Gap(paragraph)
        first = self.element(behind[0].anchor)
        for element in paragraph.iter(T, *SINGLE, DEL_TEXT):
            if element is first:
                return Gap(paragraph, donor=self._donor(behind[0]), at_start=True)
            if next(element.iterancestors(PPR, P)).tag == P:  # something typed stands before it, such as a label
                break
        raise Refused(f"此处不能改动：{behind[0].locked}")

    def _donor(self, run: Run) -> Xml | None:
        element = self.element(run.anchor)
        parent = element.getparent()
        return element if parent is not None and parent.tag == R else None


def _is_locked(run: Run, refresh: bool) -> bool:
    return bool(run.locked) and not (refresh and run.locked == FIELD_RESULT)


def _neighbours(block: Block, at: int) -> tuple[tuple[Run, int] | None, tuple[Run, int] | None]:
    """The run before the place and the run behind it, each with the place as an offset into the run's text."""
    before = block.pieces(at - 1, at) if at else []
    behind = block.pieces(at, at + 1)
    return (
        (before[0][0], before[0][2]) if before else None,
        (behind[0][0], behind[0][1]) if behind else None,
    )


def _look_around(element: Xml) -> None:
    """What the file itself says against a change here, whatever the reader made of it."""
    for around in element.iterancestors():
        if around.tag in (P, TEXT_BOX):
            break
        if around.tag in REVISIONS:
            raise Refused(f"此处不能改动：他人修订（{around.get(w('author'), '')}）")
        if around.tag in (CHOICE, FALLBACK):
            raise Refused("此处文字在文件中另有供旧版程序用的副本，不能改动")
    for control in element.iterancestors(w("sdt")):
        # Word fills such a control from the data at every opening: the change would vanish without a word.
        if control.find(f"{w('sdtPr')}/{_BOUND}") is not None:
            raise Refused("内容控件与文档属性绑定，打开时会被还原，请改文档属性")


def _same(stored: str, read: str) -> bool:
    """Whether this is the text that was read; blanks and private characters (of symbol fonts) are read as others."""
    if stored == read:
        return True
    return len(stored) == len(read) and all(
        a == b or (a.isspace() and b.isspace()) or unicodedata.category(a) == "Co"
        for a, b in zip(stored, read, strict=True)
    )


def _twins_of(choice: Xml) -> Mapping[Xml, Xml]:
    alternate = choice.getparent()
    fallback = alternate.find(FALLBACK) if alternate is not None and alternate.tag == ALTERNATE else None
    if fallback is None:
        return {}
    ours, theirs = list(_text_in(choice)), list(_text_in(fallback))
    same = [(e.tag, e.text if e.tag == T else "") for e in ours] == [
        (e.tag, e.text if e.tag == T else "") for e in theirs
    ]
    return dict(zip(ours, theirs, strict=True)) if same else {}


def _text_in(branch: Xml) -> Iterator[Xml]:
    """Paragraphs and stored text in a branch, without copies of copies."""
    for element in branch.iter(P, T, DEL_TEXT, *SINGLE):
        if not _is_copy(element, branch):
            yield element


def _is_copy(element: Xml, branch: Xml) -> bool:
    for around in element.iterancestors():
        if around is branch:
            return False
        if around.tag == FALLBACK:
            return True
    return False
