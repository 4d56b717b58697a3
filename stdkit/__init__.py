"""stdkit: read, check, convert and render Chinese standard documents (GB/T 1.1).

The five verbs; each imports what it needs when it is called:

    document = stdkit.read("draft.docx")
    findings = stdkit.check(document)
    plan = stdkit.convert(document, "recommend")
    refusals = stdkit.write(document, plan.edits, "draft.tracked.docx", author="委员会")
    stdkit.render("draft", "data.yaml", "draft.docx")
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.version import __version__

if TYPE_CHECKING:
    from stdkit.convert.plan import Options, Plan
    from stdkit.lint.profile import Profile
    from stdkit.model import Comment, Document, Edit, Finding, Refusal

__all__ = ["__version__", "check", "convert", "read", "render", "write"]


def read(path: str | Path) -> Document:
    """The document in a file. ``UnreadableFile`` where it cannot be read."""
    from stdkit.formats import read

    return read(path)


def check(document: Document, profile: Profile | str | None = None) -> list[Finding]:
    """What the drafting rules have to say, in the order of the text; ``profile`` is a profile or the name or file of one."""
    from stdkit.lint.profile import load_profile
    from stdkit.lint.runner import check

    return check(document, load_profile(profile) if isinstance(profile, str) else profile)


def convert(document: Document, policy: str | Path = "recommend", options: Options | None = None) -> Plan:
    """The plan that turns a mandatory standard into a recommended one: edits with their reasons, nothing written yet."""
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
    """A copy of the document's DOCX with the edits as tracked changes (made outright without ``tracked``); today without ``date``."""
    from stdkit.formats.docx.tracked import write

    when = date or datetime.datetime.now(datetime.UTC).date()
    return write(document, edits, Path(out), author=author, date=when, comments=comments, tracked=tracked)


def render(template: str | Path, data: Mapping[str, Any] | str | Path, out: str | Path) -> Document:
    """A DOCX from a template and data (a mapping or a YAML file)."""
    from stdkit.templates.render import render

    return render(template, Path(data) if isinstance(data, str) else data, Path(out))
