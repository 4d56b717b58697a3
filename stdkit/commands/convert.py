"""``stdkit convert``: mandatory standards into recommended ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stdkit.commands import options
from stdkit.commands.printing import Pdf, also_pdf
from stdkit.errors import BadOption, CannotWrite

if TYPE_CHECKING:
    from stdkit.commands.converting import Job, Result


def convert(
    paths: Annotated[list[str], typer.Argument(metavar="路径", help="文件、文件夹或通配符", show_default=False)] = [],  # noqa: B006
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件夹", help="结果写入的文件夹", show_default=False)
    ] = "",
    policy: Annotated[
        str,
        typer.Option(
            metavar="方式",
            help="recommend 降为推荐（默认）、normalise 只规范用词、relabel 只改性质，或 YAML 文件",
            show_default=False,
        ),
    ] = "",
    new_number: Annotated[
        str, typer.Option(metavar="编号", help='新编号，如 "DB15/T 123—2026"', show_default=False)
    ] = "",
    edition: Annotated[
        str, typer.Option(metavar="update|keep", help="固定表述改到 2020 年版（update，默认）或保留（keep）")
    ] = "",
    decisions: Annotated[
        list[str],
        typer.Option(metavar="XLSX", help="交回填好的决定表；几个人各填一份时逐份给出", show_default=False),
    ] = [],  # noqa: B006
    conversion_list: Annotated[
        str,
        typer.Option(
            metavar="清单", help="本批转化的标准清单（YAML、XLSX、CSV）：引用的编号据此改", show_default=False
        ),
    ] = "",
    list_: Annotated[str, typer.Option("--list", metavar="清单", help="按清单成批转化", show_default=False)] = "",
    only: Annotated[str, typer.Option(metavar="safe", help="safe：只做无须审阅的改动", show_default=False)] = "",
    plan: Annotated[bool, typer.Option("--plan", help="只显示计划，不写文件")] = False,
    profile: options.ProfileName = "",
    stage: options.StageName = "",
    author: options.Author = "",
    date: options.Date = "",
    jobs: options.Jobs = "",
    cluster: options.Cluster = "",
    pdf: Pdf = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> int:
    """把强制性标准转化为推荐性标准：修订稿、清稿、逐条决定表、修订前后对照表、统计数据。

    \b
    例：
      stdkit convert 标准.docx -o 结果
      stdkit convert 标准.docx -o 结果 --policy normalise --new-number "DB15/T 123—2026"
      stdkit convert 标准.docx -o 结果 --decisions 结果/标准.decisions.xlsx
      stdkit convert --list 清单.xlsx -o 结果
      stdkit convert 标准.docx --plan

    \b
    退出码：0 全部完成；1 有待决定的条款或未能做的改动；2 有文件未能转化；130 被中断
    """
    from stdkit.commands.converting import Job
    from stdkit.commands.house import settled
    from stdkit.commands.inputs import collect, unique_stems
    from stdkit.convert.policy import load_policy
    from stdkit.convert.references import EMPTY, load_conversion_list

    workers = options.read_jobs(jobs)
    _check(paths, output, list_, decisions, new_number, plan=plan)
    if policy:
        load_policy(policy)
    safe_only = bool(only) and options.choose(only, ("safe",), option="--only") == "safe"
    listed = load_conversion_list(conversion_list) if conversion_list else EMPTY
    chosen: Any = options.choose(edition, ("update", "keep"), option="--edition") if edition else ""
    at_stage: Any = options.read_field("stage", stage) if stage else None
    common: dict[str, Any] = {
        "folder": None if plan else output,
        "policy": policy,
        "edition": chosen,
        "profile": profile,
        "stage": at_stage,
        "only_safe": safe_only,
        "conversion_list": listed,
        "author": author,
        "date": options.read_date(date) if date else None,
        "force": force,
    }
    if list_:
        from stdkit.commands.convert_list import convert_list

        where = options.read_cluster(cluster)
        shown = not (quiet or no_progress)
        return convert_list(
            list_, settled(common, list_), jobs=workers, cluster=where, quiet=quiet, shown=shown, pdf=pdf
        )
    _check_profile(profile)
    files = list(collect(paths))
    if len(files) > 1 and (new_number or decisions):
        raise BadOption("O017", "--new-number 和 --decisions 一次只用于一个文件", advice="请只给出一个文件")
    stems = unique_stems(files)
    work = [
        Job(path, stem=stem, new_number=new_number, decisions=tuple(decisions), **settled(common, path))
        for path, stem in zip(files, stems, strict=True)
    ]
    where = options.read_cluster(cluster) if len(work) > 1 else ""  # one file is not worth the way
    results = _run(work, jobs=workers, cluster=where, shown=not (quiet or no_progress))
    code = _report(results, plan=plan, quiet=quiet)
    if len(results) < len(work):
        raise CannotWrite(
            "W034",
            f"磁盘已满，{len(work) - len(results)} 个文件还没有转化；已写出的都是完整的",
            path=output,
            advice="请腾出空间再运行",
        )
    if pdf:
        outcomes = (result.outcome for result in results if result.outcome is not None)
        also_pdf((path for outcome in outcomes for path in outcome.files.values()), force=force)
    return code


def _check(paths: list[str], output: str, list_: str, decisions: list[str], new_number: str, *, plan: bool) -> None:
    if bool(paths) == bool(list_):
        raise BadOption("O018", "要转化的文件和 --list 给且只给一种", advice="例：stdkit convert 标准.docx -o 结果")
    if list_ and (decisions or new_number):
        raise BadOption("O019", "--list 不能与 --decisions、--new-number 同用", advice="新编号和决定表写在清单里")
    if not output and not plan:
        raise BadOption("O020", "没有给出结果的文件夹", advice="请用 -o 给出，或用 --plan 只看计划")
    if output and Path(output).exists() and not Path(output).is_dir():
        raise CannotWrite("W002", "不是文件夹", path=output, advice="-o 请给一个文件夹")


def _check_profile(profile: str) -> None:
    """An unknown profile is an error here as it is in ``check``."""
    if profile:
        from stdkit.lint.settings import find_settings

        find_settings(Path.cwd()).profile(profile, {})


def _run(work: list[Job], *, jobs: int, cluster: str, shown: bool) -> list[Result]:
    from stdkit.commands.converting import convert_file, lost, refused
    from stdkit.commands.inputs import prepare
    from stdkit.commands.jobs import Progress, run_each
    from stdkit.commands.recognising import recognising

    read = frozenset(Path(job.path).resolve() for job in work)
    results = {number: told for number, job in enumerate(work) if (told := refused(job, read)) is not None}
    left = [number for number in range(len(work)) if number not in results]
    begun = [work[number] for number in left]
    progress = Progress("转化", len(begun), shown=shown)
    if not cluster:
        prepare([job.path for job in begun])
    try:
        with recognising(jobs, shown=shown):
            for number, result in run_each(convert_file, begun, jobs=jobs, lost=lost, cluster=cluster):
                results[left[number]] = result
                progress.step()
                if result.full:
                    break
    finally:
        progress.close()
    return [results[number] for number in sorted(results)]


def _report(results: list[Result], *, plan: bool, quiet: bool) -> int:
    from stdkit.commands.columns import cut, terminal_width
    from stdkit.commands.conversion_text import plan_lines, summary
    from stdkit.commands.speech import say

    for result in results:
        if result.error:
            say(f"{result.job.path}：{result.error}")
            continue
        if not quiet or plan:
            for line in cut(summary(result), terminal_width()):
                print(line)
        if plan and result.plan is not None:
            for line in cut(plan_lines(result.plan), terminal_width()):
                print(line)
    return max((result.exit_code for result in results), default=0)
