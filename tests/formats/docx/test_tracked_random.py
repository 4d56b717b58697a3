"""The invariants of tracked changes on random documents with random edits."""

from __future__ import annotations

import datetime
import tempfile
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.formats.docx.tags import w
from stdkit.formats.docx.tracked import write
from stdkit.model import Block, Document, DocxAnchor, Edit, Mark, Span
from tests.effort import examples
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
    walk,
)

DAY = datetime.date(2026, 3, 4)
WORDS = st.text("应宜必须不得甲乙 \t\ne\u0301", min_size=1, max_size=6)
FORMATS = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:rFonts w:eastAsia="黑体"/><w:b/>', '<w:rStyle w:val="Link"/>', '<w:sz w:val="28"/>']
)
THEIRS = '<w:rPrChange w:id="{}" w:author="王五" w:date="2020-01-01T00:00:00Z"><w:rPr><w:i/></w:rPr></w:rPrChange>'


@st.composite
def runs(draw: st.DrawFn, depth: int = 0) -> str:
    kind = draw(
        st.sampled_from(
            ["run"] * 6
            + ["link", "tag", "control", "field", "simple", "ins", "del", "note", "changed", "marks", "box", "mixed"]
        )
    )
    number = draw(st.integers(100, 10**6))
    if kind == "link" and not depth:
        return f'<w:hyperlink w:anchor="x">{draw(runs(1))}{draw(runs(1))}</w:hyperlink>'
    if kind == "tag" and not depth:
        return f'<w:smartTag w:uri="u" w:element="e">{draw(runs(1))}{draw(runs(1))}</w:smartTag>'
    if kind == "control" and not depth:
        return f"<w:sdt><w:sdtContent>{draw(runs(1))}{draw(runs(1))}</w:sdtContent></w:sdt>"
    if kind == "field":
        return field("REF x", r(draw(WORDS), draw(FORMATS)))
    if kind == "simple":
        return f'<w:fldSimple w:instr="REF x">{r(draw(WORDS))}</w:fldSimple>'
    if kind == "ins":
        return inserted(r(draw(WORDS)), number=number)
    if kind == "del":
        return deleted(draw(WORDS).strip() or "旧", number=number)
    if kind == "note":
        return '<w:r><w:footnoteReference w:id="2"/></w:r>'
    if kind == "changed":
        return r(draw(WORDS), "<w:b/>" + THEIRS.format(number))
    if kind == "marks":
        return f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/><w:bookmarkEnd w:id="{number}"/><w:proofErr w:type="spellStart"/>'
    if kind == "box" and not depth:
        return text_box("".join(draw(st.lists(paragraphs(1), min_size=1, max_size=2))))
    if kind == "mixed":
        return f'<w:r><w:t>{draw(WORDS).strip()}</w:t><w:noBreakHyphen/><w:footnoteReference w:id="2"/><w:t>{draw(WORDS).strip()}</w:t></w:r>'
    return r(draw(WORDS), draw(FORMATS))


@st.composite
def paragraphs(draw: st.DrawFn, depth: int = 0) -> str:
    properties = draw(
        st.sampled_from(
            [
                "",
                '<w:pStyle w:val="Duan"/>',
                '<w:pStyle w:val="Strong"/><w:jc w:val="left"/><w:rPr><w:b/></w:rPr>',
                '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
                '<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>',
            ]
            if not depth
            else ["", '<w:pStyle w:val="Strong"/>']
        )
    )
    return p(*draw(st.lists(runs(depth), max_size=5)), properties=properties)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 3)):
            parts.append(draw(paragraphs()))
        else:
            cell = st.lists(paragraphs(1), min_size=1, max_size=2).map("".join)
            parts.append(table((draw(cell), draw(cell))) + draw(st.sampled_from(["", "<w:p/>"])))
    return "".join([*parts, draw(paragraphs())])


@st.composite
def edits_for(draw: st.DrawFn, blocks: tuple[Block, ...]) -> list[Edit]:
    found: list[Edit] = []
    for _ in range(draw(st.integers(1, 8))):
        block = draw(st.sampled_from(blocks))
        length = len(block.text)
        kind = draw(st.sampled_from(["replace"] * 4 + ["insert", "unmark", "drop", "add"]))
        start = draw(st.integers(0, length))
        end = draw(st.integers(start, length))
        if kind == "insert":
            found.append(Edit(Span(block.id, start, start), draw(WORDS).replace("\n", "")))
        elif kind == "unmark":
            marks: frozenset[Mark] = draw(st.sampled_from([frozenset({"bold"}), frozenset({"bold", "heiti"})]))
            found.append(Edit(Span(block.id, start, end), block.text[start:end], unmark=marks))
        elif kind == "drop":
            found.append(Edit(Span(block.id, 0, length + 1), ""))
        elif kind == "add":
            found.append(Edit(Span(block.id, length, length), draw(st.sampled_from(["\n", "\n新\n二", "尾\n新"]))))
        else:
            found.append(Edit(Span(block.id, start, end), draw(st.sampled_from(["", "宜", "宜应", "不\t宜"]))))
    return found


