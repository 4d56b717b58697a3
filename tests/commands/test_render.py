"""``stdkit render`` and ``stdkit templates``, as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.formats import read


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample that ``stdkit templates draft`` prints, with a source beside it."""
    assert run(["templates", "draft"]) == 0
    file = tmp_path / "draft.yaml"
    file.write_text(capsys.readouterr().out.replace("standard.clean.docx", "standard.md"), "utf-8")
    (tmp_path / "standard.md").write_text("# 1 范围\n\n本文件规定了羔羊的要求。\n\n![](无.png)\n\n图1　羔羊\n", "utf-8")
    return file


def test_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates"]) == 0
    assert capsys.readouterr().out.count("draft　标准草案：") == 1


def test_fields_are_listed_with_what_they_may_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "draft"]) == 0
    out = capsys.readouterr().out
    assert "# number　文件编号（必填；" in out
    assert "# stage　文稿阶段（可省，缺省为 征求意见稿；可用的值：工作组讨论稿、征求意见稿、送审稿、报批稿）" in out
    assert "# 　　　　kind　变化的性质（必填；可用的值：更改、增加、删除）" in out


def test_what_templates_prints_can_be_rendered(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = data.parent / "out.docx"
    assert run(["render", "draft", "--data", str(data), "-o", str(out)]) == 0
    assert "图片“无.png”找不到或格式不支持，没有写入。" in capsys.readouterr().err
    assert read(out).cover.title == "牧区暖棚羔羊育肥技术规范"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["draft", "-o", "a.docx"], "没有给出数据文件"),
        (["draft", "--data", "a.yaml"], "没有给出输出文件"),
        (["draft", "--data", "a.yaml", "-o", "a.pdf"], "输出文件“a.pdf”应是 .docx"),
        (["letter", "--data", "a.yaml", "-o", "a.docx"], "没有名为“letter”的模板；可用的模板："),
        (["draft", "--data", "a.yaml", "-o", "a.docx"], "没有这个数据文件"),
    ],
)
def test_what_is_missing_is_said(
    options: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["render", *options]) == 2
    assert said in capsys.readouterr().err


def test_unknown_template_to_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "letter"]) == 2
    assert "draft（标准草案）" in capsys.readouterr().err
