"""Archives opened with suspicion: what the directory says is held against limits and against what is there."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from stdkit.facts.packed import DAMAGE, archive_fault, entry_fault, entry_name, truthful, unpacked
from stdkit.limits import within

MB = 2**20


def packed(*entries: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return held.getvalue()


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def with_sizes(data: bytes, size: int) -> bytes:
    """The archive of one entry whose directory says that it unpacks to ``size``."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


@pytest.mark.parametrize(("name", "same"), [("Word\\A.XML", "word/a.xml"), ("/word/a.xml", "word/a.xml"), ("a", "a")])
def test_a_name_as_every_program_compares_it(name: str, same: str) -> None:
    assert entry_name(name) == same


def message(data: bytes, **bounds: Any) -> str:
    with within(**bounds):
        fault = archive_fault(opened(data))
    return fault.message if fault else ""


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_keeps_an_archive_from_being_unpacked() -> None:
    small = packed(("a.xml", b"a"), ("b.xml", b"b"))
    assert message(small) == "" and message(packed()) == ""
    assert message(small, entries=2) == "" and "2 个部件" in message(small, entries=1)
    whole = packed(("a.xml", b"a" * MB), ("b.xml", b"b" * MB))
    assert message(whole, unpacked_mb=2) == "" and "超过 1 MB" in message(whole, unpacked_mb=1)
    assert "2 个同名的部件 a.xml" in message(packed(("a.xml", b"a"), ("A.xml", b"b"), ("c.xml", b"c")))
    assert "同名" in message(packed(("w/a.xml", b"a"), ("w\\a.xml", b"b")))


def test_entries_that_lie_on_each_other() -> None:
    data = packed(("a.xml", b"a" * 64), ("b.xml", b"b" * 64), how=zipfile.ZIP_STORED)
    archive = opened(data)
    assert archive_fault(archive) is None
    first, second = archive.infolist()
    least = first.header_offset + 30 + first.compress_size
    second.header_offset = least
    assert archive_fault(archive) is None, "a name and an extra field may be empty"
    second.header_offset = least - 1
    fault = archive_fault(archive)
    assert fault is not None and "重叠" in fault.message


def entry(**said: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("a.xml")
    for name, value in said.items():
        setattr(info, name, value)
    return info


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"file_size": 400 * MB, "compress_size": 400 * MB}, ""),
        ({"file_size": 400 * MB + 1, "compress_size": 400 * MB}, "超过 400 MB"),
        ({"file_size": 64 * MB, "compress_size": 1}, ""),
        ({"file_size": 64 * MB + 1, "compress_size": 1}, "250 倍"),
        ({"file_size": 64 * MB + 1, "compress_size": 0}, "250 倍"),
        ({"file_size": 250 * MB, "compress_size": MB}, ""),
        ({"file_size": 250 * MB + 1, "compress_size": MB}, "250 倍"),
        ({"flag_bits": 1}, "密码"),
        ({"flag_bits": 8}, ""),
    ],
)
def test_what_keeps_an_entry_from_being_unpacked(said: dict[str, int], told: str) -> None:
    fault = entry_fault(entry(**said))
    assert told in (fault.message if fault else "") and bool(fault) == bool(told)


def test_no_more_is_unpacked_than_the_directory_says() -> None:
    data = packed(("a.xml", b"a" * 100))
    archive = opened(data)
    (info,) = archive.infolist()
    assert unpacked(archive, info) == b"a" * 100
    archive = opened(with_sizes(data, 10))
    (info,) = archive.infolist()
    with pytest.raises(DAMAGE):
        unpacked(archive, info)


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_holds_what_it_says(how: int) -> None:
    data = packed(("a.xml", b"a" * 3 * MB), how=how)
    assert truthful(opened(data))
    assert not truthful(opened(with_sizes(data, 3 * MB - 1))) and not truthful(opened(with_sizes(data, 3 * MB + 1)))
    assert truthful(opened(packed(("a.xml", b"")))) and truthful(opened(packed()))


def test_what_other_programs_may_not_unpack_or_is_damaged_is_not_truthful() -> None:
    assert not truthful(opened(packed(("a.xml", b"a"), how=zipfile.ZIP_BZIP2)))
    data = bytearray(packed(("a.xml", b"abcdefgh"), how=zipfile.ZIP_STORED))
    data[data.index(b"abcdefgh")] ^= 1
    assert not truthful(opened(bytes(data)))
