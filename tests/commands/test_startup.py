"""What one run works out of the program itself is there for the next; a spoilt file is as none."""

from __future__ import annotations

import dataclasses
import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdkit.commands import startup
from stdkit.facts import prepared

DRAFT = "# 5 要求\n\n5.1　设备必须接地，秘密甲乙丙丁。\n"


def _check(folder: Path, cache: str) -> bytes:
    command = [sys.executable, "-m", "stdkit.cli", "check", "a.md", "--no-cache", "--format", "json", "--fragment"]
    environment = {**os.environ, "STDKIT_CACHE": cache}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout


def test_the_same_is_said_with_and_without(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    cache = tmp_path / "cache"
    said = _check(tmp_path, str(cache))
    (kept,) = (path for path in (cache / "prepared").iterdir() if not path.name.startswith("."))
    data = kept.read_bytes()
    assert "秘密甲乙丙丁".encode() not in data
    assert _check(tmp_path, str(cache)) == said
    assert kept.read_bytes() == data  # nothing was new
    kept.write_bytes(data[:-9])
    assert _check(tmp_path, str(cache)) == said
    assert len(kept.read_bytes()) >= len(data) - 9
    assert _check(tmp_path, "off") == said


@pytest.mark.parametrize("data", [b"", b"stdkit.prepared/1\n", b"stdkit.prepared/1\n" + bytes(40), b"\0" * 99])
def test_a_spoilt_file_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setenv("STDKIT_CACHE", str(tmp_path))
    (tmp_path / "prepared").mkdir()
    (tmp_path / "prepared" / startup._key()).write_bytes(data)
    assert startup._load() == {}


def test_begins_once() -> None:
    try:
        startup.recall()
        prepared.keep("table", "x", b"1")
        startup.recall()
        assert prepared.find("table", "x") == b"1"
    finally:
        prepared.end()
        del dataclasses.exec


def test_methods_from_the_store_do_what_dataclasses_wrote() -> None:
    """The second class is made of what the first one left."""
    try:
        prepared.begin(dict)
        dataclasses.exec = startup._execute  # type: ignore[attr-defined]
        for number in range(2):
            made = dataclasses.make_dataclass("Made", [("a", int), ("b", str, "x")], frozen=True, slots=True)
            one = made(3)
            assert (repr(one), one, hash(one)) == ("Made(a=3, b='x')", made(3, "x"), hash(made(3)))
            with pytest.raises(dataclasses.FrozenInstanceError):
                one.a = 4
            held, new = prepared.held(99)
            assert new is (number == 0)
            assert any(kind == "method" for kind, _ in held)
            prepared.begin(lambda held=held: held)
    finally:
        prepared.end()
        del dataclasses.exec


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("shared", ["file", "folder"])
def test_what_others_may_have_written_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: str
) -> None:
    monkeypatch.setenv("STDKIT_CACHE", str(tmp_path))
    payload = marshal.dumps({("table", "x"): b"1"})
    kept = tmp_path / "prepared" / startup._key()
    kept.parent.mkdir(mode=0o700)
    kept.write_bytes(startup._MARK + startup._sum(payload) + payload)
    kept.chmod(0o600)
    assert startup._load() == {("table", "x"): b"1"}
    (kept if shared == "file" else kept.parent).chmod(0o770)
    assert startup._load() == {}
