"""How the items of each command go to another machine and come home (``cluster.Journey``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stdkit.commands.checking import check_file
from stdkit.commands.cluster import Journey, Places
from stdkit.commands.convert_list import convert_item
from stdkit.commands.converting import Job as ConvertJob
from stdkit.commands.converting import Result, convert_file
from stdkit.commands.converting import checked_with as profiles_of
from stdkit.commands.job import Job
from stdkit.commands.list_records import Row, fingerprint
from stdkit.commands.reading import Reading, ReadJob, read_file
from stdkit.convert.batch import ListItem
from stdkit.convert.policy import BUILT_IN
from stdkit.lint.profile import Profile
from stdkit.lint.results import FileResult


def _library(profile: Profile) -> list[str]:
    return [str(profile.library)] if profile.library is not None else []


def _with_library(profile: Profile, place: Places) -> Profile:
    return replace(profile, library=Path(place(str(profile.library)))) if profile.library is not None else profile


# check


def _check_names(job: Job) -> Sequence[str]:
    return [job.path, *_library(job.profile)]


def _check_moved(job: Job, place: Places, _out: str) -> Job:
    return replace(job, path=place(job.path), profile=_with_library(job.profile, place))


def _check_home(job: Job, result: FileResult, here: Places) -> FileResult:
    return replace(result, path=job.path, errors=tuple(map(here, result.errors)))


# read


def _read_names(job: ReadJob) -> Sequence[str]:
    return [job.path]


def _read_moved(job: ReadJob, place: Places, out: str) -> ReadJob:
    return replace(job, path=place(job.path), folder=out, shown=job.path)


def _read_home(job: ReadJob, result: Reading, here: Places) -> Reading:
    return replace(result, path=job.path, error=here(result.error), written=here(result.written))


# convert


def _convert_names(job: ConvertJob) -> Sequence[str]:
    policy = [] if job.policy in BUILT_IN else [job.policy]
    libraries = [name for profile in profiles_of(job) for name in _library(profile)]
    return list(dict.fromkeys([job.path, *job.decisions, *policy, *libraries]))


def _convert_moved(job: ConvertJob, place: Places, out: str) -> ConvertJob:
    plain, engineering = profiles_of(job)
    return replace(
        job,
        path=place(job.path),
        shown=job.path,
        folder=None if job.folder is None else out,
        decisions=tuple(map(place, job.decisions)),
        policy=job.policy if job.policy in BUILT_IN else place(job.policy),
        checking=(_with_library(plain, place), _with_library(engineering, place)),
    )


def _convert_home(job: ConvertJob, result: Result, here: Places) -> Result:
    plan, outcome = result.plan, result.outcome
    if plan is not None:
        plan = replace(plan, document=replace(plan.document, path=job.path))
    if outcome is not None:
        outcome = replace(outcome, files={kind: Path(here(str(path))) for kind, path in outcome.files.items()})
    return replace(result, job=job, plan=plan, outcome=outcome, error=here(result.error))


# convert --list

Work = tuple[ListItem, ConvertJob]


def _list_names(work: Work) -> Sequence[str]:
    return _convert_names(work[1])


def _list_moved(work: Work, place: Places, out: str) -> Work:
    return work[0], _convert_moved(work[1], place, out)


def _list_home(work: Work, row: Row, here: Places) -> Row:
    told: dict[str, Any] = {**row, "fingerprint": fingerprint(work[1])}
    return {**told, "why": here(told["why"])} if told.get("why") else told


_JOURNEYS: dict[Callable[..., Any], Journey[Any, Any]] = {
    check_file: Journey(_check_names, _check_moved, _check_home),
    read_file: Journey(_read_names, _read_moved, _read_home, lambda job: job.folder),
    convert_file: Journey(_convert_names, _convert_moved, _convert_home, lambda job: job.folder),
    convert_item: Journey(_list_names, _list_moved, _list_home, lambda work: work[1].folder),
}


def journey_of(function: Callable[[Any], Any]) -> Journey[Any, Any]:
    """How the items of a per-file function travel."""
    return _JOURNEYS[function]
