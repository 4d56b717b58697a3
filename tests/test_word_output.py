"""Every DOCX that the commands write: nothing in it makes Word offer a repair, and the schemas find nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from stdkit.cli import run
from tests.formats.docx.draft_specimens import write_draft
from tests.support.word_repairs import repairs, schema_faults

SIGNED = ["--author", "王某", "--date", "2026-05-01"]
FORMS = sorted(
    one.name
    for one in files("stdkit.templates").iterdir()
    if (one / "form.docx").is_file() and (one / "sample.yaml").is_file()  # type: ignore[operator]
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A folder of what convert, check --fix and --annotate, diff and render write."""
    folder = tmp_path_factory.mktemp("written")
    examples = root / "examples"
    write_draft("国家", "送审稿", folder / "draft.docx")
    write_draft("省", "", folder / "published.docx")
    given = [
        ["convert", str(examples / "db15-mandatory-2010.docx"), "-o", str(folder / "converted"), "--quiet", *SIGNED],
        *(
            ["check", str(path), "--fix", str(folder / f"fixed-{path.name}"), "--annotate", str(folder / f"annotated-{path.name}"),
             "--select", "ALL", "--fail-on", "never", "--quiet", "--no-cache", "-o", str(folder / "report.txt"), *SIGNED]
            for path in (examples / "draft-with-faults.docx", folder / "draft.docx")
        ),
        ["diff", str(folder / "published.docx"), str(folder / "draft.docx"), "--to", "docx", "-o", str(folder / "diff.docx")],
    ]  # fmt: skip
    for arguments in given:
        assert run(arguments) in (0, 1, 3), arguments
    return folder


def _faults(path: Path, schemas: Path | None) -> Iterator[str]:
    yield from repairs(path)
    if schemas is not None:
        yield from schema_faults(path, schemas)


@pytest.fixture(scope="module")
def known_schemas(root: Path) -> Path | None:
    folder = Path(os.environ.get("STDKIT_SCHEMAS", root.parent / "shared" / "schemas" / "ooxml"))
    return folder if (folder / "word.xsd").is_file() else None


def test_what_the_commands_write(written: Path, known_schemas: Path | None) -> None:
    found = {path.name: list(_faults(path, known_schemas)) for path in sorted(written.rglob("*.docx"))}
    assert len(found) >= 10
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", FORMS)
def test_papers_filled_and_blank(name: str, tmp_path: Path, known_schemas: Path | None) -> None:
    sample = str(files("stdkit.templates") / name / "sample.yaml")
    assert run(["render", name, "--data", sample, "-o", str(tmp_path / "filled.docx")]) == 0
    assert run(["render", name, "--blank", "-o", str(tmp_path / "blank.docx")]) == 0
    assert [fault for made in ("filled", "blank") for fault in _faults(tmp_path / f"{made}.docx", known_schemas)] == []
