"""The files of one conversion: drafts, decision sheet, papers, JSON. All of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import msgspec

from stdkit.convert.audit import UNKNOWN, Origin, audit, vouched
from stdkit.convert.comparison import comparison
from stdkit.convert.export import as_json
from stdkit.convert.integrity import Integrity, compare
from stdkit.convert.papers import write_comparison, write_comparison_book, write_moved, write_signing
from stdkit.convert.plan import Plan, convert
from stdkit.convert.sheet import write_sheet
from stdkit.convert.statistics import Line, statistics
from stdkit.errors import CannotWrite
from stdkit.formats.docx import tracked
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.office import OfficeFormat, standing_on_docx
from stdkit.formats.staging import settle, staging, staging_place
from stdkit.formats.writing import write_whole
from stdkit.model import Comment, Document, Finding, Span

Check = Callable[[Document], Sequence[Finding]]
"""Checks a draft against the drafting rules."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: the plan as carried out, the files by kind, and whether nothing moved that should not.

    ``statistics`` are the provisions by chapter before and after; ``remaining`` what the check of the clean draft found, ``None``
    where it was not checked.
    """

    plan: Plan
    files: dict[str, Path] = field(default_factory=dict)
    integrity: Integrity = field(default_factory=Integrity)
    remarks: tuple[str, ...] = ()
    statistics: tuple[Line, ...] = ()
    remaining: tuple[Finding, ...] | None = None


def write_nothing(
    plan: Plan,
    folder: Path,
    *,
    stem: str,
    keep: tuple[Path, ...] = (),
    shown: str = "",
) -> Outcome:
    """For a document that has nothing to convert: the JSON alone, which says so."""
    _make(folder)
    out = folder / f"{stem}.{_SUFFIXES['json']}"
    _refuse_inputs([out], keep)
    with staging(folder, stem) as place:
        _write_json(as_json(plan, Integrity(), path=shown), place / out.name)
        settle({place / out.name: out})
    return Outcome(plan, {"json": out})


def write_outputs(
    plan: Plan,
    folder: Path,
    *,
    stem: str,
    author: str,
    when: date,
    keep: tuple[Path, ...] = (),
    unsure: tuple[Comment, ...] = (),
    check: Check | None = None,
    shown: str = "",
    origin: Origin = UNKNOWN,
) -> Outcome:
    """Write the files of ``plan`` into ``folder`` under names that begin with ``stem``.

    A document that was not read from a DOCX is first written as a fresh one (``asread``), and the drafts are made from that.
    ``keep`` are inputs that no output may stand on; ``check`` is asked about the clean draft; ``shown`` is what the JSON calls the input, where not
    by its path; ``origin`` what the audit says the conversion was made from. Raises ``CannotWrite``; files appear under their names only when all are done.
    """
    _make(folder)
    names = output_paths(folder, stem, keep)
    _refuse_inputs(names.values(), keep)
    with staging(folder, stem) as place:
        staged = {kind: place / f"{kind}{path.suffix}" for kind, path in names.items()}
        outcome, base = _write_all(plan, staged, author=author, when=when, unsure=unsure, check=check, shown=shown)
        written = {kind: names[kind] for kind, path in staged.items() if path.exists()}
        made = {kind: (path.name, staged[kind]) for kind, path in written.items()}
        told = audit(base, outcome.integrity, made, origin, author=author, when=when)
        _write_json(told, staged["audit"])
        written["audit"] = names["audit"]  # last: files without it are the remains of a run that did not end
        settle({staged[kind]: path for kind, path in written.items()})
    return replace(outcome, files=written)


def output_paths(folder: Path, stem: str, keep: tuple[Path, ...] = ()) -> dict[str, Path]:
    """Where the files of a conversion go, by kind."""
    names = {kind: folder / f"{stem}.{suffix}" for kind, suffix in _SUFFIXES.items()}
    return names | {"decisions": _free_name(names["decisions"], keep)}


def ours(folder: Path, stem: str) -> frozenset[str]:
    """The digests of what an earlier conversion, also one that was killed, wrote under names that begin with ``stem``."""
    name = f"{stem}.{_SUFFIXES['audit']}"
    return vouched([folder / name, staging_place(folder, stem) / f"audit{Path(name).suffix}"])


_SUFFIXES = {
    "asread": "asread.docx",
    "tracked": "tracked.docx",
    "clean": "clean.docx",
    "decisions": "decisions.xlsx",
    "signing": "decisions.docx",
    "moved": "moved.docx",
    "comparison": "comparison.docx",
    "comparison-book": "comparison.xlsx",
    "json": "conversion.json",
    "audit": "audit.json",
}


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite("W012", "文件夹建不了", path=str(folder), advice="请检查路径和权限") from error


def _refuse_inputs(outputs: Iterable[Path], inputs: tuple[Path, ...]) -> None:
    for path in outputs:
        if any(path.exists() and other.exists() and path.samefile(other) for other in inputs):
            raise CannotWrite("W013", "输出会盖住输入文件", path=str(path), advice="请用 -o 另给一个文件夹")


def _write_json(told: Mapping[str, Any], out: Path) -> None:
    # The same bytes as of ``json.dumps``, which is slow where lines are indented.
    write_whole(out, msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


def _free_name(path: Path, keep: tuple[Path, ...]) -> Path:
    """Beside a sheet that was fed back from the same folder, the new one gets a number."""
    taken = {other.resolve() for other in keep}
    number = 2
    free = path
    while free.resolve() in taken:
        free = path.with_name(path.name.replace(".decisions.xlsx", f".decisions-{number}.xlsx"))
        number += 1
    return free


def _write_all(
    plan: Plan,
    paths: dict[str, Path],
    *,
    author: str,
    when: date,
    unsure: tuple[Comment, ...],
    check: Check | None,
    shown: str,
) -> tuple[Outcome, Plan]:
    """What was written, and the plan on the DOCX that the drafts were made from."""
    remarks: tuple[str, ...] = ()
    base = plan
    if plan.document.format in get_args(OfficeFormat):
        # LibreOffice's DOCX keeps the layout; the plan's spans lead into it as they are.
        on_docx = standing_on_docx(plan.document)
        write_whole(paths["asread"], Path(on_docx.path).read_bytes())
        base = replace(plan, document=replace(on_docx, path=str(paths["asread"])))
    elif plan.document.format != "docx":
        from stdkit.formats.docx.writer import write_fresh

        remarks = tuple(write_fresh(plan.document, paths["asread"], author=author, created=when))
        base = convert(_named_as(read_docx(paths["asread"]), plan.document), plan.policy, plan.options)
    comments = (*base.comments, *_moved(unsure, plan.document, base.document))
    arguments = {"author": author, "date": when, "comments": comments}
    refusals = tracked.write(base.document, base.edits, paths["tracked"], **arguments)  # type: ignore[arg-type]
    tracked.write(base.document, base.edits, paths["clean"], author=author, date=when, tracked=False)
    base = base.with_refusals(refusals)
    after = read_docx(paths["clean"])
    integrity = compare(base, after)
    counted = tuple(statistics(base, after))
    remaining = tuple(check(after)) if check is not None else None
    plan = _told(plan, base)
    rows = comparison(plan)
    write_sheet(plan, paths["decisions"])
    write_signing(plan, paths["signing"], author=author, when=when)
    write_moved(plan, paths["moved"], author=author, when=when)
    write_comparison(plan, rows, counted, paths["comparison"], author=author, when=when)
    write_comparison_book(plan, rows, counted, remaining, paths["comparison-book"])
    _write_json(as_json(plan, integrity, path=shown), paths["json"])
    return Outcome(plan, {}, integrity, remarks, counted, remaining), base


def _named_as(fresh: Document, read: Document) -> Document:
    """The fresh draft under the number and title of the document it was made from, should its own cover not give them."""
    cover = fresh.cover
    return replace(
        fresh, cover=replace(cover, number=cover.number or read.cover.number, title=cover.title or read.cover.title)
    )


def _moved(comments: tuple[Comment, ...], read: Document, fresh: Document) -> tuple[Comment, ...]:
    """Comments on the document that was read, at the same words of the fresh draft; the nth of equal paragraphs is the nth there."""
    if read is fresh or not comments:
        return comments
    places: dict[tuple[str, int], str] = {}
    seen: Counter[str] = Counter()
    for block in fresh.blocks():
        places[block.text, seen[block.text]] = block.id
        seen[block.text] += 1
    ordinals: dict[str, tuple[str, int]] = {}
    seen.clear()
    for block in read.blocks():
        ordinals[block.id] = (block.text, seen[block.text])
        seen[block.text] += 1
    moved = []
    for comment in comments:
        target = places.get(ordinals.get(comment.span.block, ("", -1)))
        if target is not None:
            moved.append(Comment(Span(target, comment.span.start, comment.span.end), comment.text))
    return tuple(moved)


def _told(plan: Plan, base: Plan) -> Plan:
    """The plan on the input with what became of the same items on the DOCX that was made of it."""
    if plan is base or base.document is plan.document:
        return base
    if [(item.text, item.kind) for item in plan.items] != [(item.text, item.kind) for item in base.items]:
        return base
    items = tuple(
        replace(item, action=other.action, review=other.review, reason=other.reason)
        if other.action == "refused"
        else item
        for item, other in zip(plan.items, base.items, strict=True)
    )
    return replace(plan, items=items, refusals=base.refusals)
