from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint.results import FileResult, Report, Suppressed, locate
from stdkit.lint.runner import check
from stdkit.model import Edit, Finding, Span
from stdkit.reports import sarif
from tests.reports.sample_report import sample_report, standing, whole
from tests.reports.sarif_shape import faults

render = whole(sarif.render)

DRAFT = "# 5 要求\n\n5.1　设备**必须**接地，\n外壳必须绝缘。\n"


def _of(source: str) -> Report:
    doc = read_markdown(source, path="草 案.md")
    rows = locate(doc, [f for f in check(doc) if f.rule == "MOD001"], source)
    return Report((FileResult("草 案.md", doc.digest, "markdown", findings=rows),), "gbt-1.1-2020")


def _run(report: Report) -> Any:
    return json.loads(render(report))["runs"][0]


def _reports() -> list[Report]:
    kept = standing(sample_report(), {2: Suppressed("引用法律原文", date(2027, 1, 1), True), 3: None})
    return [sample_report(), kept, _of(DRAFT), Report((), "p")]


@pytest.mark.parametrize("number", range(4))
def test_it_is_what_the_standard_demands(number: int) -> None:
    assert list(faults(json.loads(render(_reports()[number])))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: log["runs"][0].pop("tool"),
        lambda log: log["runs"][0]["results"][0].pop("message"),
        lambda log: log["runs"][0]["results"][0].update(level="info"),
        lambda log: log["runs"][0]["results"][2]["fixes"][0].update(artifactChanges=[]),
        lambda log: log["runs"][0]["artifacts"][0]["location"].update(uri="草案.docx"),
        lambda log: log["runs"][0]["results"][0].update(clause="5.2"),
    ],
)
def test_the_shape_is_strict(spoil: Any) -> None:
    log = json.loads(render(sample_report()))
    spoil(log)
    assert list(faults(log))


def test_indexes_lead_to_what_they_name() -> None:
    run = _run(sample_report())
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifacts[place["index"]]["location"]["uri"] == place["uri"]
        for change in result.get("fixes", [{"artifactChanges": []}])[0]["artifactChanges"]:
            part = artifacts[change["artifactLocation"]["index"]]
            assert part["location"]["uri"] == change["artifactLocation"]["uri"] == "/" + result_block(result, part)
            assert part["parentIndex"] == 0


def result_block(result: Any, part: Any) -> str:
    return str(part["location"]["uri"]).removeprefix("/")


def test_a_fix_of_a_markdown_draft_can_be_carried_out() -> None:
    lines = DRAFT.split("\n")
    for result in _run(_of(DRAFT))["results"]:
        (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
        region = replacement["deletedRegion"]
        at = region["startLine"] - 1
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == at + 1
        line = lines[at]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "必须"
        lines[at] = (
            line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
        )
    assert "\n".join(lines) == DRAFT.replace("必须", "应")


def test_words_that_stand_otherwise_in_the_source_get_no_fix() -> None:
    doc = read_markdown("# 5 要求\n\n5.1　设备必**须**接地。\n", path="a.md")
    block = next(b for b in doc.blocks() if b.text.startswith("设备"))
    span = Span(block.id, 2, 4)
    rows = locate(
        doc, [Finding(span, "…", (Edit(span, "应"),), rule="MOD001", name="x")], "# 5 要求\n\n5.1　设备必**须**接地。\n"
    )
    run = _run(Report((FileResult("a.md", doc.digest, "markdown", findings=rows),), "p"))
    assert "fixes" not in run["results"][0]


def test_rules_explain_themselves_in_chinese_and_name_themselves_in_english() -> None:
    run = _run(sample_report())
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "用“必须”表示要求" and "不合规则" in rule["help"]["markdown"]
    (english,) = run["translations"]
    assert english["language"] == "en-US" and english["rules"][0]["shortDescription"]["text"] == "Must as requirement"


def test_suppressions_and_the_baseline_are_said() -> None:
    run = _run(_reports()[1])
    (kept,) = run["results"][2]["suppressions"]
    assert kept["kind"] == "inSource" and kept["justification"] == "引用法律原文"
    assert kept["properties"] == {"until": "2027-01-01"}
    assert [result["baselineState"] for result in run["results"]] == ["new", "new", "new", "unchanged", "new"]


def test_a_file_that_could_not_be_checked_is_a_notification() -> None:
    (invocation,) = _run(sample_report())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [told["message"]["text"] for told in invocation["toolExecutionNotifications"]] == ["不是 DOCX 文件。"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"草案\a b.docx", "%E8%8D%89%E6%A1%88/a%20b.docx"),
        (r"D:\标准\a.docx", "file:///D:/%E6%A0%87%E5%87%86/a.docx"),
        (r"\\server\标准\a.docx", "file://server/%E6%A0%87%E5%87%86/a.docx"),
        ("/home/标准/a.docx", "file:///home/%E6%A0%87%E5%87%86/a.docx"),
    ],
)
def test_addresses_of_files_on_every_system(path: str, uri: str) -> None:
    report = Report((FileResult(path, "0" * 64, "docx"),), "p")
    assert _run(report)["artifacts"][0]["location"]["uri"] == uri
