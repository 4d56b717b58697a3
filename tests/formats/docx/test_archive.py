"""A zip copied with some entries changed: every other byte stays, however the zip was packed."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdkit.errors import CannotWrite
from stdkit.formats.docx import archive
from stdkit.formats.docx.archive import copy_archive, save, serialised
from stdkit.formats.docx.package import Package, open_package, package_from
from tests.formats.docx.specimens import build, p

DATE = (2019, 5, 6, 7, 8, 10)
EXTRA = struct.pack("<2H3s", 0xCAFE, 3, b"abc")


def packed(
    entries: dict[str, bytes], *, comment: bytes = b"", extra: bytes = b"", stored: tuple[str, ...] = ()
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.comment = comment
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.extra = extra
            info.comment = b"note"
            made.writestr(info, content)
    return out.getvalue()


class Pipe(io.RawIOBase):
    """A stream that cannot go back: sizes stand behind the data."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.data += bytes(data)  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def streamed(entries: dict[str, bytes]) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:  # type: ignore[call-overload]
        for name, content in entries.items():
            with made.open(zipfile.ZipInfo(name, DATE), "w", force_zip64=True) as one:
                one.write(content)
    return bytes(pipe.data)


def read(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


ENTRIES = {"a.xml": b"<a/>" * 50, "word/b.xml": b"<b>" + bytes(range(32, 90)) * 9, "图.png": b"\x89PNG" * 20}


def test_nothing_changed_is_the_same_file() -> None:
    for data in (packed(ENTRIES), packed(ENTRIES, comment="注".encode(), extra=EXTRA)):
        assert copy_archive(data, {}) == data


@given(
    st.dictionaries(st.sampled_from(["a.xml", "b.bin", "c/d", "文.xml"]), st.binary(max_size=300), min_size=1),
    st.binary(max_size=200),
    st.booleans(),
    st.sampled_from([b"", EXTRA]),
    st.binary(max_size=20),
)
def test_one_entry_changed_is_that_entry_changed(
    entries: dict[str, bytes], content: bytes, stored: bool, extra: bytes, comment: bytes
) -> None:
    name = sorted(entries)[0]
    data = packed(entries, comment=comment, extra=extra, stored=(name,) if stored else ())
    copied = copy_archive(data, {name: content}, {"new.xml": b"<n/>", "新.xml": content})
    assert read(copied) == {**entries, name: content, "new.xml": b"<n/>", "新.xml": content}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copied)) as new:
        assert new.comment == old.comment
        for one in old.infolist():
            other = new.getinfo(one.filename)
            kept = ("date_time", "compress_type", "extra", "comment", "external_attr", "create_system", "flag_bits")
            assert [getattr(one, what) for what in kept] == [getattr(other, what) for what in kept]


def test_new_entries_bear_the_date_of_the_first_and_are_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(copy_archive(packed(ENTRIES), {}, {"n.xml": b"<n/>" * 99, "新.xml": b""}))) as new:
        for name, flags in (("n.xml", 0), ("新.xml", 0x800)):
            info = new.getinfo(name)
            assert (info.date_time, info.compress_type, info.flag_bits) == (DATE, zipfile.ZIP_DEFLATED, flags)
        assert new.getinfo("n.xml").compress_size < 99
        assert new.getinfo("n.xml").create_version == new.getinfo("n.xml").extract_version == 20


def test_a_stored_entry_stays_stored() -> None:
    data = packed(ENTRIES, stored=("a.xml",))
    with zipfile.ZipFile(io.BytesIO(copy_archive(data, {"a.xml": b"x" * 99}))) as new:
        assert (new.getinfo("a.xml").compress_type, new.getinfo("a.xml").compress_size) == (zipfile.ZIP_STORED, 99)


def test_an_entry_packed_another_way_becomes_one_that_word_reads() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("a.xml", b"<a/>" * 99)
    with zipfile.ZipFile(io.BytesIO(copy_archive(out.getvalue(), {"a.xml": b"<b/>" * 99}))) as new:
        assert new.getinfo("a.xml").compress_type == zipfile.ZIP_DEFLATED
        assert new.read("a.xml") == b"<b/>" * 99


def test_a_zip_written_as_a_stream() -> None:
    """Flag bit 3, the sizes behind the data, room for sizes beyond 4 GB: an entry written anew has none of that."""
    data = streamed(ENTRIES)
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        assert old.getinfo("a.xml").flag_bits & 0x8
    copied = copy_archive(data, {"a.xml": b"<n/>" * 9}, {"new": b"1"})
    assert read(copied) == {**ENTRIES, "a.xml": b"<n/>" * 9, "new": b"1"}
    with zipfile.ZipFile(io.BytesIO(copied)) as new:
        info = new.getinfo("a.xml")
        assert (info.flag_bits & 0x8, info.extra) == (0, b"")
        local = copied[info.header_offset :]
        assert struct.unpack_from("<4s5H3L2H", local)[-1] == 0
        assert new.getinfo("word/b.xml").flag_bits & 0x8


