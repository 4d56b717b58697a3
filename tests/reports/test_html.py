from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stdkit.formats.markdown import read_markdown
from stdkit.lint.passages import chapters
from stdkit.lint.results import FileResult, Report, Suppressed, locate
from stdkit.lint.runner import check
from stdkit.model import Finding, Span
from stdkit.reports import html
from tests.lint.drafts import draft
from tests.reports.sample_report import sample_report, standing, whole

render = whole(html.render)

SOURCE = """\
# 1 范围

本文件规定了要求<script>alert(1)</script>。

# 5 要求

5.1　设备必须接地，禁止带电作业。

表1　限值

| 项目 | 要求 |
|---|---|
| 外壳 | 必须绝缘 |
"""
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page(HTMLParser):
    """The elements of a page: tags that were left open, ids, links, what would be loaded, the words of each class."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.loaded += [given[name] for name in ("src", "data", "action") if name in given]
        self.loaded += [given["href"]] if tag == "link" else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()


def _report() -> Report:
    doc = read_markdown(SOURCE, path="草案.md")
    rows = locate(doc, [f for f in check(doc) if f.rule.startswith("MOD")], SOURCE)
    file = FileResult("草案.md", doc.digest, "markdown", title="样例", findings=rows, text=chapters(doc))
    return Report((file,), "gbt-1.1-2020")


def test_it_is_whole_and_loads_nothing() -> None:
    for report in (_report(), sample_report(), Report((), "p")):
        page = Page(render(report))
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids), "every link leads somewhere"
        assert page.loaded == ["data:,"]
        assert not re.search(r"https?://|@import|url\(", render(report))


def test_words_of_a_draft_are_never_markup() -> None:
    hostile = "</script><script>alert(1)</script><b onmouseover='x'>\"&{{ 7*7 }}"
    doc = draft(hostile)
    finding = Finding(Span("t1", 0, 9), hostile, rule="MOD001", name="x", clause=hostile)
    kept = replace(locate(doc, [finding])[0], suppressed=Suppressed(hostile))
    file = FileResult(
        hostile, "0" * 64, "docx", hostile, hostile, findings=(kept, *locate(doc, [finding])), text=chapters(doc)
    )
    text = render(Report((file, FileResult(hostile, errors=(hostile,))), hostile))
    page = Page(text)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "b" not in {tag for tag, given in page.tags if "onmouseover" in given} and "49" not in text


def test_places_are_marked_in_the_text_also_in_tables() -> None:
    text = render(_report())
    draft_part = text[text.index('<div class="draft">') :]
    marked = re.findall(r"<mark[^>]*>(?:<a[^>]*>\d+</a>)*([^<]*)</mark>", draft_part)
    assert marked == ["必须", "禁止", "必须"]
    assert "<td>" in draft_part and "必须绝缘" in re.sub(r"<a[^>]*>\d+</a>|<[^>]+>", "", draft_part)


def test_it_sums_up_by_clause_and_by_chapter() -> None:
    page = Page(render(_report()))
    clauses = [given["data-basis"] for tag, given in page.tags if tag == "button" and "data-basis" in given]
    named = [given["data-chapter"] for tag, given in page.tags if tag == "button" and "data-chapter" in given]
    assert clauses == ["表C.1"] and named == ["5 要求"]


def test_what_does_not_count_is_kept_apart() -> None:
    text = render(standing(sample_report(), {2: Suppressed("引用法律原文"), 3: None}))
    assert text.count(" data-kept>") == 2 and "已豁免：引用法律原文" in text and 'id="kept"' in text
    assert 'id="kept"' not in render(sample_report())


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_the_filter_works_in_a_browser(tmp_path: Path) -> None:
    driver = """<script>
    var told = [], errors = [];
    window.addEventListener("error", function (event) { errors.push(event.message); });
    function shown() { return document.querySelectorAll(".finding:not([hidden])").length; }
    function lit() { return document.querySelectorAll(".draft mark:not(.off)").length; }
    function input(what) { what.dispatchEvent(new Event("input", {bubbles: true})); }
    var words = document.getElementById("words");
    told.push(shown(), lit());
    words.value = "绝缘"; input(words); told.push(shown(), lit());
    words.value = ""; input(words);
    var rule = document.getElementById("rule"); rule.value = "MOD001"; input(rule); told.push(shown(), lit());
    document.querySelector("[name=severity][value=error]").click(); told.push(shown());
    document.querySelector("[type=reset]").click();
    setTimeout(function () {
      told.push(shown());
      document.querySelector("[data-chapter]").click(); told.push(shown());
      document.title = "told " + told.join(",") + " errors " + errors.length;
    }, 50);
    </script></body>"""
    page = tmp_path / "page.html"
    page.write_text(render(_report()).replace("</body>", driver), encoding="utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    told = re.search(r"<title>told ([\d,]+) errors (\d+)</title>", done.stdout)
    assert told is not None, done.stderr
    assert told.groups() == ("3,3,1,1,2,2,0,3,3", "0")
    assert "CONSOLE" not in done.stderr
