"""A profile: which edition a check follows, which rules it runs and how severe each is.

Built-in profiles are YAML files in ``profiles``; a file of the user's own may extend one of them (``extends: gbt-1.1-2020``) or
another file, relative to itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from stdkit.errors import BadData, BadOption, nearest
from stdkit.facts.datafiles import load_own
from stdkit.facts.userfiles import refuse_large, yaml_value
from stdkit.lint import plugins
from stdkit.lint.fields import PROFILE_FIELDS, read_fields
from stdkit.lint.registry import check_selectors, matches
from stdkit.lint.rule import Edition, Rule, Setting
from stdkit.lint.softening import Softening, capped, softened
from stdkit.model import Document, Severity, Stage

DEFAULT = "gbt-1.1-2020"
EDITIONS = (DEFAULT, "gbt-1.1-2009")
FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a check runs and how severely.

    ``select`` empty means every rule that is on by default; ``severity`` maps codes and families to a severity or ``off``.
    ``kind``, ``level`` empty and ``stage`` ``None``: told from the document (``facts.kinds``, ``facts.levels``, ``facts.stages``).
    """

    name: str = DEFAULT
    title: str = ""
    edition: Edition = "2020"
    engineering: bool = False
    kind: str = ""
    level: str = ""
    stage: Stage | None = None
    fragment: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    soften: tuple[Softening, ...] = ()
    library: Path | None = None
    """The table of standards that rules like REF020 look things up in; without one they do not run."""

    def changed(self, values: Mapping[str, Any]) -> Profile:
        """The profile with ``values`` (keys as in the files) laid over it: lists of ``ignore``, ``extend-select`` and ``soften``
        add up, severities are merged; a new ``select`` begins anew, so that what the layers below select or ignore no longer counts."""
        given = {key.replace("-", "_"): value for key, value in values.items() if key in _LAYERED}
        for lists in ("extend_select", "ignore"):
            below = () if "select" in given else getattr(self, lists)
            given[lists] = below + tuple(given.get(lists, ()))
        given["soften"] = self.soften + tuple(given.get("soften", ()))
        given["severity"] = {**self.severity, **given.get("severity", {})}
        return replace(self, **given)

    def runs(self, rule: Rule) -> bool:
        """Whether this profile runs the rule: it asks for it, and has the table of standards that the rule may need."""
        return self.asks_for(rule) and (self.library is not None or not rule.library)

    def asks_for(self, rule: Rule) -> bool:
        """Whether the rule is to be run. A code named in ``select`` is not put out by its family in ``ignore``."""
        if self.edition not in rule.editions or (self.fragment and rule.whole):
            return False
        named = (*self.select, *self.extend_select)
        if rule.code in self.ignore or self.severity_of(rule) is None:
            return False
        if rule.code not in named and matches(rule, self.ignore):
            return False
        chosen = matches(rule, self.select) if self.select else rule.default
        return chosen or matches(rule, self.extend_select)

    def severity_of(self, rule: Rule, setting: Setting | None = None) -> Severity | None:
        """The severity of the rule under this profile, ``None`` where it is ``off``; a code speaks before its family, and a
        severity given to the code itself before what the profile softens. ``setting``: on a document of that kind, level and stage.
        """
        if rule.code in self.severity:
            return capped(self.severity[rule.code])
        return capped(softened(rule, self.severity.get(rule.family) or rule.severity, self.soften, setting))

    def setting(self, doc: Document) -> Setting:
        """What the rules may ask for, for this document: what the profile says, else what the document tells."""
        from stdkit.facts import kinds, levels, stages

        library = None
        if self.library is not None:
            from stdkit.lint.library import read_library  # most checks have none

            library = read_library(self.library)
        return Setting(
            edition=self.edition,
            stage=self.stage or stages.stage(doc).value,  # type: ignore[arg-type]
            fragment=self.fragment,
            engineering=self.engineering,
            kind=self.kind or kinds.kind(doc).value,
            level=self.level or levels.level(doc).value,
            library=library,
        )

    def check_codes(self, rules: Mapping[str, Rule], *, where: str) -> None:
        """``BadOption`` where the profile names a rule there is not."""
        eased = (code for entry in self.soften for code in entry.codes)
        check_selectors((*self.select, *self.extend_select, *self.ignore, *self.severity, *eased), rules, where=where)


