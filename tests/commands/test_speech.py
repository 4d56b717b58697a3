from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from stdkit.commands.speech import cells, wrap

TEXT = st.text(alphabet="甲乙丙丁，。ab c", max_size=80)


def test_chinese_characters_take_two_columns() -> None:
    assert cells("甲a，") == 5


@given(TEXT, st.integers(12, 60))
@example("aaaaaaa  。。", 12)
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        # Closing marks and what is left of a Latin word may stand over, a Chinese character may not.
        over = [char for at, char in enumerate(line) if cells(line[: at + 1]) > width]
        assert not set(over) & set("甲乙丙丁")
        assert not line.startswith(("，", "。")) or line == lines[0]
