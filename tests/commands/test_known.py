"""Baseline, suppressions, ``--diff`` and ``--statistics`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from stdkit import cli
from stdkit.formats.docx.reader import read_docx

OLD = "# 5 要求\n\n5.1　设备必须接地。\n\n5.2　外壳必须绝缘。\n"
NEW = "# 5 总则\n\n5.1　门必须关。\n\n# 6 要求\n\n6.1　设备必须接地。\n\n6.2　外壳必须绝缘。\n"
ONLY = ["--select", "MOD001"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "新.md").write_text(NEW, encoding="utf-8")
    return tmp_path


def _check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = cli.run(["check", *arguments, *ONLY, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def _standing(given: Any) -> list[tuple[str, str]]:
    return [(row["location"]["clause"], row["baseline"]) for row in given["documents"][0]["findings"]]


def test_what_is_in_the_baseline_does_not_fail_a_check(
    folder: Path, capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    code, given = _check(capsys, "旧.md", "--write-baseline", "基线.json")
    assert code == 0 and given["summary"]["unchanged"] == 2, "from now on they are known"
    (folder / "旧.md").write_text(NEW, encoding="utf-8")
    code, given = _check(capsys, "旧.md", "--baseline", "基线.json")
    assert code == 1
    assert _standing(given) == [("5.1", "new"), ("6.1", "unchanged"), ("6.2", "unchanged")]
    assert (given["summary"]["error"], given["summary"]["unchanged"]) == (1, 2)
    schema = json.loads((root / "stdkit/schemas/check.schema.json").read_text(encoding="utf-8"))
    jsonschema_rs.validate(schema, given)
    (folder / "旧.md").write_text(OLD, encoding="utf-8")
    assert _check(capsys, "旧.md", "--baseline", "基线.json")[0] == 0


def test_a_new_baseline_beside_an_old_one_does_not_excuse(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _check(capsys, "旧.md", "--write-baseline", "甲.json")
    (folder / "旧.md").write_text(NEW, encoding="utf-8")
    code, given = _check(capsys, "旧.md", "--baseline", "甲.json", "--write-baseline", "乙.json")
    assert code == 1 and given["summary"]["error"] == 1
    assert _check(capsys, "旧.md", "--baseline", "乙.json")[0] == 0


def test_diff_shows_only_what_the_older_draft_had_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, given = _check(capsys, "新.md", "--diff", "旧.md")
    assert code == 1 and _standing(given) == [("5.1", "new")]
    assert _check(capsys, "旧.md", "--diff", "新.md")[1]["documents"][0]["findings"] == []


def test_suppressions_of_the_settings_and_of_the_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "stdkit.toml").write_text(
        '[[suppress]]\ncodes = ["MOD001"]\nclauses = ["5.1"]\nreason = "引用法律原文"\nuntil = 2999-12-31\n',
        encoding="utf-8",
    )
    (folder / "旧.md").write_text(OLD.replace("绝缘。", "绝缘。<!-- stdkit: ignore MOD 另行处理 -->"), encoding="utf-8")
    code, given = _check(capsys, "旧.md")
    assert code == 0 and given["summary"]["suppressed"] == 2 and given["summary"]["error"] == 0
    assert [row["suppressed"] for row in given["documents"][0]["findings"]] == [
        {"reason": "引用法律原文", "until": "2999-12-31"},
        {"reason": "另行处理", "until": None},
    ]
    cli.run(["check", "旧.md", *ONLY])
    assert "另有 2 处已豁免，不计入" in capsys.readouterr().out


def test_an_expired_suppression_fails_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "stdkit.toml").write_text(
        '[[suppress]]\ncodes = ["MOD001"]\nreason = "老稿"\nuntil = 2020-01-01\n', encoding="utf-8"
    )
    code, given = _check(capsys, "旧.md")
    assert code == 1 and all("已于2020-01-01到期" in row["message"] for row in given["documents"][0]["findings"])


def test_what_does_not_count_is_neither_annotated_nor_fixed(folder: Path, root: Path) -> None:
    example = str(root / "examples" / "draft-with-faults.docx")
    only = ["--select", "CON001", "--fix-safety", "review", "--fail-on", "never", "--quiet"]
    assert cli.run(["check", example, *only, "--fix", "改.docx", "--annotate", "注.docx"]) in (0, 1)
    settings = '[[suppress]]\ncodes = ["CON001"]\nreason = "老稿"\n'
    copy = folder / "下" / "稿.docx"
    copy.parent.mkdir()
    copy.write_bytes(Path(example).read_bytes())
    (copy.parent / "stdkit.toml").write_text(settings, encoding="utf-8")
    assert cli.run(["check", str(copy), *only, "--fix", "不改.docx"]) == 0
    before = [b.text for b in read_docx(example).blocks()]
    assert [b.text for b in read_docx("不改.docx").blocks()] == before
    assert [b.text for b in read_docx("改.docx").blocks()] != before


def test_statistics(folder: Path, capsys: pytest.CaptureFixture[str], root: Path) -> None:
    code = cli.run(["check", "旧.md", "新.md", *ONLY, "--statistics"])
    shown = capsys.readouterr().out
    assert code == 1 and "5  错误  MOD001" in shown and "2 个文件" in shown and "1 条规则，共 5 处" in shown
    _, given = _check(capsys, "旧.md", "新.md", "--statistics")
    jsonschema_rs.validate(json.loads((root / "stdkit/schemas/check.schema.json").read_text(encoding="utf-8")), given)
    assert given["statistics"] == [
        {
            "rule": "MOD001",
            "name": "must-as-requirement",
            "title": "用“必须”表示要求",
            "severity": "error",
            "count": 5,
            "files": 2,
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--baseline", "没有.json"], "基线文件不存在"),
        (["--baseline", "新.md"], "不是 JSON"),
        (["--write-baseline", "旧.md"], "不能写在输入文件上"),
        (["--diff", "没有.md"], "旧稿没有读成"),
        (["新.md", "--diff", "旧.md"], "一次只比较一份"),
        (["--statistics", "--format", "sarif"], "--statistics"),
    ],
)
def test_bad_options_are_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert cli.run(["check", "旧.md", *arguments]) == 2
    said = capsys.readouterr().err.strip()
    assert says in said and "\n" not in said


def test_a_code_that_is_none_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "stdkit.toml").write_text('[[suppress]]\ncodes = ["MOD999"]\nreason = "…"\n', encoding="utf-8")
    assert cli.run(["check", "旧.md"]) == 2
    assert "suppress" in capsys.readouterr().err
