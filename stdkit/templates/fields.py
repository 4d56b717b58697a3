"""The fields of a template: what its data file has to say, and whether it does.

One data file serves a draft and all the papers around it. So every field is described once, in the vocabulary (``vocabulary/*.yaml``), and
a template's ``fields.yaml`` says which of them it uses and which it requires. What another template uses may stand in the data; what
nobody knows is a slip.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from stdkit.errors import BadData, BadOption, nearest
from stdkit.facts.datafiles import load_yaml
from stdkit.facts.patterns import pattern
from stdkit.templates.levels import settled
from stdkit.templates.values import WANTED, Form, read_value

Group = Literal["文稿", "文件"]
_REMARK = pattern(r"[（(，,].*")


@dataclass(frozen=True, slots=True)
class Field:
    """One field; ``fields`` are those of a record, ``item`` describes what a list holds (text where ``None``).

    ``required`` holds at the ``levels`` named, at all of them where there is none.
    """

    name: str
    meaning: str
    form: Form = "text"
    required: bool = False
    levels: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    """What its column may be called in a table (``--rows``), besides its name and meaning."""
    default: str = ""
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    hint: str = ""
    example: str = ""
    fields: tuple[Field, ...] = ()
    item: Field | None = None

    @property
    def short(self) -> str:
        """What it means, without the remarks behind: the head of a column."""
        return _REMARK.sub("", self.meaning)

    @property
    def wants(self) -> str:
        """What the value may be, for a message."""
        if self.allowed:
            return f"可用的值：{'、'.join(self.allowed)}"
        return self.hint or WANTED[self.form]

    @property
    def expects(self) -> str:
        """As ``wants``, for one who reads the meaning beside it: nothing where any text will do."""
        return "" if self.wants == WANTED["text"] else self.wants.removeprefix(f"{self.meaning}，")

    def is_required(self, level: Any) -> bool:
        """Whether documents of that level (「国家」 …) have to say it."""
        return self.required and (not self.levels or level in self.levels)


@dataclass(frozen=True, slots=True)
class Template:
    """``also`` are further names it is known by; ``group`` says whether it is a draft (文稿) or a paper around one (文件)."""

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    folder: Traversable
    group: Group = "文件"
    also: tuple[str, ...] = ()
    rows: str = ""
    """The list that a table (CSV, XLSX) may give the rows of (``meeting.attendees``); "" where there is none."""
    asked_as: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
    """Further names that say more than which template: what data they stand for (「送审文件清单」: the stage)."""

    @property
    def known_as(self) -> tuple[str, ...]:
        """Every name but that of its folder."""
        return (self.title, *self.also, *self.asked_as)


def rows_field(chosen: Template) -> Field:
    """The list of the template that a table may give the rows of."""
    among: Sequence[Field] = chosen.fields
    for name in chosen.rows.split("."):
        found = next(one for one in among if one.name == name)
        among = found.fields
    return found


def names() -> list[str]:
    """The templates there are."""
    return sorted(
        entry.name for entry in _root().iterdir() if entry.is_dir() and entry.joinpath("fields.yaml").is_file()
    )


@cache
def template(name: str) -> Template:
    """The template of that name or Chinese title. ``BadOption`` where there is none."""
    if name in names():
        return _template(name)
    known = [_template(one) for one in names()]
    for one in known:
        if name in one.known_as:
            return one
    near = nearest(name, [word for one in known for word in (one.name, *one.known_as)])
    meant = f"是否指 {near[0]}；" if near else ""
    there_are = "、".join(f"{one.name}（{one.title}）" for one in known)
    raise BadOption("O064", f"没有名为“{name}”的模板", advice=f"{meant}可用的模板：{there_are}")


@cache
def _template(name: str) -> Template:
    folder = _root().joinpath(name)
    described = load_yaml(folder.joinpath("fields.yaml").read_text("utf-8"))
    return Template(
        name,
        described["title"],
        described["about"],
        tuple(_used(name, use) for use in described["uses"]),
        folder,
        described.get("group", "文件"),
        tuple(described.get("also", ())),
        described.get("rows", ""),
        described.get("asked_as", {}),
    )


def _used(name: str, use: str | Mapping[str, Any]) -> Field:
    """A field of the vocabulary as a template uses it: required there, or with another default or hint."""
    told: dict[str, Any] = {"name": use} if isinstance(use, str) else dict(use)
    told |= {key: tuple(told[key]) for key in ("allowed", "levels") if key in told}
    known = vocabulary().get(told["name"])
    if known is None:
        raise ValueError(f"template {name} uses {told['name']}, which no vocabulary describes")
    return replace(known, **told)


@cache
def vocabulary() -> Mapping[str, Field]:
    """Every field there is, by its name. ``ValueError`` where two files describe the same."""
    known: dict[str, Field] = {}
    for file in sorted(_root().joinpath("vocabulary").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".yaml"):
            continue
        for described in load_yaml(file.read_text("utf-8"))["fields"]:
            one = _field(described)
            if one.name in known:
                raise ValueError(f"{file.name} describes {one.name} again")
            known[one.name] = one
    return known


def _root() -> Traversable:
    return files("stdkit.templates")


_KEYS = frozenset(one.name for one in fields(Field))


def _field(described: Mapping[str, Any]) -> Field:
    known = dict(described)
    if known.get("form", "text") not in get_args(Form) or known.keys() - _KEYS:
        raise ValueError(f"no such form or key: {described}")
    known["fields"] = tuple(map(_field, known.get("fields", ())))
    known["allowed"] = tuple(map(str, known.get("allowed", ())))
    known |= {key: tuple(known.get(key, ())) for key in ("levels", "called")}
    known["item"] = (
        _field({"name": known["name"], "meaning": known["meaning"], **known["item"]}) if "item" in known else None
    )
    known["example"] = str(known.get("example", ""))
    known["default"] = str(known.get("default", ""))
    return Field(**known)


def checked(wanted: Sequence[Field], data: Mapping[str, Any], path: str, *, blank: bool = False) -> dict[str, Any]:
    """``data`` with defaults filled in and everything as the fields want it. ``BadData`` names file, field and what is allowed.

    What number and level settle (``levels.settled``) need not be said. What stands in the data for other templates is left out.
    ``blank`` asks for no required field (for a form to be filled by hand).
    """
    return _record(wanted, settled(data, path), path, "", blank)


def _record(wanted: Sequence[Field], data: Mapping[str, Any], path: str, where: str, blank: bool) -> dict[str, Any]:
    known = {one.name for one in wanted}
    others = frozenset[str]() if where else vocabulary().keys()
    for name in data:
        if name not in known and name not in others:
            raise _unknown(str(name), sorted(known), others, path, where)
    read = {}
    for one in wanted:
        given, place = data.get(one.name), f"{where}{one.name}"
        if is_empty(given) and one.is_required(data.get("level")) and not blank:
            raise BadData("D110", f"缺少字段“{place}”（{one.meaning}）", path=path, advice=one.wants)
        read[one.name] = _value(one, given, path, place, blank)
    return read


def _unknown(name: str, known: Sequence[str], others: Iterable[str], path: str, where: str) -> BadData:
    near = nearest(name, [*known, *others])
    meant = f"是否指 {where}{near[0]}；" if near else ""
    return BadData("D111", f"不认识字段“{where}{name}”", path=path, advice=f"{meant}可用的字段：{'、'.join(known)}")


def missing(wanted: Template, data: Mapping[str, Any], path: str = "") -> list[tuple[str, Field]]:
    """What the template requires and ``data`` (of the file ``path``) do not say: where (``replaces[2].number``) and the field."""
    return list(_missing(wanted.fields, settled(data, path), ""))


def _missing(wanted: Sequence[Field], data: Mapping[str, Any], where: str) -> Iterator[tuple[str, Field]]:
    for one in wanted:
        value, place = data.get(one.name), f"{where}{one.name}"
        if is_empty(value):
            if one.is_required(data.get("level")):
                yield place, one
        elif one.form == "record" and isinstance(value, Mapping):
            yield from _missing(one.fields, value, f"{place}.")
        elif one.form == "list" and one.item is not None and one.item.form == "record" and isinstance(value, list):
            for at, inner in enumerate(value, start=1):
                if isinstance(inner, Mapping):
                    yield from _missing(one.item.fields, inner, f"{place}[{at}].")


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: left out, empty, an empty list."""
    return value is None or value == "" or value == []


