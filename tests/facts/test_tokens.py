"""Provision words in strings: the labelled table with floors, and what a table cannot say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.facts.tokens import enclosed, quoted, sentence_spans, tokens
from stdkit.facts.wordtables import Words, load_words, longest, word_table
from tests.facts.labelled import Labelled, labelled

TABLE = list(labelled())


def test_the_table_is_large_and_covers_every_word() -> None:
    assert len(TABLE) >= 300
    found = {token.word for row in TABLE for token in tokens(row.text)}
    assert set(load_words("provisions")) - found == set()


def test_precision_and_recall_on_the_table() -> None:
    right = missed = extra = hit = 0
    for row in TABLE:
        found = {(t.start, t.end, t.kind) for t in tokens(row.text)}
        right += len(found & row.tokens)
        missed += len(row.tokens - found)
        extra += len(found - row.tokens)
        hit += sum(any(a < end and start < b for a, b, _ in found) for start, end in row.decoys)
    assert right / (right + extra) >= 0.995
    assert right / (right + missed) >= 0.995
    assert hit == 0


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.text)
def test_every_row(row: Labelled) -> None:
    assert {(t.start, t.end, t.kind) for t in tokens(row.text)} == row.tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("影响应降至最低。", ["应"]),
        ("提供应急灯。", []),
        ("提供应及时。", ["应"]),
        ("产品能效应符合表1。", ["应"]),
        ("节能效应显著。", []),
        ("没有效应叠加。", []),
        ("可供应急使用。", []),
        ("违反应急规定的。", []),
        ("应当日完成。", ["应"]),
        ("应当日常维护。", ["应当"]),
        ("一定应力下", []),
        ("不可靠近墙角。", ["不可"]),
        ("不可靠的连接", []),
        ("需经理签字。", ["需"]),
        ("满足一定要求。", []),
        ("不应用于户外。", ["不应"]),
        ("应对应用软件进行测试。", ["应"]),
        ("应急救援应急速展开。", ["应"]),
        ("发芽率应 ≥ 85%。", ["应"]),
        ("安全性能应稳定。", ["应"]),
        ("设备应，在停机后，清洗。", ["应"]),
        ("由应用定义。", []),
        ("访问应用B时不再登录。", []),
        ("应用1应在应用2之前启动。", ["应"]),
        ("图样应用A4纸打印。", ["应"]),
        ("接头应用5%盐酸擦洗。", ["应"]),
        ("如果应用不处理，由平台处理。", []),
        ("降到20 ℃以下方可入库。", ["方可"]),
        ("从下方可见刻度。", []),
        ("应\t平台\t代理", []),
        ("必须一词表示义务。", []),
        ("本文采用须、须备齐、必须写明等文字说明一级要求。", []),
        ("评语以宜、宜备等用语表示。各项应齐全。", ["应"]),
        ("票面应有日期、应有编号等文字说明。", ["应", "应"]),
        ("票面采用铅字，应有日期、编号等字样表示。", ["应"]),
        ("用应字表示要求，用宜字表示推荐。", []),
        ("助动词应、宜和可的用法见附录A。", []),
        ("应字迹清楚。", ["应"]),
        ("应一律字迹清楚。", ["应", "一律"]),
        ("勿堆叠，勿忘我除外。", ["勿"]),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_a_word_broken_by_blanks_or_a_line_is_one_token() -> None:
    (token,) = tokens("外壳严　禁敲击")
    assert (token.start, token.end, token.text, token.reading) == (2, 5, "严　禁", "严禁")
    assert tokens("相\n应条款") == []


def test_quoted_words_are_mentioned_not_used() -> None:
    assert tokens("“必须”“应”与《禁止吸烟管理办法》") == []
    assert [t.text for t in tokens("标“★”的项目应检验。")] == ["应"]
    assert quoted("甲“乙”丙") == [(1, 4)]


def test_masked_ranges_hold_no_token() -> None:
    assert tokens("应应应该检", masked=[(0, 5)]) == []


def test_sentences_end_at_full_stops_and_semicolons() -> None:
    text = "甲应清洁；乙应干燥。丙"
    assert [text[a:b] for a, b in sentence_spans(text)] == ["甲应清洁；", "乙应干燥。", "丙"]
    assert [text[slice(*t.sentence)] for t in tokens(text)] == ["甲应清洁；", "乙应干燥。"]


def test_what_cannot_be_decided_is_said_to_be_uncertain() -> None:
    (token,) = tokens("外壁应用弧形压条压紧。")
    assert token.text == "应"
    assert token.uncertain


@pytest.mark.parametrize(
    ("text", "word", "frame"),
    [
        ("应复核后方可签发。", "应", "condition"),
        ("复核合格方可签发。", "方可", "condition-only"),
        ("盖子必须压下才能打开。", "必须", "fact"),
        ("除另有约定外，不得延期。", "不得", "exception"),
        ("宽度不应小于2 m。", "不应", "limit"),
        ("应不迟于三日。", "应", "negated"),
        ("尺寸应符合表2的规定。", "应", "cascade"),
        ("当必须停水时，应提前通知。", "必须", "when"),
        ("是否应返工", "应", "whether"),
        ("应检项目见表1。", "应", "attributive"),
        ("本文件规定了托盘应达到的要求。", "应", "attributive"),
        ("理应公开。", "应", "arguing"),
        ("系统不可以同时打开两个账套。", "不可以", "ability"),
        ("串码是一个必须唯一的编号。", "必须", "attributive"),
        ("“√”表示终端应具备的检测项。", "应", "attributive"),
        ("不应水洗的品种，应刷净泥土。", "不应", "attributive"),
        ("除必须由船东办理的手续外，其余手续应由船长办理。", "必须", "attributive"),
        ("旗语，除须当面递交的信号外，均应抄录。", "须", "attributive"),
        ("闸门须只能从岸上开启。", "须", "restricted"),
        ("绳结应　途\t缆一\t缆二", "应", "cut"),
        ("应足够结实。", "应", "vague"),
        ("应尽量缩短。", "应", "softened"),
        ("一般应涂漆。", "应", "generalized"),
        ("不合格品不应出厂。", "不应", "reject"),
        ("此件非专人保管不可。", "不可", "double-necessity"),
    ],
)
def test_frames(text: str, word: str, frame: str) -> None:
    assert frame in next(token for token in tokens(text) if token.text == word).frames


@pytest.mark.parametrize(
    "text", ["除应符合本文件的规定外，还应晾干。", "除应附装箱的清单外，尚应附图。", "须测绘河段的水深，并画出等深线。"]
)
def test_a_verb_with_its_object_is_no_attributive_clause(text: str) -> None:
    assert "attributive" not in tokens(text)[0].frames


@pytest.mark.parametrize("text", ["帆面应　缝合。", "帆面\t应缝合\t目测"])
def test_a_blank_or_a_column_beside_a_requirement_cuts_nothing(text: str) -> None:
    assert "cut" not in tokens(text)[0].frames


def test_a_place_is_no_attributive_clause() -> None:
    assert "attributive" not in tokens("经营场所应张贴价目的明细。")[0].frames


def test_every_token_of_the_table_lies_in_its_sentence() -> None:
    for row in TABLE:
        for token in tokens(row.text):
            assert token.sentence[0] <= token.start < token.end <= token.sentence[1]
            assert row.text[token.start : token.end] == token.text


def test_every_fork_names_a_provision_it_holds() -> None:
    table = word_table()
    for string, fork in table.forks.items():
        assert string[fork.at : fork.at + len(fork.take)] == fork.take
        assert fork.take in table.provisions or string in table.provisions or fork.take in "可能应须宜需"


def test_longest_matches_the_longest() -> None:
    pattern = re.compile(longest(["应", "应当", "应当日", "不应"]))
    assert pattern.findall("应当日应当不应应") == ["应当日", "应当", "不应", "应"]


@given(st.sets(st.text("甲乙-]", min_size=1, max_size=4), min_size=1), st.text("甲乙-]丙", max_size=12))
def test_words_are_found_as_their_pattern_would_find_them(listed: set[str], text: str) -> None:
    words, pattern = Words(listed), re.compile(longest(listed))
    for at in range(len(text) + 1):
        match = pattern.search(text, at)
        assert words.search(text, at) == (match.span() if match else None)
        there = [
            at + length for length in range(4, 0, -1) if text[at : at + length] in listed and at + length <= len(text)
        ]
        assert list(words.ends(text, at)) == there


@settings(max_examples=60)
@given(st.lists(st.sampled_from([row.text for row in TABLE if row.text.endswith("。")]), min_size=2, max_size=5))
def test_sentences_side_by_side_do_not_disturb_each_other(texts: list[str]) -> None:
    at = 0
    expected = []
    for text in texts:
        expected += [(at + t.start, at + t.end, t.kind) for t in tokens(text)]
        at += len(text)
    assert [(t.start, t.end, t.kind) for t in tokens("".join(texts))] == expected


@given(st.text(alphabet="应须必不得可能宜需要用对急当严禁止准许一律方才的，。；：“”《》 \n（）", max_size=50))
def test_any_text_is_read(text: str) -> None:
    found = tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“·”⟧或⟦“1)”⟧",
        "⟦「必须」⟧→⟦「应」⟧",
        "a) 按⟦《草原法》⟧、⟦《森林法》⟧管理；",
        "⟦‘’⟧⟦『』⟧",
        "书名号里面再有书名用⟦〈〉⟧。",
        "⟦“甲“乙”⟧丙”",
        "“甲‘⟦「乙」⟧",
        '⟦" "⟧甲""',
    ],
)
def test_what_stands_between_marks_is_quoted(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    places = [
        (match.start() - 2 * at, match.end() - 2 * at - 2) for at, match in enumerate(re.finditer("⟦.*?⟧", marked))
    ]
    assert quoted(text) == places


_BETWEEN = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|\"[^\"\n]{1,80}\"")


@given(st.text('甲“”‘’「」『』《》〈〉"\n', max_size=14))
def test_quotations_are_told_as_by_a_pattern(text: str) -> None:
    assert quoted(text) == [match.span() for match in _BETWEEN.finditer(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "a) 按⟦《草原法》⟧、⟦《森林法》⟧管理；",
        "⟦「必须」⟧→⟦「应」⟧",
        '⟦『甲』⟧和⟦『乙』⟧，⟦"甲"⟧和⟦"乙"⟧',
        "「没有合上，⟦“合上了”⟧",
        "没有开头」，⟦《有》⟧",
    ],
)
def test_what_stands_between_marks(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    for start, end in sorted(enclosed(text, _MARKS), reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    assert text == marked


_MARKS = {"《": "》", "“": "”", "「": "」", "『": "』", '"': '"'}
