from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, of
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_TOLERANCE = 0.5
_LONG = 45


@rule("LAY013", clause="10.4.4、10.4.5", severity="info", default=False, whole=True)
def notes_and_examples_layout(doc: Document) -> Iterator[Finding]:
    """注、示例、脚注的缩进不符

    注、示例和条文脚注另行空两个汉字起排；注的回行与注的文字左对齐。字号由 LAY002 查。模板之间差别大，所以默认不查。

    ```bad layout=yes
    # 5 要求
    羊毛应洁净。
    【首行0字】
    注：⟦洁净指无杂质。⟧
    ```
    ```bad layout=yes
    # 5 要求
    羊毛应洁净。
    【首行0字】
    示例：⟦无草屑的羊毛。⟧
    ```
    ```bad layout=yes
    # 5 要求
    羊毛应洁净。
    【小五 首行2字】
    注：⟦洁净指无草屑、无粪块、无油污，也没有别的动物纤维和化学纤维混在里面，用目视的方法在自然光下观察，必要时用放大镜。⟧
    ```
    ```good layout=yes
    # 5 要求
    羊毛应洁净。
    【小五 左4字 悬挂2字】
    注：洁净指无草屑、无粪块、无油污，也没有别的动物纤维和化学纤维混在里面，用目视的方法在自然光下观察，必要时用放大镜。
    ```
    ```good layout=yes
    # 5 要求
    羊毛应洁净。
    【小五 首行2.3字】
    示例：无草屑的羊毛。
    ```
    ```good layout=yes
    # 5 要求
    限值见表1。

    表1　限值

    | 项目 | 限值 |
    |---|---|
    | 含沙量 | 3 |
    | 【首行0字】注：按批测定。 | < |
    ```
    """
    for part in ("注", "示例", "脚注"):
        those = [one for one in of(doc, part) if not one.in_table and _known(one) and one.block.label]
        yield from gathered([one.span for one in those if _begins_wrong(one)], f"{part}应空两个汉字起排")
        if part == "注":
            wrong = [one.span for one in those if not _begins_wrong(one) and _returns_wrong(one)]
            yield from gathered(wrong, "注的回行应与注的文字左对齐")


def _known(one: Paragraph) -> bool:
    return one.layout.indent is not None and one.layout.align not in ("center", "right") and not one.layout.frame


def _begins_wrong(one: Paragraph) -> bool:
    """Two characters of its own size or of the text's (五号) are both taken."""
    indent, size = one.layout.indent or 0.0, one.layout.size or 9.0
    return not 2.0 - _TOLERANCE <= indent <= 2.0 * max(10.5 / size, 1.0) + _TOLERANCE


def _returns_wrong(one: Paragraph) -> bool:
    """Further lines begin at least as far in as the label is long."""
    hang = one.layout.hang
    return len(one.words) > _LONG and hang is not None and hang < (one.layout.indent or 0.0) + 1.0
