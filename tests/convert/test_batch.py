"""The items of a list judged one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.convert.batch import ListItem, list_of, read_list
from stdkit.errors import BadData


def items(
    folder: Path, *rows: str, head: str = "number,title,file,conclusion,decisions", about: str = ""
) -> list[ListItem]:
    for name in ("a.md", "b.md", "甲.xlsx"):
        (folder / name).write_text("甲", encoding="utf-8")
    path = folder / "list.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return read_list(path)[0]


@pytest.mark.parametrize(
    ("row", "state", "why"),
    [
        ("GB 1—2000,甲,a.md,转化,", "convert", ""),
        ("GB 1—2000,甲,a.md,转化,甲.xlsx；甲.xlsx", "convert", ""),
        ("GB 1—2000,甲,a.md,转化,乙.xlsx", "failed", "决定表 乙.xlsx 不存在"),
        ("GB 1—2000,甲,,转化,", "failed", "没有给出源文件"),
        ("GB 1—2000,甲,c.md,转化,", "failed", "源文件 c.md 不存在"),
        ("GB 1—2000,甲,a.md,,", "failed", "没有结论，可用的有转化、"),
        ("GB 1—2000,甲,a.md,好,", "failed", "结论“好”不认识，可用的有转化、"),
        ("GB 1—2000,甲,a.md,废止,", "left", "结论为废止"),
        ("GB 1—2000,甲,a.md,例外—继续有效,", "left", "不得转化"),
        ("某号,甲,a.md,转化,", "failed", "标准编号“某号”不是标准编号"),
        ("GB 1—2000《第1号修改单》,甲,a.md,转化,", "failed", "这一项是修改单"),
        ("GB 1—2000,甲第 2 号修改单,a.md,转化,", "failed", "这一项是修改单"),
        ("GB 1—2000,甲（含修改单）,a.md,转化,", "convert", ""),
    ],
)
def test_an_item(tmp_path: Path, row: str, state: str, why: str) -> None:
    (item,) = items(tmp_path, row)
    assert item.state == state and why in item.why and bool(item.why) is bool(why)
    assert item.file == (str(tmp_path / "a.md") if state == "convert" else row.split(",")[2])


def test_the_same_number_or_the_same_file_twice(tmp_path: Path) -> None:
    found = items(
        tmp_path,
        "GB 1—2000,甲,a.md,转化,",
        "GB1-2000,甲,b.md,转化,",
        "GB 1—2008,甲,./a.md,转化,",
        "GB 2—2008,甲,b.md,转化,",
    )
    assert [item.state for item in found] == ["convert", "failed", "failed", "convert"]
    assert found[1].why == "与第 1 项重复" and found[2].why.startswith("源文件与第 1 项相同")
    assert [item.line for item in found] == [1, 2, 3, 4]


def test_decisions_stand_beside_the_list(tmp_path: Path) -> None:
    (item,) = items(tmp_path, "GB 1—2000,甲,a.md,转化, 甲.xlsx ；；甲.xlsx;")
    assert item.decisions == (str(tmp_path / "甲.xlsx"),) * 2
    assert item.key == f"1|GB 1—2000|{tmp_path / 'a.md'}"


def test_the_policy_of_the_list_holds_where_an_item_names_none(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "policy: normalise\nitems:\n- {number: GB 1}\n- {number: GB 2, policy: relabel}\n", encoding="utf-8"
    )
    found, about = read_list(path)
    assert [item.policy for item in found] == ["normalise", "relabel"] and about == {"policy": "normalise"}
    path.write_text("items:\n- {number: GB 1}\n", encoding="utf-8")
    assert read_list(path)[0][0].policy == ""


def test_an_empty_list(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="空"):
        items(tmp_path)


def of(number: str, new: str = "", conclusion: str = "转化") -> ListItem:
    return ListItem(1, number, conclusion=conclusion, new_number=new)


@pytest.mark.parametrize(
    ("listed", "becomes"),
    [
        ([of("GB 1—2000")], {"GB 1": ["GB/T 1—2000"]}),
        ([of("GB 1—2000", "GB/T 9—2026")], {"GB 1": ["GB/T 9—2026"]}),
        ([of("GB 1—2000"), of("GB 1—2008"), of("GB 1—2000", "GB/T 9—2026")], {"GB 1": ["GB/T 1—2000", "GB/T 1—2008"]}),
        ([of("GB 1—2000", conclusion="废止")], {}),
        ([of("某号")], {}),
        ([of("GB/T 1—2000")], {}),
        ([of("GB 1—2000 第1号修改单")], {}),
        ([of("TSG 21—2016")], {}),
        ([of("TSG 21—2016", "GB/T 21—2026")], {"TSG 21": ["GB/T 21—2026"]}),
    ],
)
def test_what_items_become_for_those_that_cite_them(listed: list[ListItem], becomes: dict[str, list[str]]) -> None:
    entries = list_of(listed).entries
    assert {key: [entry.new.spelled for entry in found] for key, found in entries.items()} == becomes
    assert all(
        entry.given is (entry.new.spelled in ("GB/T 9—2026", "GB/T 21—2026"))
        for found in entries.values()
        for entry in found
    )
