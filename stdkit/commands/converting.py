"""The conversion of one file, as a pure function that another process can do."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from stdkit.commands.checking import read_input, sentence
from stdkit.commands.faults import fault_of_file, no_room
from stdkit.convert.audit import Origin, Source, source
from stdkit.convert.house import with_house_words
from stdkit.convert.items import Decision
from stdkit.convert.merging import merged
from stdkit.convert.options import Options
from stdkit.convert.outputs import Outcome, ours, output_paths, write_nothing, write_outputs
from stdkit.convert.plan import Plan, convert
from stdkit.convert.policy import BUILT_IN, load_policy
from stdkit.convert.references import ConversionList
from stdkit.convert.sheet import read_sheet
from stdkit.errors import BadData, CannotWrite, StdkitError
from stdkit.facts.codes import numbers
from stdkit.facts.patterns import pattern
from stdkit.formats.writing import FULL, refuse_taken
from stdkit.lint.profile import Profile
from stdkit.lint.runner import check
from stdkit.lint.settings import find_settings
from stdkit.model import Comment, Document, Finding, PdfAnchor, Stage

_ENGINEERING = ("JGJ", "CJJ", "JTS", "JTG", "JTJ", "GBJ", "DBJ", "DGJ", "CECS")
_AMENDMENT = pattern(r"第\s*[0-9０-９一二三四五六七八九十]+\s*号修改单[》）)]?$|^修改单$")
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
    number_scheme: str = ""
    foreword_order: bool = False
    """Whether paragraphs of the foreword may be moved into the order of 8.3."""
    house: Mapping[str, Any] = field(default_factory=dict)
    """The bureau's own words, recommended words and guards, of the settings at ``house_path``."""
    house_path: str = ""
    edition: Literal["update", "keep", ""] = ""
    profile: str = ""
    stage: Stage | None = None
    only_safe: bool = False
    decisions: tuple[str, ...] = ()
    conversion_list: ConversionList = field(default_factory=lambda: ConversionList({}))
    author: str = "stdkit"
    date: datetime.datetime = datetime.datetime(2000, 1, 1)
    expected: str = ""
    """The number that a list says the file bears; another one inside is an error."""
    amendments: str = ""
    """What a list says of amendments (修改单) to the file."""
    force: bool = False
    """Whether outputs may replace files that are there, whoever wrote them."""
    shown: str = ""
    """How the file is called in what is written, where it lies elsewhere for the moment (on another machine)."""
    checking: tuple[Profile, Profile] | None = None
    """What the clean draft is checked with (an ordinary standard, an engineering one), where the settings are not at hand."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. ``error`` is a sentence where the job could not be done."""

    job: Job
    plan: Plan | None = None
    outcome: Outcome | None = None
    error: str = ""
    full: bool = False
    """Whether that is a full disk: what comes after it would fare no better."""

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
        keep = _inputs(job)
        if plan.nothing:
            return Result(job, plan, write_nothing(plan, Path(job.folder), stem=job.stem, keep=keep, shown=job.shown))
        outcome = write_outputs(
            plan,
            Path(job.folder),
            stem=job.stem,
            author=job.author,
            when=job.date,
            keep=keep,
            unsure=_unsure(document),
            check=_check(document, job),
            shown=job.shown,
            origin=_origin(document, job),
        )
        return Result(job, outcome.plan, outcome)
    except StdkitError as error:
        # A fault of another file (the sheet, an output) names that file too.
        told = sentence(error) if error.path in ("", job.path) else str(error)
        return Result(job, error=told, full=error.code == FULL)
    except Exception as error:
        return Result(job, error=fault_of_file(error), full=no_room(error) is not None)


def _inputs(job: Job) -> tuple[Path, ...]:
    return tuple(Path(name) for name in (job.path, *job.decisions) if name and name != "-")


def _origin(document: Document, job: Job) -> Origin:
    """What the audit says the conversion was made from."""
    sources = [Source("input", Path(job.shown or job.path).name, document.digest)]
    sources += [source("sheet", sheet) for sheet in job.decisions]
    if job.policy not in BUILT_IN:
        sources.append(source("policy", job.policy))
    listed = job.conversion_list.as_mapping()
    if listed:
        told = json.dumps(listed, ensure_ascii=False, sort_keys=True, default=str).encode()
        sources.append(Source("list", "", hashlib.sha256(told).hexdigest()))
    asked = {name: getattr(job, name) for name in _TOLD if getattr(job, name)}
    return Origin(tuple(sources), asked | {"policy": Path(job.policy).name, "house": dict(job.house)})


