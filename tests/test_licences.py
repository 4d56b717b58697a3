"""The bill of materials and the page of licences are those of the lock files, and what is locked is what is declared."""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "script"))

import licences  # noqa: E402
from locked import EXTRAS, MAIN, Locked, closure, declared, locked  # noqa: E402
from sbom import Package, bill, homepage_of, licence_of  # noqa: E402

COPYLEFT = {"docxtpl"}
"""What is needed to run and is under a licence that asks for more than naming it: the page says on which terms. A new one is looked
at before it comes in."""


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(licences.BILL.read_text(encoding="utf-8"))
    return told


def test_nothing_is_stale(made: dict[str, Any]) -> None:
    assert licences.stale(made) == [], "run script/licences"


def test_what_is_stale_is_seen(made: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    import copy

    other = copy.deepcopy(made)
    gone = other["components"].pop(0)
    other["components"][0]["externalReferences"][1]["hashes"].pop()
    other["metadata"]["component"]["version"] = "0.0.1"
    told = "\n".join(licences.stale(other))
    assert f"{gone['name']} {gone['version']}: not in the bill" in told
    assert "other hashes" in told and "another version of stdkit" in told and "docs/licences.md" in told


def test_every_locked_package_that_runs_is_listed_with_its_licence(made: dict[str, Any]) -> None:
    """As the page shows it, and as the package says where it is installed here."""
    page = licences.PAGE.read_text(encoding="utf-8")
    listed = {(each["name"], each["version"]): each for each in made["components"]}
    for each in locked(MAIN):
        component = listed[each.name, each.version]
        assert f"| {each.name} | {each.version} | {licences.licence(component)} | <http" in page
        try:
            told = importlib.metadata.distribution(each.name)
        except importlib.metadata.PackageNotFoundError:
            continue
        if told.version == each.version:
            said = Message()
            for key in told.metadata:
                for value in told.metadata.get_all(key) or []:
                    if value not in said.get_all(key, []):
                        said[key] = value
            assert licence_of(each.name, said) == licences.licence(component)


def test_licences_that_ask_for_more_are_known(made: dict[str, Any]) -> None:
    strict = {
        each["name"]
        for each in made["components"]
        if each["scope"] == "required" and re.search(r"GPL|MPL|EPL|CDDL|SSPL|CC-BY-(NC|SA)", licences.licence(each))
    }
    assert strict == COPYLEFT
    assert all(f"- {name}：" in licences.PAGE.read_text(encoding="utf-8") for name in strict)


def test_scopes_are_those_of_the_declarations(made: dict[str, Any]) -> None:
    scopes = {each["name"]: each["scope"] for each in made["components"]}
    assert all(scopes[name] == "required" for name in declared())
    assert scopes["hatchling"] == scopes["editables"] == "excluded"
    assert scopes["rapidocr"] == scopes["onnxruntime"] == scopes["distributed"] == "optional"
    assert scopes["colorama"] == scopes["cryptography"] == "required", (
        "what they need is needed too, on Windows as well"
    )


def test_both_lock_files_name_the_same_versions() -> None:
    extras = {(each.name, each.version) for each in locked(EXTRAS)}
    required = {each.name for each in locked(MAIN)} - {
        "hatchling",
        "editables",
        "pathspec",
        "pluggy",
        "tomlkit",
        "trove-classifiers",
    }
    assert not [each for each in locked(MAIN) if each.name in required and (each.name, each.version) not in extras]


def test_the_bill_is_in_the_shape_of_cyclonedx(made: dict[str, Any]) -> None:
    """What the schema of CycloneDX 1.6 asks for, of what is used of it."""
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    whole = [made["metadata"]["component"], *made["components"]]
    refs = [each["bom-ref"] for each in whole]
    assert len(refs) == len(set(refs)) and refs[0] == f"pkg:pypi/stdkit@{made['metadata']['component']['version']}"
    for each in made["components"]:
        assert set(each) == {
            "type", "bom-ref", "name", "version", "description", "scope", "licenses", "purl", "externalReferences",
        }  # fmt: skip
        assert each["type"] == "library" and each["scope"] in ("required", "optional", "excluded")
        assert re.fullmatch(rf"pkg:pypi/[a-z0-9][a-z0-9-]*@{re.escape(each['version'])}", each["purl"])
        (said,) = each["licenses"]
        assert set(said) in ({"license"}, {"expression"})
        for link in each["externalReferences"]:
            assert link["type"] in ("website", "distribution") and link["url"].startswith("http")
            hashes = link.get("hashes", [])
            assert all(h["alg"] == "SHA-256" and re.fullmatch(r"[0-9a-f]{64}", h["content"]) for h in hashes)
        assert each["externalReferences"][1]["hashes"]
    assert [each["ref"] for each in made["dependencies"]] == refs
    assert all(set(each["dependsOn"]) <= set(refs) for each in made["dependencies"])
    reached = closure([refs[0]], {each["ref"]: each["dependsOn"] for each in made["dependencies"]})
    assert reached >= {each["bom-ref"] for each in made["components"] if each["scope"] != "excluded"}


def test_the_same_packages_give_the_same_bill_in_any_order() -> None:
    one = Package(Locked("甲", "1.0", "", ("a" * 64,)), "required", "", "MIT", "https://a", ("乙",))
    other = Package(Locked("乙", "2.0", "", ("b" * 64,)), "optional", "", "MIT OR Apache-2.0", "https://b", ())
    made = bill("stdkit", "1", [one, other], ["甲"])
    assert made == bill("stdkit", "1", [other, one], ["甲"])
    assert made["serialNumber"] != bill("stdkit", "1", [one], ["甲"])["serialNumber"]
    assert made["dependencies"][0] == {"ref": "pkg:pypi/stdkit@1", "dependsOn": ["pkg:pypi/甲@1.0"]}
    assert made["components"][0]["licenses"] == [{"expression": "MIT OR Apache-2.0"}]


def test_a_licence_nobody_knows_stops_the_work() -> None:
    told = Message()
    told["Name"], told["License"] = "x", "Do what you like"
    with pytest.raises(ValueError, match="x: which licence"):
        licence_of("x", told)
    told["Classifier"] = "License :: OSI Approved :: MIT License"
    assert licence_of("x", told) == "MIT"
    assert homepage_of(told) == "https://pypi.org/project/x/"
    told["Project-URL"] = "Source Code, https://example.org/x"
    assert homepage_of(told) == "https://example.org/x"


def test_a_lock_file_is_read_whole(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    lock.write_text(
        "# made by\nOne.Two==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:bb \\\n    --hash=sha256:aa\nb==2 --hash=sha256:cc\n",
        encoding="utf-8",
    )
    one, other = locked(lock)
    assert (
        one == Locked("one-two", "1.0", "sys_platform == 'win32'", ("aa", "bb"))
        and other.line() == "b==2 --hash=sha256:cc"
    )
    assert one.wanted({"sys_platform": "win32"}) and not one.wanted({"sys_platform": "linux"})
    lock.write_text("a>=1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not pinned"):
        locked(lock)
