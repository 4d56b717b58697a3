"""PDF of Word and Excel files, by LibreOffice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from stdkit.errors import CannotWrite
from stdkit.formats.office import find_office, run_office
from stdkit.formats.writing import clear_left, failure, write_whole

_INSTALL = "请安装 LibreOffice（免费，zh-cn.libreoffice.org）后再加 --pdf，或用 Word、WPS 打开后另存为 PDF"
PRINTED = frozenset({".docx", ".xlsx"})


def pdf_beside(path: Path) -> Path:
    """Where the PDF of ``path`` is written."""
    return path.with_suffix(".pdf")


def write_pdfs(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Write the PDF of each DOCX or XLSX file beside it, all in one start of LibreOffice; the PDFs in the same order.

    The files themselves stay as they are. ``CannotWrite`` where LibreOffice is not there or fails at one of them; PDFs it did make
    are written all the same.
    """
    sources = list(dict.fromkeys(paths))
    if not sources:
        return ()
    program = find_office()
    if program is None:
        raise CannotWrite("W019", "PDF 没有写出：本机没有找到 LibreOffice；其他文件已写好", advice=_INSTALL)
    clear_left(map(pdf_beside, sources))
    with tempfile.TemporaryDirectory(prefix="stdkit-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        try:
            (folder / "in").mkdir()
            inputs = [
                _copied(source, folder / "in" / f"{at:05}{source.suffix.lower()}")
                for at, source in enumerate(sources, 1)
            ]
        except OSError as error:
            raise failure(error, folder) from error
        why = run_office(program, inputs, "pdf", folder)
        made = {source: folder / "out" / f"{path.stem}.pdf" for source, path in zip(sources, inputs, strict=True)}
        for source, pdf in made.items():
            if pdf.is_file():
                write_whole(pdf_beside(source), pdf.read_bytes())
        missing = [source for source, pdf in made.items() if not pdf.is_file()]
    if missing:
        told = "、".join(path.name for path in missing)
        raise CannotWrite(
            "W020",
            f"{told} 的 PDF 没有写出（{why or 'LibreOffice 没能转换它'}）；文件本身已写好",
            advice="请用 Word 或 WPS 打开后另存为 PDF",
        )
    return tuple(pdf_beside(source) for source in sources)


def _copied(source: Path, to: Path) -> Path:
    """A copy under a name of our own, its references to numbers as they stand."""
    data = source.read_bytes()
    if to.suffix == ".docx":
        from stdkit.formats.docx.frozen import frozen

        data = frozen(data, str(source))
    to.write_bytes(data)
    return to
