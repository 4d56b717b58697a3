"""``stdkit verify``: are the files of a conversion still what its audit says?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stdkit.commands import options
from stdkit.commands.guard import guarded
from stdkit.commands.speech import say
from stdkit.errors import BadOption, StdkitError

if TYPE_CHECKING:
    from stdkit.convert.verifying import Verdict


def verify(
    paths: Annotated[
        list[str], typer.Argument(metavar="路径", help="结果文件夹，或其中的 .audit.json", show_default=False)
    ],
    source: Annotated[
        list[str],
        typer.Option(
            "--source", metavar="原件", help="转化时的输入文件（可给几个）；不给则在结果旁边找", show_default=False
        ),
    ] = [],  # noqa: B006
    quiet: options.Quiet = False,
) -> int:
    """核对 convert 的结果：文件是否仍是写出时的样子，修订稿能否还原原文、得到清稿。

    \b
    例：
      stdkit verify 结果
      stdkit verify 结果/标准.audit.json --source 标准.docx

    \b
    退出码：0 全部一致；1 有改动或缺失；2 有审计文件不能核对
    """
    from stdkit.convert.verifying import verify as verified

    audits = list(_audits(paths))
    code = 0
    for audit in audits:
        try:
            with guarded(str(audit)):
                verdict = verified(audit, tuple(map(Path, source)))
        except StdkitError as error:
            say(error.told)
            code = 2
            continue
        code = max(code, int(not verdict.holds))
        if verdict.problems or not quiet:
            _tell(verdict)
    return code


def _audits(paths: list[str]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.rglob("*.audit.json")) if path.is_dir() else [path]
        if not inside:
            raise BadOption("O055", f"{path} 里没有 .audit.json", advice="请给出 stdkit convert 的结果文件夹")
        found += inside
    return found


_SOURCES = {"same": "原件一致", "other": "原件不同", "missing": "原件不在手边，未核对原文"}


def _tell(verdict: Verdict) -> None:
    name = verdict.audit.name.removesuffix(".audit.json")
    if verdict.problems:
        print(f"{name}：{'；'.join(verdict.problems)}。")
        return
    text = "，拒绝全部修订得原文、接受全部修订得清稿" if verdict.text else ""
    print(f"{name}：{len(verdict.intact)} 个文件、{verdict.edits} 处改动与审计一致，{_SOURCES[verdict.source]}{text}。")