def test_what_stands_before_the_first_entry_stays() -> None:
    """As of a self-extracting file."""
    copied = copy_archive(b"PKsfx" * 9 + packed(ENTRIES), {"a.xml": b"x"})
    assert copied.startswith(b"PKsfx" * 9)
    assert read(copied) == {**ENTRIES, "a.xml": b"x"}


def test_entries_in_another_order_than_their_directory() -> None:
    """The directory may list entries in any order."""
    data = packed({"a": b"1" * 40, "b": b"2" * 50})
    start = zipfile.ZipFile(io.BytesIO(data)).start_dir
    length = 46 + len("a") + len(b"note")
    turned = (
        data[:start]
        + data[start + length : start + 2 * length]
        + data[start : start + length]
        + data[start + 2 * length :]
    )
    copied = copy_archive(turned, {"a": b"3" * 70})
    assert list(read(copied).items()) == [("b", b"2" * 50), ("a", b"3" * 70)]


def with_zip64(extra: bytes, sizes: tuple[int, int] | None = None, disk: int = 0) -> bytes:
    """A zip whose one entry gives its offset (and, where ``sizes``, its sizes) in the extra field for large files."""
    data = packed({"a": b"1" * 40}, extra=EXTRA)
    start = zipfile.ZipFile(io.BytesIO(data)).start_dir
    fields = list(struct.unpack_from("<4s6H3L5H2L", data, start))
    length = 46 + fields[10] + fields[11] + fields[12]
    name, note = data[start + 46 : start + 47], data[start + length - 4 : start + length]
    wide = b"".join(struct.pack("<Q", one) for one in (*((fields[9], fields[8]) if sizes else ()), 0))
    if sizes:
        fields[8] = fields[9] = 0xFFFFFFFF
    field = struct.pack("<2H", 1, len(wide)) + wide
    fields[11], fields[13], fields[16] = len(extra) + len(field), disk, 0xFFFFFFFF
    central = struct.pack("<4s6H3L5H2L", *fields) + name + extra + field + note
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), start, 0)
    return data[:start] + central + end


@pytest.mark.parametrize("sizes", [None, (1, 1)])
def test_offsets_of_large_files_become_plain_ones_and_sizes_stay(sizes: tuple[int, int] | None) -> None:
    data = with_zip64(EXTRA, sizes)
    assert read(data) == {"a": b"1" * 40}
    copied = copy_archive(data, {}, {"b": b"2"})
    assert read(copied) == {"a": b"1" * 40, "b": b"2"}
    at = zipfile.ZipFile(io.BytesIO(copied)).start_dir
    fields = struct.unpack_from("<4s6H3L5H2L", copied, at)
    extra = copied[at + 47 : at + 47 + fields[11]]
    assert fields[16] == 0
    assert extra == EXTRA + (
        struct.pack("<2H2Q", 1, 16, 40, zipfile.ZipFile(io.BytesIO(data)).getinfo("a").compress_size) if sizes else b""
    )


def test_beyond_4_gb_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a": b"1", "b": b"2"})
    monkeypatch.setattr(archive, "_FULL", 10)
    with pytest.raises(CannotWrite, match="超过 4 GB"):
        copy_archive(data, {})
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        monkeypatch.setattr(archive, "_FULL", opened.getinfo("b").header_offset)
    with pytest.raises(CannotWrite, match="超过 4 GB"):
        copy_archive(data, {})


def test_the_original_is_not_written_over(tmp_path: Path) -> None:
    source, link = tmp_path / "a.docx", tmp_path / "link.docx"
    source.write_bytes(b"old")
    link.symlink_to(source)
    for out in (source, link):
        with pytest.raises(CannotWrite, match="同一个文件"):
            save(b"new", out, source=source)
    save(b"new", tmp_path / "b.docx", source=source)
    save(b"newer", tmp_path / "b.docx", source=tmp_path / "gone.docx")
    assert (source.read_bytes(), (tmp_path / "b.docx").read_bytes()) == (b"old", b"newer")


def opened(tmp_path: Path, part: bytes) -> Package:
    data = build(tmp_path / "a.docx", p("甲")).read_bytes()
    return package_from(copy_archive(data, {"word/document.xml": part}), "a.docx")


BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>甲</w:body></w:document>'


@pytest.mark.parametrize(
    "prolog",
    [
        "",
        '<?xml version="1.0"?>',
        '<?xml version="1.0" encoding="utf8" standalone="yes"?>\r\n',
        '\ufeff<?xml version="1.0" encoding="UTF-8"?> ',
    ],
)
def test_a_part_comes_out_behind_the_declaration_it_had(tmp_path: Path, prolog: str) -> None:
    whole = (prolog + BODY).encode()
    assert serialised(opened(tmp_path, whole), "word/document.xml") == whole


def test_another_encoding_becomes_utf_8_and_says_so(tmp_path: Path) -> None:
    part = ('<?xml version="1.0" encoding="UTF-16"?>' + BODY).encode("utf-16")
    written = serialised(opened(tmp_path, part), "word/document.xml")
    assert written == b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + BODY.encode()


def test_names_of_entries_are_those_of_the_zip(tmp_path: Path) -> None:
    package = open_package(build(tmp_path / "a.docx", p("甲")))
    with pytest.raises(KeyError):
        copy_archive(package.data, {"word/none.xml": b""})
