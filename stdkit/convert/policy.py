"""Conversion policies as data: which wording replaces which, and which words are shown to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from stdkit.errors import BadData, BadOption, nearest
from stdkit.facts.datafiles import load_own
from stdkit.facts.userfiles import is_file, refuse_large, yaml_value
from stdkit.facts.wordtables import load_words

BUILT_IN = ("recommend", "normalise", "relabel")
_KEYS = {"name", "title", "extends", "applies", "wording", "force", "shown", "engineering", "net"}
Mesh = Literal["consequence", "dose", "formula", "title", "situation", "body", "person", "act"]
"""What the net under the guards sees by its form, see ``net``."""
MESHES = frozenset(get_args(Mesh))
USUAL_NET = MESHES - {"person", "act"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """A standard word; ``grammar``: its form depends on what follows; ``review``: a person looks in any case."""

    to: str
    grammar: bool = False
    review: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """``wording``: standard wording is put in; ``force``: mandatory clauses get recommended wording.

    ``words`` and ``recommended`` map a word of the word table to its standard and its recommended form, ``shown`` words that
    stay to what a person may make of them; ``engineering_keep`` are the words that engineering standards keep and
    ``engineering_review`` those of them a person looks at. ``net`` are the forms of a clause that ask for a look whatever the guards say.
    """

    name: str
    title: str
    wording: bool
    force: bool
    words: Mapping[str, Replacement] = field(default_factory=dict)
    recommended: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    engineering_keep: frozenset[str] = frozenset()
    engineering_review: frozenset[str] = frozenset()
    net: frozenset[str] = USUAL_NET
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words a bureau adds to the guards that go by words."""


def load_policy(name_or_path: str | Path) -> Policy:
    """A built-in policy (``relabel``, ``normalise``, ``recommend``) or one from a YAML file of the same form.

    ``BadOption`` where there is no such policy, ``BadData`` where the file does not fit.
    """
    name = str(name_or_path)
    return _built_in(name) if name in BUILT_IN else _policy(_read(Path(name)), name)


@cache
def _built_in(name: str) -> Policy:
    text = resources.files("stdkit.convert").joinpath("policies", f"{name}.yaml").read_text(encoding="utf-8")
    return _policy(load_own(text), name)


def _read(path: Path) -> Any:
    if not is_file(path):
        raise BadOption("O059", f"没有名为“{path}”的策略", advice=f"可用 {'、'.join(BUILT_IN)}，或给出策略文件（YAML）")
    refuse_large(path)
    try:
        return yaml_value(path.read_text(encoding="utf-8"), str(path))
    except (yaml.YAMLError, OSError, ValueError, RecursionError) as error:
        raise BadData("D028", "策略文件读不出来", path=str(path), advice="请检查 YAML 的写法和 UTF-8 编码") from error


def _policy(data: Any, path: str) -> Policy:
    if not isinstance(data, dict):
        raise BadData("D029", "策略文件应是一组键和值", path=path, advice=f"可用的键有 {'、'.join(sorted(_KEYS))}")
    if unknown := sorted(set(map(str, data)) - _KEYS):
        raise BadData(
            "D030",
            f"策略文件中有不认识的键“{'、'.join(unknown)}”",
            path=path,
            advice=f"可用 {'、'.join(sorted(_KEYS))}",
        )
    base = _base(data, path)
    engineering = _mapping(data, "engineering", path)
    applies = data.get("applies", [])
    named = str if path in BUILT_IN else partial(word_name, path=path)
    if not isinstance(applies, list) or not set(map(str, applies)) <= {"wording", "force"}:
        raise BadData("D031", "策略文件的 applies 写错了", path=path, advice="写成 [wording, force] 或其中之一")
    return Policy(
        name=str(data.get("name", Path(path).stem)),
        title=str(data.get("title", "")),
        wording="wording" in applies,
        force="force" in applies,
        words={
            **base.words,
            **{named(str(word)): _replacement(entry, path) for word, entry in _mapping(data, "wording", path).items()},
        },
        recommended={
            **base.recommended,
            **{named(str(word)): str(to) for word, to in _mapping(data, "force", path).items()},
        },
        shown={**base.shown, **{named(str(word)): str(why) for word, why in _mapping(data, "shown", path).items()}},
        engineering_keep=base.engineering_keep | _words(engineering, "keep", named, path),
        engineering_review=base.engineering_review | _words(engineering, "review", named, path),
        net=_net(data, base, path),
    )


def _net(data: dict[str, Any], base: Policy, path: str) -> frozenset[str]:
    wanted = data.get("net")
    if wanted is None:
        return base.net
    if not isinstance(wanted, list) or not set(map(str, wanted)) <= MESHES:
        raise BadData(
            "D032", "策略文件的 net 写错了", path=path, advice=f"是一组名称，可用 {'、'.join(get_args(Mesh))}"
        )
    return frozenset(map(str, wanted))


def _base(data: dict[str, Any], path: str) -> Policy:
    extends = data.get("extends")
    if extends is None:
        return Policy("", "", False, False)
    if extends not in BUILT_IN:
        raise BadData("D033", f"策略文件的 extends 写了“{extends}”", path=path, advice=f"只能是 {'、'.join(BUILT_IN)}")
    return _built_in(str(extends))


def _mapping(data: dict[str, Any], key: str, path: str) -> dict[str, Any]:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise BadData(
            "D034", f"策略文件的 {key} 应是一组键和值", path=path, advice="每行写成“键: 值”，比上一行缩进两格"
        )
    return value


def _words(engineering: dict[str, Any], key: str, named: Callable[[str], str], path: str) -> frozenset[str]:
    words = engineering.get(key) or []
    if not isinstance(words, list):
        raise BadData(
            "D145", f"策略文件 engineering 的 {key} 应是一组词", path=path, advice="写成“keep: [必须, 严禁]”的样子"
        )
    return frozenset(named(str(word)) for word in words)


def _replacement(entry: Any, path: str) -> Replacement:
    if isinstance(entry, str):
        return Replacement(entry)
    if not isinstance(entry, dict) or not isinstance(entry.get("to"), str):
        raise BadData("D035", "策略文件 wording 中的每个词须给出 to", path=path, advice="写成“必须: {to: 应}”的样子")
    return Replacement(entry["to"], bool(entry.get("grammar", False)), bool(entry.get("review", False)))


@cache
def _names() -> dict[str, str]:
    """The name of every word in the word table, by how it is written and by itself."""
    table = load_words("provisions")
    names = {name: name for name in table}
    for name, entry in table.items():
        names.update((surface, name) for surface in str(entry.get("surfaces", "")).split())
    return names


def word_name(word: str, path: str) -> str:
    """The name in the word table of a word given as it is written, or by that name. ``BadData`` where it is none."""
    name = _names().get(word)
    if name is None:
        near = nearest(word, [each for each in _names() if not each.isascii()], n=1)
        hint = f"，是否指“{near[0]}”" if near else ""
        raise BadData(
            "D036", f"“{word}”不是认识的条款用词{hint}", path=path, advice="只能改认识的用词的去向，如 必须、不得、严禁"
        )
    return name