_TOLD = (
    "new_number",
    "number_scheme",
    "foreword_order",
    "edition",
    "profile",
    "stage",
    "only_safe",
    "expected",
    "amendments",
)
"""Options of a job that an audit tells as they are."""


def refused(job: Job, read: frozenset[Path] = frozenset()) -> Result | None:
    """The result of a job that is not begun, because it would replace what somebody else wrote, or one of the files ``read`` (resolved)
    in the same run; ``None`` where it may begin."""
    if job.folder is None:
        return None
    folder = Path(job.folder)
    names = output_paths(folder, job.stem, _inputs(job)).values()
    try:
        if (both := next((name for name in names if name.resolve() in read), None)) is not None:
            raise CannotWrite("W035", "也是这次要转化的文件", path=str(both), advice="请用 -o 另给一个文件夹")
        refuse_taken(names, force=job.force, known=ours(folder, job.stem))
    except CannotWrite as error:
        return Result(job, error=str(error))
    return None


def lost(job: Job, why: str) -> Result:
    """The result for a file whose process died or was ended, of the clause that says why."""
    return Result(job, error=f"{why}。")


def plan_for(document: Document, job: Job) -> Plan:
    """The plan of a job. ``BadData`` where the sheet or the number does not belong to the document."""
    problems = [*_check_number(document, job.expected)] if job.expected else []
    _refuse_amendment(document)
    if job.amendments:
        problems.append(f"清单注明有修改单（{job.amendments}），请核对源文件是否已并入")
    options = Options(
        new_number=job.new_number,
        number_scheme=job.number_scheme,
        foreword_order=job.foreword_order,
        update=_updates(job),
        profile="engineering" if is_engineering(document, job.profile) else "gbt11",
        stage=job.stage,
        only_safe=job.only_safe,
        conversion_list=job.conversion_list,
        decisions=_decisions(document, job.decisions),
    )
    policy = load_policy(job.policy)
    if job.house:
        house = {key: job.house.get(key, {}) for key in ("words", "force", "guards")}
        policy = with_house_words(policy, **house, path=job.house_path)
    plan = convert(document, policy, options)
    if problems:
        plan = replace(plan, problems=(*problems, *plan.problems))
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


def _check(document: Document, job: Job) -> Callable[[Document], list[Finding]]:
    """The check of the clean draft: with the profile asked for, else with that of the settings beside the file."""
    plain, engineering = checked_with(job)
    profile = engineering if is_engineering(document, job.profile) else plain
    return lambda draft: check(draft, profile)


def checked_with(job: Job) -> tuple[Profile, Profile]:
    """The profiles for the clean draft: of an ordinary standard, and of an engineering one."""
    if job.checking is not None:
        return job.checking
    settings, over = find_settings(Path(job.path)), {"stage": job.stage} if job.stage else {}
    plain, engineering = job.profile or None, job.profile or "engineering"
    return settings.profile(plain, over), settings.profile(engineering, over)


def _check_number(document: Document, expected: str) -> list[str]:
    """``BadData`` where the file bears another number than the list says; what to look at where it bears none."""
    inside, listed = next(numbers(document.cover.number), None), next(numbers(expected), None)
    if listed is None:
        return []
    if inside is None:
        return [f"文件里没有读到标准编号，无法与清单的 {expected} 核对"]
    same = (inside.key.replace("/ ", " "), inside.year) == (listed.key.replace("/ ", " "), listed.year)
    if not same:
        raise BadData("D001", f"文件里的编号是 {inside.raw}，清单写的是 {expected}", advice="请核对清单和源文件")
    return []


def _refuse_amendment(document: Document) -> None:
    """``BadData`` for an amendment sheet: it changes another text and is none that could be converted."""
    first = [block.text for block in islice(document.blocks(), 6)]
    for text in (document.cover.title, *(block.text for block in document.cover.blocks), *first):
        if _AMENDMENT.search(text.strip()):
            raise BadData(
                "D002",
                f"这是修改单（{text.strip()[:40]}），不是标准文本",
                advice="请先把修改内容并入标准文本，再以标准文本转化",
            )


def _decisions(document: Document, paths: Sequence[str]) -> dict[int, Decision]:
    sheets = []
    for path in paths:
        sheet = read_sheet(path)
        if sheet.digest != document.digest:
            raise BadData(
                "D003",
                f"决定表是按另一个版本的 {sheet.path or '文件'} 作出的（文件内容已改变）",
                path=path,
                advice="请对现在的文件重新生成决定表",
            )
        sheets.append(sheet.decisions)
    return merged(sheets)


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
