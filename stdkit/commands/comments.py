"""``stdkit comments``: what came back on a draft, brought together in the 征求意见汇总处理表."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stdkit.commands import options
from stdkit.commands.guard import guarded
from stdkit.commands.printing import Pdf, also_pdf, free_for_pdf
from stdkit.commands.speech import say
from stdkit.errors import BadOption, StdkitError

if TYPE_CHECKING:
    from stdkit.comments.returns import Return, Sent
    from stdkit.comments.table import CommentTable
    from stdkit.comments.units import Roster

_OUTPUTS = (".docx", ".xlsx", ".json")


def comments(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="回函",
            help="返回的稿件（Word 批注、修订）、意见反馈表、以前的汇总处理表，或其文件夹",
            show_default=False,
        ),
    ],
    output: options.Out = "",
    draft: Annotated[str, typer.Option(metavar="稿件", help="发出的征求意见稿：核对章条编号", show_default=False)] = "",
    units: Annotated[
        str,
        typer.Option(
            metavar="名单", help="征求意见单位名单（YAML、XLSX、CSV），可写文件名、联系人", show_default=False
        ),
    ] = "",
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table", metavar="旧表", help="以前的汇总处理表：处理意见照留（也可直接列在回函里）", show_default=False
        ),
    ] = None,
    form: Annotated[
        str, typer.Option(metavar="表格.docx", help="自备的 Word 表格，见 stdkit templates", show_default=False)
    ] = "",
    data: Annotated[
        str, typer.Option(metavar="数据.yaml", help="项目的数据文件：名称、起草单位、承办人等", show_default=False)
    ] = "",
    jobs: options.Jobs = "",
    pdf: Pdf = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
) -> int:
    """把返回的意见汇成征求意见汇总处理表：合并相同的，按章条排序，统计回函，已有的处理意见照留。

    \b
    例：
      stdkit comments 回函/ --draft 征求意见稿.docx --units 名单.xlsx -o 汇总处理表.xlsx
      stdkit comments 新回函/ --table 汇总处理表.xlsx -o 汇总处理表2.xlsx
      stdkit comments 汇总处理表2.xlsx --data draft.yaml -o 汇总处理表.docx
    """
    from stdkit.comments.returns import Sent, read_sent
    from stdkit.comments.table import make_table

    with guarded():
        out, files, given = _checked(paths, table or [], output, form, data, [draft, units, form, data], force=force)
        roster = _roster(units, given)
        sent = read_sent(draft) if draft else Sent()
    if pdf:
        free_for_pdf([out], force=force)
    returns, failed = _read(files, sent, jobs=options.read_jobs(jobs), shown=not (quiet or no_progress))
    for error in failed:
        say(error)
    if not returns:
        return 2
    with guarded():
        made = make_table(returns, roster, sent.outline)
        _write(made, out, form, given)
    if not quiet:
        _tell(made)
    if pdf:
        also_pdf([out])
    return 2 if failed else 0


def _checked(
    paths: Sequence[str],
    tables: Sequence[str],
    output: str,
    form: str,
    data: str,
    others: Sequence[str],
    *,
    force: bool,
) -> tuple[Path, list[str], Mapping[str, Any]]:
    """Where to write, the files to read, and the data of the project. ``BadOption`` where the options do not fit together."""
    if not output:
        raise BadOption("O012", "没有给出输出文件", advice="用 -o 给出 .docx、.xlsx 或 .json 文件名")
    if Path(output).suffix.lower() not in _OUTPUTS:
        raise BadOption("O013", f"输出文件“{output}”应是 .docx、.xlsx 或 .json", advice="改用其中一种扩展名")
    if form and Path(output).suffix.lower() != ".docx":
        raise BadOption("O014", "自备表格（--form）只能写成 .docx", advice="输出文件改用 .docx")
    given: Mapping[str, Any] = {}
    if data:
        from stdkit.templates.values import load_data

        given = load_data(Path(data))
    left_out = {Path(name).resolve() for name in (output, *others) if name}
    files = list(_files([*paths, *tables], left_out))
    _say_unread(paths, left_out)
    if not files:
        raise BadOption("O015", "没有可读的回函", advice="给出返回的 DOCX、XLSX 文件或它们的文件夹")
    read = [*files, *(name for name in others if name)]
    if not force:
        _keep_decisions(
            options.output_path(output, read, force=True)
        )  # what would be lost is said before that a file is there
    out = options.output_path(output, read, force=force)
    return out, files, given


def _files(paths: Sequence[str], left_out: set[Path]) -> Iterator[str]:
    """The files that the paths mean, each once. Of a folder all that may be returns, but none that an option names."""
    from stdkit.comments.returns import SUFFIXES

    seen: set[Path] = set()
    for path in paths:
        place = Path(path)
        found = [path]
        if place.is_dir():
            found = [str(file) for file in _below(place, left_out) if file.suffix.lower() in SUFFIXES]
        for file in found:
            if (resolved := Path(file).resolve()) not in seen:
                seen.add(resolved)
                yield file


def _below(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    """The files of a folder at every depth; not what is hidden, what Word keeps beside an open file, or what an option names."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        if not hidden and file.is_file() and file.resolve() not in left_out:
            yield file


