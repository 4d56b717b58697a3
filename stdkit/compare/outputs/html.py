"""``stdkit diff --to html``: both editions side by side on one self-contained page, to read, filter and print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from stdkit.compare.comparison import Comparison, Pair, Passage
from stdkit.compare.outputs import summary
from stdkit.compare.outputs.effects import Effect, effects
from stdkit.compare.outputs.parts import Part, head_words, parts
from stdkit.compare.outputs.pieces import Word, new_words, old_words
from stdkit.compare.outputs.selection import SELECTIONS, select, selections
from stdkit.compare.outputs.words import EFFECT, place, places, reference, states, terms
from stdkit.compare.passages import passages
from stdkit.compare.rows import lowered, shown
from stdkit.formats.html import render_page

_TEMPLATE = Path(__file__).parent / "comparison.html.j2"
_TONES: Mapping[str, str] = {
    "stricter": "good",
    "strengthened": "good",
    "looser": "bad",
    "weakened": "bad",
    "negated": "bad",
}


def render(comparison: Comparison, *, only: Collection[str] = ()) -> str:
    """The page. ``only`` names the passages to show (``SELECTIONS``); all of them, unchanged ones too, without."""
    chosen = {id(pair) for pair in select(comparison, only)}
    pairs = [_pair(comparison, number, pair) for number, pair in enumerate(comparison.pairs) if id(pair) in chosen]
    found = [
        {**_effect(effect), "to": number}
        for number, pair in enumerate(comparison.pairs)
        if id(pair) in chosen
        for effect in effects(comparison, (pair,))
    ]
    stubs = _stubs(comparison) if not only else {}
    wanted = Counter(name for pair in pairs for name in pair["names"])
    return render_page(
        _TEMPLATE,
        comparison=comparison,
        old=summary.name(comparison.old),
        new=summary.name(comparison.new),
        lines=summary.lines(comparison),
        totals=[
            *((one, "") for one in summary.clauses(comparison) if one.key != "same"),
            *((one, _TONES.get(one.key, "open")) for one in summary.limits(comparison)),
            *((one, _TONES.get(one.key, "open")) for one in summary.provisions(comparison)),
        ],
        chapters=_chapters(comparison, chosen),
        covers=() if only else comparison.cover,
        references=[reference(one) for one in comparison.references] if not only or "references" in only else [],
        terms=terms(comparison.terms) if not only or "terms" in only else [],
        effects=found,
        pairs=pairs,
        stubs=stubs,
        filters=[(name, said, wanted[name]) for name, said in SELECTIONS.items() if wanted[name]],
        tones=_TONES,
        called=EFFECT,
        partial=bool(only),
    )


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "old_place": effect.old_place,
        "new_place": effect.new_place,
        "subject": effect.subject,
        "old": effect.old,
        "new": effect.new,
        "said": effect.said,
        "tone": _TONES.get(effect.kind, "open"),
        "reason": effect.reason,
    }


def _pair(comparison: Comparison, number: int, pair: Pair) -> dict[str, Any]:
    old_place, new_place = places(pair)
    title = head_words(pair)
    changed = shown(pair)
    kinds = [change.effect for change in pair.values] + [change.kind for change in pair.provisions]
    body = [_part(part, {one.number for one in (*pair.old, *pair.new)}) for part in parts(pair)]
    return {
        "id": f"p{number}",
        "old_place": old_place,
        "new_place": new_place,
        "old_title": [] if old_place == _plain(title) else old_words(title),
        "new_title": [] if new_place == _plain(title) else new_words(title),
        "kind": pair.kind,
        "states": [] if pair.unchanged else states(pair),
        "effects": [(EFFECT[kind], count, _TONES.get(kind, "open")) for kind, count in Counter(kinds).items()],
        "moved": f"原在 {old_place}" if pair.moved and not pair.carried and pair.old and pair.new else "",
        "level": max(1, (pair.new or pair.old)[0].level),
        "changed": changed,
        "editorial": pair.editorial and pair.kind == "changed",
        "lowered": lowered(comparison, pair),
        "names": selections(comparison, pair),
        "parts": body,
    }


def _plain(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words if word.kind != "deleted")


def _part(part: Part, numbers: set[str]) -> dict[str, Any]:
    before, after = part.stands
    grid = part.grid
    return {
        "kind": part.kind,
        "block": part.block,
        "level": part.level,
        "differs": part.differs,
        "moved": part.moved,
        "drawing": part.drawing,
        "relabelled": part.old_label != part.new_label and before and after,
        "sides": [
            {
                "there": there,
                "label": "" if label in numbers else label,
                "words": side(part.words),
                "rows": rows,
            }
            for there, label, side, rows in (
                (before, part.old_label, old_words, grid.old if grid is not None else ()),
                (after, part.new_label, new_words, grid.new if grid is not None else ()),
            )
        ],
    }


def _chapters(comparison: Comparison, chosen: Collection[int]) -> list[dict[str, Any]]:
    """The chapters and annexes of the new document (and those of the old that went), each with what changed in it."""
    found: list[dict[str, Any]] = []
    for number, pair in enumerate(comparison.pairs):
        first = (pair.new or pair.old)[0]
        if first.level <= 1 or not found:
            name = f"{place(first.number, first.element)}　{first.title}".strip("　")
            title = first.title if first.title == place(first.number, first.element) else name
            found.append(
                {"id": f"p{number}", "title": title, "count": 0, "bad": 0, "gone": not pair.new, "there": False}
            )
        entry = found[-1]
        if id(pair) in chosen:
            entry["there"] = True
            entry["count"] += shown(pair)
            entry["bad"] += lowered(comparison, pair) == "是"
    return [entry for entry in found if entry["there"]]


def _stubs(comparison: Comparison) -> dict[str, list[dict[str, str]]]:
    """By the passage behind which a moved one stood: a line that leads to where it stands now."""
    at = {_key(one): number for number, pair in enumerate(comparison.pairs) for one in pair.old}
    order = passages(comparison.old)
    stubs: dict[str, list[dict[str, str]]] = {}
    for before, one in zip((None, *order), order, strict=False):
        number = at.get(_key(one))
        if number is None or before is None:
            continue
        pair = comparison.pairs[number]
        if pair.moved and not pair.carried and pair.new:
            stub = {"old": one.name or place(one.number, one.element), "new": places(pair)[1], "to": f"p{number}"}
            stubs.setdefault(f"p{at.get(_key(before), 0)}", []).append(stub)
    return stubs


def _key(passage: Passage) -> tuple[str, str, str, tuple[str, ...]]:
    return passage.kind, passage.number, passage.title, passage.blocks
