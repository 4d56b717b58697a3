"""Findings known before: written to a file once, told apart from new ones ever after, also when clauses were renumbered.

What is compared are traces (``fingerprints``). First those that are wholly the same; then, among what is left, the same words
with the same text before or after them, so that mending one half of a sentence does not make the other half new.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stdkit.errors import BadData
from stdkit.facts.jsonlists import filled
from stdkit.facts.userfiles import json_value, refuse_large
from stdkit.lint.fingerprints import Trace
from stdkit.lint.results import FileResult, Located

SCHEMA = "stdkit.baseline/1"
_ADVICE = "请用 stdkit check … --write-baseline 重新写一份"


@dataclass(frozen=True, slots=True)
class Known:
    """The traces of one document; ``path`` is relative to the baseline's folder, with slashes."""

    path: str
    number: str
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was known of each document."""

    documents: tuple[Known, ...]
    folder: Path

    def marked(self, file: FileResult, *, alone: bool) -> FileResult:
        """The file with the findings that are known marked ``unchanged``; ``alone`` where it is the only one."""
        return replace(file, findings=_marked(file.findings, self._known(file, alone=alone)))

    def _known(self, file: FileResult, *, alone: bool) -> tuple[Trace, ...]:
        """What is known of ``file``: by its path, else by its number, else where there is but one on either side. Drafts are
        renamed from version to version."""
        place = _place(file.path, self.folder)
        for known in self.documents:
            if known.path == place:
                return known.traces
        same = [known for known in self.documents if known.number and known.number == file.number]
        if len(same) == 1:
            return same[0].traces
        return self.documents[0].traces if alone and len(self.documents) == 1 else ()


def written(files: Iterable[FileResult], path: Path) -> Iterator[str]:
    """The baseline to be kept in ``path``, in pieces: every finding that is not suppressed, with clause and message for whoever
    reads it."""
    documents = (
        {
            "path": _place(file.path, path.parent),
            "number": file.number,
            "findings": [_entry(row, row.trace) for row in file.findings if row.suppressed is None and row.trace],
        }
        for file in files
        if not file.errors
    )
    frame = _json({"schema": SCHEMA, "documents": []}) + "\n"
    return filled(frame, {"documents": map(_json, documents)}, indent=1)


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _entry(row: Located, trace: Trace) -> dict[str, str]:
    """``clause`` and ``message`` are for people: they take no part in the comparison."""
    clause = row.location.clause if row.location is not None else None
    compared = {"rule": trace.rule, "text": trace.text, "before": trace.before, "after": trace.after}
    return {**compared, "clause": clause or "", "message": row.finding.message}


def load_baseline(path: Path) -> Baseline:
    """The baseline kept in ``path``. ``BadData`` where that is none."""
    refuse_large(path, most="data_mb")
    try:
        data = json_value(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError:
        raise BadData("D073", "基线文件不存在", path=str(path), advice=_ADVICE) from None
    except OSError as error:
        raise BadData("D074", f"读不出来（{error.strerror}）", path=str(path), advice="请看文件有无读取权限") from None
    except ValueError:
        raise BadData("D075", "不是基线文件（不是 JSON）", path=str(path), advice=_ADVICE) from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise BadData("D076", f"不是基线文件（schema 应为 {SCHEMA}）", path=str(path), advice=_ADVICE)
    try:
        documents = tuple(_read_document(given) for given in data["documents"])
    except (KeyError, TypeError, AttributeError):
        raise BadData("D077", "基线文件不完整", path=str(path), advice=_ADVICE) from None
    return Baseline(documents, path.parent)


def _read_document(given: Any) -> Known:
    read = [
        Trace(_word(entry["rule"]), _word(entry["text"]), _word(entry["before"]), _word(entry["after"]))
        for entry in given["findings"]
    ]
    return Known(_word(given["path"]), _word(given["number"]), tuple(read))


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def only_new(file: FileResult, old: FileResult) -> FileResult:
    """``file`` without the findings that ``old``, an earlier version of the draft, had as well."""
    known = tuple(row.trace for row in old.findings if row.trace is not None)
    same = unchanged([row.trace for row in file.findings], known)
    return replace(file, findings=tuple(row for number, row in enumerate(file.findings) if number not in same))


def _marked(rows: tuple[Located, ...], known: Sequence[Trace]) -> tuple[Located, ...]:
    same = unchanged([row.trace for row in rows], known)
    return tuple(replace(row, baseline="unchanged") if number in same else row for number, row in enumerate(rows))


def unchanged(found: Sequence[Trace | None], known: Iterable[Trace]) -> set[int]:
    """Which of ``found`` (by their place) are known. Each known one answers for one finding only."""
    left: dict[tuple[str, str], list[Trace]] = defaultdict(list)
    for one in known:
        left[one.rule, one.text].append(one)
    same: set[int] = set()
    for alike in (_is_same, Trace.resembles):
        for number, trace in enumerate(found):
            if trace is None or number in same:
                continue
            candidates = left[trace.rule, trace.text]
            match = next((old for old in candidates if alike(trace, old)), None)
            if match is not None:
                candidates.remove(match)
                same.add(number)
    return same


def _is_same(one: Trace, other: Trace) -> bool:
    return (one.rule, one.text, one.before, one.after) == (other.rule, other.text, other.before, other.after)


def _place(path: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).resolve().as_posix()
