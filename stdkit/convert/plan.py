"""The plan of a conversion: every edit with its reason, before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from stdkit.convert.cascades import Cascade, cascades, noted, problems_of, remarks_on
from stdkit.convert.changes import Change, Changes
from stdkit.convert.contents import refresh_contents
from stdkit.convert.cover import change_cover, change_number, is_new_edition
from stdkit.convert.decide import apply_decisions, disputes
from stdkit.convert.edition import update_wording
from stdkit.convert.editions import Statement
from stdkit.convert.fields import told_of_fields
from stdkit.convert.foreword import Foreword, remove_declarations
from stdkit.convert.foreword_order import order_told, set_in_order
from stdkit.convert.house import held_by_house
from stdkit.convert.items import Decision, Item, excerpt_of, sentence_of
from stdkit.convert.moved import Moved, leaving, put_into_introduction, remarks_on_moved
from stdkit.convert.numbers import StandardNumber, parse_number
from stdkit.convert.options import Options, new_number
from stdkit.convert.policy import Policy
from stdkit.convert.references import Reference, change_references
from stdkit.convert.remarks import remarks
from stdkit.convert.rewrite import Proposal, propose_document
from stdkit.errors import BadData
from stdkit.facts.clause_lists import tidy
from stdkit.facts.declarations import Declaration, declaration, is_declared
from stdkit.model import Comment, Document, Edit, Refusal, Span


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done to ``document``. ``nothing`` says why there is nothing to do ("" where there is)."""

    document: Document
    policy: Policy
    options: Options
    old: StandardNumber | None
    new: StandardNumber | None
    declaration: Declaration
    items: tuple[Item, ...] = ()
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    references: tuple[Reference, ...] = ()
    cascades: tuple[Cascade, ...] = ()
    """What rests on the requirements that become recommendations."""
    moved: tuple[Moved, ...] = ()
    """What leaves the text by a decision."""
    left_out: tuple[Change, ...] = ()
    """With ``only_safe``: the changes around the words that need a look and were not made."""
    problems: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    nothing: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(change.edit for change in self.changes)

    @property
    def counts(self) -> dict[str, int]:
        """Items by action, and the open decisions."""
        found = {
            action: sum(item.action == action for item in self.items)
            for action in ("changed", "kept", "held", "refused")
        }
        return {**found, "undecided": sum(item.is_open for item in self.items)}

    @property
    def weakened(self) -> list[Item]:
        """The requirements that become recommendations."""
        return [item for item in self.items if item.is_weakened]

    def with_refusals(self, refusals: list[Refusal]) -> Plan:
        """The plan after the writer refused some edits: their items are ``refused`` with its reason."""
        if not refusals:
            return self
        refused = {id(refusal.edit): refusal.why for refusal in refusals}
        why = {
            change.item: refused[id(change.edit)]
            for change in self.changes
            if change.item is not None and id(change.edit) in refused
        }
        items = [
            replace(item, action="refused", review=True, reason=f"未改：{why[item.number]}")
            if item.number in why
            else item
            for item in self.items
        ]
        return replace(self, items=tuple(items), refusals=tuple(refusals))


