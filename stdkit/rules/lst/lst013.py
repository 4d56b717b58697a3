from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.layouts import Paragraph, of
from stdkit.lint.gathered import gathered
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding

_TOLERANCE = 0.35
_LONG = 35
_NAMES = {1: "第一层列项的符号或编号应空两个汉字起排", 2: "第二层列项的符号或编号应空四个汉字起排"}
_RETURNS = {1: "第一层列项的回行应从第五个字起", 2: "第二层列项的回行应从第七个字起"}


@rule("LST013", clause="10.2.2", severity="info", default=False)
def list_indent(doc: Document) -> Iterator[Finding]:
    """列项的缩进与回行不符

    第一层列项的符号或编号空两个汉字起排，文字和回行从第五个字的位置起；第二层空四个汉字，文字从第七个字起。通行模板的数值与此略有出入，
    所以默认不查。

    ```bad layout=yes
    羊毛按下列项目检验：
    【左0字】
    a) ⟦外观；⟧
    【左4字 悬挂2字】
    b) 含水率。
    ```
    ```bad layout=yes
    # 5 要求
    羊毛应：
    【首行2字】
    ——⟦洁净，无草屑、无粪块、无油污，也没有别的动物纤维和化学纤维混在里面，在自然光下目视；⟧
    【左4字 悬挂2字】
    ——干燥。
    ```
    ```bad layout=yes
    羊毛按下列项目检验：

    a) 外观：
    【左4字 悬挂2字】
      1) ⟦色泽；⟧
    ```
    ```good layout=yes
    羊毛按下列项目检验：
    【左4字 悬挂2字】
    a) 外观：
    【左6字 悬挂2字】
      1) 色泽；
    【左4字 悬挂1.8字】
    b) 含水率。
    ```
    ```good
    羊毛按下列项目检验：

    a) 外观；

    b) 含水率。
    ```
    """
    for level in (1, 2):
        items = [one for one in of(doc, "列项") if one.block.level == level and not one.in_table]
        known = [one for one in items if one.layout.indent is not None]
        begins = [one.span for one in known if _begins_wrong(one, 2.0 * level)]
        yield from gathered(begins, _NAMES[level])
        returns = [
            one.span for one in known if not _begins_wrong(one, 2.0 * level) and _returns_wrong(one, 2.0 * level + 2.0)
        ]
        yield from gathered(returns, _RETURNS[level])


def _begins_wrong(one: Paragraph, wanted: float) -> bool:
    return abs((one.layout.indent or 0.0) - wanted) > _TOLERANCE


def _returns_wrong(one: Paragraph, wanted: float) -> bool:
    hang = one.layout.hang
    return hang is not None and len(one.words) > _LONG and abs(hang - wanted) > _TOLERANCE
