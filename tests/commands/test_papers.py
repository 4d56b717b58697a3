"""``stdkit render`` and ``stdkit templates`` with papers and forms of one's own, as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.cli import run
from tests.formats.docx.forms import form, texts

SAMPLES = Path(__file__).parents[2] / "stdkit" / "templates"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("我们的表.docx").write_bytes(form("{{ title }}{{ titel }}{{ ics }}"))
    Path("好表.docx").write_bytes(form("《{{ title }}》{{ meeting.chair|ask('主持人') }}"))
    Path("a.yaml").write_text("number: DB15/T 1—XXXX\ntitle: 羔羊\n", "utf-8")
    return tmp_path


def test_templates_are_listed_in_two_groups(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    drafts, papers = lines.index("【文稿】"), lines.index("【文件】")
    assert drafts < papers
    assert any(line.startswith("draft　") for line in lines[drafts:papers])
    assert any(line.startswith("explanation　编制说明：") for line in lines[papers:])


def test_what_templates_prints_of_a_paper_can_be_rendered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("审查会议纪要", "announcement"):
        assert run(["templates", name]) == 0
        Path("sample.yaml").write_text(capsys.readouterr().out, "utf-8")
        assert run(["render", name, "--data", "sample.yaml", "-o", "out.docx"]) == 0
        assert texts(Path("out.docx").read_bytes())


def test_what_data_lack_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "minutes", "--data", "a.yaml"]) == 1
    out = capsys.readouterr().out
    assert "缺少（必填）　meeting　标准审查会议" in out
    assert "没有（可省）　committee　" in out
    assert "number" not in out
    assert run(["templates", "编制说明", "--data", "a.yaml"]) == 0
    assert "a.yaml：“编制说明”必填的字段都有了。" in capsys.readouterr().out


def test_a_form_of_ones_own_is_looked_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "我们的表.docx", "--like", "审查会议纪要"]) == 1
    out = capsys.readouterr().out
    assert "用到　title" in out
    assert "不认识　titel　正文“{{ title }}{{ titel }}{{ ics }}”；是否指 title" in out
    assert "表中没有（模板必填）　meeting　标准审查会议" in out
    assert run(["templates", "好表.docx", "--like", "审查会议纪要"]) == 0


def test_a_form_of_ones_own_is_filled(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "好表.docx", "--like", "编制说明", "--data", "a.yaml", "-o", "out.docx"]) == 0
    assert texts(Path("out.docx").read_bytes())[0] == "《羔羊》【请填写：主持人】"
    assert "有 1 处待填写，文件中标为“【请填写：…】”：主持人。" in capsys.readouterr().err
    assert run(["render", "好表.docx", "--like", "编制说明", "--blank", "-o", "blank.docx"]) == 0
    assert texts(Path("blank.docx").read_bytes())[0] == "《》"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["render", "我们的表.docx", "--data", "a.yaml", "-o", "b.docx"], "自备表格和 --like 要一起用"),
        (["render", "minutes", "--like", "minutes", "--data", "a.yaml", "-o", "b.docx"], "自备表格和 --like 要一起用"),
        (["render", "我们的表.docx", "--like", "minutes", "--data", "a.yaml", "-o", "我们的表.docx"], "不能写在输入文件上"),
        (["render", "我们的表.docx", "--like", "编制说明", "--data", "a.yaml", "-o", "b.docx"], "不认识的字段“titel”；是否指 title"),
        (["render", "没有.docx", "--like", "编制说明", "--data", "a.yaml", "-o", "b.docx"], "没有.docx：文件不存在"),
        (["render", "好表.docx", "--like", "会议", "--data", "a.yaml", "-o", "b.docx"], "没有名为“会议”的模板"),
        (["render", "编制说明", "--data", "a.yaml", "--old", "a.yaml", "-o", "b.docx"], "只给了旧版"),
        (["render", "编制说明", "-o", "b.docx"], "没有给出数据文件"),
        (["render", "编制说名", "--blank", "-o", "b.docx"], "是否指 编制说明"),
        (["render", "draft", "--blank", "-o", "b.docx"], "是文稿，没有空白表"),
        (["render", "draft", "--data", "a.yaml", "--conversion", "b.json", "-o", "b.docx"], "“标准草案”是文稿"),
        (["templates", "我们的表.docx"], "没有说明自备的表格用哪个模板的字段"),
        (["templates", "编制说明", "--like", "编制说明"], "--like 只用于自备的 .docx 表格"),
        (["templates", "--data", "a.yaml"], "没有说明是哪个模板"),
        (["templates", "编制说明", "--data", "没有.yaml"], "没有这个数据文件"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_in_one_sentence(
    options: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(options) == 2
    told = capsys.readouterr().err
    assert said in told and "Traceback" not in told
    assert not Path("b.docx").exists()


def test_bad_data_for_a_paper_are_told_when_asked_what_is_lacking(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("b.yaml").write_text("meeting: {date: 2026-02-30}\n", "utf-8")
    assert run(["templates", "minutes", "--data", "b.yaml"]) == 2
    assert "字段“meeting.date”（会议日期）的值“2026-02-30”不合要求" in capsys.readouterr().err
