"""What a process that lives for one command sets up before anything else. For the command line only, never for a library's user."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stdkit.facts.prepared import Held

KIND = "prepared"
_MARK = b"stdkit.prepared/1\n"
_DIGEST = 32
_MOST = 5_000
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
    """Let this process find what earlier ones worked out of the program itself: patterns compiled, tables read."""
    from stdkit.facts import prepared

    if not prepared.wanted():
        prepared.begin(_load)


def retain() -> None:
    """Keep what this process had to work out for those to come; the first one compiles what it did not need itself as well."""
    from stdkit.facts import prepared

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
            _store(values)
    except (OSError, ValueError):
        return


def _store(values: Held) -> None:
    import hashlib
    import marshal

    from stdkit.formats import cache

    payload = marshal.dumps(values)
    cache.keep(KIND, _key(), _MARK + hashlib.sha256(payload).digest() + payload)


def _load() -> Held:
    """What lies in the user's cache folder; nothing where it is not, or not any more, what was written."""
    import hashlib
    import marshal

    from stdkit.formats import cache

    try:
        path = cache.find(KIND, _key()) if cache.keeps() else None
        data = path.read_bytes() if path is not None else b""
        start = len(_MARK) + _DIGEST
        payload = data[start:]
        if data[: len(_MARK)] != _MARK or hashlib.sha256(payload).digest() != data[len(_MARK) : start]:
            return {}
        held: Held = marshal.loads(payload)
        return held
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _key() -> str:
    """Python's own number of the form of compiled patterns, and what else reads these bytes its own way."""
    from re import _constants  # type: ignore[attr-defined]  # no public name since Python 3.11

    return f"{sys.implementation.cache_tag}-{sys.byteorder}-{_constants.MAGIC}-{_constants.MAXREPEAT:x}"
