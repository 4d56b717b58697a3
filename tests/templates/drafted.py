"""A draft written from data, as it is read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stdkit.formats import read
from stdkit.model import Document
from stdkit.templates.produce import write


def drafted(data: Mapping[str, Any] | Path, out: Path) -> Document:
    write("draft", data, out)
    return read(out)
