"""Body text set in black-face: how older standards mark their mandatory clauses (「以黑体字标志的条文」)."""

from __future__ import annotations

import re

from stdkit.model import Block, Document, Element, Span

_BLACK = frozenset({"bold", "heiti"})
_MOSTLY = 0.5
"""Where more of the text than this is black, black-face tells nothing apart."""


def black_spans(doc: Document) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Sentences and paragraphs of the normative text set in 黑体 or bold, and what is wrong with the marking.

    Headings, terms, captions and table heads are black in any standard and do not count; nor does a single black word.
    """
    found: list[Span] = []
    total = black = 0
    for element in doc.elements:
        if not element.normative or element.kind not in ("core", "annex", "symbols"):
            continue
        for block in _body(element):
            marked = [span for span in _stretches(block) if _is_statement(block, span)]
            found += marked
            total += len(block.text.strip())
            black += sum(span.end - span.start for span in marked)
    if not found:
        return (), ("声明以黑体字标志强制性条文，但正文中没有找到黑体的条文",)
    if black > total * _MOSTLY:
        return (), ("正文大部分为黑体，无法由字体分辨强制性条文",)
    return tuple(found), ()


def _body(element: Element) -> list[Block]:
    content = [*element.content, *(block for clause in element.walk() for block in clause.content)]
    return [block for block in content if block.kind in ("paragraph", "list-item") and block.text.strip()]


def _stretches(block: Block) -> list[Span]:
    """The longest black stretches, blanks between black runs included."""
    spans: list[tuple[int, int]] = []
    at = 0
    for run in block.runs:
        end = at + len(run.text)
        if run.text and (run.marks & _BLACK):
            if spans and not block.text[spans[-1][1] : at].strip():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((at, end))
        at = end
    return [Span(block.id, start, end) for start, end in spans]


def _is_statement(block: Block, span: Span) -> bool:
    """A sentence, not an emphasised word: from a sentence's start to its end."""
    before = block.text[: span.start].rstrip(" 　\t")
    after = block.text[span.end :].lstrip(" 　\t")
    words = block.text[span.start : span.end].strip()
    starts = not before or before[-1] in "。；：:;"
    ends = not after or words[-1:] in ("。", "；", "：", ";") or after[0] in "。；："
    return starts and ends and len(re.sub(r"[\W\d_]", "", words)) >= 4
