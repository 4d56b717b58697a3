"""Pages that are pictures, by what was recognised on them or by the text layer somebody else's recognition left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from stdkit.formats.pdf import ocr
from stdkit.formats.pdf.chars import PageText
from stdkit.formats.pdf.drawings import Drawings
from stdkit.formats.pdf.pages import PageContent, Scan, content_of
from stdkit.formats.pdf.plausible import plausibility
from stdkit.formats.pdf.seen import SeenLine, SeenPage, drawings_of_scan, text_of
from stdkit.model import Unread


def with_scans(
    pages: Sequence[PageContent | Scan], data: bytes, name: str, digest: str, unread: list[Unread]
) -> list[PageContent]:
    """The pages with those that are pictures read by recognition, where it is installed; else it is said how to get it."""
    scans = [page.number for page in pages if isinstance(page, Scan)]
    seen: Mapping[int, tuple[SeenPage, ...]] = dict.fromkeys(scans, ())
    bare = [page.number for page in pages if isinstance(page, Scan) and not page.doubtful]
    ghosts: tuple[str, ...] = ()
    if scans and ocr.is_there():
        seen, ghosts = without_ghosts(ocr.recognise(data, name, digest, scans))
        failed = [number for number in bare if not seen.get(number)]
        if failed:
            unread.append(Unread(f"第 {ranges(failed)} 页是扫描图像，识别没有成功", page=failed[0]))
    elif scans:
        what = (
            f"第 {ranges(bare)} 页是扫描图像，没有读"
            if bare
            else f"第 {ranges(scans)} 页的文字层可疑（多为扫描件自带的识别结果），没有核对"
        )
        unread.append(Unread(f"{what}；{ocr.ADVICE}", page=scans[0] if len(scans) == 1 else None))
    found: list[PageContent] = []
    for page in pages:
        found += [page] if isinstance(page, PageContent) else content_of_scan(page, seen.get(page.number), unread)
    for page in found[:2]:
        page.turned = (*page.turned, *ghosts)  # a mark is known by standing on more pages than one
    return found


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in rising order as readers write them: 「1～8、12」."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return "、".join(f"{part[0]}～{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)


def without_ghosts(
    seen: Mapping[int, tuple[SeenPage, ...]],
) -> tuple[dict[int, tuple[SeenPage, ...]], tuple[str, ...]]:
    """The pages without the pale marks a publisher lays over them wherever there is room, and what these marks say.

    A mark is a line too pale to be ink that says the same on a quarter of the pages, and on four at least.
    """
    pages = [page for halves in seen.values() for page in halves]
    said = Counter(text for page in pages for text in {line.text for line in page.lines if _is_pale(line)})
    ghosts = {text for text, count in said.items() if count >= max(4, 0.25 * len(pages))}

    def kept(page: SeenPage) -> SeenPage:
        return replace(page, lines=tuple(line for line in page.lines if line.text not in ghosts or not _is_pale(line)))

    if not ghosts:
        return dict(seen), ()
    return {number: tuple(kept(page) for page in halves) for number, halves in seen.items()}, tuple(sorted(ghosts))


def _is_pale(line: SeenLine) -> bool:
    """Whether two letters or more left no ink: where a line lies level the thickness of its strokes was measured."""
    return line.stroke == 0.0 and abs(line.slope) < 0.05 and sum(1 for char in line.text if char.isalnum()) > 1


def content_of_scan(scan: Scan, seen: Sequence[SeenPage] | None, unread: list[Unread]) -> list[PageContent]:
    """A scanned page by what was seen on it (two pages where the sheet holds two), or by its own layer where that is better.

    Where nothing was seen (recognition is not installed, or failed) a layer is taken as it is, and a page without one is empty.
    """
    if not seen:
        if scan.doubtful:
            return [content_of(scan.text, Drawings(), unread)]
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
