"""The files of a conversion, from input to read back."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import jsonschema_rs
import pytest

from stdkit.convert import outputs
from stdkit.convert.comparison import comparison
from stdkit.convert.integrity import compare
from stdkit.convert.options import Options
from stdkit.convert.outputs import Outcome, write_outputs
from stdkit.convert.plan import convert
from stdkit.convert.policy import load_policy
from stdkit.errors import CannotWrite
from stdkit.formats.comparison_table import COLUMNS
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import accept_all, reject_all
from stdkit.formats.docx.writer import write_fresh
from stdkit.model import Block, Comment, Cover, Document, Edit, Element, Refusal, Run, Span
from tests.convert.drafts import BODY, FOREWORD, draft, planned

WHEN = datetime.datetime(2026, 5, 1)
RICH = (
    BODY
    + """
5.3 含水率应符合表1的规定。

表1 指标

| 项目 | 要求 |
|---|---|
| 含水率 | 不得大于12% |
| 色泽 | 应均匀 |

注：取样须随机。

# 附录A（规范性附录）取样

## A.1 一般

必须取3份，每份不得少于500 g。
"""
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mandatory standard as a DOCX."""
    path = tmp_path_factory.mktemp("in") / "沙棘.docx"
    write_fresh(
        draft(body=RICH, foreword=[*FOREWORD, "本标准所代替标准的历次版本发布情况为：", "——DB15/ 123—2005。"]), path
    )
    return path


