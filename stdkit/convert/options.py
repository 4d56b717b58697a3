"""How to convert, and the number that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from stdkit.convert.items import Decision
from stdkit.convert.numbers import StandardNumber, converted, parse_number
from stdkit.convert.policy import Policy
from stdkit.convert.references import EMPTY, ConversionList
from stdkit.errors import BadOption
from stdkit.model import Stage


@dataclass(frozen=True, slots=True)
class Options:
    """How to convert, beside the policy. ``update``: bring the wordings of the edition to 2020 (never under ``relabel``)."""

    new_number: str = ""
    number_scheme: str = ""
    """Of the new number where none is given: 「{code} {serial}—2026」; ``{year}`` is the old year."""
    update: bool = True
    profile: Literal["gbt11", "engineering"] = "gbt11"
    stage: Stage | None = None
    only_safe: bool = False
    foreword_order: bool = False
    """Move statements of the foreword into the order of 8.3 (a comment says it otherwise)."""
    conversion_list: ConversionList = EMPTY
    decisions: Mapping[int, Decision] = field(default_factory=dict)


def new_number(old: StandardNumber | None, policy: Policy, options: Options) -> StandardNumber | None:
    """The number given, by itself or in the list; else the old one with /T: its year kept under ``relabel``, open under the others."""
    if options.new_number:
        given = parse_number(options.new_number)
        if given is None or given.raw != options.new_number.strip():
            raise BadOption("O056", f"“{options.new_number}”不是标准编号", advice='例：--new-number "DB15/T 123—2026"')
        if not given.recommended:
            raise BadOption("O057", f"“{options.new_number}”不是推荐性标准的编号", advice="推荐性标准的代号带“/T”")
        if old is not None and old.joint and not given.joint:
            given = replace(given, joint=old.joint)
        return given
    if old is None:
        return None
    entry = options.conversion_list.follow(old)
    if entry is not None and entry.given:
        return replace(entry.new, joint=entry.new.joint or old.joint)
    if options.number_scheme and policy.wording:
        return _by_scheme(old, options.number_scheme)
    if old.recommended:
        return old if not policy.wording else replace(old, year="XXXX")
    return converted(old, keep_year=not policy.wording)


def _by_scheme(old: StandardNumber, scheme: str) -> StandardNumber:
    base = old if old.recommended else converted(old, keep_year=True)
    try:
        given = scheme.format(code=base.code, serial=base.serial, year=old.year)
    except (KeyError, IndexError, ValueError):
        given = ""
    number = parse_number(given)
    if number is None or number.raw != given or not number.recommended:
        raise BadOption(
            "O058",
            f"新编号的格式“{scheme}”得不出推荐性标准的编号",
            advice="写成 {code} {serial}—2026 的样子，可用 {code}、{serial}、{year}",
        )
    return replace(number, joint=old.joint)
