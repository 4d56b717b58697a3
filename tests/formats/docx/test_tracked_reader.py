"""The writer on what the real reader reads: specimens with every kind of part, and whole folders of real documents."""

from __future__ import annotations

import collections
import datetime
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.formats.docx.tags import w
from stdkit.formats.docx.tracked import write
from stdkit.model import Block, Document, Edit, Refusal, Span
from tests.effort import some
from tests.formats.docx.test_tracked import ME, assert_sound
from tests.formats.docx.tracked_specimen import (
    build,
    canonical,
    deleted,
    entries,
    field,
    inserted,
    p,
    r,
    table,
    text_box,
)

DAY = datetime.date(2026, 3, 4)
SWAPS = {"必须": "应", "不得": "不应", "应": "宜", "宜": "可", "可": "能"}


def everything(document: Document) -> list[Block]:
    """Every block there is: cover, running heads and table of contents too."""

    def below(blocks: tuple[Block, ...]) -> Iterator[Block]:
        for block in blocks:
            yield block
            yield from block.children()

    found = {block.id: block for block in below((*document.cover.blocks, *document.furniture))}
    found.update((block.id, block) for block in document.blocks(toc=True))
    return list(found.values())


def swaps(document: Document) -> list[Edit]:
    """Every 必须, 不得, 应, 宜, 可 replaced, as characters: harsher than any real conversion."""
    return [
        Edit(block.span(*match.span()), SWAPS[match.group()])
        for block in everything(document)
        for match in block.find("必须|不得|应|宜|可")
    ]


def rough(document: Document, seed: int) -> list[Edit]:
    """All kinds of edits all over the document."""
    chance = random.Random(seed)
    edits: list[Edit] = []
    for block in everything(document):
        length, kind = len(block.text), chance.random()
        start = chance.randint(0, length)
        end = chance.randint(start, min(length, start + 12))
        if kind < 0.1:
            edits.append(Edit(Span(block.id, 0, length + 1), ""))
        elif kind < 0.2:
            edits.append(Edit(Span(block.id, length, length), "\n新段一\n新段二"))
        elif kind < 0.6:
            edits.append(Edit(Span(block.id, start, end), chance.choice(["宜", "", "宜\t应"])))
        else:
            edits += [Edit(Span(block.id, 0, 0), "首"), Edit(Span(block.id, length, length), "尾")]
        if kind > 0.5:
            edits.append(Edit(block.span(start, end), block.text[start:end], unmark=frozenset({"bold", "heiti"})))
    return edits


