"""Which rules there are: every module below ``stdkit.rules`` and whatever is installed under the entry point ``stdkit.rules``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from stdkit.errors import BadData, BadOption, nearest
from stdkit.lint import plugins
from stdkit.lint.rule import REGISTERED, Rule

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
            raise BadData(f"规则插件 {point.name} 无法载入（{error}）", advice="请更新或卸载该插件") from error
    return dict(sorted(REGISTERED.items()))


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
