from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.errors import BadData
from stdkit.lint.profile import Profile, load_profile
from stdkit.lint.rule import Setting
from stdkit.lint.runner import check
from stdkit.lint.softening import Softening
from tests.lint.drafts import draft
from tests.lint.rules_for_tests import word_rule

RULE = word_rule("COV004", "甲")


def severity(profile: Profile, **setting: str) -> str | None:
    return profile.severity_of(RULE, Setting(**setting))  # type: ignore[arg-type]


def eased(severity: str, **where: tuple[str, ...]) -> Softening:
    return Softening(("COV004",), severity, "理由", **where)


def test_an_entry_holds_for_the_documents_it_names() -> None:
    profile = Profile(soften=(eased("info", level=("group", "enterprise"), stage=("draft",)),))
    assert severity(profile, level="group", stage="draft") == "info"
    assert severity(profile, level="group", stage="review") == "error"
    assert severity(profile, level="local", stage="draft") == "error"
    assert profile.severity_of(RULE) == "error", "of no document in particular the entry says nothing"


def test_the_mildest_entry_wins_and_none_makes_a_rule_more_severe() -> None:
    profile = Profile(
        severity={"COV": "info"}, soften=(eased("warning"), Softening(("COV",), "off", "理由", kind=("术语",)))
    )
    assert severity(profile) == "info" and severity(profile, kind="术语") is None


def test_a_severity_given_to_the_code_itself_goes_before() -> None:
    profile = Profile(severity={"COV004": "warning"}, soften=(eased("off"),))
    assert severity(profile) == "warning" and profile.runs(RULE)
    assert not Profile(soften=(eased("off"),)).runs(RULE)
    assert not Profile(severity={"COV": "off"}, soften=(eased("info"),)).runs(RULE)


def test_the_runner_asks_with_the_document_in_hand() -> None:
    profile = Profile(soften=(eased("off", stage=("comments",)), eased("info", stage=("review",))))
    assert not check(draft("甲", stage="征求意见稿"), profile, rules=[RULE])
    (found,) = check(draft("甲", stage="送审稿"), profile, rules=[RULE])
    assert found.severity == "info"


def test_a_profile_of_ones_own_softens_too(tmp_path: Path) -> None:
    own = tmp_path / "本会.yaml"
    own.write_text(
        "extends: gbt-1.1-2009\nkind: product\nlevel: 团体\nstage: 送审稿\n"
        "soften:\n  - {codes: COV004, severity: off, because: 本会不用, level: 团体标准}\n",
        encoding="utf-8",
    )
    profile = load_profile(str(own))
    assert (profile.kind, profile.level, profile.stage) == ("产品", "group", "review")
    assert severity(profile, level="group") is None and severity(profile, level="local") == "error"
    assert profile.soften[: len(load_profile("gbt-1.1-2009").soften)] == load_profile("gbt-1.1-2009").soften


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{codes: COV004, severity: info}", "because"),
        ("{codes: COV004, severity: error, because: 甲}", "只能是 off、info、warning"),
        ("{codes: COV004, severity: info, because: 甲, levels: 团体}", "levels"),
        ("{codes: COV004, severity: info, because: 甲, level: 国标}", "层级只能是"),
        ("甲", "codes、severity、because"),
    ],
)
def test_a_bad_entry_is_one_sentence(tmp_path: Path, entry: str, says: str) -> None:
    own = tmp_path / "本会.yaml"
    own.write_text(f"soften:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(BadData) as caught:
        load_profile(str(own))
    assert says in str(caught.value) and "\n" not in str(caught.value)
