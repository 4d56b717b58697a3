"""``check --format junit``: a test suite for every file, for the many CI servers that know nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from stdkit.facts.patterns import pattern
from stdkit.lint.basis import basis
from stdkit.lint.results import FileResult, Located, Report
from stdkit.reports.words import SEVERITY, said, where

_UNWRITABLE = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, *, width: int = 0, colour: bool = False) -> Iterator[str]:
    """A failure for every finding that counts, a skipped case for every one that is suppressed or in the baseline, an error for
    every file that could not be checked; a file without any of them is one case that passed."""
    failures, errors = report.counts.total(), len(report.failures)
    tests = report.spoken.total() + errors + report.clean
    # The schema knows skipped cases of a suite, not of all suites together.
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" time="0"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stdkit" {counts}>\n'
    for file in report.files:
        yield _suite(file)
    yield "</testsuites>\n"


def _suite(file: FileResult) -> str:
    cases = list(_cases(file))
    failures = len(file.active)
    counts = (
        f'tests="{len(cases)}" failures="{failures}" errors="{len(file.errors)}" '
        f'skipped="{len(file.findings) - failures}" time="0"'
    )
    return f"  <testsuite name={_attribute(file.path)} {counts}>\n{''.join(cases)}  </testsuite>\n"


def _cases(file: FileResult) -> Iterator[str]:
    for message in file.errors:
        yield _case(file, "未能检查", f'      <error message={_attribute(message)} type="not-checked"/>\n')
    for row in file.findings:
        yield _case(file, f"{row.finding.rule} {where(row)}", _outcome(row))
    if not file.errors and not file.findings:
        yield _case(file, "未发现问题", "")


def _case(file: FileResult, name: str, inner: str) -> str:
    opening = f'    <testcase name={_attribute(name)} classname={_attribute(file.path)} time="0"'
    return f"{opening}>\n{inner}    </testcase>\n" if inner else f"{opening}/>\n"


def _outcome(row: Located) -> str:
    finding = row.finding
    if row.suppressed is not None:
        return f"      <skipped message={_attribute('已豁免：' + row.suppressed.reason)}/>\n"
    if row.baseline == "unchanged":
        return '      <skipped message="基线中已有"/>\n'
    rests_on = f"依据：{basis(finding.clause)}" if finding.clause else ""
    words = f"原文：{row.location.excerpt}" if row.location is not None and row.location.excerpt else ""
    details = _text("\n".join(filter(None, [f"{SEVERITY[finding.severity]}：{said(finding)}", words, rests_on])))
    return f"      <failure message={_attribute(finding.message)} type={_attribute(finding.severity)}>{details}</failure>\n"


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("", text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
