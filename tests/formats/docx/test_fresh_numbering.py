"""The numbers Word will count, kept equal to the labels."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.fresh import numbering as schemes
from stdkit.formats.docx.fresh.numbering import Numbering, read_label


@pytest.mark.parametrize(
    ("scheme", "level", "label", "counters"),
    [
        (schemes.CLAUSES, 1, "5", (None, 5)),
        (schemes.CLAUSES, 3, "5.1.12", (None, 5, 1, 12)),
        (schemes.CLAUSES, 2, "5.1a", None),
        (schemes.CLAUSES, 2, "5．1", None),
        (schemes.CLAUSES, 2, "5", None),
        (schemes.CLAUSES, 2, "05.1", None),
        (schemes.ANNEXES, 0, "附录C", (3,)),
        (schemes.ANNEXES, 1, "C.2", (3, 2)),
        (schemes.ANNEXES, 1, "c.2", None),
        (schemes.LETTERS, 0, "c)", (3,)),
        (schemes.LETTERS, 0, "3)", None),
        (schemes.LETTERS, 1, "2)", (None, 2)),
        (schemes.LETTERS, 0, "c）", None),
        (schemes.NOTE, 0, "注：", (None,)),
        (schemes.NOTES, 0, "注2：", (2,)),
        (schemes.NOTES, 0, "注：", None),
        (schemes.ANNEX_TABLES, 1, "表B.3", (2, 3)),
        (schemes.TABLES, 0, "表 1", None),
        (schemes.REFERENCES, 0, "[12]", (12,)),
    ],
)
def test_counters_behind_a_label(scheme: int, level: int, label: str, counters: tuple[int | None, ...] | None) -> None:
    assert read_label(scheme, level, label) == counters


def place(numbering: Numbering, scheme: int, *labels: tuple[int, str]) -> list[int | None]:
    found = []
    for level, label in labels:
        placed = numbering.place(scheme, level, label)
        assert placed is not None
        found.append(placed.num)
    return found


def test_counting_on_needs_no_instance() -> None:
    labels = [(1, "1"), (1, "2"), (2, "2.1"), (3, "2.1.1"), (2, "2.2"), (3, "2.2.1"), (1, "3"), (2, "3.1")]
    assert place(Numbering(), schemes.CLAUSES, *labels) == [None] * len(labels)


def test_gap_starts_an_instance_that_ends_with_its_parent() -> None:
    found = place(
        Numbering(), schemes.CLAUSES, (1, "1"), (2, "1.1"), (2, "1.3"), (3, "1.3.1"), (2, "1.4"), (1, "2"), (2, "2.1")
    )
    first = found[2]
    assert first is not None
    assert found == [None, None, first, first, first, None, None]


def test_list_that_starts_again_and_one_that_goes_on() -> None:
    numbering = Numbering()
    first, second, third, again = place(numbering, schemes.LETTERS, (0, "a)"), (0, "b)"), (0, "c)"), (0, "a)"))
    assert (first, second, third) == (None, None, None)
    assert again is not None
    assert place(numbering, schemes.LETTERS, (0, "b)"), (1, "1)"), (1, "2)"), (0, "c)"), (1, "1)")) == [again] * 5


def test_label_that_cannot_be_counted_changes_nothing() -> None:
    numbering = Numbering()
    assert place(numbering, schemes.CLAUSES, (1, "1"), (2, "1.1")) == [None, None]
    assert numbering.place(schemes.CLAUSES, 2, "1.1a") is None
    assert place(numbering, schemes.CLAUSES, (2, "1.2")) == [None]


def test_level_word_has_not_counted_is_never_jumped_over() -> None:
    numbering = Numbering()
    (first, _) = place(numbering, schemes.CLAUSES, (1, "3"), (2, "3.1"))
    assert numbering.place(schemes.CLAUSES, 3, "7.1.1") is None
    assert numbering.place(schemes.CLAUSES, 2, "7.1") is None
    assert place(numbering, schemes.CLAUSES, (2, "3.2")) == [first]


def test_odd_labels_get_schemes_of_their_own() -> None:
    numbering = Numbering()
    first, second, third, other = (numbering.place_free(label) for label in ("A.", "B.", "D.", "图B1"))
    assert first == second
    assert third not in (first, None)
    assert other not in (first, third, None)
    assert numbering.place_free("图B2") == other
    assert numbering.place_free("①") == numbering.place_free("①")
    assert numbering.place_free("") is None
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    texts = [text.get(f"{name}val") for text in numbering.part().iter(f"{name}lvlText")]
    assert texts[-3:] == ["%1.", "图B%1\u3000", "①"]


def test_part_has_an_instance_for_every_number_given_out() -> None:
    numbering = Numbering()
    given = place(numbering, schemes.LETTERS, (0, "c)"), (0, "a)"))
    root = numbering.part()
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    starts = {
        num.get(f"{name}numId"): [
            (o.get(f"{name}ilvl"), o[0].get(f"{name}val")) for o in num.iter(f"{name}lvlOverride")
        ]
        for num in root.iter(f"{name}num")
    }
    assert [starts[str(number)] for number in given] == [[("0", "3")], [("0", "1")]]
