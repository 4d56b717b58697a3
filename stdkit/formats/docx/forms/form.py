"""A form opened, read and filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, nodes
from lxml import etree

from stdkit.errors import BadData, UnreadableFile
from stdkit.facts.characters import writable
from stdkit.facts.patterns import pattern
from stdkit.formats.docx.archive import copy_archive
from stdkit.formats.docx.forms.filters import FILTERS, asking_filters
from stdkit.formats.docx.forms.paragraphs import check_alone, check_paragraphs, row_loops
from stdkit.formats.docx.forms.settle import settle
from stdkit.formats.docx.forms.stamp import CORE, stamped
from stdkit.formats.docx.forms.tags import Reading, Used, environment
from stdkit.formats.docx.package import Package, open_package, package_from, strict, xml_parser

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_PARTS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_BIGGEST_PART = 16 * 2**20
_BIGGEST_RESULT = 64 * 2**20
"""Bytes of a part's XML and of what filling makes of it: no form of the trade comes near."""
_PARAGRAPH = pattern(r"(?=<w:p[ >])|(?<=</w:p>)")
_BREAK = pattern(r"\n(?=<w:p[ >])|(?<=</w:p>)\n")
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_MACROS = b"macroEnabled"
_PROLOG = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled document, and what it asks for (once a place): 「任务来源」 for 「【请填写：任务来源】」."""

    data: bytes
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    reading: Reading
    tree: nodes.Template


class Form:
    """A form. ``BadData`` where its tags are not in order, with the file, the paragraph and what to do."""

    def __init__(self, package: Package) -> None:
        self.path = package.path
        self._package = package
        if _MACROS in package.read(_TYPES):
            raise BadData("D065", "表格带有宏，不能使用", path=self.path, advice="请用 Word 另存为 .docx 后再试")
        self._plain = environment(FILTERS)
        self._parts = [self._part(name, shown) for name, shown in self._names()]

    @property
    def used(self) -> tuple[Used, ...]:
        """The fields that tags name, in the order of the form; a field as often as it is named."""
        return tuple(one for part in self._parts for one in part.reading.used)

    @cached_property
    def rows(self) -> frozenset[str]:
        """The lists that rows of tables are made of: what an empty form has some empty rows of."""
        found = set()
        for part in self._parts:
            for name in row_loops(self._package.xml(part.name)):
                first, _, rest = name.partition(".")
                root = part.reading.bound.get(first, first)
                found.add(f"{root}.{rest}" if rest else root)
        return frozenset(found)

    def fill(self, values: Mapping[str, Any], *, blank: bool = False, title: str = "", created: str = "") -> Filled:
        """The form with ``values`` in it; every field that it names has to be among them.

        ``title`` and ``created`` (2026-05-20) go to the properties of the file. The same input gives the same bytes.
        """
        asked: list[str] = []
        tags = environment({**FILTERS, **asking_filters(blank, asked)})
        clean = {**_clean(values), "blank": blank}
        changed = {part.name: self._filled(part, tags, clean) for part in self._parts}
        changed |= self._as_document()
        if CORE in self._package:
            changed[CORE] = stamped(self._package, title=writable(title, ""), created=created)
        return Filled(copy_archive(self._package.data, changed), tuple(asked))

    def _as_document(self) -> dict[str, bytes]:
        """The table of contents of a template (DOTX), as that of the document it becomes: Word opens no template that is called .docx."""
        types = self._package.read(_TYPES)
        return {_TYPES: types.replace(_TEMPLATE, _DOCUMENT)} if _TEMPLATE in types else {}

    def _names(self) -> Iterator[tuple[str, str]]:
        yield self._package.main, "正文"
        for relation in self._package.relations(self._package.main).values():
            if relation.kind in _PARTS and relation.target in self._package:
                yield relation.target, _PARTS[relation.kind]

    def _part(self, name: str, shown: str) -> _Part:
        if len(self._package.read(name)) > _BIGGEST_PART:
            raise UnreadableFile(
                "F006", f"部件 {name} 大得不像一张表格，拒绝读取", path=self.path, advice="请确认文件是否选对"
            )
        root = self._package.xml(name)
        check_paragraphs(root, self.path, shown)
        check_alone(root, self.path, shown)
        reading = Reading(self.path, shown, _source(root))
        return _Part(name, reading, reading.parse(self._plain))

    def _filled(self, part: _Part, tags: ImmutableSandboxedEnvironment, values: Mapping[str, Any]) -> bytes:
        pieces: list[str] = []
        size = 0
        try:
            for piece in tags.from_string(part.tree).generate(values):
                pieces.append(piece)
                size += len(piece)
                if size > _BIGGEST_RESULT:
                    raise BadData("D066", "填出来的文件大得反常", path=self.path, advice="请检查表格里的循环和数据")
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise BadData(
                "D067",
                f"表格的{part.reading.part}填不出来（{error}）",
                path=self.path,
                advice="请检查标签中的条件和循环",
            ) from error
        try:
            root = etree.fromstring(_BREAK.sub("", "".join(pieces)).encode(), xml_parser())
        except etree.XMLSyntaxError as error:
            raise BadData(
                "D068",
                f"表格的{part.reading.part}填好后结构不完整",
                path=self.path,
                advice="循环、条件的开始和结束应在同一层：都在一个段落里，或用 {%p … %}、{%tr … %} 各占一段、一行",
            ) from error
        settle(root, self.path, part.reading.part)
        written = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
        return _PROLOG + (strict(written) if self._package.strict else written)


def open_form(source: str | Path | bytes, path: str = "") -> Form:
    """The form in a file, or in bytes that messages call ``path``. ``UnreadableFile`` for what is no DOCX, ``BadData`` for a broken form."""
    return Form(package_from(source, path) if isinstance(source, bytes) else open_package(source))


def _source(root: etree._Element) -> str:
    """The part as the tags are read in it: a line for each paragraph, tags whole and where they work."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # loads python-docx: only where a form is opened

    xml = etree.tostring(root, encoding="unicode").replace("\n", " ")
    return _PARAGRAPH.sub("\n", str(DocxTemplate("").patch_xml(xml)))


def _clean(value: Any) -> Any:
    """Values without the characters that no document may hold; their lines parted by single 「\\n」."""
    if isinstance(value, str):
        lines = writable(value, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return "\n".join(line.rstrip() for line in lines if line.strip()) if len(lines) > 1 else lines[0]
    if isinstance(value, Mapping):
        return {name: _clean(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [_clean(inner) for inner in value]
    return value
