from __future__ import annotations

from collections.abc import Iterator

from stdkit.facts.foreword import items_of
from stdkit.facts.patterns import pattern
from stdkit.facts.revision import Pointed, Revision, covers, pointed
from stdkit.lint.rule import Setting, finding, rule
from stdkit.model import Document, Finding, Span

CHANGE = pattern(
    r"^(增加|删除|删去|取消|更改|修改|调整|将|补充|完善|变更|合并|拆分|细化|提高|降低|明确|扩大|缩小|把|对)"
)
POINTER = pattern(r"[（(][^（）()]*(见|\d{4}\s*年?版|第?[\dA-Z]+(\.\d+)*[章条]?)[^（）()]*[)）]")
NEEDS_OLD = pattern(r"^(更改|修改|调整|将|变更|删除|删去|取消)")
OLD = pattern(r"(\d{4}\s*年?版|—\d{4}的|原标准|前一?版|上一?版)")
SHOWN = 3
"""So many changes of one clause are told in full."""
NO_POINTER = pattern(r"(文件|标准)?名称|标准(属性|性质)|强制性|结构|编辑性|格式")


@rule(
    "FWD007", clause="8.3 c)", severity="warning", confidence="heuristic", question="这一项变化有对应的新、旧章条号吗？"
)
def change_without_clause_numbers(doc: Document, setting: Setting) -> Iterator[Finding]:
    """技术变化没有注明新旧章条号

    每条变化写明它在新文件的哪一条，更改和删除的还要写明旧版的条号：“更改了含水率（见5.3，2010年版的4.2）”。审查的人靠它逐条核对。
    给出了旧版（--old）时，还核对旧版有没有所写的条号，收严、放宽的限值和加强、减弱的要求是否都列出了。

    ```bad
    # 前言
    本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，主要技术变化如下：
    ——⟦增加了取样方法；⟧
    ——⟦更改了含水率（见5.3）。⟧
    ```
    ```bad
    # 前言
    本文件与DB15/ 9—2010相比，主要技术变化如下：
    a) ⟦删除了包装的要求。⟧
    ```
    ```good
    # 前言
    本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，主要技术变化如下：
    ——增加了取样方法（见6.1）；
    ——更改了含水率（见5.3，2010年版的4.2）；
    ——删除了包装的要求（见2010年版的第6章）。
    ```
    ```good
    # 前言
    本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，主要技术变化如下：
    ——更改了文件名称；
    ——标准属性由强制性改为推荐性。
    ```
    ```bad
    # 前言
    本文件代替DB15/T 8—2010《奶牛饲养》，与DB15/T 8—2010相比，主要技术变化如下：

    a) ⟦增加了挤奶的要求；⟧

    b) ⟦删除了青贮（见第6章）；⟧

    c) ⟦修改了防疫（见7.2）；⟧

    d) ⟦调整了饲喂次数；⟧

    e) ⟦将“牛舍”改为“畜舍”（见4.1）；⟧

    f) ⟦补充了粪污处理；⟧

    g) ⟦完善了记录；⟧

    h) ⟦合并了两章；⟧

    i) ⟦细化了分群；⟧

    j) ⟦提高了乳脂的限值；⟧

    k) ⟦降低了菌落总数；⟧

    l) ⟦明确了免疫的时间；⟧

    m) ⟦扩大了范围；⟧

    n) ⟦缩小了公差；⟧

    o) ⟦取消了分级（见5.1）；⟧

    p) ⟦变更了试剂（见6.1）；⟧

    q) ⟦拆分了附录；⟧

    r) ⟦把犊牛单独列出；⟧

    s) ⟦对饮水作了规定；⟧

    t) ⟦删去了标签（见8.1）；⟧

    u) ⟦更改了水质。⟧
    ```
    ```good
    # 前言
    本文件代替DB15/T 8—2010《奶牛饲养》，与DB15/T 8—2010相比，主要技术变化如下：

    a) 调整了结构；

    b) 更改了标准属性；

    c) 增加了消毒（5.6）；

    d) 修改了水质（见5.2，原标准4.1）；

    e) 取消了标签（上一版的第7章）；

    f) 更改了格式和编辑性的差错；

    g) 其他变化不大。
    ```
    ```good
    # 前言
    本文件代替DB15/T 8—2010《奶牛　饲养》、DB15/T 9—2010《奶牛　防疫》，与DB15/T 8—2010、DB15/T 9—2010相比，主要技术变化如下：

    a) 更改了水质（见5.2，DB15/T 8—2010的4.1）；

    b) 删除了标签（见DB15/T 9—2010的第7章）。
    ```
    """
    for item in items_of(doc, "replaces"):
        for block in item.listed:
            text = block.text.strip()
            if not CHANGE.match(text) or NO_POINTER.search(text):
                continue
            pointer = POINTER.search(text)
            if pointer is None:
                yield finding(block.span(), "技术变化未注明章条号，如“（见5.3，2010年版的4.2）”")
            elif NEEDS_OLD.match(text) and not OLD.search(pointer[0]):
                yield finding(block.span(), "更改或删除的技术变化未注明旧版的章条号，如“2010年版的4.2”")
    if setting.revision is not None:
        yield from _against(doc, setting.revision)


def _against(doc: Document, revision: Revision) -> Iterator[Finding]:
    """What the foreword says, against what changed since the edition at hand."""
    items = items_of(doc, "replaces")
    named: list[Pointed] = []
    for block in {block.id: block for item in items for block in (item.block, *item.listed)}.values():
        for place in pointed(block.text):
            named.append(place)
            if place.old and place.year in ("", revision.year) and place.number not in revision.numbers:
                yield finding(
                    block.span(place.start, place.end),
                    f"旧版（{revision.name}）中没有“{place.number}”",
                    question="旧版的这个章条号写对了吗？",
                )
    where = items[0].span if items else _heading(doc)
    untold = list(_untold(named, revision)) if where is not None else []
    if untold and not named:
        said, place_of = untold[0]
        message = f"前言没有列出主要技术变化，而与旧版（{revision.name}）相比有{len(untold)}处收严、放宽、加强或减弱，如{place_of}：{said}"
        yield finding(where, message, question="这些变化要列入主要技术变化吗？")
        return
    for said, place_of in untold:
        yield finding(
            where, f"主要技术变化中没有提到{place_of}的变化：{said}", question="这处变化要列入主要技术变化吗？"
        )


def _heading(doc: Document) -> Span | None:
    foreword = doc.element_of("foreword")
    return foreword.heading.span() if foreword is not None and foreword.heading is not None else None


def _untold(named: list[Pointed], revision: Revision) -> Iterator[tuple[str, str]]:
    """The differences that no item names, those of one clause together."""
    missing: dict[str, list[str]] = {}
    for difference in revision.differences:
        told = any(
            covers(place.number, number)
            for place in named
            if not place.old or place.year in ("", revision.year)
            for number in (difference.old if place.old else difference.new)
        )
        if not told:
            place = difference.new[0] if difference.new else f"旧版{difference.old[0]}" if difference.old else "正文"
            missing.setdefault(place, []).append(difference.said)
    for place, said in missing.items():
        more = f"等{len(said)}处" if len(said) > SHOWN else ""
        yield "、".join(said[:SHOWN]) + more, place
