from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.covers import PLACEHOLDER
from stdkit.facts.layouts import first_of_page, numbered_pages
from stdkit.facts.titles import squeeze
from stdkit.lint.gathered import one_each
from stdkit.lint.rule import rule
from stdkit.model import Document, Finding
from stdkit.model.layout import PageLayout, Running

_DASHES = str.maketrans({"—": "-", "–": "-", "－": "-", "／": "/"})
_WHERE = {"odd": "单数页", "even": "双数页"}
_PLACE = {"odd": ("right", "右"), "even": ("left", "左")}


@rule("LAY003", clause="10.1.3", severity="info", whole=True)
def running_head(doc: Document) -> Iterator[Finding]:
    """书眉没有文件编号，或位置不符

    从目次页起，各页的书眉是文件编号，单数页排在右侧，双数页排在左侧；编号与封面一致。没有分单双页的打印稿只看有没有编号。

    ```bad layout=yes
    ---
    number: DB15/T 9—2026
    ---
    【页面 210×297 单双页 单眉“”右齐 双眉“”左齐】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    ---
    number: DB15/T 9—2026
    ---
    【页面 210×297 单双页 单眉“DB15/T_9—2026”右齐 双眉“DB15/T_9—2026”右齐】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```bad layout=yes
    ---
    number: DB15/T 9—2026
    ---
    【页面 210×297 单面 单眉“羊毛分级规范”右齐】
    # 1 ⟦范围⟧
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    ---
    number: DB15/T 9—2026
    ---
    【页面 210×297 单双页 单眉“DB15/T_9—2026”右齐 双眉“DB15/T_9—2026”左齐】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    ```good layout=yes
    ---
    number: DB15/T 9—2026
    ---
    【页面 210×297 单面 单眉“DB15/T_9-2026”居中】
    # 1 范围
    本文件规定了羊毛分级的要求。
    ```
    """
    pages = numbered_pages(doc)
    yield from one_each((first_of_page(doc, at), message) for at, page in pages for message in _faults(doc, page))


def _faults(doc: Document, page: PageLayout) -> Iterator[str]:
    sides = [head for head in page.heads or () if head.side in _WHERE]
    for head in sides:
        where = _WHERE[head.side] if page.two_sided else "各页"
        if not head.text:
            yield f"{where}没有书眉，应编排文件编号"
        elif not head.computed and not _is_number(doc, head):
            yield f"{where}的书眉“{head.text[:30]}”不是封面的文件编号"
        elif page.two_sided and head.align is not None and head.align not in (_PLACE[head.side][0], "outside"):
            yield f"{where}的书眉应排在{_PLACE[head.side][1]}侧"


def _is_number(doc: Document, head: Running) -> bool:
    """Whether the number on the cover stands in the head, whatever the dash; anything will do where the cover's is not known."""
    number = _plain(doc.cover.number)
    return not number or number in _plain(head.text)


def _plain(text: str) -> str:
    """Without blanks, with one kind of dash, and one sign for what is not given yet, however it is marked."""
    return PLACEHOLDER.sub("X", squeeze(text).translate(_DASHES))
