"""What a reader hands to ``outline``: the blocks of a file in their order, each with what its format says of it.

A reader tells what it *knows* from the file (a style's name, an outline level, a computed number); grouping into elements and
clauses, recognising typed labels, joining captions and term entries is done once for all formats in ``outline.py``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stdkit.model import Block
from stdkit.model.struct import like_dataclass

Role = Literal[
    "",  # nothing known: outline decides by the text
    "cover",  # stands on the cover; `field` may name the cover field
    "toc-title",
    "toc",  # an entry of the table of contents
    "element-title",  # unnumbered title of 前言 引言 参考文献 索引 …
    "body-title",  # the title on the first page of the text (正文首页名称)
    "heading",  # a heading of level `depth`, kind unknown (Word's Heading n, Markdown #)
    "chapter",  # 章标题 (depth 1)
    "clause",  # 条标题; depth 2 = 5.1
    "untitled",  # 无标题条; depth 2 = 5.1
    "annex",  # 附录标识 (附录A, perhaps with mark and title in the same paragraph behind line breaks)
    "annex-clause",  # depth 1 = A.1
    "annex-untitled",
    "list-item",  # depth 1 = outermost
    "note",
    "example",
    "footnote",  # the text of a footnote, placed after the block that refers to it
    "term-number",  # the line that bears the number of a term entry
    "term",  # the term line
    "source",
    "table-caption",
    "figure-caption",
    "unit",  # statement of units above a table or figure
    "formula",
    "table",
    "figure",
]


@like_dataclass
class Flat(Struct):
    """One block with what the reader knows of it.

    ``block.label`` is set where the format computes numbers (Word's automatic numbering, without trailing blanks); a typed number
    is still part of ``block.text`` and is cut off by ``outline``. ``block.kind`` may be provisional, except for tables, figures
    and formulas, which come as ``Table``, ``Figure``, ``Formula``. Ids are given by ``outline``.
    """

    block: Block
    role: Role = ""
    depth: int = 0
    field: str = ""
    """For ``cover``: the name of the ``Cover`` field this paragraph holds, where the format knows it."""
    page_break: bool = False
    """A page or section break stands before this block."""
    centered: bool = False
    size: float = 0.0
    """Font size in points, 0 where unknown."""
    bold: bool = False
    plain: bool = False
    """Set in the type of the text around it, in a document that sets its titles in another."""
    literal: bool = False
    """The text bears no typed label, whatever it looks like (an escaped 「\\1 范围」 in Markdown)."""
    bare: bool = False
    """Said outright to have no number, where the tool would give one to what has none (「# {号}外观」 in Markdown)."""
