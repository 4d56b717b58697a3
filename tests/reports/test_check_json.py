from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from stdkit.reports import check_json
from stdkit.version import __version__
from tests.reports.sample_report import LONG, sample_report, whole

render = whole(check_json.render)


@pytest.fixture(scope="session")
def validator(root: Path) -> Any:
    return jsonschema_rs.validator_for(
        json.loads((root / "stdkit/schemas/check.schema.json").read_text(encoding="utf-8"))
    )


def test_the_output_fits_the_schema(validator: Any) -> None:
    validator.validate(json.loads(render(sample_report())))


def test_the_shape_is_the_contract() -> None:
    """Key by key what other programs rely on."""
    given = json.loads(render(sample_report()))
    assert list(given) == ["schema", "stdkit", "profile", "documents", "notes", "summary"]
    assert (given["schema"], given["stdkit"], given["profile"]) == ("stdkit.check/1", __version__, "gbt-1.1-2020")
    assert given["summary"] == {
        "files": 3,
        "error": 2,
        "warning": 2,
        "info": 1,
        "failed": 1,
        "suppressed": 0,
        "unchanged": 0,
    }
    document = given["documents"][0]
    assert {key: document[key] for key in ("path", "sha256", "format", "number", "title")} == {
        "path": "草案.docx",
        "sha256": "a" * 64,
        "format": "docx",
        "number": "DB15/T 123—2026",
        "title": "风干牛肉加工技术规范",
    }
    fingerprint = document["findings"][2].pop("fingerprint")
    assert len(fingerprint) == 32
    assert document["findings"][2] == {
        "rule": "MOD001",
        "name": "must-as-requirement",
        "severity": "error",
        "message": "以“应”代替“必须”",
        "confidence": "certain",
        "question": "",
        "gbt11_clause": "表C.1",
        "location": {
            "element": "core",
            "clause": "5.1",
            "block": "t1",
            "kind": "paragraph",
            "page": None,
            "start": 2,
            "end": 4,
            "text": "必须",
            "excerpt": "设备必须可靠接地，外壳必须绝缘。",
            "line": None,
        },
        "edits": [{"block": "t1", "start": 2, "end": 4, "text": "应", "safety": "safe"}],
        "suppressed": None,
        "baseline": "new",
    }
    assert document["unread"][0] == {"what": "没有文字的图", "where": "5.3", "page": 5}
    assert given["documents"][2]["errors"] == [{"message": "不是 DOCX 文件。"}]


def test_the_whole_document_has_no_location_and_the_foreword_no_clause() -> None:
    findings = json.loads(render(sample_report()))["documents"][0]["findings"]
    assert findings[0]["location"] is None
    assert findings[1]["location"]["element"] == "foreword" and findings[1]["location"]["clause"] is None


def test_excerpts_are_200_characters_around_the_place() -> None:
    place = json.loads(render(sample_report()))["documents"][0]["findings"][3]["location"]
    assert len(place["excerpt"]) == 200 and place["excerpt"] in LONG and place["text"] == "必须"
    assert place["excerpt"].index("必须") == 99


@pytest.mark.parametrize(
    "spoil",
    [
        lambda given: given.update(more=1),
        lambda given: given.pop("summary"),
        lambda given: given["documents"][0]["findings"][2]["location"].pop("page"),
        lambda given: given["documents"][0]["findings"][2]["location"].update(element="chapter"),
        lambda given: given["documents"][0]["findings"][2].update(severity="fatal"),
        lambda given: given["documents"][0].update(format="xls"),
        lambda given: given["documents"][0]["findings"][2]["location"].update(excerpt="长" * 201),
    ],
)
def test_the_schema_is_strict(validator: Any, spoil: Any) -> None:
    given = json.loads(render(sample_report()))
    spoil(given)
    assert not validator.is_valid(given)