def prove(source: Path, folder: Path, document: Document, edits: list[Edit]) -> list[Refusal]:
    """Write both ways and check the invariants; returns the refusals."""
    tracked, clean, accepted, rejected = (
        folder / f"{x}{source.suffix}" for x in ("tracked", "clean", "accepted", "rejected")
    )
    refusals = write(document, edits, tracked, author=ME, date=DAY)
    assert write(document, edits, clean, author=ME, date=DAY, tracked=False) == refusals
    accept_all(tracked, accepted, ME)
    reject_all(tracked, rejected, ME)
    before, after = entries(source), entries(tracked)
    assert list(before) == list(after)
    changed = [name for name in before if before[name] != after[name]]
    parts = [
        name for name in before if re.fullmatch(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml", name)
    ]
    assert set(changed) <= set(parts)
    numbers: collections.Counter[str] = collections.Counter()
    for part in changed:
        assert canonical(rejected, part) == canonical(source, part), part
        assert canonical(accepted, part) == canonical(clean, part), part
        root = etree.fromstring(zipfile.ZipFile(tracked).read(part))
        numbers.update(e.get(w("id"), "") for e in root.iter(w("ins"), w("del"), w("rPrChange")))
        assert_sound(root)
    assert not [number for number, count in numbers.items() if count > 1]
    return refusals


def text_of(document: Document) -> str:
    return "\n".join(block.text for block in everything(document))


NOTE = '<w:footnote w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", r("注应写")) + "</w:footnote>"
BODY = "".join(
    (
        p(r("1　范围")),
        p(r("本文件应"), r("规定，设备必须接地。", "<w:b/>")),
        p(r("5.1　设备不得露天"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("放置。")),
        p(r("见"), field("REF x", r("第5章，应")), r("，宜按")),
        p(inserted(r("不应")), deleted("旧应"), r("可后")),
        p(r("框外"), text_box(p(r("框内应接地")))),
        table((p(r("格应")), p(r("必须"))), (p(), p(r("宜")))),
        p(r("a)　列项应分行；")),
        p("<w:r><w:t>  应 </w:t></w:r>", "<w:r><w:t>尾宜</w:t></w:r>"),
    )
)


def test_specimen_through_the_reader(tmp_path: Path) -> None:
    source = build(tmp_path / "in.docx", BODY, footnotes=NOTE)
    document = read_docx(source)
    refusals = prove(source, tmp_path, document, swaps(document))
    assert sorted(refusal.why.split("：")[0] for refusal in refusals) == ["此处不能改动"] * 2
    text = text_of(read_docx(tmp_path / "clean.docx"))
    for words in (
        "本文件宜",
        "设备应接地",
        "设备不应露天",
        "注宜写",
        "第5章，应",
        "，可按",
        "不应能后",
        "框内宜接地",
        "格宜",
        "列项宜分行",
    ):
        assert words in text, words


@pytest.mark.parametrize("seed", range(25))
def test_specimen_handled_roughly(tmp_path: Path, seed: int) -> None:
    source = build(tmp_path / "in.docx", BODY, footnotes=NOTE)
    document = read_docx(source)
    prove(source, tmp_path, document, rough(document, seed))


def test_unmark_as_the_reader_sees_marks(tmp_path: Path) -> None:
    """What the reader calls bold or 黑体 is neither after the marks were taken off."""
    heiti = '<w:rFonts w:ascii="黑体" w:eastAsia="黑体"/>'
    body = "".join(
        (
            p(r("1　范围")),
            p(r("直接加粗。", "<w:b/>"), r("又是黑体。", heiti + "<w:b/><w:bCs/>")),
            p(r("样式加粗。"), properties='<w:pStyle w:val="Strong"/>'),
            p(r("样式上再加粗。", "<w:b/>"), properties='<w:pStyle w:val="Strong"/>'),
        )
    )
    source = build(tmp_path / "in.docx", body)
    document = read_docx(source)
    blocks = [block for block in everything(document) if "粗" in block.text]
    assert all(run.marks for block in blocks for run in block.runs)
    edits = [Edit(block.span(), block.text, unmark=frozenset({"bold", "heiti"})) for block in blocks]
    assert prove(source, tmp_path, document, edits) == []
    for name in ("tracked.docx", "clean.docx"):
        after = [block for block in everything(read_docx(tmp_path / name)) if "粗" in block.text]
        assert [block.text for block in after] == [block.text for block in blocks]
        assert not [run for block in after for run in block.runs if run.marks & {"bold", "heiti"}]


@pytest.mark.corpus
def test_real_documents(corpus: Path, tmp_path: Path) -> None:
    """Every provision word of real documents replaced; in some of them also all kinds of edits everywhere."""
    files = some([*corpus.glob("docx-from-doc/*.docx"), *corpus.glob("templates/*.dotx")])
    assert files
    whys: collections.Counter[str] = collections.Counter()
    count = 0
    for number, source in enumerate(files):
        document = read_docx(source)
        edits = swaps(document)
        count += len(edits)
        whys.update(refusal.why for refusal in prove(source, tmp_path, document, edits))
        if number % 4 == 0:
            prove(source, tmp_path, document, rough(document, number))
    assert count > 25 * len(files)
    assert whys.total() < count * 0.05
    assert set(whys) <= {"此处不能改动：域结果"}


@pytest.mark.office
def test_office_opens_it(tmp_path: Path, soffice: str) -> None:
    """LibreOffice reads the tracked file and shows old and new text side by side."""
    source = build(tmp_path / "in.docx", BODY, footnotes=NOTE)
    document = read_docx(source)
    out = tmp_path / "out.docx"
    write(document, swaps(document), out, author=ME, date=DAY)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    flat = (tmp_path / "out.fodt").read_text(encoding="utf-8")
    marks = open_package(out).xml("word/document.xml")
    shown = flat.count(f"<dc:creator>{ME}</dc:creator>")
    assert shown >= len(list(marks.iter(w("ins")))) // 2
    assert "text:insertion" in flat and "text:deletion" in flat
