"""JSON with long lists, made item by item: the text is what ``json.dumps`` with an indent makes of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping


def listed(items: Iterable[str], *, indent: int, column: int = 0) -> Iterator[str]:
    """A list in pieces; ``items`` are JSON with this ``indent`` themselves, ``column`` is where the line begins that opens the list."""
    lead = "\n" + " " * (column + indent)
    empty = True
    for item in items:
        # No text has a line break in JSON: each is one of the layout.
        yield ("[" if empty else ",") + lead + item.replace("\n", lead)
        empty = False
    yield "[]" if empty else "\n" + " " * column + "]"


def filled(frame: str, lists: Mapping[str, Iterable[str]], *, indent: int = 2) -> Iterator[str]:
    """``frame`` in pieces, with items put into lists that are empty in it. They are named in the order in which they stand."""
    for key, items in lists.items():
        found = re.search(rf'^( *)"{key}": (?=\[\])', frame, re.MULTILINE)
        assert found is not None, key
        yield frame[: found.end()]
        yield from listed(items, indent=indent, column=len(found[1]))
        frame = frame[found.end() + len("[]") :]
    yield frame
