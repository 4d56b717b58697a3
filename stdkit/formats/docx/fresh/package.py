"""The zip around the parts, the same bytes for the same draft."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from stdkit.formats.writing import write_whole

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "document.xml": "document.main",
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "footnotes.xml": "footnotes",
    "comments.xml": "comments",
    "header": "header",
    "footer": "footer",
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_package(
    out: Path,
    parts: Mapping[str, bytes],
    relations: Mapping[str, str],
    media_types: Mapping[str, str],
    *,
    title: str,
    created: date | None,
    author: str,
) -> None:
    """Write ``parts`` (names below ``word/``) to ``out``. ``relations`` maps a relationship id to the part it leads to. ``CannotWrite`` as of
    ``write_whole``."""
    core = _core(title, created, author)
    files = {
        "[Content_Types].xml": _content_types(parts, media_types),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": _relations(
            {key: (f"{_OFFICE}/{_relation_kind(name)}", name) for key, name in relations.items()}
        ),
        **{f"word/{name}": data for name, data in parts.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, data)
    write_whole(out, packed.getvalue())


def _kind(name: str) -> str:
    return name.rstrip("0123456789.xml") if name.startswith(("header", "footer")) else name


def _relation_kind(name: str) -> str:
    return "image" if name.startswith("media/") else _kind(name).removesuffix(".xml")


def _content_types(parts: Mapping[str, bytes], media_types: Mapping[str, str]) -> bytes:
    extensions = {name.rpartition(".")[2] for name in parts if name.startswith("media/")}
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {extension: media_types[extension] for extension in sorted(extensions)}
    lines = [f"<Default Extension={quoteattr(key)} ContentType={quoteattr(kind)}/>" for key, kind in defaults.items()]
    lines += [
        f'<Override PartName="/word/{name}" ContentType="{_WORD}.{_TYPES[_kind(name)]}+xml"/>'
        for name in parts
        if not name.startswith("media/")
    ]
    lines.append(
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'.encode()


def _relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    lines = [
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}/>"
        for key, (kind, target) in targets.items()
    ]
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'.encode()


def _core(title: str, created: date | None, author: str) -> bytes:
    stamp = ""
    if created is not None:
        when = f"{created.isoformat()}T00:00:00Z"
        stamp = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
        )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>{stamp}</cp:coreProperties>"
    ).encode()
