from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stdkit.errors import UnreadableFile
from stdkit.facts.titles import squeeze
from stdkit.formats import read
from stdkit.formats.labels import narrow
from stdkit.formats.outline import outline
from stdkit.model import Document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_markdown_file_in_the_encodings_of_office_machines(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "草案.md"
    file.write_bytes("# 1 范围\r\n\r\n本文件规定了要求。\r\n".encode(encoding))
    doc = read(file)
    assert (doc.elements[0].title, doc.elements[0].content[0].text) == ("范围", "本文件规定了要求。")
    assert (doc.format, doc.path, doc.digest) == ("markdown", str(file), hashlib.sha256(file.read_bytes()).hexdigest())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.md", b"", "空文件"),
        ("空白.md", b" \n\n", "空文件"),
        ("二进制.md", b"\x7fELF\x00\x01\x02", "二进制"),
        ("乱码.md", b"\xff\xff\xff\xff", "编码"),
        ("图片.png", b"\x89PNG\r\n\x1a\n", "后缀"),
        ("坏.docx", b"PK\x03\x04not a zip", ""),
        ("假.docx", "文字。".encode(), ""),
        ("假.pdf", "文字。".encode(), "PDF"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read(file)
    sentence = str(caught.value)
    assert said in sentence
    assert sentence.startswith(str(file))
    assert sentence.endswith("。")
    assert "\n" not in sentence


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="不存在"):
        read(tmp_path / "无.docx")
    with pytest.raises(UnreadableFile, match="文件夹"):
        read(tmp_path)


def _titles(doc: Document) -> set[str]:
    """Numbers and titles of elements and clauses, without blanks and dots, as a table of contents would list them."""
    found: set[str] = {squeeze(block.text) for block in doc.opening}
    for element in doc.elements:
        title = element.heading.text if element.kind == "annex" and element.heading is not None else element.title
        found.add(_bare(f"{element.number}{title}"))
        found |= {_bare(f"{clause.number}{clause.title}") for clause in element.walk()}
        content = (*element.content, *(block for clause in element.walk() for block in clause.content))
        found |= {_bare(block.label + block.text) for block in content if block.kind == "term-entry"}
    return found


def _bare(text: str) -> str:
    return narrow(text).replace(".", "").replace("（", "(").replace("）", ")")


def _contents(doc: Document) -> list[str]:
    """The entries of the cached table of contents without their page numbers."""
    toc = doc.element_of("toc")
    entries = [block.text.rpartition("\t")[0] for block in toc.content if "\t" in block.text] if toc is not None else []
    return [entry for entry in map(_bare, entries) if entry and entry not in ("目次", "目录")]


@pytest.mark.corpus
def test_the_tree_is_what_the_document_itself_lists(corpus: Path) -> None:
    """The cached table of contents lists what the outline finds; a few documents carry a stale one."""
    listed = agreed = 0
    for file in (corpus / "docx-from-doc").glob("*.docx"):
        doc = read(file)
        titles = _titles(doc)
        entries = _contents(doc)
        listed += len(entries)
        agreed += sum(entry in titles for entry in entries)
    assert listed > 300
    assert agreed / listed >= 0.97


@pytest.mark.corpus
def test_typed_numbers_alone_give_nearly_the_same_tree(corpus: Path) -> None:
    """Every style taken off and every computed label typed in front of its text, as in a file without styles."""
    from dataclasses import replace

    from stdkit.formats.docx.reader import read_flats
    from stdkit.formats.flat import Flat
    from stdkit.model import Figure, Formula, Run, Table

    def typed(flat: Flat) -> Flat:
        block = flat.block
        if flat.role == "footnote" or isinstance(block, Table | Figure | Formula):
            return Flat(block, flat.role if flat.role == "footnote" else "")
        gap = "" if block.label.endswith(("：", "—")) else " "
        runs = (Run(block.label + gap), *block.runs) if block.label else block.runs
        return Flat(replace(block, runs=runs, label=""))

    known = found = 0
    for file in (corpus / "docx-from-doc").glob("*.docx"):
        flats = read_flats(file)[0]
        styled = _titles(outline([replace(flat) for flat in flats], format="docx"))
        plain = _titles(outline([typed(flat) for flat in flats], format="docx"))
        known += len(styled)
        found += len(styled & plain)
    assert known > 500
    assert found / known >= 0.95
