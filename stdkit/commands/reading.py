"""Reading one file and showing it or writing it as something else, as a pure function that another process can do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from stdkit.commands import options
from stdkit.commands.checking import read_input, sentence
from stdkit.commands.faults import fault_of_file, no_room
from stdkit.errors import StdkitError
from stdkit.formats.writing import FULL
from stdkit.model import Document


@dataclass(frozen=True, slots=True)
class ReadJob:
    """One file, what to make of it, and the folder and name for that; without a folder it is only shown, ``width`` × ``height``
    characters of a terminal. ``shown`` is how the file is called where it lies elsewhere for the moment."""

    path: str
    to: str
    folder: str | None = None
    name: str = ""
    width: int = 100
    height: int = 50
    colour: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a file: its text where that was only to be shown, the file written, remarks, or what went wrong."""

    path: str
    text: str = ""
    written: str = ""
    remarks: tuple[str, ...] = ()
    error: str = ""
    full: bool = False
    """Whether what went wrong is a full disk: what comes after it would fare no better."""


def read_file(job: ReadJob) -> Reading:
    """Read one file and show or write it. Never raises: what went wrong stands in ``error``."""
    try:
        return read_to(job)
    except StdkitError as error:
        told = sentence(error) if error.path in ("", job.path) else str(error)
        return Reading(job.path, error=told, full=error.code == FULL)
    except Exception as error:
        return Reading(job.path, error=fault_of_file(error), full=no_room(error) is not None)


def read_to(job: ReadJob) -> Reading:
    """As ``read_file``; raises the ``StdkitError`` of a file that cannot be read or written."""
    # How the document is set (the open file behind it) is let go of: nothing written here asks for it.
    document = replace(read_input(job.path), layout=None)
    if job.folder is None:
        return Reading(job.path, text=_text(document, job))
    out = Path(job.folder) / job.name
    if job.to == "docx":
        from stdkit.formats.docx.writer import write_fresh

        return Reading(job.path, written=str(out), remarks=tuple(write_fresh(document, out)))
    options.write_file(out, _text(document, job))
    return Reading(job.path, written=str(out))


def lost(job: ReadJob, why: str) -> Reading:
    """The result for a file whose process died or was ended, of the clause that says why."""
    return Reading(job.path, error=f"{why}。")


def _text(document: Document, job: ReadJob) -> str:
    if job.to == "json":
        from stdkit.reports.document import render

        return render(replace(document, path=job.shown) if job.shown else document)
    if job.to == "md":
        from stdkit.formats.markdown import write_markdown

        return write_markdown(document)
    from stdkit.reports.overview import render as show

    return show(document, width=job.width, height=job.height, colour=job.colour)
