"""``stdkit check``: read, check, report; on request the findings as comments and their fixes as tracked changes."""

from __future__ import annotations

import datetime
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from stdkit.commands import options
from stdkit.commands.guard import guarded
from stdkit.commands.inputs import collect, prepare
from stdkit.commands.job import Job
from stdkit.commands.jobs import Progress, run_each
from stdkit.commands.kept import Kept
from stdkit.commands.known import Compared, against, compared
from stdkit.commands.planning import Asked, laid_over, plan, refuse_bad_libraries, refuse_unknown_rules
from stdkit.commands.speech import say, wants_colour
from stdkit.errors import BadOption
from stdkit.lint.fields import FailOn
from stdkit.lint.results import FileResult, Report
from stdkit.model import Refusal, Safety
from stdkit.reports import BINARY, FORMATS, STATISTICS, check_format


def check(
    paths: options.Paths,
    select: Annotated[list[str], typer.Option(metavar="代号", help="只查这些规则或类别，如 MOD001,REF")] = [],  # noqa: B006
    ignore: Annotated[list[str], typer.Option(metavar="代号", help="不查这些规则或类别")] = [],  # noqa: B006
    format: Annotated[str, typer.Option(metavar="格式", help=f"报告格式：{'、'.join(FORMATS)}")] = "terminal",
    output: options.Out = "",
    profile: options.ProfileName = "",
    kind: options.KindName = "",
    level: options.LevelName = "",
    stage: options.StageName = "",
    library: Annotated[
        str, typer.Option(metavar="文件", help="标准库（CSV、XLSX、SQLite）：据此核对引用文件的状态和名称")
    ] = "",
    old: Annotated[
        str, typer.Option(metavar="旧版", help="所代替的旧版：据此核对前言的主要技术变化（FWD007），一次查一个文件")
    ] = "",
    fragment: Annotated[bool, typer.Option("--fragment", help="文件只是一份标准的片段：不查要素是否齐全")] = False,
    fail_on: Annotated[
        str, typer.Option(metavar="级别", help="达到 error（默认）、warning、info 时退出码为 1；never 不因发现而失败")
    ] = "",
    annotate: Annotated[str, typer.Option(metavar="文件", help="另存一份 DOCX，发现写成批注")] = "",
    fix: Annotated[str, typer.Option(metavar="文件", help="另存一份 DOCX，改法写成修订")] = "",
    baseline: Annotated[str, typer.Option(metavar="文件", help="基线中已有的问题不计入")] = "",
    write_baseline: Annotated[str, typer.Option(metavar="文件", help="把现有的问题写成基线，以后只计新出现的")] = "",
    diff: Annotated[str, typer.Option(metavar="旧稿", help="只报告旧稿中没有的问题")] = "",
    statistics: Annotated[bool, typer.Option("--statistics", help="只给出每条规则的处数")] = False,
    fix_safety: Annotated[str, typer.Option(metavar="范围", help="safe 只改有把握的；review 连同需复核的")] = "safe",
    author: options.Author = options.DEFAULT_AUTHOR,
    date: options.Date = "",
    jobs: options.Jobs = "",
    cluster: options.Cluster = "",
    force: options.Force = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="不用也不留以前的检查结果，全部重新检查")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="文件保存后自动再查，按 Ctrl-C 结束")] = False,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> int:
    """对照 GB/T 1.1 的起草规则检查文件，给出每处问题的条号、原文、改法和依据。

    \b
    例：
      stdkit check 草案.docx
      stdkit check 草案文件夹 --select MOD,REF --format json -o 结果.json
      stdkit check 草案.docx --diff 上一稿.docx
      stdkit check 修订稿.docx --old 2010年版.docx
      stdkit check 草案文件夹 --watch
      stdkit check 草案.docx --fix 修订稿.docx --author 王某 --date 2026-05-01

    \b
    退出码：0 没有问题；1 有达到 --fail-on 的问题；2 有文件未能检查；130 被中断
    """
    asked = Asked(
        over=laid_over(select, ignore, stage, fragment, library, kind, level),
        profile=profile,
        format=options.choose(format, FORMATS, option="--format"),
        output=output,
        fail_on=options.choose(fail_on, FailOn, option="--fail-on") if fail_on else "",
        jobs=options.read_jobs(jobs),
        cluster=options.read_cluster(cluster),
        statistics=statistics,
    )
    when = options.read_date(date)
    if asked.format in BINARY and not output:
        raise BadOption("O002", f"{asked.format} 格式要写入文件", advice="请用 -o 给出文件名")
    if statistics and asked.format not in STATISTICS:
        raise BadOption(
            "O003", f"--statistics 不能用于 {asked.format} 格式", advice=f"可用的有 {'、'.join(STATISTICS)}"
        )
    if output:
        options.output_path(output, paths, force=force)
    marks = None
    if annotate or fix:
        safety: Any = options.choose(fix_safety, get_args(Safety), option="--fix-safety")
        marks = Marks(annotate, fix, safety, author, when, force)

    def once() -> int:
        planned = [replace(plan(path, asked), old=old) for path in collect(paths)]
        if old and len(planned) != 1:
            raise BadOption("O004", "--old 一次只用于一个文件", advice="请只给出修订稿一个文件")
        with ExitStack() as held, closing(Kept(not no_cache)) as kept:
            known = compared(
                baseline,
                write_baseline,
                diff,
                planned,
                paths,
                lambda job: _checked([job], asked, kept, held, shown=False)[0],
                force=force,
            )
            if marks is not None:
                return _check_and_write(planned, asked, paths, marks, known, quiet=quiet)
            results = _checked(planned, asked, kept, held, shown=not (quiet or no_progress))
            return _report(against(results, known, quiet=quiet), planned, asked, quiet=quiet)

    if not watch:
        return once()
    from stdkit.commands.watching import watch as watched

    if marks is not None or write_baseline or "-" in paths:
        raise BadOption(
            "O005",
            "--watch 不能与 --annotate、--fix、--write-baseline 和标准输入同用",
            advice="请去掉 --watch，改好后再写一次",
        )
    return watched(once, paths, [name for name in (profile, baseline, diff, library, old) if name])


