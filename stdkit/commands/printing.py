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


def also_pdf(paths: Iterable[Path]) -> None:
    """Write the PDF of each DOCX and XLSX file of ``paths`` beside it. ``CannotWrite`` where that cannot be done; the files stay."""
    from stdkit.formats.printing import PRINTED, write_pdfs

    write_pdfs(path for path in paths if path.suffix.lower() in PRINTED)
