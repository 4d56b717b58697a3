"""The conversion of one file, as a pure function that another process can do."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from stdkit.commands.checking import read_input, sentence
from stdkit.convert.items import Decision
from stdkit.convert.outputs import Outcome, write_nothing, write_outputs
from stdkit.convert.plan import Options, Plan, convert
from stdkit.convert.policy import load_policy
from stdkit.convert.references import ConversionList
from stdkit.convert.sheet import read_sheet
from stdkit.errors import BadData, StdkitError
from stdkit.facts.codes import numbers
from stdkit.model import Comment, Document, PdfAnchor, Stage

_ENGINEERING = ("JGJ", "CJJ", "JTS", "JTG", "JTJ", "GBJ", "DBJ", "DGJ", "CECS")
_UNSURE = 0.8
"""Below this a recognised run gets a comment in the tracked draft."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file and how to convert it; ``folder`` is ``None`` where only the plan is asked for."""

    path: str
    folder: str | None
    stem: str
    policy: str = "recommend"
    new_number: str = ""
    edition: Literal["update", "keep", ""] = ""
    profile: str = ""
    stage: Stage | None = None
    only_safe: bool = False
    decisions: str = ""
    conversion_list: ConversionList = field(default_factory=lambda: ConversionList({}))
    author: str = "stdkit"
    date: datetime.datetime = datetime.datetime(2000, 1, 1)
    expected: str = ""
    """The number that a list says the file bears; another one inside is an error."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. ``error`` is a sentence where the job could not be done."""

    job: Job
    plan: Plan | None = None
    outcome: Outcome | None = None
    error: str = ""

    @property
    def exit_code(self) -> int:
        """0 nothing open, 1 open decisions or refused edits, 2 not done."""
        if self.error or self.plan is None:
            return 2
        return int(bool(self.plan.counts["undecided"] or self.plan.counts["refused"] or self.plan.refusals))


def convert_file(job: Job) -> Result:
    """Read, plan and write one file. Never raises: what went wrong stands in ``error``."""
    try:
        document = read_input(job.path)
        plan = plan_for(document, job)
        if job.folder is None:
            return Result(job, plan)
        keep = tuple(Path(name) for name in (job.path, job.decisions) if name and name != "-")
        if plan.nothing:
            return Result(job, plan, write_nothing(plan, Path(job.folder), stem=job.stem, keep=keep))
        outcome = write_outputs(
            plan,
            Path(job.folder),
            stem=job.stem,
            author=job.author,
            when=job.date,
            keep=keep,
            unsure=_unsure(document),
        )
        return Result(job, outcome.plan, outcome)
    except StdkitError as error:
        # A fault of another file (the sheet, an output) names that file too.
        return Result(job, error=sentence(error) if error.path in ("", job.path) else str(error))
    except Exception as error:
        return Result(job, error=f"stdkit 自身出错（{type(error).__name__}: {error}），请把该文件交给维护者。")


def lost(job: Job) -> Result:
    """The result for a file whose process died."""
    return Result(job, error="转换它的进程意外结束（可能内存不足），请单独转换该文件。")


def plan_for(document: Document, job: Job) -> Plan:
    """The plan of a job. ``BadData`` where the sheet or the number does not belong to the document."""
    if job.expected:
        _check_number(document, job.expected)
    options = Options(
        new_number=job.new_number,
        update=_updates(job),
        profile="engineering" if is_engineering(document, job.profile) else "gbt11",
        stage=job.stage,
        only_safe=job.only_safe,
        conversion_list=job.conversion_list,
        decisions=_decisions(document, job.decisions) if job.decisions else {},
    )
    plan = convert(document, load_policy(job.policy), options)
    if job.path == "-" and not plan.document.path:
        plan = replace(plan, document=replace(document, path="-"))
    return plan


def _updates(job: Job) -> bool:
    if job.edition:
        return job.edition == "update"
    return job.profile != "gbt-1.1-2009"


def is_engineering(document: Document, profile: str) -> bool:
    """By the profile asked for; without one, by the number: GB 50xxx, GB 51xxx, GB 55xxx, JGJ, DBJ …"""
    if profile:
        return profile == "engineering"
    number = document.cover.number.replace(" ", "")
    if number.startswith(_ENGINEERING):
        return True
    first = next(numbers(document.cover.number), None)
    return (
        first is not None
        and first.code in ("GB", "GB/T")
        and first.number[:2] in ("50", "51", "55")
        and len(first.number) == 5
    )


def _check_number(document: Document, expected: str) -> None:
    inside, listed = next(numbers(document.cover.number), None), next(numbers(expected), None)
    if inside is None or listed is None:
        return
    same = (inside.key.replace("/ ", " "), inside.year) == (listed.key.replace("/ ", " "), listed.year)
    if not same:
        raise BadData(f"文件里的编号是 {inside.raw}，清单写的是 {expected}", advice="请核对清单和源文件")


def _decisions(document: Document, path: str) -> dict[int, Decision]:
    sheet = read_sheet(path)
    if sheet.digest != document.digest:
        raise BadData(
            f"决定表是按另一个版本的 {sheet.path or '文件'} 作出的（文件内容已改变）",
            path=path,
            advice="请对现在的文件重新生成决定表",
        )
    return dict(sheet.decisions)


def _unsure(document: Document) -> tuple[Comment, ...]:
    """A comment at every place that was read with low confidence."""
    found: list[Comment] = []
    for block in document.blocks():
        at = 0
        for run in block.runs:
            if isinstance(run.anchor, PdfAnchor) and run.anchor.confidence < _UNSURE and run.text.strip():
                text = f"识别把握低（{run.anchor.confidence:.0%}，第 {run.anchor.page} 页），请对照原件核对。"
                found.append(Comment(block.span(at, at + len(run.text)), text))
            at += len(run.text)
    return tuple(found)


def digest_of(path: str) -> str:
    """SHA-256 of a file, "" where it cannot be read."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""
