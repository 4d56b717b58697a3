from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stdkit.errors import BadData
from stdkit.formats.markdown import read_markdown
from stdkit.lint.baseline import load_baseline, only_new, unchanged, written
from stdkit.lint.fingerprints import Trace
from stdkit.lint.results import FileResult, Suppressed, locate
from stdkit.lint.runner import check

OLD = "# 5 要求\n\n5.1　各类设备的外壳必须可靠接地，内部线路必须绝缘，见6.2。\n\n5.2　门必须关。\n\n5.3　门必须关。\n"
RENUMBERED = (
    "# 5 总则\n\n5.1　新的一条。\n\n# 6 要求\n\n6.1　新的要求必须写明。\n\n"
    "6.2　各类设备的外壳必须可靠接地，内部线路必须绝缘，见7.2。\n\n6.3　门必须关。\n\n6.4　门必须关。\n"
)


def result(source: str, path: str = "草案.md") -> FileResult:
    doc = read_markdown(source, path=path)
    rows = locate(doc, [f for f in check(doc) if f.rule == "MOD001"], source)
    return FileResult(path, doc.digest, "markdown", doc.cover.number, findings=rows)


def _new(source: str, baseline: Path, path: str = "草案.md") -> list[str | None]:
    """Clauses of the findings that are new against the baseline."""
    file = load_baseline(baseline).marked(replace(result(source), path=str(baseline.parent / path)), alone=True)
    return [row.location.clause for row in file.active if row.location]


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    path = tmp_path / "基线.json"
    path.write_text("".join(written([replace(result(OLD), path=str(tmp_path / "草案.md"))], path)), encoding="utf-8")
    return path


def test_nothing_is_new_against_itself(baseline: Path) -> None:
    assert _new(OLD, baseline) == []
    given = json.loads(baseline.read_text(encoding="utf-8"))
    assert given["documents"][0]["path"] == "草案.md", "relative to the baseline, so that a repository can be moved"
    assert len(given["documents"][0]["findings"]) == 4


def test_renumbering_makes_nothing_new(baseline: Path) -> None:
    assert _new(RENUMBERED, baseline) == ["6.1"]


def test_one_more_of_the_same_is_new(baseline: Path) -> None:
    assert _new(OLD + "\n5.4　门必须关。\n", baseline) == ["5.4"]


def test_mending_one_half_of_a_sentence_does_not_make_the_other_half_new(baseline: Path) -> None:
    assert _new(OLD.replace("外壳必须", "外壳应"), baseline) == []


def test_the_same_words_elsewhere_are_new(baseline: Path) -> None:
    assert _new("# 5 要求\n\n5.1　全部机械均必须定期检修。\n", baseline) == ["5.1"]


def test_a_renamed_draft_is_known_where_there_is_no_doubt(baseline: Path) -> None:
    assert _new(OLD, baseline, "送审稿.md") == []
    base = load_baseline(baseline)
    two = [replace(result(OLD), path=str(baseline.parent / name)) for name in ("甲.md", "乙.md")]
    assert [len(base.marked(file, alone=False).active) for file in two] == [4, 4]


def test_a_renamed_draft_is_known_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    source = f"---\nnumber: DB15/T 1—2026\n---\n\n{OLD}"
    other = "---\nnumber: DB15/T 2—2026\n---\n\n# 5 要求\n\n5.1　应写明。\n"
    path.write_text("".join(written([result(source, "甲.md"), result(other, "乙.md")], path)), encoding="utf-8")
    base, two = load_baseline(path), (result(source, "丙.md"), result(OLD, "丁.md"))
    assert [len(base.marked(file, alone=False).active) for file in two] == [0, 4]


def test_what_is_suppressed_is_not_written(tmp_path: Path) -> None:
    file = result(OLD)
    kept = replace(file, findings=tuple(replace(row, suppressed=Suppressed("…")) for row in file.findings))
    assert json.loads("".join(written([kept], tmp_path / "b.json")))["documents"][0]["findings"] == []


def test_only_what_an_older_version_had_not() -> None:
    rows = only_new(result(RENUMBERED), result(OLD)).findings
    assert [row.location.clause for row in rows if row.location] == ["6.1"]


def test_each_known_one_answers_for_one() -> None:
    trace = Trace("MOD001", "必须", "设备外壳", "接地")
    assert unchanged([trace, trace, None], [trace]) == {0}
    assert unchanged([replace(trace, after="绝缘"), trace], [trace]) == {1}, "what is wholly the same comes first"
    assert unchanged([replace(trace, rule="MOD002")], [trace]) == set()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "不是 JSON"),
        ("[]", "schema"),
        ('{"schema": "stdkit.check/1"}', "schema"),
        ('{"schema": "stdkit.baseline/1"}', "不完整"),
        (
            '{"schema": "stdkit.baseline/1", "documents": [{"path": "a", "number": "", "findings": [{"rule": 1}]}]}',
            "不完整",
        ),
        (None, "不存在"),
    ],
)
def test_a_bad_baseline_is_one_sentence(tmp_path: Path, content: str | None, says: str) -> None:
    path = tmp_path / "b.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BadData) as caught:
        load_baseline(path)
    assert says in str(caught.value) and "b.json" in str(caught.value) and "\n" not in str(caught.value)
