"""Scanned pages: which are read from their pictures, by whom, how often; what is said where nobody can."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stdkit.formats import cache, read
from stdkit.formats.pdf import ocr, recogniser
from stdkit.formats.pdf.effort import effort
from stdkit.formats.pdf.seen import SeenLine, SeenPage
from stdkit.model import Document, PdfAnchor

sys.path.insert(0, str(Path(__file__).parent))
from made import HEIGHT, WIDTH, Page, pdf

BODY = ("1　范围", "本文件规定了水表的一般要求和检验方法。", "2　要求", "2.1　外观", "外壳应平整。")


def seen_page(*texts: str, score: float = 0.99, size: float = 10.5) -> SeenPage:
    lines = []
    for at, text in enumerate(texts):
        middles: list[float] = []
        x = 80.0
        for char in text:
            width = size if char >= "\u2e80" else size / 2
            if not char.isspace():
                middles.append(x + width / 2)
            x += width
        y = 120 + 30.0 * at
        lines.append(SeenLine((80, y - 6, x, y + 6), 0.0, text, tuple(middles), (score,) * len(middles)))
    return SeenPage(WIDTH, HEIGHT, tuple(lines))


def scan() -> Page:
    return Page().picture(0, 0, WIDTH, HEIGHT)


def born() -> Page:
    page = Page()
    page.flow(120, ["本文件适用于水表的设计、生产和检验，其他流量计可以参照使用，本文件不适用于热量表和燃气表。"] * 3)
    return page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.delenv(cache._RUN, raising=False)
    return tmp_path


Use = Callable[[Callable[[int], SeenPage]], list[int]]


@pytest.fixture
def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Use:
    """Put a recogniser in place of the real one: what it sees on each page. Answers the pages it was asked for."""

    def put(see: Callable[[int], SeenPage]) -> list[int]:
        asked: list[int] = []

        def look(picture: Any) -> SeenPage:
            asked.append(len(asked) + 1)
            return see(len(asked))

        monkeypatch.setattr(ocr, "is_there", lambda: True)
        monkeypatch.setattr(ocr, "picture_of", lambda page: None)
        monkeypatch.setattr(recogniser, "see", look)
        return asked

    return put


def write(folder: Path, *pages: Page) -> Path:
    path = folder / "标准.pdf"
    path.write_bytes(pdf(pages))
    return path


def numbers(document: Document) -> list[str]:
    return [number for element in document.elements for number in (element.number, *(c.number for c in element.walk()))]


def test_a_scan_reads_as_what_was_seen(folder: Path, use: Use) -> None:
    use(lambda number: seen_page(*BODY))
    document = read(write(folder, scan()))
    assert numbers(document) == ["1", "2", "2.1"]
    assert document.format == "pdf" and document.unread == ()
    anchors = [run.anchor for block in document.blocks() for run in block.runs]
    assert anchors and all(isinstance(anchor, PdfAnchor) and anchor.confidence == 0.99 for anchor in anchors)


def test_only_pages_without_text_are_recognised(folder: Path, use: Use) -> None:
    asked = use(lambda number: seen_page(*BODY))
    read(write(folder, scan(), born(), Page(), born()))
    assert len(asked) == 1, "neither pages with text nor blank ones"


def test_the_second_time_nothing_is_recognised(folder: Path, use: Use) -> None:
    asked = use(lambda number: seen_page(*BODY))
    path = write(folder, scan(), scan())
    first = read(path)
    assert len(asked) == 2
    assert read(path) == first and len(asked) == 2
    damaged = next((folder / "kept" / "ocr").glob("*.json"))
    damaged.write_bytes(b"{")
    assert read(path) == first and len(asked) == 3, "a damaged result is made anew"


def test_progress_is_told_for_every_page(folder: Path, use: Use) -> None:
    use(lambda number: seen_page(*BODY))
    told: list[tuple[int, int, float]] = []
    with effort(1, lambda done, total, left: told.append((done, total, left))):
        read(write(folder, scan(), born(), scan(), scan()))
    assert [(done, total) for done, total, _ in told] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert told[0][2] < 0 and told[-1][2] == 0


def test_a_page_that_fails_is_said_and_harms_no_other(folder: Path, use: Use) -> None:
    def see(number: int) -> SeenPage:
        if number == 2:
            raise ValueError("no picture")
        return seen_page(*BODY) if number == 1 else seen_page("2.2　性能", "示值误差应符合要求。")

    use(see)
    document = read(write(folder, scan(), scan(), scan()))
    assert numbers(document) == ["1", "2", "2.1", "2.2"]
    assert [(one.page, "识别没有成功" in one.what) for one in document.unread] == [(2, True)]


def test_without_recognition_one_sentence_names_all_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: False)
    document = read(write(folder, scan(), born(), scan(), scan(), scan()))
    assert [one.what for one in document.unread] == [f"第 1、3～5 页是扫描图像，没有读；{ocr.ADVICE}"]


def pale(text: str, x0: float, y: float) -> SeenLine:
    return SeenLine((x0, y, x0 + 20, y + 20), 0.0, text, (x0 + 4, x0 + 10, x0 + 16), (0.98,) * 3, 0.0)


def test_a_pale_mark_laid_over_every_page_is_no_text(folder: Path, use: Use) -> None:
    """It stands somewhere else on each page; a pale page number, and what is pale once, stay."""

    def see(number: int) -> SeenPage:
        page = seen_page(*(BODY if number == 1 else (f"2.{number}　外观", "示值误差应符合要求。")))
        once = (pale("XYZ", 300, 500),) if number == 2 else ()
        return replace(page, lines=(*page.lines, pale("QMS", 40 * number, 640 - 60 * number), *once))

    use(see)
    document = read(write(folder, *[scan()] * 6))
    said = "\n".join(block.text for block in document.blocks())
    assert "QMS" not in said and "XYZ" in said
    assert document.unread == ()


def lowered(page: SeenPage, by: float) -> SeenPage:
    lines = tuple(replace(one, box=(one.box[0], one.box[1] + by, one.box[2], one.box[3] + by)) for one in page.lines)
    return replace(page, lines=lines)


def test_running_heads_of_pages_laid_askew_are_no_text(folder: Path, use: Use) -> None:
    """Each page lies on the glass a little higher or lower than the one before, and the head with it."""

    def see(number: int) -> SeenPage:
        head = lowered(seen_page("GB/T 32907—2016"), -50 + 3.2 * ((number * 5) % 7))
        foot = lowered(seen_page(str(number)), 660 + 3.2 * ((number * 5) % 7))
        title = ("外观", "压力损失", "性能", "密封", "材料和涂层", "标志", "包装、运输和贮存")[number - 1]
        text = BODY if number == 1 else (f"2.{number}　{title}", "示值误差应符合要求。")
        return replace(head, lines=(*head.lines, *seen_page(*text).lines, *foot.lines))

    use(see)
    document = read(write(folder, *[scan()] * 7))
    said = "\n".join(block.text for block in document.blocks())
    assert "32907" not in said and not any(block.text.strip().isdigit() for block in document.blocks())
    assert numbers(document) == ["1", "2", "2.1", *(f"2.{at}" for at in range(2, 8))]


def test_a_bold_heading_at_the_top_of_a_page_is_no_end_of_a_full_line(folder: Path, use: Use) -> None:
    full = "杂凑值生成算法和消息鉴别码算法的英文对应词以及它们在本文件中的条目编号和所在页码如下面各行所示"

    def see(number: int) -> SeenPage:
        page = seen_page("1　范围" if number == 1 else "2　英文索引", *[full] * 6)
        lines = (replace(one, stroke=0.9 if at == 0 else 0.5) for at, one in enumerate(page.lines))
        return replace(page, lines=tuple(lines))

    use(see)
    assert numbers(read(write(folder, scan(), scan()))) == ["1", "2"]


GARBAGE = "᭄ⷕㅫ⊩ϡࡴᆚ䗚䖛ᑨⱘǄ" * 6
GOOD = "密码算法加密过程和解密过程的运算示例，输入密钥和明文。"


def under_picture(text: str) -> Page:
    page = Page()
    page.flow(120, [text])
    return page.picture(0, 0, WIDTH, HEIGHT)


def test_a_worse_layer_is_replaced_and_a_better_one_kept(folder: Path, use: Use) -> None:
    use(lambda number: seen_page("1　范围", "本文件规定了要求。", "水表的要求和检验方法应符合规定。"))
    assert "范围" in [element.title for element in read(write(folder, under_picture(GARBAGE))).elements]
    use(lambda number: seen_page("薜謅鼷纛囍齉龘靁麤鱻" * 3, "龖龘" * 8))
    document = read(write(folder, under_picture(GOOD * 2)))
    assert [block.text for block in document.blocks()] == [GOOD * 2]


def test_text_printed_over_a_picture_is_no_layer(folder: Path, use: Use) -> None:
    asked = use(lambda number: seen_page(*BODY))
    page = scan()
    page.flow(120, [GOOD * 2])
    assert [block.text for block in read(write(folder, page)).blocks()] == [GOOD * 2] and asked == []


def test_pages_in_other_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_there", lambda: True)
    calls: list[int] = []

    def side_by_side(path: str, digest: str, numbers: Any, workers: int) -> Any:
        calls.append(workers)
        yield from ((number, seen_page(*BODY)) for number in numbers)

    monkeypatch.setattr(ocr, "_side_by_side", side_by_side)
    path = write(folder, *[scan()] * 3)
    with effort(2):
        read(path)
    with effort(8):
        read(path)
    assert calls == [2, 3], "no more processes than pages"
    monkeypatch.setattr(ocr.multiprocessing, "parent_process", lambda: object())
    monkeypatch.setattr(ocr, "_one_by_one", lambda data, digest, numbers: ((n, seen_page(*BODY)) for n in numbers))
    with effort(8):
        read(path)
    assert calls == [2, 3], "in a process of a pool the pages go one by one"


@pytest.mark.parametrize(
    ("width", "height", "dots"),
    [(595, 842, (1654, 2339)), (3229, 4697, (1623, 2362)), (1190, 842, (3306, 2339)), (420, 595, (1167, 1653))],
)
def test_pages_are_seen_at_the_size_of_paper(width: float, height: float, dots: tuple[int, int]) -> None:
    class Made:
        def get_size(self) -> tuple[float, float]:
            return width, height

        def render(self, scale: float) -> Any:
            shown = (width * scale, height * scale)
            assert shown == pytest.approx(dots, rel=0.01)
            raise LookupError

    with pytest.raises(LookupError):
        ocr.picture_of(Made())


def test_a_page_of_no_size_has_no_picture() -> None:
    class Flat:
        def get_size(self) -> tuple[float, float]:
            return 595.0, 0.0

    with pytest.raises(ValueError, match="no size"):
        ocr.picture_of(Flat())
