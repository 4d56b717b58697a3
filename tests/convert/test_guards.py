"""Guards, each with what it sees and what it must not mistake for it."""

from __future__ import annotations

import pytest

from stdkit.convert.guards import Situation, guards_of, law_in, mandatory_citations
from stdkit.convert.surroundings import Surroundings, of_text


def names(text: str, right: str = "", reading: str = "应") -> set[str]:
    return {guard.name for guard in guards_of(Situation(text, right, reading, of_text(text)))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经营者应依法纳税。", {"LAW"}),
        ("应执行《中华人民共和国食品安全法》。", {"LAW", "SAFETY"}),
        ("应遵守国家有关规定。", {"LAW"}),
        ("尾水不应排入河道。", {"LAW"}),
        ("应取得生产许可证。", {"PERMIT"}),
        ("应具备相应资质。", {"PERMIT"}),
        ("应接受监督检查。", {"ADMIN"}),
        ("应向主管部门备案。", {"ADMIN", "PERMIT"}),
        ("操作者应佩戴护目镜。", {"SAFETY"}),
        ("压力容器应定期检验。", {"SAFETY"}),
        ("应符合GB 2760的规定。", {"REFMAND"}),
        ("应符合TSG 21的规定。", {"REFMAND"}),
        ("应符合强制性国家标准。", {"REFMAND"}),
        ("滴定应重复三次。", {"TEST"}),
        ("示例：阀门应标色。", {"NOTE"}),
        ("注：应留样。", {"NOTE"}),
        ("5.1　应配备的工具", {"HEAD"}),
        ("属性：应", {"TABLE"}),
        ("式中：应变为负。", {"FORMULA"}),
        ("外观应平整。", set()),
        ("应符合GB/T 191的规定。", set()),
        ("应符合GBZ/T 192.1的规定。", set()),
        ("应符合GB/Z 1234的规定。", set()),
        ("应按《酱油试验方法》检验。", set()),
        ("应按GB/T 5009.3—2010《食品中水分的测定办法》检验。", set()),
        ("法定计量单位应全文统一。", set()),
        ("应设许可误差标记。", set()),
        ("食用菌菌棒应码放整齐。", set()),
    ],
)
def test_what_a_sentence_shows(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_a_sign_without_quotation_marks_is_quoted() -> None:
    assert "QUOTE" in names("柜门应悬挂禁止合闸标牌。", "合闸标牌。", "禁止")
    assert "QUOTE" not in names("应禁止合闸。", "合闸。", "禁止")


def test_a_requirement_on_a_whole_table_is_shown_but_not_held() -> None:
    (guard,) = guards_of(Situation("尺寸应符合表2的规定。", "符合表2的规定。", "应"))
    assert (guard.name, guard.holds) == ("TABLE", "nothing")


def test_an_external_duty_holds_the_wording_a_matter_of_law_only_the_force() -> None:
    assert guards_of(Situation("应依法办理。", "依法办理。", "应"))[0].holds == "wording"
    assert guards_of(Situation("不应砍伐。", "砍伐。", "不应"))[0].holds == "force"


def test_laws_are_told_from_methods() -> None:
    assert law_in("按《野生动物保护法》执行") == "《野生动物保护法》"
    assert law_in("按《凯氏定氮法》测定") == ""
    assert law_in("按GB/T 1.1—2020《起草规定》编写") == ""


def test_citations_and_the_conversion_list() -> None:
    text = "应符合GB 4208—2008、GB2893和DB15/ 123—2010的规定。"
    assert mandatory_citations(text) == (["GB 4208—2008", "GB2893", "DB15/ 123—2010"], [])
    listed = {"GB 4208—2008": "GB/T 4208—2008", "DB15/ 123": "DB15/T 123"}
    assert mandatory_citations(text, listed) == (["GB2893", "DB15/ 123—2010"], ["GB 4208—2008"])
    assert mandatory_citations("应符合GB 2893的规定。", {"GB 2893—2008": "GB/T 2893—2008"}) == ([], ["GB 2893"])


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        (Surroundings(led="外观平整；\n符合GB 2760的规定。"), [("REFMAND", "所引列项：GB 2760", "force")]),
        (Surroundings(led="外观平整；\n符合GB/T 191的规定。"), []),
        (Surroundings(led="外观平整；\n符合GB 9的规定。"), []),
        (Surroundings(led="戴安全帽；\n依法备案。"), [
            ("LAW", "所引列项：依法", "force"), ("PERMIT", "所引列项：备案", "force"), ("SAFETY", "所引列项：安全帽", "force"),
        ]),
        (Surroundings(conformity="IDT"), [("IDT", "IDT", "force")]),
        (Surroundings(titles=("要求", "消防安全")), [("SAFETY", "标题“消防安全”", "force")]),
        (Surroundings("caption"), [("NAME", "图题、表题", "wording")]),
        (Surroundings("header"), [("NAME", "表头", "wording")]),
        (Surroundings(), []),
    ],
)  # fmt: skip
def test_what_the_place_shows(around: Surroundings, expected: list[tuple[str, str, str]]) -> None:
    found = guards_of(Situation("袋口应平整。", "平整。", "应", around), {"GB 9": "GB/T 9"})
    assert [(guard.name, guard.evidence, guard.holds) for guard in found] == expected


def test_what_the_sentence_shows_is_not_said_again_of_its_place() -> None:
    around = Surroundings(titles=("消防安全",), led="戴安全帽，符合GB 2760。")
    found = guards_of(Situation("灭火器应符合GB 2893。", "符合GB 2893。", "应", around))
    assert [(guard.name, guard.evidence) for guard in found] == [("SAFETY", "灭火"), ("REFMAND", "GB 2893")]
