"""What a recogniser takes for something that looks like it, read again by the grammar of the place."""

from __future__ import annotations

import pytest

from stdkit.formats.pdf.spelling import READ_AGAIN, Sign, leaders, spelled


def signs(text: str, size: float = 10.0) -> list[Sign]:
    found: list[Sign] = []
    at = 0.0
    for char in text:
        width = size if char >= "\u2e80" else 0.5 * size
        found.append(Sign(char, at + width / 2, 0.99))
        at += width
    return found


def read(text: str) -> str:
    return "".join(sign.text for sign in spelled(signs(text), 10.0))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("本标准按照GB/T1.1一2009给出的规则", "本标准按照GB/T 1.1—2009给出的规则"),
        ("GB/T1.1-2009", "GB/T 1.1-2009"),
        ("GB 3836.1 一 2O1O", "GB 3836.1—2010"),
        ("GM/T0009SM2密码算法", "GM/T 0009 SM2密码算法"),
        ("DB15/T123一2O14", "DB15/T 123—2014"),
        ("ISO/IEC18033:2O05", "ISO/IEC 18033:2005"),
        ("5.l.2　外观", "5.1.2　外观"),
        ("5. 3. 1 一般要求", "5.3.1 一般要求"),
        ("5。3　检验", "5.3　检验"),
        ("A. 1 总则", "A.1 总则"),
        ("表l　尺寸", "表1　尺寸"),
        ("温度为2O0℃", "温度为200℃"),
        ("长度l00 mm", "长度100 mm"),
        ("由专家(组长:王)确定", "由专家（组长：王）确定"),
        ("代表印章类型,如1", "代表印章类型，如1"),
        ("[4 GM/T 0044—2016 标识密码", "[4] GM/T 0044—2016 标识密码"),
        ("[12 RFC 5246 The Protocol", "[12] RFC 5246 The Protocol"),
    ],
)
def test_what_must_be_something_else(seen: str, meant: str) -> None:
    assert read(seen) == meant


@pytest.mark.parametrize(
    "text",
    [
        "一般要求",
        "[4 个] GB/T 1.1",
        "[4 GB/T 1.1—2020 的 5.1]",
        "[0 100]",
        "一、总则",
        "SM2算法",
        "f(x,y)=x+y",
        "CBC(Cipher Block Chaining)",
        "不大于10 l",
        "0x1O",
        "B.O.D值",
        "2009一2010年",
        "Windows 10 OS",
        "如l所示的I型",
        "第5.3条",
        "12，13，14",
        "见表5。3个试样",
        "3.0 mm",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert read(text) == text


def test_what_was_read_again_is_less_sure_and_the_rest_as_before() -> None:
    found = spelled(signs("5.l.2　外观"), 10.0)
    assert [sign.confidence for sign in found[:5]] == [0.99, 0.99, READ_AGAIN, 0.99, 0.99]
    assert [sign.middle for sign in found] == [sign.middle for sign in signs("5.l.2　外观")]


def test_a_dash_before_a_list_item_is_told_by_its_width() -> None:
    def line(width: float) -> list[Sign]:
        return [
            Sign("一", width / 2, 0.99),
            *(Sign(char, width + 5 + 10 * at, 0.99) for at, char in enumerate("级密码")),
        ]

    assert "".join(sign.text for sign in spelled(line(20.0), 10.0)) == "——级密码"
    assert "".join(sign.text for sign in spelled(line(10.0), 10.0)) == "一级密码"


def test_leaders_need_room() -> None:
    assert leaders(signs("范围…1"), 10.0) is None
    wide = [*signs("范围…"), Sign("1", 300.0, 0.99)]
    made = leaders(wide, 10.0)
    assert made is not None and "".join(sign.text for sign in made).count("…") > 20
    assert made[-1] == wide[-1]


def test_a_title_in_latin_letters_is_parted_from_its_number_by_the_room_between() -> None:
    def line(gap: float) -> list[Sign]:
        front, rest = signs("8.3"), signs("SM3 算法")
        return [*front, *(sign._replace(middle=sign.middle + front[-1].middle + 2.5 + gap) for sign in rest)]

    assert "".join(sign.text for sign in spelled(line(7.0), 10.0)) == "8.3 SM3 算法"
    assert "".join(sign.text for sign in spelled(line(0.0), 10.0)) == "8.3SM3 算法"
