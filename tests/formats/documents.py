"""Random documents as the outline makes them, for the round trip through the notation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from stdkit.facts.titles import squeeze
from stdkit.formats.termentries import split_term
from stdkit.formats.titles import chapter_kind, is_sentence
from stdkit.formats.tree import GrowingClause, GrowingElement, Ids
from stdkit.model import Block, Cell, Cover, Document, Figure, Formula, Mark, Run, Table, TermEntry

_HARD = st.sampled_from(
    [
        "5.1 外观", "5.1.2　产品", "1 范围", "a) 项", "（1）项", "——项", "- 项", "注：文字", "示例：文字", "示例", "表1　限值", "图1　流程",
        "附录A（规范性）", "前言", "目　次", "参考文献", "单位为毫米", "# 标题", "! 标题", "| 甲 |", "$$ x $$", "[^1]: 文", "**粗**", "5~10，20~30",
        "{黑体:文}", "{注}文", "{段}", "<!-- 文 -->", "a<br>b", "![](x)", "\\", "\\5.1", "2^10^", "*", "1. 项", "[1] 甲", "A.1 甲", "（资料性）", "> 文",
        "[来源：GB/T 1—2020]", "甲　alpha", "---", "--", "<", "^", "```", "第3.1条 文", "http://a.b/~c", "x_1$y$", "3.1", "续表1", "abc def",
    ]
)  # fmt: skip
_PLAIN = st.text(
    alphabet="设备应宜可靠接地，。；：（）“”《》—、 　1234.5aA%℃~*^|<>\\{}[]$!#-_&\t", min_size=1, max_size=20
)
TEXT = st.one_of(_HARD, _PLAIN).map(str.lstrip).filter(lambda text: bool(text.strip()))
MARKS: st.SearchStrategy[frozenset[Mark]] = st.frozensets(
    st.sampled_from(["bold", "italic", "underline", "superscript", "subscript", "heiti"]), max_size=3
)
_LATEX = st.sampled_from(["x_1", r"\frac{m_1}{V}", r"a \times b", r"\sqrt{x}", "E=mc^2", r"\{a\}", "x|y", ""])
_NAME = st.text(alphabet="abc12().\\ /", min_size=1, max_size=8).map(str.strip).filter(bool)


@st.composite
def math_run(draw: st.DrawFn) -> Run:
    latex = draw(_LATEX)
    return Run(draw(TEXT), None, frozenset({"math"}) | draw(MARKS), latex=latex)


RUN = st.one_of(
    st.builds(lambda text, marks: Run(text, None, marks), st.one_of(_HARD, _PLAIN, st.just("\n")), MARKS),
    math_run(),
    st.builds(
        lambda name: Run("", None, frozenset({"footnote"}), target=name), st.sampled_from(["1", "a", "1)", "甲"])
    ),
    st.builds(lambda name: Run("", None, frozenset({"picture"}), target=name), _NAME),
)


@st.composite
def runs(draw: st.DrawFn, *, plain: bool = False) -> tuple[Run, ...]:
    """Runs whose text begins with no blank and is more than pictures."""
    found = [Run(draw(TEXT), None, frozenset() if plain else draw(MARKS))]
    if not plain:
        found += draw(st.lists(RUN, max_size=3))
        if draw(st.booleans()):
            found.insert(0, draw(math_run()))
    return tuple(found)


def _block(kind: str, made: tuple[Run, ...], label: str = "", level: int = 0) -> Block:
    return Block("", kind, made, label, level)  # type: ignore[arg-type]


PARAGRAPH = st.builds(lambda made: _block("paragraph", made), runs())
LIST_ITEM = st.builds(
    lambda made, label, level: _block("list-item", made, label, level),
    runs(),
    st.sampled_from(["a)", "b）", "1)", "（2）", "——", "—", "•", "①", "-", "1.", "一、", "第1级", "}", "i)"]),
    st.integers(1, 3),
)
NOTE = st.builds(
    lambda made, label: _block("note", made, label), runs(), st.sampled_from(["注：", "注1：", "注×：", "注", ""])
)
EXAMPLE = st.builds(
    lambda made, label: _block("example", made, label),
    runs(),
    st.sampled_from(["示例：", "示例1：", "示例", "例：", ""]),
)
FOOTNOTE = st.builds(
    lambda made, label: _block("footnote", made, label), runs(), st.sampled_from(["1", "a", "1)", "", "*"])
)


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    label = draw(st.sampled_from(["", "（1）", "(A.1)", "（3-1）"]))
    latex = draw(_LATEX)
    if draw(st.booleans()):
        return Formula("", "formula", (Run(draw(TEXT), None, frozenset({"math"}), latex=latex),), label, latex=latex)
    return Formula("", "formula", draw(runs()), label)


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    made = st.one_of(
        PARAGRAPH,
        LIST_ITEM,
        NOTE,
        EXAMPLE,
        formulas(),
        st.builds(lambda r, label: _block("footnote", r, label), runs(), st.sampled_from(["a", "b", "1"])),
        st.builds(lambda name, text: Figure("", "figure", images=(name,), texts=(text,)), _NAME, TEXT),
    )
    return Cell(tuple(draw(st.lists(made, max_size=2))), 1, 1)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A full grid of which some rectangles are one cell."""
    height, width = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    for row in range(height):
        line: list[Cell] = []
        for column in range(width):
            if (row, column) in taken:
                continue
            right, down = draw(st.integers(1, width - column)), draw(st.integers(1, height - row))
            places = {(row + y, column + x) for y in range(down) for x in range(right)}
            if places & taken:
                right = down = 1
                places = {(row, column)}
            taken |= places
            line.append(replace(draw(cells()), colspan=right, rowspan=down))
        rows.append(tuple(line))
    label = draw(st.sampled_from(["", "表1", "表A.1", "表1（续）", "表5-1"]))
    caption = draw(runs()) if draw(st.booleans()) else ()
    unit = draw(st.none() | st.builds(lambda made: _block("paragraph", made), runs()))
    return Table("", "table", caption, label, rows=tuple(rows), unit=unit, header=draw(st.integers(0, height)))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    label = draw(st.sampled_from(["", "图1", "图A.1"]))
    caption = draw(runs()) if draw(st.booleans()) else ()
    return Figure(
        "",
        "figure",
        caption,
        label,
        images=tuple(draw(st.lists(_NAME, max_size=2))),
        texts=tuple(draw(st.lists(TEXT, max_size=2))),
    )


