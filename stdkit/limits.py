"""What a file may take: time, memory, size and nesting. Every bound against hostile or runaway input stands here and nowhere else.

The defaults are far above what real standards need and far below what harms a machine. ``[limits]`` of a settings file changes them
(keys with hyphens: ``part-mb``); they hold for a whole run and for all processes that work for it. Readers ask ``limits()`` at the
moment they need one, and say with ``lift`` which key lifts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from typing import Any


def _bound(default: float, least: float, meaning: str) -> Any:
    return field(default=default, metadata={"least": least, "meaning": meaning})


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes ending in ``mb`` are in units of 2**20 bytes; times are in seconds. ``meaning`` of each field is what users read."""

    seconds: float = _bound(3600, 1, "处理一个文件的时间（秒），到时停止这个文件，其余照做")
    memory_mb: int = _bound(4096, 100, "处理一个文件的进程所占的内存（MB），Windows 上看不到")
    file_mb: int = _bound(1024, 1, "一个输入文件的大小（MB）")
    text_mb: int = _bound(50, 1, "一个 Markdown 文件的大小（MB）")
    unpacked_mb: int = _bound(4096, 1, "DOCX 等压缩包解压后的总大小（MB）")
    part_mb: int = _bound(400, 1, "压缩包中一个部件解压后的大小（MB）")
    ratio: int = _bound(250, 2, "一个部件解压后与压缩时大小之比，只看解压后超过 ratio-from-mb 的部件")
    ratio_from_mb: int = _bound(64, 1, "从多大（MB）的部件起看压缩比")
    entries: int = _bound(20_000, 10, "压缩包中的部件数")
    xml_depth: int = _bound(256, 256, "XML 元素的嵌套层数，最多 2048")
    xml_tags: int = _bound(8_000_000, 1000, "一个 XML 部件中的标签数")
    table_cells: int = _bound(500_000, 100, "一个文件中表格的单元格数，合并的按展开计")
    paragraph_chars: int = _bound(20_000, 1000, "一段文字的字数")
    pages: int = _bound(3000, 1, "PDF 读多少页，其余说明未读")
    pdf_seconds: float = _bound(600, 1, "PDF 各页文字合计读多久（秒），其余说明未读")
    page_seconds: float = _bound(60, 1, "PDF 一页读多久（秒）")
    page_mb: int = _bound(800, 10, "PDF 一页占多少内存（MB）")
    office_seconds: float = _bound(120, 5, "LibreOffice 启动并转换一个文件的时间（秒），每多一个文件另加四分之一")
    data_mb: int = _bound(200, 1, "表格类数据（CSV、XLSX、SQLite）和 JSON 文件的大小（MB）")
    data_unpacked_mb: int = _bound(400, 1, "XLSX 数据解压后的大小（MB）")
    data_rows: int = _bound(300_000, 100, "一张数据表的行数")
    config_mb: float = _bound(10, 0.001, "YAML、TOML 文件的大小（MB）")
    config_depth: int = _bound(100, 10, "YAML、TOML、JSON 的嵌套层数")
    config_values: int = _bound(1_000_000, 100, "YAML 展开别名后的值数")


_active = Limits()


def limits() -> Limits:
    """The limits that hold for this process."""
    return _active


def use(chosen: Limits) -> None:
    """Make ``chosen`` the limits of this process: at the start of a command, or of a process that works for one."""
    global _active
    _active = chosen


@contextmanager
def within(**changed: Any) -> Iterator[Limits]:
    """While this lasts, the limits with some of them changed."""
    before = limits()
    use(replace(before, **changed))
    try:
        yield limits()
    finally:
        use(before)


def keys() -> Mapping[str, str]:
    """The names of the fields by their keys in ``[limits]``."""
    return {each.name.replace("_", "-"): each.name for each in fields(Limits)}


def least(name: str) -> float:
    """The smallest value that the field ``name`` may be set to."""
    return next(float(each.metadata["least"]) for each in fields(Limits) if each.name == name)


def lift(name: str) -> str:
    """The advice that ends a message about the limit ``name`` (a field): which key of which table lifts it."""
    key = name.replace("_", "-")
    return f"来源可靠的，可在 stdkit.toml 的 [limits] 中调大 {key}（现为 {getattr(limits(), name):g}）"
