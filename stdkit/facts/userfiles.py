"""YAML, JSON and TOML that somebody else wrote: plain values within limits, or one sentence.

Size, depth and number of values are looked at before anything is built from them: an alias may stand for a thousand others, and
brackets within brackets end a parser that calls itself. No tag makes an object, no key stands twice.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.errors import BadData
from stdkit.facts.files import file_fault
from stdkit.facts.patterns import pattern
from stdkit.limits import lift, limits

if TYPE_CHECKING:
    import yaml

_AGAIN = "请检查文件是否选对"
_SURROGATE = pattern(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_OPENS, _CLOSES = frozenset("[{"), frozenset("]}")
_MERGE = "<<"


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name longer than any system takes is the name of none."""
    try:
        return path.is_file()
    except OSError:
        return False


def refuse_large(path: Path, *, most: str = "config_mb") -> None:
    """``BadData`` where the file is larger than ``most`` (a limit; ``data_mb`` for JSON), or has no end."""
    fault = file_fault(path, most=most)
    if fault is not None:
        raise BadData("D127", fault.message, path=str(path), advice=fault.advice)


def yaml_value(text: str, path: str, loader: Any = None) -> Any:
    """What the YAML in ``text`` holds; ``loader`` is a class of PyYAML's, a safe one where none is given.

    ``yaml.YAMLError`` where it is no YAML; ``BadData`` where it passes a limit, says a key twice or names a day there is not.
    """
    import yaml

    _refuse_long(text, path)
    with contextlib.suppress(yaml.YAMLError):  # loading says where
        _look_through(yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader)), path)
    try:
        return yaml.load(text, Loader=loader or getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (ValueError, OverflowError) as error:
        raise BadData("D128", "有不成立的日期或过长的数", path=path, advice="请改正，或把它放进引号里") from error


def refuse_deep_yaml(text: str, path: str) -> None:
    """``BadData`` where the YAML in ``text`` is nested too deep for a parser that calls itself. ``yaml.YAMLError`` where it is none."""
    import yaml

    _refuse_long(text, path)
    depth = 0
    for event in yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        _refuse_deep(depth, path)


def json_value(text: str, path: str) -> Any:
    """What the JSON in ``text`` holds. ``ValueError`` where it is none; ``BadData`` where it passes a limit or is no text."""
    _refuse_long(text, path, "data_mb")
    depth = 0
    for sign in _brackets(text):
        depth += 1 if sign in _OPENS else -1
        _refuse_deep(depth, path)
    value = json.loads(text)
    if _SURROGATE.search(text):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise BadData("D129", "含有不成字的半个字符（\\ud800 之类）", path=path, advice=_AGAIN) from None
    return value


def toml_value(text: str, path: str) -> dict[str, Any]:
    """What the TOML in ``text`` holds. ``ValueError`` (``tomllib.TOMLDecodeError``) where it is none; ``BadData`` where it is too deep."""
    import tomllib

    _refuse_long(text, path)
    try:
        value = tomllib.loads(text)
    except RecursionError:
        raise BadData("D130", f"嵌套超过 {limits().config_depth} 层", path=path, advice=lift("config_depth")) from None
    level: list[Any] = [value]
    depth = 0
    while level:
        _refuse_deep(depth, path)
        depth += 1
        level = [item for each in level for item in (each.values() if isinstance(each, dict) else each)]
        level = [item for item in level if isinstance(item, dict | list)]
    return value


def _refuse_long(text: str, path: str, most: str = "config_mb") -> None:
    held = getattr(limits(), most)
    if len(text) > held * 2**20:
        raise BadData("D131", f"文件超过 {held:g} MB，大得反常", path=path, advice=lift(most))


def _refuse_deep(depth: int, path: str) -> None:
    if depth > limits().config_depth:
        raise BadData("D132", f"嵌套超过 {limits().config_depth} 层", path=path, advice=lift("config_depth"))


_TOKEN = pattern(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]')


def _brackets(text: str) -> Iterator[str]:
    """The brackets of a JSON text outside its strings."""
    for match in _TOKEN.finditer(text):
        if match.group()[0] != '"':
            yield match.group()


class _Frame:
    """A mapping or sequence that is open: its anchor, how many values it holds, the keys of a mapping."""

    __slots__ = ("anchor", "count", "is_key", "keys")

    def __init__(self, anchor: str | None, keys: set[Hashable] | None) -> None:
        self.anchor, self.keys = anchor, keys
        self.count = 1
        self.is_key = True


def _look_through(events: Iterator[yaml.Event], path: str) -> None:
    """Count depth and values as they would be without aliases; refuse what would be too much, and keys that stand twice."""
    import yaml

    frames: list[_Frame] = []
    sizes: dict[str, int] = {}
    total = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            frames.append(_Frame(event.anchor, set() if isinstance(event, yaml.MappingStartEvent) else None))
            _refuse_deep(len(frames), path)
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            done = frames.pop()
            size, anchor, key = done.count, done.anchor, None
        elif isinstance(event, yaml.ScalarEvent):
            size, anchor, key = 1, event.anchor, event.value
        elif isinstance(event, yaml.AliasEvent):
            if any(frame.anchor == event.anchor for frame in frames):
                raise BadData("D133", f"别名 *{event.anchor} 绕成了圈", path=path, advice="请直接写出内容")
            size, anchor, key = sizes.get(event.anchor or "", 1), None, None
        else:
            continue
        if anchor is not None:
            sizes[anchor] = size
        total = max(total, size)
        if frames:
            _take_in(frames[-1], size, key, event, path)
            total = max(total, frames[-1].count)
        if total > limits().config_values:
            raise BadData("D134", f"展开后超过 {limits().config_values} 个值", path=path, advice=lift("config_values"))


def _take_in(frame: _Frame, size: int, key: str | None, event: yaml.Event, path: str) -> None:
    frame.count += size
    if frame.keys is None:
        return
    if frame.is_key and key is not None and key != _MERGE:
        if key in frame.keys:
            where = f"第 {event.start_mark.line + 1} 行" if event.start_mark else ""
            raise BadData("D135", f"{where}又写了一次“{key[:40]}”", path=path, advice="请只留一处")
        frame.keys.add(key)
    frame.is_key = not frame.is_key
