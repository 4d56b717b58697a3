"""From provisions, guards and a policy to proposals: what becomes of every provision word, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from stdkit.convert.guards import Guard, Situation, asked, guards_of, mandatory_citations
from stdkit.convert.policy import Policy
from stdkit.convert.surroundings import Surroundings, of_block, of_text
from stdkit.convert.wording import PROHIBITING, REQUIRING, Form, forms
from stdkit.facts.provisions import Kind, tokens_in
from stdkit.facts.shadow import shadow
from stdkit.facts.tokens import Token, discourses, sentence_spans, tokens
from stdkit.model import Block, Document, Edit, Safety, Span

Action = Literal["changed", "kept", "held", "refused"]
Profile = Literal["gbt11", "engineering"]
Edition = Literal["2020", "2009"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What becomes of one provision word.

    ``normalise`` and ``recommend`` are the texts it would get in standard and in recommended wording when nothing holds it;
    ``proposal`` is what it gets under the policy asked for, guards observed. ``action``: ``changed``; ``kept`` (nothing to do);
    ``held`` (something would be done, a guard or the construction holds it); ``refused`` (the place cannot be edited).
    ``extra`` are edits elsewhere in the sentence that belong to it (a comma that goes with 方可). ``kind`` is ``LAW`` or ``ADMIN``
    for words that ask for a decision without being a provision; these are left in place. ``edits()`` gives all edits of an action
    ``changed``.
    """

    span: Span
    text: str
    kind: Kind | Literal["LAW", "ADMIN"]
    guards: tuple[Guard, ...]
    mandatory: bool
    normalise: str
    recommend: str
    proposal: str
    action: Action
    review: bool
    reason: str
    extra: tuple[Edit, ...] = ()

    def edits(self) -> tuple[Edit, ...]:
        if self.action != "changed":
            return ()
        safety: Safety = "review" if self.review else "safe"
        return (
            Edit(self.span, self.proposal, self.reason, safety),
            *(replace(edit, safety=safety) for edit in self.extra),
        )


@dataclass(frozen=True, slots=True)
class Task:
    """What a rewriting goes by: the policy, the words of engineering standards or of GB/T 1.1, the edition, the conversion list."""

    policy: Policy
    profile: Profile = "gbt11"
    edition: Edition = "2020"
    conversion_list: Mapping[str, str] | None = None


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
    return [proposal for block in doc.blocks() for proposal in _of_block(doc, block, task, mandatory)]


def propose(text: str, task: Task, *, mandatory: bool = True, block: str = "") -> list[Proposal]:
    """Proposals for a single paragraph outside any document; its place is told by its own text (a heading, a note …)."""
    return list(_paragraph(text, tokens(text), of_text(text), task, lambda _: mandatory, block, set()))


