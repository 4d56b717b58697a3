"""The papers around a standard (编制说明, 意见汇总处理表 …), which the drafting rules do not speak of."""

from __future__ import annotations

from itertools import islice

from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.titles import squeeze
from stdkit.model import Document

_NAMED = pattern(
    r"[^，。；]{0,50}?(?P<paper>编制说明|(?:征求)?意见汇总处理表|(?:标准)?审查(?:会议?)?(?:会议)?纪要|标准申报单|报批公文|征求意见函"
    r"|(?:送审|报批)文件清单|标准报批审[查批]表|修订前后对照表|逐条决定表|审查会议代表名单|送审稿(?:投票|函审)单|(?:转化|复审)结论表|标准复审意见表)"
    r"(?:[（(][^（）()]{1,20}[）)])?"
)
_FIRST = 12
"""A paper says what it is on its cover or in its first lines."""


@fact
def paper(doc: Document) -> str:
    """What paper the document is (「编制说明」); "" for a standard: one that has a scope, or does not call itself a paper."""
    if any(element.kind in ("scope", "normative-references", "foreword") for element in doc.elements):
        return ""
    blocks = [*doc.cover.blocks, *islice(doc.blocks(), _FIRST)]
    for block in blocks:
        for line in block.text.split("\n"):
            match = _NAMED.fullmatch(squeeze(line))
            if match is not None:
                return match["paper"]
    return ""
