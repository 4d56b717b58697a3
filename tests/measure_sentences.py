"""How well provisions are found and reworded on a table of labelled sentences: ``python tests/measure_sentences.py FILE.tsv [-v]``.

The table has the columns id, category, profile, sentence, tokens (``start-end:surface:class …``), decoys (``start-end:surface …``),
expected_A (normalise), expected_B (recommend, mandatory), review_A, review_B. Rows of category ``declaration`` are left out: they are
found by another fact. A conversion list for citations is given as ``--list "GB 4208=GB/T 4208"`` (repeatable).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stdkit.convert.policy import load_policy
from stdkit.convert.rewrite import Proposal, Task, applied, propose

REQUIRING = {"应", "不应", "必须", "不得", "严禁", "禁止"}


@dataclass
class Tally:
    """Figures and the rows behind them."""

    rows: int = 0
    right: int = 0
    missed: int = 0
    extra: int = 0
    decoys: int = 0
    decoys_hit: int = 0
    exact: dict[str, list[int]] = field(default_factory=lambda: {"A": [0, 0], "B": [0, 0]})
    exact_reviewed: dict[str, list[int]] = field(default_factory=lambda: {"A": [0, 0], "B": [0, 0]})
    review: dict[str, list[int]] = field(default_factory=lambda: {"A": [0, 0], "B": [0, 0]})
    needless: dict[str, list[int]] = field(default_factory=lambda: {"A": [0, 0], "B": [0, 0]})
    weakened: list[str] = field(default_factory=list)
    unstable: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def share(self, pair: list[int]) -> float:
        return pair[0] / pair[1] if pair[1] else 1.0


def measure(rows: Iterable[Mapping[str, str]], conversion_list: Mapping[str, str] | None = None) -> Tally:
    """The figures for ``rows``."""
    tally = Tally()
    for row in rows:
        if row["category"] != "declaration":
            tally.rows += 1
            _tokens(row, tally)
            for side, policy in (("A", "normalise"), ("B", "recommend")):
                _rewriting(row, side, policy, tally, dict(conversion_list or {}))
    return tally


def _proposals(text: str, policy: str, profile: str, conversion_list: Mapping[str, str]) -> list[Proposal]:
    return propose(text, Task(load_policy(policy), profile, "2020", conversion_list), mandatory=True)  # type: ignore[arg-type]


def _tokens(row: Mapping[str, str], tally: Tally) -> None:
    wanted = set()
    for entry in row["tokens(start-end:surface:class)"].split():
        place, _, kind = entry.rsplit(":", 2)
        start, end = map(int, place.split("-"))
        wanted.add((start, end, kind))
    found = {
        (p.span.start, p.span.end, p.kind)
        for p in _proposals(row["sentence"], "relabel", row["profile"], {})
        if p.kind not in ("LAW", "ADMIN")
    }
    tally.right += len(wanted & found)
    tally.missed += len(wanted - found)
    tally.extra += len(found - wanted)
    if wanted != found:
        tally.notes.append(
            f"{row['id']} tokens {row['sentence']} missed {sorted(wanted - found)} extra {sorted(found - wanted)}"
        )
    for entry in row["decoys(start-end:surface)"].split():
        start, end = map(int, entry.split(":", 1)[0].split("-"))
        tally.decoys += 1
        if any(a < end and start < b for a, b, _ in found):
            tally.decoys_hit += 1
            tally.notes.append(f"{row['id']} decoy {entry} {row['sentence']}")


def _cited(text: str, conversion_list: Mapping[str, str]) -> str:
    """Citations of the list as another step of a conversion turns them."""
    for old, new in conversion_list.items():
        text = text.replace(old, new)
    return text


def _rewriting(row: Mapping[str, str], side: str, policy: str, tally: Tally, conversion_list: dict[str, str]) -> None:
    text, expected = row["sentence"], row[f"expected_{side}"]
    proposals = _proposals(text, policy, row["profile"], conversion_list)
    got = _cited(applied(text, proposals), conversion_list)
    asked = any(p.review for p in proposals)
    wants = row[f"review_{side}"] == "yes"
    counted = tally.exact_reviewed if wants else tally.exact
    counted[side][0] += got == expected
    counted[side][1] += 1
    (tally.review if wants else tally.needless)[side][0] += asked
    (tally.review if wants else tally.needless)[side][1] += 1
    if got != expected or asked != wants:
        flag = "review" if asked else "no review"
        tally.notes.append(
            f"{row['id']} {side} {text} got {got} expected {expected} ({flag}, expected {row[f'review_{side}']})"
        )
    if got != expected and got.count("宜") > expected.count("宜") and not asked:
        tally.weakened.append(row["id"])
    again = _proposals(applied(text, proposals), policy, row["profile"], conversion_list)
    if any(p.action == "changed" for p in again):
        tally.unstable.append(f"{row['id']} {side}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--list", action="append", default=[], metavar="OLD=NEW")
    options = parser.parse_args(arguments)
    with options.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    tally = measure(rows, dict(pair.split("=", 1) for pair in options.list))
    print(f"rows {tally.rows}")
    print(
        f"tokens: precision {tally.precision:.4f} recall {tally.recall:.4f} F1 {tally.f1:.4f} ({tally.right}, -{tally.missed}, +{tally.extra})"
    )
    print(f"decoys avoided {tally.decoys - tally.decoys_hit} of {tally.decoys}")
    for side, name in (("A", "normalise"), ("B", "recommend")):
        print(f"{name}: exact without review {tally.share(tally.exact[side]):.4f} {tally.exact[side]}", end="; ")
        print(f"exact with review {tally.share(tally.exact_reviewed[side]):.4f} {tally.exact_reviewed[side]}", end="; ")
        print(
            f"review flagged {tally.share(tally.review[side]):.4f} {tally.review[side]}, needless {tally.needless[side]}"
        )
    print(f"silent weakenings {len(tally.weakened)} {tally.weakened}")
    print(f"changed by a second run {len(tally.unstable)} {tally.unstable}")
    if options.verbose:
        print(*tally.notes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