def _say_unread(paths: Sequence[str], left_out: set[Path]) -> None:
    """Name what lies in the folders and is of no kind that can be read: it may be somebody's answer."""
    from stdkit.comments.returns import SUFFIXES

    others = [
        str(file)
        for path in paths
        if Path(path).is_dir()
        for file in _below(Path(path), left_out)
        if file.suffix.lower() not in SUFFIXES
    ]
    if others:
        say(f"有 {len(others)} 个文件没有读：{'、'.join(others)}；如果是回函，请另存为 DOCX 或 XLSX 再汇总。")


def _keep_decisions(out: Path) -> None:
    """``BadOption`` where ``out`` is a table that somebody has written dispositions into: it would be lost."""
    from stdkit.comments.returns import Sent, read_return

    if not out.is_file():
        return
    try:
        before = read_return(out, Sent())
    except StdkitError:
        return
    if before.is_table and any(said.row.disposition for said in before.said):
        raise BadOption(
            "O016",
            f"输出文件“{out}”已有处理意见，写上去就丢了",
            advice=f"用 --table {out} 把它并进来，另给一个输出文件名",
        )


def _roster(units: str, given: Mapping[str, Any]) -> Roster:
    """The units asked: those of the list, else those that the data name in the request."""
    from stdkit.comments.units import Asked, Roster, read_roster

    if units:
        return read_roster(units)
    request = given.get("request")
    named = request.get("units") if isinstance(request, Mapping) else None
    found = [one for one in named if isinstance(one, Mapping)] if isinstance(named, list) else []
    return Roster(
        [
            Asked(str(one["unit"]).strip(), authors=(str(one["contact"]).strip(),) if one.get("contact") else ())
            for one in found
            if one.get("unit")
        ]
    )


def _read(files: Sequence[str], sent: Sent, *, jobs: int, shown: bool) -> tuple[list[Return], list[str]]:
    """What the files say, and the sentences on those that could not be read."""
    from stdkit.commands.inputs import prepare
    from stdkit.commands.jobs import Progress, run_each

    prepare(files)
    work = [(file, sent) for file in files]
    progress = Progress("汇总", len(work), shown=shown)
    found: dict[int, Return | str] = {}
    try:
        for number, result in run_each(_read_one, work, jobs=jobs, lost=_lost):
            found[number] = result
            progress.step()
    finally:
        progress.close()
    ordered = [found[number] for number in sorted(found)]
    return [one for one in ordered if not isinstance(one, str)], [one for one in ordered if isinstance(one, str)]


def _read_one(work: tuple[str, Sent]) -> Return | str:
    from stdkit.comments.returns import read_return

    try:
        return read_return(*work)
    except StdkitError as error:
        return str(error)


def _lost(work: tuple[str, Sent], why: str) -> str:
    return f"{work[0]}：{why}。"


def _write(made: CommentTable, out: Path, form: str, given: Mapping[str, Any]) -> None:
    from stdkit.comments import outputs

    if out.suffix.lower() == ".json":
        options.write_file(out, outputs.as_json(made))
    elif out.suffix.lower() == ".xlsx":
        outputs.write_book(made, out)
    else:
        from stdkit.templates.produce import write

        for remark in write(
            form or "comment-table", outputs.as_data(made, given), out, like="comment-table" if form else ""
        ):
            say(f"{remark}。")


def _tell(made: CommentTable) -> None:
    counts = made.counts
    joined = f"（另有 {made.merged} 条与之相同，已合并）" if made.merged else ""
    print(
        f"意见 {len(made.rows)} 条{joined}，处理："
        + "，".join(f"{name} {n}" for name, n in made.by_disposition.items() if n)
        + "。"
    )
    asked = f"发送 {counts.asked} 个单位，" if counts.asked is not None else ""
    silent = (
        f"，没有回函 {counts.silent} 个"
        if counts.silent is not None
        else "；没有给出名单（--units），没有回函的单位数不详"
    )
    print(f"{asked}回函 {counts.answered} 个，其中有建议或意见 {counts.commenting} 个{silent}。")
    for name, units in (("没有回函的单位", made.silent), ("名单外回函的单位", made.uninvited)):
        if units:
            print(f"{name}：{'、'.join(units)}。")
    for notice in made.notices:
        say(f"{notice}。")
