"""Inside a line: HTML tags, character entities, links, code between backticks, ``\\(…\\)`` → the notation."""

from __future__ import annotations

import html
import re

from stdkit.facts.patterns import pattern
from stdkit.formats.markdown.closing import Closings
from stdkit.formats.markdown.inline import ALT, MATH, TARGET
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
    r"|(?P<inline>\\\()"
    r"|(?P<escape>\\.)"
    rf"|(?P<maths>\$\$(?:\\.|[^$\\])*\$\$|{MATH})"
    r"|(?P<ticks>`+)"
    r"|(?P<image>!\[)"
    r"|\[(?P<linked>(?:\\.|[^\[\]\\\n])+)\]\((?:#|https?:|mailto:|\.{0,2}/|[^()\s]*\.(?:md|html?|docx?|pdf)\b)[^()\n]*\)(?P<link>)"
    r"|<(?P<address>(?:https?|mailto|ftp):[^<>\s]+)>"
    rf"|{_SCRIPT}"
    rf"|<(?P<close>/?)(?P<tag>{_TAGS})\b(?P<inside>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?<![\w_])(?P<lines>__?)(?P<emphasised>(?![\s_])[^_\n]*[^\s_])(?P=lines)(?![\w_])",
    re.DOTALL | re.IGNORECASE,
)
"""Of a formula, code and a picture only how they begin, of a link all but its attributes."""
_FORMULA = pattern(r"(?:(?!\\\)).)*", re.DOTALL)
_ATTRIBUTES = pattern(r"[^}\n]*")
_SIZE = pattern(r"(?!\{#[^{}\s]+\})\{\s*(?:[#.][\w-]|[a-z]+\s*=)", re.IGNORECASE)
_OF_LINK = pattern(r"\{\s*[#.]")
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
    at = look = start
    closings = Closings(source, start, end)
    while (match := _TOKEN.search(source, look, end)) is not None:
        first, last = match.start(), _end(match, closings)
        if last < 0:
            look = first + 1
            continue
        made.keep(at, first)
        at = look = last
        text = _instead(made, match, last, in_cell)
        if text is None:
            made.keep(first, last)
        else:
            made.put(text, first, last - first)
    made.keep(at, end)


def _end(match: re.Match[str], closings: Closings) -> int:
    """Where a token ends; -1 where it is not closed and so is none."""
    first, end = match.span()
    if match["inline"]:
        last = closings.closed(_FORMULA, end, "\\)")
        return last + 2 if last > end else end  # without its end, or empty, it is an escaped bracket
    if match["ticks"]:
        last = closings.ticks(end - first, end)
        return last + end - first if last >= 0 else -1
    if match["image"]:
        alt = closings.closed(ALT, end, "](")
        last = closings.closed(TARGET, alt + 2, ")") if alt >= 0 else -1
        return _behind_attributes(_SIZE, last + 1, closings) if last >= 0 else -1
    return end if match["link"] is None else _behind_attributes(_OF_LINK, end, closings)


def _behind_attributes(begins: re.Pattern[str], at: int, closings: Closings) -> int:
    """Where the attributes in braces end that may begin at ``at``."""
    lead = begins.match(closings.source, at, closings.end)
    last = closings.closed(_ATTRIBUTES, lead.end(), "}") if lead is not None else -1
    return last + 1 if last >= 0 else at


def _instead(made: Rewritten, match: re.Match[str], end: int, in_cell: bool) -> str | None:
    """What is put for a token; ``None`` keeps it. What holds text of the source keeps that piece by piece and puts nothing."""
    if match["comment"]:
        return "![]()" if _NO_PICTURE.fullmatch(match["comment"]) else None
    if match["inline"]:
        if end == match.end():
            return None
        made.put("$", match.start())
        made.keep(match.end(), end - 2)
        return "$"
    if match["ticks"]:
        return spell((Run(made.source[match.end() : end - len(match["ticks"])]),), in_cell=in_cell)
    if match["image"]:
        return _without_size(made.source[match.start() : end])
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


def _without_size(picture: str) -> str | None:
    """``None`` where it has none."""
    if picture.endswith(")"):
        return None
    target = ALT.match(picture, 2)
    last = TARGET.match(picture, target.end() + 2) if target is not None else None
    return picture[: last.end() + 1] if last is not None else None


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
