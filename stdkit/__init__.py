"""stdkit: read, check, convert and render Chinese standard documents (GB/T 1.1).

The verbs; each imports what it needs when it is called (docs/api.md shows them at work):

    document = stdkit.read("draft.docx")
    findings = stdkit.check(document)
    plan = stdkit.convert(document, "recommend")
    refusals = stdkit.write(document, plan.edits, "draft.tracked.docx", author="委员会")
    stdkit.render("draft", "data.yaml", "draft.docx")
    comparison = stdkit.compare(stdkit.read("2010.docx"), document)

What a user can mend is a ``StdkitError`` (``stdkit.errors``): ``UnreadableFile``, ``BadOption``, ``BadData`` or ``CannotWrite``.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.version import __version__

if TYPE_CHECKING:
    from stdkit.compare.comparison import Comparison
    from stdkit.convert.options import Options
    from stdkit.convert.plan import Plan
    from stdkit.lint.profile import Profile
    from stdkit.model import Comment, Document, Edit, Finding, Refusal

__all__ = ["__version__", "check", "compare", "convert", "read", "render", "write"]


def read(path: str | Path) -> Document:
    """The document in a file: DOCX, PDF, Markdown; DOC, WPS, RTF and ODT by LibreOffice; scans with the extra ``[ocr]``.

    What could not be read stands in its ``unread``. ``UnreadableFile`` where nothing can: missing, empty, damaged, encrypted, of
    another kind.
    """
    from stdkit.formats import read

    return read(path)


def check(document: Document, profile: Profile | str | None = None) -> list[Finding]:
    """What the drafting rules have to say, in the order of the text.

    ``profile`` is a profile or the name or file of one; the rules of GB/T 1.1—2020 without it. ``BadOption`` where there is no
    profile of that name, ``BadData`` where its file does not fit.
    """
    from stdkit.lint.profile import load_profile
    from stdkit.lint.runner import check

    return check(document, load_profile(profile) if isinstance(profile, str) else profile)


def convert(document: Document, policy: str | Path = "recommend", options: Options | None = None) -> Plan:
    """The plan that turns a mandatory standard into a recommended one: edits with their reasons, nothing written yet.

    ``policy`` is ``recommend``, ``normalise``, ``relabel`` or the file of one. Where the document has nothing to convert,
    ``Plan.nothing`` says why. ``BadOption`` where there is no policy of that name or a new number is none.
    """
    from stdkit.convert.plan import convert
    from stdkit.convert.policy import load_policy

    return convert(document, load_policy(policy), options)


def write(
    document: Document,
    edits: Sequence[Edit],
    out: str | Path,
    *,
    author: str,
    date: datetime.date | None = None,
    comments: Sequence[Comment] = (),
    tracked: bool = True,
) -> list[Refusal]:
    """Write to ``out`` a copy of the document's DOCX with the edits as tracked changes (made outright without ``tracked``).

    What no edit touches stays byte for byte. ``author`` and ``date`` (today without it) are those of revisions and comments. Gives
    the edits that were refused, each with its reason; the others are made. ``UnreadableFile`` where the document's file is no DOCX,
    ``CannotWrite`` where it changed since it was read or ``out`` cannot be written; then nothing is written.
    """
    from stdkit.formats.docx.tracked import write

    when = date or datetime.datetime.now(datetime.UTC).date()
    return write(document, edits, Path(out), author=author, date=when, comments=comments, tracked=tracked)


def render(template: str | Path, data: Mapping[str, Any] | str | Path, out: str | Path) -> Document:
    """Write to ``out`` the draft or paper that a template makes of data (a mapping or a YAML file), as DOCX; gives what it reads as.

    ``template`` is a name that ``stdkit templates`` lists; paths in a YAML file are relative to it, those in a mapping to the working
    folder. ``BadOption`` where there is no template of that name, ``BadData`` where a field is missing or does not fit,
    ``CannotWrite`` where ``out`` cannot be written.
    """
    from stdkit.templates.produce import write

    write(str(template), Path(data) if isinstance(data, str) else data, Path(out))
    return read(out)


def compare(old: Document, new: Document) -> Comparison:
    """What became of every clause from one edition to the other: changed words, values, limits, provisions, tables, references."""
    from stdkit.compare.editions import compare

    return compare(old, new)
