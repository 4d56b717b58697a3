"""``check --format sarif``: SARIF 2.1.0 (OASIS), for code scanning servers and editors.

Only Markdown has lines and offsets. A Word or PDF file is named as a whole, its clause as a logical location, and a fix in it is a
region of the block's text, a nested artifact of the file (3.24.2) named by the block's id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any
from urllib.parse import quote

from stdkit.facts.jsonlists import filled
from stdkit.lint import registry
from stdkit.lint.basis import basis
from stdkit.lint.results import FileResult, Located, Report
from stdkit.lint.rule import Rule
from stdkit.model import Severity
from stdkit.reports.rule_list import paragraphs
from stdkit.reports.words import said, slashes, where
from stdkit.version import __version__

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "markdown": "text/markdown",
}


def render(report: Report, *, width: int = 0, colour: bool = False) -> Iterator[str]:
    """The report as one SARIF log with one run."""
    run = _Run(report)
    frame = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run.frame()]}
    lists = {"artifacts": map(_json, run.artifacts()), "results": map(_json, run.results())}
    return filled(_json(frame) + "\n", lists)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


class _Run:
    """One run. Rules have their indexes by their codes; artifacts as they come: the files, then the parts of each file that its
    fixes name."""

    def __init__(self, report: Report) -> None:
        self.report = report
        known = registry.load()
        self.names = report.names
        self.rules = {code: known.get(code) for code in sorted(self.names)}
        self.indexes = {code: index for index, code in enumerate(self.rules)}

    def artifacts(self) -> Iterator[dict[str, Any]]:
        for file in self.report.files:
            yield _artifact(file)
        for number, file in enumerate(self.report.files):
            for block in _parts(file):
                about = {"text": f"文本块 {block}：偏移量按该块的文字计"}
                yield {"location": _part(block), "parentIndex": number, "description": about}

    def results(self) -> Iterator[dict[str, Any]]:
        free = len(self.report.files)
        for number, file in enumerate(self.report.files):
            parts = {block: index for index, block in enumerate(_parts(file), free)}
            free += len(parts)
            for row in file.findings:
                yield self._result(number, file, row, parts)

    def frame(self) -> dict[str, Any]:
        """The run without its artifacts and results."""
        return {
            "tool": {
                "driver": {
                    "name": "stdkit",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "language": "zh-CN",
                    "shortDescription": {"text": "按 GB/T 1.1 的起草规则检查标准文件"},
                    "rules": [_descriptor(code, self.names[code], rule) for code, rule in self.rules.items()],
                }
            },
            "translations": [self._english()],
            "invocations": [self._invocation()],
            "language": "zh-CN",
            "columnKind": "unicodeCodePoints",
            "artifacts": [],
            "results": [],
            "properties": {"profile": self.report.profile, "notes": list(self.report.notes)},
        }

    def _english(self) -> dict[str, Any]:
        rules = [_in_english(code, self.names[code], rule) for code, rule in self.rules.items()]
        about = {"name": "stdkit rules in English", "shortDescription": {"text": "What the rules look for"}}
        return {"name": "stdkit", "language": "en-US", "translationMetadata": about, "rules": rules}

    def _invocation(self) -> dict[str, Any]:
        told = [
            {
                "level": "error",
                "message": {"text": message},
                "locations": [_whole(number, path)],
            }
            for number, path, message in self.report.failures
        ]
        return {"executionSuccessful": not self.report.failed, "toolExecutionNotifications": told}

    def _result(self, number: int, file: FileResult, row: Located, parts: Mapping[str, int]) -> dict[str, Any]:
        finding = row.finding
        made: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": self.indexes[finding.rule],
            "level": _LEVEL[finding.severity],
            "message": {"text": said(finding)},
            "locations": [_location(number, file, row)],
            "partialFingerprints": {"stdkit/v1": row.fingerprint},
            "baselineState": row.baseline,
            "properties": {"clause": where(row), "gbt11Clause": finding.clause},
        }
        if row.location is not None:
            made["properties"]["excerpt"] = row.location.excerpt
        if finding.question:
            made["properties"]["question"] = finding.question
        if row.suppressed is not None:
            kind = "inSource" if row.suppressed.in_source else "external"
            kept: dict[str, Any] = {"kind": kind, "status": "accepted", "justification": row.suppressed.reason}
            if row.suppressed.until is not None:
                kept["properties"] = {"until": row.suppressed.until.isoformat()}
            made["suppressions"] = [kept]
        fix = _fix(number, file, row, parts)
        if fix is not None:
            made["fixes"] = [fix]
        return made


def _fix(number: int, file: FileResult, row: Located, parts: Mapping[str, int]) -> dict[str, Any] | None:
    changes: dict[str, list[dict[str, Any]]] = {}  # by the block; in Markdown the file itself is what changes
    for place, edit in enumerate(row.finding.edits):
        if edit.unmark:
            return None  # a fix of formats: no text to put in another's place
        block, text = edit.span.block, edit.text
        region = {"charOffset": edit.span.start, "charLength": edit.span.end - edit.span.start}
        if file.format == "markdown":
            source = row.sources[place] if row.sources else None
            if source is None:
                return None
            line, start, end = source
            region = {"startLine": line, "startColumn": start, "endLine": line, "endColumn": end}
            block, text = "", text.replace("\n", "\n\n")  # an empty line parts paragraphs there
        changes.setdefault(block, []).append({"deletedRegion": region, "insertedContent": {"text": text}})
    if not changes:
        return None
    return {
        "description": {"text": row.finding.message},
        "artifactChanges": [
            {
                "artifactLocation": {**_part(block), "index": parts[block]}
                if block
                else {"uri": _uri(file.path), "index": number},
                "replacements": replacements,
            }
            for block, replacements in changes.items()
        ],
    }


def _parts(file: FileResult) -> Iterator[str]:
    """The blocks whose texts are artifacts, each once: those that fixes name in a file without lines."""
    if file.format == "markdown":
        return iter(())
    edits = (takewhile(lambda edit: not edit.unmark, row.finding.edits) for row in file.findings)
    return iter(dict.fromkeys(edit.span.block for some in edits for edit in some))


def _part(block: str) -> dict[str, Any]:
    return {"uri": f"/{quote(block)}"}


def _artifact(file: FileResult) -> dict[str, Any]:
    made: dict[str, Any] = {"location": {"uri": _uri(file.path)}, "roles": ["analysisTarget"]}
    if file.sha256:
        made["hashes"] = {"sha-256": file.sha256}
    if file.format in _MIME:
        made["mimeType"] = _MIME[file.format]
    return made


def _uri(path: str) -> str:
    path = slashes(path)
    if path == "-":
        return "stdin"
    if path.startswith("//"):  # a share: its server is the authority
        return "file:" + quote(path)
    if path.startswith("/"):
        return "file://" + quote(path)
    return f"file:///{path[:2]}{quote(path[2:])}" if path[1:2] == ":" else quote(path)


def _whole(number: int, path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path), "index": number}}}


def _location(number: int, file: FileResult, row: Located) -> dict[str, Any]:
    made = _whole(number, file.path)
    made["logicalLocations"] = [{"name": where(row), "fullyQualifiedName": where(row), "kind": "element"}]
    if row.location is not None and row.location.line is not None:
        made["physicalLocation"]["region"] = {"startLine": row.location.line}
    return made


def _descriptor(code: str, name: str, rule: Rule | None) -> dict[str, Any]:
    made: dict[str, Any] = {"id": code, "name": _camel(name)}
    if rule is None:
        return made | {"shortDescription": {"text": "规则没有跑完"}}
    reason = paragraphs(rule.reason)
    made |= {
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": reason[0] if reason else rule.title},
        "help": {"text": "\n\n".join([rule.title, *reason]), "markdown": _help(rule, reason)},
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVEL[rule.severity]},
        "properties": {
            "tags": [rule.family, rule.confidence],
            "precision": "very-high" if rule.confidence == "certain" else "medium",
            "gbt11Clause": rule.clause,
            **({"question": rule.question} if rule.question else {}),
        },
    }
    return made


def _help(rule: Rule, reason: list[str]) -> str:
    shown = {"bad": "不合规则", "fixed": "改后", "good": "合规则"}
    pieces = [f"**{rule.title}**（{basis(rule.clause)}）", *reason]
    pieces += [f"请起草人判断：{rule.question}"] if rule.question else []
    pieces += [f"{shown[example.kind]}：\n\n```text\n{example.text}\n```" for example in rule.examples]
    return "\n\n".join(pieces)


_CHINESE_CLAUSES = (
    ("附录", "Annex "),
    ("表", "Table "),
    ("图", "Figure "),
    ("、", ", "),
    ("～", " to "),
    ("（", " ("),
    ("）", ")"),
)


def _in_english(code: str, name: str, rule: Rule | None) -> dict[str, Any]:
    """The words of a rule's descriptor for those who read no Chinese: what it looks for, where GB/T 1.1 asks for it, how sure it
    is, what can be done. Reason and examples are about Chinese wording and stay in the Chinese help."""
    title = _words(name)
    if rule is None:
        text = "A rule of stdkit broke down; what it looks after was not checked. Please report this."
        return {
            "id": code,
            "shortDescription": {"text": title},
            "fullDescription": {"text": text},
            "help": {"text": text},
        }
    clause = rule.clause
    for chinese, english in _CHINESE_CLAUSES:
        clause = clause.replace(chinese, english)
    if not clause.isascii():
        clause = "see the Chinese help"
    sure = {
        "certain": "The finding is certain.",
        "heuristic": "The finding is a judgement by signs: the drafter is asked a question and decides.",
    }[rule.confidence]
    fix = "A fix is offered as an edit." if rule.fixable else "There is no mechanical fix; the drafter rewords."
    full = f"{title}. Asked for by GB/T 1.1-2020 ({clause})."
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": full},
        "help": {"text": f"{full} {sure} {fix} Reason and examples: stdkit rules {code}."},
    }


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()
