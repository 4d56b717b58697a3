"""From provisions, guards and a policy to proposals: what becomes of every provision word, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Literal

from stdkit.convert.guards import Guard, Situation, asked, claimed, guards_of, mandatory_citations
from stdkit.convert.net import caught
from stdkit.convert.policy import Policy
from stdkit.convert.proposals import BINDING, WHY, Action, Case, Edition, Profile, Proposal, Task, decided
from stdkit.convert.surroundings import Surroundings, of_block, of_text
from stdkit.convert.wording import PROHIBITING, REQUIRING, Form, forms
from stdkit.facts.provisions import nouns, tokens_in
from stdkit.facts.scope import scopes
from stdkit.facts.shadow import shadow
from stdkit.facts.tokens import Token, discourses, sentence_spans, tokens
from stdkit.model import Block, Document, Span

__all__ = ["Action", "Edition", "Profile", "Proposal", "Task", "applied", "propose", "propose_document"]


def propose_document(
    doc: Document,
    policy: Policy,
    *,
    mandatory: Callable[[Span], bool],
    profile: Profile = "gbt11",
    edition: Edition = "2020",
    conversion_list: Mapping[str, str] | None = None,
) -> list[Proposal]:
    """A proposal for every provision of ``doc``, in reading order.

    ``mandatory`` tells whether the clause at a span was declared mandatory; only there does ``recommend`` change the force.
    ``conversion_list`` maps old numbers to new ones (``{"GB 4208": "GB/T 4208"}``, dated or not): a citation of a number on it is
    no citation of a mandatory standard.
    """
    task = Task(policy, profile, edition, conversion_list)
    found: list[Proposal] = []
    for block in doc.blocks():
        if block.text and block.kind != "formula":
            paragraph = _Paragraph(
                block.text, task, mandatory, of_block(doc, block), block.id, _locked(block), nouns(doc)
            )
            found.extend(_of_paragraph(paragraph, tokens_in(doc, block)))
    return found


def propose(text: str, task: Task, *, mandatory: bool = True) -> list[Proposal]:
    """Proposals for a single paragraph outside any document; its place is told by its own text (a heading, a note …)."""
    return list(_of_paragraph(_Paragraph(text, task, lambda _: mandatory, of_text(text)), tokens(text)))


def applied(text: str, proposals: Sequence[Proposal]) -> str:
    """``text`` with the edits of the proposals carried out."""
    for edit in sorted((e for p in proposals for e in p.edits()), key=lambda e: e.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    task: Task
    mandatory: Callable[[Span], bool]
    surroundings: Surroundings
    block: str = ""
    locked: frozenset[int] = field(default_factory=frozenset)
    nouns: frozenset[str] = frozenset()

    def span(self, start: int, end: int) -> Span:
        return Span(self.block, start, end)

    def situation(self, sentence: _Sentence, token: Token, actor: str) -> Situation:
        text, view = sentence.text, sentence.view
        right = text[token.end - sentence.start :]
        if "：" in right:  # a lead-in and its items in one paragraph
            text, right = self.text[sentence.start :], self.text[token.end :]
            view = shadow(text).text
        return Situation(
            view,
            right if view == text else shadow(right).text,
            token.reading,
            self.surroundings,
            "attributive" in token.frames,
            (*sentence.behind, *self.surroundings.notes),
            actor,
        )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a paragraph: where it begins, its text and its shadow, and the sentence behind it."""

    start: int
    text: str
    view: str
    behind: tuple[str, ...]


def _locked(block: Block) -> frozenset[int]:
    found: set[int] = set()
    at = 0
    for run in block.runs:
        if run.locked:
            found.update(range(at, at + len(run.text)))
        at += len(run.text)
    return frozenset(found)


_sentence_of = attrgetter("sentence")