@settings(
    max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_invariants(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note = f'<w:footnote w:id="2">{renumbered(data.draw(paragraphs(1)), 1000)}</w:footnote>'
        head = renumbered(data.draw(paragraphs(1)), 2000)
        source = build(folder / "in.docx", renumbered(data.draw(bodies()), 1), footnotes=note, header1=head)
        document = walk(source)
        edits = data.draw(edits_for(document.opening))
        tracked, clean, accepted, rejected = (
            folder / f"{x}.docx" for x in ("tracked", "clean", "accepted", "rejected")
        )
        refusals = write(document, edits, tracked, author=ME, date=DAY)
        assert write(document, edits, clean, author=ME, date=DAY, tracked=False) == refusals
        assert all(refusal.why and not refusal.why.endswith("。") for refusal in refusals)
        accept_all(tracked, accepted, ME)
        reject_all(tracked, rejected, ME)
        for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml"):
            assert canonical(rejected, part) == canonical(source, part)
            assert canonical(accepted, part) == canonical(clean, part)
            assert_sound(etree.fromstring(zipfile.ZipFile(tracked).read(part)))
        assert_others_stay(source, tracked)
        assert_text(document, edits, [refusal.edit for refusal in refusals], clean)
        before, after = entries(source), entries(tracked)
        assert list(before) == list(after)
        assert all(
            after[n] == before[n]
            for n in before
            if n not in ("word/document.xml", "word/footnotes.xml", "word/header1.xml")
        )
        again = folder / "again.docx"
        write(document, edits, again, author=ME, date=DAY)
        assert again.read_bytes() == tracked.read_bytes()


def renumbered(body: str, first: int) -> str:
    """Drawn numbers may fall together; those of revisions have to differ in the input already."""
    root = etree.fromstring(f'<w:x xmlns:w="{w("")[1:-1]}" {"".join(NAMES)}>{body}</w:x>')
    for number, element in enumerate(root.iter(w("ins"), w("del"), w("rPrChange")), first):
        element.set(w("id"), str(number))
    return etree.tostring(root, encoding="unicode").split(">", 1)[1].rsplit("<", 1)[0]


NAMES = [
    f' xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
]


def assert_others_stay(source: Path, tracked: Path) -> None:
    def theirs(path: Path) -> list[tuple[str, str]]:
        root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
        marks = [e for e in root.iter(w("ins"), w("del")) if e.get(w("author")) != ME]
        return [(e.get(w("id")), "".join(t.text or "" for t in e.iter(w("t"), w("delText")))) for e in marks]

    assert theirs(tracked) == theirs(source)


def assert_text(document: Document, edits: list[Edit], refused: list[Edit], clean: Path) -> None:
    """The clean text is what the edits say, worked out on plain strings."""
    identities = [id(edit) for edit in refused]
    expected: list[str] = []
    later: list[tuple[DocxAnchor, list[str]]] = []
    for block in document.opening:
        while later and not inside(block, later[-1][0]):
            expected.extend(later.pop()[1])
        mine = [
            (n, e) for n, e in enumerate(edits) if e.span.block == block.id and id(e) not in identities and not e.unmark
        ]
        if any(e.span.end > len(block.text) for _, e in mine):
            if keeps_mark(document, block):
                expected.append("")
            continue
        text, added = block.text, []
        for _, edit in sorted(
            mine, key=lambda x: (x[1].span.start, x[1].span.end > x[1].span.start, x[0]), reverse=True
        ):
            head, *rest = edit.text.split("\n") if edit.span.start == edit.span.end else (edit.text,)
            text = text[: edit.span.start] + head + text[edit.span.end :]
            added = rest + added
        expected.append(text)
        assert isinstance(block.anchor, DocxAnchor)
        later.append((block.anchor, added))
    while later:
        expected.extend(later.pop()[1])
    assert [block.text for block in walk(clean).opening] == expected


def inside(block: Block, outer: DocxAnchor) -> bool:
    """Whether the block stands in a text box of the paragraph at ``outer``."""
    anchor = block.anchor
    assert isinstance(anchor, DocxAnchor)
    return anchor.part == outer.part and anchor.path[: len(outer.path)] == outer.path


def keeps_mark(document: Document, block: Block) -> bool:
    """The last paragraph of a division keeps its mark."""
    root = etree.fromstring(zipfile.ZipFile(document.path).read(block.anchor.part))  # type: ignore[union-attr]
    for number in block.anchor.path:  # type: ignore[union-attr]
        root = root[number]
    return root.find(f"{w('pPr')}/{w('sectPr')}") is not None