CONTENT = st.lists(
    st.one_of(PARAGRAPH, PARAGRAPH, LIST_ITEM, NOTE, EXAMPLE, FOOTNOTE, formulas(), tables(), figures()), max_size=4
)


@st.composite
def entries(draw: st.DrawFn, number: str) -> TermEntry:
    made = draw(runs())
    text = "".join(run.text for run in made)
    term, english = split_term(text)
    parts = draw(st.lists(st.one_of(PARAGRAPH, NOTE, EXAMPLE, LIST_ITEM, tables()), max_size=3))
    heading = _block("heading", (), number, number.count(".") + 1) if draw(st.booleans()) else None
    return TermEntry("", "term-entry", made, number, term=term, english=english, parts=tuple(parts), heading=heading)


def _one_line(made: tuple[Run, ...]) -> str:
    return "".join(run.text for run in made).replace("\n", "").strip()


@st.composite
def clauses(draw: st.DrawFn, number: str, terms: bool, depth: int = 2) -> GrowingClause:
    # In the terms element a number with a title is a term entry.
    shape = draw(st.sampled_from(["titled", "untitled", "bare", "unnumbered"] if not terms else ["untitled", "bare"]))
    content = list(draw(CONTENT))
    if terms and draw(st.booleans()):
        content.append(draw(entries(f"{number}.1")))
    if shape == "untitled":
        return GrowingClause(number, depth, content=[_block("paragraph", draw(runs()), number), *content])
    if shape == "bare":
        return GrowingClause(number, depth, "", _block("heading", (), number, depth), content)
    made = draw(runs().filter(lambda title: not is_sentence("".join(run.text for run in title))))
    label = number if shape == "titled" else ""
    clause = GrowingClause(label, depth, _one_line(made), _block("heading", made, label, depth), content)
    if depth < 4:
        below = draw(st.integers(0, 2))
        clause.clauses = [draw(clauses(f"{number}.{at + 1}", terms, depth + 1)) for at in range(below)]
    return clause


