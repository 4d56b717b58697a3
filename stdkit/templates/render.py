"""A document from a template and a data file: data → notation → ``Document`` → DOCX in the layout of GB/T 1.1—2020."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from stdkit.errors import BadData, CannotWrite
from stdkit.facts.patterns import pattern
from stdkit.formats import read
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.model import Cover, Document
from stdkit.templates.fields import checked, template
from stdkit.templates.values import load_data

_SPECIAL = pattern(r"([\\*^~${}\[\]!<|#`_&])")
_COVER = (
    "number",
    "title",
    "title_en",
    "masthead",
    "ics",
    "ccs",
    "record",
    "stage",
    "published",
    "implemented",
    "issued_by",
    "conformity",
)
_FRONT = ("cover", "toc", "foreword")


class Notation(str):
    """Text that is notation already and not to be escaped."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was written, and remarks (Chinese clauses) on what could not be written as the book wants it."""

    document: Document
    remarks: tuple[str, ...]


def render(name: str | Path, data: Mapping[str, Any] | Path, out: Path) -> Document:
    """As ``rendered``; the document alone."""
    return rendered(name, data, out).document


def rendered(name: str | Path, data: Mapping[str, Any] | Path, out: Path, *, source: Path | None = None) -> Rendered:
    """Render template ``name`` with ``data`` (a mapping or a YAML file) to the DOCX ``out``.

    ``source`` is the document whose text goes in, in place of the one the data name.

    Paths in the data are relative to the data file (to the working folder where ``data`` is a mapping). ``BadOption`` for an unknown
    template, ``BadData`` for data that do not fit, ``UnreadableFile`` for a source that cannot be read, ``CannotWrite`` for ``out``.
    """
    chosen = template(str(name))
    path, folder, given = _given(data)
    if source is not None:
        given = {**given, "source": str(source.resolve())}
    values = checked(chosen.fields, given, path)
    text_from = _source(folder / values["source"], path)
    if out.resolve() == Path(text_from.path).resolve():
        raise CannotWrite("输出文件就是正文所在的文件", path=str(out), advice="请换一个输出文件名")
    text = _environment(str(chosen.folder)).get_template(f"{chosen.name}.md.j2").render(**values, body=_body(text_from))
    document = replace(read_markdown(text, path=text_from.path), cover=_cover(values))
    return Rendered(document, write_fresh(document, out, completed=values["completed"] or None))


def _given(data: Mapping[str, Any] | Path) -> tuple[str, Path, Mapping[str, Any]]:
    return (str(data), data.parent, load_data(data)) if isinstance(data, Path) else ("", Path(), data)


def _source(path: Path, data: str) -> Document:
    if not path.is_file():
        raise BadData(
            f"字段“source”所指的文件“{path}”不存在",
            path=data,
            advice="请检查路径（相对于数据文件），或用 --source 另外指定",
        )
    return read(path)


def _body(source: Document) -> Notation:
    """Everything of the source from the introduction on, its cover, contents and foreword left out."""
    elements = tuple(element for element in source.elements if element.kind not in _FRONT)
    return Notation(
        write_markdown(replace(source, cover=Cover(), elements=elements, opening=(), furniture=(), end_line=None))
    )


def _cover(values: Mapping[str, Any]) -> Cover:
    fields = {name: values[name] for name in _COVER}
    fields["title"] = re.sub(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])", "\u3000", fields["title"])
    return Cover(**fields, replaces=tuple(old["number"] for old in values["replaces"]))


def _environment(folder: str) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folder),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=escaped,
        autoescape=False,
    )
    environment.filters |= {"choose": choose, "letter": letter, "places": places, "join": joined}
    return environment


def escaped(value: object) -> str:
    """``value`` as it reads in the notation: nothing in it makes a mark, a table or a heading."""
    if isinstance(value, Notation):
        return value
    return _SPECIAL.sub(r"\\\1", str(value))


def joined(values: list[str], between: str) -> Notation:
    return Notation(between.join(map(escaped, values)))


def choose(condition: bool, yes: str, no: str) -> str:
    return yes if condition else no


def letter(at: int) -> str:
    """「a」 for 0."""
    return chr(ord("a") + at)


def places(change: Mapping[str, str], old_number: str) -> str:
    """「（见5.2，2010年版的4.2）」 after a technical change."""
    year = old_number.rpartition("—")[2][:4]
    found = [_place(change["new"])] if change["new"] else []
    if change["old"]:
        found.append(f"{year}年版的{_place(change['old'])}")
    return f"（见{'，'.join(found)}）" if found else ""


def _place(number: str) -> str:
    """How a place is cited: 「第5章」, 「5.2」, 「附录A」, several of them with 、."""
    cited = []
    for one in re.split(r"[、,，]\s*", number):
        if re.fullmatch(r"\d+", one):
            cited.append(f"第{one}章")
        elif re.fullmatch(r"[A-Z]", one):
            cited.append(f"附录{one}")
        else:
            cited.append(one)
    return "、".join(cited)
