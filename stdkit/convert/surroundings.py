"""Where a provision stands, as far as guards ask: in a heading, a note, a term entry, a test method, before a list …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Clause, Document, Element, Table, TermEntry, element_blocks

Site = Literal["text", "heading", "caption", "note", "term", "value", "header", "words", "formula", "front"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``titles`` are those of the clauses around, outermost first; ``led`` is the text of the list that a lead-in rules;
    ``conformity`` the statement on the cover that the document is identical to or modified from an international one; ``notes`` the
    notes right behind the block."""

    site: Site = "text"
    titles: tuple[str, ...] = ()
    led: str = ""
    conformity: str = ""
    notes: tuple[str, ...] = ()


_VALUE = pattern(r"\s*(?:应|不应|宜|不宜|可|不必|必须|可选|不得|禁止|必需|须|推荐|允许|不允许|必选|能|不能)\s*[。]?\s*")
_VALUE_LINE = pattern(r"[^：:。，]{1,12}[：:]" + _VALUE.pattern)
_NOTE = pattern(r"(?:注|示例|脚注|例)\s*\d*\s*[：:]")
_TERM = pattern(r"3(?:\.\d+)+\s*[^：:，。]{1,16}[：:][^。]*的[^，。]{1,12}。?$")
_HEADING = pattern(r"(?:[A-Z]|\d+)(?:\.\d+)*[\s　]+[^，。；：！？]{1,24}$")
_VARIABLE = pattern(r"式中|[A-Za-zΑ-Ωα-ω][\w′'，,、 ]{0,10}——")
_IDENTICAL = pattern(r"IDT|MOD|等同采用|修改采用")
_WORDS = pattern(r"用词(?:用语)?说明")
_WORDS_EXPLAINED = pattern(r"(?:应|不可|首先|可以)这样做|正面词|反面词|严格程度不同的用词")


def of_text(text: str) -> Surroundings:
    """What a single paragraph tells of its place by itself."""
    if _NOTE.match(text):
        return Surroundings("note")
    if _WORDS_EXPLAINED.search(text):
        return Surroundings("words")
    if _VARIABLE.match(text):
        return Surroundings("formula")
    if _TERM.match(text):
        return Surroundings("term")
    if _HEADING.fullmatch(text.strip()):
        return Surroundings("heading")
    if _VALUE.fullmatch(text) or _VALUE_LINE.fullmatch(text):
        return Surroundings("value")
    return Surroundings()


def of_block(doc: Document, block: Block) -> Surroundings:
    """The surroundings of a block of the document."""
    place = doc.place(block.id)
    titles = _titles(doc).get(block.id, ())
    conformity = match[0] if (match := _IDENTICAL.search(doc.cover.conformity)) else ""
    led, notes = _led(doc).get(block.id, ""), _notes(doc).get(block.id, ())
    return Surroundings(_site(doc, block, place.element, titles), titles, led, conformity, notes)


def _site(doc: Document, block: Block, element: Element | None, titles: tuple[str, ...]) -> Site:
    if any(_WORDS.search(title) for title in titles):
        return "words"
    if block.kind in ("note", "example", "footnote"):
        return "note"
    if block.kind == "term-entry" or (element is not None and element.kind == "terms"):
        return "term"
    if block.kind == "heading":
        return "heading"
    if block.kind in ("table", "figure"):
        return "caption"
    if block.kind == "formula" or _VARIABLE.match(block.text):
        return "formula"
    if element is not None and element.kind in (
        "foreword",
        "introduction",
        "bibliography",
        "normative-references",
        "index",
    ):
        return "front"
    cell = _cells(doc).get(block.id)
    if cell is not None:
        return "header" if cell else "value" if _VALUE.fullmatch(block.text) else "text"
    alone = of_text(block.text).site
    return alone if alone in ("note", "value", "words", "heading") else "text"


@fact
def _cells(doc: Document) -> dict[str, bool]:
    """Blocks in table cells; true where the row is the table's head."""
    found: dict[str, bool] = {}
    for block in doc.blocks():
        if isinstance(block, Table):
            for at, row in enumerate(block.rows):
                found.update({inner.id: at < block.header for cell in row for inner in cell.blocks})
    return found


@fact
def _titles(doc: Document) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}

    def walk(clause: Clause, above: tuple[str, ...]) -> None:
        titles = (*above, clause.title) if clause.title else above
        for block in _with_children(clause.content):
            found[block.id] = titles
        if clause.heading is not None:
            found[clause.heading.id] = above
        for inner in clause.clauses:
            walk(inner, titles)

    for element in doc.elements:
        titles = (element.title,) if element.title else ()
        for block in element_blocks(element):
            found[block.id] = titles
        for clause in element.clauses:
            walk(clause, titles)
    return found


@fact
def _led(doc: Document) -> dict[str, str]:
    """For a paragraph or item that ends with a colon: the text of the list items under it."""
    found: dict[str, str] = {}
    for blocks in _sequences(doc):
        for at, block in enumerate(blocks):
            if not block.text.rstrip().endswith(("：", ":")):
                continue
            items = []
            for follower in blocks[at + 1 :]:
                if follower.kind != "list-item" or (block.kind == "list-item" and follower.level <= block.level):
                    break
                items.append(follower.text)
            if items:
                found[block.id] = "\n".join(items)
    return found


@fact
def _notes(doc: Document) -> dict[str, tuple[str, ...]]:
    """For a block: the texts of the notes that follow it at once."""
    found: dict[str, tuple[str, ...]] = {}
    for blocks in _sequences(doc):
        following: list[str] = []
        for block in reversed(blocks):
            if block.kind == "note":
                following.insert(0, block.text)
            else:
                found[block.id] = tuple(following)
                following = []
    return found


def _sequences(doc: Document) -> Iterator[tuple[Block, ...]]:
    for element in doc.elements:
        yield element.content
        for clause in element.walk():
            yield clause.content
            yield from (block.parts for block in clause.content if isinstance(block, TermEntry))


def _with_children(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from block.children()
