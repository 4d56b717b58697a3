"""What reads like a standard and what does not."""

from __future__ import annotations

import pytest

from stdkit.formats.pdf.plausible import chinese_share, plausibility, reads_as_english


@pytest.mark.parametrize(
    "text",
    [
        "本标准规定了密码算法的一般要求，适用于水表（DN15～DN50）的检验。",
        "SGD_SM1_ECB 0x00000101 SM1 算法 ECB 加密模式",
        "温度 20 ℃±2 ℃，相对湿度 ≤75%，m²·K/W",
        "The standard specifies requirements.",
    ],
)
def test_real_text(text: str) -> None:
    assert plausibility(text) > 0.95


@pytest.mark.parametrize(
    "text",
    [
        "㾷ᆚࡴᆚ䖛ᇍᑨⱘ䗚䖛Ǆ䖥ҷᆚⷕᄺ⡍ᣛ",
        "犐犆犛犔犌犅／犜犲犮犺狀狅犾狅犵狔狊狔狊狋犲犿",
        "",
        "………… ——",
    ],
)
def test_garbage(text: str) -> None:
    assert plausibility(text) < 0.5


def test_odd_spelling_costs() -> None:
    good, bad = "6.1.1 远程监控消息格式 0xA3", "6 . 1 . 1 远 程 监 控 消息格式〇xA3"
    assert plausibility(bad) < plausibility(good) == 1.0


def test_english_and_code_are_text_and_shifted_letters_are_not() -> None:
    assert reads_as_english("The manufacturer should provide documentation for every cryptographic module " * 2)
    assert reads_as_english("0ae4c779 8aa0f119 471bee11 825be462 02bb79e2 a5844495" * 3)
    assert not reads_as_english(
        "FXUUHQWFU\\SWRORJ\\ GHFLSKHUPHQW FUSWRJUDSKLF PRGXOH VWUHDP NHBOHQJWK SURWRFRO VHFXULW GDWD " * 2
    )
    assert not reads_as_english("WÊ±Ntijíû¶åëöä´Ì3Íæç¢" * 4)


def test_share_of_chinese() -> None:
    assert chinese_share("密码AB") == 0.5
    assert chinese_share("") == 0.0
