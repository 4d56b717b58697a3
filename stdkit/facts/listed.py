"""What stands in the lists of documents: 规范性引用文件 (GB/T 1.1—2020, 8.6) and 参考文献 (8.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stdkit.facts.codes import Number, numbers
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.model import Block, Document, Span, element_blocks

ALL_PARTS = pattern(r"\s?[（(]\s*(?:所有|全部)部分\s*[）)]|\s?系列(?:国家|行业)?标准|\s?[（(]\s*系列(?:标准)?\s*[）)]")


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of 规范性引用文件 or 参考文献. ``number`` is ``None`` for a book, a law or what could not be read as a number."""

    block: Block
    number: Number | None
    all_parts: bool = False
    title: str = ""
    title_span: Span | None = None

    @property
    def span(self) -> Span:
        return self.block.span()

    @property
    def name(self) -> str:
        """What to call it in a message: its number, else its title."""
        return self.number.spelled if self.number is not None else self.title


LISTS = ("normative-references", "bibliography")
_LEAD = pattern(
    r"下列(?:引用)?(?:文件|标准)|凡是|规范性引用文件|引用文件的|(?:本文件|本标准|本部分).{0,6}(?:没有|无).{0,8}引用文件"
)


def in_list(doc: Document, block: Block) -> bool:
    """Whether the block belongs to 规范性引用文件 or 参考文献."""
    return block.id in _in_lists(doc)


@fact
def _in_lists(doc: Document) -> frozenset[str]:
    lists = (element for element in doc.elements if element.kind in LISTS)
    return frozenset(block.id for element in lists for block in element_blocks(element))


@fact
def normative_list(doc: Document) -> tuple[Listed, ...]:
    """The documents listed in 规范性引用文件, in their order."""
    return tuple(_listed(doc, "normative-references"))


@fact
def bibliography(doc: Document) -> tuple[Listed, ...]:
    """The documents listed in 参考文献, in their order."""
    return tuple(_listed(doc, "bibliography"))


@fact
def lead_ins(doc: Document) -> tuple[Block, ...]:
    """What introduces the list of 规范性引用文件, or says that there are none; several paragraphs where it was cut up."""
    return tuple(
        block for block in _list_blocks(doc, "normative-references") if _is_lead(block.text) or _is_remark(block.text)
    )


def says_none(text: str) -> bool:
    """「本文件没有规范性引用文件。」 and its variants."""
    return re.search(r"(?:没有|无|不涉及).{0,8}引用文件|^\s*(?:暂无|无|没有)[。.]?\s*$", text) is not None


def _list_blocks(doc: Document, kind: str) -> Iterator[Block]:
    for element in doc.elements:
        if element.kind != kind:
            continue
        for content in (element.content, *(clause.content for clause in element.walk())):
            for block in content:
                if block.text.strip() and block.kind in ("paragraph", "list-item"):
                    yield block


def _is_lead(text: str) -> bool:
    return bool(_LEAD.search(text)) and next(numbers(text[:24]), None) is None


def _listed(doc: Document, kind: str) -> Iterator[Listed]:
    for block in _list_blocks(doc, kind):
        if not _is_lead(block.text) and not _is_remark(block.text):
            yield _entry(block)


def _is_remark(text: str) -> bool:
    """「无。」 and other whole sentences are no entries."""
    short = text.strip()
    return short.rstrip("。.") in ("无", "暂无", "没有") or (
        short.endswith("。") and bool(re.search(r"适用于|最新版本|不注日期|注日期", short))
    )


def _entry(block: Block) -> Listed:
    text = block.text
    head = re.match(
        r"\s*(?:[\[［【]\s*\d+\s*[\]］】]|[（(]?\d{1,2}[)）、]|\d{1,2}(?:\.\d{1,2})+[ \u3000]+(?=[A-Z])|[a-z][)）]|[—–-]{1,2}|[•·●])?\s*《?\s*",
        text,
    )
    at = head.end() if head else 0
    first = next(numbers(text[at:]), None)
    if first is None or first.start > 1:
        stripped = text.strip().strip("《》")
        start = text.find(stripped)
        return Listed(block, None, title=stripped, title_span=block.span(start, start + len(stripped)))
    number = replace(first, start=first.start + at, end=first.end + at)
    after = number.end
    parts = ALL_PARTS.match(text, after)
    after = parts.end() if parts else after
    rest = text[after:]
    lead = len(rest) - len(rest.lstrip(" \t\u00a0\u3000\u2002\u2003《，,：:"))
    title = rest.strip(" \t\u00a0\u3000\u2002\u2003《》，,：:。；;.、\n")
    span = block.span(after + lead, after + lead + len(title)) if title else None
    return Listed(block, number, bool(parts), title, span)


def cites(listed: Listed, number: Number) -> bool:
    """Whether a list entry stands for a cited number, the years left aside (9.5.4.1).

    「GB/T 3102（所有部分）」 covers each of its parts; 「GB/T 3102」 cited as a whole is covered by any entry of the same base.
    """
    if listed.number is None:
        return False
    if same(listed.number, number):
        return True
    if listed.number.joint is not None and same(listed.number.joint, number):
        return True
    if listed.number.base != number.base:
        return False
    return (listed.all_parts and not listed.number.part) or (not number.part and bool(listed.number.part))


def same(one: Number, other: Number) -> bool:
    """The same document, the year left aside."""
    return one.key == other.key


@fact
def _by_base(doc: Document) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    for listed in normative_list(doc):
        for number in (listed.number, listed.number.joint if listed.number is not None else None):
            if number is not None:
                found.setdefault(number.base, []).append(listed)
    return found


def covering(doc: Document, number: Number) -> list[Listed]:
    """The entries of 规范性引用文件 that stand for a cited number (``cites``), in their order."""
    return [listed for listed in _by_base(doc).get(number.base, ()) if cites(listed, number)]