def convert(document: Document, policy: Policy, options: Options | None = None) -> Plan:
    """Plan the conversion of ``document``. Deterministic; the document is not touched.

    ``BadData`` where the document bears no number and declares nothing (its nature is not guessed), or has no recommended form.
    """
    options = options or Options()
    if not policy.wording and options.update:
        options = replace(options, update=False)
    declared = declaration(document)
    old = parse_number(document.cover.number)
    nothing = _nothing_to_do(document, old, declared)
    if nothing:
        return Plan(document, policy, options, old, old, declared, nothing=nothing)
    declared = _by_number(declared)
    new = new_number(old, policy, options)
    changes = Changes(document)
    remove_declarations(document, changes, declared)
    references, problems = _around_the_words(document, changes, old, new, options)
    items = apply_decisions(document, _items(document, policy, options, declared, old), options.decisions)
    listed = options.conversion_list.as_mapping() | _own(old)
    items = _lay_down(noted(items, cascades(document, items, listed)), changes, options)
    moved = leaving(document, items)
    problems += put_into_introduction(document, changes, moved)
    resting = cascades(document, items, listed)
    problems += problems_of(items, resting)
    problems += _foreword(document, changes, declared, old, new, items, options)
    references += change_references(document, changes, options.conversion_list, old)
    if options.update:
        update_wording(document, changes)
    order: tuple[Comment, ...] = ()
    if options.update and options.foreword_order and not options.only_safe:
        problems += set_in_order(document, changes)
    elif options.update:
        order = order_told(document, changes)
    left_out: tuple[Change, ...] = ()
    if options.only_safe:
        changes, left_out = _safe_ones(document, changes, items, options)
        references = [ref for ref in references if ref.cited == ref.becomes or not changes.is_free(ref.span)]
    problems += refresh_contents(document, changes)
    return Plan(
        document=document,
        policy=policy,
        options=options,
        old=old,
        new=new,
        declaration=declared,
        items=tuple(items),
        changes=tuple(changes),
        comments=(
            *remarks(document, items, policy),
            *remarks_on(document, items, resting),
            *remarks_on_moved(moved),
            *order,
        ),
        references=tuple(references),
        cascades=resting,
        moved=moved,
        left_out=left_out,
        problems=(*declared.problems, *problems, *disputes(items)),
    )


def _safe_ones(
    doc: Document, changes: Changes, items: list[Item], options: Options
) -> tuple[Changes, tuple[Change, ...]]:
    """The changes that need no look (and what was decided), and the others. What those would have covered is worded anew."""
    decided = {item.number for item in items if item.decision is not None}
    safe = Changes(doc)
    left_out: list[Change] = []
    for change in changes:
        if change.edit.safety == "safe" or change.kind == "decision" or change.item in decided:
            safe.add_edit(change.kind, change.edit, item=change.item)
        else:
            left_out.append(change)
    if options.update:
        update_wording(doc, safe)
    return safe, tuple(left_out)


def _nothing_to_do(doc: Document, old: StandardNumber | None, declared: Declaration) -> str:
    """Why there is nothing to convert, "" where there is. Raises ``BadData`` where the nature cannot be told."""
    if declared.scope != "none":
        return ""
    if old is None:
        raise BadData(
            "D026",
            "封面上没有找到标准编号，文中也没有强制性声明，无法判断标准的性质",
            path=doc.path,
            advice="请先补上封面的编号",
        )
    if old.recommended:
        return f"编号 {old.spelled} 是推荐性标准的编号，文中没有强制性声明，没有需要转化的内容"
    if not old.mandatory:
        raise BadData("D027", f"编号 {old.raw} 的文件没有对应的推荐性标准", path=doc.path, advice="请核对封面的编号")
    return ""


def _by_number(declared: Declaration) -> Declaration:
    """A mandatory number without any declaration makes the whole document mandatory; one that calls itself recommended is asked about."""
    if declared.scope != "none":
        return declared
    if declared.kind == "recommended":
        problem = "编号为强制性，文中却说是推荐性标准，没有条款按强制性处理，请核对"
        return replace(declared, scope="clauses", problems=(*declared.problems, problem))
    return replace(declared, scope="whole", kind="whole")


def _around_the_words(
    doc: Document, changes: Changes, old: StandardNumber | None, new: StandardNumber | None, options: Options
) -> tuple[list[Reference], list[str]]:
    """Cover and running heads."""
    if old is None or new is None:
        return [], ["封面上没有找到标准编号，新编号须人工填写"]
    problems = change_cover(doc, changes, old, new, update=options.update, stage=options.stage)
    own = change_number(doc, changes, old, new)
    return own, problems + told_of_fields(doc, changes)


def _items(
    doc: Document, policy: Policy, options: Options, declared: Declaration, old: StandardNumber | None
) -> list[Item]:
    """An item for every provision; those inside a declaration go with it."""
    proposals = propose_document(
        doc,
        policy,
        mandatory=lambda span: is_declared(doc, declared, span),
        profile=options.profile,
        edition="2020" if options.update else "2009",
        conversion_list=options.conversion_list.as_mapping() | _own(old),
    )
    proposals = held_by_house(doc, proposals, policy)
    staying = [proposal for proposal in proposals if not _goes(proposal.span, declared)]
    return [_item(doc, number, proposal) for number, proposal in enumerate(staying, 1)]


