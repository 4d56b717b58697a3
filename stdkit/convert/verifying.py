"""Is what a conversion wrote still what its audit says, and can the old text be had back from it?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stdkit.convert.audit import SCHEMA, seal
from stdkit.errors import BadData, UnreadableFile
from stdkit.facts.files import file_digest
from stdkit.facts.userfiles import json_value, refuse_large
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.model import Document


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the files of one audit, by name; ``problems`` are Chinese clauses, none where all is as it was written.

    ``source`` says whether the input was at hand: 「same」, 「other」 or 「missing」. ``text`` tells whether the tracked draft gives
    the old text when all is rejected and the clean one when all is accepted; ``None`` where that could not be tried.
    """

    audit: Path
    edits: int = 0
    intact: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    source: str = "missing"
    text: bool | None = None
    problems: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        return not self.problems


def verify(path: Path, sources: tuple[Path, ...] = ()) -> Verdict:
    """Hold the files beside the audit at ``path`` against it. ``sources`` are files among which the input may be.

    ``BadData`` where the audit cannot be read or was itself changed.
    """
    told = _read(path)
    states: dict[str, list[str]] = {"intact": [], "changed": [], "missing": []}
    by_kind = {}
    for output in told["outputs"]:
        file = path.parent / output["name"]
        by_kind[output["kind"]] = file
        state = "missing" if not file.is_file() else "intact" if file_digest(file) == output["sha256"] else "changed"
        states[state].append(output["name"])
    source, at = _source(told, path, sources)
    problems = [f"{name} 不见了" for name in states["missing"]]
    problems += [f"{name} 在写出以后改动过" for name in states["changed"]]
    problems += [f"输入文件 {at.name} 不是当时的那一份"] if source == "other" and at is not None else []
    old = by_kind.get("asread") or (at if source == "same" else None)
    text = None
    if old is not None and old.is_file() and all(by_kind[kind].is_file() for kind in ("tracked", "clean")):
        faults = list(_texts(old, by_kind["tracked"], by_kind["clean"], told["author"]))
        text = not faults
        problems += faults
    return Verdict(
        path,
        len(told["edits"]),
        tuple(states["intact"]),
        tuple(states["changed"]),
        tuple(states["missing"]),
        source,
        text,
        tuple(problems),
    )


def _read(path: Path) -> dict[str, Any]:
    refuse_large(path, most="data_mb")
    try:
        told = json_value(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise BadData(
            "D054", f"审计文件打不开（{error.strerror}）", path=str(path), advice="请核对文件名和权限"
        ) from None
    except ValueError:
        raise BadData(
            "D055", "不是审计文件（不是 JSON）", path=str(path), advice="请给出 convert 写出的 .audit.json"
        ) from None
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise BadData(
            "D056", f"不是审计文件（schema 应为 {SCHEMA}）", path=str(path), advice="请给出 convert 写出的 .audit.json"
        )
    if told.get("seal") != seal(told):
        raise BadData(
            "D057", "审计文件本身改动过，不能作为依据", path=str(path), advice="请重新转化，或取回原来的审计文件"
        )
    return told


def _source(told: dict[str, Any], path: Path, given: tuple[Path, ...]) -> tuple[str, Path | None]:
    wanted = next((one for one in told["sources"] if one["role"] == "input"), None)
    if wanted is None:
        return "missing", None
    beside = (folder / wanted["name"] for folder in (path.parent, path.parent.parent))
    candidates = [file for file in (*given, *beside) if file.is_file()]
    for file in candidates:
        if file_digest(file) == wanted["sha256"]:
            return "same", file
    named = next((file for file in given if file.is_file() and file.name == wanted["name"]), None)
    return ("other", named) if named is not None else ("missing", None)


def _texts(old: Path, tracked: Path, clean: Path, author: str) -> Iterator[str]:
    """What the drafts say once the tool's revisions are settled, against the old text and the clean draft."""
    with tempfile.TemporaryDirectory(prefix="stdkit-") as folder:
        back, on = Path(folder) / "back.docx", Path(folder) / "on.docx"
        try:
            reject_all(tracked, back, author)
            accept_all(tracked, on, author)
            if _said(read_docx(back)) != _said(read_docx(old)):
                yield f"{tracked.name} 中拒绝全部修订后与原文不同"
            if _said(read_docx(on)) != _said(read_docx(clean)):
                yield f"{tracked.name} 中接受全部修订后与 {clean.name} 不同"
        except UnreadableFile as error:
            yield f"{Path(error.path).name} 读不出来（{error.message}）"


def _said(document: Document) -> list[tuple[str, str]]:
    groups = (document.cover.blocks, document.furniture, document.blocks())
    return [(block.label, block.text) for group in groups for block in group]
