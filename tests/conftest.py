"""Fixtures that more than one test file needs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real documents that is not part of the project; the test is skipped where it is not there."""
    folder = Path(os.environ.get("STDKIT_CORPUS", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("no folder of real documents (STDKIT_CORPUS)")
    return folder


@pytest.fixture(scope="session")
def schemas() -> Path:
    """A folder of the schemas of WordprocessingML (ECMA-376, transitional) that is not part of the project; skipped where it is not there."""
    folder = Path(os.environ.get("STDKIT_SCHEMAS", ROOT.parent / "shared" / "schemas" / "ooxml"))
    if not (folder / "word.xsd").is_file():
        pytest.skip("no schemas of WordprocessingML (STDKIT_SCHEMAS)")
    return folder


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice; the test is skipped where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program


@pytest.fixture(autouse=True)
def checks_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test is answered from the results of another one; those of the cache itself lift this."""
    from stdkit.commands.kept import Kept

    monkeypatch.setattr(Kept, "of", lambda kept, job: None)
