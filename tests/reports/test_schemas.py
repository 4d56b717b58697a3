"""Reports held against the schemas of those who read them: on reports made by hand and on real checks."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree

from stdkit.formats import read
from stdkit.lint.passages import chapters
from stdkit.lint.results import FileResult, Report, Suppressed, locate
from stdkit.lint.runner import check
from stdkit.reports import gitlab, junit, sarif
from tests.reports.sample_report import sample_report, standing, whole
from tests.reports.test_ci_formats import _hostile

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


def examples(root: Path) -> Report:
    """What is found in the drafts of the examples, with a rule that broke down among them."""
    files = []
    for name in ("draft-with-faults.docx", "draft-with-faults.md", "clean.md"):
        doc = read(root / "examples" / name)
        source = (root / "examples" / name).read_text(encoding="utf-8") if name.endswith(".md") else ""
        found = locate(doc, check(doc), source)
        files.append(FileResult(name, doc.digest, doc.format, findings=found, text=chapters(doc)))
    return Report((*files, FileResult("坏.docx", errors=("不是 DOCX 文件。",))), "gbt-1.1-2020")


REPORTS: dict[str, Callable[[Path], Report]] = {
    "by hand": lambda root: sample_report(),
    "suppressed and known": lambda root: standing(
        sample_report(), {2: Suppressed("引用法律原文", date(2027, 1, 1), True), 3: None}
    ),
    "hostile text": lambda root: _hostile(),
    "nothing": lambda root: Report((), "p"),
    "examples": examples,
}
each_report = pytest.mark.parametrize("name", REPORTS)


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@each_report
def test_sarif(name: str, root: Path) -> None:
    log = json.loads(whole(sarif.render)(REPORTS[name](root)))
    jsonschema_rs.validator_for(schema("sarif-2.1.0.json")).validate(log)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: log["runs"][0].pop("tool"),
        lambda log: log["runs"][0]["results"][0].update(level="info"),
        lambda log: log["runs"][0]["results"][0].update(clause="5.2"),
        lambda log: log["runs"][0]["results"][0].update(baselineState="old"),
        lambda log: log["runs"][0]["tool"]["driver"]["rules"][0].pop("id"),
    ],
)
def test_the_schema_of_sarif_is_strict(spoil: Any) -> None:
    log = copy.deepcopy(json.loads(whole(sarif.render)(sample_report())))
    spoil(log)
    assert not jsonschema_rs.validator_for(schema("sarif-2.1.0.json")).is_valid(log)


@each_report
def test_junit(name: str, root: Path) -> None:
    xsd = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))
    xsd.assertValid(etree.parse(io.BytesIO(whole(junit.render)(REPORTS[name](root)).encode())))


@each_report
def test_gitlab(name: str, root: Path) -> None:
    jsonschema_rs.validate(schema("gitlab-code-quality.json"), json.loads(whole(gitlab.render)(REPORTS[name](root))))


def test_every_rule_that_spoke_is_told_in_chinese_and_english(root: Path) -> None:
    run = json.loads(whole(sarif.render)(examples(root)))["runs"][0]
    (english,) = run["translations"]
    assert run["tool"]["driver"]["language"] == "zh-CN" and english["language"] == "en-US"
    chinese = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    translated = {rule["id"]: rule for rule in english["rules"]}
    assert set(chinese) == set(translated) == {result["ruleId"] for result in run["results"]}
    for code, rule in translated.items():
        for key in ("shortDescription", "fullDescription", "help"):
            assert rule[key]["text"].isascii() or "—" in rule[key]["text"], (code, key)
            assert any("\u4e00" <= char <= "\u9fff" for char in chinese[code][key]["text"]), (code, key)


def test_what_servers_need_to_know_a_result_again(root: Path) -> None:
    results = json.loads(whole(sarif.render)(examples(root)))["runs"][0]["results"]
    assert results
    for result in results:
        assert len(result["partialFingerprints"]["stdkit/v1"]) == 32
        assert result["baselineState"] == "new"
    assert any("fixes" in result for result in results)
