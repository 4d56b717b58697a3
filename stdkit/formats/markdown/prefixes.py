"""Marks at the front of a paragraph that say what it is where its text alone would not: 「{注}」, 「{列项:1.}」, 「{号:5.1}」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdkit.facts.patterns import pattern
from stdkit.formats.flat import Role

ROLES: dict[str, Role] = {
    "注": "note",
    "示例": "example",
    "列项": "list-item",
    "脚注": "footnote",
    "术语": "term",
    "表题": "table-caption",
    "图题": "figure-caption",
    "单位": "unit",
    "公式": "formula",
    "条": "untitled",
    "目次": "toc-title",
    "段": "",
    "号": "",
}
_PREFIX = pattern(rf"\{{(?P<what>{'|'.join(ROLES)})(?P<depth>\d?)(?:[:：](?P<label>(?:\\.|[^}}\\])*))?\}}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Prefix:
    what: str
    role: Role
    label: str
    depth: int
    end: int
    """Where in the source the text behind it begins."""


def read_prefix(source: str, start: int, end: int) -> Prefix | None:
    match = _PREFIX.match(source, start, end)
    if match is None:
        return None
    label = re.sub(r"\\(.)", r"\1", match["label"] or "", flags=re.DOTALL)
    return Prefix(match["what"], ROLES[match["what"]], label, int(match["depth"] or 0), match.end())


def write_prefix(what: str, label: str = "", depth: int = 0) -> str:
    shown = re.sub(r"[\\}]", r"\\\g<0>", label)
    return f"{{{what}{depth or ''}{':' + shown if shown else ''}}}"
