"""Clauses found again: renumbered, moved, split, merged, carried along; and nothing told of what did not change."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from stdkit.compare import Comparison, compare
from stdkit.compare.comparison import BlockPair, Pair
from stdkit.compare.passages import passages
from stdkit.formats import read
from stdkit.model import Document
from tests.compare.edits import Editor
from tests.compare.texts import compared
from tests.compare.truth import Score, measure
from tests.formats.documents import documents

EXAMPLES = ("clean.md", "draft-with-faults.md", "db15-mandatory-2010.docx")


def told(found: Comparison) -> list[tuple[str, str, str]]:
    """Kind, old and new numbers of every pair that is not simply unchanged."""
    return [
        (pair.kind + " moved" * (pair.moved and not pair.carried), "+".join(p.name for p in pair.old), "+".join(p.name for p in pair.new))
        for pair in found.pairs
        if not pair.unchanged
    ]  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_document_is_the_same_as_itself(root: Path, name: str) -> None:
    found = compare(read(root / "examples" / name), read(root / "examples" / name))
    assert found.identical
    assert all(pair.kind == "same" for pair in found.pairs)


def test_a_draft_and_its_word_form_differ_in_nothing(root: Path) -> None:
    found = compare(read(root / "examples/clean.md"), read(root / "examples/clean.docx"))
    assert told(found) == []
    assert not (found.references or found.terms)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_is_the_same_as_itself(doc: Document) -> None:
    found = compare(doc, doc)
    assert all(pair.unchanged for pair in found.pairs)
    assert not (found.cover or found.references or found.terms)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), documents())
def test_any_two_documents_are_told_whole(old: Document, new: Document) -> None:
    found = compare(old, new)
    assert Counter(id_of(p) for pair in found.pairs for p in pair.old) == Counter(map(id_of, passages(old)))
    assert [id_of(p) for pair in found.pairs if pair.kind != "split" for p in pair.new] == [
        id_of(p) for p in passages(new) if not any(p in pair.new for pair in found.pairs if pair.kind == "split")
    ]
    for pair in found.pairs:
        assert_whole(pair)


def id_of(passage: object) -> str:
    return repr(passage)


def assert_whole(pair: Pair) -> None:
    """Every block of a pair is told, and what is told of it gives its text."""
    olds: dict[str, str] = {}
    news: dict[str, str] = {}
    for block in pair.blocks:
        collect(block, olds, news)
    for side, texts in ((pair.old, olds), (pair.new, news)):
        for passage in side:
            if pair.kind not in ("added", "deleted"):
                assert {block.id: block.text for block in passage.content}.items() <= texts.items()


def collect(block: BlockPair, olds: dict[str, str], news: dict[str, str]) -> None:
    if block.old is not None:
        said = (
            "".join(p.text for p in block.pieces if p.kind != "inserted") if block.new is not None else block.old.text
        )
        olds[block.old.id] = olds.get(block.old.id, "") + said
    if block.new is not None:
        said = "".join(p.text for p in block.pieces if p.kind != "deleted") if block.old is not None else block.new.text
        news[block.new.id] = news.get(block.new.id, "") + said


@pytest.mark.parametrize("name", EXAMPLES)
def test_edits_with_known_truth_are_found_again(root: Path, name: str) -> None:
    doc = read(root / "examples" / name)
    score = Score()
    for seed in (1, 2, 3):
        edited = Editor(doc, seed).run(20)
        found = compare(doc, edited.document)
        measure(found, edited, score)
        for pair in found.pairs:
            assert_whole(pair)
    assert score.made.total() > 40
    assert score.aligned >= 0.98, score.wrong
    assert score.exact >= 0.95, score.wrong
    assert score.quiet == 0, score.wrong


@pytest.mark.parametrize("seed", [5, 6])
def test_changed_about_the_comparison_tells_the_reverse(root: Path, seed: int) -> None:
    doc = read(root / "examples/clean.md")
    edited = Editor(doc, seed).run(15).document
    there, back = compare(doc, edited), compare(edited, doc)
    turn = {"added": "deleted", "deleted": "added", "split": "merged", "merged": "split"}
    assert Counter((turn.get(p.kind, p.kind), p.renumbered) for p in there.pairs) == Counter(
        (p.kind, p.renumbered) for p in back.pairs
    )
    one = {(p.old[0].number, p.new[0].number) for p in there.pairs if p.old and p.new}
    assert one == {(p.new[0].number, p.old[0].number) for p in back.pairs if p.old and p.new}


BASE = """# 4 总则

4.1　设备应可靠接地，接地电阻应每年测量1次。

4.2　外壳应涂防锈漆，漆膜应均匀。

# 5 要求

## 5.1 外观

外观应光滑，无裂纹。

## 5.2 包装

应符合GB/T 191的规定。

## 5.3 运输

应符合GB/T 191的规定。

# 6 检验

## 6.1 抽样

每批随机抽取5件样品进行检验。

## 6.2 判定

