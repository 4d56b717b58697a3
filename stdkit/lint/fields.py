"""The keys that profiles and settings files may hold, and what each may say. Shared, so that both refuse the same mistakes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, get_args

from stdkit import limits
from stdkit.errors import BadData, nearest
from stdkit.lint.rule import Edition
from stdkit.lint.softening import Softening
from stdkit.model import Severity
from stdkit.model.names import KINDS, LEVELS, STAGES

FailOn = ("error", "warning", "info", "never")
Reading = Callable[[Any], Any]


class _Unfit(ValueError):
    """The value is not what the key takes; the message says what it takes."""


class _Lacking(_Unfit):
    """A sentence of its own about what is amiss inside the value."""


def one_of(*allowed: str) -> Reading:
    def read(value: Any) -> str:
        if str(value) in allowed:
            return str(value)
        near = nearest(str(value), allowed, n=1)
        hint = f"（是否指 {near[0]}）" if near else ""
        raise _Unfit(f"只能是 {'、'.join(allowed)}{hint}")

    return read


def text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise _Unfit("应是文字")


def yes_or_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _Unfit("只能是 true 或 false")


def codes(value: Any) -> tuple[str, ...]:
    """A list of codes and families, or one string with commas."""
    if isinstance(value, str):
        value = [piece.strip() for piece in value.split(",") if piece.strip()]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(item.strip().upper() for item in value)
    raise _Unfit("应是规则代号或类别的列表，如 [MOD001, REF]")


def table_of(reading: Reading) -> Reading:
    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _Unfit("应是“键: 值”的表")
        return {str(key): reading(item) for key, item in value.items()}

    return read


def severities(value: Any) -> dict[str, Severity]:
    reading = one_of(*get_args(Severity), "off")
    # YAML takes a bare `off` for false.
    table = table_of(lambda item: reading("off" if item is False else item))(value)
    return {code.upper(): severity for code, severity in table.items()}


def day(value: Any) -> date:
    """A TOML date, or a text like 2026-12-31."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Unfit("until 应是日期，如 2026-12-31") from None


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts, or one."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _Unfit("files、clauses 应是文字或文字的列表")


def named_as(*tables: Mapping[str, str], what: str) -> Reading:
    """One of the keys of the first table; its names in the tables (Chinese, English) are read as the key."""
    keys = {name.lower(): key for table in tables for key, name in table.items()}
    keys.update({key.lower(): key for key in tables[0]})

    def read(value: Any) -> str:
        said = str(value).strip().lower()
        if said in keys:
            return keys[said]
        near = nearest(said, keys, n=1)
        hint = f"（是否指 {keys[near[0]]}）" if near else ""
        raise _Unfit(f"{what}只能是 {'、'.join(tables[0])}{hint}")

    return read


def several(reading: Reading) -> Reading:
    """A list of values, or one."""

    def read(value: Any) -> tuple[str, ...]:
        return tuple(reading(item) for item in (value if isinstance(value, list) else [value]))

    return read


_SHORT_LEVELS = {key: name.removesuffix("标准") for key, name in LEVELS.items()}
kind_named = named_as(dict.fromkeys(KINDS, ""), KINDS, what="文件类型")
level_named = named_as(LEVELS, _SHORT_LEVELS, what="层级")
stage_named = named_as({str(key): name for key, name in STAGES.items()}, what="阶段")

_EASED: dict[str, Reading] = {
    "codes": codes,
    "severity": lambda value: one_of("off", "info", "warning")("off" if value is False else value),
    "because": text,
    "kind": several(kind_named),
    "level": several(level_named),
    "stage": several(stage_named),
}


def softenings(value: Any) -> tuple[Softening, ...]:
    """The entries of ``soften``; each needs its codes, a severity and the reason."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _Lacking("应是列表，每项写明 codes、severity、because")
    return tuple(_softening(item, number) for number, item in enumerate(value, 1))


def _softening(table: dict[str, Any], number: int) -> Softening:
    unknown = [key for key in table if key not in _EASED]
    if unknown:
        raise _Lacking(f"第 {number} 项有不认识的键 {unknown[0]}，可用的有 {'、'.join(_EASED)}")
    try:
        read = {key: _EASED[key](item) for key, item in table.items()}
    except _Unfit as unfit:
        raise _Lacking(f"第 {number} 项的值不对，{unfit}") from None
    lacking = [key for key in ("codes", "severity", "because") if not read.get(key)]
    if lacking:
        raise _Lacking(f"第 {number} 项没有 {'、'.join(lacking)}")
    return Softening(**read)


_ANSWER: dict[str, Reading] = {"codes": codes, "reason": text, "files": texts, "clauses": texts, "until": day}


def answers(value: Any) -> tuple[dict[str, Any], ...]:
    """The tables of ``[[suppress]]``; each needs its codes and a reason."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _Lacking("应写成 [[suppress]] 的表")
    return tuple(_answer(item, number) for number, item in enumerate(value, 1))


