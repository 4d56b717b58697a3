"""What is different about Windows' console, on a Windows that is made believe."""

from __future__ import annotations

import ctypes
import errno
import io
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from stdkit.cli import run
from stdkit.commands import speech
from stdkit.commands.checking import read_input
from stdkit.commands.consoles import reader_left, takes_escapes


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 7


class _Console:
    """What ``kernel32`` says and is asked; ``takes`` whether it can follow escape sequences."""

    def __init__(self, *, takes: bool, there: bool = True) -> None:
        self.takes, self.there, self.asked = takes, there, []

    def GetConsoleMode(self, handle: Any, mode: Any) -> int:
        assert handle.value == 70
        mode._obj.value = 0b11
        return int(self.there)

    def SetConsoleMode(self, handle: Any, mode: int) -> int:
        self.asked.append(mode)
        return int(self.takes)


def _windows(monkeypatch: pytest.MonkeyPatch, console: _Console) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(get_osfhandle=lambda number: number * 10))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=console), raising=False)


def test_a_terminal_takes_escapes_and_a_file_does_not() -> None:
    assert takes_escapes(_Terminal()) and not takes_escapes(io.StringIO())


@pytest.mark.parametrize(("takes", "there"), [(True, True), (False, True), (True, False)])
def test_windows_console_is_asked(monkeypatch: pytest.MonkeyPatch, takes: bool, there: bool) -> None:
    console = _Console(takes=takes, there=there)
    _windows(monkeypatch, console)
    assert takes_escapes(_Terminal()) is (takes and there)
    assert console.asked == ([0b111] if there else []), "what it did before stays"


def test_a_console_without_handle_takes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    _windows(monkeypatch, _Console(takes=True))
    monkeypatch.setattr(_Terminal, "fileno", io.StringIO.fileno)
    assert not takes_escapes(_Terminal())


def test_no_colour_where_the_console_shows_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    _windows(monkeypatch, _Console(takes=False))
    monkeypatch.setattr(sys, "stdout", _Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert not speech.wants_colour()


def test_a_reader_that_left_is_known_on_windows_too(monkeypatch: pytest.MonkeyPatch) -> None:
    invalid = OSError(errno.EINVAL, "Invalid argument")
    assert reader_left(BrokenPipeError()) and not reader_left(invalid) and not reader_left(ValueError())
    monkeypatch.setattr(sys, "platform", "win32")
    assert reader_left(invalid)
    assert not reader_left(OSError(errno.EINVAL, "Invalid argument", "a?.docx")), (
        "a name that is none is another matter"
    )


def test_a_reader_that_left_ends_the_run_in_silence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def left() -> Any:
        raise BrokenPipeError

    monkeypatch.setattr("stdkit.cli._group", left)
    assert run(["rules"]) == 0
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_what_is_piped_in_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """Windows hands over a stream of its code page, whatever the bytes are."""
    data = "## 5.1 外观\r\n\r\n产品应干燥。\r\n".encode(encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="cp1252", errors="replace"))
    assert [block.text for block in read_input("-").blocks()][-1] == "产品应干燥。"
