"""Terms a document defines, abbreviations and symbols it lists, and where it uses them. GB/T 1.1—2020, 8.7, 8.8 and 9.4.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.search import Texts
from stdkit.model import Block, Document, Element, Span, Table, TermEntry, element_blocks, is_source

_LATIN = r"A-Za-z0-9À-ÿΑ-ω"
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset(chr(code) for a, z in ("AZ", "az", "Àÿ", "Αω") for code in range(ord(a), ord(z) + 1))
_WORD = _LETTERS | _DIGITS
"""The characters of ``_LATIN``."""
_NO_CHARACTER: frozenset[str] = frozenset()
TEXT_KINDS = ("introduction", "scope", "terms", "symbols", "core", "annex")
"""The elements whose words count as use of a term: not foreword, contents, lists of documents, index (8.7.3.2)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term entry. ``names`` are all the Chinese and short forms that stand for the concept: preferred term, admitted terms, abbreviation."""

    entry: TermEntry
    name: str
    english: str
    names: tuple[str, ...]

    @property
    def number(self) -> str:
        return self.entry.label

    @property
    def definition(self) -> tuple[Block, ...]:
        """The paragraphs of the definition, without notes, examples and source."""
        return tuple(
            part for part in self.entry.parts if part.kind in ("paragraph", "list-item") and not is_source(part.text)
        )


@fact
def terms(doc: Document) -> tuple[Term, ...]:
    """The term entries of the document, in their order."""
    return tuple(_term(block) for block in doc.blocks() if isinstance(block, TermEntry))


def _term(entry: TermEntry) -> Term:
    name = clean_name(entry.term or entry.text)
    names = [name]
    for part in re.split(r"[；;\n]", entry.text):
        names.extend(re.findall(r"[㐀-鿿][㐀-鿿A-Za-z0-9（）()·-]{1,30}", _without_latin(part)))
        names.extend(re.findall(rf"(?<![{_LATIN}])[A-Z][A-Z0-9-]{{1,9}}(?![{_LATIN}])", part))
    for part in entry.parts:
        if (
            part.kind == "paragraph"
            and re.fullmatch(r"\s*[㐀-鿿A-Za-z0-9-]{2,12}\s*", part.text)
            and not part.text.endswith("。")
        ):
            names.append(part.text.strip())
    seen = tuple(dict.fromkeys(clean_name(found) for found in names if len(clean_name(found)) > 1))
    return Term(entry, name, entry.english, seen)


def _without_latin(text: str) -> str:
    return re.sub(r"[（(][A-Za-z][^）)]*[）)]", "", text)


def clean_name(text: str) -> str:
    """A term without blanks, domain in 〈〉, and notes in brackets that hold only Latin letters."""
    text = re.sub(r"[<〈＜][^>〉＞]*[>〉＞]", "", text)
    text = re.sub(r"[（(][A-Za-z][^）)]*[）)]", "", text)
    text = re.sub(r"(?<=[㐀-鿿])[a-z]{3,}[a-z ,-]*$", "", text.strip())
    return re.sub(r"\s+", "" if re.search(r"[㐀-鿿]", text) else " ", text).strip("；;：:、，,。 ")


def is_terms_only(doc: Document) -> bool:
    """Whether the document consists of term entries: nothing normative follows the terms."""
    return not any(element.kind in ("core", "symbols") for element in doc.elements)


@dataclass(frozen=True, slots=True)
class Listing:
    """An item of the list of symbols and abbreviations: 「GPS：全球定位系统（global positioning system）」."""

    block: Block
    span: Span
    name: str
    meaning: str


_ITEM = pattern(
    r"\s*(?:[a-z0-9]{1,2}[)）]\s*)?(?P<name>[^\s：:—–　，,。；;（(]{1,24}(?: [A-Za-z0-9]+)?)\s*(?:[：:]|[—–-]{1,2}|\s{1,}|\t)\s*(?P<meaning>\S.*)$",
    re.DOTALL,
)


@fact
def listings(doc: Document) -> tuple[tuple[Element, tuple[Listing, ...]], ...]:
    """The lists of symbols and abbreviations: per element, or per clause of it, the items in their order."""
    found: list[tuple[Element, tuple[Listing, ...]]] = []
    for element in doc.elements:
        if element.kind not in ("symbols", "terms"):
            continue
        groups = [(element.title, element.content), *((clause.title, clause.content) for clause in element.walk())]
        for title, content in groups:
            if element.kind == "terms" and not re.search(r"符号|缩略语|缩写|代号", title):
                continue
            if items := tuple(_items(content)):
                found.append((element, items))
    return tuple(found)


def _items(content: tuple[Block, ...]) -> Iterator[Listing]:
    for block in content:
        if isinstance(block, Table):
            yield from _table_items(block)
        elif block.kind in ("paragraph", "list-item") and not re.search(r"适用于|下列|以下", block.text):
            match = _ITEM.match(block.text)
            if match and re.search(rf"[{_LATIN}Α-ωµ]", match["name"]):
                start, end = match.span("name")
                name = match["name"]
                # 「RBG Random Bit Generator　随机比特生成器」: what is written out is no part of the name.
                if written := re.fullmatch(r"([A-Z]{2,}) [A-Z][a-z]{2,}", name):
                    name, end = written[1], start + len(written[1])
                yield Listing(block, block.span(start, end), name, match["meaning"].strip())


def _table_items(table: Table) -> Iterator[Listing]:
    for row in table.rows[max(table.header, 0) :]:
        if len(row) < 2 or not row[0].blocks:
            continue
        for index, cell in enumerate(row[:-1]):
            text = cell.text.strip()
            if re.fullmatch(rf"[{_LATIN}/.\- _]{{1,20}}", text) and not text.isdigit() and cell.blocks:
                block = cell.blocks[0]
                start = len(block.text) - len(block.text.lstrip())
                yield Listing(block, block.span(start, start + len(text)), text, row[index + 1].text.strip())
                break


def mentions(text: str, name: str) -> Iterator[tuple[int, int]]:
    """``[start, end)`` of every use of ``name`` in ``text``; a name in Latin letters counts only as a word of its own."""
    at = text.find(name) if name else -1
    if at < 0:
        return
    # 「75mAh」 uses the unit mAh: a digit may stand before a name.
    before = _NO_CHARACTER if name[0] not in _WORD else _WORD if name[0] in _DIGITS else _LETTERS
    behind = _WORD if name[-1] in _WORD else _NO_CHARACTER
    while at >= 0:
        end = at + len(name)
        if text[at - 1 : at] in before or text[end : end + 1] in behind:
            at = text.find(name, at + 1)
        else:
            yield at, end
            at = text.find(name, end)


@fact
def _texts(doc: Document) -> tuple[tuple[tuple[str, str], ...], Texts]:
    """Block id and text of everything that can use a term, and the texts to look in."""
    found: list[tuple[str, str]] = []
    for element in doc.elements:
        if element.kind in TEXT_KINDS:
            found.extend((block.id, _whole_text(block)) for block in element_blocks(element))
    return tuple(found), Texts(text for _, text in found)


def _whole_text(block: Block) -> str:
    inline = " ".join(run.latex for run in block.runs if run.latex)
    formula = getattr(block, "latex", "")
    return "\n".join(part for part in (block.text, inline, formula) if part)


def used(
    doc: Document, names: tuple[str, ...], longer: tuple[str, ...] = (), apart: frozenset[str] = frozenset()
) -> int:
    """How often one of ``names`` is used in the text; inside one of the ``longer`` terms it does not count, nor in the blocks ``apart``."""
    count = 0
    every, together = _texts(doc)
    longest_first = sorted(names, key=len, reverse=True)
    for block_id, text in map(every.__getitem__, together.holding(names)):
        if block_id in apart:
            continue
        covered = [span for name in longer for span in mentions(text, name)]
        places: set[int] = set()
        for name in longest_first:
            for start, end in mentions(text, name):
                if any(a <= start and end <= b and (a, b) != (start, end) for a, b in covered):
                    continue
                if not any(start <= place < end for place in places):
                    places.add(start)
        count += len(places)
    return count


def own_blocks(term: Term) -> frozenset[str]:
    """The blocks of a term entry: what stands there is no use of the term."""
    ids = [term.entry.id, *(child.id for child in term.entry.children())]
    if term.entry.heading is not None:
        ids.append(term.entry.heading.id)
    return frozenset(ids)
