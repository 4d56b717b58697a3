"""Real documents: every one is checked to the end, and what is said of it fits the contract."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from stdkit import cli


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["docx-from-doc", "templates"])
def test_every_document_is_checked_to_the_end(folder: str, corpus: Path, root: Path, tmp_path: Path) -> None:
    paths = sorted(str(path) for path in (corpus / folder).rglob("*.do[ct]*") if path.suffix != ".doc")
    out = tmp_path / "check.json"
    assert cli.run(["check", *paths, "--format", "json", "-o", str(out), "--quiet", "--fail-on", "never"]) == 0
    given = json.loads(out.read_text(encoding="utf-8"))
    jsonschema_rs.validate(json.loads((root / "stdkit/schemas/check.schema.json").read_text(encoding="utf-8")), given)
    assert given["summary"]["files"] == len(paths) > 0
    findings = [finding for document in given["documents"] for finding in document["findings"]]
    assert not [finding["message"] for finding in findings if finding["rule"] == "internal-error"]
    for place in (finding["location"] for finding in findings if finding["location"]):
        assert place["text"] in place["excerpt"] or len(place["text"]) > 200
        assert place["end"] - place["start"] == len(place["text"])
