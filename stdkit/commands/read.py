"""``stdkit read``: files into the document model, shown or written as something else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from stdkit.commands import options
from stdkit.commands.speech import say, wants_colour
from stdkit.errors import BadOption, CannotWrite

TARGETS = ("outline", "json", "md", "docx")
SUFFIXES = {"outline": ".txt", "json": ".json", "md": ".md", "docx": ".docx"}


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="文件", help="DOCX、DOC、WPS、PDF 或 Markdown；- 为标准输入的 Markdown", show_default=False
        ),
    ],
    to: Annotated[
        str, typer.Option(metavar="形式", help="outline 概览、json、md 起草记法、docx 新排的草案")
    ] = "outline",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="文件", help="写入文件；读几个文件时给文件夹", show_default=False)
    ] = "",
    jobs: options.Jobs = "",
    cluster: options.Cluster = "",
    force: options.Force = False,
    no_progress: options.NoProgress = False,
) -> int:
    """读文件，看读出了什么，或另存为 JSON、Markdown、DOCX。

    \b
    例：
      stdkit read 草案.docx
      stdkit read 草案.docx --to json -o 草案.json
      stdkit read 草案.docx --to md -o 草案.md
      stdkit read 草案文件夹 --to md -o 结果
    """
    options.choose(to, TARGETS, option="--to")
    if to == "docx" and not output:
        raise BadOption("O040", "--to docx 要写成文件", advice="请用 -o 给出文件名")
    workers = options.read_jobs(jobs)
    if len(files) == 1 and not Path(files[0]).is_dir():
        return _one(files[0], to, output, jobs=workers, force=force, shown=not no_progress)
    where = options.read_cluster(cluster)
    return _many(files, to, output, jobs=workers, cluster=where, force=force, shown=not no_progress)


def _one(file: str, to: str, output: str, *, jobs: int, force: bool, shown: bool) -> int:
    from stdkit.commands.guard import guarded
    from stdkit.commands.reading import ReadJob, read_to
    from stdkit.commands.recognising import recognising

    out = options.output_path(output, [file], force=force) if output else None
    size = shutil.get_terminal_size((100, 50))
    job = ReadJob(
        file,
        to,
        folder=None if out is None else str(out.parent),
        name="" if out is None else out.name,
        width=size.columns,
        height=max(size.lines, 30),
        colour=out is None and wants_colour(),
    )
    with recognising(jobs, shown=shown), guarded(file):
        reading = read_to(job)
    for remark in reading.remarks:
        say(remark)
    sys.stdout.write(reading.text)
    return 0


def _many(files: list[str], to: str, output: str, *, jobs: int, cluster: str, force: bool, shown: bool) -> int:
    """Several files, each into a file of the folder ``output``; one that cannot be read stops no other."""
    from stdkit.commands.inputs import collect, prepare, unique_stems
    from stdkit.commands.jobs import Progress, run_each
    from stdkit.commands.reading import Reading, ReadJob, lost, read_file
    from stdkit.commands.recognising import recognising

    paths = list(collect(files))
    if not output:
        raise BadOption("O041", "读几个文件时要写入文件夹", advice="请用 -o 给出文件夹")
    folder = options.output_folder(output)
    stems = unique_stems(paths)
    options.output_paths((str(folder / f"{stem}{SUFFIXES[to]}") for stem in stems), paths, force=force)
    work = [ReadJob(path, to, output, f"{stem}{SUFFIXES[to]}") for path, stem in zip(paths, stems, strict=True)]
    progress = Progress("读取", len(work), shown=shown)
    readings: dict[int, Reading] = {}
    if not cluster:
        prepare(paths)
    try:
        with recognising(jobs, shown=shown):
            for number, reading in run_each(read_file, work, jobs=jobs, lost=lost, cluster=cluster):
                readings[number] = reading
                progress.step()
                if reading.full:
                    break
    finally:
        progress.close()
    for _, reading in sorted(readings.items()):
        for remark in (reading.error, *reading.remarks):
            if remark:
                say(f"{reading.path}：{remark}")
        if reading.written:
            print(reading.written)
    if len(readings) < len(work):
        raise CannotWrite(
            "W033",
            f"磁盘已满，{len(work) - len(readings)} 个文件还没有读；已写出的都是完整的",
            path=output,
            advice="请腾出空间再运行",
        )
    return 2 if any(reading.error for reading in readings.values()) else 0