def applied(text: str, proposals: Sequence[Proposal]) -> str:
    """``text`` with the edits of the proposals carried out."""
    for edit in sorted((e for p in proposals for e in p.edits()), key=lambda e: e.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _of_block(doc: Document, block: Block, task: Task, mandatory: Callable[[Span], bool]) -> Iterator[Proposal]:
    if not block.text or block.kind == "formula":
        return
    surroundings = of_block(doc, block)
    locked = {at for start, end, reason in _pieces(block) if reason for at in range(start, end)}
    yield from _paragraph(block.text, tokens_in(doc, block), surroundings, task, mandatory, block.id, locked)


def _pieces(block: Block) -> Iterator[tuple[int, int, str]]:
    at = 0
    for run in block.runs:
        yield at, at + len(run.text), run.locked
        at += len(run.text)


def _paragraph(
    text: str,
    found: Sequence[Token],
    surroundings: Surroundings,
    task: Task,
    mandatory: Callable[[Span], bool],
    block: str,
    locked: set[int],
) -> Iterator[Proposal]:
    by_sentence = {sentence: list(group) for sentence, group in groupby(found, key=lambda token: token.sentence)}
    for start, end in sentence_spans(text):
        group = by_sentence.get((start, end), [])
        made = list(_sentence(text, (start, end), group, surroundings, task, mandatory, block, locked))
        made += _remarks(text, (start, end), group, surroundings, task, mandatory, block)
        yield from sorted(made, key=lambda proposal: proposal.span.start)


def _sentence(
    text: str,
    sentence: tuple[int, int],
    found: list[Token],
    surroundings: Surroundings,
    task: Task,
    mandatory: Callable[[Span], bool],
    block: str,
    locked: set[int],
) -> Iterator[Proposal]:
    if not found:
        return
    made = forms(text, found, task.policy, engineering=task.profile == "engineering", edition=task.edition)
    mixed = _mixes(made)
    held_half = False
    first_weakened: dict[int, bool] = {}
    for at, form in enumerate(made):
        token = form.token
        span = Span(block, token.start, token.end)
        guards = guards_of(_situation(text, sentence, token, surroundings), task.conversion_list)
        form = _dependent(form, made, at, first_weakened, held_half and _depends(text, made, at))
        if mixed and token.kind in REQUIRING | PROHIBITING:
            form = replace(form, review_force=True, why=(*form.why, "一句里有两种力度，降为推荐后就没有区别了"))
        listed = mandatory_citations(text[slice(*sentence)], task.conversion_list)[1]
        if listed and token.kind in REQUIRING | PROHIBITING:
            form = replace(form, review=True, why=(*form.why, f"所引 {listed[0]} 随批转化，请核对"))
        proposal = _decided(
            text, form, guards, span, task, mandatory(span), any(i in locked for i in range(token.start, token.end))
        )
        first_weakened[at] = "宜" in proposal.proposal and proposal.action == "changed"
        held_half = held_half or form.missing
        yield proposal


def _situation(text: str, sentence: tuple[int, int], token: Token, surroundings: Surroundings) -> Situation:
    start, end = sentence
    if "：" in text[token.end : end]:
        end = len(text)  # a lead-in and its items in one paragraph
    return Situation(
        shadow(text[start:end]).text,
        shadow(text[token.end : end]).text,
        token.reading,
        surroundings,
        "attributive" in token.frames,
    )


def _mixes(made: list[Form]) -> bool:
    kinds = {form.token.kind for form in made if "attributive" not in form.token.frames}
    return bool(kinds & (REQUIRING | PROHIBITING)) and bool(kinds & {"REC", "REC_NEG"})


def _depends(text: str, made: list[Form], at: int) -> bool:
    """Whether the clause of a form is coordinated with what stands before it: 操作间禁止烟火，并应配置灭火器."""
    before = text[made[at - 1].token.end : made[at].token.start] if at else ""
    return any(
        before.endswith(word) or f"，{word}" in before for word in ("并", "且", "并且", "同时", "还", "也", "而且")
    )


def _dependent(form: Form, made: list[Form], at: int, weakened: Mapping[int, bool], with_held: bool) -> Form:
    if with_held and not form.fixed:
        return replace(form, fixed=True, review_force=True, why=(*form.why, "前半句保留，与它相连的这半句也保留"))
    if form.token.kind == "COND" and form.recommend != form.token.text:
        first = next(
            (i for i in reversed(range(at)) if made[i].token.kind in REQUIRING and "condition" in made[i].token.frames),
            None,
        )
        if first is None or not weakened.get(first, False):
            return replace(form, fixed=True, comma=None)
    return form


def _decided(
    text: str, form: Form, guards: tuple[Guard, ...], span: Span, task: Task, mandatory: bool, locked: bool
) -> Proposal:
    token, policy = form.token, task.policy
    no_wording = next((g for g in guards if g.holds == "wording"), None)
    no_force = next((g for g in guards if g.holds in ("wording", "force")), None)
    wanted_force = policy.force and mandatory
    wanted = form.recommend if wanted_force else form.normalise if policy.wording else token.text
    proposal = wanted
    if no_wording is not None:
        proposal = token.text
    elif wanted_force and (no_force is not None or form.fixed):
        proposal = form.normalise if form.token.kind != "COND" else token.text
    binding = token.kind in REQUIRING | PROHIBITING | {"UNIV", "RESTR", "DBLNEG", "COND", "NEED"}
    held = proposal != wanted or (form.fixed and wanted_force and binding and form.recommend != _plain(form, policy))
    action: Action = "changed" if proposal != token.text else "held" if held else "kept"
    reason = _reason(form, guards, proposal, wanted, wanted_force)
    review = _review(form, guards, text, wanted_force, no_wording, binding, proposal)
    if locked and action == "changed":
        return Proposal(
            span,
            token.text,
            token.kind,
            guards,
            mandatory,
            form.normalise,
            form.recommend,
            token.text,
            "refused",
            True,
            f"此处不能改（域或他人修订）；{reason}",
        )
    extra = (
        (Edit(Span(span.block, *form.comma), "", reason),)
        if form.comma and proposal == form.recommend and action == "changed"
        else ()
    )
    return Proposal(
        span,
        token.text,
        token.kind,
        guards,
        mandatory,
        form.normalise,
        form.recommend,
        proposal,
        action,
        review,
        reason,
        extra,
    )


def _plain(form: Form, policy: Policy) -> str:
    return policy.recommended.get(form.token.word, form.token.text)


def _review(
    form: Form,
    guards: tuple[Guard, ...],
    text: str,
    wanted_force: bool,
    no_wording: Guard | None,
    binding: bool,
    policy: Policy,
) -> bool:
    if not binding and not form.review:
        return False
    outside = any(g.name in ("LAW", "PERMIT", "ADMIN") and g.holds == "wording" for g in guards)
    sited = no_wording is not None and not outside
    if form.review:
        return no_wording is None or no_wording.name != "USEWORDS"
    if sited and no_wording is not None and no_wording.name == "USEWORDS":
        return False
    if outside or (sited and form.normalise != form.token.text):
        return True
    requiring = form.token.kind in REQUIRING | PROHIBITING
    if any(g.name == "LAW" and g.holds == "force" for g in guards) and form.token.kind == "REQ_NS":
        return True
    if form.review_kept and not (wanted_force and "宜" in proposal):
        return True
    if not wanted_force:
        return False
    return form.review_force or (requiring and bool(guards)) or (requiring and bool(asked(text)))


_HOLDING = {
    "LAW": "法律法规另有规定",
    "PERMIT": "行政许可、资质",
    "ADMIN": "行政管理内容，建议移出或删除",
    "SAFETY": "涉及安全、健康或环境，降低力度须签字并写明理由",
    "REFMAND": "引用强制性标准，不能降为“宜”",
    "TEST": "试验方法须能重复，不降低",
    "TABLE": "表随之改变",
    "IDT": "与国际标准一致，改动会影响一致性程度",
    "NOTE": "注、示例、脚注不含要求",
    "DEF": "术语的定义不含要求",
    "HEAD": "标题须人工改",
    "NAME": "名称",
    "QUOTE": "引用的文字",
    "USEWORDS": "用词说明",
    "FORMULA": "公式说明",
}


def _reason(form: Form, guards: tuple[Guard, ...], proposal: str, wanted: str, wanted_force: bool) -> str:
    parts = []
    token = form.token
    if proposal != token.text:
        done = f"“{token.text}”改为“{proposal}”" if proposal else f"删去“{token.text}”"
        parts.append(done + ("（强制条款降为推荐）" if "宜" in proposal and wanted_force else ""))
    shown = [g for g in guards if g.holds != "nothing"] if proposal != wanted or not wanted_force else list(guards)
    if guards and (proposal != wanted or token.kind in REQUIRING | PROHIBITING):
        parts.extend(f"{_HOLDING[g.name]}（{g.evidence}）" for g in shown)
    parts.extend(form.why)
    return "；".join(dict.fromkeys(parts)) or "标准用词，保留"


def _remarks(
    text: str,
    sentence: tuple[int, int],
    found: list[Token],
    surroundings: Surroundings,
    task: Task,
    mandatory: Callable[[Span], bool],
    block: str,
) -> Iterator[Proposal]:
    """Items for what asks for a decision without being a provision: penalties, permits, cited law, 必须指出的是."""
    if surroundings.site not in ("text",):
        return
    start, end = sentence
    part = text[start:end]
    for a, b in discourses(part):
        span = Span(block, start + a, start + b)
        why = f"“{part[a:b].rstrip('，：,:')}”是行文套语，不是要求；宜改写为陈述"
        yield _remark(span, part[a:b], "ADMIN", (), mandatory(span), why)
    if any(token.kind in REQUIRING | PROHIBITING | {"COND", "NEED", "RESTR", "UNIV", "DBLNEG"} for token in found):
        return
    guards = guards_of(Situation(shadow(part).text, "", "", surroundings), task.conversion_list)
    for name, kind in (("ADMIN", "ADMIN"), ("LAW", "LAW"), ("PERMIT", "LAW")):
        guard = next((g for g in guards if g.name == name and g.holds == "wording" and g.evidence in part), None)
        if guard is None:
            continue
        at = start + part.index(guard.evidence)
        span = Span(block, at, at + len(guard.evidence))
        why = f"{_HOLDING[guard.name]}（{guard.evidence}）；没有条款用词，须人工决定去留"
        yield _remark(span, guard.evidence, kind, guards, mandatory(span), why)  # type: ignore[arg-type]
        return


def _remark(
    span: Span, text: str, kind: Literal["LAW", "ADMIN"], guards: tuple[Guard, ...], mandatory: bool, why: str
) -> Proposal:
    return Proposal(span, text, kind, guards, mandatory, text, text, text, "kept", True, why)
