"""What a check compares its findings with: a baseline, or an older version of the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from stdkit.commands import options
from stdkit.commands.job import Job
from stdkit.commands.speech import say
from stdkit.errors import BadOption, UnreadableFile
from stdkit.lint.baseline import Baseline, load_baseline, only_new, written
from stdkit.lint.results import FileResult


@dataclass(frozen=True, slots=True)
class Compared:
    """What ``--baseline``, ``--write-baseline`` and ``--diff`` ask for, read and checked before the work begins."""

    baseline: Baseline | None = None
    write: Path | None = None
    older: FileResult | None = None


def compared(
    baseline: str,
    write_baseline: str,
    diff: str,
    planned: Sequence[Job],
    paths: Sequence[str],
    check: Callable[[Job], FileResult],
    *,
    force: bool = False,
) -> Compared:
    """``BadOption``, ``BadData`` and ``UnreadableFile`` where an option does not fit. The older draft is checked by the profile
    of the new one."""
    if diff and len(planned) != 1:
        raise BadOption("O028", "--diff 一次只比较一份文件的新旧两稿", advice="请只给出一个新稿")
    return Compared(
        load_baseline(Path(baseline)) if baseline else None,
        options.output_path(write_baseline, paths, force=force) if write_baseline else None,
        _older(diff, planned[0], check) if diff else None,
    )


def _older(path: str, job: Job, check: Callable[[Job], FileResult]) -> FileResult:
    old = check(replace(job, path=path, whole=False))
    if old.errors:
        raise UnreadableFile(
            "F002",
            f"--diff 的旧稿没有读成：{old.errors[0].rstrip('。')}",
            path=path,
            advice="请先解决旧稿的问题，或另给一份旧稿",
        )
    return old


def against(results: Sequence[FileResult], known: Compared, *, quiet: bool) -> Sequence[FileResult]:
    """The results with what was known marked (baseline) or left out (``--diff``). A baseline written without another to go by
    holds from now on: all that is in it is ``unchanged``."""
    baseline = known.baseline
    if known.write is not None:
        options.write_file(known.write, written(results, known.write))
        if not quiet:
            say(f"已写入基线 {known.write}")
        baseline = baseline or load_baseline(known.write)
    if known.older is not None:
        results = [only_new(result, known.older) for result in results]
    if baseline is None:
        return results
    from stdkit.commands.spool import Seen

    return Seen(results, partial(baseline.marked, alone=len(results) == 1))
