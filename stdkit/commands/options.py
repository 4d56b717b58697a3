"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from stdkit.errors import BadOption, CannotWrite, nearest
from stdkit.formats.file_names import unfit_on_windows
from stdkit.formats.writing import clear_left, refuse_taken, write_whole

Paths = Annotated[list[str], typer.Argument(metavar="路径", help="文件、文件夹或通配符", show_default=False)]
Out = Annotated[str, typer.Option("-o", "--output", metavar="文件", help="写入文件，不写到屏幕", show_default=False)]
ProfileName = Annotated[
    str,
    typer.Option(metavar="名称|文件", help="检查配置：gbt-1.1-2020（默认）、gbt-1.1-2009、engineering，或 YAML 文件"),
]
StageName = Annotated[
    str,
    typer.Option(metavar="阶段", help="draft 草案、comments 征求意见稿、review 送审稿、approval 报批稿；默认看封面"),
]
KindName = Annotated[
    str,
    typer.Option(metavar="类型", help="术语 符号 分类 试验 规范 规程 指南 产品（或其英文名）；默认看名称和内容"),
]
LevelName = Annotated[
    str,
    typer.Option(
        metavar="层级", help="national 国家、industry 行业、local 地方、group 团体、enterprise 企业；默认看编号和封面"
    ),
]
Jobs = Annotated[str, typer.Option(metavar="数目", help="同时处理几个文件；默认为处理器核数", show_default=False)]
Cluster = Annotated[
    str,
    typer.Option(metavar="地址", help="交给这个 dask 调度器的各台机器去做，如 tcp://10.0.0.5:8786", show_default=False),
]
Author = Annotated[str, typer.Option(metavar="姓名", help="修订和批注的作者")]
Date = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="修订和批注的日期；默认为今天")]
Quiet = Annotated[bool, typer.Option("--quiet", help="只给结果，不说进展")]
NoProgress = Annotated[bool, typer.Option("--no-progress", help="不显示进度")]

Force = Annotated[bool, typer.Option("--force", help="已有的同名文件也替换")]

DEFAULT_AUTHOR = "stdkit"


def choose(value: str, allowed: Iterable[str], *, option: str) -> str:
    """``value`` where it is allowed. ``BadOption`` naming what is, and the nearest."""
    allowed = list(allowed)
    if value not in allowed:
        near = nearest(value, allowed, n=1)
        hint = f"，是否指 {near[0]}" if near else ""
        raise BadOption("O033", f"{option} 不能是 {value}{hint}", advice=f"可用的有 {'、'.join(allowed)}")
    return value


def read_field(key: str, value: str) -> str:
    """The value of ``--kind``, ``--level`` or ``--stage``, by its Chinese or English name. ``BadOption`` naming what there is."""
    from stdkit.lint.fields import RULE_FIELDS  # only where something is given

    try:
        return str(RULE_FIELDS[key](value))
    except ValueError as unfit:
        raise BadOption("O034", f"--{key} 不能是 {value}", advice=str(unfit)) from None


def codes(values: Iterable[str]) -> tuple[str, ...]:
    """Rule codes and families, given several times or parted by commas, in capitals."""
    pieces = (piece.strip() for value in values for piece in value.replace("，", ",").split(","))
    return tuple(piece.upper() for piece in pieces if piece)


def read_jobs(value: str) -> int:
    """How many files at once; 0, the cores there are, where nothing is asked. ``BadOption`` where it is no number from 1."""
    if not value:
        return 0
    if not value.isdecimal() or int(value) < 1:
        raise BadOption("O035", f"--jobs 不能是 {value}", advice="请给出 1 或更大的整数；不写则为处理器核数")
    return int(value)


def read_cluster(value: str) -> str:
    """The scheduler to hand the work to: the one asked for, else that of the settings of the working folder; "" for none."""
    if value:
        return value
    from stdkit.lint.settings import find_settings

    return str(find_settings(Path("x")).values.get("cluster", ""))


def read_date(value: str) -> datetime.datetime:
    """The moment that revisions bear: midnight of that day, or now. ``BadOption`` where it is no date."""
    if not value:
        return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    try:
        return datetime.datetime.strptime(value, "%Y-%m-%d")
    except ValueError:
        raise BadOption("O036", f"--date 不能是 {value}", advice="请写成 2026-05-01 的样子") from None


def output_folder(value: str) -> Path:
    """The folder to write into, made where it is not there. ``CannotWrite`` where it is a file or cannot be made."""
    path = Path(value)
    if path.exists() and not path.is_dir():
        raise CannotWrite("W006", "不是文件夹", path=value, advice="-o 请给一个文件夹")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite("W007", f"文件夹建不了（{error.strerror}）", path=value, advice="请检查路径和权限") from None
    return path


def output_path(value: str, inputs: Iterable[str], *, force: bool = False) -> Path:
    """Where to write. ``CannotWrite`` where that is one of the inputs, the folder is not there, or something is there that may not
    be replaced without ``force``."""
    return output_paths([value], inputs, force=force)[0]


def output_paths(values: Iterable[str], inputs: Iterable[str], *, force: bool = False) -> list[Path]:
    """As ``output_path``, for many at once. What killed runs left half written beside them is cleared away."""
    read = {_identity(Path(name)) for name in inputs}
    paths = []
    for value in values:
        path = Path(value)
        if _identity(path) in read:
            raise CannotWrite("W008", "不能写在输入文件上", path=value, advice="请另给一个文件名")
        if path.is_dir():
            raise CannotWrite("W009", "是一个文件夹", path=value, advice="请给出文件名")
        if sys.platform == "win32" and (why := unfit_on_windows(path.name)):
            raise CannotWrite("W032", why, path=value, advice="请另给一个文件名")
        if not path.parent.is_dir():
            raise CannotWrite("W010", "所在的文件夹不存在", path=value, advice="请先建好文件夹")
        paths.append(path)
    refuse_taken(paths, force=force)
    clear_left(paths)
    return paths


def _identity(path: Path) -> object:
    """What tells whether two names mean the same file; something equal to nothing else where there is none."""
    try:
        told = path.stat()
    except (OSError, ValueError):
        return object()
    return (told.st_dev, told.st_ino) if told.st_ino else path.resolve()  # some shares number no files


def write_file(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write a result, which may be a text in pieces, as a whole or not at all. ``CannotWrite`` where the disk or the rights do not
    allow it."""
    pieces = [content] if isinstance(content, str) else content
    write_whole(path, pieces if isinstance(pieces, bytes) else (piece.encode() for piece in pieces))
