"""``--pdf``: the PDF beside what a command has written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

Pdf = Annotated[bool, typer.Option("--pdf", help="旁边另写一份 PDF（用 LibreOffice 转换）")]


def free_for_pdf(paths: Iterable[Path], *, force: bool = False) -> None:
    """Refuse beforehand what ``also_pdf`` would have to write over. ``CannotWrite`` where somebody else's PDF is there."""
    from stdkit.formats.printing import pdf_beside
    from stdkit.formats.writing import refuse_taken

    refuse_taken(map(pdf_beside, paths), force=force)


def also_pdf(paths: Iterable[Path], *, force: bool = True) -> None:
    """Write the PDF of each DOCX and XLSX file of ``paths`` beside it; where both would bear the same name, that of the DOCX.

    ``CannotWrite`` where that cannot be done; the files stay. ``force`` is for those who asked ``free_for_pdf`` before.
    """
    from stdkit.formats.printing import PRINTED, pdf_beside, write_pdfs

    by_target: dict[Path, Path] = {}
    for path in sorted(path for path in paths if path.suffix.lower() in PRINTED):
        by_target.setdefault(pdf_beside(path), path)
    free_for_pdf(by_target.values(), force=force)
    write_pdfs(by_target.values())
