"""What ``stdkit convert`` says on the terminal: a summary of each file, or its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stdkit.commands.converting import Result
from stdkit.convert.changes import Change
from stdkit.convert.items import KIND_NAMES, Item
from stdkit.convert.outputs import Outcome
from stdkit.convert.plan import Plan
from stdkit.convert.sheet import handling
from stdkit.model import Span

_SCOPES = {"whole": "全文强制", "none": "无"}
_MOST_UNREAD = 5
_OTHERS = {
    "number": "编号",
    "cover": "封面",
    "declaration": "强制性声明",
    "black-face": "黑体标志",
    "contents": "目次",
    "foreword": "前言",
    "edition": "固定表述",
    "reference": "引用编号",
    "decision": "人工决定",
}


def summary(result: Result) -> Iterator[str]:
    """The lines for one file."""
    plan = result.plan
    if plan is None:
        yield f"{result.job.path}：{result.error}"
        return
    if plan.nothing:
        yield f"{result.job.path}：{plan.nothing}。"
        return
    yield f"{result.job.path}：{_numbers(plan)}（{plan.policy.title.split('（')[0]}）"
    yield f"  强制性声明：{_declared(plan)}"
    yield f"  条款用词：{_counts(plan)}"
    yield f"  其他改动：{_others(plan)}"
    if plan.left_out:
        yield f"  只做无须审阅的改动，未做：{_others_of(plan.left_out)}（--plan 逐处列出）"
    yield from _unread(plan)
    for problem in plan.problems:
        yield f"  请注意：{problem}。"
    for refusal in plan.refusals:
        yield f"  未能改动：{_place(plan, refusal.edit.span.block)}{_words(plan, refusal.edit.span)}→「{refusal.edit.text.strip()}」，因为{refusal.why}。"
    outcome = result.outcome
    if outcome is not None:
        if not outcome.integrity.holds:
            yield f"  核对未通过：{'；'.join(outcome.integrity.details)}。"
        yield from _after(outcome)
        for remark in outcome.remarks:
            yield f"  {remark}。"
        yield f"  输出：{'、'.join(path.name for path in outcome.files.values())}"
    if plan.counts["undecided"]:
        yield f"  有 {plan.counts['undecided']} 处护栏待决定：在决定表的“决定”列选定后，用 --decisions 交回。"


def _unread(plan: Plan) -> Iterator[str]:
    """What was not read and so is not converted either."""
    seen = Counter(gap.what for gap in plan.document.unread)
    if seen:
        told = [f"{what}（{times} 处）" if times > 1 else what for what, times in seen.items()]
        rest = f"等 {len(told)} 种（见 stdkit read）" if len(told) > _MOST_UNREAD else ""
        yield f"  没有读出，也没有转化：{'、'.join(told[:_MOST_UNREAD])}{rest}"


def _after(outcome: Outcome) -> Iterator[str]:
    """Provisions before and after, and what the check of the clean draft still finds."""
    if outcome.statistics:
        total = outcome.statistics[-1]
        classes = (f"{name} {total.before.get(name, 0)}→{total.after.get(name, 0)}" for name in ("要求", "推荐"))
        yield f"  条款类型（前→后）：{'，'.join(classes)}"
    if outcome.remaining is not None:
        found = Counter(finding.severity for finding in outcome.remaining)
        yield f"  清稿复查：错误 {found['error']} 处，警告 {found['warning']} 处，提示 {found['info']} 处（见对照表的“清稿复查”）"


def plan_lines(plan: Plan) -> Iterator[str]:
    """The plan in full: what happens to every word that is shown, then everything else."""
    if plan.nothing:
        return
    yield ""
    clause = None
    for item in plan.items:
        if not item.is_shown:
            continue
        if item.clause != clause:
            clause = item.clause
            yield f"  {clause or '（章前）'}　{item.title}".rstrip()
        yield from _item(plan, item)
    yield ""
    yield from _together(plan, [change for change in plan.changes if change.kind != "provision"], "")
    yield from _together(plan, plan.left_out, "未做：")


def _item(plan: Plan, item: Item) -> Iterator[str]:
    sentence = plan.document.text_of(item.sentence)
    start, end = item.span.start - item.sentence.start, item.span.end - item.sentence.start
    yield f"    {item.number:>4}  {sentence[:start]}⟦{sentence[start:end]}⟧{sentence[end:]}"
    facts = [handling(item), KIND_NAMES.get(item.kind, item.kind)]
    facts += ["原强制"] if item.mandatory else []
    facts += [f"护栏：{item.guard_text}"] if item.guards else []
    yield f"          {'；'.join([*facts, item.reason])}"


def _together(plan: Plan, changes: Sequence[Change], lead: str) -> Iterator[str]:
    """One line for all changes that say the same, with the places."""
    places: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        places.setdefault((change.kind, _edit(plan, change)), []).append(_where(plan, change.edit.span.block))
    for (kind, said), where in places.items():
        shown = list(dict.fromkeys(where))
        count = f"（{len(where)} 处）" if len(where) > 1 else ""
        yield f"  [{lead}{_OTHERS[kind]}] {said}　{'、'.join(shown)}{count}"


def _edit(plan: Plan, change: Change) -> str:
    """「旧」→「新」; what is only put in or taken out is said so."""
    if change.edit.unmark:
        return f"去掉黑体：{plan.document.text_of(change.edit.span)[:40]}"
    old, new = plan.document.text_of(change.edit.span), change.edit.text.strip()
    if not old:
        return f"补上「{new}」".replace("\n", "／")
    return f"「{old}」→「{new}」" if new else f"删去「{old}」"


def _where(plan: Plan, block_id: str) -> str:
    element = plan.document.place(block_id).element
    if element is not None:
        return plan.document.place(block_id).number or element.title
    heads = (each.id for block in plan.document.furniture for each in (block, *block.children()))
    return "页眉页脚" if block_id in heads else "封面"


def _numbers(plan: Plan) -> str:
    return f"{plan.old.raw if plan.old else '（无编号）'} → {plan.new.spelled if plan.new else '（编号待定）'}"


def _declared(plan: Plan) -> str:
    declared = plan.declaration
    if declared.scope == "clauses":
        return f"{'、'.join(declared.clauses) or '（没有找到条款）'}为强制性"
    text = _SCOPES[declared.scope]
    return text if declared.text or declared.scope == "none" else f"{text}（编号为强制性，文中没有声明）"


def _counts(plan: Plan) -> str:
    counts = plan.counts
    return (
        f"改动 {counts['changed']} 处（其中要求改为推荐 {len(plan.weakened)} 处），"
        f"护栏保留 {counts['held']} 处，不变 {counts['kept']} 处，未能改动 {counts['refused']} 处"
    )


def _others(plan: Plan) -> str:
    return _others_of(plan.changes)


def _others_of(changes: Sequence[Change]) -> str:
    found = {name: sum(change.kind == kind for change in changes) for kind, name in _OTHERS.items()}
    return "、".join(f"{name} {count} 处" for name, count in found.items() if count) or "无"


def _place(plan: Plan, block_id: str) -> str:
    place = plan.document.place(block_id)
    if place.element is None:
        return ""
    return f"{place.number or place.element.title}："


def _words(plan: Plan, span: Span) -> str:
    return f"「{plan.document.text_of(span)}」"
