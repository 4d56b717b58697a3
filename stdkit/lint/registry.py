"""Which rules there are: every module below ``stdkit.rules`` and whatever is installed under the entry point ``stdkit.rules``."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from stdkit.errors import BadData, BadOption, nearest
from stdkit.lint.rule import REGISTERED, Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PACKAGE = "stdkit.rules"
ENTRY_POINTS = "stdkit.rules"


@cache
def load() -> dict[str, Rule]:
    """All rules by code, in the order of their codes.

    An entry point of group ``stdkit.rules`` names a module (or package) whose import registers rules. ``BadData`` where one of
    them cannot be imported.
    """
    for name in _modules(PACKAGE):
        importlib.import_module(name)
    for point in _plugins():
        try:
            point.load()
            for name in _modules(point.module):
                importlib.import_module(name)
        except Exception as error:
            raise BadData(f"规则插件 {point.name} 无法载入（{error}）", advice="请更新或卸载该插件") from error
    return dict(sorted(REGISTERED.items()))


def _plugins() -> Iterable[EntryPoint]:
    """The entry points of our group. ``importlib.metadata`` takes as long to load as fifty rules, so it is asked only where
    the name of the group stands in what an installed package says of its entry points."""
    if not any(_speaks_of_us(Path(folder)) for folder in dict.fromkeys(sys.path)):
        return ()
    from importlib import metadata

    return metadata.entry_points(group=ENTRY_POINTS)


def _speaks_of_us(folder: Path) -> bool:
    if folder.is_file():  # an archive on the path: let importlib look into it
        return True
    try:
        with os.scandir(folder) as entries:
            packages = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    for package in packages:
        try:
            said = Path(package, "entry_points.txt").read_bytes()
        except OSError:
            continue
        if ENTRY_POINTS.encode() in said:
            return True
    return False


def _modules(package: str) -> Iterator[str]:
    """The modules below ``package``, at every depth, by name."""
    paths = getattr(importlib.import_module(package), "__path__", None)
    if paths is None:
        return
    for found in pkgutil.iter_modules(paths, f"{package}."):
        if found.ispkg:
            yield from _modules(found.name)
        else:
            yield found.name


def matches(rule: Rule, selectors: Iterable[str]) -> bool:
    """Whether one of the selectors (a code, a family, ``ALL``) means this rule."""
    return any(selector in ("ALL", rule.code, rule.family) for selector in selectors)


def check_selectors(selectors: Iterable[str], rules: Mapping[str, Rule], *, where: str) -> None:
    """``BadOption`` naming the nearest code or family where a selector means no rule. ``where`` says who wrote it."""
    families = {rule.family for rule in rules.values()}
    known = {"ALL", *families, *rules}
    for selector in selectors:
        if selector not in known:
            # Many codes are equally near to a mistyped one: the first of them in order, not whichever the search meets.
            near = sorted(nearest(selector.upper(), sorted(known), n=12, cutoff=0.6))[:3]
            hint = f"是否指 {'、'.join(near)}" if near else f"可用的类别有 {'、'.join(sorted(families))}"
            raise BadOption(f"{where}中没有规则或类别 {selector}", advice=f"{hint}；用 stdkit rules 查看全部规则")
