from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdkit.reports.marks import Place, pieces

PLACES = st.lists(
    st.builds(
        lambda number, start, size, severity: Place(number, start, start + size, severity),
        st.integers(1, 9), st.integers(0, 20), st.integers(0, 8), st.sampled_from(["error", "warning", "info"]),
    ),
    max_size=6,
    unique_by=lambda place: place.number,
)  # fmt: skip


@given(st.text(alphabet="甲乙丙丁", max_size=20), PLACES)
def test_nothing_is_lost_and_every_place_is_covered(text: str, places: list[Place]) -> None:
    made = pieces(text, places)
    assert "".join(piece.text for piece in made) == text
    for place in places:
        start, end = min(place.start, len(text)), min(place.end, len(text))
        covered = "".join(piece.text for piece in made if place.number in piece.over)
        assert covered == text[start:end]
        assert sum(place.number in piece.begins for piece in made) == 1, "one place to link to"


def test_the_worst_severity_is_shown() -> None:
    made = pieces("甲乙丙", [Place(1, 0, 3, "info"), Place(2, 1, 2, "error"), Place(3, 1, 3, "warning")])
    assert [(p.text, p.severity, p.over) for p in made] == [
        ("甲", "info", (1,)),
        ("乙", "error", (1, 2, 3)),
        ("丙", "warning", (1, 3)),
    ]


def test_an_empty_place_is_an_empty_piece() -> None:
    made = pieces("甲", [Place(1, 1, 1, "info"), Place(2, 0, 0, "error")])
    assert [(p.text, p.begins) for p in made] == [("", (2,)), ("甲", ()), ("", (1,))]
