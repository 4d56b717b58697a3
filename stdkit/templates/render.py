"""A document from a template and a data file: data → notation → ``Document`` → DOCX in the layout of GB/T 1.1—2020."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stdkit.errors import BadData, CannotWrite
from stdkit.formats import read
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Document
from stdkit.templates.drafts import compose
from stdkit.templates.fields import Template, checked
from stdkit.templates.kinds import left_open
from stdkit.templates.values import load_data


def write_draft(
    chosen: Template, data: Mapping[str, Any] | Path, out: Path, *, source: Path | None = None
) -> tuple[str, ...]:
    """Write the draft that the template makes of ``data`` (a mapping or a YAML file) to the DOCX ``out``; remarks (Chinese clauses) on
    what could not be written as the book wants it.

    ``source`` is the document whose text goes in, in place of the one the data name.

    Paths in the data are relative to the data file (to the working folder where ``data`` is a mapping). ``BadData`` for data
    that do not fit, ``UnreadableFile`` for a source that cannot be read, ``CannotWrite`` for ``out``.
    """
    path, folder, given = _given(data)
    if source is not None:
        given = {**given, "source": str(source.resolve())}
    values = checked(chosen.fields, given, path)
    text_from = _source(folder / values["source"], path)
    if out.resolve() == Path(text_from.path).resolve():
        raise CannotWrite("W029", "输出文件就是正文所在的文件", path=str(out), advice="请换一个输出文件名")
    document = compose(chosen, values, text_from, path)
    remarks = write_fresh(document, out, completed=values["completed"] or None)
    places = left_open("\n".join(block.text for block in document.blocks()))
    return (*remarks, f"还有 {places} 处“【填写：……】”没有填写") if places else remarks


def _given(data: Mapping[str, Any] | Path) -> tuple[str, Path, Mapping[str, Any]]:
    return (str(data), data.parent, load_data(data)) if isinstance(data, Path) else ("", Path(), data)


def _source(path: Path, data: str) -> Document:
    if not path.is_file():
        raise BadData(
            "D118",
            f"字段“source”所指的文件“{path}”不存在",
            path=data,
            advice="请检查路径（相对于数据文件），或用 --source 另外指定",
        )
    return read(path)
