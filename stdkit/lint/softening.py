"""What a profile takes back of a rule, and why: data in the profile, so that no rule asks which profile it runs under.

soften:
  - codes: [COV004, COV005]
    level: [group, enterprise]     # only there; likewise kind and stage; left out: everywhere
    severity: info                 # off, info or warning; never more severe than without the entry
    because: 团体标准、企业标准参照使用GB/T 1.1
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stdkit.lint.registry import matches
from stdkit.lint.rule import Rule, Setting
from stdkit.model import Severity

_ORDER = ("off", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Softening:
    """One entry: the rules (codes or families), what they are at most, the documents it holds for (empty: all), and the reason."""

    codes: tuple[str, ...]
    severity: str
    because: str
    kind: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()

    @property
    def everywhere(self) -> bool:
        """Whether it holds for every document."""
        return not (self.kind or self.level or self.stage)

    def speaks_of(self, rule: Rule) -> bool:
        """Whether the rule is among its codes or families."""
        return matches(rule, self.codes)

    def holds(self, rule: Rule, setting: Setting | None) -> bool:
        """Whether it holds for the rule on a document of that setting; ``None``: on every document."""
        if not self.speaks_of(rule):
            return False
        if setting is None or self.everywhere:
            return self.everywhere
        asked = ((self.kind, setting.kind), (self.level, setting.level), (self.stage, setting.stage))
        return all(not wanted or value in wanted for wanted, value in asked)


def softened(rule: Rule, severity: str, entries: Iterable[Softening], setting: Setting | None) -> str:
    """The severity (or ``off``) that is left of ``severity``."""
    least = [entry.severity for entry in entries if entry.holds(rule, setting)]
    return min([severity, *least], key=_ORDER.index)


def capped(severity: str) -> Severity | None:
    """The severity as findings bear it, ``None`` for ``off``."""
    return None if severity == "off" else severity  # type: ignore[return-value]
