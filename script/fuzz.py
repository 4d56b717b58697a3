"""Run fuzz cases over all cores, keep what they find, go on where a run was stopped. Called by ``script/fuzz``.

script/fuzz                            500 cases
script/fuzz --nightly                  20 000 cases of today's run
script/fuzz --run 7 --cases 100000     other cases; the same run number gives the same cases
script/fuzz --run 7 --replay 123       one case again, its files kept
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import astuple
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "script")]

from fuzz_.cases import BY_NAME, Case, case_of  # noqa: E402  # after the path
from fuzz_.seeds import make  # noqa: E402
from fuzz_.trying import kept, kin, smallest, tried  # noqa: E402

NIGHTLY = 20_000
CHUNK = 25
_SEEDS: list[Path] = []
Row = dict[str, Any]


def _warm(seeds: str, corpus: Path | None) -> None:
    """In a worker: everything is loaded once, the cases are forks of it."""
    _SEEDS.append(make(Path(seeds) / str(os.getpid()), corpus))
    (_SEEDS[0] / "done").touch()


def _chunk(run: int, start: int, count: int, kind: str) -> Row:
    """The cases from ``start`` on: how they ended, and what was found, each finding with its smallest case."""
    seeds = _SEEDS[0]
    ended: Counter[str] = Counter()
    told: Counter[str] = Counter()
    found = []
    outcomes = tried([case_of(run, number, kind) for number in range(start, start + count)], seeds)
    for outcome in outcomes:
        ended[_end(outcome.codes, outcome.faults)] += 1
        told.update(set(outcome.told))
        if outcome.faults:
            case = smallest(outcome.case, seeds, outcome.faults[0])
            found.append(
                {"kin": kin(outcome.faults[0]), "faults": outcome.faults, "replay": case.replay, "case": astuple(case)}
            )
    kinds = Counter(outcome.case.kind for outcome in outcomes)
    return {"start": start, "count": count, "kinds": kinds, "ended": ended, "told": told, "found": found}


def _end(codes: tuple[int, ...], faults: tuple[str, ...]) -> str:
    return "fault" if faults else "sentence" if 2 in codes else "result"


def _run(given: argparse.Namespace, folder: Path) -> list[Row]:
    """All chunks, those of an earlier run of the same number with them."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"run-{given.run}{'-' + given.kind if given.kind else ''}.jsonl"
    rows = known(log)
    done = {row["start"] for row in rows}
    starts = [start for start in range(0, given.cases, CHUNK) if start not in done]
    seeds = Path(tempfile.mkdtemp(prefix="fuzz-seeds-"))
    shown = time.monotonic()
    with (
        ProcessPoolExecutor(given.jobs, initializer=_warm, initargs=(str(seeds), given.corpus)) as pool,
        log.open("a", encoding="utf-8") as file,
    ):
        waiting: set[Future[Row]] = set()
        while starts or waiting:
            while starts and len(waiting) < 2 * given.jobs:
                start = starts.pop(0)
                waiting.add(pool.submit(_chunk, given.run, start, min(CHUNK, given.cases - start), given.kind))
            ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ready:
                row = future.result()
                rows.append(row)
                file.write("\n" + json.dumps(row))
                file.flush()
                _store(row, folder, seeds)
            if time.monotonic() - shown > 30:
                shown = time.monotonic()
                print(f"{sum(row['count'] for row in rows)} / {given.cases}", file=sys.stderr, flush=True)
    return rows


def known(log: Path) -> list[Row]:
    """What an earlier run of the same number wrote down; a line that was cut does not count."""
    rows = []
    for line in log.read_text("utf-8").splitlines() if log.exists() else ():
        with contextlib.suppress(ValueError):
            rows.append(json.loads(line))
    return rows


def _store(row: Row, folder: Path, seeds: Path) -> None:
    """Keep the smallest case of every finding that is not known yet: its files, its commands, the words that replay it."""
    made = min(place for place in seeds.iterdir() if (place / "done").exists())
    for finding in row["found"]:
        name = "".join(sign if sign.isalnum() else "-" for sign in finding["kin"])[:60]
        if not (folder / "found" / name).exists():
            kind, run, number, steps = finding["case"]
            kept(Case(kind, run, number, tuple(steps)), made, folder / "found" / name)


def report(rows: Iterable[Row], run: int) -> list[str]:
    """The run in lines: cases by kind, how they ended, findings by cause with the words that replay the first of them."""
    rows = list(rows)
    kinds: Counter[str] = sum((Counter(row["kinds"]) for row in rows), Counter())
    ended: Counter[str] = sum((Counter(row["ended"]) for row in rows), Counter())
    causes: dict[str, list[Row]] = {}
    for row in rows:
        for finding in row["found"]:
            causes.setdefault(finding["kin"], []).append(finding)
    lines = [
        f"run {run}: {sum(kinds.values())} cases; {ended['result']} results, {ended['sentence']} sentences, {ended['fault']} faults",
        "",
    ]
    lines += [f"{count:7}  {kind}" for kind, count in kinds.most_common()]
    told: Counter[str] = sum((Counter(row["told"]) for row in rows), Counter())
    lines += ["", "told: " + ", ".join(f"{code} {count}" for code, count in told.most_common())]
    for findings in sorted(causes.values(), key=len, reverse=True):
        first = min(findings, key=lambda one: len(one["case"][3]))
        lines += ["", f"{len(findings)}× {first['faults'][0]}", f"    script/fuzz {first['replay']}"]
    return lines


def _replay(given: argparse.Namespace) -> int:
    """One case again; its files stay in ``build/fuzz/replay``."""
    case = case_of(given.run, given.replay, given.kind)
    if given.steps:
        case = Case(case.kind, case.run, case.number, tuple(int(word) for word in given.steps.split(",")))
    place = given.folder / "replay"
    with tempfile.TemporaryDirectory(prefix="fuzz-seeds-") as seeds:
        outcome = kept(case, make(Path(seeds), given.corpus), place)
    print((place / "CASE.txt").read_text("utf-8"), f"exit codes: {outcome.codes}", f"files: {place}", sep="\n")
    return 1 if outcome.faults else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="script/fuzz", description="change what stdkit reads and see what comes of it"
    )
    parser.add_argument(
        "--nightly", action="store_true", help=f"{NIGHTLY} cases, numbered by the day unless --run is given"
    )
    parser.add_argument("--cases", type=int, default=0)
    parser.add_argument("--run", type=int, default=0, help="another number, other cases")
    parser.add_argument("--kind", choices=[*BY_NAME], default="", help="cases of this kind only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "build" / "fuzz", help="where findings, logs and the report go"
    )
    parser.add_argument(
        "--corpus", type=Path, default=None, help="a folder of real documents: the small ones are changed too"
    )
    parser.add_argument("--replay", type=int, default=None, metavar="NUMBER")
    parser.add_argument("--steps", default="", help="with --replay: only these changes")
    given = parser.parse_args()
    if given.replay is not None:
        return _replay(given)
    given.cases = given.cases or (NIGHTLY if given.nightly else 500)
    given.run = given.run or (int(f"{datetime.date.today():%Y%m%d}") if given.nightly else 0)
    rows = _run(given, given.folder)
    lines = report(rows, given.run)
    (given.folder / "report.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")
    return 1 if any(row["found"] for row in rows) else 0


if __name__ == "__main__":
    raise SystemExit(main())
