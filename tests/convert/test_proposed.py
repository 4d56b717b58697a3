"""What a conversion proposes, word by word: of the sentences of the word lists here, and of whole drafts under each policy.

A requirement that is weakened otherwise than before, or is no longer asked about, is told here. ``proposed.txt`` is written anew with
``.venv/bin/python -m tests.convert.test_proposed`` by who changes what is proposed, and who then reads the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from stdkit.convert.plan import Options, convert
from stdkit.convert.policy import load_policy
from stdkit.convert.rewrite import Proposal, Task, propose
from stdkit.formats import read
from stdkit.model import Document, Edit
from tests.convert.drafts import draft

HERE = Path(__file__).parent
SET = HERE / "proposed.txt"
LISTS = ("guarded.txt", "unguarded.txt", "unasked.txt", "unthought.txt")
POLICIES = ("recommend", "normalise", "relabel")
EXAMPLE = HERE.parents[1] / "examples" / "db15-mandatory-2010.docx"


def _of_sentences() -> Iterator[str]:
    for policy in POLICIES[:2]:
        task = Task(load_policy(policy))
        for name in LISTS:
            yield f"## {name} {policy}"
            for number, text in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), 1):
                made = propose(text, task)
                if policy == "recommend" or any(one.action != "kept" for one in made):
                    yield f"{number} {text}"
                    yield from (f"    {_word(one)}" for one in made)


def _word(one: Proposal) -> str:
    guards = "、".join(f"{guard.name}·{guard.evidence}·{guard.holds}" for guard in one.guards)
    told = [
        f"{one.span.start}“{one.text}”{one.kind} {one.action}",
        f"→{one.proposal}",
        f"（{one.normalise}·{one.recommend}）",
    ]
    return " ".join([*told, "看" if one.review else "", guards, one.reason, *_edits(one.extra)]).rstrip()


def _edits(edits: Iterable[Edit]) -> list[str]:
    return [f"[{edit.span.start}:{edit.span.end}→{edit.text}]" for edit in edits]


def _of_draft(doc: Document, name: str) -> Iterator[str]:
    for policy in POLICIES:
        plan = convert(doc, load_policy(policy), Options())
        yield f"## {name} {policy} {plan.old.raw if plan.old else ''} {plan.new.raw if plan.new else ''} {plan.nothing}"
        for item in plan.items:
            if item.is_shown:
                told = f"{item.number} {item.clause} {item.title}“{item.text}”{item.action}→{item.proposal}"
                yield f"{told} {'看' if item.review else ''}{item.reason} {item.excerpt}"
        for change in plan.changes:
            yield f"{change.kind} {change.edit.span.block} {_edits([change.edit])[0]}"
        yield from (f"批注 {comment.span.block} {comment.text!r}" for comment in plan.comments)
        yield from (f"引用 {reference}" for reference in plan.references)
        yield from (f"连带 {cascade}" for cascade in plan.cascades)
        yield from (f"问题 {problem}" for problem in plan.problems)
        yield from (f"未改 {refusal}" for refusal in plan.refusals)


def all_proposed() -> str:
    drafts = [*_of_draft(draft(), "draft"), *_of_draft(read(EXAMPLE), EXAMPLE.name)]
    return "\n".join([*_of_sentences(), *drafts]) + "\n"


def test_every_proposal_is_as_before() -> None:
    now, before = all_proposed().splitlines(), SET.read_text(encoding="utf-8").splitlines()
    other = [(old, new) for old, new in zip_longest(before, now) if old != new]
    if other:
        pytest.fail("\n".join(f"- {old}\n+ {new}" for old, new in other[:10]), pytrace=False)


if __name__ == "__main__":
    SET.write_text(all_proposed(), encoding="utf-8")
