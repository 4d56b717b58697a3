"""What becomes of one provision word: form, guards and policy weighed against each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from stdkit.convert.guards import Guard
from stdkit.convert.policy import Policy
from stdkit.convert.wording import PROHIBITING, REQUIRING, Form
from stdkit.facts.tokens import Kind
from stdkit.model import Edit, Safety, Span

Action = Literal["changed", "kept", "held", "refused"]
Profile = Literal["gbt11", "engineering"]
Edition = Literal["2020", "2009"]
BINDING = REQUIRING | PROHIBITING | {"UNIV", "RESTR", "DBLNEG", "COND", "NEED"}


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

    @property
    def weakened(self) -> bool:
        """Whether a requirement became a recommendation."""
        return self.action == "changed" and "宜" in self.proposal and "宜" not in self.text


@dataclass(frozen=True, slots=True)
class Task:
    """What a rewriting goes by: the policy, the words of engineering standards or of GB/T 1.1, the edition, the conversion list."""

    policy: Policy
    profile: Profile = "gbt11"
    edition: Edition = "2020"
    conversion_list: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One provision word with all that is known of it. ``sentence`` is its text; ``locked`` says that the place cannot be edited;
    ``asks`` are the reasons to have a person look before its force changes."""

    form: Form
    guards: tuple[Guard, ...]
    span: Span
    sentence: str
    mandatory: bool
    locked: bool
    policy: Policy
    asks: tuple[str, ...] = ()

    @property
    def may_weaken(self) -> bool:
        return self.policy.force and self.mandatory

    @property
    def holds_wording(self) -> Guard | None:
        return next((guard for guard in self.guards if guard.holds == "wording"), None)

    @property
    def holds_force(self) -> Guard | None:
        return next((guard for guard in self.guards if guard.holds != "nothing"), None)


def decided(case: Case) -> Proposal:
    """The proposal for a case."""
    form, token = case.form, case.form.token
    wanted = form.recommend if case.may_weaken else form.normalise if case.policy.wording else token.text
    proposal = wanted
    if case.holds_wording is not None:
        proposal = token.text
    elif case.may_weaken and (case.holds_force is not None or form.fixed):
        proposal = token.text if token.kind == "COND" else form.normalise
    action: Action = (
        "changed" if proposal != token.text else "held" if proposal != wanted or _is_fixed(case) else "kept"
    )
    review = _review(case, proposal)
    reason = _reason(case, proposal, wanted)
    if case.locked and action == "changed":
        action, proposal, review, reason = "refused", token.text, True, f"此处不能改（域或他人修订）；{reason}"
    extra: tuple[Edit, ...] = ()
    if form.comma and action == "changed" and proposal == form.recommend:
        extra = (Edit(Span(case.span.block, *form.comma), "", reason),)
    return Proposal(
        span=case.span,
        text=token.text,
        kind=token.kind,
        guards=case.guards,
        mandatory=case.mandatory,
        normalise=form.normalise,
        recommend=form.recommend,
        proposal=proposal,
        action=action,
        review=review,
        reason=reason,
        extra=extra,
    )


def _is_fixed(case: Case) -> bool:
    """Whether the construction holds what the policy would change."""
    would = case.policy.recommended.get(case.form.token.word, case.form.token.text)
    return case.form.fixed and case.may_weaken and case.form.token.kind in BINDING and case.form.recommend != would


def _review(case: Case, proposal: str) -> bool:
    form, token, guards = case.form, case.form.token, case.guards
    if any(guard.name == "USEWORDS" for guard in guards):
        return False
    if token.kind in {"NEED", "CAP", "RESTR"} and any(guard.name == "DEF" for guard in guards):
        return False  # a definition says what is, it asks for nothing
    if form.review:
        return True
    if token.kind not in BINDING:
        return False
    outside = any(guard.name in ("LAW", "PERMIT", "ADMIN") and guard.holds == "wording" for guard in guards)
    statute = any(guard.name == "LAW" for guard in guards) and token.kind == "REQ_NS"
    if outside or statute or (case.holds_wording is not None and form.normalise != token.text):
        return True
    if form.review_kept and "宜" not in proposal:
        return True
    if not case.may_weaken:
        return False
    requiring = token.kind in REQUIRING | PROHIBITING
    return form.review_force or (requiring and bool(guards or case.asks))


WHY = {
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


def _reason(case: Case, proposal: str, wanted: str) -> str:
    token = case.form.token
    parts = []
    if proposal != token.text:
        done = f"“{token.text}”改为“{proposal}”" if proposal else f"删去“{token.text}”"
        parts.append(done + ("（强制条款降为推荐）" if "宜" in proposal and case.may_weaken else ""))
    if proposal != wanted or token.kind in REQUIRING | PROHIBITING:
        parts.extend(f"{WHY[guard.name]}（{guard.evidence}）" for guard in case.guards)
    parts.extend(case.form.why)
    if "宜" in proposal and case.may_weaken:
        parts.extend(case.asks)
    return "；".join(dict.fromkeys(parts)) or "标准用词，保留"
