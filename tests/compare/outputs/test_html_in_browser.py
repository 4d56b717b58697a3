"""The page of a comparison in a real browser: no complaint, the filters filter, links lead to what they name, it prints."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from stdkit.compare.outputs.html import render
from tests.compare.editions_of_wool import wool
from tests.reports.test_html_in_browser import browser, run

__all__ = ["browser"]
PROBE = """
<pre id="probe"></pre><script>
window.addEventListener("load", function () {
  var shown = function () { return Array.from(document.querySelectorAll(".pair")).filter(function (p) { return !p.hidden; }); };
  var set = function (element, value) { element.value = value; element.dispatchEvent(new Event("input", {bubbles: true})); };
  var tick = function (id, on) { var box = document.getElementById(id); box.checked = on; box.dispatchEvent(new Event("input", {bubbles: true})); };
  var told = {pairs: document.querySelectorAll(".pair").length, first: shown().length};
  tick("slight", true); told.slight = shown().length;
  tick("same", true); told.all = shown().length;
  tick("same", false); tick("slight", false);
  set(document.getElementById("only"), "lowered");
  told.lowered = shown().map(function (p) { return p.querySelector(".name").textContent.trim(); });
  set(document.getElementById("only"), "");
  set(document.getElementById("words"), "没有这样的文字");
  told.none = shown().length; told.nothing = !document.getElementById("nothing").hidden;
  set(document.getElementById("words"), "");
  var same = document.querySelector(".pair.same");
  location.hash = "#" + same.id;
  setTimeout(function () {
    told.revealed = !same.hidden;
    told.outside = performance.getEntriesByType("resource").length;
    document.getElementById("probe").textContent = JSON.stringify(told);
  }, 200);
});
</script></body>"""


@pytest.fixture(scope="module")
def page(browser: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, str]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "报告.html").write_text(render(wool()).replace("</body>", PROBE), encoding="utf-8")
    done = run(browser, folder, "--virtual-time-budget=5000", "--dump-dom")
    found = re.search(r'<pre id="probe">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found and found[1], done.stderr[-2000:]
    return json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&")), done.stderr


def test_no_complaint_and_nothing_loaded(page: tuple[Any, str]) -> None:
    assert not [line for line in page[1].splitlines() if ":CONSOLE" in line or "Uncaught" in line]
    assert page[0]["outside"] == 0


def test_the_filters_filter(page: tuple[Any, str]) -> None:
    told = page[0]
    assert told["first"] < told["slight"] < told["all"] == told["pairs"]
    assert told["lowered"] == ["4.2　含水率", "4.3　分级", "4.4　包装"]
    assert told["none"] == 0 and told["nothing"]


def test_a_link_shows_what_was_hidden(page: tuple[Any, str]) -> None:
    assert page[0]["revealed"]


def test_it_prints_on_landscape_pages_without_the_filter(browser: str, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    (tmp_path / "报告.html").write_text(render(wool()), encoding="utf-8")
    out = tmp_path / "报告.pdf"
    run(browser, tmp_path, f"--print-to-pdf={out}", "--no-pdf-header-footer")
    document = pypdfium2.PdfDocument(str(out))
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in document)
    assert "新旧对照" in text and "减弱" in text and "全部变化" not in text
    width, height = document[0].get_size()
    assert width > height
