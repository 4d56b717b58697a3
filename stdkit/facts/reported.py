"""Prohibiting words that forbid nothing: what a name says, what another verb reports, the state a thing is in.

「应核实接口禁止输出数据」 asks for the check, 「这种禁止」 and the heading 「禁止清除」 name something, 「被永久禁止了」 tells a state.
"""

from __future__ import annotations

from stdkit.facts.patterns import pattern
from stdkit.facts.provisions import Provision
from stdkit.model import Document

_REPORTS = r"(?:核实|验证|证实|确认|核查|说明|阐明|指明|表示|表明|表述|是否|如何|怎样|意味着)"
_REPORTED = pattern(
    rf"{_REPORTS}(?!书|文件|的|后|合格|无误)了?(?:[^，。；]{{0,40}}(?:时|后|状态|以外|之外|一旦[^，。；]{{1,20}})，)?[^，。；]*$"
)
"""From the reporting verb to the word, over one comma at most, and that behind 「……时」."""
_NOUN = pattern(r"(?:这种|该项?|此项?|此类|上述|一种|策略来|例如[，：]?)$")
_IF = pattern(r"(?:如果|假如|若|一旦)[^，。；]*$")
_LABEL = pattern(r"\s*(?:禁止|不可)[^，。；：]*[A-Za-z]_?[A-Za-z]+\s*$")
"""A line that names a command: 「禁止清除 Card_DisableClear」."""
_STATE = pattern(r"(?:被|将)(?:会|被|永久|永远|暂时|临时)*$")
_LASTING = pattern(r"^\s*(?:永久|永远|临时|暂时)$")


_REACH = 200
"""So far at most is looked back for what reports: nobody writes so much between it and the word."""


def forbids_nothing(doc: Document, provision: Provision) -> bool:
    """Whether a word such as 禁止, 不允许, 不可 only names, reports or describes."""
    block = doc.block(provision.span.block)
    if block.kind in ("heading", "table", "figure") or {"whether", "when"} & set(provision.frames):
        return True
    before = block.text[provision.sentence.start : provision.span.start]
    after = block.text[provision.span.end : provision.span.end + 1]
    return (
        after == "了"
        or any(sign.search(before[-_REACH:]) is not None for sign in (_REPORTED, _NOUN, _STATE, _IF))
        or _LABEL.match(block.text) is not None
        or _LASTING.match(before) is not None
    )
