from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.lists import list_groups
from stdkit.facts.natures import by_block
from stdkit.facts.phrases import is_imperative
from stdkit.lint.rule import finding, rule
from stdkit.model import Block, Document, Finding


@rule(
    "MOD024",
    clause="8.11、表C.2",
    severity="info",
    confidence="heuristic",
    default=False,
    question="这一步是操作（用祈使句），还是转入下一步之前要满足的条件？",
)
def steps_in_two_moods(doc: Document) -> Iterator[Finding]:
    """同一组步骤里祈使句与“应”混用

    操作步骤用祈使句：“称取5 g”“加水”。几步用祈使句，一步用“应”，读者会以为只有这一步是要求。转换条件用“应”“只准许”的不算。

    ```bad
    按下列步骤操作：

    a) 称取5 g试样；

    b) ⟦应⟧加水至刻度；

    c) 搅拌均匀。
    ```
    ```bad
    # 附录A（规范性）取样
    取样的步骤如下：

    1) 打开容器；

    2) 取出100 g样品，⟦应⟧装入袋中；

    3) 封闭袋口。
    ```
    ```good
    按下列步骤操作：

    a) 称取5 g试样；

    b) 加水至刻度，水温应为20 ℃；

    c) 搅拌均匀，只准许在溶解后进行下一步。
    ```
    ```good
    设备应符合下列要求：

    a) 外壳应接地；

    b) 门应锁闭。
    ```
    """
    for group in list_groups(doc):
        commands = [item for item in group.items if is_imperative(item.text) and item.id not in by_block(doc)]
        if len(commands) < 2 or 2 * len(commands) < len(group.items):
            continue
        for item in group.items:
            for provision in by_block(doc).get(item.id, ()):
                if provision.reading == "应" and not provision.uncertain and _is_step(item, provision.span.start):
                    yield finding(provision.span, "这一组步骤宜统一用祈使句，去掉“应”")


def _is_step(item: Block, at: int) -> bool:
    """Whether 应 stands before a step of its own: nothing, or a step that is done, goes before it in the sentence."""
    before = item.text[:at]
    return not before.strip() or (before.endswith(("，", "；", "。")) and is_imperative(item.text[at + 1 :]))
