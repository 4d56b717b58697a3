"""``stdkit diff``: two editions of a document, compared clause by clause."""

from __future__ import annotations

import datetime
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdkit.commands import options
from stdkit.commands.printing import Pdf, also_pdf, free_for_pdf
from stdkit.commands.recognising import recognising
from stdkit.commands.speech import say, wants_colour
from stdkit.errors import BadOption

if TYPE_CHECKING:
    from stdkit.compare.comparison import Comparison

TARGETS = ("terminal", "json", "docx", "xlsx", "html")
LISTED = ("terminal", "yaml")
"""What the main technical changes are written as."""
BINARY = ("docx", "xlsx")


def diff(
    old: Annotated[str, typer.Argument(metavar="旧版", help="原来的文件，格式不限", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="新版", help="修订后的文件，格式可以不同", show_default=False)],
    to: Annotated[
        str,
        typer.Option(
            metavar="形式",
            help="terminal 屏幕（默认）、html 左右对照、docx 或 xlsx 修订前后对照表、json；不写则看 -o 的扩展名",
            show_default=False,
        ),
    ] = "",
    output: options.Out = "",
    only: Annotated[list[str], typer.Option(metavar="范围", help="只看这些变化，见下；可用逗号并列")] = [],  # noqa: B006
    everything: Annotated[bool, typer.Option("--all", help="未变的条款和编辑性改动也列出，文字不省略")] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="起草前言的主要技术变化；--to yaml 则为数据文件 replaces 的 changes")
    ] = False,
    author: options.Author = "",
    date: options.Date = "",
    jobs: options.Jobs = "",
    pdf: Pdf = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> int:
    """逐条比较新旧两版：条号变了、移动、拆分、合并的条款也对得上，改动的词、数值、限值、条款用词、表格逐格标出。

    \b
    例：
      stdkit diff 2010版.docx 修订稿.docx
      stdkit diff 2010版.pdf 修订稿.docx --to html -o 对照.html
      stdkit diff 2010版.docx 修订稿.docx --to docx -o 修订前后对照表.docx
      stdkit diff 2010版.docx 修订稿.docx --only lowered
      stdkit diff 2010版.docx 修订稿.docx --changes

    \b
    --only 可用：limits 数值和限值、provisions 条款用词、lowered 降低要求（含待判断）、tables 表、references 引用文件、
    terms 术语、added 增加、deleted 删除、moved 移动、editorial 编辑性

    \b
    退出码：0 比较完成（有无不同都是 0）；2 有文件不能比较；130 被中断
    """
    out = options.output_path(output, [old, new], force=force) if output else None
    target = _target(to, out, LISTED if changes else TARGETS)
    wanted = _only(only)
    if changes and (wanted or everything):
        raise BadOption("O021", "--changes 不能与 --only、--all 同用", advice="主要技术变化总是从全部改动得出")
    if wanted and target == "json":
        raise BadOption("O022", "--only 不能用于 json", advice="json 总是给出全部")
    when = options.read_date(date).date()
    if target in BINARY and out is None:
        raise BadOption("O023", f"{target} 要写入文件", advice="请用 -o 给出文件名")
    if pdf and target not in BINARY:
        raise BadOption("O024", f"--pdf 不能用于 {target}", advice="请加 --to docx 或 --to xlsx")
    if pdf and out is not None:
        free_for_pdf([out], force=force)
    found = _compare(old, new, jobs, shown=not (quiet or no_progress))
    if changes:
        _put(_changes(found, target), out)
    elif target == "terminal":
        _show(found, wanted, out, everything=everything)
    elif target in BINARY:
        assert out is not None
        _write_paper(found, target, wanted, out, author, when)
        if pdf:
            also_pdf([out])
    else:
        _put(_text(found, target, wanted), out)
    if out is not None and not quiet:
        say(f"已写入 {output}")
    return 0


def _target(to: str, out: Path | None, targets: Sequence[str]) -> str:
    """The form asked for; without ``--to`` the one that the output's name tells."""
    if to:
        return options.choose(to, targets, option="--to")
    suffix = out.suffix.lower().lstrip(".") if out is not None else ""
    suffix = {"htm": "html", "yml": "yaml"}.get(suffix, suffix)
    return suffix if suffix in targets else "terminal"


def _only(values: Sequence[str]) -> tuple[str, ...]:
    from stdkit.compare.outputs.selection import SELECTIONS

    chinese = {said.partition("（")[0]: name for name, said in SELECTIONS.items()}
    pieces = [piece.strip() for value in values for piece in value.replace("，", ",").split(",") if piece.strip()]
    return tuple(options.choose(chinese.get(piece, piece), SELECTIONS, option="--only") for piece in pieces)


def _compare(old: str, new: str, jobs: str, *, shown: bool) -> Comparison:
    from stdkit.commands.guard import guarded
    from stdkit.commands.inputs import prepare
    from stdkit.compare import compare
    from stdkit.formats import read

    workers = options.read_jobs(jobs)
    prepare([old, new])
    with recognising(workers, shown=shown), guarded():
        return compare(read(old), read(new))


def _show(found: Comparison, only: tuple[str, ...], out: Path | None, *, everything: bool) -> None:
    from stdkit.compare.outputs.terminal import render

    width = shutil.get_terminal_size((100, 24)).columns
    _put(render(found, only=only, everything=everything, width=width, colour=out is None and wants_colour()), out)


def _write_paper(
    found: Comparison, target: str, only: tuple[str, ...], out: Path, author: str, when: datetime.date
) -> None:
    from stdkit.compare.outputs.papers import write_book, write_paper
    from stdkit.compare.outputs.selection import select

    pairs = select(found, only) if only else None
    if target == "docx":
        write_paper(found, pairs, out, author=author, when=when)
    else:
        write_book(found, pairs, out)


def _text(found: Comparison, target: str, only: tuple[str, ...]) -> str:
    if target == "json":
        from stdkit.compare.export import render as exported

        return exported(found)
    from stdkit.compare.outputs.html import render

    return render(found, only=only)


def _changes(found: Comparison, target: str) -> str:
    from stdkit.compare.main_changes import lines, records

    if target == "terminal":
        return "".join(f"{line}\n" for line in lines(found))
    listed = [
        ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in one.items())
        for one in records(found)
    ]
    return "changes:\n" + "".join(f"  - {{{one}}}\n" for one in listed) if listed else "changes: []\n"


def _put(text: str, out: Path | None) -> None:
    if out is not None:
        options.write_file(out, text)
    else:
        sys.stdout.write(text)
