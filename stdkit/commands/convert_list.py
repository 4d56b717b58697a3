"""``stdkit convert --list``: a whole list in one run, item by item, resumable."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from stdkit.commands import options
from stdkit.commands.converting import Job, convert_file, lost, refused
from stdkit.commands.inputs import free_stem, prepare
from stdkit.commands.jobs import Progress, run_each
from stdkit.commands.list_records import Row, fingerprint, not_converted, record
from stdkit.commands.printing import also_pdf
from stdkit.commands.recognising import recognising
from stdkit.commands.speech import say
from stdkit.convert.batch import ListItem, list_of, read_list
from stdkit.convert.references import ConversionList
from stdkit.convert.runlog import RunLog
from stdkit.convert.summary import SUMMARIES, write_summary
from stdkit.errors import CannotWrite
from stdkit.formats.writing import clear_left

RUN = "run.jsonl"
STOP = "stop"
"""In the row of an item after which the run ends; it is not logged."""


def convert_list(
    path: str, common: dict[str, Any], *, jobs: int, cluster: str, quiet: bool, shown: bool, pdf: bool = False
) -> int:
    """Convert the items whose conclusion is 转化, report the others; the exit code."""
    items, about = read_list(path)
    given: ConversionList = common["conversion_list"]
    listed = ConversionList({**list_of(items).entries, **given.entries})
    work = _work(items, common | {"conversion_list": listed})
    if common["folder"] is None:
        rows = _rows(items, _run(items, work, {}, None, jobs=jobs, cluster=cluster, shown=shown))
    else:
        folder = options.output_folder(common["folder"])
        with closing(RunLog(folder / RUN)) as log:
            if log.unread:
                say(f"{log.path} 有 {log.unread} 行读不出，已略过；对应的项重新转化。")
            done = _done_before(folder, log, work)
            clear_left([folder / name for name in SUMMARIES])
            rows = _rows(items, _run(items, work, done, log, jobs=jobs, cluster=cluster, shown=shown))
            for item, row in zip(items, rows, strict=True):
                if item.line not in work:
                    log.append(row)
            write_summary(rows, folder, about=about, today=common["date"].date())
    _tell(rows, quiet=quiet)
    if pdf and common["folder"] is not None:
        written = (Path(common["folder"]) / name for row in rows for name in row.get("files", []))
        also_pdf(written, force=common["force"])
    return _exit_code(rows)


def _run(
    items: list[ListItem],
    work: dict[int, Job],
    done: dict[int, Row],
    log: RunLog | None,
    *,
    jobs: int,
    cluster: str,
    shown: bool,
) -> dict[int, Row]:
    """The rows by line: those done before, and those of the items that are left, logged as they get done."""
    rows = dict(done)
    for line, job in work.items():
        if line not in done and (told := refused(job)) is not None:
            rows[line] = record(items[line - 1], told)
            if log is not None:
                log.append(rows[line])
    left = [(items[line - 1], job) for line, job in work.items() if line not in rows]
    progress = Progress("转化", len(left), shown=shown)
    if left and not cluster:
        prepare([job.path for _, job in left])
        _load_rules()
    try:
        with recognising(jobs, shown=shown):
            for number, row in run_each(convert_item, left, jobs=jobs, lost=_lost_item, cluster=cluster):
                if row.pop(STOP, False):
                    raise CannotWrite(
                        "W031",
                        f"磁盘已满，在第 {row['line']} 项 {row['number']} 停下；已完成的都已写好",
                        path=str(log.path.parent) if log is not None else "",
                        advice="请腾出空间，再运行同一命令，接着做完",
                    )
                rows[left[number][0].line] = row
                if log is not None:
                    log.append(row)
                progress.step()
    finally:
        progress.close()
    return rows


def _load_rules() -> None:
    """Every process checks its clean drafts; the rules are imported once, before there are several."""
    from stdkit.lint import registry

    registry.load()


def _rows(items: list[ListItem], found: dict[int, Row]) -> list[Row]:
    return [found.get(item.line) or not_converted(item) for item in items]


def convert_item(work: tuple[ListItem, Job]) -> Row:
    """The row of one item; the document itself stays in the process that read it."""
    result = convert_file(work[1])
    return record(work[0], result) | ({STOP: True} if result.full else {})


def _lost_item(work: tuple[ListItem, Job], why: str) -> Row:
    return record(work[0], lost(work[1], why))


def _work(items: list[ListItem], common: dict[str, Any]) -> dict[int, Job]:
    """A job for every item to convert; outputs bear the stem of the source, with 「-2」 where two share one.

    Items whose source is missing count for the names too, so that nothing is renamed when it turns up.
    """
    taken: set[str] = set()
    work: dict[int, Job] = {}
    for item in items:
        if item.conclusion != "转化" or not item.file:
            continue
        stem = free_stem(Path(item.file).stem, taken)
        if item.state != "convert":
            continue
        fields = {**common, "policy": item.policy or common["policy"], "profile": item.profile or common["profile"]}
        work[item.line] = Job(
            item.file,
            stem=stem,
            new_number=item.new_number,
            expected=item.number,
            decisions=item.decisions,
            amendments=item.amendments,
            **fields,
        )
    return work


def _done_before(folder: Path, log: RunLog, work: dict[int, Job]) -> dict[int, Row]:
    """The items that an earlier run finished with the same input and options, their files still there."""
    done: dict[int, Row] = {}
    wanted = {line: fingerprint(job) for line, job in work.items()} if log.rows else {}
    there = {path.name for path in folder.iterdir()}
    for row in log.rows:
        line = row.get("line", 0)
        if row.get("state") not in ("converted", "nothing") or row.get("fingerprint") != wanted.get(line):
            continue
        if there.issuperset(row.get("files", [])):
            done[line] = row
    return done


def _tell(rows: list[Row], *, quiet: bool) -> None:
    for row in rows:
        if row["state"] == "failed":
            say(f"第 {row['line']} 项 {row['number']}：{row['why']}。")
        elif not quiet:
            print(f"第 {row['line']} 项 {row['number']}：{_state(row)}")


def _state(row: Row) -> str:
    if row["state"] != "converted":
        return f"{row['why']}。"
    counts = row["counts"]
    return f"→ {row['new_number']}，改动 {counts['changed']} 处（降为推荐 {row['weakened']} 处），护栏保留 {counts['held']} 处，待决定 {counts['undecided']} 处。"


def _exit_code(rows: list[Row]) -> int:
    if any(row["state"] == "failed" for row in rows):
        return 2
    return int(any(row.get("refusals") or row.get("counts", {}).get("undecided") for row in rows))
