"""A paper from a form in Word and data: the fields a form names are those of the vocabulary, and every one of them has a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stdkit.errors import BadData, nearest
from stdkit.formats.docx.archive import save
from stdkit.formats.docx.forms import Form, Used, open_form
from stdkit.templates.computed import computed
from stdkit.templates.fields import Field, Template, checked, vocabulary

FORM = "form.docx"
_EMPTY_ROWS = 6
"""Rows of a table in a form given out empty."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a form of a user's own fits a template: names used in it, names nobody knows, fields that the template requires and it lacks."""

    used: tuple[str, ...]
    unknown: tuple[Used, ...]
    lacking: tuple[Field, ...]


def is_paper(chosen: Template) -> bool:
    """Filled in from a form in Word, and no draft."""
    return chosen.folder.joinpath(FORM).is_file()


def form_of(chosen: Template) -> Form:
    return open_form(chosen.folder.joinpath(FORM).read_bytes(), f"模板“{chosen.title}”")


def fit(form: Form, like: Template) -> Fit:
    """Hold ``form`` against the fields that ``like`` knows."""
    names = tuple(dict.fromkeys(one.name for one in form.used))
    tops = {name.partition(".")[0] for name in names}
    return Fit(
        names,
        tuple(one for one in form.used if _found(one.name) is None),
        tuple(one for one in like.fields if one.required and one.name not in tops),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What a paper asks for, once a place (「任务来源」), and the fields that it shows and that came out empty."""

    asked: tuple[str, ...]
    empty: tuple[str, ...]


def write_paper(
    form: Form, like: Template, given: Mapping[str, Any], path: str, out: Path, *, blank: bool = False
) -> Written:
    """Fill ``form`` with ``given`` (which messages call ``path``) and write it to ``out``.

    What ``like`` requires has to be given where the form names it. ``blank`` leaves empty what is not given, with empty rows in the
    tables. ``BadData`` where form or data do not fit.
    """
    _check_names(form)
    named = {one.name.partition(".")[0] for one in form.used}
    wanted = [one if one.name in named else replace(one, required=False) for one in like.fields]
    wanted += _others(form, like)
    values = checked(wanted, given, path, blank=blank)
    if blank:
        values |= {one.name: "" for one in wanted if one.default and one.name not in given}
    values = computed(like.name, values, path, blank=blank)
    rows = form.rows if blank else frozenset[str]()
    full = {one.name: _complete(one, values[one.name], one.name, rows) for one in wanted}
    title = f"{like.title}　{given['title']}" if given.get("title") else like.title
    filled = form.fill(full, blank=blank, title=title, created=str(given.get("completed", "")))
    save(filled.data, out, source=Path(form.path))
    return Written(filled.asked, tuple(_empty(form, full)))


def _empty(form: Form, values: Mapping[str, Any]) -> Iterator[str]:
    """The fields outside lists that the form shows and that say nothing."""
    for name in dict.fromkeys(one.name for one in form.used if one.shown):
        value: Any = values
        for part in name.split("."):
            value = value[part] if isinstance(value, Mapping) else None
        if value in ("", []):
            yield name


def _check_names(form: Form) -> None:
    """``BadData`` where the form names what no vocabulary has, or loops over what is no list."""
    for one in form.used:
        known = _found(one.name)
        if known is None:
            raise BadData(
                "D116", f"表格的{one.where}用了不认识的字段“{one.name}”", path=form.path, advice=advice(one.name)
            )
        if one.looped and known.form != "list":
            raise BadData(
                "D117",
                f"表格的{one.where}：字段“{one.name}”（{known.meaning}）不是列表",
                path=form.path,
                advice="请去掉循环，直接写成 {{ 字段名 }}",
            )


def advice(name: str) -> str:
    """What a field that nobody knows may be a slip for."""
    near = nearest(name, all_names())
    return f"是否指 {near[0]}；字段见 stdkit templates 模板名" if near else "字段见 stdkit templates 模板名"


def all_names() -> Iterator[str]:
    """Every field of the vocabulary, with those of records and of lists: ``replaces``, ``replaces.number`` …"""
    yield from _names(vocabulary().values(), "")


def _names(fields: Iterable[Field], before: str) -> Iterator[str]:
    for one in fields:
        yield f"{before}{one.name}"
        yield from _names(_inner(one), f"{before}{one.name}.")


def _inner(one: Field) -> Sequence[Field]:
    return one.item.fields if one.item is not None else one.fields


def _found(name: str) -> Field | None:
    """The field of that dotted name."""
    first, *rest = name.split(".")
    found = vocabulary().get(first)
    for part in rest:
        found = next((one for one in _inner(found) if one.name == part), None) if found is not None else None
    return found


def _others(form: Form, like: Template) -> Iterator[Field]:
    """What a form names of the fields of other templates."""
    known = {one.name for one in like.fields}
    for name in dict.fromkeys(one.name.partition(".")[0] for one in form.used):
        if name not in known:
            yield vocabulary()[name]


def _complete(one: Field, value: Any, name: str, rows: frozenset[str]) -> Any:
    """A value as tags want it: records and items whole, paragraphs as lines, empty rows where the form is to be written in."""
    if one.form == "record":
        given = value or {}
        return {
            inner.name: _complete(inner, given.get(inner.name), f"{name}.{inner.name}", rows) for inner in one.fields
        }
    if one.form == "list":
        item = one.item or Field(one.name, one.meaning)
        return [_complete(item, inner, name, rows) for inner in value or [None] * (_EMPTY_ROWS if name in rows else 0)]
    if one.form == "paragraphs":
        return "\n".join(value or [])
    return "" if value is None else value
