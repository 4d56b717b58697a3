"""Write ``stdkit/templates/*/form.docx`` anew from the builders in ``script/forms_``; with --check say which are stale."""

from __future__ import annotations

import importlib
import io
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "stdkit" / "templates"
BUILDERS = Path(__file__).resolve().parent / "forms_"


def wanted() -> dict[str, bytes]:
    """Each template that has a form, with the bytes of it."""
    if str(BUILDERS.parent) not in sys.path:
        sys.path.insert(0, str(BUILDERS.parent))
    made: dict[str, bytes] = {}
    for file in sorted(BUILDERS.glob("*.py")):
        module = importlib.import_module(f"forms_.{file.stem}") if file.stem != "__init__" else None
        made |= {name: build() for name, build in getattr(module, "FORMS", {}).items()}
    return made


def stale(made: dict[str, bytes]) -> list[str]:
    """The templates whose form is not the one made, or is made no longer. What is packed counts, not how."""
    new = {name: _unpacked(data) for name, data in made.items()}
    here = {file.parent.name: _unpacked(file.read_bytes()) for file in FOLDER.glob("*/form.docx")}
    return sorted(name for name in new.keys() | here.keys() if new.get(name) != here.get(name))


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main() -> int:
    made = wanted()
    if sys.argv[1:] == ["--check"]:
        found = stale(made)
        for name in found:
            print(f"stdkit/templates/{name}/form.docx is stale: run script/forms")
        return 1 if found else 0
    for name, data in made.items():
        (FOLDER / name).mkdir(exist_ok=True)
        (FOLDER / name / "form.docx").write_bytes(data)
    print(f"{len(made)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
