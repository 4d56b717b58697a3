from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_place
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding


@rule("COV001", clause="8.1", severity="error", whole=True)
def cover_incomplete(doc: Document) -> Iterator[Finding]:
    """封面必备信息不齐

    封面要有文件名称、层次字样、文件编号、发布日期和实施日期，缺一项文件就无法登记和引用。草案用“××××”占位也算有。ICS号、CCS号和发布机构
    另有规则。层次字样用图片的不查。

    ```bad
    ---
    number: ⟦DB15/T 9—2026⟧
    title: 绵羊毛分级要求
    masthead: 内蒙古自治区地方标准
    issued_by: 内蒙古自治区市场监督管理局
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```bad
    ---
    title: ⟦绵羊毛分级要求⟧
    masthead: 内蒙古自治区地方标准
    ics: 65.020.30
    published: XXXX-XX-XX
    implemented: XXXX-XX-XX
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    ---
    number: DB15/T XXXX—XXXX
    title: 绵羊毛分级要求
    masthead: 内蒙古自治区地方标准
    published: XXXX-XX-XX
    implemented: XXXX-XX-XX
    ---
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    cover = doc.cover
    if not cover.blocks or not (cover.number or cover.ics or cover.masthead):
        return
    fields = [
        ("文件名称", cover.title),
        ("文件编号", cover.number),
        ("发布日期", cover.published),
        ("实施日期", cover.implemented),
    ]
    if doc.format != "pdf" and not any(block.kind == "figure" or _pictures(block) for block in cover.blocks):
        fields.insert(0, ("层次字样（如“××地方标准”）", cover.masthead))
    missing = [name for name, value in fields if not value and not _dated(cover.blocks, name[:2])]
    if doc.format == "pdf" and len(missing) > 2:
        # A cover of which hardly anything could be read says nothing about what is missing on it.
        return
    if missing:
        yield finding(cover_place(doc), f"封面缺少{'、'.join(missing)}")


def _dated(blocks: tuple[Block, ...], word: str) -> bool:
    """Whether some line ends in 发布 or 实施 behind crosses or figures, however they are spread."""
    return word in ("发布", "实施") and any(
        re.search(rf"[×XxＸ*\d]日?{word}$", squeeze(block.text)) for block in blocks
    )


def _pictures(block: Block) -> bool:
    return any("picture" in run.marks for run in block.runs)
