from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.indexes import Index, IndexEntry, indexes
from stdkit.facts.pinyin import initials, out_of_order
from stdkit.lint.rule import finding, rule
from stdkit.model import Document, Finding


@rule(
    "IDX001",
    clause="8.14",
    severity="info",
    confidence="heuristic",
    whole=True,
    question="这个关键词在此处怎样读？照那个读音，它排在这里对吗？",
)
def index_order(doc: Document) -> Iterator[Finding]:
    """索引项的次序或分组不符

    索引的关键词按汉语拼音字母的次序排列，可以按首字母分组。次序乱了，读者翻到字母却找不到词。多音字按任一读音都不对时才提示。

    ```bad
    # 索引
    B

    必备要素……6.2

    ⟦包装⟧……9

    ⟦安全⟧……5.1
    ```
    ```bad
    # 索引
    A

    ⟦标准⟧……3.1

    B

    波长……5.2
    ```
    ```bad
    # 索引
    B

    标准……3.1

    ⟦A⟧

    安全……5.1
    ```
    ```bad
    # 索引
    羊毛条……3.2

    ⟦羊毛⟧……3.1
    ```
    ```good
    # 索引
    B

    包装……9

    必备要素……6.2

    C

    长度……5.2

    重复性……7.3

    H

    行高……5.5
    ```
    ```good
    # 索引
    A

    air-dried beef……3.2

    angora……3.1
    ```
    ```good
    # 索引
    X

    西安……5.1

    现场……5.2

    先例……5.3

    熵……5.4
    ```
    """
    for index in indexes(doc):
        letter = ""
        for named, block in index.letters:
            if named < letter:
                yield finding(block.span(), f"字母组“{named}”应排在“{letter}”之前")
            letter = named
        yield from _wrong(index)


def _wrong(index: Index) -> Iterator[Finding]:
    before: IndexEntry | None = None
    for entry in index.entries:
        possible = initials(entry.word)
        if entry.letter and possible and entry.letter not in possible:
            yield finding(entry.span, f"“{entry.word}”不属于字母组“{entry.letter}”，移到“{min(possible)}”组")
            continue
        if before is not None and before.letter == entry.letter and out_of_order(before.word, entry.word):
            yield finding(entry.span, f"“{entry.word}”按拼音应排在“{before.word}”之前")
        else:
            before = entry
