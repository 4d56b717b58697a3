"""Packages (DOCX, XLSX): their parts changed one by one, and the zip around them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from random import Random

from fuzz_.chance import changed_bytes
from fuzz_.trees import changed_xml

Parts = list[tuple[str, bytes]]
_DAY = (2026, 5, 1, 8, 0, 0)


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same parts give the same bytes; a name may stand twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = method
            archive.NameToInfo.pop(name, None)  # else it warns of names that stand twice
            archive.writestr(info, content)
    return out.getvalue()


def changed_part(pattern: str) -> Callable[[bytes, Random], bytes]:
    """A change to one of the XML parts whose names match."""
    matches = re.compile(pattern)

    def change(data: bytes, chance: Random) -> bytes:
        try:
            parts = unpacked(data)
        except (zipfile.BadZipFile, OSError, EOFError):
            return changed_bytes(data, chance)
        fitting = [at for at, (name, _) in enumerate(parts) if matches.search(name)]
        if not fitting:
            fitting = [at for at, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
        at = chance.choice(fitting)
        parts[at] = (parts[at][0], changed_xml(parts[at][1], chance))
        return packed(parts)

    return change


def changed_zip(data: bytes, chance: Random) -> bytes:
    """The zip itself: names, doubles, what is missing, sizes, flags, cuts."""
    try:
        parts = unpacked(data)
    except Exception:
        return changed_bytes(data, chance)
    way, at = chance.randrange(13), chance.randrange(len(parts))
    name, content = parts[at]
    if way == 0:
        del parts[at]
    elif way == 1:
        parts.append((name, changed_bytes(content, chance)))
    elif way == 2:
        parts[at] = (chance.choice(_NAMES).format(name=name), content)
    elif way == 3:
        other = chance.randrange(len(parts))
        parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], content)
    elif way == 4:
        parts[at] = (name, b"")
    elif way == 5:
        parts[at] = (name, changed_bytes(content, chance))
    elif way == 6:
        parts += [(f"word/extra{number}.xml", content) for number in range(chance.choice((1, 50, 500)))]
    elif way == 7:
        chance.shuffle(parts)
        return packed(parts, zipfile.ZIP_STORED)
    elif way == 8:
        parts.insert(
            0, (chance.choice(("mimetype", "../evil", "word/vbaProject.bin", "EncryptedPackage")), content[:9])
        )
    elif way == 9:
        return changed_bytes(data, chance)
    elif way == 10:
        return bytes(chance.randrange(256) for _ in range(40)) + data if chance.random() < 0.5 else data + b"\0" * 70000
    else:
        return _changed_record(packed(parts), chance)
    return packed(parts)


_NAMES = (
    "../{name}",
    "/{name}",
    "..\\..\\{name}",
    "{name}/",
    "C:/{name}",
    "",
    "\u202e{name}",
    "{name}.bak",
    "WORD/{name}",
    "./{name}",
    "a" * 3000,
)
_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


def _changed_record(data: bytes, chance: Random) -> bytes:
    """One field of a record says something else: flags, method, sizes, check sums, offsets, counts."""
    mark = chance.choice((_LOCAL, _CENTRAL, _CENTRAL, _END))
    places = [found.start() for found in re.finditer(re.escape(mark), data)]
    if not places:
        return data
    at = chance.choice(places) + 4 + 2 * chance.randrange(9 if mark == _END else 13 if mark == _LOCAL else 21)
    value = chance.choice((0, 1, 8, 9, 12, 99, 0x0800, 0x8000, 0xFFFF, chance.randrange(0x10000)))
    changed = bytearray(data)
    changed[at : at + 2] = struct.pack("<H", value)
    return bytes(changed)
