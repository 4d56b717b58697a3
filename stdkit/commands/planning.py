"""What ``check`` is asked for on the command line, and what that means for each file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stdkit.commands import options
from stdkit.commands.job import Job
from stdkit.lint.settings import find_settings
from stdkit.reports import WHOLE


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    over: dict[str, Any]
    profile: str
    format: str
    output: str
    fail_on: str
    jobs: int
    cluster: str = ""
    statistics: bool = False


def laid_over(
    select: list[str],
    ignore: list[str],
    stage: str,
    fragment: bool,
    library: str = "",
    kind: str = "",
    level: str = "",
) -> dict[str, Any]:
    """What the command line lays over the profile, by the keys of the settings files."""
    over: dict[str, Any] = {}
    if options.codes(select):
        over["select"] = options.codes(select)
    if options.codes(ignore):
        over["ignore"] = options.codes(ignore)
    for key, value in (("stage", stage), ("kind", kind), ("level", level)):
        if value:
            over[key] = options.read_field(key, value)
    if fragment:
        over["fragment"] = True
    if library:
        over["library"] = Path(library)
    return over


def plan(path: str, asked: Asked) -> Job:
    """The profile that holds for a file: built in, then the settings found beside it, then the command line. Whether the rules
    it names are there is not asked yet."""
    settings = find_settings(Path(path))
    ours = settings.profile(asked.profile or None, asked.over)
    threshold = asked.fail_on or settings.values.get("fail-on", "error")
    return Job(
        path,
        ours.changed({"ignore": settings.ignored_for(Path(path))}),
        threshold,
        whole=asked.format in WHOLE,
        answers=settings.answers_for(Path(path)),
    )


def refuse_bad_libraries(jobs: Iterable[Job]) -> None:
    """``BadData`` where a table of standards that a check is to look things up in cannot be read."""
    from stdkit.lint.library import read_library

    for path in dict.fromkeys(job.profile.library for job in jobs):
        if path is not None:
            read_library(path)


def refuse_unknown_rules(jobs: Iterable[Job], asked: Asked) -> None:
    """``BadOption`` where the settings of a file, or the command line, name a rule there is not; ``BadData`` where a plug-in cannot
    be loaded. This imports every rule."""
    from stdkit.lint import registry

    known = registry.load()
    for path in (Path(job.path) for job in jobs):
        settings = find_settings(path)
        profile = settings.profile(asked.profile or None, {})
        profile.check_codes(known, where=str(settings.path) if settings.path else "配置")
        ours = settings.profile(asked.profile or None, asked.over)
        ours.check_codes(known, where="--select、--ignore ")
        silenced = settings.ignored_for(path)
        registry.check_selectors(silenced, known, where=f"{settings.path} 的 per-file-ignores ")
        codes = [code for answer in settings.answers_for(path) for code in answer.codes]
        registry.check_selectors(codes, known, where=f"{settings.path} 的 suppress ")
