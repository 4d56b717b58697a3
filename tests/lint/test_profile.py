from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.errors import BadData, BadOption, StdkitError
from stdkit.lint import registry
from stdkit.lint.profile import Profile, built_in, editions_of, load_profile, taken_back
from tests.lint.rules_for_tests import word_rule

MOD001, MOD002, REF001 = (word_rule(code, "甲") for code in ("MOD001", "MOD002", "REF001"))
QUIET = word_rule("LAY001", "甲", default=False)
ALL = [MOD001, MOD002, REF001, QUIET]


def _runs(profile: Profile) -> list[str]:
    return [rule.code for rule in ALL if profile.runs(rule)]


def test_the_built_in_profiles() -> None:
    assert built_in() == ["engineering", "gbt-1.1-2009", "gbt-1.1-2020"]
    assert load_profile().name == "gbt-1.1-2020" and load_profile().edition == "2020"
    assert load_profile("gbt-1.1-2009").edition == "2009"
    engineering = load_profile("engineering")
    assert engineering.engineering and engineering.name == "engineering" and engineering.edition == "2020"
    assert not engineering.runs(MOD001) and not engineering.runs(REF001) and engineering.runs(word_rule("REF011", "甲"))


def test_what_the_built_in_profiles_take_back_has_its_reason() -> None:
    known = registry.load()
    for name in built_in():
        profile = load_profile(name)
        profile.check_codes(known, where=name)
        assert all(len(entry.because) >= 8 and entry.codes for entry in profile.soften)
    old, new = load_profile("gbt-1.1-2009"), load_profile()
    assert old.severity_of(known["MOD002"]) is None and new.severity_of(known["MOD002"]) == "error"
    assert editions_of(known["MOD002"]) == ("2020",) and editions_of(known["MOD001"]) == ("2020", "2009")
    assert [(name, entry.severity) for name, entry in taken_back(known["FUN004"])] == [("gbt-1.1-2009", "info")]


@pytest.mark.parametrize(
    ("profile", "runs"),
    [
        (Profile(), ["MOD001", "MOD002", "REF001"]),
        (Profile(select=("MOD",)), ["MOD001", "MOD002"]),
        (Profile(select=("ALL",)), ["MOD001", "MOD002", "REF001", "LAY001"]),
        (Profile(select=("LAY",)), ["LAY001"]),
        (Profile(extend_select=("LAY001",)), ["MOD001", "MOD002", "REF001", "LAY001"]),
        (Profile(ignore=("MOD",)), ["REF001"]),
        (Profile(select=("MOD001",), ignore=("MOD",)), ["MOD001"]),
        (Profile(select=("MOD",), ignore=("MOD001",)), ["MOD002"]),
    ],
)
def test_what_a_profile_runs(profile: Profile, runs: list[str]) -> None:
    assert _runs(profile) == runs


def test_a_new_select_begins_anew() -> None:
    below = Profile(select=("MOD",), ignore=("REF",), severity={"MOD": "info"})
    assert _runs(below.changed({"select": ("REF",)})) == ["REF001"]
    assert _runs(below.changed({"extend-select": ("LAY",)})) == ["MOD001", "MOD002", "LAY001"]
    assert _runs(below.changed({"ignore": ("MOD002",)})) == ["MOD001"]
    assert below.changed({"severity": {"REF": "off"}}).severity == {"MOD": "info", "REF": "off"}


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "本厅.yaml"
    own.write_text(
        "extends: engineering\nselect: [MOD, ref]\nignore: MOD002\nstage: review\nseverity: {REF001: info, lay: off}\n",
        encoding="utf-8",
    )
    profile = load_profile(str(own))
    assert profile.name == "本厅" and profile.engineering and profile.stage == "review"
    assert _runs(profile) == ["REF001"]
    assert profile.severity_of(REF001) == "info" and profile.severity_of(QUIET) is None


def test_extends_is_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "base.yaml").write_text("ignore: [REF]\n", encoding="utf-8")
    (tmp_path / "deep" / "own.yaml").write_text("extends: ../base.yaml\n", encoding="utf-8")
    assert _runs(load_profile(str(tmp_path / "deep" / "own.yaml"))) == ["MOD001", "MOD002"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("selct: [MOD]\n", "是否指 select"),
        ("severity: {MOD001: eror}\n", "是否指 error"),
        ("edition: '2001'\n", "2020、2009"),
        ("select: 3\n", "列表"),
        ("engineering: perhaps\n", "true 或 false"),
        ("- just\n- a list\n", "键"),
        ("a: [1\nb: 2\n", "第 2 行附近不是正确的 YAML"),
        ("extends: nowhere.yaml\n", "找不到"),
        ("extends: own.yaml\n", "圈"),
        ("title: 好\x00\n", "不是正确的 YAML"),
    ],
)
def test_a_bad_profile_is_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(StdkitError) as caught:
        load_profile(str(own))
    sentence = str(caught.value)
    assert says in sentence and str(tmp_path) in sentence and sentence.endswith("。") and "\n" not in sentence


def test_a_profile_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes("title: 本厅".encode("gbk"))
    with pytest.raises(BadData, match="UTF-8"):
        load_profile(str(tmp_path / "own.yaml"))


def test_an_empty_profile_is_the_default(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("", encoding="utf-8")
    assert load_profile(str(tmp_path / "own.yaml")) == Profile(name="own")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("gbt-1.1-2002", "是否指 gbt-1.1-20"), ("zzz", "engineering、gbt-1.1-2009"), ("no/such.yaml", "找不到")],
)
def test_an_unknown_profile_names_those_there_are(name: str, hint: str) -> None:
    with pytest.raises(BadOption, match=hint):
        load_profile(name)


def test_codes_of_a_profile_are_checked() -> None:
    with pytest.raises(BadOption, match="MOD001"):
        Profile(ignore=("MOD01",)).check_codes({"MOD001": MOD001}, where="配置")