@pytest.fixture(scope="module", params=["recommend", "normalise", "relabel"])
def outcome(request: pytest.FixtureRequest, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("out")
    plan = convert(read_docx(source), load_policy(request.param), Options())
    return write_outputs(plan, folder, stem="沙棘", author="王某", when=WHEN)


def texts(path: Path) -> list[str]:
    doc = read_docx(path)
    return [block.label + block.text for block in (*doc.cover.blocks, *doc.furniture, *doc.blocks())]


def test_the_files(outcome: Outcome) -> None:
    names = {kind: path.name for kind, path in outcome.files.items()}
    assert names == {
        "tracked": "沙棘.tracked.docx",
        "clean": "沙棘.clean.docx",
        "decisions": "沙棘.decisions.xlsx",
        "signing": "沙棘.decisions.docx",
        "comparison": "沙棘.comparison.docx",
        "comparison-book": "沙棘.comparison.xlsx",
        "audit": "沙棘.audit.json",
        "json": "沙棘.conversion.json",
    }
    assert sorted(path.name for path in outcome.files["json"].parent.iterdir()) == sorted(names.values()), (
        "nothing left over"
    )


def test_accepting_gives_the_clean_draft_rejecting_the_input(outcome: Outcome, source: Path, tmp_path: Path) -> None:
    accept_all(outcome.files["tracked"], tmp_path / "a.docx", author="王某")
    reject_all(outcome.files["tracked"], tmp_path / "r.docx", author="王某")
    assert texts(tmp_path / "a.docx") == texts(outcome.files["clean"])
    assert texts(tmp_path / "r.docx") == texts(source)


def test_nothing_moved_that_should_not(outcome: Outcome) -> None:
    assert outcome.integrity.holds, outcome.integrity.details
    assert outcome.plan.refusals == ()


def test_the_clean_draft_says_what_the_plan_says(outcome: Outcome) -> None:
    from stdkit.convert.changes import applied

    found = set(texts(outcome.files["clean"]))
    by_block: dict[str, list[Edit]] = {}
    for edit in outcome.plan.edits:
        by_block.setdefault(edit.span.block, []).append(edit)
    for block_id, edits in by_block.items():
        block = outcome.plan.document.block(block_id)
        for line in applied(block.text, edits).split("\n"):
            assert not line or any(line in text or text in line for text in found)


def test_a_second_conversion_changes_nothing(outcome: Outcome) -> None:
    plan = convert(read_docx(outcome.files["clean"]), load_policy("recommend"))
    assert plan.nothing and not plan.edits


def test_no_word_changes_twice(outcome: Outcome) -> None:
    """Even if its number made the clean draft mandatory again, bringing the wording back would find nothing to do."""
    if outcome.plan.policy.name == "relabel":
        pytest.skip("its wording was left alone")
    clean = read_docx(outcome.files["clean"])
    clean = replace(clean, cover=replace(clean.cover, number="DB15/ 123—2010"))
    again = convert(clean, load_policy("normalise"), Options())
    assert [item.text for item in again.items if item.action == "changed"] == []
    assert [change.edit.text for change in again.changes if change.kind == "edition"] == []


def test_the_json_fits_its_schema(outcome: Outcome, root: Path) -> None:
    schema = json.loads((root / "stdkit/schemas/conversion.schema.json").read_text(encoding="utf-8"))
    validator: Any = jsonschema_rs.validator_for(schema)
    given = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    validator.validate(given)
    assert list(given)[:10] == [
        "schema", "path", "sha256", "policy", "number", "declaration", "items", "references", "counts", "integrity",
    ]  # fmt: skip
    assert list(given["items"][0])[:15] == [
        "clause", "block", "start", "end", "text", "class", "guards", "mandatory", "proposal", "normalise", "recommend",
        "action", "review", "reason", "excerpt",
    ]  # fmt: skip
    for action in ("changed", "kept", "held", "refused"):
        assert given["counts"][action] == sum(item["action"] == action for item in given["items"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("integrity"),
        lambda data: data.update(extra=1),
        lambda data: data["items"][0].update(action="done"),
        lambda data: data["declaration"].update(scope="some"),
        lambda data: data["items"][0].update(start=-1),
    ],
)
def test_the_schema_is_strict(outcome: Outcome, root: Path, spoil: Any) -> None:
    schema = json.loads((root / "stdkit/schemas/conversion.schema.json").read_text(encoding="utf-8"))
    given = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    spoil(given)
    assert not jsonschema_rs.validator_for(schema).is_valid(given)


def test_items_lead_to_their_words(outcome: Outcome, source: Path) -> None:
    given = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    doc = read_docx(source)
    assert given["sha256"] == doc.digest
    for item in given["items"]:
        assert doc.block(item["block"]).text[item["start"] : item["end"]] == item["text"]
        assert item["text"] in item["excerpt"]


def test_the_comparison_table(outcome: Outcome) -> None:
    paper = docx.Document(str(outcome.files["comparison"]))
    table, _ = paper.tables
    assert [cell.text for cell in table.rows[0].cells] == list(COLUMNS)
    assert COLUMNS == ("序号", "原章条", "原条文", "新章条", "修订后条文", "修订类型", "依据或理由", "是否降低要求")
    rows = comparison(outcome.plan)
    assert len(table.rows) == len(rows) + 1
    softened = [row for row in rows if row.lowered]
    assert bool(softened) == (outcome.plan.policy.name == "recommend")
    assert all("技术" in row.kinds for row in softened)
    declared = next(row for row in rows if row.before == FOREWORD[0])
    assert "属性" in declared.kinds


def test_integrity_sees_what_is_broken(source: Path, outcome: Outcome, tmp_path: Path) -> None:
    clean = read_docx(outcome.files["clean"])

    def broken(old: str, new: str) -> Document:
        from stdkit.formats.docx import tracked

        block = next(b for b in clean.blocks() if old in b.text)
        at = block.text.index(old)
        tracked.write(
            clean,
            [Edit(block.span(at, at + len(old)), new)],
            tmp_path / "b.docx",
            author="甲",
            date=WHEN,
            tracked=False,
        )
        return read_docx(tmp_path / "b.docx")

    assert not compare(outcome.plan, broken("500", "50")).numbers_unchanged
    cell = compare(outcome.plan, broken("色泽", "颜色"))
    assert (cell.numbers_unchanged, cell.tables_unchanged) == (True, False)


def test_an_edit_that_changes_a_number_is_seen(source: Path) -> None:
    plan = planned(read_docx(source))
    block = next(b for b in plan.document.blocks() if "500" in b.text)
    from stdkit.convert.changes import Change

    at = block.text.index("500")
    spoiled = replace(plan, changes=(Change(Edit(block.span(at, at + 3), "300"), "provision"),))
    assert not compare(spoiled, plan.document).numbers_unchanged


def test_inputs_are_never_overwritten(source: Path) -> None:
    plan = planned(read_docx(source))
    clash = source.with_name("x.clean.docx")
    clash.write_bytes(source.read_bytes())
    with pytest.raises(CannotWrite, match="盖住"):
        write_outputs(plan, source.parent, stem="x", author="甲", when=WHEN, keep=(clash,))
    assert clash.read_bytes() == source.read_bytes()


def test_a_sheet_fed_back_from_the_same_folder_stays(source: Path, tmp_path: Path) -> None:
    plan = planned(read_docx(source))
    first = write_outputs(plan, tmp_path, stem="a", author="甲", when=WHEN)
    before = first.files["decisions"].read_bytes()
    second = write_outputs(plan, tmp_path, stem="a", author="甲", when=WHEN, keep=(first.files["decisions"],))
    assert second.files["decisions"].name == "a.decisions-2.xlsx"
    assert first.files["decisions"].read_bytes() == before


def test_markdown_is_converted_through_a_fresh_draft(tmp_path: Path) -> None:
    doc = draft(body=RICH)
    outcome = write_outputs(planned(doc), tmp_path, stem="沙棘", author="王某", when=WHEN)
    assert outcome.files["asread"].name == "沙棘.asread.docx"
    assert outcome.integrity.holds, outcome.integrity.details
    given = json.loads(outcome.files["json"].read_text(encoding="utf-8"))
    for item in given["items"]:
        assert doc.block(item["block"]).text[item["start"] : item["end"]] == item["text"]
    assert any("果实宜清洗，不宜带泥。" in text for text in texts(outcome.files["clean"]))


def test_the_same_input_gives_the_same_drafts(source: Path, tmp_path: Path) -> None:
    made = [
        write_outputs(planned(read_docx(source)), tmp_path / name, stem="a", author="甲", when=WHEN).files
        for name in "xy"
    ]
    for kind in ("tracked", "clean", "json"):
        assert made[0][kind].read_bytes() == made[1][kind].read_bytes()


def test_remarks_on_what_was_read_stand_at_the_same_words_of_the_fresh_draft(tmp_path: Path) -> None:
    from zipfile import ZipFile

    doc = draft(body=BODY + "\n5.3 标签应清晰。\n\n5.4 标签应清晰。\n")
    second = [block for block in doc.blocks() if block.text == "标签应清晰。"][1]
    unsure = (Comment(second.span(0, 2), "识别把握低"),)
    made = write_outputs(planned(doc), tmp_path, stem="a", author="甲", when=WHEN, unsure=unsure)
    package = ZipFile(made.files["tracked"])
    remark = package.read("word/comments.xml").decode().split("识别把握低")[0]
    number = re.findall(r'<w:comment [^>]*w:id="(\d+)"', remark)[-1]
    before = package.read("word/document.xml").decode().split(f'<w:commentRangeStart w:id="{number}"')[0]
    body = before[before.index("包装") :]
    assert body.count("标签") == 2 and "须" in body, "behind 5.2 and 5.3, at the first words of 5.4"


# On the DOCX that was made of another format


def paper(*texts: str) -> Document:
    blocks = tuple(Block(f"{len(texts)}b{at}", "paragraph", (Run(text),)) for at, text in enumerate(texts))
    return Document(elements=(Element("core", "", "", content=blocks),))


def test_a_comment_goes_to_the_same_one_of_equal_paragraphs() -> None:
    read, fresh = paper("甲", "乙", "甲", "丙"), paper("甲", "题", "乙", "甲")
    first, _, second, gone = read.blocks()
    comments = tuple(Comment(block.span(0, 1), block.id) for block in (first, second, gone))
    moved = outputs._moved(comments, read, fresh)
    assert [(comment.span.block, comment.text) for comment in moved] == [("4b0", first.id), ("4b3", second.id)]
    assert outputs._moved(comments, read, read) == comments and outputs._moved((), read, fresh) == ()
    assert outputs._moved((Comment(Span("nowhere", 0, 1), ""),), read, fresh) == ()


@pytest.mark.parametrize(
    ("own", "named"),
    [(("GB 1—2000", "甲"), ("GB 1—2000", "甲")), (("", ""), ("GB 2—2000", "乙")), (("GB 1", ""), ("GB 1", "乙"))],
)
def test_a_fresh_draft_is_named_as_what_it_was_made_of(own: tuple[str, str], named: tuple[str, str]) -> None:
    fresh, read = (
        Document(cover=Cover(number=own[0], title=own[1])),
        Document(cover=Cover(number="GB 2—2000", title="乙")),
    )
    cover = outputs._named_as(fresh, read).cover
    assert (cover.number, cover.title) == named


def test_what_was_refused_on_the_draft_is_told_of_the_input() -> None:
    plan = planned(draft())
    first, *others = plan.items
    refused = replace(first, action="refused", review=True, reason="未改：域结果")
    noted = [replace(item, reason="别的") for item in others]
    base = replace(
        plan,
        document=replace(plan.document, path="b.docx"),
        items=(refused, *noted),
        refusals=(Refusal(plan.edits[0], "域结果"),),
    )
    told = outputs._told(plan, base)
    assert told.document is plan.document and told.refusals == base.refusals
    assert [(item.action, item.reason) for item in told.items] == [
        ("refused", "未改：域结果"), *((item.action, item.reason) for item in others),
    ]  # fmt: skip
    assert outputs._told(plan, plan) is plan
    same = replace(plan, items=(refused, *noted))
    assert outputs._told(plan, same) is same, "on the same document the plan carried out is the one"
    fewer = replace(base, items=base.items[1:])
    assert outputs._told(plan, fewer) is fewer, "words that do not fit are not mixed"
