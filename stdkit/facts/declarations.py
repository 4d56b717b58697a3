"""What a document declares mandatory, and where it says so: foreword, scope, cover, announcement, commentary.

The sentences of the years before 2020 (「本标准第4章、5.1为强制性的，其余为推荐性的」, 「以黑体字标志的条文为强制性条文」 …). They are parsed into
clauses here, so that the list is known before anybody takes the sentence out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from stdkit.facts import clause_lists
from stdkit.facts.blackface import black_spans
from stdkit.facts.declaration_words import Said, read_sentences
from stdkit.facts.memo import fact
from stdkit.model import Document, Span, Table

Scope = Literal["whole", "clauses", "none"]
Kind = Literal["none", "recommended", "whole", "clauses", "except", "black-face", "use", "commentary"]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is mandatory by the document's own words.

    ``clauses`` (with scope ``clauses``) exist in the document: 「5」 stands for all below it, 「5.2 a)」 for one item, 「表2」 for a table.
    ``spans`` are what has to go when the nature changes, ``text`` their words; ``missing`` are clauses named that do not exist;
    ``black`` the places set in black-face where that is what marks the mandatory clauses. ``problems`` are Chinese clauses without
    full stop, for the reader.
    """

    scope: Scope = "none"
    clauses: tuple[str, ...] = ()
    text: str = ""
    spans: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    kind: Kind = "none"
    black: tuple[Span, ...] = ()
    by_number: tuple[str, ...] = ()
    """Those of ``clauses`` that are mandatory as a whole; of the others only what is in ``black``."""
    problems: tuple[str, ...] = ()


@fact
def declaration(doc: Document) -> Declaration:
    """The declaration of ``doc``; scope ``none`` where it declares nothing mandatory."""
    return _weigh(doc, read_sentences(doc))


def is_declared(doc: Document, declared: Declaration, span: Span) -> bool:
    """Whether the words at ``span`` stand in what ``declared`` makes mandatory (with scope ``whole``: any normative element)."""
    place = doc.place(span.block)
    if place.element is None or place.element.kind in (
        "cover",
        "toc",
        "foreword",
        "introduction",
        "bibliography",
        "index",
    ):
        return False
    if declared.scope == "none":
        return False
    if declared.scope == "whole":
        return place.element.normative
    if any(black.block == span.block and black.start <= span.start < black.end for black in declared.black):
        return True
    number = place.number
    named = _tables(doc).get(span.block)
    for clause in declared.by_number:
        head, _, part = clause.partition(" ")
        if head.startswith("表"):
            if named == head:
                return True
        elif (
            number
            and clause_lists.is_within(number, head)
            and (not part or _is_part(doc, span.block, number, head, part))
        ):
            return True
    return False


@fact
def _tables(doc: Document) -> dict[str, str]:
    """From a block in a table to the table's label."""
    return {
        inner.id: table.label
        for table in doc.blocks()
        if isinstance(table, Table)
        for inner in (table, *table.children())
    }


def _is_part(doc: Document, block_id: str, number: str, head: str, part: str) -> bool:
    """Whether the block is the list item or paragraph ``part`` of clause ``head``."""
    if number != head:
        return False
    place = doc.place(block_id)
    content = (
        place.clause.content if place.clause is not None else place.element.content if place.element is not None else ()
    )
    items = [block for block in content if block.kind == "list-item"]
    ordinal = re.fullmatch(r"第(\d+)([款项段])", part)
    if ordinal is None:
        letter = part[0]
        return any(item.id == block_id and item.label[:1] == letter for item in items)
    paragraphs = [
        block
        for block in content
        if block.kind in (("paragraph",) if ordinal[2] == "段" or not items else ("list-item",))
    ]
    at = int(ordinal[1]) - 1
    return at < len(paragraphs) and paragraphs[at].id == block_id


def _weigh(doc: Document, said: Said) -> Declaration:
    found = _by_words(doc, said)
    if said.black:
        found = _with_black_face(doc, said, found)
    if found.scope == "none" and said.commentary:
        clauses = clause_lists.tidy(doc, said.commentary)
        found = replace(found, scope="clauses", kind="commentary", clauses=clauses, by_number=clauses)
    if found.scope == "none" and said.use:
        found = replace(found, scope="whole", kind="use")
    missing = tuple(dict.fromkeys(said.missing))
    problems = (f"声明中的{'、'.join(missing)}在文中找不到",) if missing else ()
    order = {block.id: index for index, block in enumerate((*doc.cover.blocks, *doc.blocks()))}
    spans = tuple(sorted(set(said.spans), key=lambda span: (order.get(span.block, 0), span.start)))
    text = "".join(doc.text_of(span) for span in spans)
    return replace(found, text=text, spans=spans, missing=missing, problems=(*found.problems, *problems))


def _by_words(doc: Document, said: Said) -> Declaration:
    """What the sentences name: all, a list, all but a list."""
    problems: list[str] = []
    declared = clause_lists.tidy(doc, said.mandatory)
    if declared and said.whole:
        problems.append("既说全文强制，又列出强制性条款，按列出的条款处理，请核对")
    overlap = set(said.mandatory) & set(said.recommended)
    if overlap:
        problems.append(f"{'、'.join(sorted(overlap))}既列为强制性又列为推荐性，请核对")
    excepted = [*said.recommended, *said.excepted]
    clauses: tuple[str, ...] = ()
    scope: Scope = "none"
    kind: Kind = "none"
    if said.rest_mandatory or ((said.whole or said.status) and not (declared or said.missing or said.black)):
        scope, kind = ("clauses", "except") if excepted else ("whole", "whole")
        technical = clause_lists.outline(doc).technical
        clauses = tuple(clause_lists.without(doc, technical, excepted)) if excepted else ()
    elif declared or said.missing:
        scope, kind, clauses = "clauses", "clauses", tuple(clause_lists.without(doc, declared, said.excepted))
    elif said.excepted and (said.whole_recommended or said.rest_recommended):
        scope, kind, clauses = "clauses", "except", clause_lists.tidy(doc, said.excepted)
    elif said.whole_recommended or said.rest_recommended:
        kind = "recommended"
    return Declaration(scope, clauses, kind=kind, by_number=clauses, problems=tuple(problems))


def _with_black_face(doc: Document, said: Said, found: Declaration) -> Declaration:
    """``found`` with the places that are set in black-face."""
    black, trouble = _black(doc, said.black_within)
    problems = (*found.problems, *trouble)
    if said.black_within and not black:
        clauses = clause_lists.tidy(doc, [*found.clauses, *said.black_within])
        return replace(found, scope="clauses", kind="clauses", clauses=clauses, by_number=clauses, problems=problems)
    if found.scope == "whole":
        return replace(found, black=black, problems=problems)
    marked = [number for span in black if (number := doc.place(span.block).number)]
    return replace(
        found,
        scope="clauses",
        kind="black-face" if found.scope == "none" else found.kind,
        clauses=clause_lists.tidy(doc, [*found.clauses, *marked]),
        black=black,
        problems=problems,
    )


def _black(doc: Document, within: list[str]) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """The black places, only those in ``within`` where clauses are named."""
    black, trouble = black_spans(doc)
    if not within:
        return black, trouble
    heads = [clause.split(" ")[0] for clause in within]
    inside = tuple(
        span
        for span in black
        if (number := doc.place(span.block).number) and any(clause_lists.is_within(number, head) for head in heads)
    )
    return inside, () if inside else (f"{'、'.join(within)}中没有找到黑体字部分，按整条处理",)
