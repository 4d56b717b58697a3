"""PDFs: objects, references, streams, page trees, fonts, cross-reference tables; and the bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

from fuzz_.chance import changed_bytes, number

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_NUMBER = re.compile(rb"(?<![\w#.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_STREAM = re.compile(rb"<<(.*?)/Length \d+>>stream\n(.*)\nendstream", re.DOTALL)
_NAMES = (b"/Kids", b"/Count", b"/Parent", b"/Contents", b"/Resources", b"/Font", b"/Type", b"/Pages", b"/Page", b"/XObject", b"/Form", b"/Subtype", b"/Filter", b"/FlateDecode", b"/DCTDecode", b"/MediaBox", b"/CropBox", b"/Rotate", b"/Length", b"/W", b"/DW", b"/ToUnicode", b"/Encoding", b"/Annots", b"/Encrypt", b"/OpenAction", b"/x")  # fmt: skip
_OPERATORS = (b"q ", b"Q ", b"ET ", b"BT ", b"/Nil Do ", b"/Nil 9 Tf ", b"1e38 0 0 1e38 0 0 cm ", b"0 0 0 0 0 0 cm ", b"-9e9 Tz ", b"W n ", b"BI ID EI ", b"0 0 99999 99999 re S ", b"(\\777) Tj ", b"[(a) -1e9 (b)] TJ ", b"3 Tr ", b"<41> ' ")  # fmt: skip


def changed_objects(data: bytes, chance: Random) -> bytes:
    """The file after a change to one of its objects; mostly put together anew, so that the rest is found."""
    found = _OBJECT.findall(data)
    objects = [content for _, content in found]
    if (
        not objects
        or [int(number) for number, _ in found] != list(range(1, len(found) + 1))
        or not data.startswith(b"%PDF")
    ):
        return changed_bytes(data, chance)
    at = chance.randrange(len(objects))
    way = chance.randrange(14)
    if way == 0:
        objects[at] = b"null"
    elif way == 1:
        objects[at] = chance.choice(objects)
    elif way == 2:
        objects.append(objects[at])
        objects[at] = b"%d 0 R" % len(objects)
    elif way == 3:
        return _table(data, chance)
    else:
        objects[at] = _WAYS[way % len(_WAYS)](objects[at], len(objects), chance)
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    from tests.formats.pdf.made import assembled as whole

    return whole(objects)


def _table(data: bytes, chance: Random) -> bytes:
    """Places in the cross-reference table, the trailer, ``startxref``."""
    start = data.rfind(b"xref\n0 ")
    head, tail = data[:start], data[start:]
    numbers = list(_NUMBER.finditer(tail)) + list(_NAME.finditer(tail))
    found = chance.choice(numbers)
    return head + tail[: found.start()] + number(chance).encode() + tail[found.end() :]


def _one_of(found: re.Pattern[bytes], content: bytes, say: Callable[[], bytes], chance: Random) -> bytes:
    places = list(found.finditer(content))
    if not places:
        return content
    place = chance.choice(places)
    return content[: place.start()] + say() + content[place.end() :]


def _reference(content: bytes, count: int, chance: Random) -> bytes:
    """To itself, to its parent, to what is not there: cycles in the page tree among them."""
    return _one_of(
        _REFERENCE,
        content,
        lambda: b"%d 0 R" % chance.choice((1, 2, 3, count, count + 7, 0, chance.randint(1, count))),
        chance,
    )


def _value(content: bytes, count: int, chance: Random) -> bytes:
    return _one_of(_NUMBER, content, lambda: number(chance).encode(), chance)


def _name(content: bytes, count: int, chance: Random) -> bytes:
    return _one_of(_NAME, content, lambda: chance.choice(_NAMES), chance)


def _string(content: bytes, count: int, chance: Random) -> bytes:
    """Text: codes without a glyph, half a code, surrogates, controls, right-to-left marks."""
    odd = (
        "",
        "0",
        "D800",
        "DC00D800",
        "202E5E94",
        "0000",
        "FFFF",
        "5E94" * 400,
        "000A0009",
        "FEFF",
        "E000",
        "0031002E0031",
        "20282029",
    )
    return _one_of(_HEX, content, lambda: b"<" + chance.choice(odd).encode() + b">", chance)


def _stream(content: bytes, count: int, chance: Random) -> bytes:
    """A stream: packed, packed and cut, said to be packed, of another length, with operators out of place."""
    found = _STREAM.match(content)
    if not found:
        return content
    head, inside = found.groups()
    way = chance.randrange(6)
    if way == 0:
        inside, head = zlib.compress(inside), head + b"/Filter/FlateDecode"
    elif way == 1:
        inside, head = zlib.compress(inside)[: chance.randint(2, 60)], head + b"/Filter/FlateDecode"
    elif way == 2:
        head += chance.choice(
            (
                b"/Filter/FlateDecode",
                b"/Filter/LZWDecode",
                b"/Filter[/ASCIIHexDecode/ASCII85Decode]",
                b"/Filter/DCTDecode",
            )
        )
    elif way == 3:
        lines = inside.split(b"\n")
        chance.shuffle(lines)
        inside = b"\n".join(lines)
    elif way == 4:
        lines = inside.split(b"\n")
        lines.insert(chance.randint(0, len(lines)), chance.choice(_OPERATORS) * chance.choice((1, 1, 300)))
        inside = b"\n".join(lines)
    else:
        inside = changed_bytes(inside, chance)
    length = chance.choice((len(inside),) * 4 + (0, 10**10, -1))
    return b"<<" + head + b"/Length %d>>stream\n" % length + inside + b"\nendstream"


def _bytes(content: bytes, count: int, chance: Random) -> bytes:
    return changed_bytes(content, chance)


_WAYS = (_reference, _value, _name, _string, _stream, _stream, _value, _string, _bytes, _reference)
