"""Which rules there are: every module below ``stdkit.rules`` and whatever is installed under the entry point ``stdkit.rules``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from stdkit.errors import BadData, BadOption, nearest
from stdkit.lint import plugins
from stdkit.lint.rule import REGISTERED, Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PACKAGE = "stdkit.rules"


@cache
def load() -> dict[str, Rule]:
    """All rules by code, in the order of their codes.

    An entry point of group ``stdkit.rules`` names a module (or package) whose import registers rules. ``BadData`` where one of
    them cannot be imported.
    """
    for name in _modules(PACKAGE):
        importlib.import_module(name)
    for point in plugins.installed():
        try:
            point.load()
            for name in _modules(point.module):
                importlib.import_module(name)
        except Exception as error:
            raise BadData(
                "D098",
                f"规则插件 {point.name}（{_package(point)}）无法载入：{_why(error)}",
                advice="请更新或卸载该插件，或把这句话交给它的维护者",
            ) from error
    return dict(sorted(REGISTERED.items()))


def _package(point: EntryPoint) -> str:
    return f"安装包 {point.dist.name} {point.dist.version}" if point.dist is not None else point.value


def _why(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError):
        return f"缺少模块 {error.name}"
    if isinstance(error, SyntaxError):
        return f"{error.filename} 第 {error.lineno} 行不是正确的 Python"
    return f"{type(error).__name__}，{error}"


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
            raise BadOption(
                "O062", f"{where}中没有规则或类别 {selector}", advice=f"{hint}；用 stdkit rules 查看全部规则"
            )
