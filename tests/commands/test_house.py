"""``[convert]`` in ``stdkit.toml``: what a bureau says once for all its conversions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stdkit import cli
from stdkit.commands.converting import Job, plan_for
from stdkit.commands.house import settled
from stdkit.convert.plan import Plan
from stdkit.convert.policy import load_policy
from stdkit.convert.references import EMPTY
from stdkit.errors import BadData, BadOption, StdkitError
from stdkit.formats.docx.package import open_package
from stdkit.formats.docx.writer import write_fresh
from tests.convert.drafts import BODY, draft

NOTHING = {
    "folder": None, "policy": "", "edition": "", "only_safe": False, "conversion_list": EMPTY, "author": "", "date": None,
}  # fmt: skip


def plan_with(folder: Path, settings: str, *, body: str = BODY, **given: object) -> Plan:
    (folder / "stdkit.toml").write_text(settings, encoding="utf-8")
    path = folder / "a.docx"
    return plan_for(
        draft(foreword=["本标准全文强制。"], body=body),
        Job(str(path), stem="a", **settled({**NOTHING, **given}, str(path))),
    )


def test_policy_and_number(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, '[convert]\npolicy = "normalise"\nnew-number = "{code} {serial}—2027"\n')
    assert plan.policy.name == "normalise"
    assert plan.new is not None and plan.new.spelled == "DB15/T 123—2027"


def test_the_command_line_wins(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, '[convert]\npolicy = "normalise"\n', policy="relabel")
    assert plan.policy.name == "relabel"


def test_a_policy_file_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "本厅.yaml").write_text(
        "name: 本厅\ntitle: 本厅\nextends: normalise\napplies: [wording]\nwording: {严禁: {to: 不应, review: no}}\n",
        encoding="utf-8",
    )
    assert plan_with(tmp_path, '[convert]\npolicy = "本厅.yaml"\n').policy.name == "本厅"


def test_words_of_the_bureau(tmp_path: Path) -> None:
    settings = '[convert]\npolicy = "normalise"\n[convert.words]\n"不准" = "不准许"\n'
    plan = plan_with(tmp_path, settings, body=BODY + "\n5.3 果干不准外露，包装不准破损。\n")
    item = next(item for item in plan.items if item.text == "不准")
    assert (item.proposal, item.review) == ("不准许", True)


def test_a_guard_of_the_bureau(tmp_path: Path) -> None:
    settings = '[convert.guards]\nSAFETY = ["标签"]\n'
    held = next(item for item in plan_with(tmp_path, settings).items if item.clause == "5.2")
    assert (held.proposal, held.normalise, held.recommend) == ("应", "应", "宜")
    assert held.is_open and "标签" in held.guard_text and "本单位" in held.reason
    (tmp_path / "plain").mkdir()
    free = next(item for item in plan_with(tmp_path / "plain", "").items if item.clause == "5.2")
    assert free.proposal == "宜"


def test_guards_by_their_chinese_names(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, '[convert.guards]\n"安全" = "标签 封条"\n')
    assert "SAFETY" in {guard.name for item in plan.items if item.clause == "5.2" for guard in item.guards}


def test_only_safe_and_edition(tmp_path: Path) -> None:
    plan = plan_with(tmp_path, '[convert]\nonly = "safe"\nedition = "keep"\n')
    assert plan.left_out and not any(change.kind == "edition" for change in plan.changes)


def test_author_and_date(tmp_path: Path) -> None:
    (tmp_path / "stdkit.toml").write_text('[convert]\nauthor = "某局"\ndate = 2026-05-01\n', encoding="utf-8")
    write_fresh(draft(foreword=["本标准全文强制。"]), tmp_path / "a.docx")
    assert cli.run(["convert", str(tmp_path / "a.docx"), "-o", str(tmp_path / "out"), "--quiet"]) in (0, 1)
    text = open_package(tmp_path / "out" / "a.tracked.docx").read("word/document.xml").decode()
    assert set(re.findall(r'w:author="([^"]*)"', text)) == {"某局"}
    assert all(day.startswith("2026-05-01") for day in re.findall(r'w:date="([^"]*)"', text))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[convert]\npolcy = "normalise"\n', "policy"),
        ('[convert]\nedition = "2020"\n', "update"),
        ('[convert.words]\n"必需要" = "应"\n', "必需要"),
        ('[convert.guards]\n"天气" = ["雨"]\n', "天气"),
        ('[convert]\nnew-number = "{code} 甲"\n', "{serial}"),
        ('[convert]\nnew-number = "{代号} 1"\n', "{serial}"),
        ('[convert]\npolicy = "没有.yaml"\n', "没有.yaml"),
    ],
)
def test_what_cannot_be(tmp_path: Path, settings: str, said: str) -> None:
    with pytest.raises((BadData, BadOption)) as caught:
        plan_with(tmp_path, settings)
    assert isinstance(caught.value, StdkitError) and said in str(caught.value)


def test_a_policy_file_names_words_that_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("extends: normalise\napplies: [wording]\nwording: {必需要: 应}\n", encoding="utf-8")
    with pytest.raises(BadData, match="必需要"):
        load_policy(path)
