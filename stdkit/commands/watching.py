"""``check --watch``: check again whenever a draft, or what stands beside it, was saved.

The files are looked at twice a second: no operating system has to tell of changes, and network drives that never do are watched
too. A check begins only when two looks in a row saw the same: Word saves in several steps.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from stdkit.commands.consoles import takes_escapes
from stdkit.commands.inputs import collect
from stdkit.commands.speech import say
from stdkit.errors import StdkitError

EVERY = 0.5
"""Seconds between two looks."""
INTERRUPTED = 130
_SETTINGS = ("stdkit.toml", "pyproject.toml")
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"

Look = tuple[tuple[str, int, int], ...]


def watch(
    once: Callable[[], int], paths: Iterable[str], beside: Iterable[str], *, sleep: Callable[[float], None] = time.sleep
) -> int:
    """Run ``once`` now and after every change of the files that ``paths`` mean, of the settings that hold for them, and of those
    ``beside`` (profile, baseline …), until Ctrl-C; then 130. What a user can mend is said, and watched on."""
    paths, beside = list(paths), list(beside)
    try:
        seen = look(paths, beside)
        while True:
            _run(once)
            say(f"{time.strftime('%H:%M:%S')} 已检查，文件保存后自动再查；按 Ctrl-C 结束。")
            seen = _changed(seen, paths, beside, sleep)
    except KeyboardInterrupt:
        say("\r已停止监视。")
        return INTERRUPTED


def look(paths: Iterable[str], beside: Iterable[str]) -> Look:
    """Name, time and size of every file that matters, as they are now."""
    drafts = list(collect(paths))
    folders = {folder for draft in drafts for folder in Path(draft).resolve().parents}
    settings = (str(folder / name) for folder in sorted(folders) for name in _SETTINGS)
    seen = []
    for name in dict.fromkeys([*drafts, *beside, *settings]):
        try:
            told = Path(name).stat()
        except OSError:
            continue
        seen.append((name, told.st_mtime_ns, told.st_size))
    return tuple(seen)


def _changed(before: Look, paths: list[str], beside: list[str], sleep: Callable[[float], None]) -> Look:
    """What there is after a change, as soon as it holds still."""
    last = before
    while True:
        sleep(EVERY)
        now = look(paths, beside)
        if now == last != before:
            return now
        last = now


def _run(once: Callable[[], int]) -> None:
    _forget_settings()
    if takes_escapes(sys.stdout):
        sys.stdout.write(_CLEAR)
    try:
        once()
    except StdkitError as error:
        say(str(error))
    sys.stdout.flush()


def _forget_settings() -> None:
    """Settings and profiles are read once for a run; here every check is one."""
    from stdkit.lint import profile, settings

    settings._settings_in.cache_clear()
    profile.load_profile.cache_clear()
