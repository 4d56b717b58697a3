"""Which rules watch which clause of GB/T 1.1—2020, and why a code of the catalogue has no rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from stdkit.facts.datafiles import load_own
from stdkit.lint.rule import Rule

Why = Literal["open", "layout", "library", "human", "reader"]
WHY: dict[Why, str] = {
    "open": "还没有写",
    "layout": "要看版式",
    "library": "要有标准库、名录一类的外部数据",
    "human": "由专业人员判断",
    "reader": "读取时没有所需的信息",
}
_ANNEX_OF_TABLE = re.compile(r"表([A-Z])")


@dataclass(frozen=True, slots=True)
class Missing:
    """A code of the catalogue without a rule."""

    code: str
    why: Why
    note: str


@dataclass(frozen=True, slots=True)
class Watch:
    """One clause: the rules that watch it, the codes that would and have no rule, and a note where nothing could be watched.

    ``level`` is 1 for a 章 or an annex, 2 for the 条 below it, and so on; ``title`` is empty below the second.
    """

    clause: str
    title: str
    level: int
    rules: tuple[Rule, ...] = ()
    missing: tuple[Missing, ...] = ()
    note: str = ""

    @property
    def said(self) -> bool:
        """Whether anything is known of this clause itself."""
        return bool(self.rules or self.missing or self.note)


def coverage(rules: Mapping[str, Rule]) -> tuple[Watch, ...]:
    """Every clause in the order of the standard; rules of plug-ins watch the clause they name, where it is one."""
    outline, told = _read("outline.yaml"), _read("clauses.yaml")
    codes: dict[str, list[str]] = {clause: list(held) for clause, held in told["clauses"].items()}
    listed = {code for held in codes.values() for code in held}
    for rule in rules.values():
        if rule.code not in listed:
            codes.setdefault(re.split("[、，,;；]", rule.clause)[0].strip(), []).append(rule.code)
    notes: dict[str, str] = dict(told["by_hand"])
    why = {code: Missing(code, entry["why"], entry["note"]) for code, entry in told["without_rule"].items()}
    made = []
    for clause in sorted({*outline, *codes, *notes}, key=place_of):
        about = outline.get(clause, {})
        held = codes.get(clause, [])
        made.append(
            Watch(
                clause,
                about.get("title", ""),
                level_of(clause),
                tuple(rules[code] for code in held if code in rules),
                tuple(why.get(code, Missing(code, "open", "未写")) for code in held if code not in rules),
                about.get("why") or notes.get(clause, ""),
            )
        )
    return tuple(made)


def titles() -> dict[str, str]:
    """What the clauses of GB/T 1.1—2020 are called, down to the second level, and its annexes."""
    return {clause: about["title"] for clause, about in _read("outline.yaml").items()}


def gaps(watched: Iterable[Watch]) -> list[str]:
    """The clauses, down to the second level, of which neither they nor anything below says who watches them."""
    rows = list(watched)
    told = [row.clause for row in rows if row.said]
    return [
        row.clause
        for row in rows
        if row.level <= 2
        and not any(clause == row.clause or clause.startswith(f"{row.clause}.") for clause in told)
        and not any(_ANNEX_OF_TABLE.match(clause) and row.clause == f"附录{clause[1]}" for clause in told)
    ]


def level_of(clause: str) -> int:
    """How deep a clause stands: 「8」 1, 「8.6」 2, 「附录C」 1, 「表C.1」 2."""
    return clause.count(".") + 1


def place_of(clause: str) -> tuple[int, tuple[int, ...], str]:
    """Clauses by their numbers, then annexes (each with its tables), then whatever has no number."""
    if clause[:1].isdigit():
        numbers = re.findall(r"\d+", clause)
        return 0, tuple(map(int, numbers)), clause
    if clause.startswith("附录") or _ANNEX_OF_TABLE.match(clause):
        letter = clause.removeprefix("附录").removeprefix("表")[:1]
        return 1, (ord(letter) if letter else 0, *map(int, re.findall(r"\d+", clause))), clause
    return 2, tuple(map(int, re.findall(r"\d+", clause))), clause


def _read(name: str) -> dict[str, Any]:
    text = resources.files("stdkit.rules").joinpath(name).read_text(encoding="utf-8")
    read: dict[str, Any] = load_own(text)
    return read
