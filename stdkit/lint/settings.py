"""Settings that stand beside the drafts: ``stdkit.toml``, or ``[tool.stdkit]`` of ``pyproject.toml``, found upwards from a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from stdkit.errors import BadData
from stdkit.limits import Limits
from stdkit.lint.fields import SETTINGS_FIELDS, read_fields
from stdkit.lint.profile import DEFAULT, Profile, load_profile, with_library
from stdkit.lint.suppressions import Answer


@dataclass(frozen=True, slots=True)
class Settings:
    """One settings file; ``values`` by the keys of the file, ``path`` empty where there is none."""

    path: Path | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def profile(self, name: str | None, over: dict[str, Any]) -> Profile:
        """The profile for a check: the one named (on the command line, else in the file), the file's values laid over it,
        and ``over`` (the command line) over both."""
        if name:
            profile = load_profile(name)
        elif "profile" in self.values:
            profile = load_profile(self.values["profile"], base=self.path.parent if self.path else None)
        else:
            profile = load_profile(DEFAULT)
        return profile.changed(self.values).changed(over)

    @property
    def limits(self) -> Limits:
        """What a file may take: the defaults, and over them the table ``[limits]``."""
        return Limits(**self.values.get("limits", {}))

    def ignored_for(self, file: Path) -> tuple[str, ...]:
        """Codes that ``per-file-ignores`` puts out for ``file``; its patterns are relative to the settings file."""
        if self.path is None:
            return ()
        file = file.resolve()
        folder = self.path.parent.resolve()
        place = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.as_posix()
        table: dict[str, tuple[str, ...]] = self.values.get("per-file-ignores", {})
        return tuple(
            code
            for pattern, codes in table.items()
            if fnmatch(place, pattern) or fnmatch(file.name, pattern)
            for code in codes
        )

    def answers_for(self, file: Path) -> tuple[Answer, ...]:
        """The entries of ``[[suppress]]`` that speak of ``file``."""
        if self.path is None:
            return ()
        entries = (Answer(**values) for values in self.values.get("suppress", ()))
        return tuple(entry for entry in entries if entry.holds_for_file(file, self.path.parent))


def find_settings(file: Path) -> Settings:
    """The settings that hold for ``file``: the nearest settings file in its folder or above. ``BadData`` where it is no good."""
    return _settings_in(file.resolve().parent)


@cache
def _settings_in(folder: Path) -> Settings:
    own = folder / "stdkit.toml"
    if own.is_file():
        return Settings(own, with_library(read_fields(_read_toml(own), SETTINGS_FIELDS, path=str(own)), folder))
    project = folder / "pyproject.toml"
    if project.is_file():
        table = _read_toml(project).get("tool", {}).get("stdkit")
        if table is not None:
            values = read_fields(table, SETTINGS_FIELDS, path=f"{project} 的 [tool.stdkit]")
            return Settings(project, with_library(values, folder))
    return Settings() if folder.parent == folder else _settings_in(folder.parent)


def _read_toml(path: Path) -> dict[str, Any]:
    from stdkit.facts.userfiles import refuse_large, toml_value  # most drafts have no settings beside them

    refuse_large(path)
    try:
        return toml_value(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise BadData("D099", "不是 UTF-8 编码的文本", path=str(path), advice="请另存为 UTF-8") from None
    except OSError as error:
        raise BadData("D100", f"读不出来（{error.strerror}）", path=str(path), advice="请看文件有无读取权限") from None
    except ValueError as error:
        raise BadData(
            "D101", f"不是正确的 TOML（{error}）", path=str(path), advice="请检查引号和方括号（中文的键要加引号）"
        ) from None
