"""Formulas by chance: trees of every construct, as the readers make them."""

from __future__ import annotations

from hypothesis import strategies as st

from stdkit.formats.maths.signs import ACCENTS, BRACES, LARGE
from stdkit.formats.maths.tree import (
    Accent,
    Before,
    Boxed,
    Brace,
    Fenced,
    Fraction,
    Function,
    Grid,
    Large,
    Letters,
    Limit,
    Line,
    Lines,
    Part,
    Phantom,
    Root,
    Row,
    Scripts,
    joined,
)

_ONE = st.sampled_from([*"xyzmVABρηΔΩ", "12", "0.5", "x′", "∞"]).map(Letters)
_NAMED = st.sampled_from(
    [Letters("kg", "upright"), Letters("d", "upright"), Letters("A", "bold"), Letters("R", "double")]
)
_WORDS = st.sampled_from([Letters("损失率", "text"), Letters("质量 m_1（%）", "text"), Letters("a{b}\\c", "text")])
_MORE = st.sampled_from(
    ["xy", "a+b", "m−1", "{x}", "5%", "20°", "≤", "a_b", "#$", "α·β", "f′g", "a<b", "[0,1]", "(x)"]
).map(Letters)
LETTERS: st.SearchStrategy[Part] = st.one_of(_ONE, _NAMED, _WORDS, _MORE)
BASES: st.SearchStrategy[Row] = st.one_of(_ONE, _NAMED, _WORDS).map(lambda part: (part,))


def _rows(parts: st.SearchStrategy[Part], least: int = 1) -> st.SearchStrategy[Row]:
    return st.lists(parts, min_size=least, max_size=3).map(joined).filter(lambda row: least == 0 or bool(row))


def _constructs(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    row = _rows(inner)
    maybe = st.none() | row
    alone = st.one_of(BASES, inner.filter(lambda part: not isinstance(part, Letters)).map(lambda part: (part,)))
    cell = _rows(inner, 0)
    grid = st.integers(1, 3).flatmap(
        lambda wide: st.builds(
            Grid,
            st.lists(st.tuples(row, *[cell] * (wide - 1)), min_size=1, max_size=3).map(tuple),
            st.sampled_from("lcr").map(lambda letter: letter * wide),
        )
    )
    lines = st.integers(1, 3).flatmap(
        lambda wide: st.builds(Lines, st.lists(st.tuples(*[row] * wide), min_size=2, max_size=3).map(tuple))
    )
    name = st.sampled_from(["sin", "ln", "arsh"]).map(lambda text: Letters(text, "upright"))
    scripted = st.builds(Scripts, alone, row, st.none()) | st.builds(Scripts, alone, row, row)
    return st.one_of(
        st.builds(Fraction, row, row, st.sampled_from(["bar", "skewed", "none"])),
        scripted,
        st.builds(Scripts, alone, st.none(), st.just((Letters("2"),))),
        st.builds(Before, alone, row, row),
        st.builds(Root, _rows(inner, 0), row),
        st.builds(Large, st.sampled_from(list(LARGE.values())), row, maybe, alone, st.booleans()),
        st.builds(
            Fenced,
            st.sampled_from(["(", "[", "{", "|", "‖", "⌊", "⟨", ""]),
            st.sampled_from([")", "]", "}", "|", "‖", "⌋", "⟩", ""]),
            st.lists(row, min_size=1, max_size=1).map(tuple),
        ),
        st.builds(
            Fenced, st.just("("), st.just(")"), st.lists(row, min_size=2, max_size=3).map(tuple), st.sampled_from("|,;")
        ),
        st.builds(Function, name.map(lambda part: (part,)), alone),
        st.builds(
            Function, st.builds(Limit, st.just((Letters("lim", "upright"),)), row).map(lambda part: (part,)), alone
        ),
        st.builds(
            Function, st.builds(Scripts, name.map(lambda part: (part,)), st.none(), row).map(lambda p: (p,)), alone
        ),
        st.builds(Accent, st.sampled_from(list(ACCENTS.values())), row),
        st.builds(Line, row, st.booleans()),
        st.sampled_from(list(BRACES.values())).flatmap(
            lambda kind: st.builds(Brace, st.just(kind[0]), row, st.just(kind[1]))
        ),
        st.builds(Brace, st.just("→"), row, st.booleans()),
        st.builds(Limit, row, row, st.booleans()),
        st.builds(Boxed, row, st.sampled_from(["", "/", "\\", "x"])),
        st.builds(Phantom, row, st.sampled_from(["h", "v", "hv"])),
        grid,
        lines,
        st.builds(lambda held: Fenced("{", "", ((held,),)), lines),
    )


TREES = _rows(st.recursive(LETTERS, _constructs, max_leaves=8))
