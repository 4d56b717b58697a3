"""Archives (zip) opened with suspicion: what a DOCX, XLSX or ODT may unpack to, looked at before anything is unpacked."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections import Counter
from itertools import pairwise

from stdkit.facts.files import Fault
from stdkit.limits import lift, limits

DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
    OverflowError, MemoryError, KeyError,
)  # fmt: skip
"""What ``zipfile`` raises for archives that are not as they should be."""
_MB = 2**20
_HEADER = 30
_SOURCE = "请确认文件来源，用 Word 或 WPS 打开另存后再试"


def entry_name(name: str) -> str:
    """The name of an entry as every program compares it: one kind of bar, none in front, no capitals."""
    return name.replace("\\", "/").lstrip("/").casefold()


def archive_fault(archive: zipfile.ZipFile, *, total: str = "unpacked_mb") -> Fault | None:
    """What keeps an archive from being unpacked, told by its directory; ``total`` is the limit (a field) for all of it."""
    infos = archive.infolist()
    if len(infos) > limits().entries:
        return Fault(f"压缩包里有 {len(infos)} 个部件，多得反常，拒绝读取", lift("entries"))
    if sum(info.file_size for info in infos) > getattr(limits(), total) * _MB:
        return Fault(f"压缩包里的内容解压后超过 {getattr(limits(), total)} MB，大得反常，拒绝读取", lift(total))
    name, count = Counter(entry_name(info.filename) for info in infos).most_common(1)[0] if infos else ("", 0)
    if count > 1:
        # Which of the two is the document is told differently by every program that opens it.
        return Fault(f"压缩包里有 {count} 个同名的部件 {name}，拒绝读取", _SOURCE)
    placed = sorted(infos, key=lambda info: info.header_offset)
    if any(one.header_offset + _HEADER + one.compress_size > other.header_offset for one, other in pairwise(placed)):
        return Fault("压缩包里的部件互相重叠，拒绝读取", _SOURCE)
    return None


def entry_fault(info: zipfile.ZipInfo) -> Fault | None:
    """What keeps one entry from being unpacked, told by what the directory says of it."""
    held = limits()
    if info.file_size > held.part_mb * _MB:
        return Fault(f"部件 {info.filename} 解压后超过 {held.part_mb} MB，大得反常，拒绝读取", lift("part_mb"))
    if info.file_size > held.ratio_from_mb * _MB and info.file_size > held.ratio * max(info.compress_size, 1):
        return Fault(f"部件 {info.filename} 解压后是原来的 {held.ratio} 倍以上，大得反常，拒绝读取", lift("ratio"))
    if info.flag_bits & 0x1:
        return Fault("压缩包设有密码", "请取消密码后再试")
    return None


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, never more than the directory says. Raises one of ``DAMAGE`` where it is damaged or says otherwise."""
    with archive.open(info) as entry:
        # Asked for a number of bytes, zipfile unpacks no more; asked for all, it unpacks what is there before it counts.
        return entry.read(info.file_size) + entry.read(1)


def truthful(archive: zipfile.ZipFile) -> bool:
    """Whether every entry unpacks, and to as much as the directory says: for programs that read the archive themselves.
    The archive's bytes have to be those it was opened with."""
    try:
        for info in archive.infolist():
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or not _holds(archive, info):
                return False
    except DAMAGE:
        return False
    return True


def _holds(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """zipfile stops reading where the declared size is reached; what lies behind it is unpacked here to see."""
    with archive.open(info) as entry:
        while entry.read(_MB):
            pass
    if info.compress_type == zipfile.ZIP_STORED:
        return info.file_size == info.compress_size
    file = archive.fp
    assert file is not None
    file.seek(info.header_offset)
    head = file.read(_HEADER)
    name, extra = struct.unpack("<2H", head[26:30])
    file.seek(info.header_offset + _HEADER + name + extra)
    unpacker, left, count = zlib.decompressobj(-15), info.compress_size, 0
    while left and not unpacker.eof:
        piece = file.read(min(left, _MB))
        if not piece:
            return False
        left -= len(piece)
        while piece and count <= info.file_size:
            count += len(unpacker.decompress(piece, _MB))
            piece = unpacker.unconsumed_tail
    return count == info.file_size
