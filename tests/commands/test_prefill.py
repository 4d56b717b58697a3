"""What a draft, the edition before and a conversion tell of a paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdkit.cli import run
from stdkit.commands.prefill import prefilled
from stdkit.errors import BadData
from tests.formats.docx.forms import cells, texts

OLD = """---
number: DB15/ 1—2010
title: 羔羊育肥
---

# 前言

本标准第4章为强制性的，其余为推荐性的。

# 1 范围

本标准规定了羔羊的要求。

# 2 规范性引用文件

下列文件对于本文件的应用是必不可少的。

GB 13078 饲料卫生标准

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

## 4.1 体重

体重不得低于12 kg。

## 4.2 防疫

羔羊必须按照《中华人民共和国动物防疫法》检疫。
"""
NEW = """---
number: DB15/T 1—XXXX
title: 羔羊育肥
stage: 征求意见稿
---

# 前言

本文件按照GB/T 1.1—2020的规定起草。

本文件由甲厅提出并归口。

本文件起草单位：乙中心、丙所。

本文件主要起草人：丁某、戊某。

# 1 范围

本文件规定了羔羊的要求。

本文件适用于暖棚育肥。

# 2 规范性引用文件

下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。

GB 13078 饲料卫生标准

NY/T 816 肉羊饲养标准

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

## 4.1 体重

体重不宜低于15 kg。羔羊应健康，可分群。

# 附录A（资料性）记录

记录的格式见A.1。

## A.1 格式

日期、体重。
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return {name: str(tmp_path / f"{name}.md") for name in ("old", "new")}


@pytest.fixture(scope="module")
def conversion(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conversion")
    (folder / "old.md").write_text(OLD, "utf-8")
    assert run(["convert", str(folder / "old.md"), "-o", str(folder / "out"), "--quiet"]) in (0, 1)
    return folder / "out" / "old.conversion.json"


def test_a_draft_tells_its_cover_foreword_and_contents(files: dict[str, str]) -> None:
    known = prefilled(files["new"], "", "")
    assert known["number"] == "DB15/T 1—XXXX" and known["stage"] == "征求意见稿"
    assert known["proposed_by"] == known["committee"] == "甲厅"
    assert known["drafting_units"] == ["乙中心", "丙所"]
    assert known["drafters"] == ["丁某", "戊某"]
    assert known["explanation"] == {
        "scope": ["本文件规定了羔羊的要求。", "本文件适用于暖棚育肥。"],
        "structure": [
            "本文件共4章、1个附录：1 范围；2 规范性引用文件；3 术语和定义；4 要求；附录A（资料性） 记录。",
            "条款用词：要求1处、推荐1处、允许1处。",
        ],
        "references": ["GB 13078", "NY/T 816"],
    }


def test_two_bodies_that_propose_and_own_are_told_apart(files: dict[str, str], tmp_path: Path) -> None:
    text = NEW.replace("本文件由甲厅提出并归口。", "本文件由甲厅提出，由己标准化技术委员会归口。")
    (tmp_path / "new.md").write_text(text, "utf-8")
    known = prefilled(files["new"], "", "")
    assert (known["proposed_by"], known["committee"]) == ("甲厅", "己标准化技术委员会")


def test_the_edition_before_gives_the_comparison(files: dict[str, str]) -> None:
    known = prefilled(files["new"], files["old"], "")
    assert known["compared"] == {"number": "DB15/ 1—2010", "title": "羔羊育肥"}
    (weight,) = [row for row in known["comparison"] if row["new_clause"] == "4.1"]
    assert weight["old_clause"] == "4.1"
    assert "不得低于12 kg" in weight["old_text"] and "不宜低于15 kg" in weight["new_text"]
    assert known["replaces"][0]["number"] == "DB15/ 1—2010" and known["replaces"][0]["changes"]


def test_a_conversion_gives_its_statistics_and_the_clauses_to_look_at(conversion: Path) -> None:
    plan = json.loads(conversion.read_text("utf-8"))
    known = prefilled("", "", str(conversion))["conversion"]
    assert known["old_number"] == "DB15/ 1—2010" and known["new_number"].startswith("DB15/T 1—")
    assert known["declarations"] == ["本标准第4章为强制性的，其余为推荐性的。"]
    assert known["clauses"] == ["4"]
    assert known["changed"] == str(plan["counts"]["changed"])
    for row in known["words"]:
        assert int(row["total"]) == sum(int(row[name]) for name in ("weakened", "reworded", "held", "kept"))
    assert sum(int(row["total"]) for row in known["words"]) == len(plan["items"])
    assert int(known["weakened"]) == sum(int(row["weakened"]) for row in known["words"])
    (held,) = [row for row in known["held_clauses"] if row["clause"] == "4.2"]
    assert "动物防疫法" in held["text"] and held["decision"] == "待决定" and "“必须”改为" not in held["why"]
    assert [row["clause"] for row in known["limits"]] == ["4.1"]


@pytest.mark.parametrize("text", ["", "[1, 2]", '{"schema": "stdkit.check/1"}', "{", "[" * 50])
def test_what_is_no_conversion_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.conversion.json"
    file.write_text(text, "utf-8")
    with pytest.raises(BadData, match=r"a\.conversion\.json：不是 stdkit convert 写出的"):
        prefilled("", "", str(file))


def test_a_conversion_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="没有这个文件"):
        prefilled("", "", str(tmp_path / "nothing.json"))


def test_explanation_from_documents_alone(
    files: dict[str, str], conversion: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "编制说明.docx"
    options: list[Any] = [
        "--source",
        files["new"],
        "--old",
        files["old"],
        "--conversion",
        str(conversion),
        "-o",
        str(out),
    ]
    assert run(["render", "编制说明", *options]) == 0
    told = capsys.readouterr().err
    data = out.read_bytes()
    assert f"有 {sum(text.count('【请填写') for text in _all(data))} 处待填写" in told
    assert "规范性引用的文件有2项：GB 13078、NY/T 816。" in texts(data)
    assert "本文件代替DB15/ 1—2010《羔羊育肥》。" in texts(data)
    assert "“本标准第4章为强制性的，其余为推荐性的。”" in texts(data)
    table = [row for row in cells(data) if len(row) == 7]
    assert ["4.1"] in [row[1] for row in table] and ["封面"] not in [row[1] for row in table]


def _all(data: bytes) -> list[str]:
    return [*texts(data), *("\n".join(cell) for row in cells(data) for cell in row)]


@pytest.mark.parametrize("key", ["items", "counts", "declaration", "references", "number"])
@pytest.mark.parametrize("value", [None, 3, [3], {"a": None}])
def test_a_conversion_that_was_changed_by_hand_is_told(conversion: Path, tmp_path: Path, key: str, value: Any) -> None:
    told = json.loads(conversion.read_text("utf-8")) | {key: value}
    file = tmp_path / "a.conversion.json"
    file.write_text(json.dumps(told), "utf-8")
    with pytest.raises(BadData, match=r"a\.conversion\.json：不再是"):
        prefilled("", "", str(file))
