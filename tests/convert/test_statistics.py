"""Provisions by class and chapter, before and after."""

from __future__ import annotations

from stdkit.convert.statistics import COLUMNS, Line, statistics
from stdkit.model import Block, Document, Element, Run
from tests.convert.drafts import draft, planned

WHOLE = ["本标准全文强制。", "本文件可能涉及专利，应注意。"]
BODY = """# 4 要求

4.1 甲应稳固，宜干燥，可冷藏，必须清洁。

4.2 乙不应外露，能转动。

# 5 包装

5.1 丙应牢固。

# 附录A（规范性）取样

A.1 取样应随机。

# 参考文献

[1] 谈应用：甲应稳固。
"""
AFTER = BODY.replace("应", "宜").replace("# 5 包装\n\n5.1 丙宜牢固。", "# 6 标签\n\n6.1 标签应清晰。")


def lines(before: str, after: str) -> dict[str, Line]:
    plan = planned(draft(body=before, foreword=WHOLE))
    return {line.chapter: line for line in statistics(plan, draft(body=after, foreword=WHOLE))}


def test_chapters_in_order_those_that_are_new_behind() -> None:
    assert list(lines(BODY, AFTER)) == ["4 要求", "5 包装", "附录A 取样", "6 标签", "合计"]


def test_words_are_counted_by_class() -> None:
    found = lines(BODY, AFTER)
    assert found["4 要求"].before == {"要求": 3, "推荐": 1, "允许": 1, "能力、可能性": 1}
    assert found["4 要求"].after == {"要求": 1, "推荐": 3, "允许": 1, "能力、可能性": 1}
    assert found["5 包装"].after == found["6 标签"].before == {}
    assert found["合计"].before["要求"] == 5


def test_a_line_of_the_table() -> None:
    assert COLUMNS[:5] == ("章", "要求（前）", "要求（后）", "推荐（前）", "推荐（后）")
    assert lines(BODY, AFTER)["5 包装"].cells == ("5 包装", 1, 0, 0, 0, 0, 0, 0, 0)


def test_what_stands_before_the_first_chapter() -> None:
    def loose(text: str) -> Document:
        block = Block("b1", "paragraph", (Run(text),))
        return Document(elements=(Element("core", "", "", content=(block,)),))

    plan = planned(draft(body=BODY, foreword=WHOLE))
    found = {line.chapter: line for line in statistics(plan, loose("甲应稳固，也应清洁。"))}
    assert found["章前"].after == {"要求": 2}


def test_words_of_no_class_are_not_counted() -> None:
    body = "# 4 管理\n\n4.1 违反本标准的，由主管部门处以罚款。\n\n4.2 甲应稳固。\n"
    assert lines(body, body)["4 管理"].before == {"要求": 1}


def test_words_on_the_cover_count_for_no_chapter() -> None:
    head = Block("h1", "paragraph", (Run("甲应稳固。"),))
    plan = planned(draft(body=BODY, foreword=WHOLE))
    assert all(line.after == {} for line in statistics(plan, Document(furniture=(head,))))
