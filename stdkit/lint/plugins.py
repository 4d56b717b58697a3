"""Rule packages of others: what is installed under the entry point group ``stdkit.rules``, and where its sources lie."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "stdkit.rules"


@cache
def installed() -> tuple[EntryPoint, ...]:
    """The entry points of our group, in the order of their names. ``importlib.metadata`` takes as long to load as fifty rules,
    so it is asked only where the name of the group stands in what an installed package says of its entry points."""
    if not any(_speaks_of_us(Path(folder)) for folder in dict.fromkeys(sys.path)):
        return ()
    from importlib import metadata

    return tuple(sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value)))


def places(point: EntryPoint) -> Iterator[Path]:
    """The folders of the package that an entry point names, or the file of its module. Nothing is imported."""
    try:
        spec = find_spec(point.module.partition(".")[0])
    except (ImportError, ValueError):
        return
    if spec is None:
        return
    if spec.submodule_search_locations is not None:
        yield from map(Path, spec.submodule_search_locations)
    elif spec.origin:
        yield Path(spec.origin)


@cache
def profiles() -> dict[str, Path]:
    """The profiles that plug-ins bring, by name: ``profiles/NAME.yaml`` in the package of an entry point."""
    found = (
        path
        for point in installed()
        for place in places(point)
        if place.is_dir()
        for path in sorted((place / "profiles").glob("*.yaml"))
    )
    return {path.stem: path for path in found}


def _speaks_of_us(folder: Path) -> bool:
    if folder.is_file():  # an archive on the path: let importlib look into it
        return True
    try:
        with os.scandir(folder) as entries:
            packages = [entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return False
    for package in packages:
        try:
            said = Path(package, "entry_points.txt").read_bytes()
        except OSError:
            continue
        if ENTRY_POINTS.encode() in said:
            return True
    return False
