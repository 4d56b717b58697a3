"""``stdkit render``: a draft or a paper from a template and a data file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stdkit.commands import options
from stdkit.commands.drafting import is_text, refuse_with_text, write_text
from stdkit.commands.guard import guarded
from stdkit.commands.printing import Pdf, also_pdf, free_for_pdf
from stdkit.commands.speech import say
from stdkit.errors import BadOption

Like = Annotated[
    str,
    typer.Option("--like", metavar="模板", help="自备表格用哪个模板的字段，如 编制说明", show_default=False),
]


def render(
    name: Annotated[
        str,
        typer.Argument(
            metavar="模板|正文.md|表格.docx",
            help="模板名称，见 stdkit templates；或 Markdown 正文；或自备的 Word 表格",
            show_default=False,
        ),
    ],
    data: Annotated[str, typer.Option("--data", metavar="数据.yaml", help="数据文件", show_default=False)] = "",
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="正文",
            help="正文所在的文件，代替数据文件里的 source；文件（编制说明等）从中取已知的内容",
            show_default=False,
        ),
    ] = "",
    old: Annotated[
        str,
        typer.Option("--old", metavar="旧版", help="被代替的文件，与 --source 比较，填入新旧对照", show_default=False),
    ] = "",
    conversion: Annotated[
        str,
        typer.Option(
            "--conversion",
            metavar="转化.json",
            help="convert 写出的 *.conversion.json，填入转化统计",
            show_default=False,
        ),
    ] = "",
    rows: Annotated[
        str,
        typer.Option(
            "--rows",
            metavar="表格",
            help="表格类文件的各行：XLSX、CSV；结论表也可用清单的 YAML 或 convert --list 的 run.jsonl",
            show_default=False,
        ),
    ] = "",
    folder: Annotated[
        str,
        typer.Option("--folder", metavar="文件夹", help="放材料的文件夹，文件清单按其中的文件勾选", show_default=False),
    ] = "",
    like: Like = "",
    blank: Annotated[bool, typer.Option("--blank", help="空白表：没有数据的地方留空，供手填")] = False,
    pdf: Pdf = False,
    force: options.Force = False,
    output: options.Out = "",
) -> int:
    """用模板和数据文件排出文稿（按 GB/T 1.1—2020 的格式）和各种文件（编制说明、汇总处理表、公告等）。

    \b
    例：
      stdkit render draft.md -o 征求意见稿.docx --pdf
      stdkit render draft --data draft.yaml -o 征求意见稿.docx
      stdkit render draft --data draft.yaml --source 清稿.docx -o 征求意见稿.docx
      stdkit render 编制说明 --data draft.yaml --source 清稿.docx --old 旧版.docx -o 编制说明.docx
      stdkit render 报批文件清单 --data draft.yaml --folder 报批材料 -o 报批文件清单.docx
      stdkit render 转化结论表 --rows 清单.xlsx -o 标准转化结论表.docx
      stdkit render 审查会议纪要 --blank -o 空白纪要.docx
      stdkit render 我们的表.docx --like 编制说明 --data draft.yaml -o 编制说明.docx
    """
    from stdkit.commands.paper_data import added
    from stdkit.commands.prefill import prefilled
    from stdkit.templates.fields import template
    from stdkit.templates.papers import is_paper
    from stdkit.templates.produce import write

    if not data and not blank and not source and not rows and not is_text(name):
        raise BadOption("O042", "没有给出数据文件", advice="用 --data 给出 YAML 文件，字段见 stdkit templates 模板名")
    if not output:
        raise BadOption("O043", "没有给出输出文件", advice="用 -o 给出 .docx 文件名")
    if Path(output).suffix.lower() != ".docx":
        raise BadOption("O044", f"输出文件“{output}”应是 .docx", advice="改用 .docx 作扩展名")
    if (Path(name).suffix.lower() in (".docx", ".dotx")) != bool(like):
        advice = "自备的表格请用 --like 说明用哪个模板的字段；--like 只用于自备的 .docx 表格"
        raise BadOption("O045", "自备表格和 --like 要一起用", advice=advice)
    if old and not source:
        raise BadOption("O046", "只给了旧版", advice="用 --source 给出新稿，两者才能比较")
    text = name if is_text(name) else ""
    if text:
        refuse_with_text(
            source=source, old=old, conversion=conversion, rows=rows, folder=folder, like=like, blank=blank
        )
        name, source = "draft", text
    chosen = template(like or name)
    if (rows or folder or old or conversion) and not like and not is_paper(chosen):
        raise BadOption("O047", f"“{chosen.title}”是文稿", advice="--rows、--folder、--old、--conversion 用于各种文件")
    given = (name if like else "", data, source, old, conversion, rows)
    target = options.output_path(output, [each for each in given if each], force=force)
    if pdf:
        free_for_pdf([target], force=force)
    with guarded(source or name):
        if text and not data:
            remarks = write_text(Path(text), target)
        else:
            remarks = write(
                name,
                Path(data) if data else {},
                target,
                source=Path(source) if source else None,
                like=like,
                blank=blank,
                known=lambda: prefilled(source, old, conversion),
                added=lambda data, path: added(chosen, like or name, data, path, rows=rows, folder=folder, out=target),
            )
    for remark in remarks:
        say(f"{remark}。")
    if pdf:
        also_pdf([target])
    return 0
