"""What cannot be written is seen, and stays where it was."""

from __future__ import annotations

from pathlib import Path

import docx

from stdkit.facts.characters import is_writable, writable
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown


def test_what_cannot_be_written_is_marked() -> None:
    assert writable("应\x00当\x1b[31m\ud800\uffff\t\n\r　𠀀") == "应\ufffd当\ufffd[31m\ufffd\ufffd\t\n\r　𠀀"


def test_what_cannot_be_written_can_be_left_out() -> None:
    assert writable("应\x00当\x7f\ufdd0\t\n\r　𠀀", "") == "应当\t\n\r　𠀀"


def test_a_text_is_writable_where_nothing_would_be_marked() -> None:
    assert is_writable("应当\t\n\r　𠀀")
    assert not any(map(is_writable, ("\x00", "\x1f", "\x7f", "\udfff", "\ufdd0", "\uffff")))


def test_a_draft_with_control_characters_can_be_written(tmp_path: Path) -> None:
    write_fresh(read_markdown("# 1 范围\n\n本文件\x0b规定了\x00要求。\n"), tmp_path / "a.docx")
    assert "本文件\ufffd规定了\ufffd要求。" in [
        each.text for each in docx.Document(str(tmp_path / "a.docx")).paragraphs
    ]
