"""Files looked at from outside before they are read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stdkit.facts.files import file_digest, file_fault
from stdkit.limits import within

MB = 2**20


@pytest.mark.parametrize(("size", "held"), [(MB, True), (MB + 1, False), (0, True)])
def test_a_file_as_large_as_the_limit_is_read(tmp_path: Path, size: int, held: bool) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(size)
    with within(file_mb=1, text_mb=2):
        fault = file_fault(path)
        assert (fault is None) is held and file_fault(path, most="text_mb") is None
        assert fault is None or fault.message == "文件超过 1 MB，大得反常，拒绝读取"
        assert file_digest(path) == (hashlib.sha256(b"\0" * size).hexdigest() if held else "")


def test_folders_and_what_there_is_not_are_left_to_reading(tmp_path: Path) -> None:
    assert file_fault(tmp_path) is None and file_fault(tmp_path / "none") is None
    assert file_digest(tmp_path) == "" and file_digest(tmp_path / "none") == ""