@st.composite
def chapters(draw: st.DrawFn, number: str) -> GrowingElement:
    title = draw(
        st.sampled_from(["范围", "规范性引用文件", "术语和定义", "符号和缩略语", "总则"]).map(lambda t: (Run(t),))
        | runs()
    )
    text = _one_line(title)
    kind = chapter_kind(text)
    element = GrowingElement(
        kind,
        squeeze(text) if kind != "core" else text,
        number,
        _block("heading", title, number, 1),
        list(draw(CONTENT)),
    )
    terms = kind == "terms"
    if terms:
        element.content += [draw(entries(f"{number}.{at + 1}")) for at in range(draw(st.integers(0, 2)))]
    element.clauses = [draw(clauses(f"{number}.{at + 1}", terms)) for at in range(draw(st.integers(0, 2)))]
    return element


@st.composite
def annexes(draw: st.DrawFn, letter: str) -> GrowingElement:
    mark = draw(st.sampled_from(["", "（规范性）", "（资料性附录）", "（资料性）\n"]))
    title = draw(TEXT)
    from stdkit.formats.labels import ANNEX_MARK

    if ANNEX_MARK.match(title):
        title = "取样"
    heading = _block("heading", (Run(mark + title),), f"附录{letter}", 1)
    element = GrowingElement(
        "annex", title.replace("\n", "").strip(), f"附录{letter}", heading, list(draw(CONTENT)),
        normative="资料" not in mark, mark=(0, len(mark.strip())) if mark else None,
    )  # fmt: skip
    element.clauses = [draw(clauses(f"{letter}.{at + 1}", False)) for at in range(draw(st.integers(0, 1)))]
    return element


_FIELD = st.one_of(st.just(""), _PLAIN.map(str.strip), _HARD.map(str.strip))


@st.composite
def covers(draw: st.DrawFn) -> Cover:
    replaced = draw(st.lists(_FIELD.filter(bool), max_size=2))
    names = (
        "number",
        "title",
        "title_en",
        "ics",
        "ccs",
        "record",
        "published",
        "implemented",
        "issued_by",
        "stage",
        "masthead",
        "conformity",
    )
    return replace(Cover(replaces=tuple(replaced)), **{name: draw(_FIELD) for name in names})


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A whole document: cover, front matter, opening, chapters, annexes, bibliography."""
    elements: list[GrowingElement] = []
    for kind, title in (("toc", "目　次"), ("foreword", "前言"), ("introduction", "引　言")):
        if draw(st.booleans()):
            heading = _block("heading", (Run(title),), "", 1)
            content = draw(st.lists(PARAGRAPH, max_size=2)) if kind == "toc" else list(draw(CONTENT))
            elements.append(GrowingElement(kind, squeeze(title), heading=heading, content=content))  # type: ignore[arg-type]
    opening: list[Block] = []
    if draw(st.booleans()):
        opening = [_block("heading", draw(runs())), *draw(st.lists(st.one_of(PARAGRAPH, NOTE, tables()), max_size=2))]
    elements += [draw(chapters(str(at + 1))) for at in range(draw(st.integers(1, 3)))]
    elements += [draw(annexes(letter)) for letter in "AB"[: draw(st.integers(0, 2))]]
    if draw(st.booleans()):
        heading = _block("heading", (Run("参考文献"),), "", 1)
        elements.append(GrowingElement("bibliography", "参考文献", heading=heading, content=list(draw(CONTENT))))
    ids = Ids()
    return Document(
        cover=draw(covers()),
        opening=ids.all(opening, True),
        elements=tuple(ids.element(element) for element in elements),
    )


@st.composite
def fragments(draw: st.DrawFn) -> Document:
    """Blocks without any heading."""
    ids = Ids()
    content = list(draw(CONTENT.filter(bool)))
    return Document(elements=(ids.element(GrowingElement("core", content=content)),))
