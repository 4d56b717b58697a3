"""A draft or a paper, whichever the name says, from one data file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from stdkit.errors import BadData, BadOption
from stdkit.templates.fields import checked, is_empty, template, vocabulary
from stdkit.templates.values import load_data

_NAMED = 8
"""Of what a paper asks for, so much is named in the message; the paper shows all."""


def write(
    name: str,
    data: Mapping[str, Any] | Path,
    out: Path,
    *,
    source: Path | None = None,
    like: str = "",
    blank: bool = False,
    known: Callable[[], Mapping[str, Any]] = dict,
    added: Callable[[Mapping[str, Any], str], Mapping[str, Any]] | None = None,
) -> tuple[str, ...]:
    """Write the draft or paper ``name``, or the form ``name`` of a user's own with the fields of the template ``like``, to ``out``.

    ``known`` tells what documents say, for what the data leave open (asked for papers only); ``added``, asked with the data and what
    messages call them, what stands in tables and folders instead of the data file. ``blank`` gives a paper to be written in. Gives
    remarks (Chinese clauses). Errors as of ``write_draft``, ``BadOption`` for an unknown template, and ``BadData`` for a form that is not in order.
    """
    from stdkit.formats.docx.forms import open_form  # a draft needs no form
    from stdkit.templates.papers import form_of, is_paper, write_paper

    chosen = template(like or name)
    if not like and not is_paper(chosen):
        if blank:
            raise BadOption("O066", f"“{chosen.title}”是文稿，没有空白表", advice="起草新文稿请用 stdkit new")
        from stdkit.templates.render import write_draft

        return write_draft(chosen, data, out, source=source)
    form = open_form(Path(name)) if like else form_of(chosen)
    path, given = (str(data), load_data(data)) if isinstance(data, Path) else ("", data)
    if added is not None:
        given = _merged(given, added(given, path))
    written = write_paper(form, chosen, _merged(_fitting(known()), given), path, out, blank=blank)
    remarks = [_told("待填写，文件中标为“【请填写：…】”", written.asked)] if written.asked else []
    if like and not blank and written.empty:
        remarks.append(_told("数据里没有，表中留空", written.empty))
    return tuple(remarks)


def _told(what: str, places: Sequence[str]) -> str:
    """「有 3 处待填写……：甲；乙」, naming the first."""
    named = list(dict.fromkeys(places))
    more = "等" if len(named) > _NAMED else ""
    return f"有 {len(places)} 处{what}：{'；'.join(named[:_NAMED])}{more}"


def _fitting(known: Mapping[str, Any]) -> dict[str, Any]:
    """What of ``known`` is as the vocabulary wants it: a number that a cover spells in its own way is no fault of the data."""
    found = {}
    for name, value in known.items():
        field = vocabulary().get(name)
        try:
            if field is not None and checked([field], {name: value}, "", blank=True):
                found[name] = value
        except BadData:
            continue
    return found


def _merged(known: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """``given``, and of ``known`` what it leaves open, in records field by field."""
    found = dict(known)
    for name, value in given.items():
        before = known.get(name)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            found[name] = _merged(before, value)
        elif not is_empty(value) or name not in known:
            found[name] = value
    return found
