"""What CI servers read: JUnit, GitHub annotations, GitLab code quality."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

from stdkit.lint.results import FileResult, Report, Suppressed, locate
from stdkit.model import Finding, Span
from stdkit.reports import github, gitlab, junit
from tests.lint.drafts import draft
from tests.reports.sample_report import sample_report, standing, whole

KEPT = standing(sample_report(), {2: Suppressed("引用法律原文"), 3: None})
HOSTILE = "坏<U+0000>字<&>\"'\n::error::%25,:\r"


def _hostile() -> Report:
    finding = Finding(Span("t1", 0, 2), HOSTILE, rule="MOD001", name="x")
    return Report((FileResult("a,b:c%.md", findings=locate(draft(HOSTILE), [finding])),), "p")


def test_junit_counts_what_it_holds() -> None:
    root = ElementTree.fromstring(whole(junit.render)(KEPT))
    for holder in (root, *root.iter("testsuite")):
        assert int(holder.attrib["tests"]) == len(list(holder.iter("testcase")))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if holder is not root or name != "skipped":  # the schema has no such count of all suites together
                assert int(holder.attrib[name]) == len(list(holder.iter(tag))), name
    assert [root.attrib[name] for name in ("tests", "failures", "errors")] == ["7", "3", "1"]
    assert [suite.attrib["skipped"] for suite in root.iter("testsuite")] == ["2", "0", "0"]
    assert all(len(case) <= 1 for case in root.iter("testcase"))


def test_junit_says_place_words_and_clause() -> None:
    root = ElementTree.fromstring(whole(junit.render)(sample_report()))
    case = next(case for case in root.iter("testcase") if case.attrib["name"] == "MOD001 5.1")
    (failure,) = case
    assert failure.attrib == {"message": "以“应”代替“必须”", "type": "error"}
    assert "设备必须可靠接地" in (failure.text or "") and "GB/T 1.1—2020，表C.1" in (failure.text or "")
    skipped = [one.attrib["message"] for one in ElementTree.fromstring(whole(junit.render)(KEPT)).iter("skipped")]
    assert skipped == ["已豁免：引用法律原文", "基线中已有"]


def test_junit_bears_any_text() -> None:
    (failure,) = ElementTree.fromstring(whole(junit.render)(_hostile())).iter("failure")
    assert failure.attrib["message"] == HOSTILE.replace("\x00", "")


def test_github_has_one_line_for_each_finding_that_counts() -> None:
    lines = whole(github.render)(KEPT).splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("::warning file=草案.docx,title=MOD001 全文::缺少必备要素“范围”")
    assert lines[1].startswith("::notice ")
    assert lines[3] == "::error file=坏.docx,title=未能检查::不是 DOCX 文件。"


def test_github_escapes_what_would_begin_another_command() -> None:
    (line,) = whole(github.render)(_hostile()).splitlines()
    head, message = re.fullmatch(r"::warning (\S+ \S+?)::(.*)", line).groups()  # type: ignore[union-attr]
    assert head == "file=a%2Cb%3Ac%25.md,title=MOD001 5.1"
    assert message.startswith("坏<U+0000>字<&>\"'%0A::error::%2525,:%0D")


def test_gitlab_has_what_code_quality_reads() -> None:
    issues = json.loads(whole(gitlab.render)(KEPT))
    assert [issue["severity"] for issue in issues] == ["minor", "info", "minor", "blocker"]
    for issue in issues:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(issue)
        assert re.fullmatch(r"[0-9a-f]{32}", issue["fingerprint"]) and issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert issues[0]["description"] == "全文：缺少必备要素“范围”（MOD001）"


def test_gitlab_tells_the_same_finding_in_two_files_apart() -> None:
    first = sample_report().files[0]
    issues = json.loads(whole(gitlab.render)(Report((first, replace(first, path="另.docx")), "p")))
    assert len({issue["fingerprint"] for issue in issues}) == 10
