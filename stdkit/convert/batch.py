"""A list of standards with the conclusion for each: which are converted, which are left, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from stdkit.convert.numbers import converted, parse_number
from stdkit.convert.records import read_records
from stdkit.convert.references import ConversionList, Entry
from stdkit.errors import BadData
from stdkit.facts.patterns import pattern

State = Literal["convert", "left", "failed"]
_PARTS = pattern(r"[；;\n]")
_AMENDMENT = pattern(r"第\s*\d+\s*号修改单")

CONCLUSIONS: dict[str, str] = {
    "转化": "",
    "废止": "结论为废止，不转化；引用它的文件须另行处理",
    "继续有效": "结论为继续有效，不转化",
    "例外-继续有效": "结论为例外-继续有效，仍为强制性标准，不得转化",
    "整合": "结论为整合，须另行起草，不在转化之列",
    "修订": "结论为修订，须另行起草，不在转化之列",
}


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of the list; ``state`` says what is done with it, ``why`` why it is not converted.

    ``decisions`` are the decision sheets that came back for it (「；」 between several), ``amendments`` what the list says of
    amendments to it.
    """

    line: int
    number: str
    title: str = ""
    file: str = ""
    conclusion: str = ""
    new_number: str = ""
    owner: str = ""
    committee: str = ""
    due: str = ""
    policy: str = ""
    profile: str = ""
    decisions: tuple[str, ...] = ()
    amendments: str = ""
    state: State = "convert"
    why: str = ""

    @property
    def key(self) -> str:
        """What tells the items of one list apart in ``run.jsonl``."""
        return f"{self.line}|{self.number}|{self.file}"


def read_list(path: str | Path) -> tuple[list[ListItem], dict[str, Any]]:
    """The items of a list in order, judged one by one: a bad item never harms the others. ``file`` is made relative to the list."""
    records, about = read_records(path)
    if not records:
        raise BadData("D021", "清单是空的", path=str(path), advice="请列出要处理的标准")
    default = str(about.get("policy") or "")
    seen: dict[str, int] = {}
    files: dict[Path, int] = {}
    items: list[ListItem] = []
    for line, record in enumerate(records, 1):
        item = ListItem(
            line=line,
            number=record.get("number", ""),
            title=record.get("title", ""),
            file=record.get("file", ""),
            conclusion=record.get("conclusion", "").replace("－", "-").replace("—", "-"),
            new_number=record.get("new_number", ""),
            owner=record.get("owner", ""),
            committee=record.get("committee", ""),
            due=record.get("due", ""),
            policy=record.get("policy", "") or default,
            profile=record.get("profile", ""),
            decisions=tuple(
                str(Path(path).parent / name.strip())
                for name in _PARTS.split(record.get("decisions", ""))
                if name.strip()
            ),
            amendments=record.get("amendments", ""),
        )
        items.append(_judged(item, Path(path).parent, seen, files))
    return items, about


def _judged(item: ListItem, folder: Path, seen: dict[str, int], files: dict[Path, int]) -> ListItem:
    def told(state: State, why: str) -> ListItem:
        return replace(item, state=state, why=why)

    number = parse_number(item.number)
    if "修改单" in item.number or _AMENDMENT.search(item.title):
        return told("failed", "这一项是修改单，不能单独转化：请先并入标准文本，再以标准文本转化")
    if number is None:
        return told("failed", f"标准编号“{item.number}”不是标准编号")
    key = f"{number.key}—{number.year}"
    if key in seen:
        return told("failed", f"与第 {seen[key]} 项重复")
    seen[key] = item.line
    if item.conclusion not in CONCLUSIONS:
        what = f"结论“{item.conclusion}”不认识" if item.conclusion else "没有结论"
        return told("failed", f"{what}，可用的有{'、'.join(CONCLUSIONS)}")
    if CONCLUSIONS[item.conclusion]:
        return told("left", CONCLUSIONS[item.conclusion])
    if not item.file:
        return told("failed", "没有给出源文件")
    path = folder / item.file
    if not path.is_file():
        return told("failed", f"源文件 {item.file} 不存在")
    if (same := files.setdefault(path.resolve(), item.line)) != item.line:
        return told("failed", f"源文件与第 {same} 项相同，请核对")
    lacking = next((name for name in item.decisions if not Path(name).is_file()), None)
    if lacking is not None:
        return told("failed", f"决定表 {Path(lacking).name} 不存在")
    return replace(item, file=str(path))


def list_of(items: Iterable[ListItem]) -> ConversionList:
    """What the items of a list become, for the citations among them: converted by the announcement, whatever happens to their
    files. An item whose number is none, or has no recommended form, changes nothing."""
    found: dict[str, tuple[Entry, ...]] = {}
    for item in items:
        old, new = parse_number(item.number), parse_number(item.new_number)
        if item.conclusion != "转化" or old is None or old.recommended or "修改单" in item.number:
            continue
        if new is None:
            try:
                new = converted(old, keep_year=True)
            except ValueError:
                continue
        if all(entry.old.year != old.year for entry in found.get(old.key, ())):
            found[old.key] = (*found.get(old.key, ()), Entry(old, new, bool(item.new_number)))
    return ConversionList(found)
