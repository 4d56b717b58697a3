"""The sample drafts: every kind at every level, every stage with each of them, written to Word and held against the rules, those of the layout included."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from stdkit.cli import run
from stdkit.facts.kinds import kind as kind_of
from stdkit.facts.levels import level as level_of
from stdkit.formats import read
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.model import Document
from stdkit.templates.drafts import compose
from stdkit.templates.fields import checked, template
from stdkit.templates.kinds import KINDS
from stdkit.templates.levels import level_of as level_by_number
from stdkit.templates.values import load_data
from tests.templates.drafted import drafted

STAGES = {"征求意见稿": "comments", "送审稿": "review", "报批稿": "approval"}
SAID = {
    "product": "产品",
    "test-method": "试验",
    "specification": "规范",
    "code-of-practice": "规程",
    "guide": "指南",
    "terminology": "术语",
    "classification": "分类",
}
"""What the rules take each kind for."""

COMMITTEE = "全国某某标准化技术委员会（SAC/TC 274）"
LEVELS: dict[str, dict[str, str]] = {
    "国家": {"code": "GB/T", "read": "national", "proposed_by": COMMITTEE, "committee": COMMITTEE},
    "行业": {
        "code": "NY/T",
        "read": "industry",
        "issued_by": "中华人民共和国农业农村部",
        "proposed_by": "农业农村部畜牧兽医局",
        "committee": COMMITTEE,
    },
    "地方": {
        "code": "DB15/T",
        "read": "local",
        "proposed_by": "内蒙古自治区农牧厅",
        "committee": "内蒙古自治区某某标准化技术委员会",
    },
    "市级地方": {
        "code": "DB1506/T",
        "read": "local",
        "region": "鄂尔多斯市",
        "proposed_by": "鄂尔多斯市农牧局",
        "committee": "鄂尔多斯市农牧局",
        "carried_out_by": "鄂尔多斯市农牧局",
    },
    "团体": {
        "code": "T/NMBX",
        "read": "group",
        "issued_by": "内蒙古标准化协会",
        "proposed_by": "内蒙古标准化协会",
        "committee": "内蒙古标准化协会",
    },
    "企业": {"code": "Q/MYS", "read": "enterprise", "issued_by": "蒙原牧业设备有限公司"},
}
OF_A_LEVEL = ("level", "region", "masthead", "issued_by", "proposed_by", "committee", "carried_out_by")
Judge = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def judge(root: Path) -> Judge:
    """The judge of Word files, where it is there; without it none is found at fault."""
    file = root.parent / "shared" / "tools" / "ooxml_check.py"
    if not file.is_file():
        return lambda path: []
    spec = importlib.util.spec_from_file_location("ooxml_check", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda path: [str(fault) for fault in module.faults(str(path))]


def at_level(folder: Path, level: str, stage: str, target: Path) -> Path:
    """The sample's data file moved to another level and stage, its text with the number it then bears."""
    data = load_data(folder / "draft.yaml")
    told = LEVELS[level]
    code, number = data["number"].split("—")[0].split(" ")[0], data["number"].split(" ")[1].split("—")[0]
    data = {name: value for name, value in data.items() if name not in OF_A_LEVEL}
    data |= {name: value for name, value in told.items() if name not in ("code", "read")}
    approved = stage == "报批稿"
    data |= {"stage": stage, "number": f"{told['code']} {number}—{2026 if approved else 'XXXX'}"}
    data |= (
        {"published": "2026-09-01", "implemented": "2027-03-01"} if approved else {"published": "", "implemented": ""}
    )
    target.mkdir(parents=True)
    for picture in folder.glob("*.png"):
        shutil.copy(picture, target)
    said = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (target / "draft.yaml").write_text(said.replace(f"{code} {number}", f"{told['code']} {number}"), "utf-8")
    text = (folder / "draft.md").read_text("utf-8")
    (target / "draft.md").write_text(text.replace(f"{code} {number}", f"{told['code']} {number}"), "utf-8")
    return target / "draft.yaml"


def findings(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, list[Any]]:
    """What ``stdkit check`` finds at error or warning level, by file."""
    run(["check", *words, "--format", "json", "--jobs", "1", "--quiet"])
    report = json.loads(capsys.readouterr().out)
    assert not any(document["errors"] for document in report["documents"])
    return {
        document["path"]: [
            (one["rule"], one["message"], one["location"] and one["location"]["text"])
            for one in document["findings"]
            if one["severity"] in ("error", "warning")
        ]
        for document in report["documents"]
    }


@pytest.mark.parametrize("stage", STAGES)
def test_samples_of_all_kinds_and_levels_pass_the_check(
    stage: str, root: Path, tmp_path: Path, judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    """Seven kinds at six levels, a third of them at each stage: every level and every kind is seen at every stage."""
    out = tmp_path / "out"
    out.mkdir()
    seen = set()
    for row, kind in enumerate(KINDS):
        for column, level in enumerate(LEVELS):
            if (row + column) % len(STAGES) != list(STAGES).index(stage):
                continue
            seen |= {kind.name, level}
            data = at_level(root / "examples" / "drafts" / kind.name, level, stage, tmp_path / f"{kind.name}-{level}")
            file = out / f"{kind.name}-{level}.docx"
            assert drafted(data, file).cover.stage == stage
            assert judge(file) == [], file.name
    assert seen == {*SAID, *LEVELS}
    found = findings(capsys, str(out), "--stage", STAGES[stage])
    assert len(found) == len(SAID) * len(LEVELS) // len(STAGES)
    assert {path: list_ for path, list_ in found.items() if list_} == {}


@pytest.mark.parametrize("name", SAID)
def test_each_sample_is_what_it_says_and_passes_as_it_stands(
    name: str, root: Path, tmp_path: Path, judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    data = root / "examples" / "drafts" / name / "draft.yaml"
    file = tmp_path / f"{name}.docx"
    assert run(["render", "draft", "--data", str(data), "-o", str(file)]) == 0
    assert capsys.readouterr().err.count("没有写入") == 0
    assert judge(file) == []
    assert findings(capsys, str(file)) == {str(file): []}
    written, said = read(file), load_data(data)
    assert kind_of(written).value == SAID[name]
    assert level_of(written).value == LEVELS[level_by_number(said["number"])]["read"]
    assert written.cover.title == said["title"]
    values = checked(template("draft").fields, said, str(data))
    composed = compose(template("draft"), values, read(data.parent / values["source"]), str(data))
    assert body(read_markdown(write_markdown(written))) == body(written) == body(composed)


def body(document: Document) -> list[tuple[str, str, str]]:
    """What each block says. On paper the name stands above the text, an annex's mark and title on lines of their own, a tab in the index."""
    kept = [element for element in document.elements if element.kind != "toc"]
    blocks = [*(one for one in document.opening if one.kind != "heading"), *Document(elements=tuple(kept)).blocks()]
    return [(one.kind, one.label, one.text.replace("\n", "").replace("\t", "\u3000")) for one in blocks]


def test_samples_spread_over_levels_and_stages(root: Path) -> None:
    told = [load_data(file) for file in sorted((root / "examples" / "drafts").glob("*/draft.yaml"))]
    assert {level_by_number(data["number"]) for data in told} == set(LEVELS)
    assert {data["stage"] for data in told} == set(STAGES)
