"""Word forms: their fields are found wherever they stand, values stay text, what is broken is said, what is hostile is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from stdkit.errors import BadData, UnreadableFile
from stdkit.facts.characters import writable
from stdkit.formats.docx.forms import Form, open_form
from tests.formats.docx import forms
from tests.formats.docx.forms import cells, filled, form, opened, texts, with_part

LOOP = [
    ["序号", "单位"],
    ["{%tr for one in units %}", ""],
    ["{{ loop.index }}", "{{ one.unit }}"],
    ["{%tr endfor %}", ""],
]


def names(made: Form) -> list[str]:
    return list(dict.fromkeys(one.name for one in made.used))


def test_fields_are_found_in_body_tables_heads_and_feet() -> None:
    made = opened(
        "{{ title }}{% if replaces and not blank %}{{ a.b }}{% endif %}",
        rows=LOOP,
        header="{{ number }}",
        footer="{{ stage }}",
    )
    assert names(made) == ["title", "replaces", "a.b", "units", "units.unit", "number", "stage"]
    assert made.rows == {"units"}
    assert [one.name for one in made.used if one.looped] == ["units"]
    assert {one.where.partition("“")[0] for one in made.used} == {"正文", "页眉", "页脚"}


def test_loops_in_loops_are_followed_and_a_name_used_twice_is_two_things() -> None:
    made = opened(
        "{%p for old in replaces %}", "{% for change in old.changes %}{{ change.what }}{% endfor %}", "{%p endfor %}",
        "{%p for old in history %}", "{{ old }}", "{%p endfor %}",
    )  # fmt: skip
    assert names(made) == ["replaces", "replaces.changes", "replaces.changes.what", "history"]
    given = {"replaces": [{"changes": [{"what": "甲"}, {"what": "乙"}]}, {"changes": []}], "history": ["丙"]}
    assert texts(filled(made, given)) == ["甲乙", "", "丙"]


def test_tags_split_over_runs_of_different_looks_are_read() -> None:
    import io

    import docx

    document = docx.Document()
    paragraph = document.add_paragraph("名称：")
    for piece in ("{", "{ ti", "tle", " }", "}。"):
        paragraph.add_run(piece).bold = piece != "tle"
    out = io.BytesIO()
    document.save(out)
    made = open_form(out.getvalue(), "a.docx")
    assert names(made) == ["title"]
    assert texts(filled(made, {"title": "甲"})) == ["名称：甲。"]


def test_rows_of_a_table_repeat_and_none_leaves_its_head() -> None:
    made = opened("甲", rows=LOOP)
    assert cells(filled(made, {"units": [{"unit": "乙"}, {"unit": "丙"}]})) == [
        [["序号"], ["单位"]], [["1"], ["乙"]], [["2"], ["丙"]],
    ]  # fmt: skip
    assert cells(filled(made, {"units": []})) == [[["序号"], ["单位"]]]
    assert cells(filled(opened("甲", rows=LOOP[1:]), {"units": []})) == []


@pytest.mark.parametrize(
    "value",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{# 注 #}",
        "<w:p/>",
        "a & b < c > d \"'",
        "&lt;",
        "{_{ x }_}",
        "{_% x %_}",
        "{{",
        "}}",
        " 前后 ",
        "]]>",
    ],
)
def test_values_stay_text(value: str) -> None:
    made = opened("《{{ title }}》", rows=[["{{ title }}"]], header="{{ title }}")
    data = filled(made, {"title": value})
    assert texts(data) == [f"《{value}》"]
    assert cells(data) == [[[value]]]
    assert value in texts(data, "word/header1.xml")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_out_as_it_went_in_but_for_what_no_document_may_hold(value: str) -> None:
    assert texts(filled(_TITLE, {"title": value})) == [f"《{writable(value, '')}》"]


_TITLE = opened("《{{ title }}》")


def test_lines_become_paragraphs_of_the_same_shape() -> None:
    made = opened("前{{ text }}后", rows=[["{{ text }}"]])
    data = filled(made, {"text": "一\r\n\n二\t2\n三\n"})
    assert texts(data) == ["前一", "二\t2", "三后"]
    assert cells(data) == [[["一", "二\t2", "三"]]]


def test_lines_that_a_tag_leaves_empty_are_empty_paragraphs() -> None:
    assert texts(filled(opened("{{ a ~ '\\n\\n' ~ b }}"), {"a": "甲", "b": "乙"})) == ["甲", "", "乙"]


def test_a_list_is_read_out_and_a_list_of_records_is_refused() -> None:
    assert texts(filled(opened("{{ names }}；{{ names|join('/') }}"), {"names": ["甲", "<乙>"]})) == [
        "甲、<乙>；甲/<乙>"
    ]
    with pytest.raises(BadData, match="列表要用循环"):
        filled(opened("{{ units }}"), {"units": [{"unit": "甲"}]})


@pytest.mark.parametrize(
    ("tag", "value", "said"),
    [
        ("{{ a|date }}", "2026-05-02", "2026年5月2日"),
        ("{{ a|date }}", "2026-XX-XX", "2026年XX月XX日"),
        ("{{ a|date }}", "", "　　年　月　日"),
        ("{{ a|chinese }}", "12", "十二"),
        ("{{ a|chinese }}", "20", "二十"),
        ("{{ a|letter }}", "2", "b"),
        ("{{ a|tick('赞成') }} {{ a|tick('反对') }}", "赞成", "☑赞成 □反对"),
        ("{{ a|default('无') }}", "", "无"),
        ("{{ a|length }}", "甲乙", "2"),
        ("{{ '甲' if a == '乙' else '丙' }}", "乙", "甲"),
        ("{{ a ~ '、' ~ a }}", "甲", "甲、甲"),
        ("{% if a in ['甲', '乙'] %}是{% elif a is odd %}单{% else %}否{% endif %}", "甲", "是"),
    ],
)
def test_filters(tag: str, value: str, said: str) -> None:
    assert texts(filled(opened(tag), {"a": value})) == [said]


def test_what_is_not_known_is_asked_for_shown_and_counted() -> None:
    made = opened("来源：{{ a|ask('任务来源') }}；{{ b|gap('编号') }}。", "{% if b %}{{ ''|ask('不在') }}{% endif %}")
    found = made.fill({"a": "", "b": ""})
    assert texts(found.data)[0] == "来源：【请填写：任务来源】；【请填写：编号】。"
    assert found.asked == ("任务来源", "编号")
    assert forms.parts(found.data)["word/document.xml"].count(b'w:highlight w:val="yellow"') == 2
    empty = made.fill({"a": "", "b": ""}, blank=True)
    assert texts(empty.data)[0] == "来源：；＿＿＿＿＿＿。"
    assert empty.asked == ()
    assert texts(filled(made, {"a": "计划", "b": "0"}))[0] == "来源：计划；0。"


def test_the_same_data_give_the_same_bytes_and_nothing_else_of_the_file_changes() -> None:
    source = form("{{ title }}")
    made = open_form(source, "a.docx")
    one = filled(made, {"title": "甲"}, title="纪要", created="2026-05-20")
    assert one == filled(open_form(source, "a.docx"), {"title": "甲"}, title="纪要", created="2026-05-20")
    before, after = forms.parts(source), forms.parts(one)
    assert {name for name in before if before[name] != after[name]} <= {
        "word/document.xml",
        "word/header1.xml",
        "word/footer1.xml",
        "docProps/core.xml",
    }
    core = after["docProps/core.xml"].decode()
    assert "<dc:title>纪要</dc:title>" in core
    assert core.count("2026-05-20T00:00:00Z") == 2


@pytest.mark.parametrize(
    ("paragraphs", "where", "what"),
    [
        (["编号", "名称：{{ title"], "正文“名称：{{ title”", "标签“{{”没有写完；请在同一段里补上“}}”"),
        (["{% if title"], "正文“{% if title”", "标签“{%”没有写完"),
        (["{{ title {{ number }}"], "正文", "没有写完，后面又有“{{”"),
        (["名称 %}"], "正文“名称 %}”", "“%}”没有开头"),
        (["｛｛ title ｝｝"], "正文“｛｛ title ｝｝”", "标签用了全角的花括号"),
        (["{%p for one in units %}", "{{ one }}"], "正文", "有循环或条件没有结束"),
        (["甲", "{%p endfor %}"], "正文", "循环的结束行没有开始行"),
        (["{{ title|datum }}"], "正文“{{ title|datum }}”", "不认识过滤器“datum”"),
        (["{{ date|dat }}"], "正文", "是否指 date"),
        (["{{ title is prime }}"], "正文", "不认识判断“is prime”"),
        (["{{ tit le }}"], "正文“{{ tit le }}”", "标签的写法不对"),
        (["{% macro a() %}{% endmacro %}"], "正文", "不允许的写法"),
        (["{% iff a %}"], "正文", "不认识标签“iff”"),
        (["{% set a = 1 %}"], "正文", "不允许的写法"),
        (["{% include '/etc/passwd' %}"], "正文", "不允许的写法"),
        (["{{ title.__class__ }}"], "正文“{{ title.__class__ }}”", "不能取“__class__”"),
        (["{{ title['__class__'] }}"], "正文", "不能取“__class__”"),
        (["{{ ''.__class__ }}"], "正文", "不能取“__class__”"),
        (["{{ title|attr('__class__') }}"], "正文", "不认识过滤器“attr”"),
        (["{{ title.upper() }}"], "正文", "不允许的写法"),
        (["{% for x in range(99999999) %}{% endfor %}"], "正文", "循环的写法不支持"),
        (["{{ 'a' * 999999999 }}"], "正文", "不允许的写法"),
        (["{{ 9 ** 99999999 }}"], "正文", "不允许的写法"),
        (["{{ title[1:] }}"], "正文", "不允许的写法"),
        (["{% for a in b %}{{ loop.cycle }}{% endfor %}"], "正文", "不能取“cycle”"),
        (["{{ loop.index }}"], "正文", "“loop”不在循环里"),
        (["{% cellbg title %}甲"], "正文", "不支持“{% cellbg”"),
        (["甲{%- if title -%}乙{%- endif -%}"], "正文", "不支持“{%-”"),
        (["{{p title }}"], "正文", "“{{”后面不能写 p、tr、tc、r"),
        (["".join(f"{{% for a{n} in b{n} %}}" for n in range(5)) + "{% endfor %}" * 5], "正文", "循环套得太深"),
    ],
)  # fmt: skip
def test_broken_and_hostile_forms_are_refused_in_one_sentence(paragraphs: list[str], where: str, what: str) -> None:
    with pytest.raises(BadData) as raised:
        opened(*paragraphs)
    said = str(raised.value)
    assert said.startswith("我们的表.docx：表格的")
    assert where in said and what in said and "；" in said and "\n" not in said


@pytest.mark.parametrize(
    ("paragraphs", "rows", "said"),
    [
        (["{%p if title %}重要的话{%p endif %}"], (), "“重要的话{%p endif %}”和标签“{%p … %}”写在一起"),
        (["甲"], [["{%tr for one in units %}", "合计"], ["{{ one }}", ""], ["{%tr endfor %}", ""]], "“{%tr … %}”要单占一行"),
        (["甲"], [["{%tr for one in units %}", "{{ one }}{%tr endfor %}"]], "会随标签一起去掉"),
    ],
)  # fmt: skip
def test_text_that_a_tag_would_take_away_is_told(paragraphs: list[str], rows: list[list[str]], said: str) -> None:
    with pytest.raises(BadData) as raised:
        opened(*paragraphs, rows=rows)
    assert said in str(raised.value)


def test_a_loop_that_begins_in_a_cell_and_ends_outside_is_told() -> None:
    source = with_part(
        form("x", rows=[["{% for one in units %}{{ one }}"]]),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:sectPr", b"<w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p><w:sectPr", 1),
    )
    made = open_form(source, "a.docx")
    with pytest.raises(BadData, match="结构不完整；循环、条件的开始和结束应在同一层"):
        filled(made, {"units": ["甲", "乙"]})


def test_more_than_any_form_makes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from stdkit.formats.docx.forms import form as module

    monkeypatch.setattr(module, "_BIGGEST_RESULT", 20_000)
    made = opened("{% for a in units %}{% for b in units %}{{ title }}{% endfor %}{% endfor %}")
    with pytest.raises(BadData, match="大得反常"):
        filled(made, {"units": ["甲"] * 1000, "title": "乙" * 50})
    monkeypatch.setattr(module, "_BIGGEST_PART", 100)
    with pytest.raises(UnreadableFile, match="大得不像一张表格"):
        opened("甲")


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "是空文件"), (b"%PDF-1.7", "是 PDF 文件"), (b"PK\3\4", "不完整或已损坏")]
)
def test_what_is_no_docx_is_refused_as_reading_does(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        open_form(data, "表.docx")


def test_a_declaration_of_entities_is_refused() -> None:
    source = with_part(
        form("甲"),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1),
    )
    with pytest.raises(UnreadableFile, match="文档类型声明"):
        open_form(source, "表.docx")


@pytest.mark.parametrize(("kind", "said"), [(b"template.main+xml", ""), (b"macroEnabled.main+xml", "表格带有宏")])
def test_a_template_becomes_a_document_and_macros_are_refused(kind: bytes, said: str) -> None:
    old = b"openxmlformats-officedocument.wordprocessingml.document.main+xml"
    new = b"ms-word.document.macroEnabled.main+xml" if said else old.replace(b"document.main+xml", kind)
    source = with_part(form("{{ title }}"), "[Content_Types].xml", lambda xml: xml.replace(old, new))
    if said:
        with pytest.raises(BadData, match=said):
            open_form(source, "表.docm")
        return
    types = forms.parts(filled(open_form(source, "表.dotx"), {"title": "甲"}))["[Content_Types].xml"]
    assert old in types and b"template" not in types


def test_cells_joined_by_a_tag_say_so_where_word_wants_it() -> None:
    made = opened("甲", rows=[["{%tc for one in units %}", "{% hm %}{{ title }}", "{%tc endfor %}"]])
    data = filled(made, {"units": ["1", "2"], "title": "丙"})
    orders = [
        [etree.QName(one).localname for one in each]
        for each in etree.fromstring(forms.parts(data)["word/document.xml"]).iter(f"{forms.W}tcPr")
    ]
    assert cells(data) == [[["丙"]]]
    assert orders == [["tcW", "gridSpan"]]


def test_marks_that_a_loop_repeats_stay_single() -> None:
    """Bookmarks, ids of paragraphs, content controls: Word repairs a document that has one twice."""
    mark = (
        b'<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D"><w:bookmarkStart w:id="1" w:name="a"/>'
        b'<w:r><w:t>{{ one }}</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )
    source = with_part(
        form("{%p for one in units %}", "甲", "{%p endfor %}"),
        "word/document.xml",
        lambda xml: xml.replace("<w:p><w:r><w:t>甲</w:t></w:r></w:p>".encode(), mark),
    )
    data = filled(open_form(source, "a.docx"), {"units": ["乙", "丙"]})
    xml = forms.parts(data)["word/document.xml"]
    assert texts(data) == ["乙", "丙"]
    assert xml.count(b"bookmarkStart") == xml.count(b"bookmarkEnd") == xml.count(b"paraId") == 1