def _checked(planned: list[Job], asked: Asked, kept: Kept, held: ExitStack, *, shown: bool) -> Sequence[FileResult]:
    """The results of all files in their order: those known by an earlier check, and those of the files left to do. Where they are
    many, they lie on the disk until ``held`` ends."""
    if len(planned) == 1:
        alone = [known] if (known := kept.of(planned[0])) is not None else []
        return alone or [result for _, result in _worked(planned, [0], asked, kept, shown=shown)]
    from stdkit.commands.spool import Spool  # one file does not wait for what only many need

    results = held.enter_context(closing(Spool(len(planned))))
    left = []
    for number, job in enumerate(planned):
        known = kept.of(job)
        if known is not None:
            results.put(number, known)
        else:
            left.append(number)
    for number, result in _worked(planned, left, asked, kept, shown=shown):
        results.put(number, result)
    return results


def _worked(
    planned: list[Job], left: list[int], asked: Asked, kept: Kept, *, shown: bool
) -> Iterator[tuple[int, FileResult]]:
    """The results of the jobs at the places ``left``, kept for the next time."""
    if left:
        jobs = [planned[number] for number in left]
        refuse_unknown_rules(jobs, asked)
        refuse_bad_libraries(jobs)
        for number, result in _run(jobs, asked, shown=shown):
            kept.keep(jobs[number], result)
            yield left[number], result


def _run(jobs: list[Job], asked: Asked, *, shown: bool) -> Iterator[tuple[int, FileResult]]:
    from stdkit.commands.checking import check_file, lost
    from stdkit.commands.recognising import recognising

    progress = Progress("检查", len(jobs), shown=shown)
    cluster = asked.cluster if len(jobs) > 1 else ""  # one file is not worth the way
    if not cluster:
        prepare([job.path for job in jobs])
    try:
        with recognising(asked.jobs, shown=shown):
            for number, result in run_each(check_file, jobs, jobs=asked.jobs, lost=lost, cluster=cluster):
                progress.step()
                yield number, result
    finally:
        progress.close()


def _report(results: Sequence[FileResult], planned: list[Job], asked: Asked, *, quiet: bool) -> int:
    """Print or write the report; the exit code."""
    names = dict.fromkeys(job.profile.name for job in planned)
    report = Report(results, ",".join(names))
    to_people = asked.format == "terminal" and not asked.output
    all_failed = report.failed == len(results)
    if not to_people or all_failed:
        for _, path, message in report.failures:
            say(f"{path}：{message}")
    if not (to_people and all_failed):
        _show(report, asked, quiet=quiet)
    if report.failed:
        return 2
    return int(report.reaches(job.fail_on for job in planned))


def _show(report: Report, asked: Asked, *, quiet: bool) -> None:
    colour = not asked.output and wants_colour()
    width = shutil.get_terminal_size((100, 24)).columns
    if asked.statistics:
        from stdkit.reports.statistics import render

        content: Iterable[str] | bytes = render(report, asked.format, width=width, colour=colour)
    else:
        content = check_format(asked.format)(report, width=width, colour=colour)
    if asked.output:
        options.write_file(Path(asked.output), content)
        if not quiet:
            say(f"已写入 {asked.output}")
    elif not isinstance(content, bytes):
        sys.stdout.writelines(content)


@dataclass(frozen=True, slots=True)
class Marks:
    """What to write into copies of the DOCX; a name is empty where that copy is not asked for."""

    annotate: str
    fix: str
    safety: Safety
    author: str
    date: datetime.datetime
    force: bool


def _check_and_write(
    planned: list[Job], asked: Asked, paths: list[str], marks: Marks, known: Compared, *, quiet: bool
) -> int:
    """Check one DOCX and write it again with comments or tracked changes; the exit code."""
    from stdkit.commands.checking import check_document
    from stdkit.commands.markup import annotated, fixed, refusal_line
    from stdkit.commands.recognising import recognising

    if len(planned) != 1:
        raise BadOption("O006", "--annotate 和 --fix 一次只处理一个文件", advice="请只给出一个 DOCX 文件")
    targets = {
        name: options.output_path(name, paths, force=marks.force) for name in (marks.annotate, marks.fix) if name
    }
    if marks.annotate and marks.fix and targets[marks.annotate].resolve() == targets[marks.fix].resolve():
        raise BadOption("O007", "--annotate 和 --fix 不能写入同一个文件", advice="请另给一个文件名")
    refuse_unknown_rules(planned, asked)
    refuse_bad_libraries(planned)
    with recognising(asked.jobs, shown=not quiet), guarded():
        document, result = check_document(planned[0])
    (result,) = against([result], known, quiet=quiet)
    code = _report([result], planned, asked, quiet=quiet)
    if document is None:
        return code
    refused: list[Refusal] = []
    if marks.annotate:
        refused += annotated(document, result, targets[marks.annotate], author=marks.author, date=marks.date)
    if marks.fix:
        out = targets[marks.fix]
        refused += fixed(document, result, out, author=marks.author, date=marks.date, safety=marks.safety)
    for refusal in refused:
        say(refusal_line(document, refusal))
    if not quiet:
        say(f"已写入 {'、'.join(targets)}")
    return max(code, 1 if refused else 0)