def _own(old: StandardNumber | None) -> dict[str, str]:
    """A text that cites itself cites what is being converted."""
    return {old.key: "", old.raw: ""} if old is not None else {}


def _goes(span: Span, declared: Declaration) -> bool:
    return any(span.block == gone.block and gone.start <= span.start < gone.end for gone in declared.spans)


def _item(doc: Document, number: int, proposal: Proposal) -> Item:
    place = doc.place(proposal.span.block)
    title = place.clause.title if place.clause is not None else place.element.title if place.element is not None else ""
    block = doc.block(proposal.span.block)
    return Item(
        number=number,
        clause=place.number,
        title=title or (place.element.title if place.element is not None else ""),
        span=proposal.span,
        text=proposal.text,
        kind=proposal.kind,
        guards=proposal.guards,
        mandatory=proposal.mandatory,
        proposal=proposal.proposal,
        normalise=proposal.normalise,
        recommend=softened(proposal),
        action=proposal.action,
        review=proposal.review,
        reason=_reason(doc, proposal),
        sentence=sentence_of(doc, proposal.span),
        excerpt=excerpt_of(block.text, proposal.span.start, proposal.span.end),
        edits=proposal.edits(),
    )


def _reason(doc: Document, proposal: Proposal) -> str:
    """The reason of a proposal; where the words may not be touched, with what locks them."""
    if proposal.action != "refused":
        return proposal.reason
    pieces = doc.block(proposal.span.block).pieces(proposal.span.start, proposal.span.end)
    locked = next((run.locked for run, _, _ in pieces if run.locked), "")
    rest = re.sub(r"^此处不能改[^；]*；?", "", proposal.reason)
    return f"此处不能改动：{locked}；{rest}" if locked else proposal.reason


def softened(proposal: Proposal) -> str:
    """The recommended wording as it would be without a guard: the sheet shows both texts for every clause."""
    if proposal.recommend != proposal.normalise or proposal.kind not in (
        "REQ",
        "REQ_NS",
        "PROH",
        "PROH_NS",
        "DOUBLE",
        "UNIV",
    ):
        return proposal.recommend
    return proposal.normalise.replace("应", "宜")


def _lay_down(items: list[Item], changes: Changes, options: Options) -> list[Item]:
    """The edits of the items; where one cannot be laid down its item says so."""
    done: list[Item] = []
    for item in items:
        if item.action != "changed":
            done.append(item)
            continue
        if options.only_safe and item.review and item.decision is None:
            done.append(
                replace(item, action="held", proposal=item.text, reason=f"须审阅，未改（{item.reason}）", edits=())
            )
            continue
        kind: Literal["decision", "provision"] = (
            "decision" if item.decision is not None and _is_manual(item.decision) else "provision"
        )
        taken = [changes.add_edit(kind, edit, item=item.number) for edit in item.edits]
        if item.edits and not any(taken) and not _is_shared(item):
            item = replace(item, action="refused", review=True, reason="所在文字另有改动，未改")
        done.append(item)
    return done


def _is_manual(decision: Decision) -> bool:
    return decision.choice in ("删除", "移出", "人工改写")


def _is_shared(item: Item) -> bool:
    """Whether the item's edit covers its sentence and may have been laid down for a neighbour already."""
    return item.decision is not None and _is_manual(item.decision)


def _foreword(
    doc: Document,
    changes: Changes,
    declared: Declaration,
    old: StandardNumber | None,
    new: StandardNumber | None,
    items: list[Item],
    options: Options,
) -> list[str]:
    statement = None
    if old is not None and new is not None and is_new_edition(old, new):
        statement = Statement(
            old,
            doc.cover.title,
            softened=list(tidy(doc, [item.clause for item in items if item.is_weakened and item.clause])),
            removed=[
                item.clause
                for item in items
                if item.decision and item.decision.choice in ("删除", "移出") and item.clause
            ],
            declared=bool(declared.text),
        )
    if statement is None and not options.update:
        return []
    return Foreword(doc, changes, update=options.update).rewrite(statement, declared)
