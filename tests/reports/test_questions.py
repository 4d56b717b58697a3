"""A finding that is not sure asks the drafter, in every report and in Word's comments; one that is sure does not."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from stdkit.lint.results import Report
from stdkit.reports import FORMATS, check_format
from tests.reports.sample_report import sample_report

QUESTION = "此处是外部约束，还是本文件的要求？"


def asking() -> Report:
    report = sample_report()
    first, *others = report.files
    rows = list(first.findings)
    rows[2] = replace(rows[2], finding=replace(rows[2].finding, question=QUESTION))
    return Report((replace(first, findings=tuple(rows)), *others), report.profile)


def shown(report: Report, format: str) -> str:
    content = check_format(format)(report, width=110, colour=False)
    if isinstance(content, bytes):
        sheets = load_workbook(io.BytesIO(content)).worksheets
        return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    text = "".join(content)
    if format == "sarif":  # the rules of the log explain what they ask; a result that is certain must not
        text = json.dumps(json.loads(text)["runs"][0]["results"])
    return json.dumps(json.loads(text), ensure_ascii=False) if format in ("json", "sarif", "gitlab") else text


@pytest.mark.parametrize("format", FORMATS)
def test_every_report_asks(format: str) -> None:
    assert QUESTION in shown(asking(), format)
    assert "请起草人判断" not in shown(sample_report(), format), "what is certain is no question"


def test_json_says_how_sure_it_is() -> None:
    findings = json.loads(shown(asking(), "json"))["documents"][0]["findings"]
    assert [f["confidence"] for f in findings] == ["certain", "certain", "heuristic", "certain", "certain"]
    assert [f["question"] for f in findings] == ["", "", QUESTION, "", ""]
