"""``stdkit new``, as a user runs it: a draft begun from data or from answers, which can be rendered and checked as it stands."""

from __future__ import annotations

import builtins
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.errors import BadOption
from stdkit.formats import read
from stdkit.templates.fields import template
from stdkit.templates.kinds import KINDS, kind, left_open
from stdkit.templates.values import load_data

DATA = """number: DB15/T 3100—XXXX
title: {title}
ics: "65.020.30"
ccs: B 43
proposed_by: 内蒙古自治区农牧厅
committee: 内蒙古自治区畜牧业标准化技术委员会
drafting_units: [甲研究所]
drafters: [张三]
"""
TITLES = {
    "product": "牧用饮水槽",
    "test-method": "饲草　粗灰分的测定",
    "specification": "草原民宿　服务规范",
    "code-of-practice": "沙地苜蓿栽培技术规程",
    "guide": "标准档案管理指南",
    "terminology": "草地监测　术语",
    "classification": "畜产品分类与代码",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    file = tmp_path / "数据.yaml"
    file.write_text(DATA.format(title=TITLES["product"]), "utf-8")
    return file


def answering(
    monkeypatch: pytest.MonkeyPatch, *answers: str | type[BaseException]
) -> Iterator[str | type[BaseException]]:
    """A terminal at which these answers are given, or these keys pressed."""
    left = iter(answers)

    def reply() -> str:
        given = next(left)
        if isinstance(given, str):
            return given
        raise given

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", reply)
    return left


@pytest.mark.parametrize("name", TITLES)
def test_a_new_draft_renders_and_has_nothing_amiss_but_what_is_to_be_filled_in(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "数据.yaml", tmp_path / "草案.docx"
    file.write_text(DATA.format(title=TITLES[name]), "utf-8")
    assert run(["new", name, "-o", str(tmp_path / "新"), "--data", str(file)]) == 0
    places = left_open(kind(name).skeleton)
    assert f"正文有 {places} 处“【填写：……】”待填写" in capsys.readouterr().err
    assert places > 10
    assert run(["render", "draft", "--data", str(tmp_path / "新" / "draft.yaml"), "-o", str(out)]) == 0
    assert f"还有 {places} 处“【填写：……】”没有填写" in capsys.readouterr().err
    run(["check", str(out), "--stage", "draft", "--format", "json", "--jobs", "1", "--quiet"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert [(one["rule"], one["message"]) for one in document["findings"] if one["severity"] != "info"] == []
    elements = [element.kind for element in read(out).elements]
    assert elements[:4] == ["toc", "foreword", "scope", "normative-references"] and "terms" in elements


def test_what_was_said_stands_in_the_data_file_and_what_may_be_said_is_told(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "新" / "草案"
    assert run(["new", "产品", "-o", str(folder), "--data", str(data), "--stage", "review", "--level", "省"]) == 0
    written = load_data(folder / "draft.yaml")
    assert {name: written[name] for name in ("number", "title", "drafters")} == {
        "number": "DB15/T 3100—XXXX",
        "title": "牧用饮水槽",
        "drafters": ["张三"],
    }
    assert (written["stage"], written["level"], written["source"]) == ("送审稿", "地方", "draft.md")
    assert written["masthead"] == "内蒙古自治区地方标准"
    text = (folder / "draft.yaml").read_text("utf-8")
    for field in template("draft").fields:
        assert f"\n{field.name}:" in text or f"\n# {field.name}:" in text


def test_answers_at_a_terminal_wrong_ones_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    left = answering(
        monkeypatch,
        "DB15/T 12—XXXX",
        "DB1506/T 12-XXXX",
        "DB1506/T 12—XXXX",
        "鄂尔多斯市",
        "苜蓿栽培技术规程",
        "",
        "65.020.20",
        "B05",
        "鄂尔多斯市农牧局",
        "鄂尔多斯市农牧局",
        "甲中心、乙合作社",
        "张三，李四",
    )
    assert run(["new", "规程", "-o", str(tmp_path / "新"), "--level", "市"]) == 0
    assert list(left) == []
    asked = capsys.readouterr().err
    assert "文件编号（以 DB 和四位行政区划代码开头，如 DB1501/T 12—XXXX）：" in asked
    assert "市级地方标准的编号以 DB 和四位行政区划代码开头" in asked
    assert "的值“DB1506/T 12-XXXX”不合要求" in asked
    assert "缺少字段“ics”（国际标准分类号）" in asked
    assert "文件名称，各要素之间空一格（以“规程”结尾）：" in asked
    written = load_data(tmp_path / "新" / "draft.yaml")
    assert written["masthead"] == "鄂尔多斯市地方标准"
    assert (written["drafting_units"], written["drafters"]) == (["甲中心", "乙合作社"], ["张三", "李四"])


@pytest.mark.parametrize("key", [KeyboardInterrupt, EOFError])
def test_given_up_half_way_nothing_is_left(
    key: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, "Q/ABC 1—XXXX", "饮水槽", key)
    assert run(["new", "product", "-o", str(tmp_path / "新")]) == 130
    assert "已放弃，没有写入文件。" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_lost(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "draft.md").write_text("我的正文", "utf-8")
    assert run(["new", "product", "-o", str(tmp_path), "--data", str(data)]) == 2
    assert "已有 draft.md，没有改写；请另给一个文件夹名，或加 --force 改写" in capsys.readouterr().err
    assert (tmp_path / "draft.md").read_text("utf-8") == "我的正文"
    assert not (tmp_path / "draft.yaml").exists()
    assert run(["new", "product", "-o", str(tmp_path), "--data", str(data), "--force"]) == 0
    assert left_open((tmp_path / "draft.md").read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["prodct", "-o", "新"], "没有“prodct”这一种标准；是否指 product；可用的有 product（产品）、"),
        (["product"], "没有给出文件夹"),
        (["product", "-o", "新"], "没有给出数据文件，也不在终端上，无从询问"),
        (["product", "-o", "数据.yaml"], "数据.yaml：不是文件夹"),
        (["product", "-o", "新", "--level", "国"], "--level 不能是 国"),
        (["product", "-o", "新", "--stage", "初稿二"], "--stage 不能是 初稿二"),
        (["product", "-o", "新", "--data", "无.yaml"], "无.yaml：没有这个数据文件"),
        (["product", "-o", "新", "--data", "数据.yaml", "--level", "国家"], "国家标准的编号以 GB/T、GB 或 GB/Z 开头"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(
    words: list[str], said: str, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(data.parent)
    assert run(["new", *words]) == 2
    assert said in capsys.readouterr().err
    assert sorted(file.name for file in data.parent.iterdir()) == ["数据.yaml"]


def test_data_with_a_field_missing(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.write_text(data.read_text("utf-8").replace("ccs: B 43\n", ""), "utf-8")
    assert run(["new", "product", "-o", str(tmp_path / "新"), "--data", str(data)]) == 2
    assert f"{data}：缺少字段“ccs”（中国标准文献分类号）；如 X 22（D110）。" in capsys.readouterr().err
    assert not (tmp_path / "新").exists()


def test_kinds_are_known_by_both_names() -> None:
    for one in KINDS:
        assert kind(one.name) is kind(one.title) is kind(f"{one.title}标准") is one
    assert kind("编码").name == "classification"
    with pytest.raises(BadOption, match="没有“规章”这一种标准；可用的有 product（产品）"):
        kind("规章")