全部项目合格时，判该批合格，见5.2。
"""


def test_a_chapter_put_before_renumbers_all_behind_it_and_changes_nothing() -> None:
    new = "# 4 分类\n\n产品分为甲、乙两类。\n\n" + BASE.replace("见5.2", "见6.2")
    for chapter in (6, 5, 4):
        new = new.replace(
            f"# {chapter} " + {6: "检验", 5: "要求", 4: "总则"}[chapter],
            f"# {chapter + 1} " + {6: "检验", 5: "要求", 4: "总则"}[chapter],
        )
        new = new.replace(f"## {chapter}.", f"## {chapter + 1}.").replace(f"\n{chapter}.", f"\n{chapter + 1}.")
    found = compared(BASE, new)
    assert found.counts["added"] == 1
    assert found.counts["renumbered"] == 10
    assert [pair.new[0].number for pair in found.pairs if pair.kind == "changed" and not pair.editorial] == []
    assert found.counts["moved"] == 0


def test_the_same_sentence_is_found_again_in_its_own_clause() -> None:
    found = compared(BASE, BASE.replace("## 5.2 包装\n\n应符合GB/T 191的规定。\n\n## 5.3", "## 5.2"))
    assert ("deleted", "5.2 包装", "") in told(found)
    assert ("same", "5.3 运输", "5.2 运输") in told(found)


def test_a_clause_moved_to_another_chapter() -> None:
    moved = "## 5.1 外观\n\n外观应光滑，无裂纹。\n\n"
    new = (
        BASE.replace(moved, "")
        .replace("## 6.2", moved.replace("5.1", "6.2") + "## 6.3")
        .replace("5.2 包", "5.1 包")
        .replace("5.3 运", "5.2 运")
    )
    assert ("same moved", "5.1 外观", "6.2 外观") in told(compared(BASE, new))
    assert compared(BASE, new).counts["moved"] == 1


def test_a_chapter_that_moved_carries_its_clauses() -> None:
    head, tail = BASE.split("# 6 检验")
    total, demands = head.split("# 5 要求")
    new = total + "# 5 检验" + tail.replace("## 6.", "## 5.") + "\n# 6 要求" + demands.replace("## 5.", "## 6.")
    found = compared(BASE, new)
    assert found.counts["moved"] == 1
    assert sum(pair.carried for pair in found.pairs) in (2, 3)


def test_a_clause_cut_in_two_and_two_joined() -> None:
    parts = "4.1　设备应可靠接地，\n\n4.2　接地电阻应每年测量1次。"
    new = BASE.replace("4.1　设备应可靠接地，接地电阻应每年测量1次。", parts).replace("4.2　外壳", "4.3　外壳")
    (split,) = [pair for pair in compared(BASE, new).pairs if pair.kind == "split"]
    assert ([p.number for p in split.old], [p.number for p in split.new]) == (["4.1"], ["4.1", "4.2"])
    assert all(piece.kind == "same" for block in split.blocks for piece in block.pieces)
    (merged,) = [pair for pair in compared(new, BASE).pairs if pair.kind == "merged"]
    assert [p.number for p in merged.old] == ["4.1", "4.2"]


def test_a_paragraph_cut_in_two_is_no_loss() -> None:
    new = BASE.replace("外观应光滑，无裂纹。", "外观应光滑，无裂纹。颜色应均匀一致，不应有色差。")
    cut = BASE.replace("外观应光滑，无裂纹。", "外观应光滑，无裂纹。\n\n颜色应均匀一致，不应有色差。")
    (pair,) = [pair for pair in compared(new, cut).pairs if not pair.unchanged]
    assert [block.kind for block in pair.blocks] == ["changed", "changed"]
    assert pair.editorial


def test_items_put_in_another_order_are_moved_not_rewritten() -> None:
    frame = "# 4 要求\n\n## 4.1 设施\n\n应设有：\n\n{}"
    items = ["防蝇、防鼠、防尘的门窗；", "温度计和湿度计；", "风速能调节的通风设备。"]
    labelled = [
        "".join(f"{label})　{items[at]}\n\n" for label, at in zip("abc", order, strict=True))
        for order in ((0, 1, 2), (2, 0, 1))
    ]
    found = compared(frame.format(labelled[0]), frame.format(labelled[1]))
    (pair,) = [pair for pair in found.pairs if not pair.unchanged]
    assert [(block.kind, block.moved, block.relabelled) for block in pair.blocks[1:]] == [
        ("same", True, True),
        ("same", False, True),
        ("same", False, True),
    ]


def test_what_was_deleted_stands_where_it_stood() -> None:
    new = BASE.replace("## 5.1 外观\n\n外观应光滑，无裂纹。\n\n", "")
    names = [(pair.new or pair.old)[0].name for pair in compared(BASE, new).pairs]
    assert names.index("5.1 外观") == names.index("5 要求") + 1


def test_fixed_wordings_of_another_edition_are_editorial() -> None:
    old = "# 2 规范性引用文件\n\n下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。\n\nGB/T 191　包装\n"
    new = "# 2 规范性引用文件\n\n下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。\n\nGB/T 191　包装\n"
    (pair,) = compared(old, new).pairs
    assert (pair.kind, pair.editorial) == ("changed", True)
