from __future__ import annotations

from stdkit.compare.main_changes import lines, records
from stdkit.compare.revision import revision
from stdkit.facts.foreword import items_of
from stdkit.formats.markdown import read_markdown
from stdkit.lint.runner import check
from tests.compare.editions_of_wool import NEW, OLD, compared, wool


def test_the_list_is_drafted_in_the_order_of_the_new_document() -> None:
    assert lines(wool()) == [
        "——更改了文件的性质（由强制性改为推荐性）（见2010年版的前言）；",
        "——更改了文件名称（见封面，2010年版的封面）；",
        "——更改了规范性引用文件（见第2章，2010年版的第2章）；",
        "——更改了术语“绵羊毛”的定义（见3.1，2010年版的3.1）；",
        "——增加了质量追溯的要求（见第4章）；",
        "——更改了取样的限值（见5.1，2010年版的4.1）；",
        "——更改了“要求”中含水率的规定（见5.2，2010年版的4.2）；",
        "——更改了表1中细度、长度的限值（见5.3，2010年版的4.3）；",
        "——删除了包装的要求（见2010年版的4.4）；",
        "——更改了“试验方法”中含水率的规定（见6.2，2010年版的5.1）。",
    ]


def test_structure_and_wording_are_left_out() -> None:
    moved = OLD.replace("本标准", "本文件").replace("# 5 试验方法\n\n## 5.1 含水率", "# 5 试验方法\n\n## 5.1 水分")
    assert lines(compared(OLD, moved)) == []


def test_many_small_changes_of_one_clause_are_one_item() -> None:
    clauses = [f"### 4.5.{n} 第{n}区\n\n第{n}区的货架应离墙{n}0 cm，应标明批号。" for n in range(1, 6)]
    old = OLD.replace("库房应通风，地面应垫高。", "\n\n".join(clauses))
    new = old.replace("应标明批号", "应标明批号和等级")
    assert lines(compared(old, new)) == ["——更改了贮存的要求（见4.5，2010年版的4.5）。"]


def test_a_chapter_that_came_is_one_item_with_all_below_it() -> None:
    new = (
        OLD + "\n# 6 检验规则\n\n## 6.1 组批\n\n同一产地的羊毛应为一批。\n\n## 6.2 判定\n\n全部项目合格的应判为合格。\n"
    )
    assert lines(compared(OLD, new)) == ["——增加了检验规则（见第6章）。"]


def test_without_a_year_the_place_is_kept_open() -> None:
    assert "XXXX年版的4.2" in "".join(lines(compared(OLD.replace("—2010", ""), NEW)))


def test_records_fit_the_data_of_a_draft() -> None:
    assert {"kind": "删除", "what": "包装的要求", "old": "4.4"} in records(wool())
    assert all(
        set(one) <= {"kind", "what", "new", "old"} and one["kind"] in ("增加", "更改", "删除")
        for one in records(wool())
    )


def with_list(items: list[str]) -> str:
    lead = "本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，除结构调整和编辑性改动外，主要技术变化如下：\n\n"
    return NEW.replace("的规定起草。\n", "的规定起草。\n\n" + lead + "\n\n".join(items) + "\n", 1)


def told(items: list[str]) -> list[str]:
    new = read_markdown(with_list(items))
    found = check(new, revision=revision(compared(OLD, with_list(items))))
    return [finding.message for finding in found if finding.rule in ("FWD007", "FWD008", "CON005")]


def test_a_foreword_with_the_drafted_list_passes_the_check() -> None:
    assert told(lines(wool())) == []


def test_no_rule_at_all_finds_fault_with_the_wording() -> None:
    new = read_markdown(with_list(lines(wool())))
    listed = {block.id for item in items_of(new, "replaces") for block in item.listed}
    assert len(listed) == len(lines(wool()))
    found = check(new, revision=revision(compared(OLD, with_list(lines(wool())))))
    assert not [f"{one.rule} {one.message}" for one in found if one.span is not None and one.span.block in listed]


def test_a_place_that_the_old_edition_lacks_is_told() -> None:
    assert told([line.replace("的4.2）", "的4.9）") for line in lines(wool())]) == ["旧版（DB15/ 9—2010）中没有“4.9”"]


def test_a_weaker_requirement_that_the_foreword_keeps_silent_about_is_told() -> None:
    (message,) = told([line for line in lines(wool()) if "5.2" not in line])
    assert message.startswith("主要技术变化中没有提到5.2的变化：") and "减弱" in message and "更宽" in message


def test_another_edition_is_not_measured_by_the_one_at_hand() -> None:
    items = lines(wool())
    items[5] = items[5].replace("2010年版的4.1", "2004年版的7.7")
    assert told(items) == []


def test_a_clause_named_as_a_whole_tells_of_what_is_in_it() -> None:
    assert told(["——更改了要求（见第5章，2010年版的第4章）；", *lines(wool())[:5]]) == []


def test_a_foreword_without_the_list_is_told_once() -> None:
    for lead in ("", "本文件代替DB15/ 9—2010《羊毛分级》。"):
        text = NEW.replace("的规定起草。\n", f"的规定起草。\n\n{lead}\n", 1)
        found = check(read_markdown(text), revision=revision(compared(OLD, text)))
        (message,) = [finding.message for finding in found if finding.rule == "FWD007"]
        assert message.startswith("前言没有列出主要技术变化，而与旧版（DB15/ 9—2010）相比有3处"), message


def test_changes_told_in_a_sentence_count_too() -> None:
    lead = "本文件代替DB15/ 9—2010《羊毛分级》，与DB15/ 9—2010相比，更改了要求（见第5章，2010年版的第4章）。"
    text = NEW.replace("的规定起草。\n", f"的规定起草。\n\n{lead}\n", 1)
    found = check(read_markdown(text), revision=revision(compared(OLD, text)))
    assert not [finding for finding in found if finding.rule == "FWD007"]
