"""Microsoft's compound file (OLE): which document is inside, told by its streams.

Only the directory and the first bytes of a stream are read; every offset is taken with suspicion.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of chain, free, of the table itself."""


def stream_heads(data: bytes) -> dict[str, bytes]:
    """The streams in the compound file ``data`` with their first sector, by name. Empty where the file is damaged."""
    try:
        return dict(_streams(data))
    except (struct.error, ValueError, IndexError):
        return {}


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    shift = struct.unpack_from("<H", data, 0x1E)[0]
    if not data.startswith(MAGIC) or shift not in (9, 12):
        return
    size = 1 << shift
    table = _allocation(data, size)
    sector = struct.unpack_from("<I", data, 0x30)[0]
    seen: set[int] = set()  # a damaged directory may lead back to itself
    while sector < _LAST and sector not in seen:
        seen.add(sector)
        for at in range(0, size, 128):
            entry = _sector(data, sector, size)[at : at + 128]
            length, kind = struct.unpack_from("<HB", entry, 0x40)
            if len(entry) == 128 and kind == 2 and 2 <= length <= 64:
                name = entry[: length - 2].decode("utf-16-le", "replace")
                start = struct.unpack_from("<I", entry, 0x74)[0]
                long = struct.unpack_from("<I", entry, 0x78)[0]
                # Streams below 4,096 bytes lie in the mini stream: their first bytes are not asked for.
                yield name, _sector(data, start, size) if long >= 4096 else b""
        sector = table[sector] if sector < len(table) else _LAST


def _allocation(data: bytes, size: int) -> tuple[int, ...]:
    """The allocation table: which sector follows which."""
    parts = list(struct.unpack_from("<109I", data, 0x4C))
    more = struct.unpack_from("<I", data, 0x44)[0]
    seen: set[int] = set()
    while more < _LAST and more not in seen:
        seen.add(more)
        numbers = struct.unpack(f"<{size // 4}I", _whole(data, more, size))
        parts.extend(numbers[:-1])
        more = numbers[-1]
    table: list[int] = []
    for part in parts:
        if part < _LAST:
            table.extend(struct.unpack(f"<{size // 4}I", _whole(data, part, size)))
    return tuple(table)


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = (number + 1) * size
    return data[start : start + size]


def _whole(data: bytes, number: int, size: int) -> bytes:
    return _sector(data, number, size).ljust(size, b"\xff")


def is_encrypted_word(head: bytes) -> bool:
    """Whether the first bytes of a 「WordDocument」 stream say that the text is encrypted."""
    return len(head) > 12 and bool(struct.unpack_from("<H", head, 0x0A)[0] & 0x0100)
