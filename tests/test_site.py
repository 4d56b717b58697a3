"""The documentation as a site: built without a warning, complete, without anything of other machines, its search found from disk."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

import pytest

pytest.importorskip("material", reason="mkdocs-material is not installed")

FETCHED = re.compile(r"""(?:\bsrc=|<link\b[^>]*\bhref=|@import\s|url\()\s*["']?((?:https?:)?//[^"'\s)>]+)""")
"""What a browser fetches by itself. Links that a reader may follow are none of that."""


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "www"
    # Not --quiet: with it mkdocs no longer counts what --strict refuses.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def hooks(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("site_hooks", root / "script" / "site_hooks.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_is_in_the_navigation(root: Path, site: Path) -> None:
    listed = re.findall(r"^ +- .*?([\w/-]+\.md)$", (root / "mkdocs.yml").read_text("utf-8"), re.M)
    pages = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    assert sorted(pages - set(listed)) == [], "add to nav in mkdocs.yml"
    for name in listed:
        page = name.replace("README", "index").removesuffix(".md") + ".html"
        assert (site / page).is_file(), name


def test_nothing_is_fetched_from_other_machines(site: Path) -> None:
    pages = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]
    assert len(pages) > 30
    fetched = {path.name: FETCHED.findall(path.read_text("utf-8")) for path in pages}
    assert {name: urls for name, urls in fetched.items() if urls} == {}
    assert FETCHED.findall('<link rel="x" href="https://a.b/c.css"><a href="https://d.e">') == ["https://a.b/c.css"]


def test_lists_are_lists(site: Path) -> None:
    """A list right below a line of text is one in GitHub's Markdown, and none on the site."""
    for page in site.rglob("*.html"):
        text = re.sub(r"<pre.*?</pre>|<code.*?</code>", "", page.read_text("utf-8"), flags=re.S)
        assert not re.search(r"<p>[^<]*\n(?:[-*]|\d+\.) ", text), page.name


def test_chinese_is_parted_for_the_search(hooks: ModuleType) -> None:
    entry = {"location": "a.html", "title": "护栏 guard", "text": "按GB/T 1.1检查。"}
    parted = hooks.parted({"config": {}, "docs": [entry]})["docs"][0]
    assert parted == {"location": "a.html", "title": "护\u200b栏 guard", "text": "按GB/T 1.1检\u200b查。"}


def test_chinese_is_found_from_disk(site: Path, tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("no Chromium here")
    words = "强制性声明"
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=15000",
        "--dump-dom",
        f"{(site / 'index.html').as_uri()}?q={quote(words)}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=180)
    counted = re.search(r"md-search-result__meta[^>]*>\s*(\d+) 个符合条件的结果", done.stdout)
    assert counted is not None and int(counted[1]) > 0, done.stderr[-1000:]