def _of_paragraph(paragraph: _Paragraph, found: Sequence[Token]) -> Iterator[Proposal]:
    made = _by_sentence(paragraph, found)
    unstable = _unstable(paragraph, made) if any(p.action == "changed" for group in made for p in group) else set()
    for at, group in enumerate(made):
        yield from (_withheld(proposal) for proposal in group) if at in unstable else group


def _by_sentence(paragraph: _Paragraph, found: Sequence[Token]) -> list[list[Proposal]]:
    words = {sentence: list(group) for sentence, group in groupby(found, key=_sentence_of)}
    made = []
    for span, sentence in _sentences(paragraph.text):
        group = words.get(span, [])
        proposals = [*_of_sentence(paragraph, sentence, group), *_remarks(paragraph, sentence, group)]
        made.append(sorted(proposals, key=lambda proposal: proposal.span.start))
    return made


def _sentences(text: str) -> Iterator[tuple[tuple[int, int], _Sentence]]:
    spans = sentence_spans(text)
    texts = [text[start:end] for start, end in spans]
    for at, span in enumerate(spans):
        yield span, _Sentence(span[0], texts[at], shadow(texts[at]).text, tuple(texts[at + 1 : at + 2]))


def _unstable(paragraph: _Paragraph, made: list[list[Proposal]]) -> set[int]:
    """The sentences that a second run would change again: there the first run has not understood what it reads."""
    every = [proposal for group in made for proposal in group]
    text = applied(paragraph.text, every)
    mandatory = any(proposal.mandatory for proposal in every)
    changed = _Paragraph(text, paragraph.task, lambda _: mandatory, paragraph.surroundings)
    words = {span: list(group) for span, group in groupby(tokens(text, nouns=paragraph.nouns), key=_sentence_of)}
    again = list(_sentences(text))
    if len(again) != len(made):
        return set(range(len(made)))
    return {
        at
        for at, (span, sentence) in enumerate(again)
        if any(proposal.action == "changed" for proposal in _of_sentence(changed, sentence, words.get(span, [])))
    }


def _withheld(proposal: Proposal) -> Proposal:
    if proposal.action != "changed":
        return proposal
    reason = f"这一句机械改写后还会再变，未改，须人工改写；{proposal.reason}"
    return replace(proposal, proposal=proposal.text, action="held", review=True, reason=reason, extra=())


def _of_sentence(paragraph: _Paragraph, sentence: _Sentence, found: list[Token]) -> Iterator[Proposal]:
    if not found:
        return
    task, text = paragraph.task, paragraph.text
    made = forms(text, found, task.policy, engineering=task.profile == "engineering", edition=task.edition)
    made = _of_the_whole(sentence.text, made, task)
    actors = _actors(text, found, task.policy)
    weakened: set[int] = set()
    stays = False
    for at, form in enumerate(made):
        token = form.token
        span = paragraph.span(token.start, token.end)
        mandatory = paragraph.mandatory(span)
        situation = paragraph.situation(sentence, token, actors[at]) if token.kind in BINDING else None
        case = Case(
            form=_dependent(text, made, at, weakened, stays),
            guards=guards_of(situation, task.conversion_list) if situation is not None else (),
            span=span,
            sentence=sentence.text,
            mandatory=mandatory,
            locked=not paragraph.locked.isdisjoint(range(token.start, token.end)),
            policy=task.policy,
            asks=_asks(situation, token, task) if situation is not None and mandatory else (),
        )
        proposal = decided(case)
        if proposal.weakened:
            weakened.add(at)
        stays = stays or form.missing
        yield proposal


def _actors(text: str, found: list[Token], policy: Policy) -> list[str]:
    """Who or what each provision word speaks to, where the net asks for that."""
    if not policy.force or "person" not in policy.net:
        return [""] * len(found)
    return [text[slice(*scope.actor)] if scope.actor else "" for scope in scopes(text, found)]


