"""A draft from its data and its text: cover, foreword in the order of GB/T 1.1—2020 8.3, then the text, as notation and as ``Document``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from stdkit.errors import BadData, StdkitError
from stdkit.facts.cited_places import cited_change
from stdkit.facts.covers import first_page_title
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.model import Block, Cover, Document, Run
from stdkit.templates.fields import Template

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
)
_FRONT = ("cover", "toc", "foreword")
_REFERENCE = pattern(r"(\[@[^\]\s]+\])")
_LETTERS = 26
"""More items than letters are listed with dashes."""


class Notation(str):
    """Text that is notation already and not to be escaped."""

    __slots__ = ()


def compose(chosen: Template, values: Mapping[str, Any], source: Document, path: str) -> Document:
    """The draft: cover and foreword of ``values``, everything else of ``source``. ``BadData`` where the two do not go together."""
    said = next((name for name in ("introduction", "patents") if values[name]), "")
    if said and source.element_of("introduction") is not None:
        raise BadData("D107", f"字段“{said}”要写成引言，正文里却已有引言", path=path, advice="请只留一处")
    _check_dates(values, path)
    text = (
        _environment(str(chosen.folder))
        .get_template(f"{chosen.name}.md.j2")
        .render(**values, body=_body(source, spaced(values["title"])), cited=_replaced(values["replaces"]))
    )
    try:
        return replace(read_markdown(text, path=source.path), cover=_cover(values))
    except StdkitError as error:
        # The text was read by itself before: what is amiss now is cited by the data.
        amiss = re.sub(r"^第 \d+ 行", "", error.message)
        raise BadData(
            "D108", f"字段“replaces”（代替的文件及主要技术变化）{amiss}", path=path, advice=error.advice
        ) from error


def _check_dates(values: Mapping[str, Any], path: str) -> None:
    first, last = values["published"], values["implemented"]
    if "X" not in first + last and last < first:
        raise BadData(
            "D109",
            f"字段“implemented”（实施日期）的值“{last}”不合要求",
            path=path,
            advice=f"不应早于发布日期（published: {first}）",
        )


def _body(source: Document, title: str) -> Notation:
    """Everything of the source from the introduction on, its cover, contents and foreword left out, under the draft's own title."""
    elements = tuple(element for element in source.elements if element.kind not in _FRONT)
    kept = replace(
        source, cover=Cover(), elements=elements, opening=_opening(source, title), furniture=(), end_line=None
    )
    return Notation(write_markdown(kept))


def _opening(source: Document, title: str) -> tuple[Block, ...]:
    """正文首页名称 and what stands below it (重要提示); the name the source bears there gives way to the draft's."""
    named = first_page_title(source) or ""
    below = list(source.opening)
    while below and (below[0].kind == "heading" or squeeze(below[0].text) in named):
        below.pop(0)
    return (Block("", "heading", (Run(title),)), *below) if below else ()


def _cover(values: Mapping[str, Any]) -> Cover:
    fields = {name: values[name] for name in _COVER}
    fields["title"] = spaced(fields["title"])
    fields["conformity"] = values["conformity"] or _conformity(values["international"])
    replaces = tuple(("部分代替" if old["extent"] == "部分" else "") + old["number"] for old in values["replaces"])
    return Cover(**fields, replaces=replaces)


def _conformity(documents: Sequence[Mapping[str, str]]) -> str:
    """「(ISO 1234:2018, Widgets—Vocabulary, MOD)」 (GB/T 1.1—2020, 10.3.1.3)."""
    marks = [f"{one['number']}, {one['title_en']}, {one['degree']}" for one in documents]
    return f"({'; '.join(marks)})" if marks else ""


def _replaced(replaces: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the sentence on replaced documents says: them, the numbers compared with, the changes with the places they cite."""
    several = len(replaces) > 1
    changes = [
        (change, named(places(change, old["number"], by_number=several)))
        for old in replaces
        for change in old["changes"]
    ]
    return {
        "documents": Notation("、".join(map(_replaced_one, replaces))),
        "partly": bool(replaces) and all(old["extent"] == "部分" for old in replaces),
        "numbers": "、".join(old["number"] for old in replaces),
        "changes": changes,
    }


def _replaced_one(old: Mapping[str, Any]) -> str:
    what = f"的{old['clauses']}" if old["clauses"] else ""
    amended = f"及其{'、'.join(old['amendments'])}" if old["amendments"] else ""
    return escaped(f"{old['number']}《{spaced(old['title'])}》{amended}{what}")


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
    environment.filters |= {"choose": choose, "mark": mark, "join": joined, "spaced": spaced}
    return environment


def escaped(value: object) -> str:
    """``value`` as it reads in the notation: nothing in it makes a mark, a table or a heading."""
    if isinstance(value, Notation):
        return value
    return _SPECIAL.sub(r"\\\1", str(value))


def named(text: str) -> Notation:
    """``text`` escaped but for references to places of the draft (「[@cl:要求]」)."""
    return Notation("".join(one if _REFERENCE.fullmatch(one) else escaped(one) for one in _REFERENCE.split(text)))


def joined(values: Sequence[str], between: str) -> Notation:
    return Notation(between.join(map(escaped, values)))


def choose(condition: bool, yes: str, no: str) -> str:
    return yes if condition else no


def mark(at: int, count: int) -> str:
    """What the ``at``-th of ``count`` list items begins with: 「a) 」 for 0, a dash where letters do not reach."""
    return f"{chr(ord('a') + at)}) " if count <= _LETTERS else "——"


def spaced(title: str) -> str:
    """A title whose elements are parted by the ideographic space, however it was typed."""
    return re.sub(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])", "\u3000", title)


def places(change: Mapping[str, str], old_number: str, *, by_number: bool = False) -> str:
    """「（见5.2，2010年版的4.2）」 after a technical change; 「（见5.2，DB15/ 9—2010的4.2）」 where several documents are replaced."""
    edition = old_number if by_number else f"{old_number.rpartition('—')[2][:4]}年版"
    return cited_change(change["new"], change["old"], edition)
