"""How fresh drafts are set, down to the twips: every style, number format, page, frame, border and column width.

``fresh_set.txt`` has, below each part, every format that occurs in it, once. Who changes the looks of drafts writes it anew with
``.venv/bin/python -m tests.formats.docx.test_fresh_set`` and reads the difference.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.formats.docx.draft_specimens import write_draft

DRAFTS = [("国家", "报批稿"), ("省", ""), ("团体", "征求意见稿"), ("企业", "")]
SET = Path(__file__).with_name("fresh_set.txt")
FORMATS = (
    "pPr",
    "rPr",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
    "sectPr",
    "style",
    "lvl",
    "docDefaults",
    "inline",
    "anchor",
    "shape",
)
LEFT = re.compile(r"rsid|Id$|^id$|^name$|^embed$")


def formats(path: Path) -> Iterator[str]:
    """Every format in the parts of a draft, as 「part: element(attributes) …」."""
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            part = re.sub(r"\d+\.xml$", ".xml", name.rpartition("/")[2])
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            root = etree.fromstring(package.read(name))
            for element in root.iter(*(f"{{*}}{tag}" for tag in FORMATS)):
                if part not in ("styles.xml", "numbering.xml") or _bare(element) not in ("pPr", "rPr"):
                    yield f"{part}: {_flat(element)}"


def _bare(element: etree._Element) -> str:
    return etree.QName(element).localname


def _flat(element: etree._Element) -> str:
    told = [
        f"{etree.QName(key).localname}={value}"
        for key, value in element.items()
        if not LEFT.search(etree.QName(key).localname)
    ]
    inner = [_flat(child) for child in element.iterchildren(tag=etree.Element) if "cNvPr" not in str(child.tag)]
    return " ".join([_bare(element) + (f"[{' '.join(told)}]" if told else ""), *(f"({one})" for one in inner)])


def written(folder: Path) -> str:
    found: list[str] = []
    for level, stage in DRAFTS:
        path = folder / f"{level}{stage}.docx"
        assert write_draft(level, stage, path) == ()
        found += [
            f"{level}{stage}",
            *(f"  {line}" for line in sorted(set(formats(path))) if f"  {line}" not in found),
            "",
        ]
    return "\n".join(found)


def test_every_format_is_as_it_was(tmp_path: Path) -> None:
    now, before = written(tmp_path).splitlines(), SET.read_text(encoding="utf-8").splitlines()
    gone = [line for line in before if line not in set(now)]
    new = [line for line in now if line not in set(before)]
    if gone or new:
        pytest.fail(
            "\n".join([*(f"- {line}" for line in gone[:20]), *(f"+ {line}" for line in new[:20])]), pytrace=False
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        SET.write_text(written(Path(scratch)), encoding="utf-8")
