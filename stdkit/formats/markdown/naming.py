"""「{#tab:limits}」 and 「[@tab:limits]」: how labels and references are spelled, and what is left to the tool to number."""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern
from stdkit.formats.references import KINDS
from stdkit.model import Block, Run, TextAnchor

REFERENCE_LOCK = "引用的编号"
UNNUMBERED = "\ue000"
"""Stands in a label for the number that is reckoned when the whole document is known: 「表\ue000」."""
ALIASES = {"tbl": "tab", "sec": "cl", "app": "anx"}
"""What other tools for Markdown call the same kinds."""
LONGEST = 30
_NAME = pattern(rf"(?:(?P<kind>[a-z]+):)?(?P<own>[^\W_][\w.-]{{0,{LONGEST - 1}}})")
_USED = pattern(r"\\.|<!--.*?(?:-->|\Z)|(?P<used>\{#[^{}\s]+\}|\[-?@[^\]\n]*\])", re.DOTALL)
_PROVISIONAL = {
    "tab": "表1",
    "fig": "图1",
    "eq": "（1）",
    "cl": "5.1",
    "anx": "附录A",
    "term": "3.1",
    "note": "注1",
    "ex": "示例1",
}


def counts(source: str) -> bool:
    """Whether the text from labels or references on leaves its numbers to the tool: it bears one anywhere outside comments."""
    if "{#" not in source and "@" not in source:
        return False
    return any(match["used"] for match in _USED.finditer(source))


def read_name(spelled: str) -> tuple[str, str] | None:
    """Kind ("" where none is told) and own name of a label; ``None`` where it is not spelled as one.

    >>> read_name("tab:limits")
    ('tab', 'limits')
    """
    match = _NAME.fullmatch(spelled)
    if match is None:
        return None
    kind = ALIASES.get(match["kind"] or "", match["kind"] or "")
    return (kind, match["own"]) if not kind or kind in KINDS else None


def reference_run(spelled: str, anchor: TextAnchor) -> Run:
    """The run of 「[@tab:limits]」 or 「[-@eq:mass]」 (``spelled`` is what stands in the brackets), its number still to be reckoned.

    Until then it shows a number of its kind, so that sentences look like sentences.
    """
    kind = spelled.lstrip("-@").partition(":")[0]
    shown = _PROVISIONAL.get(ALIASES.get(kind, kind), "1")
    return Run(shown, anchor, locked=REFERENCE_LOCK, refers=spelled)


def named(block: Block) -> str:
    """The label of the block as it is written behind its text; "" where it has none or only one for itself."""
    return f" {{#{block.name}}}" if block.name and not block.name.startswith("_") else ""
