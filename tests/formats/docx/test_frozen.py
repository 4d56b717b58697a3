"""References to paragraph numbers as plain text; other fields stay."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from stdkit.formats.docx.contents import mark_stale
from stdkit.formats.docx.frozen import frozen
from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.places import Gap
from stdkit.formats.docx.plan import Change, Site
from stdkit.formats.docx.splice import Piece, Xml
from stdkit.formats.docx.tags import P, T, w
from stdkit.model import Block, Edit, Span
from tests.formats.docx.specimens import build, field, p, parsed, r

BEGIN, END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def left(folder: Path, body: str) -> str:
    """What stands in the body afterwards: texts, and instructions in brackets."""
    data = frozen(build(folder / "a.docx", body).read_bytes(), "a.docx")
    with zipfile.ZipFile(BytesIO(data)) as package:
        (folder / "b.docx").write_bytes(data)
        assert package.testzip() is None
    made = open_package(folder / "b.docx")
    shown = {T: "{}", w("instrText"): "[{}]"}
    found = [
        shown[str(one.tag)].format((one.text or "").strip()) for one in made.xml(made.main).iter(T, w("instrText"))
    ]
    return "".join(found)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (p(r("见") + field("REF _Ref1 \\r \\h", r("表1")) + r("。")), "见表1。"),
        (p(field("REF _Ref1 \\n \\h", r("a)"))), "a)"),
        (p(field("REF _Ref1 \\w", r("1.1"))), "1.1"),
        (p(field("REF _Ref1 \\h", r("甲"))), "[REF _Ref1 \\h]甲"),
        (p(field("PAGEREF _Ref1 \\r", r("1"))), "[PAGEREF _Ref1 \\r]1"),
        (p(field("REF _Ref1 \\r", r("甲")) + field("PAGE", r("2"))), "甲[PAGE]2"),
        (p(BEGIN + code(" REF _R") + code("ef1 \\r ") + r("无") + END), "无"),
        (p(field("IF 1", field("REF _Ref1 \\r", r("内")))), "[IF 1]内"),
        (p(field("REF _Ref1 \\r", field("PAGE", r("内")))), "[PAGE]内"),
        (p(BEGIN + code(" REF _Ref1 \\r ") + r("甲")) + p(r("乙") + END), "[REF _Ref1 \\r]甲乙"),
        (p(END + r("甲") + field("REF _Ref1 \\r", r("1"))), "甲1"),
        (p(code(" REF _Ref1 \\r ") + r("甲")), "[REF _Ref1 \\r]甲"),
    ],
)
def test_fields_of_paragraph_numbers_become_text(tmp_path: Path, body: str, shown: str) -> None:
    assert left(tmp_path, body) == shown


def test_what_has_none_or_is_no_docx_stays_byte_for_byte(tmp_path: Path) -> None:
    plain = build(tmp_path / "a.docx", p(field("PAGE", r("1")))).read_bytes()
    assert frozen(plain, "a.docx") is plain
    assert frozen(b"%PDF", "a.pdf") == b"%PDF"


TOC = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    + code(' TOC \\o "1-3" ')
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def stale(body: str, words: str, *, refresh: bool = True, gap: bool = False) -> list[str]:
    """The instructions of the fields marked after a change of ``words``."""
    root = parsed("document", body)
    text = next(one for one in root.iter(T) if one.text == words)
    mark_stale([_change(text, refresh, gap)])
    marked = [one for one in root.iter(w("fldChar")) if one.get(w("dirty")) == "true"]
    following = [next(one.getparent().itersiblings()) for one in marked]  # type: ignore[union-attr]
    return ["".join(one.itertext()).strip() for one in following]


def _change(text: Xml, refresh: bool, gap: bool) -> Change:
    paragraph = next(text.iterancestors(P))
    site = Site(paragraph, [], Gap(paragraph, before=(text, 1))) if gap else Site(paragraph, [Piece(text, 0, 1)])
    edit = Edit(Span("b1", 0, 1), "乙", "", "safe", refresh=refresh)
    return Change(edit, Block("b1", "paragraph"), 0, 1, "乙", sites=[site])


CONTENTS = p(TOC + r("甲") + field("PAGEREF _Toc1", r("1"))) + p(r("乙")) + p(END) + p(r("丙") + field("PAGE", r("2")))


@pytest.mark.parametrize(("words", "marked"), [("甲", True), ("1", True), ("乙", True), ("丙", False), ("2", False)])
def test_contents_in_which_something_changed_are_counted_anew(words: str, marked: bool) -> None:
    assert stale(CONTENTS, words) == (['TOC \\o "1-3"'] if marked else [])
    assert stale(CONTENTS, words, gap=True) == (['TOC \\o "1-3"'] if marked else [])
    assert stale(CONTENTS, words, refresh=False) == []


def test_only_a_table_of_contents_is() -> None:
    assert stale(p(field("REF TOC", r("甲"))), "甲") == []
    assert stale(p(END + r("甲")), "甲") == []
    split = CONTENTS.replace(code(' TOC \\o "1-3" '), code(" TO") + code("C \\h "))
    assert len(stale(split, "乙")) == 1
    assert stale(p(code(" TOC ") + r("甲")), "甲") == []
