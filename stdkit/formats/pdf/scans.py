"""Pages that are pictures, by what was recognised on them or by the text layer somebody else's recognition left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stdkit.formats.pdf import ocr
from stdkit.formats.pdf.chars import PageText
from stdkit.formats.pdf.drawings import Drawings
from stdkit.formats.pdf.pages import PageContent, Scan, content_of
from stdkit.formats.pdf.plausible import plausibility
from stdkit.formats.pdf.seen import SeenPage, drawings_of_scan, text_of
from stdkit.model import Unread


def with_scans(
    pages: Sequence[PageContent | Scan], data: bytes, name: str, digest: str, unread: list[Unread]
) -> list[PageContent]:
    """The pages with those that are pictures read by recognition, where it is installed; else it is said how to get it."""
    scans = [page.number for page in pages if isinstance(page, Scan)]
    seen: Mapping[int, tuple[SeenPage, ...]] = dict.fromkeys(scans, ())
    if scans and ocr.is_there():
        seen = ocr.recognise(data, name, digest, scans)
    elif scans:
        bare = sum(1 for page in pages if isinstance(page, Scan) and not page.doubtful)
        what = (
            f"{bare} 页是扫描图像，没有读"
            if bare
            else f"{len(scans)} 页的文字层可疑（多为扫描件自带的识别结果），没有核对"
        )
        unread.append(Unread(f"{what}；{ocr.ADVICE}"))
    found: list[PageContent] = []
    for page in pages:
        found += [page] if isinstance(page, PageContent) else content_of_scan(page, seen.get(page.number), unread)
    return found


def content_of_scan(scan: Scan, seen: Sequence[SeenPage] | None, unread: list[Unread]) -> list[PageContent]:
    """A scanned page by what was seen on it (two pages where the sheet holds two), or by its own layer where that is better.

    Where nothing was seen (``()``: recognition is not installed, ``None``: it failed) a layer is taken as it is, and a page
    without one is unread.
    """
    if not seen:
        if scan.doubtful:
            return [content_of(scan.text, Drawings(), unread)]
        why = "没有可用的文字层，没有读" if seen is not None else "识别没有成功"
        unread.append(Unread(f"第 {scan.number} 页是扫描图像，{why}", page=scan.number))
        return [content_of(replace(scan.text, chars=()), Drawings(), unread)]
    texts = [text_of(page, scan.number) for page in seen]
    if scan.doubtful and _is_better(scan.text, texts):
        return [content_of(scan.text, Drawings(), unread)]
    return [content_of(text, drawings_of_scan(page), unread) for text, page in zip(texts, seen, strict=True)]


def _is_better(layer: PageText, texts: Sequence[PageText]) -> bool:
    """Whether a layer is clearly worth more than what was read anew; in doubt it is not."""
    ours = "".join(char.text for text in texts for char in text.chars)
    theirs = "".join(char.text for char in layer.chars)
    return len(theirs) > 0.9 * len(ours) and plausibility(theirs) > plausibility(ours) + 0.02
