"""What lies in a folder of papers: each file with what it says of itself, as plain data for the list of what is handed in."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from stdkit.errors import BadOption, StdkitError

_READ = (".docx", ".dotx", ".docm", ".md", ".doc", ".wps", ".rtf", ".odt")
"""PDF files are told by their names alone: a scan would have to be recognised first."""

_MOST = 500
"""Files: the papers of a standard are some dozens; a disk named by mistake is not read through."""


def look_into(folder: Path, *, besides: Path | None = None) -> list[dict[str, str]]:
    """The files of ``folder`` at every depth in the order of their names, without ``besides`` (what is being written) and hidden ones.

    ``BadOption`` where there is no such folder, or one of far too many files.
    """
    if not folder.is_dir():
        raise BadOption("O026", f"没有文件夹“{folder}”", advice="--folder 请给出放材料的文件夹")
    own = besides.resolve() if besides is not None else None
    every = list(islice((file for file in folder.rglob("*") if file.is_file()), _MOST + 1))
    if len(every) > _MOST:
        raise BadOption(
            "O027", f"文件夹“{folder}”里的文件超过 {_MOST} 个", advice="--folder 请给出只放一项标准材料的文件夹"
        )
    found = (file for file in sorted(every) if file.resolve() != own)
    return [_held(file, folder) for file in found if not _is_hidden(file.relative_to(folder))]


def _is_hidden(file: Path) -> bool:
    return any(part.startswith((".", "~$")) or part in ("Thumbs.db", "desktop.ini") for part in file.parts)


def _held(file: Path, folder: Path) -> dict[str, str]:
    from stdkit.facts.papers import paper
    from stdkit.facts.stages import stage
    from stdkit.formats import read

    name = str(file.relative_to(folder).as_posix())
    if file.suffix.lower() not in _READ:
        return {"name": name, "fault": "" if file.stat().st_size else "是空文件"}
    try:
        doc = read(file)
    except StdkitError as error:
        return {"name": name, "fault": error.message}
    what = paper(doc)
    if what:
        return {"name": name, "paper": what}
    return {"name": name, "stage": stage(doc).value if doc.cover.stage else "", "number": doc.cover.number}
