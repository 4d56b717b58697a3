"""A DOCX package: opened with suspicion, its parts parsed safely, its relations never followed outside."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from stdkit.errors import UnreadableFile
from stdkit.facts.files import file_fault
from stdkit.facts.packed import DAMAGE, archive_fault, entry_fault, entry_name, unpacked
from stdkit.formats.docx.tags import CONTENT_TYPES, PACKAGE_RELATIONS, STRICT_NAMES, STRICT_WORD, w
from stdkit.limits import lift, limits

_HEAD = 8192
_USUAL_DEPTH, _MOST_DEPTH = 256, 2048
"""To which libxml2 goes of itself, and where it is told that the tree is huge."""
_RESAVE = "请用 Word 或 WPS 打开后另存为 .docx 再试"
_AGAIN = "请向提供者重新索取一份，或用 Word 的“打开并修复”另存后再试"
_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "是 PDF 文件，不是 DOCX"),
    (b"{\\rtf", "是 RTF 文件，不是 DOCX"),
    (b"<?xml", "是 XML 文件，不是 DOCX"),
    (b"<html", "是网页文件，不是 DOCX"),
    (b"<!DOCTYPE", "是网页文件，不是 DOCX"),
)
_OTHER_ZIPS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "是 Excel 工作簿，不是 Word 文档"),
    ("ppt/presentation.xml", "是 PowerPoint 演示文稿，不是 Word 文档"),
    ("OFD.xml", "是 OFD 文件，不是 Word 文档"),
    ("content.xml", "是 OpenDocument 文件，不是 DOCX"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part; ``target`` is a part's name, or "" where it leads outside the package."""

    id: str
    kind: str
    """The last word of the relationship's type: ``footnotes``, ``image``, ``header`` …"""
    target: str
    external: bool = False
    outside: str = ""
    """Where it leads outside, as it is written: to be told, never to be followed."""


def xml_parser() -> etree.XMLParser:
    """The parser for every part: no entities, no DTD, no network; comments, instructions and blanks are kept.

    Anchors count children as this parser gives them, so whoever follows an anchor has to parse with it.
    """
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=limits().xml_depth > _USUAL_DEPTH,
        remove_comments=False,
        remove_pis=False,
        remove_blank_text=False,
        strip_cdata=False,
    )


