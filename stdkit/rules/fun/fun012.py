from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import face
from stdkit.facts.patterns import pattern
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Block, Document, Finding

_WARNING = pattern(r"\s*(?:警\s*[示告]|危险|小心)\s*(?:[—-]{1,2}|[：:])")
_HAZARD = pattern(r"(?:剧毒|有毒|易燃|易爆|腐蚀性|强氧化性|致癌|强酸|强碱)")
_BLACK = frozenset({"bold", "heiti"})
_MOST = 0.5


@rule(
    "FUN012",
    clause="9.13.3",
    severity="info",
    confidence="heuristic",
    question="这句话是提醒操作者当心危险的警示吗？",
)
def hazard_warning(doc: Document, setting: Setting) -> Iterator[Finding]:
    """试验标准的警示没有用黑体，或写在注中

    试验方法标准中，危险试剂和危险操作的警示用黑体，写成“警示——……”，放在正文首页名称下、试剂一章或危险步骤之前；写在注里容易被略过。

    ```bad kind=试验
    # 4 试剂
    ⟦警示——氰化钾有剧毒，操作者应戴手套。⟧
    ```
    ```bad kind=试验
    # 附录A（规范性）测定
    称取 1 g 样品。

    注：⟦氰化物有毒，避免吸入。⟧
    ```
    ```good kind=试验
    # 4 试剂
    {黑体:警示——氰化钾有剧毒，操作者应戴手套。}

    4.1　盐酸：分析纯。

    注：市售盐酸的浓度约 36%。
    ```
    ```good kind=试验 layout=yes
    # 4 试剂
    【黑体】
    警示——氰化钾有剧毒，操作者应戴手套。
    ```
    ```bad kind=试验 layout=yes
    # 4 试剂
    【宋体】
    ⟦警示——氰化钾有剧毒，操作者应戴手套。⟧
    ```
    ```good kind=规范
    # 4 要求
    警示——通电前应检查接地。

    注：电解液有腐蚀性。
    ```
    """
    if setting.kind != "试验":
        return
    for block in doc.blocks():
        if block.kind == "paragraph" and _WARNING.match(block.text) and _is_plain(doc, block):
            yield finding(block.span(), "警示内容应用黑体")
        elif block.kind == "note" and _HAZARD.search(block.text):
            yield finding(block.span(), "危险提示宜写成“警示——……”，用黑体放在有关的试剂或步骤处，不写在注中")


def _is_plain(doc: Document, block: Block) -> bool:
    black = sum(len(run.text) for run in block.runs if run.marks & _BLACK)
    return black < len(block.text) * _MOST and not _set_black(doc, block)


def _set_black(doc: Document, block: Block) -> bool:
    """Whether the paragraph's style sets it in 黑体, where the layout is known."""
    stretches = [text for one in doc.layout.paragraphs(block) for text in one.texts] if doc.layout is not None else []
    black = sum(text.end - text.start for text in stretches if face(text.east_asian) == "黑体" or text.bold)
    return bool(stretches) and black >= len(block.text) * _MOST
