"""Data of users (YAML, JSON): keys and values of other kinds, names and depths; and the text they stand in."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from fuzz_.chance import changed_text, number, word
from fuzz_.texts import changed_lines

Place = tuple[Any, Any]
"""A dictionary or list, and the key or index in it."""


def changed_yaml(data: bytes, chance: Random) -> bytes:
    """YAML after a change to a value (two in three) or to its lines."""
    if chance.random() < 0.1:
        return _with_yaml(data, chance)
    return _changed(
        data, chance, yaml.safe_load, lambda value: yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    )


def changed_json(data: bytes, chance: Random) -> bytes:
    escaped = chance.random() < 0.5
    return _changed(data, chance, json.loads, lambda value: json.dumps(value, ensure_ascii=escaped, default=str))


def changed_jsonl(data: bytes, chance: Random) -> bytes:
    """One line of many: as data, or as text."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    if lines[at].strip() and chance.random() < 0.6:
        lines[at] = changed_json(lines[at], chance)
        return b"\n".join(lines)
    return changed_lines(data, chance)


def _changed(data: bytes, chance: Random, load: Callable[[bytes], Any], dump: Callable[[Any], str]) -> bytes:
    if chance.random() < 0.3:
        return changed_lines(data, chance)
    try:
        value = load(data)
    except (yaml.YAMLError, ValueError, RecursionError):
        return changed_lines(data, chance)
    value = _with_change(value, chance)
    try:
        return dump(value).encode("utf-8", errors="surrogatepass")
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return changed_lines(data, chance)


def _with_yaml(data: bytes, chance: Random) -> bytes:
    """What only YAML can say."""
    odd = (b"&a [*a]\n", b"x: &x {y: *x}\n", b"!!python/object/apply:os.system [id]\n", b"? [a, b]\n: c\n", b"<<: *none\n", b"<<: {number: 1}\n", b"%YAML 9.9\n---\n", b"--- a\n--- b\n", b"a: !!binary '!!'\n", b"\ta: b\n", b"number: 1\nnumber: 2\n", b"a: 2026-99-99\n", b"a: 0o9\n", b"a: 1:99:99\n", b"- " * 300 + b"x\n", b"a: !!set {b}\n", b"~: ~\n", b"1: 2\n", b"true: x\n")  # fmt: skip
    return chance.choice(odd) + data if chance.random() < 0.5 else data + b"\n" + chance.choice(odd)


def _places(value: Any) -> Iterator[Place]:
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inside:
        yield value, key
        yield from _places(child)


def _with_change(value: Any, chance: Random) -> Any:
    places = list(_places(value))
    if not places or chance.random() < 0.04:
        return odd_value(chance)
    holder, key = chance.choice(places)
    way = chance.randrange(9)
    if way == 0:
        del holder[key]
    elif way in (1, 2):
        holder[key] = odd_value(chance)
    elif way == 3:
        other, at = chance.choice(places)
        holder[key] = other[at] if not _within(other[at], holder) else None
    elif way == 4:
        holder[key] = [holder[key]] * chance.choice((1, 2, 300))
    elif way == 5:
        holder[key] = {word(chance) if chance.random() < 0.5 else "number": holder[key]}
    elif way == 6 and isinstance(holder, dict):
        new = chance.choice((changed_text(str(key), chance), word(chance), str(chance.choice(places)[1])))
        holder[new] = holder.pop(key)
    elif way == 7 and isinstance(holder, list):
        holder.insert(key, chance.choice((holder[key], odd_value(chance))))
    elif isinstance(holder[key], str):
        holder[key] = changed_text(holder[key], chance)
    else:
        holder[key] = odd_value(chance)
    return value


def _within(value: Any, holder: Any) -> bool:
    return value is holder or any(parent[key] is holder for parent, key in _places(value))


def odd_value(chance: Random) -> Any:
    """A value of any kind."""
    deep: Any = "x"
    for _ in range(chance.choice((2, 30, 90))):
        deep = [deep]
    return chance.choice(
        (
            None,
            True,
            False,
            0,
            -1,
            10**30,
            1.5,
            float("nan"),
            float("inf"),
            [],
            {},
            [[]],
            [None],
            {"": None},
            deep,
            "�",
            datetime.date(1, 1, 1),
            datetime.datetime(9999, 12, 31, 23, 59),
            [1, "a", None],
            number(chance),
            word(chance),
            word(chance),
        )
    )