class Package:
    """An opened DOCX, DOTX or DOCM. ``data`` is the file as it is, ``digest`` its sha256 in hexadecimal.

    Part names are those of the zip entries, without leading slash (``word/document.xml``).
    """

    def __init__(self, path: str, data: bytes, archive: zipfile.ZipFile) -> None:
        self.path = path
        self.data = data
        self.digest = hashlib.sha256(data).hexdigest()
        self._archive = archive
        self._names = {entry_name(info.filename): info.filename for info in archive.infolist()}
        self.strict = False
        """Written in the strict dialect of the standard: parts are read as if in the usual one, and written back as they were."""
        self._roots: dict[str, etree._Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.has_macros = False
        """Whether the main part says that it has macros, which Word takes from no file called .docx."""
        self.main = self._find_main()

    @property
    def names(self) -> list[str]:
        """The names of all parts, in the order of the zip."""
        return [info.filename for info in self._archive.infolist()]

    def __contains__(self, name: str) -> bool:
        return entry_name(name) in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part. ``UnreadableFile`` where it is missing, damaged or of unreasonable size."""
        stored = self._names.get(entry_name(name))
        if stored is None:
            raise self._bad(f"缺少部件 {name}，文件已损坏", _AGAIN)
        info = self._archive.getinfo(stored)
        fault = entry_fault(info)
        if fault is not None:
            raise self._bad(fault.message, fault.advice)
        try:
            return unpacked(self._archive, info)
        except DAMAGE as error:
            raise self._bad(f"部件 {name} 已损坏", _AGAIN) from error

    def xml(self, name: str) -> etree._Element:
        """The root element of a part, parsed once. ``UnreadableFile`` where the part is no sound XML."""
        key = entry_name(name)
        if key not in self._roots:
            self._roots[key] = self._parsed(name, self.read(name))
        return self._roots[key]

    def _parsed(self, name: str, data: bytes) -> etree._Element:
        if data.count(b"<") > limits().xml_tags:
            raise self._bad(f"部件 {name} 的标签超过 {limits().xml_tags} 个，拒绝读取", lift("xml_tags"))
        try:
            root = etree.fromstring(usual(data) if self.strict else data, xml_parser())
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise self._bad(f"部件 {name} 的元素嵌套超过 {_depth()} 层，拒绝读取", lift("xml_depth")) from error
            if b"<!DOCTYPE" not in data:
                raise self._bad(f"部件 {name} 不是完好的 XML", _AGAIN) from error
            root = None
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise self._bad(f"部件 {name} 含有文档类型声明，拒绝读取", _RESAVE)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of ``part`` ("" for the package's own), by id."""
        if part not in self._relations:
            folder, base = posixpath.split(part)
            self._relations[part] = self._read_relations(posixpath.join(folder, "_rels", f"{base}.rels"), folder)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """The name of the part that ``part`` refers to as ``kind`` (``styles``, ``numbering`` …), or "" ."""
        for relation in self.relations(part).values():
            if relation.kind == kind and relation.target in self:
                return relation.target
        return ""

    def _read_relations(self, name: str, folder: str) -> dict[str, Relation]:
        if name not in self:
            return {}
        found: dict[str, Relation] = {}
        for element in self.xml(name).iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
            external = element.get("TargetMode") == "External"
            written = element.get("Target") or ""
            target = unquote(written).replace("\\", "/")
            inside = "" if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            outside = written if external else ""
            found[element.get("Id") or ""] = Relation(element.get("Id") or "", kind, inside, external, outside)
        return found

    def _find_main(self) -> str:
        for name, what in _OTHER_ZIPS:
            if name in self:
                raise self._bad(what, _RESAVE)
        if "[Content_Types].xml" not in self:
            raise self._bad("是压缩包，但不是 Word 文档（缺少内容类型表）", "请确认文件是否选对")
        main = self.related("", "officeDocument") or ("word/document.xml" if "word/document.xml" in self else "")
        if not main:
            raise self._bad("是压缩包，但没有 Word 文档的正文部件", "请确认文件是否选对")
        kind = self._content_type(main)
        if kind not in (*_MAIN_TYPES, "application/xml", ""):
            raise self._bad("不是 Word 文档", _RESAVE)
        self.has_macros = "macroEnabled" in kind
        data = self.read(main)
        self.strict = STRICT_WORD.encode() in data[:_HEAD]
        root = self._roots[entry_name(main)] = self._parsed(main, data)
        if root.tag != w("document"):
            raise self._bad("不是 Word 文档", _RESAVE)
        return main

    def _content_type(self, part: str) -> str:
        default = ""
        extension = part.rsplit(".", 1)[-1].casefold()
        for element in self.xml("[Content_Types].xml"):
            if element.tag == f"{{{CONTENT_TYPES}}}Override":
                if (element.get("PartName") or "").lstrip("/").casefold() == part.casefold():
                    return element.get("ContentType") or ""
            elif (
                element.tag == f"{{{CONTENT_TYPES}}}Default"
                and (element.get("Extension") or "").casefold() == extension
            ):
                default = element.get("ContentType") or ""
        return default

    def _bad(self, message: str, advice: str) -> UnreadableFile:
        return UnreadableFile("F007", message, path=self.path, advice=advice)


def _depth() -> int:
    return min(max(limits().xml_depth, _USUAL_DEPTH), _MOST_DEPTH)


def usual(data: bytes) -> bytes:
    """The part ``data`` of a strict package with the names of the usual dialect."""
    for strict, transitional in STRICT_NAMES:
        data = data.replace(strict.encode(), transitional.encode())
    return data


def strict(data: bytes) -> bytes:
    """The reverse of ``usual``."""
    for own, transitional in STRICT_NAMES:
        data = data.replace(transitional.encode(), own.encode())
    return data


def open_package(path: str | Path) -> Package:
    """Open the DOCX at ``path``. ``UnreadableFile`` (one sentence: what is wrong, what to do) for anything else."""
    shown = str(path)
    fault = file_fault(path)
    if fault is not None:
        raise UnreadableFile("F058", fault.message, path=shown, advice=fault.advice)
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("F008", "文件不存在", path=shown, advice="请检查路径") from None
    except IsADirectoryError:
        raise UnreadableFile("F009", "是文件夹，不是文件", path=shown, advice="请给出其中的文件") from None
    except OSError as error:
        raise UnreadableFile("F010", "文件打不开", path=shown, advice="请检查权限，或先关闭正在使用它的程序") from error
    return package_from(data, shown)


def package_from(data: bytes, path: str) -> Package:
    """The package in ``data``; ``path`` is only for messages."""
    _refuse_other_kinds(data, path)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise UnreadableFile("F011", "文件不完整或已损坏", path=path, advice=_AGAIN) from error
    fault = archive_fault(archive)
    if fault is not None:
        raise UnreadableFile("F012", fault.message, path=path, advice=fault.advice)
    return Package(path, data, archive)


def _refuse_other_kinds(data: bytes, path: str) -> None:
    if not data:
        raise UnreadableFile("F013", "是空文件", path=path, advice=_AGAIN)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFile(
                "F014", "文档已加密", path=path, advice="请用 Word 打开，在“文件—信息—保护文档”中取消密码后另存再试"
            )
        raise UnreadableFile(
            "F015", "是 Word 97—2003 格式（.doc）或 WPS 文字格式，不是 DOCX", path=path, advice=_RESAVE
        )
    head = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    for magic, what in _OTHER_KINDS:
        if head[: len(magic)].lower() == magic.lower():
            raise UnreadableFile("F016", what, path=path, advice=_RESAVE)
    if not data.startswith(b"PK"):
        raise UnreadableFile("F017", "不是 DOCX 文件（不是压缩包）", path=path, advice="请确认文件是否选对")
