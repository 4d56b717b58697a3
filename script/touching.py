"""A plugin of pytest, run under coverage: which test touches which line, and how long it takes. Used by script/mutants, no part of the tests."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

TOOK: dict[str, float] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: Any) -> Iterator[None]:
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.switch_context(item.nodeid)
    try:
        return (yield)
    finally:
        if measuring is not None:
            measuring.switch_context("")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.outcome == "passed":
        TOOK[report.nodeid] = TOOK.get(report.nodeid, 0.0) + report.duration
    else:
        TOOK[report.nodeid] = float("inf")  # skipped, or failing anyway: nothing can be learned from it


def pytest_sessionfinish(session: pytest.Session) -> None:
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.save()
    (Path(os.environ["STDKIT_TOUCHED"]) / f"took.{os.getpid()}.json").write_text(json.dumps(TOOK), encoding="utf-8")
