"""A draft or a paper, whichever the name says, from one data file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stdkit.errors import BadOption
from stdkit.templates.fields import template
from stdkit.templates.values import load_data


def write(
    name: str,
    data: Mapping[str, Any] | Path,
    out: Path,
    *,
    source: Path | None = None,
    like: str = "",
    blank: bool = False,
    known: Mapping[str, Any] | None = None,
) -> tuple[str, ...]:
    """Write the draft or paper ``name``, or the form ``name`` of a user's own with the fields of the template ``like``, to ``out``.

    ``known`` is what documents say, for what the data leave open; ``blank`` gives a paper to be written in. Gives remarks (Chinese
    clauses). Errors as of ``rendered``, and ``BadData`` for a form that is not in order.
    """
    from stdkit.formats.docx.forms import open_form  # a draft needs no form
    from stdkit.templates.papers import form_of, is_paper, write_paper

    chosen = template(like or name)
    if not like and not is_paper(chosen):
        if blank:
            raise BadOption(f"“{chosen.title}”是文稿，没有空白表", advice="起草新文稿请用 stdkit new")
        from stdkit.templates.render import rendered

        return rendered(name, data, out, source=source).remarks
    form = open_form(Path(name)) if like else form_of(chosen)
    path, given = (str(data), load_data(data)) if isinstance(data, Path) else ("", data)
    asked = write_paper(form, chosen, {**(known or {}), **given}, path, out, blank=blank)
    return (f"有 {len(asked)} 处待填写，文件中标为“【请填写：…】”：{'、'.join(dict.fromkeys(asked))}",) if asked else ()
