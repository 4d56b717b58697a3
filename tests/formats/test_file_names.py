"""What Windows makes of names and paths, tried anywhere."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.formats.file_names import extended, is_temporary, temporary_prefix, unfit_on_windows


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("GB/T 1.1.docx", "/"),
        ("甲:乙.docx", ":"),
        ('"甲".docx', '"'),
        ("a\tb.docx", "控制字符"),
        ("CON", "设备名"),
        ("nul.docx", "设备名"),
        ("AUX .docx", "设备名"),
        ("com1.tar.gz", "设备名"),
        ("LPT³.md", "设备名"),
        ("结论.", "结尾"),
        ("结论 ", "结尾"),
    ],
)
def test_names_that_windows_does_not_take(name: str, why: str) -> None:
    assert why in unfit_on_windows(name)


@pytest.mark.parametrize(
    "name", ["GB_T 1.1—2020.docx", "征求意见稿（第2稿）.docx", "CONTENT.docx", "com.docx", "COM10.md", ".gitignore"]
)
def test_names_that_it_takes(name: str) -> None:
    assert unfit_on_windows(name) == ""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("C:\\短\\a.docx", "C:\\短\\a.docx"),
        ("C:\\" + "长" * 250 + "\\a.docx", "\\\\?\\C:\\" + "长" * 250 + "\\a.docx"),
        ("\\\\服务器\\共享\\" + "长" * 250, "\\\\?\\UNC\\服务器\\共享\\" + "长" * 250),
        ("\\\\?\\C:\\" + "长" * 250, "\\\\?\\C:\\" + "长" * 250),
        ("长" * 250, "长" * 250),
    ],
)
def test_long_paths_are_spelled_out(path: str, told: str) -> None:
    assert extended(PureWindowsPath(path)) == told


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=255))
def test_temporary_names_fit_and_are_known_again(name: str) -> None:
    prefix = temporary_prefix(name)
    assert len(f"{prefix}12345678.part".encode()) <= 255
    assert is_temporary(f"{prefix}abc_1234.part", prefix)
    assert not is_temporary(f"{prefix}part", prefix) and not is_temporary(name, prefix)
