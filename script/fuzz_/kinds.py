"""The kinds of cases: which file is changed how, and which commands then meet it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from fuzz_.books import changed_book
from fuzz_.chance import changed_bytes
from fuzz_.packages import changed_part, changed_zip
from fuzz_.pdfs import changed_objects
from fuzz_.texts import changed_lines
from fuzz_.values import changed_json, changed_jsonl, changed_yaml

Command = list[str]
_DAY = ["--date", "2026-05-01", "--author", "王某"]
_ONE = ["--jobs", "1", "--quiet"]


@dataclass(frozen=True)
class Kind:
    """``share`` of 100 cases or so. ``seeds`` are files of the seeds, the first word behind 「=」 the name it gets beside the case.

    ``beside``: further seeds that are copied as they are. ``journeys``: of each tuple of commands one is run, 「@」 standing for the
    changed file and 「~」 for the folder of the seeds.
    """

    name: str
    share: int
    seeds: tuple[str, ...]
    change: Callable[[bytes, Random], bytes]
    journeys: tuple[tuple[Command, ...], ...]
    beside: tuple[str, ...] = ()
    named: str = ""


def _documents(*more: tuple[Command, ...]) -> tuple[tuple[Command, ...], ...]:
    """What any document may meet."""
    check = ["check", "@", "--no-cache", *_ONE]
    return (
        (check,),
        ([*check, "--format", "html", "-o", "out/r.html"],),
        ([*check, "--format", "sarif", "-o", "out/r.json", "--profile", "gbt-1.1-2009"], ["read", "@", "--to", "json", "-o", "out/d.json"]),
        ([*check, "--format", "xlsx", "-o", "out/r.xlsx", "--select", "ALL"],),
        (["convert", "@", "-o", "out", *_ONE, *_DAY], ["verify", "out", "--source", "@"]),
        (["convert", "@", "-o", "out", "--policy", "normalise", "--new-number", "DB15/T 123—2026", *_ONE, *_DAY],),
        (["convert", "@", "--plan", *_ONE], ["read", "@"]),
        (["read", "@", "--to", "md", "-o", "out/d.md"], ["read", "out/d.md", "--to", "docx", "-o", "out/d.docx"]),
        (["read", "@", "--to", "docx", "-o", "out/d.docx"], ["check", "out/d.docx", "--no-cache", *_ONE]),
        (["diff", "~/draft.md", "@", "--to", "html", "-o", "out/d.html"],),
        (["diff", "@", "~/old.md", "--to", "docx", "-o", "out/d.docx"],),
        (["diff", "@", "~/draft.md", "--to", "json", "-o", "out/d.json"], ["diff", "@", "@"]),
        (["diff", "~/old.md", "@", "--changes"], ["check", "@", "--old", "~/old.md", "--no-cache", *_ONE]),
        (["render", "draft", "--data", "~/draft.yaml", "--source", "@", "-o", "out/d.docx"],),
        (["render", "explanation", "--data", "~/papers.yaml", "--source", "@", "--old", "~/old.md", "-o", "out/p.docx"],),
        *more,
    )  # fmt: skip


_WORD = _documents(
    (
        [
            "check",
            "@",
            "--no-cache",
            "--annotate",
            "out/a.docx",
            "--fix",
            "out/f.docx",
            "--fix-safety",
            "review",
            *_ONE,
            *_DAY,
        ],
    ),
    (["comments", "@", "-o", "out/c.xlsx", *_ONE],),
    (["comments", "@", "--draft", "~/draft.docx", "-o", "out/c.docx", *_ONE],),
    (["comments", "~/returned.docx", "--draft", "@", "-o", "out/c.json", *_ONE],),
)
_DRAFTS = (
    "draft.docx",
    "old.docx",
    "odd.docx",
    "returned.docx",
    "annotated.docx",
    "fixed.docx",
    "out/old.tracked.docx",
)
_LISTED = (
    (["convert", "--list", "@", "-o", "out", *_ONE, *_DAY],),
    (
        ["render", "conversion-conclusions", "--rows", "@", "--blank", "-o", "out/p.docx"],
        ["convert", "~/old.md", "--plan", "--conversion-list", "@", *_ONE],
    ),
)
_RULED = ((["check", "draft.md", "--no-cache", *_ONE],), (["convert", "old.md", "-o", "out", *_ONE],))
_FILLED = (
    (["render", "draft", "--data", "@", "-o", "out/d.docx"],),
    (["render", "minutes", "--data", "@", "-o", "out/p.docx"], ["templates", "minutes", "--data", "@"]),
    (["render", "explanation", "--data", "@", "-o", "out/p.docx"],),
    (
        ["render", "comment-request", "--data", "@", "-o", "out/p.docx"],
        ["render", "declaration", "--data", "@", "-o", "out/q.docx"],
    ),
    (
        ["render", "file-list", "--data", "@", "-o", "out/p.docx"],
        ["render", "ballot", "--data", "@", "-o", "out/q.docx"],
    ),
    (
        ["render", "attendance", "--data", "@", "-o", "out/p.docx"],
        ["render", "review-form", "--data", "@", "-o", "out/q.docx"],
    ),
    (["new", "product", "--data", "@", "-o", "out/new"],),
)
_TABLED = (
    (["comments", "@", "-o", "out/c.xlsx", *_ONE],),
    (["comments", "~/comments.csv", "--table", "@", "-o", "out/c.docx", *_ONE],),
    (["comments", "@", "~/comments.csv", "--draft", "~/draft.md", "-o", "out/c.json", *_ONE],),
    (["comments", "~/annotated.docx", "~/returned.docx", "@", "-o", "out/c.xlsx", *_ONE],),
)

KINDS = (
    Kind("docx-document", 9, _DRAFTS, changed_part(r"word/document\.xml$"), _WORD),
    Kind("docx-styles", 3, _DRAFTS, changed_part(r"word/styles\.xml$"), _WORD),
    Kind("docx-numbering", 3, _DRAFTS, changed_part(r"word/numbering\.xml$"), _WORD),
    Kind("docx-notes", 4, _DRAFTS, changed_part(r"word/(?:footnotes|endnotes|comments\w*|header\d*|footer\d*)\.xml$"), _WORD),
    Kind("docx-settings", 1, _DRAFTS, changed_part(r"word/(?:settings|fontTable|theme)"), _WORD),
    Kind("docx-rels", 3, _DRAFTS, changed_part(r"\.rels$"), _WORD),
    Kind("docx-types", 2, _DRAFTS, changed_part(r"Content_Types"), _WORD),
    Kind("docx-zip", 4, _DRAFTS, changed_zip, _WORD),
    Kind("pdf-objects", 6, ("draft.pdf", "small.pdf"), changed_objects, _documents()),
    Kind("pdf-bytes", 2, ("draft.pdf", "small.pdf"), changed_bytes, _documents()),
    Kind("markdown", 10, ("draft.md", "old.md"), changed_lines, _documents()),
    Kind("list-yaml", 3, ("list.yaml",), changed_yaml, _LISTED, ("old.docx",)),
    Kind("list-xlsx", 3, ("list.xlsx",), changed_book, _LISTED, ("old.docx",)),
    Kind("list-csv", 2, ("list.csv",), changed_lines, _LISTED, ("old.docx",)),
    Kind("sheet", 5, ("out/old.decisions.xlsx",), changed_book, ((["convert", "~/old.docx", "-o", "out", "--decisions", "@", *_ONE, *_DAY],), (["convert", "~/old.docx", "--plan", "--decisions", "@", "--decisions", "~/out/old.decisions.xlsx", *_ONE],))),
    Kind("settings", 4, ("settings.toml",), changed_lines, _RULED, ("draft.md", "old.md"), "stdkit.toml"),
    Kind("profile", 3, ("profile.yaml",), changed_yaml, ((["check", "~/draft.md", "--no-cache", "--profile", "@", *_ONE],),)),
    Kind("policy", 3, ("policy.yaml",), changed_yaml, ((["convert", "~/old.md", "-o", "out", "--policy", "@", *_ONE, *_DAY],), (["convert", "~/old.md", "--plan", "--policy", "@", *_ONE],))),
    Kind("data", 7, ("papers.yaml", "draft.yaml"), changed_yaml, _FILLED, ("draft.md",)),
    Kind("form", 4, ("form-minutes.docx", "form-explanation.docx", "form-request.docx"), changed_part(r"word/document\.xml$"), ((["render", "@", "--like", "审查会议纪要", "--data", "~/papers.yaml", "-o", "out/p.docx"],), (["templates", "@", "--like", "编制说明"], ["render", "@", "--like", "编制说明", "--blank", "-o", "out/p.docx"]), (["render", "@", "--like", "征求意见函", "--data", "~/papers.yaml", "-o", "out/p.docx"],))),
    Kind("library-csv", 2, ("library.csv",), changed_lines, ((["check", "~/draft.md", "--no-cache", "--library", "@", *_ONE],),)),
    Kind("library-xlsx", 2, ("library.xlsx",), changed_book, ((["check", "~/draft.md", "--no-cache", "--library", "@", *_ONE],),)),
    Kind("baseline", 3, ("baseline.json",), changed_json, ((["check", "~/draft.docx", "--no-cache", "--baseline", "@", *_ONE],),)),
    Kind("runlog", 2, ("run/run.jsonl",), changed_jsonl, ((["render", "conversion-conclusions", "--rows", "@", "--blank", "-o", "out/p.docx"],),)),
    Kind("runlog-resumed", 2, ("run/run.jsonl",), changed_jsonl, ((["convert", "--list", "list.yaml", "-o", ".", *_ONE, *_DAY],),), ("list.yaml", "old.docx"), "run.jsonl"),
    Kind("audit", 3, ("out/old.audit.json",), changed_json, ((["verify", "."],), (["verify", "@"],)), ("out/old.tracked.docx", "out/old.clean.docx", "old.docx")),
    Kind("conversion", 2, ("out/old.conversion.json",), changed_json, ((["render", "explanation", "--data", "~/papers.yaml", "--conversion", "@", "-o", "out/p.docx"],),)),
    Kind("comments-book", 3, ("table.xlsx", "comments.xlsx"), changed_book, _TABLED),
    Kind("comments-word", 3, ("table.docx",), changed_part(r"word/document\.xml$"), _TABLED),
    Kind("comments-csv", 2, ("comments.csv",), changed_lines, _TABLED),
    Kind("units", 2, ("units.yaml",), changed_yaml, ((["comments", "~/comments.csv", "--units", "@", "-o", "out/c.xlsx", *_ONE],),)),
    Kind("rows", 2, ("comparison.xlsx",), changed_book, ((["render", "comparison", "--rows", "@", "--blank", "-o", "out/p.docx"],),)),
    Kind("rows-list", 2, ("list.xlsx", "library.xlsx"), changed_book, ((["render", "review-conclusions", "--rows", "@", "--blank", "-o", "out/p.docx"], ["render", "announcement", "--rows", "@", "--blank", "-o", "out/q.docx"]),)),
    Kind("announcement", 1, ("list.yaml",), changed_yaml, ((["render", "announcement", "--data", "@", "-o", "out/p.docx"],),)),
)  # fmt: skip
