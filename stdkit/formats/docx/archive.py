"""A copy of a zip in which only the named entries differ: every other byte of every other entry stays.

``zipfile`` can only pack anew; here the local records (header, packed data, descriptor) are copied as they lie in the file, and
the central directory is copied with its offsets moved.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from lxml import etree

from stdkit.errors import CannotWrite
from stdkit.facts.packed import entry_name
from stdkit.formats.docx.package import Package, strict
from stdkit.formats.writing import write_whole

_PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml.*?\?>\s*", re.DOTALL)

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_ZIP64_EXTRA = 1
_FULL = 0xFFFFFFFF
_STREAMED = 0x8 | 0x2 | 0x4
"""Flag bits that speak of the old packed data: sizes behind the data, and how hard the packer tried."""
_UTF8 = 0x800


def copy_archive(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes] | None = None) -> bytes:
    """The zip ``data`` with the contents of ``changed`` replaced and ``added`` appended, in the old order with the old dates.

    Names are compared as those of parts are, whatever their capitals and bars. New entries bear the date of the first entry,
    so the result is always the same.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos, start_of_directory, comment = archive.infolist(), archive.start_dir, archive.comment
    records = _central_records(data, start_of_directory, len(infos))
    by_name = {entry_name(info.filename): number for number, info in enumerate(infos)}
    replaced = {by_name[entry_name(name)]: content for name, content in changed.items()}
    order = sorted(range(len(infos)), key=lambda number: infos[number].header_offset)
    offsets = [infos[number].header_offset for number in order] + [start_of_directory]
    out = bytearray(data[: offsets[0]])
    for number, (begin, end) in zip(order, pairwise(offsets), strict=True):
        offset = len(out)
        if number in replaced:
            local, records[number] = _repacked(data[begin:end], records[number], replaced[number])
            out += local
        else:
            out += data[begin:end]
        records[number] = _moved(records[number], offset)
    for name, content in (added or {}).items():
        local, central = _new_entry(name, content, infos[0])
        records.append(_moved(central, len(out)))
        out += local
    directory = b"".join(records)
    end_record = _END.pack(b"PK\5\6", 0, 0, len(records), len(records), len(directory), len(out), len(comment))
    return bytes(out) + directory + end_record + comment


def save(data: bytes, out: Path, *, source: Path) -> None:
    """Write ``data`` to ``out`` as a whole or not at all; never over ``source``.

    ``CannotWrite`` where that fails.
    """
    if out.exists() and source.exists() and out.samefile(source):
        raise CannotWrite("W015", "输出与输入是同一个文件，不覆盖原件", path=str(out), advice="请另给一个输出文件名")
    write_whole(out, data)


def serialised(package: Package, name: str) -> bytes:
    """A part as it stands in memory, as XML behind the declaration it had; prefixes and attributes keep their names and order."""
    root = package.xml(name)
    prolog = _PROLOG.match(package.read(name))
    declaration = prolog.group() if prolog else b""
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if encoding.upper().replace("-", "") != "UTF8":
        declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return declaration + (strict(written) if package.strict else written)


def _central_records(data: bytes, at: int, count: int) -> list[bytes]:
    records: list[bytes] = []
    for _ in range(count):
        fields = _CENTRAL.unpack_from(data, at)
        length = _CENTRAL.size + sum(fields[10:13])
        records.append(data[at : at + length])
        at += length
    return records


def _repacked(local: bytes, central: bytes, content: bytes) -> tuple[bytes, bytes]:
    """The local and central record of an entry with new content; everything that does not follow from the content is kept."""
    head = list(_LOCAL.unpack_from(local))
    tail = list(_CENTRAL.unpack_from(central))
    packed = content if head[3] == zipfile.ZIP_STORED else _deflate(content)
    method = zipfile.ZIP_STORED if head[3] == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    sums = [zlib.crc32(content), len(packed), len(content)]
    name, extra = _tails(local, _LOCAL.size, head[9], head[10])
    extra = _without_zip64(extra)
    head[2] &= ~_STREAMED
    head[3], head[6:9], head[10] = method, sums, len(extra)
    central_name, central_extra = _tails(central, _CENTRAL.size, tail[10], tail[11])
    remark = central[_CENTRAL.size + tail[10] + tail[11] :]
    central_extra = _without_zip64(central_extra)
    tail[3] &= ~_STREAMED
    tail[4], tail[7:10], tail[11] = method, sums, len(central_extra)
    return (
        _LOCAL.pack(*head) + name + extra + packed,
        _CENTRAL.pack(*tail) + central_name + central_extra + remark,
    )


def _new_entry(name: str, content: bytes, like: zipfile.ZipInfo) -> tuple[bytes, bytes]:
    packed = _deflate(content)
    raw = name.encode("utf-8")
    flags = 0 if name.isascii() else _UTF8
    year, month, day, hour, minute, second = like.date_time
    date, time = (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
    sums = (zlib.crc32(content), len(packed), len(content))
    local = _LOCAL.pack(b"PK\3\4", 20, flags, zipfile.ZIP_DEFLATED, time, date, *sums, len(raw), 0)
    central = _CENTRAL.pack(
        b"PK\1\2", 20, 20, flags, zipfile.ZIP_DEFLATED, time, date, *sums, len(raw), 0, 0, 0, 0, 0, 0
    )
    return local + raw + packed, central + raw


def _moved(central: bytes, offset: int) -> bytes:
    """The central record with another offset; a zip64 extra field keeps what it says of the sizes only."""
    fields = list(_CENTRAL.unpack_from(central))
    if offset >= _FULL:
        raise CannotWrite("W016", "文件超过 4 GB，写不了", advice="请先压缩文中的图片")
    name, extra = _tails(central, _CENTRAL.size, fields[10], fields[11])
    remark = central[_CENTRAL.size + fields[10] + fields[11] :]
    if fields[16] == _FULL or fields[13] == 0xFFFF:
        sizes = 8 * sum(value == _FULL for value in fields[8:10])
        kept = _zip64(extra)[:sizes]
        extra = _without_zip64(extra) + (struct.pack("<2H", _ZIP64_EXTRA, len(kept)) + kept if kept else b"")
        fields[13] = 0
    fields[11], fields[16] = len(extra), offset
    return _CENTRAL.pack(*fields) + name + extra + remark


def _tails(record: bytes, at: int, name: int, extra: int) -> tuple[bytes, bytes]:
    return record[at : at + name], record[at + name : at + name + extra]


def _extra_fields(extra: bytes) -> list[tuple[int, bytes]]:
    fields: list[tuple[int, bytes]] = []
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        fields.append((kind, extra[at + 4 : at + 4 + length]))
        at += 4 + length
    return fields


def _zip64(extra: bytes) -> bytes:
    return next((content for kind, content in _extra_fields(extra) if kind == _ZIP64_EXTRA), b"")


def _without_zip64(extra: bytes) -> bytes:
    fields = _extra_fields(extra)
    if all(kind != _ZIP64_EXTRA for kind, _ in fields):
        return extra
    return b"".join(
        struct.pack("<2H", kind, len(content)) + content for kind, content in fields if kind != _ZIP64_EXTRA
    )


def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()
