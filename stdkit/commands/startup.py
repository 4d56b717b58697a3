"""What a process that lives for one command sets up before anything else. For the command line only, never for a library's user."""

from __future__ import annotations

import atexit
import dataclasses
import gc
import marshal
import os
import stat
import sys
import zlib
from pathlib import Path
from typing import Any

from stdkit.facts import prepared
from stdkit.facts.prepared import Held

KIND = "prepared"
_MARK = b"stdkit.prepared/1\n"
_SUM = 4
_METHOD = "method"
_MOST = 10_000
"""How many values are kept; the program has some thousand."""


def set_up() -> None:
    """Tune this process for one short run.

    Its documents live to its end: looking for garbage often costs a tenth of the time and finds none. A check of 900 pages makes
    a million objects and some hundreds that are garbage only the collector can find.
    """
    gc.set_threshold(500_000, 20, 20)
    recall()
    atexit.register(retain)


def recall() -> None:
    """Let this process find what earlier ones worked out of the program itself: patterns compiled, tables read, methods that
    ``dataclasses`` writes as text and compiles (six of each of two hundred classes)."""
    if not prepared.wanted():
        prepared.begin(_load)
        dataclasses.exec = _execute  # type: ignore[attr-defined]  # for that module only, in front of the built-in one


def _execute(text: str, names: dict[str, Any], local: dict[str, Any] | None = None) -> None:
    """``exec`` of a text, compiled by an earlier run where there was one."""
    known = prepared.find(_METHOD, text)
    if known is None:
        code = compile(text, "<string>", "exec", dont_inherit=True)
        prepared.keep(_METHOD, text, marshal.dumps(code))
    else:
        code = marshal.loads(known)
    exec(code, names, local)


def retain() -> None:
    """Keep what this process had to work out for those to come; the first one compiles what it did not need itself as well."""
    if "stdkit.formats.cache" not in sys.modules:  # nothing was looked for
        return
    from stdkit.facts.patterns import compile_all
    from stdkit.formats import cache

    if not cache.keeps():
        return
    try:
        if prepared.from_nothing():
            compile_all()
        values, changed = prepared.held(_MOST)
        if changed:
            payload = marshal.dumps(values)
            cache.keep(KIND, _key(), _MARK + _sum(payload) + payload)
    except (OSError, ValueError):
        return


def _sum(payload: bytes | memoryview) -> bytes:
    return zlib.crc32(payload).to_bytes(_SUM, "big")


def _load() -> Held:
    """What lies in the user's cache folder; nothing where it is not, or not any more, what was written."""
    from stdkit.formats import cache

    try:
        path = cache.find(KIND, _key()) if cache.keeps() else None
        data = path.read_bytes() if path is not None and _is_own(path) else b""
        start = len(_MARK) + _SUM
        payload = memoryview(data)[start:]  # megabytes: not to be there twice
        if data[: len(_MARK)] != _MARK or _sum(payload) != data[len(_MARK) : start]:
            return {}
        held: Held = marshal.loads(payload)
        return held
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _is_own(path: Path) -> bool:
    """Whether nobody but this user can have written the file. Code lies in it, so one from a folder that others share is not taken."""
    if sys.platform == "win32":  # the cache lies in the user's own profile there
        return True
    for place in (path, path.parent):
        told = place.stat()
        if told.st_uid != os.geteuid() or told.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return False
    return True


def _key() -> str:
    """Python's own numbers of the form of compiled code and patterns, and what else reads these bytes its own way."""
    from importlib.util import MAGIC_NUMBER
    from re import _constants  # type: ignore[attr-defined]  # no public name since Python 3.11

    forms = f"{MAGIC_NUMBER.hex()}-{_constants.MAGIC}-{_constants.MAXREPEAT:x}"
    command = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1].isalpha() and sys.argv[1].isascii() else "other"
    # A file for each command: what convert looks for (megabytes) is not to lie in the memory of a check.
    return f"{sys.implementation.cache_tag}-{sys.byteorder}-{forms}-{command[:12]}"
