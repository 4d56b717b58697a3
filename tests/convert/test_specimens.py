"""Word files with what old standards really have: black-face clauses, several running heads, numbers in fields and split runs."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from stdkit.convert.outputs import Outcome, write_outputs
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.revisions import reject_all
from tests.convert.drafts import planned
from tests.effort import FULL, some

WHEN = datetime.datetime(2026, 5, 1)
COVER = ("ICS 91.040", "P 32", "DB15/ 123—2010", "某某技术规程", "2010-05-01发布", "2010-08-01实施")


def file(path: Path, *foreword: str, body: Any = None) -> Path:
    """A small standard with typed numbers."""
    paper = docx.Document()
    for line in COVER:
        paper.add_paragraph(line)
    paper.add_page_break()
    paper.add_paragraph("前　　言", style="Heading 1")
    for line in foreword:
        paper.add_paragraph(line)
    paper.add_paragraph("1　范围", style="Heading 1")
    paper.add_paragraph("本规程适用于甲。")
    paper.add_paragraph("2　规范性引用文件", style="Heading 1")
    paper.add_paragraph("GB/T 1　甲")
    paper.add_paragraph("3　要求", style="Heading 1")
    if body is not None:
        body(paper)
    paper.save(str(path))
    return path


def outcome(path: Path, policy: str = "recommend") -> Outcome:
    return write_outputs(planned(read_docx(path), policy), path.parent / "out", stem="a", author="王某", when=WHEN)


def runs(path: Path, text: str) -> list[tuple[str, bool | None]]:
    """The runs of the paragraph that holds ``text``."""
    paragraph = next(p for p in docx.Document(str(path)).paragraphs if p.text.startswith(text))
    return [(run.text, run.bold) for run in paragraph.runs if run.text]


def letters(path: Path, text: str) -> list[tuple[str, bool]]:
    """Every character with its boldness."""
    return [(char, bool(bold)) for piece, bold in runs(path, text) for char in piece]


def black(paper: Any) -> None:
    paper.add_paragraph("3.1　").add_run("甲必须稳固，不得摇动。").bold = True
    paper.add_paragraph("3.2　乙应清洁。")
    mixed = paper.add_paragraph("3.3　丙应")
    mixed.add_run("特别").bold = True
    mixed.add_run("清洁。")


def test_black_face_is_read_softened_and_reset(tmp_path: Path) -> None:
    path = file(
        tmp_path / "a.docx", "本规程中以黑体字标志的条文为强制性条文，必须严格执行。", "本规程由某厅提出。", body=black
    )
    made = outcome(path)
    assert made.plan.declaration.clauses == ("3.1",)
    assert made.plan.refusals == () and made.integrity.holds
    clean = made.files["clean"]
    assert not any(b for _, b in runs(clean, "3.1"))
    assert "".join(t for t, _ in runs(clean, "3.1")).endswith("甲宜稳固，不宜摇动。")
    assert "".join(t for t, _ in runs(clean, "3.2")).endswith("乙应清洁。")
    assert ("特别", True) in runs(clean, "3.3"), "an emphasised word is no mandatory clause"
    reject_all(made.files["tracked"], tmp_path / "r.docx", author="王某")
    assert letters(tmp_path / "r.docx", "3.1") == letters(path, "3.1")


def test_black_face_stays_where_nothing_says_it_is_mandatory(tmp_path: Path) -> None:
    path = file(tmp_path / "a.docx", "本规程的全部技术内容为强制性。", body=black)
    made = outcome(path)
    assert not any(change.kind == "black-face" for change in made.plan.changes)
    assert any(b for _, b in runs(made.files["clean"], "3.1"))


def add_heads(paper: Any) -> None:
    paper.add_paragraph("3.1　甲应稳固。")
    part = paper.sections[0]
    part.different_first_page_header_footer = True
    paper.settings.odd_and_even_pages_header_footer = True
    part.header.paragraphs[0].text = "DB15/ 123—2010"
    part.even_page_header.paragraphs[0].text = "DB15/ 123—2010"
    part.first_page_header.paragraphs[0].text = "DB15/123-2010"
    part.footer.paragraphs[0].text = "第1页"
    other = paper.add_section()
    other.header.is_linked_to_previous = False
    split = other.header.paragraphs[0]
    for piece in ("DB", "15/ 1", "23—", "2010"):
        split.add_run(piece)


def test_every_running_head_of_every_part(tmp_path: Path) -> None:
    made = outcome(file(tmp_path / "a.docx", "本规程全文强制。", body=add_heads))
    assert made.plan.refusals == () and made.integrity.holds
    heads = [block.text for block in read_docx(made.files["clean"]).furniture if block.text.strip()]
    assert len(heads) == 5
    assert sorted(heads) == ["DB15/T 123—XXXX"] * 4 + ["第1页"]


def others(paper: Any) -> None:
    paragraph = paper.add_paragraph("3.1　甲")
    insertion = OxmlElement("w:ins")
    for name, value in (("id", "900"), ("author", "李某"), ("date", "2026-01-01T00:00:00Z")):
        insertion.set(qn(f"w:{name}"), value)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "必须"
    run.append(text)
    insertion.append(run)
    paragraph._p.append(insertion)
    paragraph.add_run("稳固。")
    paper.add_paragraph("3.2　乙必须稳固。")


def test_words_in_the_revisions_of_others_are_left_and_told(tmp_path: Path) -> None:
    made = outcome(file(tmp_path / "a.docx", "本规程全文强制。", body=others))
    first = next(item for item in made.plan.items if item.clause == "3.1")
    second = next(item for item in made.plan.items if item.clause == "3.2")
    assert first.action == "refused" and "李某" in first.reason
    assert second.action == "changed"
    assert made.plan.counts["refused"] == 1


@pytest.mark.corpus
@pytest.mark.parametrize("policy", ["recommend", "normalise", "relabel"])
def test_real_documents(corpus: Path, tmp_path: Path, policy: str) -> None:
    """Real drafts, made mandatory by their number: nothing refused, nothing moved, nothing changed twice."""
    import re
    from dataclasses import replace

    from stdkit.formats.docx import tracked
    from stdkit.formats.docx.revisions import accept_all
    from stdkit.model import Edit

    done = changed = 0
    files = some((corpus / "docx-from-doc").glob("*.docx"), first=["recommend", "normalise", "relabel"].index(policy))
    for source in files:
        doc = read_docx(source)
        blocks = (*doc.cover.blocks, *doc.furniture, *doc.blocks())
        places = [(b, m) for b in blocks for m in re.finditer(r"GM/T(?=\s?[X×x*＊]{3,})", b.text)]
        path = tmp_path / f"{done}.docx"
        tracked.write(
            doc,
            [Edit(b.span(m.start() + 2, m.end()), "") for b, m in places],
            path,
            author="甲",
            date=WHEN,
            tracked=False,
        )
        plan = planned(read_docx(path), policy)
        made = write_outputs(plan, tmp_path / "out", stem="a", author="王某", when=WHEN)
        assert made.integrity.holds, made.integrity.details
        assert made.plan.refusals == ()
        assert made.plan.new is not None and made.plan.new.code == "GM/T"
        accept_all(made.files["tracked"], tmp_path / "acc.docx", author="王某")
        reject_all(made.files["tracked"], tmp_path / "rej.docx", author="王某")
        assert texts(tmp_path / "acc.docx") == texts(made.files["clean"])
        assert texts(tmp_path / "rej.docx") == texts(path)
        clean = read_docx(made.files["clean"])
        assert planned(clean).nothing
        if policy != "relabel":
            again = planned(replace(clean, cover=replace(clean.cover, number="GM 1—2014")), "normalise")
            assert [item.text for item in again.items if item.action == "changed"] == []
        done += 1
        changed += made.plan.counts["changed"]
    assert done == len(files) >= 3
    assert changed == 0 if policy == "relabel" else changed >= (150 if FULL else done)


def texts(path: Path) -> list[str]:
    doc = read_docx(path)
    return [block.text for block in (*doc.cover.blocks, *doc.furniture, *doc.blocks(toc=True))]
