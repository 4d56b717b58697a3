"""The guides as they are worked through: their fences in order, files written, commands run. For script/pictures and the tests."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDES = ("guide/secretaries.md", "guide/bureaus.md")
"""The guides whose pictures are drawn."""
_FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)


@dataclass(frozen=True, slots=True)
class Step:
    """A fence of a guide: ``kind`` as it is marked (sh, text, python …), ``title`` the file it is the content of, or ""."""

    kind: str
    title: str
    text: str

    @property
    def commands(self) -> list[list[str]]:
        """The words of each command of stdkit in it, without the name of the program."""
        words = [shlex.split(line) for line in self.text.splitlines() if line.startswith("stdkit ")]
        return [found for _, *found in words]


def steps(page: str) -> Iterator[Step]:
    """The fences of a page of ``docs/`` in their order."""
    for kind, title, text in _FENCE.findall((ROOT / "docs" / page).read_text(encoding="utf-8")):
        yield Step(kind, title, text)


def prepare(place: Path) -> None:
    """What a reader has at the beginning: the examples, and an empty folder ``out``."""
    shutil.copytree(ROOT / "examples", place / "examples", ignore=shutil.ignore_patterns("__pycache__", "make"))
    (place / "out").mkdir()
