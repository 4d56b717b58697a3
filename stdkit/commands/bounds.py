"""Which limits hold for a run of a command: those of the settings nearest to the first file it is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from stdkit.limits import Limits

_FILES = ("stdkit.toml", "pyproject.toml")


def limits_for(given: Iterable[Any]) -> Limits:
    """``given`` are the values of the command line; without a file among them the working folder counts. ``BadData`` where the
    settings are no good."""
    place = next((path for path in _paths(given) if path.exists()), Path())
    folder = place.resolve() if place.is_dir() else place.resolve().parent
    if not any((above / name).is_file() for above in (folder, *folder.parents) for name in _FILES):
        return Limits()
    from stdkit.lint.settings import find_settings  # most drafts have no settings beside them

    return find_settings(folder / "x").limits


def _paths(given: Iterable[Any]) -> Iterator[Path]:
    for value in given:
        for word in value if isinstance(value, list | tuple) else [value]:
            if isinstance(word, str) and word not in ("", "-") and "\0" not in word and len(word) < 4096:
                yield Path(word)
