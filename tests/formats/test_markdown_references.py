"""Labels, references and numbers that a draft leaves to the tool."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from stdkit.errors import BrokenReferences, UnreadableFile
from stdkit.formats.docx.bookmarks import bookmark_of, name_of
from stdkit.formats.docx.reader import read_docx
from stdkit.formats.docx.writer import write_fresh
from stdkit.formats.markdown import read_markdown, write_markdown
from stdkit.model import Document
from tests.effort import examples
from tests.formats.canonical import canonical
from tests.formats.cited import with_references
from tests.formats.docx.fresh_documents import documents, seen
from tests.support.word_repairs import repairs

DRAFT = r"""---
title: 风干牛肉加工技术规范
---
# 范围

本文件规定了风干牛肉的加工要求。

# 规范性引用文件

GB/T 6388　运输包装收发货标志 {#gbt6388}

# 术语和定义

## {#term:beef}

风干牛肉　air-dried beef

以牛肉为原料，经腌制制成的产品。

# 要求 {#req}

## 外观 {#look}

外观应符合下列要求：

a) 干燥；

  1) 表面； {#surface}

b) 无霉斑。 {#mould}

注：甲。

注：乙。 {#note:b}

## 理化指标

### 水分应不大于30%。 {#water}

表{#tab:limits}　限值

单位为毫米

| 项目 | 指标 |
|---|---|
| 水分 | 30 |
| 注：甲 | 注：乙 |

$$ m=\frac{a}{b} $$ {#eq:mass}

![](flow.png)

图　流程 {#fig:flow}

# 附录 {#anx:sampling}（规范性）取样方法

## 一般要求

按[@tab:limits]取样。

表　取样 {#tab:taking}

| 甲 |
|---|
| 乙 |

$$ c=d $$ {#eq:annex}

# 参考文献

[1] GB/T 1.1—2020　标准化工作导则 {#bib:one}
"""
CITATIONS = {
    "tab:limits": "表1",
    "tab:taking": "表A.1",
    "fig:flow": "图1",
    "eq:mass": "公式（1）",
    "eq:annex": "公式（A.1）",
    "cl:req": "第4章",
    "cl:look": "4.1",
    "cl:water": "4.2.1",
    "cl:mould": "4.1 b)",
    "cl:surface": "4.1 a) 1)",
    "anx:sampling": "附录A",
    "term:beef": "3.1",
    "note:b": "注2",
    "ref:gbt6388": "GB/T 6388",
    "bib:one": "[1]",
}


def cite(references: str) -> Document:
    return read_markdown(DRAFT.replace("按[@tab:limits]取样。", references))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def broken(source: str) -> list[str]:
    with pytest.raises(BrokenReferences) as raised:
        read_markdown(source, path="draft.md")
    return str(raised.value).split("\n")


@pytest.mark.parametrize(("name", "shown"), CITATIONS.items())
def test_a_reference_shows_how_the_text_cites_the_place(name: str, shown: str) -> None:
    assert f"按{shown}和{shown}取样。" in texts(cite(f"按[@{name}]和[@{name.partition(':')[2]}]取样。"))


def test_an_item_below_a_dash_is_cited_without_it() -> None:
    document = read_markdown("# 1 范围\n\n——甲：\n\n  a) 乙。 {#b}\n\n见[@b]。\n\n# 前言\n")
    assert "见1 a)。" in texts(document)
    assert [block.name for block in document.blocks() if block.name] == ["_cl:b", "cl:b"]


def test_the_bare_number_may_be_had() -> None:
    shown = cite("式[-@eq:mass]、[-@cl:req]、[-@cl:mould]、[-@tab:limits]。")
    assert "式（1）、4、b)、表1。" in texts(shown)


def test_a_reference_begins_a_paragraph_without_making_it_a_caption_or_clause() -> None:
    shown = {block.text: block.kind for block in cite("[@tab:limits]　给出限值\n\n[@look]　外观").blocks()}
    assert shown["表1　给出限值"] == shown["4.1　外观"] == "paragraph"


def test_numbers_left_out_are_reckoned() -> None:
    found = [block.label for block in cite("甲。").blocks() if block.label]
    assert found == [
        "1", "2", "3", "3.1", "3.1", "4", "4.1", "a)", "1)", "b)", "注1：", "注2：", "4.2", "4.2.1", "表1", "注1：", "注2：", "（1）", "图1",
        "附录A", "A.1", "表A.1", "（A.1）", "[1]",
    ]  # fmt: skip


def test_typed_numbers_stay_and_counting_goes_on_from_them() -> None:
    source = (
        "# 1 范围\n\n# 4 要求\n\n## 4.3 甲\n\n## 乙 {#b}\n\n4.4.1　产品应干燥。\n\n### 丙\n\n表3　限值\n\n|a|\n|---|\n|b|\n\n表　再\n\n|a|\n|---|\n"
        "|b|\n\n# 检验\n\n注1：甲。\n\n注：乙。\n"
    )
    labels = [block.label for block in read_markdown(source).blocks() if block.label]
    assert labels == ["1", "4", "4.3", "4.4", "4.4.1", "4.4.2", "表3", "表4", "5", "注1：", "注2："]


def test_a_single_note_bears_no_number() -> None:
    assert "注：" in [block.label for block in read_markdown("# 1 范围 {#a}\n\n注：甲。\n").blocks()]


def test_without_labels_nothing_is_numbered() -> None:
    labels = [block.label for block in read_markdown("# 1 范围\n\n## 外观\n\n注：甲。\n\n注：乙。\n").blocks()]
    assert labels == ["1", "", "注：", "注："]


def test_what_is_to_bear_no_number_says_so() -> None:
    source = "# 1 范围 {#a}\n\n## {号}外观\n\n{注:注：}甲。\n\n{注:注：}乙。\n\n{表题}限值\n\n| a |\n|---|\n| b |\n"
    document = read_markdown(source)
    assert [block.label for block in document.blocks()] == ["1", "", "注：", "注：", "", "", ""]
    assert canonical(read_markdown(write_markdown(document))) == canonical(document)


def test_every_slip_is_told_with_its_line() -> None:
    told = broken(
        "# 1 范围 {#scope}\n\n按[@tab:limts]和[@fig:limits]，[@nix]，[@ a b]，[@scope]。\n\n表　限值 {#tab:limits}\n\n| 甲 |\n|---|\n| 乙 |\n\n"
        "## 见[@scope]\n\na) 甲 {#tab:a}\n\n——乙 {#b}\n\n丙 {#c}\n\n文{#d}字\n\n图　限值 {#fig:scope}\n\n表{#tab:limits}　再\n\n| 甲 |\n|---|\n| 乙 |\n\n"
        "## 外观 {#tabb:x}\n\n见[@scope]和[@cl:limits]，\\[@不是]。\n"
    )
    assert told == [
        "draft.md：第 3 行引用 [@tab:limts] 没有对应的标签，最接近的是 tab:limits。",
        "draft.md：第 3 行引用 [@fig:limits] 没有对应的标签，同名的是表1，应写 [@tab:limits]。",
        "draft.md：第 3 行引用 [@nix] 没有对应的标签，请在所引的地方加上 {#nix}。",
        "draft.md：第 3 行引用 [@ a b] 的写法不对，应写成 [@tab:名称] 这样的形式，一对方括号引一处；不是引用时在 [ 前加 \\。",
        "draft.md：第 3 行引用 [@scope] 不止一处，请写明是 [@cl:scope]、[@fig:scope] 中的哪一个。",
        "draft.md：第 11 行引用 [@scope] 在标题或术语里，标题中请直接写文字。",
        "draft.md：第 13 行标签 {#tab:a} 标的是章、条或列项，前缀应是 cl:，不是 tab:。",
        "draft.md：第 15 行标签 {#b} 所在的列项没有字母或数字编号，不能引用，请改用 a)、b)……。",
        "draft.md：第 17 行标签 {#c} 所在的段没有编号可引用，标签应放在标题、表题、图题、公式、列项、注、示例或术语条目上。",
        "draft.md：第 19 行标签 {#d} 在文字中间，应放在段末，一段一个。",
        "draft.md：第 23 行标签 {#tab:limits} 与前面表1的标签相同，请改用另一个名称。",
        "draft.md：第 29 行标签 {#tabb:x} 的写法不对，没有 tabb: 这种前缀，是否应为 tab:x；"
        "前缀有 tab:、fig:、eq:、cl:、anx:、term:、note:、ex:、ref:、bib:。",
        "draft.md：第 31 行引用 [@scope] 不止一处，请写明是 [@cl:scope]、[@fig:scope] 中的哪一个。",
        "draft.md：第 31 行引用 [@cl:limits] 没有对应的标签，同名的是表1，应写 [@tab:limits]。",
    ]  # fmt: skip


def test_broken_references_are_a_file_that_cannot_be_read() -> None:
    assert issubclass(BrokenReferences, UnreadableFile)


def test_an_unused_label_is_none() -> None:
    assert read_markdown("# 1 范围 {#a}\n\n甲。\n").elements[0].title == "范围"


def test_lines_of_other_hands_are_those_of_the_file() -> None:
    assert broken("<p>甲</p>\n<p>乙</p>\n\n## 1 范围 ##\n\n<b>丙</b>[@x]\n")[0].startswith("draft.md：第 6 行引用 [@x]")


def test_headings_of_pandoc_keep_their_labels() -> None:
    document = read_markdown("# 1 范围 # {#scope}\n\n## 1.1 外观 {#look .unnumbered}\n\n见[@sec:scope]。\n")
    assert [block.text for block in document.blocks()] == ["范围", "外观", "见第1章。"]


NAMES = sorted(CITATIONS)
PIECES = st.lists(
    st.one_of(
        st.sampled_from(NAMES).map(lambda name: f"[@{name}]"),
        st.sampled_from(NAMES).map(lambda name: f"[-@{name}]"),
        st.sampled_from(["公式", "第", "章", " ", "4.1", "4.1 ", "，", "见", "a)", "**粗**", "^上^", "\\[@甲]", "表1", "注：", "　", "x~[@tab:limits]~"]),
    ),
    min_size=1,
    max_size=8,
).map("".join)  # fmt: skip


@given(PIECES)
@settings(max_examples=examples(120), deadline=None)
def test_what_is_written_reads_back_the_same(references: str) -> None:
    document = cite("甲" + references)
    written = write_markdown(document)
    note(written)
    assert canonical(read_markdown(written)) == canonical(document)
    assert write_markdown(read_markdown(written)) == written


@given(PIECES)
@settings(max_examples=examples(60), deadline=None)
def test_a_paragraph_that_begins_with_a_reference_reads_back_the_same(references: str) -> None:
    document = cite("[@cl:look]" + references)
    assert canonical(read_markdown(write_markdown(document))) == canonical(document)


def through_word(document: Document, folder: Path) -> Document:
    write_fresh(document, folder / "draft.docx", find_picture=lambda name: None)
    return read_docx(folder / "draft.docx")


def test_word_gets_fields_and_bookmarks_and_gives_references_back(tmp_path: Path) -> None:
    cited = [name for name in NAMES if name != "note:b"]
    sentence = "按" + "、".join(f"[@{name}]" for name in cited) + "和[-@eq:mass]取样。"
    document = cite(sentence)
    back = through_word(document, tmp_path)
    assert sentence in write_markdown(back)
    assert {block.name for block in back.blocks()} == {block.name for block in document.blocks()} - {"note:b"}
    again = through_word(back, tmp_path)
    assert canonical(again) == canonical(back)
    assert write_markdown(again) == write_markdown(back)
    assert canonical(read_markdown(write_markdown(back))) == canonical(back)


def committee_draft(folder: Path, *, shown: tuple[str, ...]) -> Path:
    """A draft as Word makes it: a bookmark of Word's own at the caption, a REF field whose result is stored in several runs."""
    source = "# 1 范围\n\n指标应符合【】的规定。\n\n表1　限值\n\n| a |\n|---|\n| b |\n"
    plain, out = folder / "plain.docx", folder / "draft.docx"
    write_fresh(read_markdown(source), plain)
    with zipfile.ZipFile(plain) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                data = with_field(data.decode("utf-8"), shown).encode("utf-8")
            made.writestr(name, data)
    return out


def with_field(xml: str, shown: tuple[str, ...]) -> str:
    results = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in shown)
    field = (
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Ref517 \\r \\h '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{results}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:t>"
    )
    assert xml.count("【】") == 1 and xml.count("<w:r><w:t>限值</w:t></w:r>") == 1
    bookmark = '<w:bookmarkStart w:id="900" w:name="_Ref517"/>'
    xml = xml.replace("<w:r><w:t>限值</w:t></w:r>", bookmark + '<w:r><w:t>限值</w:t></w:r><w:bookmarkEnd w:id="900"/>')
    return xml.replace("【】", field)


@pytest.mark.parametrize("shown", [("表1",), ("表", "1")])
def test_fields_of_other_drafts_are_references_too(tmp_path: Path, shown: tuple[str, ...]) -> None:
    document = read_docx(committee_draft(tmp_path, shown=shown))
    written = write_markdown(document)
    assert "指标应符合[@tab:1]的规定。" in written and "表1　限值 {#tab:1}" in written
    assert canonical(read_markdown(written)) == canonical(document)
    through_word(document, tmp_path)
    assert write_markdown(read_docx(tmp_path / "draft.docx")).count("[@tab:1]") == 1


@pytest.mark.parametrize("shown", [("表2",), ("限值",), ("错误!未找到引用源。",), ("表 1",), ("表1", "表1")])
def test_a_field_that_shows_anything_else_stays_text(tmp_path: Path, shown: tuple[str, ...]) -> None:
    document = read_docx(committee_draft(tmp_path, shown=shown))
    written = write_markdown(document)
    assert "[@" not in written and "{#" not in written
    assert f"指标应符合{''.join(shown)}的规定。" in [block.text for block in document.blocks()]


def test_a_result_of_a_field_is_not_edited(tmp_path: Path) -> None:
    document = read_docx(committee_draft(tmp_path, shown=("表1",)))
    assert [run.locked for block in document.blocks() for run in block.runs if run.refers] == ["域结果"]


@given(st.text("abz09.-_限量", min_size=1, max_size=12).filter(lambda own: own[0].isalnum()))
def test_names_are_bookmarks_and_back(own: str) -> None:
    made = bookmark_of(f"tab:{own}")
    assert not made or (name_of(made) == f"tab:{own}" and len(made) <= 40 and re.fullmatch(r"\w+", made))


def test_bookmarks_of_others_are_none_of_ours() -> None:
    assert [name_of(name) for name in ("_Ref517", "_Toc00000001", "tab", "tab_", "表1", "cl_a_b", "tab_a_2D")] == [
        ""
    ] * 7


def test_a_number_that_is_typed_in_word_is_cited_by_its_text(tmp_path: Path) -> None:
    """Where no counting gives a label, Word would say 0 for the number of the paragraph."""
    source = "# 1 范围\n\n# 7 要求\n\n## 7.2.1 外观 {#look}\n\n见[@look]。\n"
    out = tmp_path / "draft.docx"
    write_fresh(read_markdown(source), out)
    with zipfile.ZipFile(out) as package:
        code = re.findall(r"REF cl_look[^<]*", package.read("word/document.xml").decode("utf-8"))
    assert code == ["REF cl_look \\h "]
    assert "见[@cl:look]。" in write_markdown(read_docx(out))


def references(document: Document) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The names that blocks bear with their labels, and what references show; those of notes are plain text in Word."""
    own = [(block.name, block.label) for block in document.blocks() if block.name]
    cited = [(run.refers, run.text) for block in document.blocks() for run in block.runs if run.refers]
    return (
        {name: label for name, label in own if not name.startswith(("note:", "ex:"))},
        [pair for pair in cited if not pair[0].startswith(("note:", "ex:"))],
    )


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents())
def test_references_of_any_document_come_back_from_word(document: Document) -> None:
    document = with_references(document)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "draft.docx"
        write_fresh(document, out)
        back = read_docx(out)
        assert repairs(out) == []
    assert references(back) == references(document)
    assert len(list(seen(back))) == len(list(seen(document)))
