"""Files held against an audit, one state of things at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from stdkit.convert import verifying
from stdkit.convert.audit import SCHEMA, seal, vouched
from stdkit.convert.verifying import verify
from stdkit.model import Block, Cover, Document, Element, Run


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


KINDS = {"tracked": "a.tracked.docx", "clean": "a.clean.docx", "json": "a.conversion.json"}


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    """An audit with its files beside it and the input in the folder above."""
    return written(tmp_path / "out", KINDS)


def written(folder: Path, kinds: dict[str, str]) -> Path:
    folder.mkdir()
    for name in kinds.values():
        (folder / name).write_text(name, encoding="utf-8")
    (folder.parent / "a.docx").write_text("原文", encoding="utf-8")
    told: dict[str, Any] = {
        "schema": SCHEMA,
        "author": "王某",
        "edits": [{}, {}],
        "sources": [
            {"role": "policy", "name": "p.yaml", "sha256": ""},
            {"role": "input", "name": "a.docx", "sha256": sha("原文")},
        ],
        "outputs": [{"kind": kind, "name": name, "sha256": sha(name)} for kind, name in kinds.items()],
    }
    path = folder / "a.audit.json"
    path.write_text(json.dumps({**told, "seal": seal(told)}), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Which files were laid beside each other; nothing is found in them."""
    found: list[tuple[str, ...]] = []

    def texts(old: Path, tracked: Path, clean: Path, author: str) -> Iterable[str]:
        found.append((old.name, tracked.name, clean.name, author))
        return iter(())

    monkeypatch.setattr(verifying, "_texts", texts)
    return found


def test_all_as_it_was_written(audit: Path, asked: list[tuple[str, ...]]) -> None:
    verdict = verify(audit)
    assert verdict.holds and verdict.text is True and verdict.edits == 2
    assert (verdict.intact, verdict.changed, verdict.missing) == (tuple(KINDS.values()), (), ())
    assert verdict.source == "same"
    assert asked == [("a.docx", "a.tracked.docx", "a.clean.docx", "王某")]


def test_a_file_that_changed_and_one_that_went(audit: Path, asked: list[tuple[str, ...]]) -> None:
    (audit.parent / "a.conversion.json").write_text("别的", encoding="utf-8")
    (audit.parent / "a.clean.docx").unlink()
    verdict = verify(audit)
    assert (verdict.changed, verdict.missing) == (("a.conversion.json",), ("a.clean.docx",))
    assert verdict.problems == ("a.clean.docx 不见了", "a.conversion.json 在写出以后改动过")
    assert verdict.text is None and asked == [] and not verdict.holds


def test_an_input_that_is_gone_is_no_fault(audit: Path, asked: list[tuple[str, ...]]) -> None:
    (audit.parent.parent / "a.docx").unlink()
    verdict = verify(audit)
    assert (verdict.source, verdict.text, verdict.problems, asked) == ("missing", None, (), [])


def test_an_input_beside_that_is_another_is_passed_over(audit: Path) -> None:
    (audit.parent.parent / "a.docx").write_text("别的", encoding="utf-8")
    assert verify(audit).source == "missing"


def test_an_input_given_that_is_another_is_told(audit: Path, asked: list[tuple[str, ...]]) -> None:
    (audit.parent.parent / "a.docx").unlink()
    other = audit.parent / "x" / "a.docx"
    other.parent.mkdir()
    other.write_text("别的", encoding="utf-8")
    verdict = verify(audit, (other.parent, audit, other))
    assert (verdict.source, verdict.problems, asked) == ("other", ("输入文件 a.docx 不是当时的那一份",), [])
    assert verify(audit, (audit.parent / "gone" / "a.docx", audit)).source == "missing"


def test_an_input_is_known_by_what_it_says_not_by_its_name(audit: Path, asked: list[tuple[str, ...]]) -> None:
    (audit.parent.parent / "a.docx").rename(audit.parent.parent / "b.docx")
    assert verify(audit, (audit.parent.parent / "b.docx",)).source == "same"
    assert asked[0][0] == "b.docx"


def test_what_was_made_of_a_pdf_stands_on_the_draft_read_from_it(tmp_path: Path, asked: list[tuple[str, ...]]) -> None:
    path = written(tmp_path / "out", {**KINDS, "asread": "a.asread.docx"})
    (tmp_path / "a.docx").unlink()
    assert verify(path).text is True
    assert asked[0][0] == "a.asread.docx"


def test_without_an_input_nothing_is_missed(audit: Path) -> None:
    told = json.loads(audit.read_text(encoding="utf-8"))
    told["sources"] = told["sources"][:1]
    audit.write_text(json.dumps({**told, "seal": seal(told)}), encoding="utf-8")
    assert verify(audit).source == "missing"


def test_only_whole_audits_vouch_for_files(audit: Path, tmp_path: Path) -> None:
    own = hashlib.sha256(audit.read_bytes()).hexdigest()
    assert vouched([audit, tmp_path / "gone.json"]) == {own, *(sha(name) for name in KINDS.values())}
    told = json.loads(audit.read_text(encoding="utf-8"))
    for other in ({**told, "author": "李某"}, {**told, "schema": "stdkit.check/1"}, [], {"schema": SCHEMA}):
        audit.write_text(json.dumps(other), encoding="utf-8")
        assert vouched([audit]) == frozenset()


def said(text: str, label: str = "") -> Document:
    block = Block("b", "paragraph", (Run(text),), label=label)
    head = Block("h", "paragraph", (Run("DB15/ 1—2010"),))
    return Document(cover=Cover(blocks=(head,)), elements=(Element("core", "", "", content=(block,)),))


@pytest.mark.parametrize(
    ("old", "back", "on", "clean", "faults"),
    [
        (said("甲"), said("甲"), said("乙"), said("乙"), []),
        (said("甲"), said("丙"), said("乙"), said("乙"), ["t.docx 中拒绝全部修订后与原文不同"]),
        (said("甲"), said("甲"), said("乙", "a)"), said("乙", "b)"), ["t.docx 中接受全部修订后与 c.docx 不同"]),
    ],
)
def test_texts_are_laid_beside_each_other(
    monkeypatch: pytest.MonkeyPatch, old: Document, back: Document, on: Document, clean: Document, faults: list[str]
) -> None:
    monkeypatch.undo()
    by_name = {"old.docx": old, "back.docx": back, "on.docx": on, "c.docx": clean}
    monkeypatch.setattr(verifying, "read_docx", lambda path: by_name[Path(path).name])
    settled: list[str] = []
    monkeypatch.setattr(verifying, "reject_all", lambda path, out, author: settled.append(f"{out.name} {author}"))
    monkeypatch.setattr(verifying, "accept_all", lambda path, out, author: settled.append(f"{out.name} {author}"))
    assert list(verifying._texts(Path("old.docx"), Path("t.docx"), Path("c.docx"), "王某")) == faults
    assert settled == ["back.docx 王某", "on.docx 王某"]
