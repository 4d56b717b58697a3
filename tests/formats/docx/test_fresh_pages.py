"""The pages that the 目次 shows until somebody counts."""

from __future__ import annotations

from stdkit.formats.docx.fresh.pages import PAGE_HEIGHT, page_numbers
from stdkit.formats.docx.fresh.runs import plain_run
from stdkit.formats.docx.fresh.xml import Xml, paragraph, paragraph_format, w

LINE = 312


def line(style: str, name: str, **form: object) -> Xml:
    """A paragraph of one line with a bookmark."""
    marks = w("bookmarkStart", id=1, name=name), w("bookmarkEnd", id=1)
    return paragraph(paragraph_format(style=style, **form), marks[0], plain_run("果园"), marks[1])  # type: ignore[arg-type]


def on_first_page(parts: list[Xml]) -> int:
    """How many of the bookmarks whose name begins with t stand on the first page."""
    return sum(page == 1 for name, page in page_numbers(parts).items() if name.startswith("t"))


def test_a_page_holds_its_lines() -> None:
    assert on_first_page([line("Text", f"t{at}") for at in range(60)]) == PAGE_HEIGHT // LINE


def test_of_two_spaces_that_meet_the_larger_counts() -> None:
    """Half a line above, between and below the two headings, then a line of text: four and a half lines, not five."""
    groups = [part for at in range(20) for part in (line("Clause1", f"a{at}"), line("Clause2", f"b{at}"), line("Text", f"t{at}"))]  # fmt: skip
    assert on_first_page(groups) == PAGE_HEIGHT // (LINE * 9 // 2)
    assert PAGE_HEIGHT // (LINE * 9 // 2) != PAGE_HEIGHT // (LINE * 5)


def test_a_space_said_in_the_paragraph_counts_and_not_its_styles() -> None:
    low = {"line": LINE // 2, "lineRule": "exact"}
    assert on_first_page([line("Text", f"t{at}", spacing=low) for at in range(60)]) == 60


def test_a_new_page_said_in_the_paragraph_counts() -> None:
    found = page_numbers([line("Text", "t0"), line("AnnexTitle", "t1", page_break=True), line("AnnexTitle", "t2")])
    assert found == {"t0": 1, "t1": 2, "t2": 3}
