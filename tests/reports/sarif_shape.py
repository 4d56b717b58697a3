"""What SARIF 2.1.0 demands of the objects we write, by hand from the text of the standard: every object's known properties, which
of them have to be there, and the values of the closed lists. Anything unknown is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TEXT, NUMBER, YES_NO, ANY = "text", "number", "yes-no", "any"

# object → property → shape; "!" in front: has to be there; "[x]": a list of x; a set: one of these.
SHAPES: dict[str, dict[str, Any]] = {
    "log": {"$schema": TEXT, "!version": {"2.1.0"}, "!runs": "[run]"},
    "run": {
        "!tool": "tool", "translations": "[component]", "invocations": "[invocation]", "language": "language",
        "columnKind": {"utf16CodeUnits", "unicodeCodePoints"}, "artifacts": "[artifact]", "results": "[result]",
        "properties": ANY,
    },
    "tool": {"!driver": "component"},
    "component": {
        "!name": TEXT, "version": TEXT, "semanticVersion": "semver", "language": "language", "rules": "[descriptor]",
        "shortDescription": "words", "translationMetadata": "about",
    },
    "about": {"!name": TEXT, "shortDescription": "words"},
    "descriptor": {
        "!id": TEXT, "name": TEXT, "shortDescription": "words", "fullDescription": "words", "help": "words",
        "defaultConfiguration": "configuration", "properties": ANY,
    },
    "configuration": {"enabled": YES_NO, "level": {"none", "note", "warning", "error"}},
    "words": {"!text": TEXT, "markdown": TEXT},
    "message": {"!text": TEXT},
    "invocation": {"!executionSuccessful": YES_NO, "toolExecutionNotifications": "[notification]"},
    "notification": {"!message": "message", "level": {"none", "note", "warning", "error"}, "locations": "[location]"},
    "artifact": {
        "location": "place", "parentIndex": NUMBER, "roles": "[role]", "hashes": ANY, "mimeType": TEXT,
        "description": "words",
    },
    "place": {"uri": "uri", "index": NUMBER},
    "result": {
        "!message": "message", "ruleId": TEXT, "ruleIndex": NUMBER, "level": {"none", "note", "warning", "error"},
        "locations": "[location]", "partialFingerprints": "prints", "properties": ANY, "suppressions": "[suppression]",
        "baselineState": {"new", "unchanged", "updated", "absent"}, "fixes": "[fix]",
    },
    "location": {"physicalLocation": "physical", "logicalLocations": "[logical]"},
    "physical": {"!artifactLocation": "place", "region": "region"},
    "logical": {"name": TEXT, "fullyQualifiedName": TEXT, "kind": TEXT},
    "region": {
        "startLine": NUMBER, "startColumn": NUMBER, "endLine": NUMBER, "endColumn": NUMBER, "charOffset": NUMBER,
        "charLength": NUMBER,
    },
    "suppression": {
        "!kind": {"inSource", "external"}, "status": {"accepted", "underReview", "rejected"}, "justification": TEXT,
        "properties": ANY,
    },
    "fix": {"description": "words", "!artifactChanges": "[change]"},
    "change": {"!artifactLocation": "place", "!replacements": "[replacement]"},
    "replacement": {"!deletedRegion": "region", "insertedContent": "content"},
    "content": {"text": "inserted"},
}  # fmt: skip
_FILLED = {"[change]", "[replacement]", "[location]"}
_PATTERNS = {
    "language": r"[a-z]{2}-[A-Z]{2}",
    "semver": r"\d+\.\d+\.\d+([-+].*)?",
    "uri": r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+",
    "role": r"analysisTarget",
}


def faults(value: Any, shape: Any = "log", at: str = "log") -> Iterator[str]:
    """What is wrong with ``value``, each with its place."""
    if isinstance(shape, set):
        if value not in shape:
            yield f"{at}: {value!r} is none of {sorted(shape)}"
    elif shape.startswith("["):
        yield from _list(value, shape, at)
    elif shape in SHAPES:
        yield from _object(value, SHAPES[shape], at)
        if shape == "region" and not {"startLine", "charOffset"} & set(value):
            yield f"{at}: a region without a place"
    elif shape == "prints":
        if not value or not all(isinstance(print_, str) and print_ for print_ in value.values()):
            yield f"{at}: fingerprints are words"
    elif not _simple(value, shape):
        yield f"{at}: {value!r} is no {shape}"


def _simple(value: Any, shape: str) -> bool:
    if shape in _PATTERNS:
        return isinstance(value, str) and re.fullmatch(_PATTERNS[shape], value) is not None
    if shape == NUMBER:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if shape == YES_NO:
        return isinstance(value, bool)
    return isinstance(value, str) and (bool(value) or shape == "inserted") if shape in (TEXT, "inserted") else True


def _list(value: Any, shape: str, at: str) -> Iterator[str]:
    if not isinstance(value, list) or (shape in _FILLED and not value):
        yield f"{at}: no list, or an empty one"
        return
    for number, item in enumerate(value):
        yield from faults(item, shape[1:-1], f"{at}[{number}]")


def _object(value: Any, shape: dict[str, Any], at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: no object"
        return
    known = {name.lstrip("!"): inner for name, inner in shape.items()}
    yield from (f"{at}: no {name[1:]}" for name in shape if name.startswith("!") and name[1:] not in value)
    yield from (f"{at}: unknown {name}" for name in value if name not in known)
    for name, inner in value.items():
        if name in known:
            yield from faults(inner, known[name], f"{at}.{name}")
