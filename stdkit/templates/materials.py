"""What is handed in with a 送审稿 or 报批稿: which papers, how many copies, which of them a folder holds already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from stdkit.facts.codes import parse
from stdkit.facts.datafiles import load_yaml
from stdkit.facts.titles import squeeze

Row = dict[str, Any]
_BRACKETED = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_STAGES = {"comments": "征求意见稿", "review": "送审稿", "approval": "报批稿", "draft": "草案"}
_ONLY = {
    "international": "采用国际文件时提供",
    "patents": "涉及专利时提供",
    "replaces": "修订时提供",
    "converted": "由强制性标准转化时提供",
}


@dataclass(frozen=True, slots=True)
class Material:
    """One of the papers as the table of them describes it. ``draft`` is the stage of the draft it is, "" for another paper."""

    names: Mapping[str, str]
    stages: tuple[str, ...]
    named: str
    levels: tuple[str, ...] = ()
    when: str = ""
    copies: str = ""
    electronic: str = ""
    remark: str = ""
    draft: str = ""
    attached: str = ""
    """What its enclosures are called: they alone do not make it whole."""
    this: bool = False
    """The list itself, which needs not lie in the folder."""

    @property
    def told(self) -> str:
        """What it or an enclosure of it is called."""
        return f"{self.named}|{self.attached}" if self.attached else self.named

    def name(self, level: str) -> str:
        return self.names.get(level, self.names["其他"])


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the folder. ``paper`` is the paper that its text says it is, ``stage`` and ``number`` what the cover of a draft says,
    ``fault`` why it could not be read; each "" where that is not known."""

    name: str
    paper: str = ""
    stage: str = ""
    number: str = ""
    fault: str = ""


@cache
def known() -> tuple[Material, ...]:
    """Every paper there is, in the order of a list."""
    text = files("stdkit.templates").joinpath("file-list", "materials.yaml").read_text("utf-8")
    return tuple(map(_material, load_yaml(text)["materials"]))


def _material(told: Mapping[str, Any]) -> Material:
    name = told["name"]
    rest = {
        key: told[key] for key in ("named", "when", "electronic", "remark", "draft", "attached", "this") if key in told
    }
    return Material(
        names=name if isinstance(name, Mapping) else {"其他": name},
        stages=tuple(told["stages"]),
        levels=tuple(told.get("levels", ())),
        copies=str(told.get("copies", "")),
        **rest,
    )


def wanted(stage: str, level: str) -> list[Material]:
    """The papers that go with a draft of that stage and level."""
    return [one for one in known() if stage in one.stages and (not one.levels or not level or level in one.levels)]


def material_of(held: Held, among: Sequence[Material]) -> Material | None:
    """Which of the papers a file is: by its name, else by what its text says of itself.

    A name ends in what the thing is (「报批稿编制说明」); what stands in brackets behind it only describes it. A paper goes before the
    draft it is about.
    """
    stem = squeeze(PurePath(held.name).stem)
    bare = _BRACKETED.sub("", stem) or stem
    for text in dict.fromkeys((bare, stem, held.paper)):
        found = [(match.end(), one) for one in among for match in re.finditer(one.told, text)]
        papers = [each for each in found if not each[1].draft] or found
        if papers:
            return max(papers, key=lambda each: each[0])[1]
    return next((one for one in among if one.draft and one.draft == held.stage), None)


def listed(
    values: Mapping[str, Any], held: Sequence[Held] | None, *, blank: bool = False
) -> tuple[list[Row], list[str]]:
    """The rows of the list, and the files that are none of its papers.

    ``values`` are those of the data (stage, level, number, replaces, international, patents, copies); where they list ``materials``
    of their own, those are the rows. ``held`` are the files of the folder, ``None`` where no folder was looked at: then nothing is
    said to be there. ``blank`` leaves to the hand what depends on the project.
    """
    own: Sequence[Row] = values["materials"]
    among = [_own(row) for row in own] if own else wanted(values["stage"], values["level"])
    of = {one.name: material_of(one, among) for one in held or ()}
    rows = []
    for at, one in enumerate(among):
        row = _row(one, values, [each for each in held or () if of[each.name] is one], held is not None, blank)
        if own:
            row |= {name: value for name, value in own[at].items() if value}
        rows.append(row)
    return rows, [name for name, material in of.items() if material is None]


def _own(row: Row) -> Material:
    """A paper that the data name: told by the names that such a paper has, or by its own."""
    name = squeeze(row["name"])
    like = next((one for one in known() if re.search(one.told, name)), None)
    if like is not None:
        return Material({"其他": row["name"]}, (), like.named, draft=like.draft, attached=like.attached)
    return Material({"其他": row["name"]}, (), re.escape(_BRACKETED.sub("", name) or name))


def _row(one: Material, values: Mapping[str, Any], mine: Sequence[Held], looked: bool, blank: bool) -> Row:
    needed = None if blank and one.when else _needed(one, values)
    doubts = {each.name: _doubts(one, each, values) for each in mine}
    sure = any(not doubts[each.name] and _is_itself(one, each) for each in mine)
    given = "是" if sure or (one.this and looked) else "不涉及" if needed is False else "否" if looked else ""
    remarks = [one.remark] if one.remark else []
    if needed is None and not mine:
        remarks.append(_ONLY[one.when])
    remarks += [said for each in mine for said in doubts[each.name]]
    copies = values["copies"] or (one.copies if (values["level"], values["stage"]) == ("国家", "报批稿") else "")
    return {
        "name": one.name(values["level"]),
        "copies": "" if given == "不涉及" else copies,
        "electronic": "" if given == "不涉及" else one.electronic,
        "given": given,
        "files": [each.name for each in mine],
        "remark": "；".join(remarks),
    }


def _is_itself(one: Material, held: Held) -> bool:
    """Whether a file is the paper, and not only an enclosure of it."""
    if not one.attached:
        return True
    return any(re.search(one.named, text) for text in (squeeze(PurePath(held.name).stem), held.paper) if text)


def _needed(one: Material, values: Mapping[str, Any]) -> bool | None:
    """Whether the paper has to be there; ``None`` where the data do not tell."""
    if one.when == "patents":
        return True if values["patents"] else None
    if one.when == "converted":
        return any(_is_converted(old["number"], values["number"]) for old in values["replaces"])
    return bool(values[one.when] or (one.when == "international" and values["conformity"])) if one.when else True


def _is_converted(old: str, new: str) -> bool:
    """Whether a mandatory document became a recommended one."""
    before, after = parse(old), parse(new)
    return before is not None and after is not None and "/T" not in before.code and after.code.endswith("/T")


def _doubts(one: Material, held: Held, values: Mapping[str, Any]) -> list[str]:
    """What does not fit between a file's name and what is in it."""
    if held.fault:
        return [f"“{held.name}”打不开：{held.fault}"]
    doubts = []
    if one.draft and held.stage and held.stage != one.draft:
        doubts.append(f"“{held.name}”的封面上是{_STAGES[held.stage]}")
    here, asked = parse(held.number), parse(values["number"])
    if one.draft and here and asked and here.key != asked.key and not here.placeholder and not asked.placeholder:
        doubts.append(f"“{held.name}”的封面上编号是{held.number}")
    return doubts
