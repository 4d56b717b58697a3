"""The work on one file, as pure functions that another process can do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stdkit.commands.faults import fault_of_file
from stdkit.commands.job import Job
from stdkit.errors import StdkitError, UnreadableFile
from stdkit.facts.files import file_digest
from stdkit.facts.papers import paper
from stdkit.limits import lift, limits
from stdkit.lint.library import read_library
from stdkit.lint.passages import chapters
from stdkit.lint.results import FileResult, locate
from stdkit.lint.runner import check, not_run
from stdkit.lint.suppressions import answered
from stdkit.lint.taken import taken
from stdkit.model import Document

if TYPE_CHECKING:
    from stdkit.facts.revision import Revision


def check_file(job: Job) -> FileResult:
    """Read and check one file. Never raises: what went wrong stands in ``errors``."""
    return check_document(job)[1]


def check_document(job: Job) -> tuple[Document | None, FileResult]:
    """The document and what the check says of it; ``None`` where it cannot be read."""
    try:
        document = read_input(job.path)
        kept_out = "" if job.profile.kind else paper(document)
        rows = locate(
            document,
            [] if kept_out else check(document, job.profile, revision=_revision(job, document)),
            _source(document),
        )
    except StdkitError as error:
        return None, FileResult(job.path, file_digest(job.path), profile=job.profile.name, errors=(sentence(error),))
    except Exception as error:
        told = fault_of_file(error)
        return None, FileResult(job.path, file_digest(job.path), profile=job.profile.name, errors=(told,))
    return document, FileResult(
        path=job.path,
        sha256=document.digest,
        format=document.format,
        number=document.cover.number,
        title=document.cover.title,
        profile=job.profile.name,
        findings=answered(rows, document, job.answers, today=job.today),
        unread=document.unread,
        text=chapters(document) if job.whole else (),
        library=_library(job),
        not_run=() if kept_out else not_run(job.profile),
        taken=() if kept_out else taken(job.profile, document),
        paper=kept_out,
        dated=any(one.until for one in job.answers) or any(one.until for one in document.suppressions),
    )


def _revision(job: Job, document: Document) -> Revision | None:
    """What changed since the edition given with the job."""
    if not job.old:
        return None
    from stdkit.compare import compare
    from stdkit.compare.revision import revision

    try:
        old = read_input(job.old)
    except StdkitError as error:
        raise UnreadableFile(
            "F001", f"--old 给出的旧版 {job.old} 读不了（{error.message}）", advice=error.advice
        ) from None
    return revision(compare(old, document))


def _library(job: Job) -> str:
    return read_library(job.profile.library).spoken if job.profile.library is not None else ""


def read_input(path: str) -> Document:
    """The document in a file, or the Markdown on standard input for ``-``."""
    if path == "-":
        from stdkit.formats.markdown import read_markdown
        from stdkit.formats.reading import decode

        # Its bytes: what Windows makes of them by its code page is no text any more.
        return read_markdown(decode(_standard_input(), "-"), path="-")
    from stdkit.formats import read

    return read(path)


def _standard_input() -> bytes:
    """All of it, as far as a Markdown file may go: a program that writes on and on is no draft."""
    most = limits().text_mb * 2**20
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise UnreadableFile(
            "F064", f"标准输入超过 {limits().text_mb} MB，大得反常，拒绝读取", path="-", advice=lift("text_mb")
        )
    return data


def _source(document: Document) -> str:
    """The text that the anchors of a Markdown file count in; empty for other formats and for standard input."""
    if document.format != "markdown" or document.path == "-":
        return ""
    from stdkit.formats.reading import decode

    return decode(Path(document.path).read_bytes(), document.path)


def lost(job: Job, why: str) -> FileResult:
    """The result for a file whose process died or was ended, of the clause that says why."""
    return FileResult(job.path, profile=job.profile.name, errors=(f"{why}。",))


def sentence(error: StdkitError) -> str:
    """The error's sentence without the file's name, for where that stands already."""
    advice = f"；{error.advice}" if error.advice else ""
    return f"{error.message}{advice}。"
