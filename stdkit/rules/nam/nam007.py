from __future__ import annotations

import re
from collections.abc import Iterator

from stdkit.facts.covers import cover_number
from stdkit.facts.titles import squeeze
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding

_PART = re.compile(r"第\s*\d+(?:-\d+)*\s*部分\s*[:：]?")


@rule("NAM007", clause="7.1.3", severity="warning", library=True, whole=True)
def names_of_parts_differ(doc: Document, setting: Setting) -> Iterator[Finding]:
    """同一文件各部分的名称不一致

    分为部分的文件，各部分名称中的引导元素和主体元素相同，补充元素各不相同。其他部分的名称按给出的标准库核对；
    还没有修订的旧部分名称不同时，看年份决定改哪一个。

    ```bad
    ---
    number: GB/T 1237.2—2026
    title: ⟦毛线　试验方法　第2部分：断裂伸长⟧
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```bad
    ---
    number: GB/T 1237.4—2026
    title: ⟦毛纱　试验方法　第4部分：强力⟧
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good
    ---
    number: GB/T 1234.2—2026
    title: 羊毛　术语　第2部分：羊绒
    ---
    # 1 范围
    本文件界定了术语。
    ```
    ```good
    ---
    number: GB/T 1237—2026
    title: 毛线　试验方法
    ---
    # 1 范围
    本文件描述了方法。
    ```
    ```good library=no
    ---
    number: GB/T 1237.2—2026
    title: 毛线　试验方法　第2部分：断裂伸长
    ---
    # 1 范围
    本文件描述了方法。
    ```
    """
    library, number = setting.library, cover_number(doc)
    own = _split(doc.cover.title)
    if library is None or number is None or not number.part or own is None:
        return
    places = doc.cover.places("title")
    others = [(standard, parts) for standard in library.parts(number) if (parts := _split(standard.title)) is not None]
    unlike = [standard for standard, parts in others if parts[0] != own[0]]
    same = [standard for standard, parts in others if parts[0] == own[0]]
    span = places[0] if places else None
    if unlike and not same:
        named = "、".join(f"“{one.number.spelled}　{one.title}”" for one in unlike[:3])
        message = f"名称的引导元素、主体元素与其他部分{named}不一致（库日期{unlike[0].as_of}）"
        yield finding(span, message, question="这里改名，还是等其他部分修订时一起改名？")
    for standard, parts in others:
        if own[1] and parts == own:
            message = f"补充元素与“{standard.number.spelled}”的相同（库日期{standard.as_of}）"
            yield finding(span, message)


def _split(title: str) -> tuple[str, str] | None:
    """What stands before and behind 「第2部分：」, blanks left out."""
    found = _PART.search(title)
    return (squeeze(title[: found.start()]), squeeze(title[found.end() :])) if found else None
