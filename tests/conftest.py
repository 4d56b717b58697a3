"""Fixtures that more than one test file needs."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from stdkit.errors import StdkitError

ROOT = Path(__file__).resolve().parent.parent
RAISED: set[str] = set()
"""Codes of the errors that were made while the tests ran, in this process and those of xdist."""

_made = StdkitError.__init__


def _noted(error: StdkitError, code: str, *said: Any, **about: Any) -> None:
    RAISED.add(code)
    _made(error, code, *said, **about)


StdkitError.__init__ = _noted  # type: ignore[method-assign]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    RAISED.update(getattr(node, "workeroutput", {}).get("raised", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """After a run of everything that went well: is there an error that no test raises?"""
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["raised"] = sorted(RAISED)
        return
    part = config.args != config.getini("testpaths") or config.option.keyword or config.option.markexpr
    if exitstatus or part or config.option.collectonly or getattr(config.option, "lf", False):
        return
    sys.path.insert(0, str(ROOT / "script"))
    from errors_page import sites

    untold = sorted({site.code for site in sites()} - RAISED - NEEDS_MORE)
    if untold:
        print(f"\nerrors that no test raises: {', '.join(untold)}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


NEEDS_MORE: set[str] = set()
"""Codes raised only where LibreOffice, OCR or the folder of real documents is there, or where the system is not Linux."""


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
