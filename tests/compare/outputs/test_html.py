from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from stdkit.compare.outputs.html import render
from tests.compare.editions_of_wool import NEW, OLD, compared, wool

VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """The page as a browser reads it: tags left open, ids, links inside, attributes that run code or load things, all words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.running: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name.startswith("on") or name == "src":
                self.running.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.words.append(data)


def test_the_page_is_whole_and_loads_nothing() -> None:
    page = Page(render(wool()))
    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert [link for link in page.links if not link.startswith("#")] == ["data:,"]
    assert page.running == [] and page.tags.count("script") == 1


def test_both_sides_stand_beside_each_other_with_their_words_marked() -> None:
    text = render(wool())
    assert '<del class="good" title="更严">3</del>' in text and '<ins class="good" title="更严">5</ins>' in text
    section = re.search(
        r'<section class="pair changed" id="p\d+"[^>]*data-names="[^"]*lowered[^"]*">.*?</section>', text, re.S
    )
    assert section is not None
    assert "4.2" in section[0] and "5.2" in section[0]
    assert '<span class="badge bad">减弱</span>' in section[0] and '<span class="badge bad">更宽</span>' in section[0]


def test_a_changed_limit_stands_out_in_its_cell() -> None:
    assert '<td class="changed">≤<ins class="good" title="更严">19.5</ins></td>' in render(wool())
    assert '<td class="changed">≥<ins class="bad" title="更宽">65</ins></td>' in render(wool())


def test_a_moved_clause_and_its_old_place_lead_to_each_other() -> None:
    text = render(wool())
    (stub,) = re.findall(r'<p class="stub" id="from-(p\d+)">5\.2 长度：<a href="#(p\d+)">移至 6\.1</a></p>', text)
    assert stub[0] == stub[1]
    assert f'href="#from-{stub[0]}">原在 5.2</a>' in text


def test_a_deleted_requirement_asks() -> None:
    assert "删去了要求" in render(wool())


def test_only_what_is_asked_for() -> None:
    text = render(wool(), only=("tables",))
    assert "分级" in text and "取样应" not in text


def test_the_same_bytes_every_time() -> None:
    assert render(compared()) == render(compared())


TEXT = st.text(
    st.sampled_from(list("<>&\"'/=甲乙1{}%;\\`")) | st.characters(codec="utf-8", categories=("L", "P", "S")),
    min_size=1,
    max_size=30,
)


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_whatever_a_document_says_is_text(one: str, other: str, cell: str) -> None:
    from dataclasses import replace

    from stdkit.compare import compare
    from stdkit.formats.markdown import read_markdown
    from stdkit.model import Block, Clause, Document, Run, Table

    def swapped(doc: Document, text: str) -> Document:
        def block(old: Block) -> Block:
            if isinstance(old, Table):
                rows = tuple(
                    tuple(replace(c, blocks=tuple(replace(b, runs=(Run(cell + text),)) for b in c.blocks)) for c in row)
                    for row in old.rows
                )
                return replace(old, runs=(Run(text),), rows=rows)
            return replace(old, runs=(Run(text + old.text),))

        def clause(old: Clause) -> Clause:
            return replace(
                old,
                title=old.title and text,
                content=tuple(map(block, old.content)),
                clauses=tuple(map(clause, old.clauses)),
            )

        elements = tuple(
            replace(each, content=tuple(map(block, each.content)), clauses=tuple(map(clause, each.clauses)))
            for each in doc.elements
        )
        return replace(doc, elements=elements, cover=replace(doc.cover, title=text, number=text))

    found = compare(swapped(read_markdown(OLD), one), swapped(read_markdown(NEW), other))
    plain = Page(render(wool()))
    page = Page(render(found))
    assert not page.open and page.running == []
    assert set(page.tags) <= set(plain.tags)
    assert page.tags.count("script") == 1 and page.tags.count("style") == 1
