"""The net under the guards: clauses of trades that no word list knows, and plain ones that nobody has to look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.convert.policy import MESHES, USUAL_NET, load_policy
from stdkit.convert.rewrite import Proposal, Task, propose, propose_document
from stdkit.errors import BadData
from stdkit.formats.markdown import read_markdown

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def policy_file(tmp_path: Path, net: str) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(f"extends: recommend\napplies: [wording, force]\nnet: {net}\n", encoding="utf-8")
    return path


def made(text: str, policy: str | Path = "recommend") -> list[Proposal]:
    return propose(text, Task(load_policy(policy)))


def silent(texts: list[str], policy: str | Path = "recommend") -> list[str]:
    return [text for text in texts if any(p.weakened and not p.review for p in made(text, policy))]


def test_few_clauses_of_unknown_trades_are_weakened_unseen() -> None:
    texts = lines("unthought.txt")
    assert len(texts) >= 100
    assert len(silent(texts)) <= 12


def test_with_every_mesh_next_to_none_is(tmp_path: Path) -> None:
    every = policy_file(tmp_path, f"[{', '.join(sorted(MESHES))}]")
    assert len(silent(lines("unthought.txt"), every)) <= 2


def test_without_the_net_most_are(tmp_path: Path) -> None:
    texts = lines("unthought.txt")
    assert len(silent(texts, policy_file(tmp_path, "[]"))) > len(texts) / 2


def test_plain_clauses_are_let_through() -> None:
    texts = lines("unasked.txt") + lines("unguarded.txt")
    asked = [text for text in texts if any(p.review for p in made(text))]
    assert len(asked) <= 0.03 * len(texts), asked


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("炉膛应预先通气，以免回火。", "以免回火"),
        ("料堆不应堆得过陡，否则会滑下。", "否则会滑下"),
        ("坛口应留缝。否则会胀破。", "后文说了后果"),
        ("琴弦必须齐全，如缺弦，则为不合格。", "则为不合格"),
        ("账房不应泄露储户的口令。", "泄露储户的口令"),
        ("信使应保证口令不被泄露。", "口令不被泄露"),
        ("甲类项应全部达到，有一项达不到即一票否决。", "一票否决"),
        ("氡浓度不应大于200 Bq/m³。", "暴露量"),
        ("梁的挠度应满足式（3）的要求。", "公式就是限值"),
        ("滚筒转动时，学徒不应近前。", "学徒"),
        ("粉料不应用嘴吹。", "嘴"),
    ],
)
def test_what_is_caught_is_asked_about_with_its_reason(text: str, why: str) -> None:
    first = made(text)[0]
    assert first.weakened and first.review
    assert why in first.reason


@pytest.mark.parametrize(
    "text",
    ["错页应返工，否则应重印。", "逾时不应补登。", "边角不应有毛刺。", "长度不应大于3 m。", "大样应按式（3）计算。"],
)
def test_what_only_looks_alike_is_let_through(text: str) -> None:
    assert not any(p.review for p in made(text))


DRAFT = """---
number: DB15/ 123—2010
title: 毡房搭建规范
---

# 4 搭建

围毡应拉紧。

注：围毡松会导致顶圈塌落。

## 4.1 应急

天窗绳应系于西侧。

## 4.2 数据接口的安全防护

编号应连续。
"""


def test_notes_and_titles_speak_too() -> None:
    doc = read_markdown(DRAFT)
    found = propose_document(doc, load_policy("recommend"), mandatory=lambda span: True)
    by_text = {doc.block(p.span.block).text: p for p in found}
    assert by_text["围毡应拉紧。"].review and "塌落" in by_text["围毡应拉紧。"].reason
    assert by_text["天窗绳应系于西侧。"].review and "应急" in by_text["天窗绳应系于西侧。"].reason
    assert not by_text["编号应连续。"].review


def test_the_net_asks_only_where_the_force_changes() -> None:
    text = "炉膛应预先通气，以免回火。"
    assert not any(p.review for p in made(text, "normalise"))
    assert not any(p.review for p in propose(text, Task(load_policy("recommend")), mandatory=False))


def test_the_net_of_a_policy(tmp_path: Path) -> None:
    assert load_policy("recommend").net == USUAL_NET
    assert load_policy(policy_file(tmp_path, "[act]")).net == {"act"}
    with pytest.raises(BadData):
        load_policy(policy_file(tmp_path, "[acts]"))


@pytest.mark.parametrize(
    ("mesh", "caught", "free"),
    [
        ("person", "孩童不应近前。", "孩童应近前。"),
        ("person", "孩童不应近前。", "料斗不应近前。"),
        ("body", "粉料不应用嘴吹。", "粉料应过筛，用嘴吹净。"),
        ("body", "粉料不应用嘴吹。", "粉料不应外撒，用嘴吹净。"),
        ("situation", "滚筒转动时不应加料。", "滚筒转动时应加料。"),
        ("act", "粉料不应外撒。", "粉料应过筛。"),
        ("act", "粉料不应外撒。", "粉料不应有结块。"),
        ("act", "粉料不应外撒。", "粉料不应小于3 g。"),
        ("formula", "长度应满足式（3）。", "大样应按式（3）计算。"),
        ("consequence", "炉膛应预先通气，以免回火。", "炉膛应预先通气。"),
        ("dose", "氡浓度不应大于200 Bq/m³。", "长度不应大于3 m。"),
    ],
)
def test_each_mesh_by_itself(tmp_path: Path, mesh: str, caught: str, free: str) -> None:
    own = policy_file(tmp_path, f"[{mesh}]")
    assert made(caught, own)[0].review and not made(free, own)[0].review
    assert not made(caught, policy_file(tmp_path, "[]"))[0].review
