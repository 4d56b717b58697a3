"""What a paragraph is: its role, and the block or blocks it gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.content import Content
from stdkit.formats.docx.roles import StyleRole, is_caption_style, role_of_style
from stdkit.formats.docx.said import Said
from stdkit.formats.docx.styles import ParagraphStyle
from stdkit.formats.flat import Role
from stdkit.model import Block, BlockKind, DocxAnchor, Figure, Formula, Run

NUMBERED_ROLES: Final = frozenset(
    {"chapter", "clause", "untitled", "annex", "annex-clause", "annex-untitled", "term-number", "heading"}
)
_KINDS: Final[dict[Role, BlockKind]] = {
    "note": "note",
    "example": "example",
    "footnote": "footnote",
    "list-item": "list-item",
}
_TYPED_NUMBER: Final = pattern(r"\s*(?:附\s*录\s*[A-Z]|[A-Z](?:\s*[.．]\s*\d+)+|\d+(?:\s*[.．]\s*\d+)*)(?![A-Za-z\d])")
_FORMULA_REST: Final = pattern(r"[\s.…·‥⋯，,。；;、_—-]*(?:[（(][^（）()]{1,12}[)）])?[\s。；;，,]*")
_TYPED_FORMULA: Final = pattern(r"(?=.*[=＝<>＜＞≤≥≈≠∑∫√×÷±∝→+−])[^。；：！？]{2,300}")
_EXPLAINS: Final = pattern(r"公式后的破折号$")
_STRONG: Final = pattern(r"(提示|分图题|索引字母)$")
"""Styles that set all of a paragraph in 黑体 or bold for what it is, not to mark words."""
_TYPED_CAPTION: Final = pattern(r"\s*图\s*[A-Z]?[\d.．]*\d")
_TITLES: Final[frozenset[Role]] = frozenset({"annex", "chapter", "heading", "body-title", "toc-title", "toc"})
"""Styles that are borrowed for titles of the elements without number (参考文献 in the style of an annex)."""
_UNNUMBERED: Final = pattern(r"\s*(前\s*言|引\s*言|参\s*考\s*文\s*献|索\s*引)\s*")
_TOC_ENTRY: Final = pattern(r"[^。；]*?[\t .…·\u3000]*(\d+|[IVXLivxl]+)?\s*")
"""No sentence: drafters set text in a style of the contents too, and that is text."""
_TOC_TITLE: Final = pattern(r"\s*目\s*[次录]\s*")
_FRONT_TITLE: Final = pattern(r"\s*(?:目\s*[次录]|前\s*言|引\s*言|1?\s*范\s*围)\s*")
_INNER_DOT: Final = pattern(r"[.．](?=\d)")


def is_front_title(text: str) -> bool:
    """A typed title with which the cover is over: 目次, 前言, 引言, 「1 范围」."""
    return _FRONT_TITLE.fullmatch(text) is not None


def style_role(style: ParagraphStyle, label: str) -> StyleRole:
    """The role of the style, or of the nearest ancestor that has one.

    What numbers a paragraph by nature (a clause, an annex) is inherited only together with the number: a style that takes the
    number off its parent (附录标题 from 附录标识) is something else.
    """
    for at, name in enumerate(style.names):
        found = role_of_style(name)
        if found.role or found.hidden:
            return found if at == 0 or label or found.role not in NUMBERED_ROLES else StyleRole()
    return StyleRole()


def role_of(
    by_style: StyleRole, said: Said, style: ParagraphStyle, label: str, text: str, in_toc: bool
) -> tuple[Role, int]:
    """Role and depth of a paragraph: what its style says, corrected by its number and by what its text cannot be."""
    if "目" in text and _TOC_TITLE.fullmatch(text):
        return "toc-title", 0
    if by_style.role != "toc-title" and in_toc:
        return "toc", 0
    if not label and by_style.role in _TITLES and _UNNUMBERED.fullmatch(text):
        return "element-title", 0
    role, depth = by_style.role, by_style.depth
    if role == "toc" and not _TOC_ENTRY.fullmatch(text):
        return "", 0
    if role == "formula" and not _TYPED_FORMULA.fullmatch(text):
        return "", 0
    if role in NUMBERED_ROLES:
        if not label and said.num_id == "0" and not _TYPED_NUMBER.match(text):
            return "", 0
        dots = len(_INNER_DOT.findall(label)) if label else 0
        if dots and role != "heading":
            depth = dots + (role not in ("annex-clause", "annex-untitled"))
    elif not role and is_caption_style(style.name):
        start = (label or text).lstrip()[:1]
        role = "table-caption" if start == "表" else "figure-caption" if start == "图" else ""
    if not role:
        outline = style.outline if said.outline is None else said.outline
        if outline is not None and 0 <= outline <= 8 and (text.strip() or label):
            return "heading", outline + 1
    return role, depth


def _latex(content: Content) -> str:
    """The formulas of a paragraph as one: under one another where each has a line of its own, else side by side."""
    if len(content.latex) < 2:
        return "".join(content.latex)
    if content.displayed:
        return "\\begin{gathered} " + " \\\\ ".join(content.latex) + " \\end{gathered}"
    return "\\quad ".join(content.latex)


def _without_alignment(runs: list[Run]) -> Iterator[Run]:
    """``runs`` without the tab between a symbol and its dash, which only sets the dashes one under the other."""
    for at, run in enumerate(runs):
        following = "".join(one.text for one in runs[at + 1 : at + 3])
        if run.text.strip("\t") or not run.text or not following.startswith("—"):
            yield run


@lru_cache(maxsize=4096)
def _style_is(style: str) -> tuple[bool, bool]:
    """Whether a style of that name explains symbols, and whether it is strong."""
    return _EXPLAINS.search(style) is not None, _STRONG.search(style) is not None


def blocks_of(
    content: Content, role: Role, depth: int, label: str, style: str, anchor: DocxAnchor, plain: str
) -> list[Block]:
    """The block of a paragraph; two where a figure and its caption share one. ``plain`` is ``content.plain``."""
    explains, strong = _style_is(style)
    runs = tuple(_without_alignment(content.runs) if explains else content.runs)
    if strong:
        runs = tuple(replace(run, marks=run.marks - {"heiti", "bold"}) for run in runs)
    if content.formulas and _FORMULA_REST.fullmatch(plain):
        return [Formula("", "formula", runs, label, style=style, anchor=anchor, latex=_latex(content))]
    if role == "formula" and not content.pictures:
        return [Formula("", "formula", runs, label, style=style, anchor=anchor)]
    if content.pictures or (content.unread and not content.runs):
        figure = Figure(
            "", "figure", style=style, anchor=anchor, images=tuple(content.pictures), texts=tuple(content.drawn)
        )
        if not plain.strip() and not label:
            return [figure]
        if role == "figure-caption" or _TYPED_CAPTION.match(plain):
            rest = tuple(run for run in runs if "picture" not in run.marks)
            return [figure, Block("", "paragraph", rest, label, depth, style, anchor=anchor)]
    kind = _KINDS.get(role, "paragraph")
    return [Block("", kind, runs, label, depth if kind == "list-item" else 0, style, anchor=anchor)]
