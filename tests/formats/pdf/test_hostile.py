"""Files meant badly: each gives a result or one sentence, in bounded time and memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stdkit.errors import UnreadableFile
from stdkit.formats.pdf import reader, watch
from stdkit.formats.pdf.effort import effort
from stdkit.formats.reading import read
from stdkit.limits import within
from tests.formats.pdf.hostile import CASES, plain

HEAVY = [name for name in CASES if "unpack" in name or name.startswith("forms that draw")]
"""What only a process of its own survives."""


@pytest.mark.parametrize("name", [name for name in CASES if name not in HEAVY])
def test_a_result_or_one_sentence(tmp_path: Path, name: str) -> None:
    file, make = CASES[name]
    path = tmp_path / file
    path.write_bytes(make())
    before, began = watch.megabytes(), time.process_time()
    try:
        document = read(path)
    except UnreadableFile as refused:
        assert re.search(r"[一-鿿]", refused.message)
        assert refused.advice
        assert str(refused).count("\n") == 0
    else:
        assert document.format == "pdf"
    assert time.process_time() - began < 20
    assert watch.megabytes() - before < 300


@pytest.mark.parametrize("name", ["forms that draw one another", "strokes that unpack to 100 MB"])
@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="the system does not tell at once what memory is taken"
)
def test_a_page_without_end_is_left_with_one_sentence(tmp_path: Path, name: str) -> None:
    file, make = CASES[name]
    path = tmp_path / file
    path.write_bytes(make())
    ended = subprocess.run(
        [sys.executable, "-c", "from stdkit.cli import main; main()", "read", str(path)],
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    said = ended.stderr.decode()
    assert ended.returncode == 2
    assert said.count("\n") == 1
    assert "第 1 页" in said
    assert "Traceback" not in said


def test_a_page_that_takes_too_long_is_told_to_whoever_can_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[UnreadableFile] = []
    monkeypatch.setattr(reader, "page_content", lambda *_: time.sleep(0.5))
    path = tmp_path / "a.pdf"
    path.write_bytes(plain(1))
    with within(page_seconds=0.1), effort(1, abandon=told.append), pytest.raises(UnreadableFile):
        read(path)
    assert len(told) == 1
    assert "第 1 页" in told[0].message
    assert told[0].path == str(path)


def test_pages_left_when_the_time_is_over_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch.Watch, "is_over", property(lambda self: self.number >= 2))
    path = tmp_path / "a.pdf"
    path.write_bytes(plain(4))
    document = read(path)
    assert {block.page for block in document.blocks()} == {1, 2}
    assert any("第 3 页到第 4 页没有读" in unread.what for unread in document.unread)


def test_where_nothing_is_wrong_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(plain(2))
    told: list[UnreadableFile] = []
    with effort(1, abandon=told.append):
        document = read(path)
    assert not told
    assert not document.unread
