"""The HTML report in a real browser: it opens without a complaint, the filter filters, the print style sheet is taken."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from stdkit.reports import html
from tests.reports.sample_report import whole
from tests.reports.test_schemas import examples

PROBE = """
<pre id="probe"></pre><script>
window.addEventListener("load", function () {
  var shown = function () { return Array.from(document.querySelectorAll(".finding")).filter(function (f) { return !f.hidden; }); };
  var set = function (element, value) { element.value = value; element.dispatchEvent(new Event("input", {bubbles: true})); };
  var told = {all: shown().length, form: !document.getElementById("filter").hidden};
  var first = shown()[0].dataset.rule;
  set(document.getElementById("rule"), first);
  told.rule = shown().map(function (f) { return f.dataset.rule; });
  told.first = first;
  told.marks = document.querySelectorAll(".draft mark:not(.off)").length;
  told.allMarks = document.querySelectorAll(".draft mark").length;
  set(document.getElementById("rule"), "");
  set(document.getElementById("words"), "没有这样的文字");
  told.none = shown().length;
  set(document.getElementById("words"), "");
  var box = document.querySelector("[name=severity][value=error]");
  box.checked = false; box.dispatchEvent(new Event("input", {bubbles: true}));
  told.severities = Array.from(new Set(shown().map(function (f) { return f.dataset.severity; })));
  box.checked = true; box.dispatchEvent(new Event("input", {bubbles: true}));
  var button = document.querySelector(".summary button[data-basis]");
  button.click();
  told.basis = [button.dataset.basis, Array.from(new Set(shown().map(function (f) { return f.dataset.basis; })))];
  told.pressed = button.getAttribute("aria-pressed");
  button.click();
  told.again = shown().length;
  told.links = Array.from(document.querySelectorAll(".basis a")).every(function (a) {
    return document.getElementById(decodeURIComponent(a.getAttribute("href").slice(1))) !== null; });
  told.outside = performance.getEntriesByType("resource").length;
  document.getElementById("probe").textContent = JSON.stringify(told);
});
</script></body>"""


@pytest.fixture(scope="module")
def browser() -> str:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium here")
    return program


def run(browser: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={folder / 'profile'}",
        "--enable-logging=stderr",
        *options,
        (folder / "报告.html").as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=180)


@pytest.fixture(scope="module")
def page(browser: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, str]:
    """What the probe saw, and what the browser's console said."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "报告.html").write_text(whole(html.render)(examples(root)).replace("</body>", PROBE), encoding="utf-8")
    done = run(browser, folder, "--virtual-time-budget=5000", "--dump-dom")
    found = re.search(r'<pre id="probe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found and found[1], done.stderr[-2000:]
    return json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&")), done.stderr


def test_no_complaint_in_the_console(page: tuple[Any, str]) -> None:
    assert not [line for line in page[1].splitlines() if ":CONSOLE" in line or "Uncaught" in line]


def test_the_filter_filters(page: tuple[Any, str]) -> None:
    told = page[0]
    assert told["form"] and told["all"] > 5
    assert set(told["rule"]) == {told["first"]} and len(told["rule"]) < told["all"]
    assert told["none"] == 0
    assert told["severities"] and "error" not in told["severities"]
    assert told["basis"][1] == [told["basis"][0]] and told["pressed"] == "true"
    assert told["again"] == told["all"]


def test_marks_in_the_text_follow_the_filter(page: tuple[Any, str]) -> None:
    assert page[0]["marks"] < page[0]["allMarks"]


def test_it_stands_alone_and_its_links_lead_somewhere(page: tuple[Any, str]) -> None:
    assert page[0]["outside"] == 0 and page[0]["links"]


def test_it_prints_without_the_filter(browser: str, root: Path, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    (tmp_path / "报告.html").write_text(whole(html.render)(examples(root)), encoding="utf-8")
    out = tmp_path / "报告.pdf"
    run(browser, tmp_path, f"--print-to-pdf={out}", "--no-pdf-header-footer")
    document = pypdfium2.PdfDocument(str(out))
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    assert "起草规则检查报告" in text and "发现的问题" in text
    assert "全部显示" not in text, "the filter is of no use on paper"
    width, height = document[0].get_size()
    assert width < height
