"""Documents made by hand and by chance, to be written as fresh drafts and read back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from hypothesis import strategies as st

from stdkit.formats.maths import linear, parse, write
from stdkit.model import (
    Block,
    BlockKind,
    Cell,
    Clause,
    Cover,
    Document,
    Element,
    ElementKind,
    Figure,
    Formula,
    Run,
    Span,
    Table,
    TermEntry,
)
from tests.formats.maths.trees import TREES

_ids = count()
COVER = Cover(
    number="DB15/T 999—2026",
    title="沙棘果采收技术规范",
    title_en="Technical specification for harvesting of seabuckthorn",
    replaces=("DB15/T 999—2011",),
    ics="65.020.20",
    ccs="B 31",
    published="2026-09-01",
    implemented="2026-12-01",
    issued_by="内蒙古自治区市场监督管理局",
    stage="征求意见稿",
    masthead="内蒙古自治区地方标准",
)


def block(kind: BlockKind, text: str | tuple[Run, ...] = "", label: str = "", level: int = 0) -> Block:
    runs = text if isinstance(text, tuple) else (Run(text),) if text else ()
    return Block(f"x{next(_ids)}", kind, runs, label, level)


def paragraph(text: str | tuple[Run, ...], label: str = "") -> Block:
    return block("paragraph", text, label)


def element(
    kind: ElementKind, title: str, number: str = "", *content: Block, clauses: tuple[Clause, ...] = ()
) -> Element:
    return Element(kind, title, number, block("heading", title, number, 1), content, clauses)


def annex(letter: str, title: str, *content: Block, clauses: tuple[Clause, ...] = ()) -> Element:
    heading = block("heading", f"（规范性）\n{title}", f"附录{letter}", 1)
    return Element(
        "annex", title, f"附录{letter}", heading, content, clauses, True, Span(heading.id, 0, len("（规范性）"))
    )


def clause(number: str, title: str, *content: Block, clauses: tuple[Clause, ...] = ()) -> Clause:
    """A 条 with its title, or a 无标题条 whose text is ``content[0]``."""
    level = number.count(".") + 1
    heading = block("heading", title, number, level) if title else None
    return Clause(number, title, heading, content, clauses)


def cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((paragraph(text),) if text else (), colspan, rowspan)


def table(label: str, caption: str, rows: tuple[tuple[Cell, ...], ...], header: int = 1, unit: str = "") -> Table:
    return Table(
        f"x{next(_ids)}",
        "table",
        (Run(caption),),
        label,
        rows=rows,
        header=header,
        unit=paragraph(unit) if unit else None,
    )


def full_document() -> Document:
    """One of everything."""
    notes = (block("note", "枝条以当年生为准。", "注："), block("footnote", "仅适用于人工采收。", "a"))
    rows = (
        (cell("项目", 1, 2), cell("等级", 2), cell("说明", 1, 2)),
        (cell("一级"), cell("二级")),
        (cell("果径"), cell("≥ 8"), cell("≥ 6"), cell("在采收当日上午随机抽取，用游标卡尺测量果实的最大横径。", 1, 2)),
        (cell("百果重"), cell("≥ 30"), cell("≥ 20")),
        (Cell(notes, 4),),
    )
    footnote = block("footnote", "包括野生沙棘。", "1")
    text = (
        Run("果园应符合"),
        Run("NY/T 391", marks=frozenset({"bold"})),
        Run("的规定"),
        Run("", marks=frozenset({"footnote"}), target="1"),
        Run("，土壤中的K"),
        Run("2", marks=frozenset({"subscript"})),
        Run("O不限。"),
    )
    term = TermEntry(
        f"x{next(_ids)}",
        "term-entry",
        (Run("果穗　fruit spike"),),
        "3.1",
        heading=block("heading", "", "3.1", 2),
        term="果穗",
        english="fruit spike",
        parts=(
            paragraph("着生果实的枝段。"),
            block("note", "不含徒长枝。", "注："),
            paragraph("[来源：GB/T 12345—2010，3.2]"),
        ),
    )
    formula = Formula(
        f"x{next(_ids)}", "formula", (Run("w=m_1/m_2"),), "（1）", latex=r"w=\frac{m_{1}}{m_{2}}\times 100"
    )
    steps = (
        paragraph("采收按以下步骤进行：", "4.2.1"),
        block("list-item", "备好容器：", "a)", 1),
        block("list-item", "清洗；", "1)", 2),
        block("list-item", "晾干；", "2)", 2),
        block("list-item", "剪取果穗。", "b)", 1),
    )
    core = element(
        "core",
        "采收要求",
        "4",
        clauses=(
            clause(
                "4.1",
                "果园",
                paragraph(text),
                footnote,
                block("list-item", "平地；", "——", 1),
                block("list-item", "缓坡。", "——", 1),
                block("note", "缓坡指坡度小于10°。", "注1："),
                block("note", "陡坡不适用。", "注2："),
                block("example", "坡度为8°的坡地。", "示例："),
            ),
            clause(
                "4.2",
                "采收",
                clauses=(
                    clause("4.2.1", "", *steps),
                    clause("4.2.2", "", paragraph("采收后应在4 h内运离果园。", "4.2.2")),
                ),
            ),
            clause("4.3", "分级", paragraph("分级应符合表1的规定。"), table("表1", "分级", rows, 2, "单位为毫米")),
            clause("4.4", "损耗率", paragraph("损耗率按公式（1）计算："), formula),
        ),
    )
    sampling = annex(
        "A",
        "取样方法",
        clauses=(
            clause(
                "A.1",
                "数量",
                paragraph("见表A.1。"),
                table("表A.1", "数量", ((cell("批量"), cell("数量")), (cell("100"), cell("5")))),
            ),
            clause("A.2", "步骤", clauses=(clause("A.2.1", "", paragraph("取样应随机。", "A.2.1")),)),
        ),
    )
    drawing = Figure(f"x{next(_ids)}", "figure", (Run("果穗"),), "图B.1", images=("spike.png",))
    return Document(
        cover=COVER,
        opening=(block("heading", "沙棘果采收技术规范"),),
        elements=(
            element("foreword", "前言", "", paragraph("本文件起草单位：某某林业站。")),
            element("introduction", "引言", "", paragraph("沙棘果是“生态经济”兼用树种的果实。")),
            element("scope", "范围", "1", paragraph("本文件规定了沙棘果采收的要求。")),
            element("normative-references", "规范性引用文件", "2", paragraph("NY/T 391　绿色食品　产地环境质量")),
            element("terms", "术语和定义", "3", paragraph("下列术语和定义适用于本文件。"), term),
            core,
            sampling,
            annex("B", "果穗图", paragraph("见图B.1。"), drawing),
            element("bibliography", "参考文献", "", block("list-item", "GB/T 12345—2010　果品术语", "[1]", 1)),
        ),
    )


_WORDS = st.sampled_from(
    ["果实应干燥", "容器应清洁", "采收宜在上午进行", "枝条可修剪", "应“轻拿轻放”", "温度不高于25 ℃", "质量（g）不计"]
)
_MARKS = st.sampled_from(["", "bold", "italic", "superscript", "subscript", "underline", "heiti"])


def math(latex: str) -> Run:
    tree = parse(latex)
    assert tree is not None
    return Run(linear(tree), marks=frozenset({"math"}), latex=latex)


def formula(latex: str, label: str) -> Formula:
    return Formula(f"x{next(_ids)}", "formula", (math(latex),), label, latex=latex)


_LATEX = TREES.filter(lambda tree: bool(linear(tree).strip())).map(write)


@st.composite
def _spanned(draw: st.DrawFn) -> tuple[tuple[Cell, ...], ...]:
    """Rows of a table in which some cells reach over others."""
    wide = draw(st.integers(2, 4))
    across = draw(st.integers(1, wide))
    down = draw(st.integers(1, 2))
    head = (cell("项目", across), *(cell("值") for _ in range(wide - across)))
    first = (cell("果径", 1, down), *(cell(draw(_WORDS)) for _ in range(wide - 1)))
    second = (*(() if down == 2 else (cell("果重"),)), *(cell("8") for _ in range(wide - 1)))
    return head, first, second


@st.composite
def _paragraph_runs(draw: st.DrawFn) -> tuple[Run, ...]:
    runs: list[Run] = []
    for _ in range(draw(st.integers(1, 3))):
        mark = draw(_MARKS)
        marks = frozenset({mark}) if mark else frozenset()
        if not runs or runs[-1].marks != marks:
            runs.append(Run(draw(_WORDS), marks=marks))
    if "superscript" in runs[0].marks or "subscript" in runs[0].marks:
        runs.insert(0, Run("其中"))
    if draw(st.integers(0, 3)) == 0:
        runs += [Run("取"), math(draw(_LATEX)), Run("的值")]
    return (*runs, Run("。")) if runs[-1].marks else (*runs[:-1], Run(runs[-1].text + "。"))


@st.composite
def _list(draw: st.DrawFn) -> list[Block]:
    start = draw(st.sampled_from([1, 1, 1, 3]))
    kind = draw(st.sampled_from(["letter", "dash", "digit"]))
    items: list[Block] = []
    for at in range(draw(st.integers(1, 4))):
        label = {"letter": f"{chr(96 + start + at)})", "dash": "——", "digit": f"{start + at})"}[kind]
        items.append(block("list-item", draw(_WORDS) + "；", label, 1))
        if kind == "letter" and draw(st.booleans()):
            inner = draw(st.sampled_from(["digit", "dash"]))
            items += [
                block("list-item", draw(_WORDS) + "；", f"{n})" if inner == "digit" else "——", 2)
                for n in range(1, draw(st.integers(2, 4)))
            ]
    return items if kind != "letter" or _one_inner_family(items) else [item for item in items if item.level == 1]


def _one_inner_family(items: list[Block]) -> bool:
    return all(item.label != "——" for item in items)


@st.composite
def _content(draw: st.DrawFn) -> tuple[Block, ...]:
    found: list[Block] = [paragraph(draw(_paragraph_runs()))]
    for kind in draw(st.lists(st.sampled_from(["text", "list", "note", "notes", "example", "formula"]), max_size=3)):
        if kind == "text":
            found.append(paragraph(draw(_paragraph_runs())))
        elif kind == "formula":
            found.append(formula(draw(_LATEX), draw(st.sampled_from(["", "（1）", "（7）", "（A.2）"]))))
        elif kind == "list":
            found += draw(_list())
            found.append(paragraph(draw(_paragraph_runs())))
        elif kind == "notes":
            found += [block("note", draw(_WORDS) + "。", f"注{n}：") for n in range(1, draw(st.integers(3, 4)))]
            found.append(paragraph(draw(_paragraph_runs())))
        else:
            found.append(
                block(
                    "note" if kind == "note" else "example", draw(_WORDS) + "。", "注：" if kind == "note" else "示例："
                )
            )
            found.append(paragraph(draw(_paragraph_runs())))
    return tuple(found)


@st.composite
def _clauses(draw: st.DrawFn, prefix: str, depth: int) -> tuple[Clause, ...]:
    """Clauses below ``prefix``; a number is now and then left out."""
    found: list[Clause] = []
    number = 0
    for _ in range(draw(st.integers(0, 3))):
        number += draw(st.sampled_from([1, 1, 1, 2])) if found else 1
        name = f"{prefix}.{number}"
        inner = draw(_clauses(name, depth + 1)) if depth < 4 and draw(st.integers(0, 2)) == 0 else ()
        if inner or draw(st.booleans()):
            found.append(clause(name, "果实", *(() if inner else draw(_content())), clauses=inner))
        else:
            found.append(clause(name, "", paragraph(draw(_paragraph_runs()), name)))
    return tuple(found)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Chapters, clauses to five levels, lists, notes, annexes, tables; numbers that start again, go on, or have gaps."""
    elements = [element("scope", "范围", "1", paragraph("本文件规定了采收的要求。"))]
    tables = count(draw(st.sampled_from([1, 1, 4])))
    for at in range(2, draw(st.integers(3, 5))):
        extra = [table(f"表{next(tables)}", "分级", draw(_spanned()))] if draw(st.booleans()) else []
        elements.append(
            element(
                "core",
                f"要求{'一二三四五'[at - 2]}",
                str(at),
                *draw(_content()),
                *extra,
                clauses=draw(_clauses(str(at), 1)),
            )
        )
    for at in range(draw(st.integers(0, 2))):
        letter = "AB"[at]
        inside = (
            [table(f"表{letter}.1", "数量", ((cell("批量"), cell("数")), (cell("100"), cell("5"))))]
            if draw(st.booleans())
            else []
        )
        elements.append(annex(letter, "取样方法", *draw(_content()), *inside, clauses=draw(_clauses(letter, 1))))
    return Document(elements=tuple(elements))


def seen(document: Document) -> Iterator[tuple[object, ...]]:
    """What a reader of the document sees, block by block: kind, label, level of list items, text with its marks."""
    for one in document.blocks():
        text = one.latex if isinstance(one, Formula) else _marked(one)
        latex = tuple(run.latex for run in one.runs if run.latex and not isinstance(one, Formula))
        shape = [[(cell.colspan, cell.rowspan) for cell in row] for row in one.rows] if isinstance(one, Table) else []
        yield one.kind, one.label, one.level if one.kind == "list-item" else 0, text, latex, shape


def _marked(one: Block) -> list[tuple[str, tuple[str, ...]]]:
    """The text as stretches of equal marks; 黑体 counts only where the text itself may be set in it."""
    shown = one.kind in ("paragraph", "list-item", "note", "example", "footnote")
    found: list[tuple[str, tuple[str, ...]]] = []
    for run in one.runs:
        marks = tuple(sorted(mark for mark in run.marks if shown or mark != "heiti"))
        text = run.target if "footnote" in run.marks else run.text
        if "footnote" in marks:
            marks = ("footnote",)
        if found and found[-1][1] == marks:
            found[-1] = (found[-1][0] + text, marks)
        else:
            found.append((text, marks))
    return found
