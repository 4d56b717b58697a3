from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.constraints import external_constraints
from stdkit.facts.provisions import provisions_of
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding


@rule(
    "MOD001",
    clause="表C.1、9.5.4.2.2",
    severity="error",
    confidence="heuristic",
    question="此处是法律、法规那样的外部约束，还是本文件的要求？",
)
def must_as_requirement(doc: Document, setting: Setting) -> Iterator[Finding]:
    """用“必须”表示要求

    文件自己的要求只用“应”或“不应”。“必须”留给法律、法规那样的外部约束：读者看到它，就知道义务不是由文件给出的；换成“应”，要求的强度不变。

    ```bad
    设备⟦必须⟧可靠接地，外壳⟦必须⟧绝缘。
    ```
    ```fixed
    设备应可靠接地，外壳应绝缘。
    ```
    ```bad
    操作人员应做到：

    a) 上岗前⟦必须⟧体检；

    b) 穿戴工作服。

    表1　检查

    | 项目 | 要求 |
    |---|---|
    | 接地 | ⟦必须⟧可靠 |
    ```
    ```bad
    # 附录A（规范性）检查
    每班⟦必须⟧检查一次。
    ```
    ```good
    设备应可靠接地，外壳应绝缘。
    ```
    ```good
    “必须”一词不用于要求型条款，安全帽是作业人员的必需品。
    ```
    ```good
    依据《中华人民共和国特种设备安全法》的规定，锅炉必须定期检验。
    ```
    ```good engineering=yes
    建筑物必须设置避雷装置。
    ```
    """
    if setting.engineering:
        return
    lawful = set(external_constraints(doc))
    for provision in provisions_of(doc, "必须"):
        if provision not in lawful:
            yield finding(provision.span, "以“应”代替“必须”；指出法律等外部约束时写明依据", fix="应")
