"""The closed sets of names that the JSON of ``read`` and ``check`` promises."""

from __future__ import annotations

from typing import Literal

ElementKind = Literal[
    "cover",
    "toc",
    "foreword",
    "introduction",
    "scope",
    "normative-references",
    "terms",
    "symbols",
    "core",
    "annex",
    "bibliography",
    "index",
]

BlockKind = Literal[
    "paragraph",
    "list-item",
    "note",
    "example",
    "footnote",
    "term-entry",
    "formula",
    "table",
    "figure",
    "heading",
]

Format = Literal["docx", "doc", "wps", "rtf", "odt", "pdf", "markdown"]

Safety = Literal["safe", "review"]

Severity = Literal["error", "warning", "info"]

Stage = Literal["draft", "comments", "review", "approval"]

Mark = Literal[
    "bold",
    "italic",
    "underline",
    "superscript",
    "subscript",
    "heiti",  # set in 黑体: how a “black-face” mandatory clause shows
    "math",  # an inline formula; the text is its linear reading
    "footnote",  # a reference to a footnote: zero width, `Run.target` is the footnote block's label
    "picture",  # an inline picture: zero width
]
