"""Requirements and the methods that prove them, paired by what they are about. GB/T 20001.5—2017, 6.4.2; GB/T 20001.10—2014, 6.5."""

from __future__ import annotations

from dataclasses import dataclass

from stdkit.facts.clause_lists import is_within
from stdkit.facts.memo import fact
from stdkit.facts.patterns import pattern
from stdkit.facts.references import references
from stdkit.facts.titles import squeeze
from stdkit.model import Block, Clause, Document, Element, Table, element_blocks

_REQUIREMENTS = pattern(
    r"^(?:技术|质量|性能|功能|产品|通用|使用|主要)?(?:和|与)?(?:技术|质量|性能|安全)?(?:要求|指标|性能|条件)(?:和指标)?$"
)
_METHODS = pattern(
    r"试验方法|检验方法|检测方法|测试方法|测定方法|检查方法|测量方法|证实方法|^(?:试验|检验|检测|测试)$|检测内容|检验内容"
)
_GENERIC = pattern(
    r"技术|质量|要求|指标|性能|功能|试验|测定|检验|检测|检查|测试|测量|方法|规定|允许|偏差|项目|程序|及其?|其他|和|与|的|、|（[^）]*）|\([^)]*\)|[A-Za-z0-9.\s]"
)
_SEEN = pattern(
    r"一般|总[则体]|通[则用]|基本|概述|外观|感官|标[志识签]|铭牌|颜色|包装|运输|贮存|储存|资料|文件|文档|说明书|组成|构成|结构|材料|原料|原辅料|工艺|设计|配置|安装|人员|管理|环境|卫生|净含量|分类|型号|规格|命名|工作条件|适用"
)
"""What is judged by looking, or is no characteristic."""
_PROVED = pattern(
    r"按照?[^。；]{2,60}?(?:测定|试验|检验|检测|测试|测量|检查|执行|进行)|(?:用|以)[^。；]{1,30}(?:测定|测量|检查|检验)|目测|目视|手感|实测"
)
_ALL = pattern(
    r"(?:逐[项条一]|各项|全部|所有)[^。；]{0,20}(?:要求|规定|检[验查测]|试验|测试)|(?:要求|规定)(?:的)?(?:逐[项条一]|各项)"
)


@dataclass(frozen=True, slots=True)
class Required:
    """A titled clause of the requirements without clauses below it; ``method`` is the clause that has its method by its title, ``proved``
    says that something in the text proves it, by title or not."""

    clause: Clause
    heading: Block
    method: Clause | None
    proved: bool


@fact
def required(doc: Document) -> tuple[Required, ...]:
    """The characteristics the document requires, in their order; empty where no chapter holds methods."""
    methods = [element for element in doc.elements if _is_methods(element)]
    chapters = [element for element in doc.elements if _is_requirements(element)]
    if not methods or not chapters:
        return ()
    blocks = [block for element in methods for block in element_blocks(element)]
    said = squeeze("\n".join(block.text for block in blocks))
    here = {block.id for block in blocks}
    mentioned = {
        reference.number for reference in references(doc) if reference.span.block in here and reference.kind == "clause"
    }
    whole = {chapter.number for chapter in chapters} & mentioned
    by_all = bool(_ALL.search(said)) or bool(whole)
    titled = [clause for element in methods for clause in element.walk() if clause.title]
    found = []
    for chapter in chapters:
        for clause in chapter.walk():
            heading = clause.heading
            if clause.clauses or heading is None or not clause.title or _SEEN.search(clause.title):
                continue
            subject = _subject(clause.title)
            if len(subject) < 2:
                continue
            method = next((each for each in titled if _alike(subject, _subject(each.title))), None)
            text = "".join(block.text for block in clause.content)
            subjects = [subject, *(_subject(item) for item in _rows(clause))]
            proved = (
                method is not None
                or by_all
                or any(each[at : at + 2] in said for each in subjects for at in range(len(each) - 1))
                or any(is_within(number, clause.number) or is_within(clause.number, number) for number in mentioned)
                or _PROVED.search(text) is not None
            )
            found.append(Required(clause, heading, method, proved))
    return tuple(found)


def _rows(clause: Clause) -> list[str]:
    """What the rows of its tables are about: the title may only name the group (理化指标)."""
    tables = [block for block in clause.content if isinstance(block, Table)]
    return [row[0].text for table in tables for row in table.rows[max(table.header, 1) :] if row]


def _is_methods(element: Element) -> bool:
    title = squeeze(element.title)
    return element.kind in ("core", "annex") and _METHODS.search(title) is not None


def _is_requirements(element: Element) -> bool:
    return element.kind == "core" and _REQUIREMENTS.search(squeeze(element.title)) is not None


def _subject(title: str) -> str:
    return _GENERIC.sub("", squeeze(title))


def _alike(subject: str, other: str) -> bool:
    return len(other) > 1 and (subject in other or other in subject)
