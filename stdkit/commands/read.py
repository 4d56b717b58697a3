"""``stdkit read``: one file into the document model, shown or written as something else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from stdkit.commands import options
from stdkit.commands.checking import read_input
from stdkit.commands.recognising import recognising
from stdkit.commands.speech import say, wants_colour
from stdkit.errors import BadOption
from stdkit.model import Document

TARGETS = ("outline", "json", "md", "docx")


def read(
    file: Annotated[
        str,
        typer.Argument(
            metavar="文件", help="DOCX、DOC、WPS、PDF 或 Markdown；- 为标准输入的 Markdown", show_default=False
        ),
    ],
    to: Annotated[
        str, typer.Option(metavar="形式", help="outline 概览、json、md 起草记法、docx 新排的草案")
    ] = "outline",
    output: options.Out = "",
    jobs: options.Jobs = "",
    no_progress: options.NoProgress = False,
) -> int:
    """读一个文件，看读出了什么，或另存为 JSON、Markdown、DOCX。

    \b
    例：
      stdkit read 草案.docx
      stdkit read 草案.docx --to json -o 草案.json
      stdkit read 草案.docx --to md -o 草案.md
    """
    options.choose(to, TARGETS, option="--to")
    out = options.output_path(output, [file]) if output else None
    if to == "docx" and out is None:
        raise BadOption("--to docx 要写成文件", advice="请用 -o 给出文件名")
    with recognising(options.read_jobs(jobs), shown=not no_progress):
        document = read_input(file)
    if to == "docx":
        assert out is not None
        _write_docx(document, out)
        return 0
    content = _text(document, to, colour=out is None and wants_colour())
    if out is not None:
        options.write_file(out, content)
    else:
        sys.stdout.write(content)
    return 0


def _text(document: Document, to: str, *, colour: bool) -> str:
    if to == "json":
        from stdkit.reports.document import render

        return render(document)
    if to == "md":
        from stdkit.formats.markdown import write_markdown

        return write_markdown(document)
    from stdkit.reports.overview import render as show

    size = shutil.get_terminal_size((100, 50))
    return show(document, width=size.columns, height=max(size.lines, 30), colour=colour)


def _write_docx(document: Document, out: Path) -> None:
    from stdkit.formats.docx.writer import write_fresh

    for remark in write_fresh(document, out):
        say(remark)
