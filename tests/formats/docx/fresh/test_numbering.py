"""The schemes of numbers: how each level is set, and which instance shows an odd label."""

from __future__ import annotations

import pytest

from stdkit.formats.docx.fresh import numbering as schemes
from stdkit.formats.docx.fresh.measures import HEI, LATIN
from stdkit.formats.docx.fresh.numbering import SCHEMES, Numbering, read_label
from stdkit.formats.docx.numbering import Numbering as Read
from stdkit.formats.docx.styles import Styles
from stdkit.formats.docx.tags import VAL, w
from tests.formats.docx.fresh.known_set import known, told
from tests.formats.docx.specimens import parsed


def test_every_level_is_set_as_known() -> None:
    levels = [told(one) for one in Numbering().part().iter(w("lvl"))]
    assert len(levels) == sum(map(len, SCHEMES.values()))
    assert set(levels) <= known("numbering.xml")


def shown(numbering: Numbering, num: int, level: int) -> str:
    """What Word shows for the first paragraph at that place."""
    return Read(numbering.part(), Styles(parsed("styles", ""))).count(str(num), level)


@pytest.mark.parametrize(
    ("scheme", "level", "label"),
    [
        (schemes.CLAUSES, 1, "7"),
        (schemes.ANNEXES, 0, "附录D"),
        (schemes.LETTERS, 0, "c)"),
        (schemes.DIGITS, 0, "4)"),
        (schemes.NOTES, 0, "注3："),
        (schemes.EXAMPLES, 0, "示例2："),
        (schemes.TABLES, 0, "表9"),
        (schemes.FIGURES, 0, "图2"),
        (schemes.REFERENCES, 0, "[3]"),
        (schemes.SUBFIGURES, 0, "b)"),
        (schemes.TABLE_NOTES, 0, "c"),
    ],
)
def test_the_instance_of_a_label_shows_it(scheme: int, level: int, label: str) -> None:
    numbering = Numbering()
    placed = numbering.place(scheme, level, label)
    assert placed is not None and placed.num is not None
    assert shown(numbering, placed.num, level) == label


@pytest.mark.parametrize(
    "label", ["A.", "图B7", "（3）", "第2步", "①", "*", "d.", "附图C", "9", "100%", "1000", "10000", "x2y", "AB"]
)
def test_a_free_label_is_shown_whatever_its_shape(label: str) -> None:
    for font in (HEI, LATIN):
        numbering = Numbering()
        num = numbering.place_free(label, font)
        assert num is not None
        assert shown(numbering, num, 0) == label.replace("%", "％")


def test_free_labels_of_one_shape_count_on_and_others_start_anew() -> None:
    numbering = Numbering()
    first, second, fourth, fifth = (numbering.place_free(f"步骤{at}：") for at in (1, 2, 4, 5))
    assert first == second != fourth == fifth
    assert numbering.place_free("步骤1：", LATIN) not in (first, fourth)


def test_a_free_label_that_ends_with_its_number_is_parted_from_the_text() -> None:
    numbering = Numbering()
    for label, font in (("图B7", HEI), ("图B.", HEI), ("图B7", LATIN)):
        numbering.place_free(label, font)
    own = [one for one in numbering.part().iter(w("abstractNum")) if int(one.get(w("abstractNumId"))) >= 100]
    told_of = [(one.find(f".//{w('lvlText')}").get(VAL), one.find(f".//{w('suff')}").get(VAL)) for one in own]
    assert told_of == [("图B%1　", "nothing"), ("图%1.", "nothing"), ("图B%1", "tab")]


def test_a_label_that_counting_gives_once_the_one_above_is_there() -> None:
    numbering = Numbering()
    assert numbering.place(schemes.LETTERS, 1, "1)") is not None
    following = numbering.place(schemes.LETTERS, 0, "b)")
    assert following is not None and following.num is None


@pytest.mark.parametrize(
    ("scheme", "level", "label"),
    [
        (schemes.CLAUSES, 2, "5.12345"),
        (schemes.CLAUSES, 2, "5.0"),
        (schemes.CLAUSES, 2, "5.a"),
        (schemes.LETTERS, 1, "b)"),
        (schemes.LETTERS, 2, "(x)"),
        (schemes.DASHES, 0, "—"),
        (schemes.ANNEXES, 0, "附录AB"),
        (schemes.ANNEXES, 0, "附录1"),
    ],
)
def test_labels_of_another_shape_have_no_counters(scheme: int, level: int, label: str) -> None:
    assert read_label(scheme, level, label) is None


@pytest.mark.parametrize(
    ("scheme", "level", "label", "counters"),
    [
        (schemes.ANNEXES, 0, "附 录 B", (2,)),
        (schemes.INTRODUCTION, 1, "0.2", (None, 2)),
        (schemes.INTRODUCTION, 2, "0.2.3", (None, 2, 3)),
        (schemes.LETTERS, 2, "(4)", (None, None, 4)),
        (schemes.CLAUSES, 2, "5.1234", (None, 5, 1234)),
        (schemes.BULLETS, 1, "•", (None, None)),
        (schemes.SUBFIGURES, 0, "z)", (26,)),
    ],
)
def test_counters_of_further_schemes(scheme: int, level: int, label: str, counters: tuple[int | None, ...]) -> None:
    assert read_label(scheme, level, label) == counters