def _asks(situation: Situation, token: Token, task: Task) -> tuple[str, ...]:
    """Why the force of a requirement that no guard holds may not go unseen."""
    if not task.policy.force or token.kind not in REQUIRING | PROHIBITING:
        return ()
    word = asked(situation.sentence)
    why = (f"句中有“{word}”，请核对是否关系安全、健康或环境",) if word else ()
    return (*why, *caught(situation, task.policy.net, token.frames))


def _of_the_whole(sentence: str, made: list[Form], task: Task) -> list[Form]:
    """What the sentence as a whole says about its requirements: two strengths side by side, a citation that is being converted."""
    notes: list[tuple[str, bool]] = []
    kinds = {form.token.kind for form in made if "attributive" not in form.token.frames}
    if kinds & (REQUIRING | PROHIBITING) and kinds & {"REC", "REC_NEG"}:
        notes.append(("一句里有两种力度，降为推荐后就没有区别了", False))
    if listed := mandatory_citations(sentence, task.conversion_list)[1]:
        notes.append((f"所引 {listed[0]} 随批转化，请核对", True))
    for why, always in notes:
        made = [
            replace(form, review=form.review or always, review_force=True, why=(*form.why, why))
            if form.token.kind in REQUIRING | PROHIBITING
            else form
            for form in made
        ]
    return made


_AND = ("并", "且", "并且", "同时", "还", "也", "而且")


def _dependent(text: str, made: list[Form], at: int, weakened: set[int], stays: bool) -> Form:
    """The form as far as it depends on what stands before it: 操作间禁止烟火，并应配置灭火器; 应……方可……."""
    form = made[at]
    before = text[made[at - 1].token.end : form.token.start] if at else ""
    if stays and not form.fixed and any(before.endswith(word) or f"，{word}" in before for word in _AND):
        return replace(form, fixed=True, review_force=True, why=(*form.why, "前半句保留，与它相连的这半句也保留"))
    if form.token.kind == "COND" and form.recommend != form.token.text:
        leading = [i for i in range(at) if made[i].token.kind in REQUIRING and "condition" in made[i].token.frames]
        if not leading or leading[-1] not in weakened:
            return replace(form, fixed=True, comma=None)
    return form


def _remarks(paragraph: _Paragraph, sentence: _Sentence, found: list[Token]) -> Iterator[Proposal]:
    """Items for what asks for a decision without being a provision: penalties, permits, cited law, 必须指出的是."""
    if paragraph.surroundings.site != "text":
        return
    start, part = sentence.start, sentence.text
    for a, b in discourses(part):
        why = f"“{part[a:b].rstrip('，：,:')}”是行文套语，不是要求；宜改写为陈述"
        yield _remark(paragraph, start + a, start + b, "ADMIN", (), why)
    if any(token.kind in REQUIRING | PROHIBITING | {"COND", "NEED", "RESTR", "UNIV", "DBLNEG"} for token in found):
        return
    if not claimed(sentence.view):
        return
    guards = guards_of(Situation(sentence.view, "", "", paragraph.surroundings), paragraph.task.conversion_list)
    kinds: tuple[tuple[str, Literal["LAW", "ADMIN"]], ...] = (("ADMIN", "ADMIN"), ("LAW", "LAW"), ("PERMIT", "LAW"))
    for name, kind in kinds:
        guard = next((g for g in guards if g.name == name and g.holds == "wording" and g.evidence in part), None)
        if guard is not None:
            at = start + part.index(guard.evidence)
            why = f"{WHY[guard.name]}（{guard.evidence}）；没有条款用词，须人工决定去留"
            yield _remark(paragraph, at, at + len(guard.evidence), kind, guards, why)
            return


def _remark(
    paragraph: _Paragraph, start: int, end: int, kind: Literal["LAW", "ADMIN"], guards: tuple[Guard, ...], why: str
) -> Proposal:
    span, text = paragraph.span(start, end), paragraph.text[start:end]
    return Proposal(span, text, kind, guards, paragraph.mandatory(span), text, text, text, "kept", True, why)
