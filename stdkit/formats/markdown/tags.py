"""Inside a line: HTML tags, character entities, links, code between backticks, ``\\(…\\)`` → the notation."""

from __future__ import annotations

import html
import re

from stdkit.facts.patterns import pattern
from stdkit.formats.markdown.inline import MATH
from stdkit.formats.markdown.rewritten import Rewritten
from stdkit.formats.markdown.spell import spell
from stdkit.model import Mark, Run

_TAGS = (
    "a|abbr|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|html|i|"
    "img|ins|kbd|label|li|main|mark|nobr|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|"
    "th|thead|tr|tt|u|ul|var|wbr"
)
_SCRIPT = r"<(?P<script>su[bp])\b[^<>]*>(?P<scripted>(?:(?!</?su[bp]\b).)*?)</(?P=script)\s*>"
_TOKEN = pattern(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|\\\((?P<inline>(?:(?!\\\)).)+?)\\\)"
    r"|(?P<escape>\\.)"
    rf"|(?P<maths>\$\$(?:\\.|[^$\\])*\$\$|{MATH})"
    r"|(?P<ticks>`+)(?P<code>(?!`).+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<image>!\[(?:\\.|[^\]\\])*\]\((?:\\.|[^)\\])*\))(?P<size>(?!\{#[^{}\s]+\})\{\s*(?:[#.][\w-]|[a-z]+\s*=)[^}\n]*\})?"
    r"|\[(?P<linked>(?:\\.|[^\[\]\\\n])+)\]\((?:#|https?:|mailto:|\.{0,2}/|[^()\s]*\.(?:md|html?|docx?|pdf)\b)[^()\n]*\)(?:\{\s*[#.][^}\n]*\})?"
    r"|<(?P<address>(?:https?|mailto|ftp):[^<>\s]+)>"
    rf"|{_SCRIPT}"
    rf"|<(?P<close>/?)(?P<tag>{_TAGS})\b(?P<inside>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?<![\w_])(?P<lines>__?)(?P<emphasised>(?![\s_])[^_\n]*[^\s_])(?P=lines)(?![\w_])",
    re.DOTALL | re.IGNORECASE,
)
_TOGGLES = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_SOURCE = pattern(r"\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_ALT = pattern(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "div", "center", "figure", "figcaption", "section", "blockquote", "ul", "ol", "pre", "dt", "dd"}
)
_IN_CELLS = frozenset({"li", "tr", "td", "th"})
"""Of a table or list inside a cell only the parting of its text is kept."""
_NO_PICTURE = pattern(r"<!--\s*image\s*-->", re.IGNORECASE)


def rewrite_inline(made: Rewritten, start: int, end: int, *, in_cell: bool = False) -> None:
    """The source's ``[start, end)`` in the notation. In a cell a paragraph ends with ``<br>``, elsewhere with an empty line."""
    source = made.source
    at = start
    for match in _TOKEN.finditer(source, start, end):
        made.keep(at, match.start())
        at = match.end()
        text = _instead(made, match, in_cell)
        if text is None:
            made.keep(*match.span())
        else:
            made.put(text, match.start(), match.end() - match.start())
    made.keep(at, end)


def _instead(made: Rewritten, match: re.Match[str], in_cell: bool) -> str | None:
    """What is put for a token; ``None`` keeps it. What holds text of the source keeps that piece by piece and puts nothing."""
    if match["comment"]:
        return "![]()" if _NO_PICTURE.fullmatch(match["comment"]) else None
    if match["inline"]:
        made.put("$", match.start())
        made.keep(*match.span("inline"))
        return "$"
    if match["code"]:
        return spell((Run(match["code"]),), in_cell=in_cell)
    if match["image"]:
        return match["image"] if match["size"] else None
    if match["linked"]:
        rewrite_inline(made, *match.span("linked"), in_cell=in_cell)
        return ""
    if match["address"]:
        return spell((Run(match["address"]),), in_cell=in_cell)
    if match["script"]:
        mark: Mark = "superscript" if match["script"].lower() == "sup" else "subscript"
        inner = html.unescape(re.sub(r"<[^<>]*>", "", match["scripted"])).strip()
        spelled = spell((Run(inner, marks=frozenset({mark})),), in_cell=in_cell) if inner else ""
        if spelled[1:-1] != match["scripted"]:
            return spelled
        made.put(spelled[0], match.start())
        made.keep(*match.span("scripted"))
        return spelled[-1]
    if match["tag"]:
        return _tag(match, in_cell)
    if match["entity"]:
        return _entity(match["entity"], in_cell)
    if match["lines"]:
        sign = "*" * len(match["lines"])
        made.put(sign, match.start())
        rewrite_inline(made, *match.span("emphasised"), in_cell=in_cell)
        return sign
    return None


def _entity(entity: str, in_cell: bool) -> str | None:
    text = html.unescape(entity)
    if text == entity:
        return None
    return " " if text == "\xa0" else spell((Run("x" + text + "x"),), in_cell=in_cell)[1:-1]


def _tag(match: re.Match[str], in_cell: bool) -> str | None:
    tag, closing = match["tag"].lower(), bool(match["close"])
    if tag == "br":
        return None
    if tag in _TOGGLES:
        return _TOGGLES[tag]
    if tag in ("u", "ins"):
        return "}" if closing else "{下划线:"
    if tag == "img":
        return _picture(match["inside"], in_cell)
    if in_cell:
        return "<br>" if tag in _BLOCKS or tag in _IN_CELLS else ""
    if re.fullmatch(r"h[1-6]", tag):
        return "\n\n" if closing else f"\n\n{'#' * int(tag[1])} "
    if tag == "li":
        return "" if closing else "\n- "
    return "\n\n" if tag in _BLOCKS or tag == "hr" else ""


def _picture(inside: str, in_cell: bool) -> str:
    source, alt = _SOURCE.search(inside), _ALT.search(inside)
    target = html.unescape(next((part for part in source.groups() if part), "")) if source else ""
    text = html.unescape(alt[1] or alt[2] or "") if alt else ""
    shown = re.sub(r"[\\\]\[¦<$|]", r"\\\g<0>", text)
    return f"![{shown}](" + re.sub(r"[\\()|]", r"\\\g<0>", target) + ")"
