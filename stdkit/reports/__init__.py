"""What is shown to people and written for programs. One module per format, found by its name in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, cast

from stdkit.errors import BadOption, nearest
from stdkit.lint.results import Report

FORMATS = {
    "terminal": "stdkit.reports.terminal",
    "json": "stdkit.reports.check_json",
    "sarif": "stdkit.reports.sarif",
    "junit": "stdkit.reports.junit",
    "github": "stdkit.reports.github",
    "gitlab": "stdkit.reports.gitlab",
    "html": "stdkit.reports.html",
    "xlsx": "stdkit.reports.xlsx",
}
"""The formats of a check report: the module of each has ``render``, which makes a text in pieces, file by file."""

BINARY = frozenset({"xlsx"})
"""Formats that are no text and need a file to go to."""


STATISTICS = ("terminal", "json")
"""Formats that can count instead."""

WHOLE = frozenset({"html"})
"""Formats that show the text of the drafts too."""


class Render(Protocol):
    def __call__(self, report: Report, *, width: int, colour: bool) -> Iterable[str] | bytes: ...


def check_format(name: str) -> Render:
    """The function that makes a check report of format ``name``. ``BadOption`` where there is none."""
    if name not in FORMATS:
        near = nearest(name, FORMATS, n=1)
        hint = f"，是否指 {near[0]}" if near else ""
        raise BadOption("O063", f"没有名为 {name} 的报告格式{hint}", advice=f"可用的有 {'、'.join(FORMATS)}")
    return cast(Render, import_module(FORMATS[name]).render)
