"""``stdkit render``: a draft from a template and a data file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stdkit.commands import options
from stdkit.commands.speech import say
from stdkit.errors import BadOption


def render(
    name: Annotated[str, typer.Argument(metavar="模板", help="模板名称，见 stdkit templates", show_default=False)],
    data: Annotated[str, typer.Option("--data", metavar="数据.yaml", help="数据文件", show_default=False)] = "",
    source: Annotated[
        str,
        typer.Option("--source", metavar="正文", help="正文所在的文件，代替数据文件里的 source", show_default=False),
    ] = "",
    output: options.Out = "",
) -> int:
    """用模板和数据文件排出文稿（封面、目次、前言、正文，按 GB/T 1.1—2020 的格式）。

    \b
    例：
      stdkit render draft --data draft.yaml -o 征求意见稿.docx
      stdkit render draft --data draft.yaml --source 清稿.docx -o 征求意见稿.docx
    """
    from stdkit.templates.render import rendered

    if not data:
        raise BadOption("没有给出数据文件", advice="用 --data 给出 YAML 文件，字段见 stdkit templates 模板名")
    if not output:
        raise BadOption("没有给出输出文件", advice="用 -o 给出 .docx 文件名")
    if Path(output).suffix.lower() != ".docx":
        raise BadOption(f"输出文件“{output}”应是 .docx", advice="改用 .docx 作扩展名")
    text_from = Path(source) if source else None
    target = options.output_path(output, [data, *([source] if source else [])])
    for remark in rendered(name, Path(data), target, source=text_from).remarks:
        say(f"{remark}。")
    return 0