_LAYERED = {*PROFILE_FIELDS, "fragment"} - {"extends"}


def built_in() -> list[str]:
    """The names of the profiles that come with stdkit and its plug-ins."""
    return sorted({path.stem for path in FOLDER.glob("*.yaml")} | set(plugins.profiles()))


def taken_back(rule: Rule) -> list[tuple[str, Softening]]:
    """What the built-in profiles take back of the rule: the name of the profile that says so, and its entry."""
    found: dict[Softening, str] = {}
    for name in (DEFAULT, *sorted(path.stem for path in FOLDER.glob("*.yaml"))):
        for entry in load_profile(name).soften:
            if entry.speaks_of(rule):
                found.setdefault(entry, name)
    return [(name, entry) for entry, name in found.items()]


def editions_of(rule: Rule) -> tuple[Edition, ...]:
    """The editions of GB/T 1.1 under which the rule is run."""
    profiles = (load_profile(name) for name in EDITIONS)
    return tuple(p.edition for p in profiles if p.edition in rule.editions and p.severity_of(rule) is not None)


@cache
def load_profile(name: str = DEFAULT, *, base: Path | None = None) -> Profile:
    """The profile of that name, or of that file (relative to ``base``). ``BadOption``, ``BadData`` where it does not fit."""
    return _load(name, base or Path(), ())


def _load(name: str, base: Path, seen: tuple[str, ...]) -> Profile:
    path = _find(name, base)
    if str(path) in seen:
        raise BadData("D094", "extends 绕成了圈", path=str(path), advice="请去掉其中一个 extends")
    values = with_library(read_fields(_read_yaml(path), PROFILE_FIELDS, path=str(path)), path.parent)
    parent = values.pop("extends", None)
    profile = _load(parent, path.parent, (*seen, str(path))) if parent else Profile()
    return profile.changed({"name": path.stem, **values})


def with_library(values: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The values of a file, its ``library`` relative to the folder of that file."""
    return {**values, "library": folder / values["library"]} if values.get("library") else values


def _find(name: str, base: Path) -> Path:
    if (FOLDER / f"{name}.yaml").is_file() and not set(name) & set("/\\"):
        return FOLDER / f"{name}.yaml"
    if not Path(name).suffix and name in plugins.profiles():
        return plugins.profiles()[name]
    path = base / name
    if path.is_file():
        return path
    if path.suffix in (".yaml", ".yml") or set(name) & set("/\\"):
        raise BadOption("O060", "找不到这个配置文件", path=str(path), advice=f"内置的配置有 {'、'.join(built_in())}")
    near = nearest(name, built_in(), n=1, cutoff=0.5)
    hint = f"，是否指 {near[0]}" if near else ""
    raise BadOption(
        "O061", f"没有名为 {name} 的配置{hint}", advice=f"内置的有 {'、'.join(built_in())}，也可给出 YAML 文件"
    )


def _read_yaml(path: Path) -> Any:
    if path.parent == FOLDER:
        return load_own(path.read_text(encoding="utf-8"))
    import yaml

    refuse_large(path)
    try:
        return yaml_value(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise BadData("D095", "不是 UTF-8 编码的文本", path=str(path), advice="请另存为 UTF-8") from None
    except OSError as error:
        raise BadData("D096", f"读不出来（{error.strerror}）", path=str(path), advice="请看文件有无读取权限") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行附近" if mark is not None else ""
        raise BadData("D097", f"{where}不是正确的 YAML", path=str(path), advice="请检查缩进和冒号后的空格") from None
