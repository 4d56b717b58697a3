"""Short forms and abbreviations a text gives on its way: 「……（以下简称“……”）」 and 「质量流量控制器（MFC）」. GB/T 1.1—2020, 9.4.3."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.listed import in_list
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.search import blocks_for
from stdkit.facts.terms import mentions
from stdkit.model import Block, Document, Span

_SHORT = pattern(
    r"(?:以下|下文|后文)?(?P<lead>(?:以下)?统?简称)为?[：:]?\s*+(?P<open>[“「『\"])?(?P<short>[^“”「」『』\"（）()，。；、\s]{1,16}?)(?P<close>[”」』\"])?\s*+(?=[）)，。；、])"
)
_FULL = pattern(r"[一-鿿][一-鿿A-Za-z0-9（）()·/-]{2,30}$")
_HEAD = pattern(
    r"^.*(?:了|的|由|为|是|将|按照?|和|与|及|对|或|应(?!用)|配|称|以|从|把|该|各|其|在|采用|使用|测量|通过|利用|包括|设置|连接|支持|提供|具有|实现|基于|适用于|进行|建立|遵循|符合|依据|根据|要求|负责|开展|属于|设(?![备计施置定立])|装(?![置备配]))(?=[一-鿿]{2})"
)
_PAIR = pattern(
    r"(?P<full>[一-鿿][一-鿿A-Za-z0-9·-]{2,24})[（(](?P<short>[A-Z][A-Z0-9]{1,7})(?:[，,；;][^（）()]{1,60})?[）)]"
)
_KINDS = ("scope", "terms", "core", "annex")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form where it is given. ``full`` is the whole name as far as it can be told ("" where it cannot)."""

    span: Span
    short: str
    full: str
    quoted: bool
    bracketed: bool


@fact
def short_forms(doc: Document) -> tuple[ShortForm, ...]:
    """Every 「以下简称」 of the text, in reading order, the introduction and foreword left aside."""
    found = []
    for block in blocks_for(doc, _SHORT):
        if not _counts(doc, block):
            continue
        for match in block.find(_SHORT):
            if match["lead"].startswith("以下") or "以下" in match[0]:
                before = block.text[: match.start()].rstrip()
                bracketed = before.endswith(("（", "("))
                found.append(
                    ShortForm(
                        block.span(*match.span("short")),
                        match["short"],
                        _full_before(before[:-1] if bracketed else before),
                        bool(match["open"] and match["close"]),
                        bracketed,
                    )
                )
    return tuple(found)


@fact
def bracketed_abbreviations(doc: Document) -> tuple[ShortForm, ...]:
    """Every 「质量流量控制器（MFC）」 of the text, in reading order."""
    found = []
    for block in blocks_for(doc, _PAIR):
        if not _counts(doc, block) or block.kind == "term-entry":
            continue
        for match in block.find(_PAIR):
            full = _full_before(match["full"])
            if len(full) >= 3:
                found.append(ShortForm(block.span(*match.span("short")), match["short"], full, False, True))
    return tuple(found)


def _counts(doc: Document, block: Block) -> bool:
    element = doc.place(block.id).element
    return (
        element is not None
        and element.kind in _KINDS
        and block.kind not in ("heading", "table", "figure", "formula")
        and not in_list(doc, block)
    )


def _full_before(text: str) -> str:
    """The name that ends ``text``, without the words that lead to it."""
    match = _FULL.search(text)
    return _HEAD.sub("", match[0]) if match is not None else ""


def uses(doc: Document, name: str, after: Span) -> list[Span]:
    """Where ``name`` is used in running text behind ``after``: not in headings, captions, quotations of it, formulas and lists of documents."""
    found: list[Span] = []
    passed = False
    for block in doc.blocks():
        here = block.id == after.block
        passed = passed or here
        if not passed or name not in block.text or not _counts(doc, block) or block.kind == "term-entry":
            continue
        start = after.end if here else 0
        found.extend(block.span(*place) for place in mentions(block.text, name) if place[0] >= start)
    return found
