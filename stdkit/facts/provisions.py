"""Provisions (条款用词): 应 宜 可 能 可能 必须 不得 严禁 … found as words, not as characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stdkit.facts.memo import fact
from stdkit.model import Document, Span

Kind = Literal[
    "REQ",  # 要求
    "REQ_NS",  # 要求的非标准用语
    "PROH",  # 要求（否定）
    "PROH_NS",  # 禁止的非标准用语
    "REC",  # 推荐
    "REC_NEG",  # 不推荐
    "PERM",  # 允许
    "PERM_NEG",  # 不必
    "CAP",  # 能力
    "POSS",  # 可能性
    "COND",  # 条件后的准许: 方可 才能
    "RESTR",  # 限定: 只准许 只能
    "UNIV",  # 全称副词: 一律
    "NEED",  # 需要、必需
    "DBLNEG",  # 双重否定
    "DOUBLE",  # 情态叠用
]


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision word in its place.

    ``text`` is what stands there, ``reading`` the word as read (simplified, without blanks inside), ``word`` its entry in the word
    table (``ying``, ``bixu`` …). ``uncertain`` says why the reading may be wrong ("" where it is sure). ``frames`` name the
    constructions it stands in (``condition``, ``attributive`` …). ``sentence`` is the sentence around it.
    """

    span: Span
    text: str
    kind: Kind
    word: str
    reading: str
    sentence: Span
    uncertain: str = ""
    frames: tuple[str, ...] = ()


@fact
def provisions(doc: Document) -> tuple[Provision, ...]:
    """Every provision word of the text in reading order; not those quoted, in titles of other documents or in the 目次."""
    return ()


def provisions_of(doc: Document, *words: str) -> list[Provision]:
    """The provisions whose reading (「必须」), word (``bixu``) or kind (``REQ_NS``) is among ``words``."""
    wanted = set(words)
    return [p for p in provisions(doc) if wanted & {p.reading, p.word, p.kind}]
