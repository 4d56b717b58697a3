"""The rows of a paper from the log of a conversion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdkit.cli import run

ROW = {"line": 1, "number": "DB15/ 1—2010", "title": "羊", "file": "a.docx", "conclusion": "转化", "state": "converted"}


@pytest.mark.parametrize("changed", [{"state": "done"}, {"state": []}, {"counts": 3}, {"problems": 3}, {"check": "x"}])
def test_a_log_that_was_changed_by_hand_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, Any]
) -> None:
    log, out = tmp_path / "run.jsonl", tmp_path / "a.docx"
    words = ["render", "conversion-conclusions", "--rows", str(log), "--blank", "-o", str(out)]
    log.write_text(json.dumps(ROW) + "\n", "utf-8")
    assert run(words) == 0
    log.write_text(json.dumps(ROW | changed) + "\n", "utf-8")
    assert run([*words, "--force"]) == 2
    assert "不是原来的样子" in capsys.readouterr().err