def _value(one: Field, value: Any, path: str, where: str, blank: bool) -> Any:
    if is_empty(value):
        return {"list": [], "record": None, "paragraphs": []}.get(one.form, one.default)
    if one.form == "list":
        if not isinstance(value, list):
            raise _misfit(one, path, where)
        return [_item(one, inner, path, f"{where}[{at}]", blank) for at, inner in enumerate(value, start=1)]
    if one.form == "record":
        if not isinstance(value, Mapping):
            raise _misfit(one, path, where)
        return _record(one.fields, value, path, f"{where}.", blank)
    try:
        return read_value(one.form, value, allowed=one.allowed, like=one.pattern)
    except TypeError:
        raise _misfit(one, path, where) from None
    except ValueError as unfit:
        why = f"{unfit}；" if str(unfit) else ""
        raise BadData(
            "D112",
            f"字段“{where}”（{one.meaning}）的值“{_shown(value)}”不合要求",
            path=path,
            advice=f"{why}{one.wants}",
        ) from None


def _item(one: Field, value: Any, path: str, where: str, blank: bool) -> Any:
    item = one.item or Field(one.name, one.meaning)
    if is_empty(value):
        raise BadData("D113", f"缺少字段“{where}”（{item.meaning}）", path=path, advice=item.wants)
    return _value(item, value, path, where, blank)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}……"


def _misfit(one: Field, path: str, where: str) -> BadData:
    return BadData("D114", f"字段“{where}”（{one.meaning}）的形式不对", path=path, advice=f"应为{WANTED[one.form]}")
