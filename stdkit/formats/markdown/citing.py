"""References of a document → 「[@tab:limits]」, each with the words beside it that belong to the citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdkit.formats.markdown.naming import reference_run
from stdkit.formats.markdown.numbers import with_numbers, without_numbers
from stdkit.formats.markdown.spell import OWN, merged
from stdkit.formats.references import Target, citable, in_text
from stdkit.formats.tree import rebuilt
from stdkit.model import Block, Document, Run, TextAnchor

_NOWHERE = TextAnchor(0)


def has_names(document: Document) -> bool:
    """Whether the document bears labels or references, so that the notation will count what has no number."""
    return any(block.name or any(run.refers for run in block.runs) for block in document.blocks(toc=True))


def with_references(document: Document) -> Document:
    """``document`` with each reference as the notation spells it, in a run that shows what the reader will show at first."""
    targets = {target.block.name: target for target in citable(document, lambda block: bool(block.name))}

    def cite(block: Block) -> Block:
        if not any(run.refers for run in block.runs):
            return block
        return replace(block, runs=tuple(_cited(merged(block.runs), targets if in_text(block) else {})))

    return rebuilt(document, cite)


def would_count(document: Document) -> frozenset[str]:
    """The ids of the notes and examples that would get a number if they stood in a draft with labels."""
    counted = {block.id: block.label for block in with_numbers(without_numbers(document)).blocks()}
    return frozenset(block.id for block in document.blocks() if counted[block.id] != block.label)


def _cited(runs: list[Run], targets: dict[str, Target]) -> list[Run]:
    made: list[Run] = []
    for at, run in enumerate(runs):
        target = targets.get(run.refers) if run.refers else None
        if target is None or run.text != target.label:
            made.append(replace(run, refers="") if run.refers and target is None else run)
            continue
        pieces = target.citation()
        own = next(number for number, (_, block) in enumerate(pieces) if block is target.block)
        left = _without_end(made, pieces[:own], run, targets)
        rest = _without_start(runs[at + 1 : at + 2], pieces[own + 1 :], run)
        if left is not None and rest is not None and not run.refers.startswith("_"):
            made = [*left, _token(f"@{run.refers}", run)]
            runs[at + 1 : at + 2] = rest
        else:
            made.append(run)
    return [_settled(run, targets) for run in made]


def _token(spelled: str, run: Run) -> Run:
    return replace(reference_run(spelled, _NOWHERE), marks=run.marks)


def _settled(run: Run, targets: dict[str, Target]) -> Run:
    """What no citation took up: 「[-@…]」 where the label alone is shown, plain text else."""
    if not run.refers or run.refers.startswith("@"):
        return run
    target = targets.get(run.refers)
    if target is None or run.refers.startswith("_") or run.text != target.label:
        return replace(run, refers="")
    return _token(f"-@{run.refers}", run)


def _without_end(
    made: Sequence[Run], pieces: Sequence[tuple[str, Block | None]], run: Run, targets: dict[str, Target]
) -> list[Run] | None:
    """``made`` without the ``pieces`` it ends with; ``None`` where it does not."""
    left = list(made)
    for text, block in reversed(pieces):
        last = left.pop() if left else None
        if last is None or last.marks != run.marks:
            return None
        if block is not None:
            spelled = last.refers.startswith("@")
            target = targets.get(last.refers.removeprefix("@"))
            if target is None or target.block is not block or not (spelled or last.text == text):
                return None
        elif last.refers or last.marks & OWN or not last.text.endswith(text):
            return None
        elif len(last.text) > len(text):
            left.append(replace(last, text=last.text[: -len(text)]))
    return left


def _without_start(following: list[Run], pieces: Sequence[tuple[str, Block | None]], run: Run) -> list[Run] | None:
    if not pieces:
        return following
    text = "".join(piece for piece, _ in pieces)
    if not following or following[0].refers or following[0].marks != run.marks or following[0].marks & OWN:
        return None
    if not following[0].text.startswith(text):
        return None
    rest = following[0].text[len(text) :]
    return [replace(following[0], text=rest)] if rest else []
