"""What the foreword says of editions: the statement of what is replaced and changed, and the history of editions (8.3 c) and h))."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stdkit.convert.numbers import StandardNumber, find_numbers
from stdkit.model import Block

_ORDINALS = "一二三四五六七八九十"


@dataclass(slots=True)
class Statement:
    """What the foreword has to say of the change: the edition it replaces and the clauses that changed."""

    old: StandardNumber
    title: str
    softened: list[str] = field(default_factory=list)
    """Clauses in which requirements became recommendations."""
    removed: list[str] = field(default_factory=list)
    declared: bool = False

    def lead(self, own: str) -> str:
        name = f"《{self.title}》" if self.title else ""
        return f"{own}代替{self.old.raw}{name}，与{self.old.raw}相比，除结构调整和编辑性改动外，主要技术变化如下："

    def entries(self) -> list[str]:
        """The list items, without dash and final mark."""
        edition = f"{self.old.year}年版的" if self.old.year.isdigit() else "原版的"
        found = ["更改了文件的性质，由强制性更改为推荐性" + (f"（见{edition}前言）" if self.declared else "")]
        if self.softened:
            shown = "、".join(shortened(self.softened))
            found.append(f"更改了部分条款的类型，由要求更改为推荐（见{shown}，{edition}{shown}）")
        if self.removed:
            found.append(f"删除了部分条款（见{edition}{'、'.join(self.removed)}）")
        return found


def first_editions(listed: list[Block]) -> dict[str, list[tuple[int, str]]]:
    """What to put into each item: 「GB 1234—1988」 becomes 「1988年首次发布为GB 1234—1988」, the next one 「…第一次修订为」."""
    count = 0
    words: dict[str, list[tuple[int, str]]] = {}
    for block in listed:
        found = [number for number in find_numbers(block.text) if number.year]
        bare = not re.sub(r"[\s、，；。;.—-]", "", _without(block.text, found))
        for number in found:
            if bare:
                words.setdefault(block.id, []).append(
                    (number.start, edition_words(number, count).removesuffix(number.raw))
                )
            count += 1
    return words


def ordinal(number: int) -> str:
    if number <= 10:
        return _ORDINALS[number - 1]
    return f"十{_ORDINALS[number - 11]}" if number < 20 else str(number)


def shortened(clauses: list[str]) -> list[str]:
    """Three and more neighbours in a row as a range: 8.1、8.2、8.3 → 8.1～8.3."""
    rows: list[list[str]] = []
    for clause in clauses:
        if rows and _follows(rows[-1][-1], clause):
            rows[-1].append(clause)
        else:
            rows.append([clause])
    return [part for row in rows for part in ([f"{row[0]}～{row[-1]}"] if len(row) > 2 else row)]


def _follows(one: str, other: str) -> bool:
    first, second = one.rpartition("."), other.rpartition(".")
    digits = first[2].isdigit() and second[2].isdigit()
    return digits and first[0] == second[0] and int(second[2]) == int(first[2]) + 1


def _without(text: str, found: list[StandardNumber]) -> str:
    for number in reversed(found):
        text = text[: number.start] + text[number.end :]
    return text


def edition_words(number: StandardNumber, earlier: int) -> str:
    """「2010年第一次修订为DB15/ 123—2010」, with ``earlier`` editions before it."""
    what = f"第{ordinal(earlier)}次修订" if earlier else "首次发布"
    year = f"{_full_year(number.year)}年" if number.year.isdigit() else ""
    return f"{year}{what}为{number.raw}"


def _full_year(year: str) -> str:
    """「88」 is 1988: numbers with two digits end in 1999."""
    return f"19{year}" if len(year) == 2 else year


def put_into(text: str, words: list[tuple[int, str]]) -> str:
    for at, word in reversed(words):
        text = text[:at] + word + text[at:]
    return text