def _answer(table: dict[str, Any], number: int) -> dict[str, Any]:
    unknown = [key for key in table if key not in _ANSWER]
    if unknown:
        raise _Lacking(f"第 {number} 项有不认识的键 {unknown[0]}，可用的有 {'、'.join(_ANSWER)}")
    try:
        read = {key: _ANSWER[key](item) for key, item in table.items()}
    except _Unfit as unfit:
        raise _Lacking(f"第 {number} 项的值不对，{unfit}") from None
    if not read.get("codes"):
        raise _Lacking(f"第 {number} 项没有 codes（规则代号或类别）")
    if not read.get("reason", "").strip():
        raise _Lacking(f"第 {number} 项没有写理由（reason）")
    return read


RULE_FIELDS: dict[str, Reading] = {
    "select": codes,
    "extend-select": codes,
    "ignore": codes,
    "severity": severities,
    "stage": stage_named,
    "kind": kind_named,
    "level": level_named,
    "soften": softenings,
    "library": text,
}
PROFILE_FIELDS: dict[str, Reading] = {
    "name": text,
    "title": text,
    "extends": text,
    "edition": one_of(*get_args(Edition)),
    "engineering": yes_or_no,
    **RULE_FIELDS,
}


def words_by_guard(value: Any) -> dict[str, tuple[str, ...]]:
    """Words of each guard, as a list or parted by blanks."""
    if not isinstance(value, dict):
        raise _Unfit("应是“护栏 = [词]”的表")
    return {
        str(name): tuple(words.split()) if isinstance(words, str) else texts(words) for name, words in value.items()
    }


CONVERT_FIELDS: dict[str, Reading] = {
    "policy": text,
    "edition": one_of("update", "keep"),
    "only": one_of("safe"),
    "new-number": text,
    "conversion-list": text,
    "author": text,
    "date": day,
    "foreword-order": yes_or_no,
    "words": table_of(text),
    "force": table_of(text),
    "guards": words_by_guard,
}


def conversion(value: Any) -> dict[str, Any]:
    """The table ``[convert]``: what ``stdkit convert`` goes by where the command line does not say otherwise."""
    if not isinstance(value, dict):
        raise _Lacking("应写成 [convert] 的表")
    unknown = [key for key in value if key not in CONVERT_FIELDS]
    if unknown:
        raise _Lacking(f"有不认识的键 {unknown[0]}，{_suggest(unknown[0], list(CONVERT_FIELDS))}")
    read: dict[str, Any] = {}
    for key, item in value.items():
        try:
            read[key] = CONVERT_FIELDS[key](item)
        except _Unfit as unfit:
            raise _Lacking(f"中 {key} 的值 {item!r} 不对，{unfit}") from None
    return read


def bounds(value: Any) -> dict[str, float]:
    """The table ``[limits]``, by the names of the fields of ``Limits``."""
    if not isinstance(value, dict):
        raise _Lacking("应写成 [limits] 的表")
    known = limits.keys()
    unknown = [key for key in value if key not in known]
    if unknown:
        raise _Lacking(f"有不认识的键 {unknown[0]}，{_suggest(unknown[0], list(known))}")
    return {known[key]: _bound(key, known[key], item) for key, item in value.items()}


def _bound(key: str, name: str, value: Any) -> float:
    whole = isinstance(getattr(limits.Limits(), name), int)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _Lacking(f"中 {key} 的值 {value!r} 不对，应是数")
    if value < limits.least(name):
        raise _Lacking(f"中 {key} 的值 {value!r} 太小，至少为 {limits.least(name):g}")
    if whole and value != int(value):
        raise _Lacking(f"中 {key} 的值 {value!r} 不对，应是整数")
    return int(value) if whole else float(value)


SETTINGS_FIELDS: dict[str, Reading] = {
    "profile": text,
    "fail-on": one_of(*FailOn),
    "per-file-ignores": table_of(codes),
    "suppress": answers,
    "convert": conversion,
    "cluster": text,
    "limits": bounds,
    **RULE_FIELDS,
}


def read_fields(data: Any, fields: Mapping[str, Reading], *, path: str) -> dict[str, Any]:
    """The values of ``data`` as the fields read them. ``BadData`` naming the key, and the nearest one where it is unknown."""
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise BadData("D078", "内容应是“键: 值”的表", path=path, advice=f"可用的键有 {'、'.join(fields)}")
    values: dict[str, Any] = {}
    for key, value in data.items():
        reading = fields.get(str(key))
        if reading is None:
            raise BadData("D079", f"不认识的键 {key}", path=path, advice=_suggest(str(key), list(fields)))
        try:
            values[str(key)] = reading(value)
        except _Lacking as lacking:
            raise BadData("D080", f"{key} {lacking}", path=path, advice="写法见 docs/settings.md") from None
        except _Unfit as unfit:
            raise BadData(
                "D081", f"键 {key} 的值 {value!r} 不对，{unfit}", path=path, advice="写法见 docs/settings.md"
            ) from None
    return values


def _suggest(key: str, known: Sequence[str]) -> str:
    near = nearest(key, known, n=1)
    return f"是否指 {near[0]}" if near else f"可用的键有 {'、'.join(known)}"
