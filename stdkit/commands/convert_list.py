"""``stdkit convert --list``: a whole list in one run, item by item, resumable."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from stdkit.commands.converting import Job, Result, convert_file, digest_of, lost
from stdkit.commands.inputs import prepare
from stdkit.commands.jobs import Progress, run_each
from stdkit.commands.speech import say
from stdkit.convert.batch import ListItem, read_list
from stdkit.convert.references import ConversionList, load_conversion_list
from stdkit.convert.summary import write_summary
from stdkit.errors import StdkitError

RUN = "run.jsonl"


def convert_list(path: str, common: dict[str, Any], *, jobs: int, quiet: bool, shown: bool) -> int:
    """Convert the items whose conclusion is 转化, report the others; the exit code."""
    items, _ = read_list(path)
    listed: ConversionList = common["conversion_list"]
    try:
        own = load_conversion_list(path)
        listed = ConversionList({**own.entries, **listed.entries})
    except StdkitError as error:
        say(f"{error}（清单内互相引用的编号未改）")
    folder = None if common["folder"] is None else Path(common["folder"])
    work = _work(items, common | {"conversion_list": listed})
    done = _done_before(folder, work) if folder is not None else {}
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    left = [(items[line - 1], job) for line, job in work.items() if line not in done]
    progress = Progress("转化", len(left), shown=shown)
    records = dict(done)
    prepare([job.path for _, job in left])
    try:
        for number, record in run_each(_convert_item, left, jobs=jobs, lost=_lost_item):
            records[left[number][0].line] = record
            if folder is not None and not _is_written(folder / RUN, record):
                _append(folder / RUN, record)
            progress.step()
    finally:
        progress.close()
    rows = [records.get(item.line) or _not_converted(item) for item in items]
    if folder is not None:
        for item, row in zip(items, rows, strict=True):
            if item.line not in work and not _is_written(folder / RUN, row):
                _append(folder / RUN, row)
        write_summary(rows, folder)
    _tell(rows, quiet=quiet)
    return _exit_code(rows)


def _convert_item(work: tuple[ListItem, Job]) -> dict[str, Any]:
    """The record of one item; the document itself stays in the process that read it."""
    return _record(work[0], convert_file(work[1]))


def _lost_item(work: tuple[ListItem, Job]) -> dict[str, Any]:
    return _record(work[0], lost(work[1]))


def _work(items: list[ListItem], common: dict[str, Any]) -> dict[int, Job]:
    """A job for every item to convert; outputs bear the stem of the source, with 「-2」 where two share one."""
    taken: Counter[str] = Counter()
    work: dict[int, Job] = {}
    for item in items:
        if item.state != "convert":
            continue
        stem = Path(item.file).stem
        taken[stem.casefold()] += 1
        if taken[stem.casefold()] > 1:
            stem = f"{stem}-{taken[stem.casefold()]}"
        fields = {**common, "policy": item.policy or common["policy"], "profile": item.profile or common["profile"]}
        work[item.line] = Job(item.file, stem=stem, new_number=item.new_number, expected=item.number, **fields)
    return work


def _fingerprint(job: Job) -> str:
    """What the result of a job depends on: the file and all options."""
    asked = [digest_of(job.path), job.stem, job.policy, job.new_number, job.edition, job.profile, str(job.stage)]
    asked += [str(job.only_safe), job.author, repr(sorted(job.conversion_list.as_mapping().items()))]
    return hashlib.sha256("\n".join(asked).encode()).hexdigest()


def _record(item: ListItem, result: Result) -> dict[str, Any]:
    base = _base(item)
    base["fingerprint"] = _fingerprint(result.job)
    if result.plan is None:
        return {**base, "state": "failed", "why": result.error.rstrip("。")}
    plan, outcome = result.plan, result.outcome
    return {
        **base,
        "state": "nothing" if plan.nothing else "converted",
        "why": plan.nothing,
        "new_number": plan.new.spelled if plan.new else "",
        "counts": plan.counts,
        "weakened": len(plan.weakened),
        "refusals": len(plan.refusals),
        "problems": list(plan.problems),
        "integrity": outcome.integrity.holds if outcome is not None else None,
        "files": [path.name for path in outcome.files.values()] if outcome is not None else [],
    }


def _not_converted(item: ListItem) -> dict[str, Any]:
    return {**_base(item), "state": item.state, "why": item.why}


def _base(item: ListItem) -> dict[str, Any]:
    return {
        "line": item.line,
        "number": item.number,
        "title": item.title,
        "file": Path(item.file).name,
        "conclusion": item.conclusion,
        "owner": item.owner,
        "due": item.due,
    }


def _done_before(folder: Path, work: dict[int, Job]) -> dict[int, dict[str, Any]]:
    """The items that an earlier run finished with the same input and options, their files still there."""
    done: dict[int, dict[str, Any]] = {}
    for row in _rows(folder / RUN):
        job = work.get(row.get("line", 0))
        if (
            job is None
            or row.get("state") not in ("converted", "nothing")
            or row.get("fingerprint") != _fingerprint(job)
        ):
            continue
        if all((folder / name).is_file() for name in row.get("files", [])):
            done[row["line"]] = row
    return done


def _rows(path: Path) -> list[dict[str, Any]]:
    """The lines of an earlier run; a line cut off by an interruption is left out."""
    if not path.is_file():
        return []
    rows: list[dict[str, Any]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            rows.append(row)
    return rows


def _is_written(path: Path, row: dict[str, Any]) -> bool:
    return row in _rows(path)


def _append(path: Path, row: dict[str, Any]) -> None:
    whole = not path.exists() or path.read_bytes()[-1:] in (b"", b"\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(("" if whole else "\n") + json.dumps(row, ensure_ascii=False) + "\n")


def _tell(rows: list[dict[str, Any]], *, quiet: bool) -> None:
    for row in rows:
        if row["state"] == "failed":
            say(f"第 {row['line']} 项 {row['number']}：{row['why']}。")
        elif not quiet:
            print(f"第 {row['line']} 项 {row['number']}：{_state(row)}")


def _state(row: dict[str, Any]) -> str:
    if row["state"] != "converted":
        return f"{row['why']}。"
    counts = row["counts"]
    return f"→ {row['new_number']}，改动 {counts['changed']} 处（降为推荐 {row['weakened']} 处），护栏保留 {counts['held']} 处，待决定 {counts['undecided']} 处。"


def _exit_code(rows: list[dict[str, Any]]) -> int:
    if any(row["state"] == "failed" for row in rows):
        return 2
    return int(any(row.get("refusals") or row.get("counts", {}).get("undecided") for row in rows))
