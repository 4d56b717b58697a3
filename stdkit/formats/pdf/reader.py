"""A PDF file as a Document: pages to lines, lines to paragraphs, tables and figures, handed on as flats to ``outline``."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pypdfium2

from stdkit.errors import UnreadableFile
from stdkit.formats.outline import outline
from stdkit.formats.pdf.flow import document_flats
from stdkit.formats.pdf.pages import PageContent, Scan, page_content, with_strange
from stdkit.formats.pdf.watch import Watch, watched
from stdkit.limits import lift, limits
from stdkit.model import Document, Unread

_ENCRYPTED = 4
_UNSUPPORTED_SECURITY = 5


def read_pdf(path: str | Path) -> Document:
    """Read a PDF file. ``UnreadableFile`` where that cannot be done; what is read only in part is said under ``unread``."""
    name = str(path)
    data = Path(path).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    unread: list[Unread] = []
    with _no_collection():
        with watched(name) as watch, closing(open_pdf(data, name)) as document:
            read = with_strange(list(_pages(document, unread, watch)))
        pages = _recognised(read, data, name, digest, unread)
        flats, furniture = document_flats(pages, unread)
        return outline(
            flats,
            path=name,
            digest=digest,
            format="pdf",
            furniture=furniture,
            unread=unread,
        )


def open_pdf(data: bytes, name: str) -> Any:
    """The document of pypdfium2. ``UnreadableFile`` for what is encrypted, damaged or empty."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_ENCRYPTED, _UNSUPPORTED_SECURITY) or "assword" in str(error):
            raise UnreadableFile(
                "F034", "PDF 文件设有打开密码", path=name, advice="请用密码打开后另存为不加密的 PDF 再读"
            ) from None
        raise UnreadableFile("F035", "PDF 文件已损坏，打不开", path=name, advice="请重新取得该文件") from None
    if len(document) == 0:
        document.close()
        raise UnreadableFile("F036", "PDF 文件里没有一页", path=name, advice="请重新取得该文件")
    return document


def _pages(document: Any, unread: list[Unread], watch: Watch) -> Iterator[PageContent | Scan]:
    count = len(document)
    most = min(count, limits().pages)
    if count > most:
        unread.append(Unread(f"共 {count} 页，只读了前 {most} 页，请把文件分开再读；{lift('pages')}"))
    broken = 0
    for index in range(most):
        if watch.is_over:
            unread.append(
                Unread(f"读了 {limits().pdf_seconds:g} 秒，第 {index + 1} 页到第 {most} 页没有读，请把文件分开再读")
            )
            break
        watch.page(index + 1)
        content = page_content(document, index, unread)
        if content is None:
            broken += 1
        else:
            yield content
    if broken == most:
        raise UnreadableFile("F037", "PDF 文件已损坏，没有一页能读", path=watch.name, advice="请重新取得该文件")


def _recognised(
    pages: Sequence[PageContent | Scan], data: bytes, name: str, digest: str, unread: list[Unread]
) -> list[PageContent]:
    """The pages with those that are pictures read; what that takes is imported only for them."""
    found = [page for page in pages if isinstance(page, PageContent)]
    if len(found) == len(pages):
        return found
    from stdkit.formats.pdf.scans import with_scans

    return with_scans(pages, data, name, digest, unread)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Reading makes many small objects and no garbage worth looking for; the collector would look all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
