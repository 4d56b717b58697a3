"""A template's form written out, changed, and used as a form of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.cli import run
from stdkit.templates.fields import names, template
from stdkit.templates.papers import FORM, is_paper


def test_the_form_of_every_paper_can_be_had_and_filled_as_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in filter(lambda one: is_paper(template(one)), names()):
        assert run(["templates", name, "-o", f"{name}.docx"]) == 0
        assert Path(f"{name}.docx").read_bytes() == template(name).folder.joinpath(FORM).read_bytes()
        assert run(["templates", f"{name}.docx", "--like", name]) == 0
        sample = str(template(name).folder.joinpath("sample.yaml"))
        assert run(["render", f"{name}.docx", "--like", name, "--data", sample, "-o", "own.docx"]) == 0
        assert run(["render", name, "--data", sample, "-o", "ours.docx"]) == 0
        assert Path("own.docx").read_bytes() == Path("ours.docx").read_bytes()
        Path("own.docx").unlink()
        Path("ours.docx").unlink()
    assert (
        "已写入 ballot.docx；改好后用 stdkit render ballot.docx --like 标准送审稿投票单 填写。"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "a.docx"], "-o 要和模板名称一起用"),
        (["申报单", "--data", "a.yaml", "-o", "a.docx"], "-o 要和模板名称一起用"),
        (["draft", "-o", "a.docx"], "“标准草案”是文稿，没有 Word 表格"),
        (["申报单", "-o", "a.xlsx"], "输出文件“a.xlsx”应是 .docx"),
        (["申报表", "-o", "a.docx"], "没有名为“申报表”的模板；是否指 申报单"),
    ],
)
def test_what_does_not_go_together_is_said(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["templates", *words]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
