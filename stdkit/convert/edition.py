"""The fixed wordings of GB/T 1.1—2009 (and 2000) brought to those of 2020; 「本标准」 becomes 「本文件」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.convert.changes import Changes
from stdkit.facts.fixed_texts import fixed, normalise
from stdkit.facts.patterns import pattern
from stdkit.facts.tokens import enclosed, within
from stdkit.model import Block, Document, Element

_OTHER_WORD_BEFORE = "样日标文版成副脚课底基根范读书资原摹剧刻抄孤母译善拓返回赔亏血"
"""Characters that take 本 to themselves: 样本标准, 日本标准, 版本标准, 基本部分."""
_OTHER_WORD_AFTER = (
    r"(?!化|溶液|样品|样件|样板|曲线|品|差|件|试剂|缓冲|气[体压]|砝码|色[卡板]|图谱|菌株|偏差|大气|贮备|储备|使用液|工作液|"
    r"值|规(?!定)|器|缝|砂|筛|粘度|物)"
)
_OWN_NAME = pattern(
    rf"(?<![{_OTHER_WORD_BEFORE}])(?<!根据日)(?<!GB)本(?P<what>标准{_OTHER_WORD_AFTER}|规范(?!性|化)|规程|导则|指南|规则|细则|部分)"
)
_PART_OF = pattern(r"(?:GB(?:/[TZ])?|DB\d+/?T?|[A-Z]{2}(?:/T)?)\s?\d+(?:\.\d+)?(?:—\d{4})?\s*的本部分")
_QUOTED = {"《": "》", "“": "”", "「": "」", "『": "』", '"': '"'}
_REFERENCE_LEAD = pattern(r"^\s*下列(?:文件|标准)[^。]{0,40}(?:必不可少|引用|条文|条款)")
_LISTED = pattern(r"\s*(?:[A-Z]{1,4}[\s/\d]|\[\d+\])")
"""How an entry of a list of documents begins, or its label."""
_MARK = {
    "（规范性附录）": "（规范性）",
    "（资料性附录）": "（资料性）",
    "(规范性附录)": "（规范性）",
    "(资料性附录)": "（资料性）",
    "（标准的附录）": "（规范性）",
    "（提示的附录）": "（资料性）",
}


def update_wording(doc: Document, changes: Changes) -> None:
    """All fixed wordings outside the foreword's own statements (which ``foreword`` has settled before)."""
    _lead_ins(doc, changes)
    _annex_marks(doc, changes)
    _own_names(doc, changes)


def _lead_ins(doc: Document, changes: Changes) -> None:
    references = doc.element_of("normative-references")
    if references is not None:
        sentence = fixed("references-lead").text[0]
        for block in references.content:
            if (
                block.kind == "paragraph"
                and _REFERENCE_LEAD.match(block.text)
                and normalise(block.text) != normalise(sentence)
            ):
                stop = re.search(r"(?:适用于本\S{2}|最新版本)[^。]*。?\s*$", block.text)
                if stop:
                    changes.add("edition", block.span(), sentence, "引用文件清单的引导语改为 2020 年版的表述（8.6.2）")
    terms = doc.element_of("terms")
    for block in terms.content if terms is not None else ():
        if re.fullmatch(r"\s*本\S{2}采用(?:下列|以下)(?:术语和)?定义[。：:]?\s*", block.text):
            changes.add(
                "edition", block.span(), fixed("terms-lead").text[0], "术语的引导语改为 2020 年版的表述（8.7.2）"
            )


def _annex_marks(doc: Document, changes: Changes) -> None:
    for element in doc.elements:
        if element.kind != "annex" or element.mark is None:
            continue
        mark = doc.text_of(element.mark)
        squeezed = re.sub(r"\s", "", mark)
        if squeezed in _MARK:
            changes.add("edition", element.mark, _MARK[squeezed], "附录性质的标识改为 2020 年版的形式（9.6.2）")


def _own_names(doc: Document, changes: Changes) -> None:
    in_parts = _is_a_part(doc)
    for block in _text_blocks(doc):
        quoted = enclosed(block.text, _QUOTED)
        for match in _PART_OF.finditer(block.text):
            changes.add("edition", block.span(*match.span()), "本文件", "自称统一为“本文件”")
        for match in _OWN_NAME.finditer(block.text):
            if match["what"] == "部分" and not in_parts:
                continue
            if match["what"] != "标准" and match["what"] != "部分" and not _is_called(doc, match["what"]):
                continue
            if within(match.start(), quoted):
                continue
            changes.add("edition", block.span(*match.span()), "本文件", "自称统一为“本文件”")


def _is_called(doc: Document, what: str) -> bool:
    """「本规程」 is the document's own name only where it is called so, or where no other name stands in its title."""
    title = doc.cover.title
    return not title or what in title


def _is_a_part(doc: Document) -> bool:
    """「本部分」 names the document only where it is a part of one."""
    if re.search(r"第\s?\d+\s?部分", doc.cover.title) or re.search(r"\d\.\d+\s?[—-]", doc.cover.number):
        return True
    foreword = doc.element_of("foreword")
    return foreword is not None and any(
        re.search(r"本部分[为是].{0,40}第\s?\d+\s?部分", block.text) for block in foreword.content
    )


def _text_blocks(doc: Document) -> Iterator[Block]:
    titles = {element.heading.id for element in doc.elements if element.heading is not None}
    names = _listed_documents(doc)
    for block in doc.blocks():
        if block.id not in titles and block.id not in names:
            yield block


def _listed_documents(doc: Document) -> set[str]:
    """The entries of the two reference lists: names of other documents."""
    found: set[str] = set()
    for element in doc.elements:
        if element.kind in ("normative-references", "bibliography"):
            found |= {
                block.id for block in _content(element) if _LISTED.match(block.text) or _LISTED.match(block.label)
            }
    return found


def _content(element: Element) -> Iterator[Block]:
    yield from element.content
    for clause in element.walk():
        yield from clause.content
