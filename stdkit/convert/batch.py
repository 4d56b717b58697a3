"""A list of standards with the conclusion for each: which are converted, which are left, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from stdkit.convert.numbers import parse_number
from stdkit.convert.records import read_records
from stdkit.errors import BadData

State = Literal["convert", "left", "failed"]

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
    """One line of the list; ``state`` says what is done with it, ``why`` why it is not converted."""

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
        raise BadData("清单是空的", path=str(path), advice="请列出要处理的标准")
    default = str(about.get("policy") or "")
    seen: dict[str, int] = {}
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
        )
        items.append(_judged(item, Path(path).parent, seen))
    return items, about


def _judged(item: ListItem, folder: Path, seen: dict[str, int]) -> ListItem:
    def told(state: State, why: str) -> ListItem:
        return replace(item, state=state, why=why)

    number = parse_number(item.number)
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
    return replace(item, file=str(path))
