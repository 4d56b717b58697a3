"""PDF files written by hand, read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdkit.errors import UnreadableFile
from stdkit.formats.reading import read
from stdkit.limits import within
from stdkit.model import Block, Document, Figure, Formula, Table, TermEntry
from tests.formats.pdf.made import INDENT, LEADING, LEFT, RIGHT, Page, assembled, pdf

_LONG = "本文件规定了试验样品的制备方法、试验设备的校准要求以及试验结果的计算和表示方法，并描述了相应的证实方法，适用于各类实验室。"


def _read(folder: Path, pages: list[Page]) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(pdf(pages))
    return read(path)


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def _with_head(page: Page, number: int) -> Page:
    page.right(60, "GB/T 99999—2030", 9)
    return page.centered(800, str(number), 9)


def _numbered(y: float, page: Page, lines: list[str]) -> float:
    for line in lines:
        page.text(LEFT, y, line, font="Hei")
        y += 2 * LEADING
    return y


def test_running_heads_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 5):
        page = _with_head(Page(), number)
        page.flow(110, [f"第{number}页的" + _LONG, f"第{number}段的文字到此为止。"])
        pages.append(page)
    document = _read(tmp_path, pages)
    assert [block.text for block in document.furniture] == ["GB/T 99999—2030"]
    assert all("99999" not in text for text in _texts(document))
    assert not {"1", "2", "3", "4"} & set(_texts(document))


def test_a_repeated_caption_is_no_running_head(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 5):
        page = Page().centered(100, f"表{number}　试验条件")
        page.flow(130, [_LONG])
        pages.append(page)
    texts = "".join(_texts(_read(tmp_path, pages)))
    assert all(f"表{number}　试验条件" in texts for number in range(1, 5))


def test_paragraphs_by_indent_and_over_pages(tmp_path: Path) -> None:
    first, second = _with_head(Page(), 1), _with_head(Page(), 2)
    y = first.flow(110, [_LONG * 2, "短段。"])
    first.text(INDENT, y, "测" * 41)  # fills its line to the edge
    first.text(LEFT, y + LEADING, "试" * 43)
    second.text(LEFT, 110, "接着上页的一段文字。")
    second.flow(110 + LEADING, [_LONG])
    assert [block.text for block in _read(tmp_path, [first, second]).blocks()] == [
        _LONG * 2,
        "短段。",
        "测" * 41 + "试" * 43 + "接着上页的一段文字。",
        _LONG,
    ]


def test_a_number_in_the_middle_of_a_sentence_is_no_clause(tmp_path: Path) -> None:
    page = Page()
    y = _numbered(100, page, ["5　要求", "5.1　外观"])
    page.text(INDENT, y, "样" * 38 + "应符合")
    page.text(LEFT, y + LEADING, "5.2.3的规定，并应符合下一条的规定。")
    y = page.flow(y + 2 * LEADING, [_LONG])
    _numbered(y + LEADING, page, ["5.2　尺寸"])
    document = _read(tmp_path, [page])
    assert [clause.number for element in document.elements for clause in element.walk()] == ["5.1", "5.2"]
    assert "应符合5.2.3的规定" in "".join(_texts(document))


def test_titles_clauses_lists_and_notes(tmp_path: Path) -> None:
    page = Page()
    page.text(LEFT, 100, "1　范围", font="Hei")
    y = page.flow(130, [_LONG])
    page.text(LEFT, y + LEADING, "2　要求", font="Hei")
    page.text(LEFT, y + 3 * LEADING, "2.1　一般要求", font="Hei")
    y += 5 * LEADING
    page.text(INDENT, y, "产品应符合下列要求：")
    page.text(INDENT, y + LEADING, "a)　" + "表" * 39)
    page.text(INDENT + 21, y + 2 * LEADING, "面平整；")
    page.text(INDENT, y + 3 * LEADING, "b)　无裂纹。")
    page.text(INDENT, y + 4 * LEADING, "注：裂纹用放大镜观察。", 9)
    document = _read(tmp_path, [page])
    requirements = document.elements[1]
    assert (requirements.number, requirements.title) == ("2", "要求")
    content = requirements.clauses[0].content
    assert [(block.kind, block.label) for block in content] == [
        ("paragraph", ""),
        ("list-item", "a)"),
        ("list-item", "b)"),
        ("note", "注："),
    ]
    assert content[1].text == "表" * 39 + "面平整；"


def test_term_entries_of_three_lines(tmp_path: Path) -> None:
    page = Page()
    page.text(LEFT, 100, "1　术语和定义", font="Hei")
    y = page.flow(130, ["下列术语和定义适用于本文件。"])
    for at, (number, term) in enumerate((("1.1", "试样　test piece"), ("1.2", "母样　master sample"))):
        top = y + at * 4 * LEADING
        page.text(LEFT, top, number, font="Hei")
        page.text(INDENT, top + LEADING, term, font="Hei")
        page.text(INDENT, top + 2 * LEADING, "用于试验的材料的一部分。")
    document = _read(tmp_path, [page])
    entries = [block for block in document.blocks() if isinstance(block, TermEntry)]
    assert [(e.label, e.term, e.english, e.definition) for e in entries] == [
        ("1.1", "试样", "test piece", "用于试验的材料的一部分。"),
        ("1.2", "母样", "master sample", "用于试验的材料的一部分。"),
    ]


def test_contents_are_kept_apart(tmp_path: Path) -> None:
    contents, text = Page(), Page()
    contents.centered(100, "目　次", 16, "Hei")
    for at, title in enumerate(("1　范围", "2　要求", "2.1　外观")):
        contents.text(LEFT, 140 + at * LEADING, title + "." * (78 - 2 * len(title)) + " 1")
    text.text(LEFT, 100, "1　范围", font="Hei")
    y = text.flow(130, [_LONG])
    y = _numbered(y, text, ["2　要求", "2.1　外观"])
    text.flow(y, [_LONG])
    document = _read(tmp_path, [contents, text])
    assert [element.kind for element in document.elements] == ["toc", "scope", "core"]
    assert len(document.elements[0].content) == 3
    assert all(not block.text.startswith("...") for block in document.blocks())


def test_tables_with_caption_unit_and_spans(tmp_path: Path) -> None:
    page = Page()
    y = page.flow(100, [_LONG])
    page.centered(y + 10, "表1　尺寸", font="Hei")
    page.right(y + 24, "单位为毫米", 9)
    xs, ys = [70.0, 200.0, 330.0, 529.0], [y + 30, y + 50, y + 70, y + 90]
    page.table(xs, ys, {(1, 1): "甲类", (1, 2): "10", (2, 1): "乙类", (2, 2): "20"})
    page.content = [c for c in page.content if f"200.0 {842 - ys[0]} m" not in c]
    page.line(200, ys[1], 200, ys[-1])  # the head's first two squares are one cell
    page.text(75, ys[0] + 13, "项目", 9).text(335, ys[0] + 13, "数值", 9)
    page.flow(y + 120, ["表后的文字。"])
    document = _read(tmp_path, [page])
    table = next(block for block in document.blocks() if isinstance(block, Table))
    assert (table.label, table.text) == ("表1", "尺寸")
    assert table.unit is not None and table.unit.text == "单位为毫米"
    assert [(c.text, c.colspan) for c in table.rows[0]] == [("项目", 2), ("数值", 1)]
    assert [c.text for c in table.rows[2]] == ["", "乙类", "20"]
    assert [b.text for b in document.blocks() if b.kind == "paragraph" and "表后" in b.text] == ["表后的文字。"]


def test_a_table_over_two_pages_is_one(tmp_path: Path) -> None:
    first, second = _with_head(Page(), 1), _with_head(Page(), 2)
    y = first.flow(100, [_LONG])
    first.centered(y + 10, "表1　项目", font="Hei")
    xs = [70.0, 300.0, 529.0]
    first.table(xs, [y + 20, y + 40, y + 60], {(0, 0): "名称", (0, 1): "数值", (1, 0): "甲类", (1, 1): "11"})
    second.centered(100, "表1（续）", font="Hei")
    second.table(xs, [110, 130, 150], {(0, 0): "名称", (0, 1): "数值", (1, 0): "乙类", (1, 1): "22"})
    second.flow(180, [_LONG])
    tables = [block for block in _read(tmp_path, [first, second]).blocks() if isinstance(block, Table)]
    assert len(tables) == 1
    assert [[cell.text for cell in row] for row in tables[0].rows] == [["名称", "数值"], ["甲类", "11"], ["乙类", "22"]]
    assert tables[0].header == 1


@pytest.mark.parametrize(("caption", "count"), [("表1（续）", 1), ("续表1", 1), ("表2（续）", 2), ("表2　结果", 2)])
def test_a_caption_that_says_so_joins_tables_of_one_page(tmp_path: Path, caption: str, count: int) -> None:
    page = Page()
    xs = [70.0, 300.0, 529.0]
    page.flow(90, [_LONG])
    page.centered(150, "表1　项目", font="Hei")
    page.table(xs, [160, 180, 200], {(0, 0): "名称", (0, 1): "数值", (1, 0): "甲类", (1, 1): "11"})
    page.centered(220, caption, font="Hei")
    page.table(xs, [230, 250, 270], {(0, 0): "乙类", (0, 1): "22", (1, 0): "丙类", (1, 1): "33"})
    page.flow(300, [_LONG])
    tables = [block for block in _read(tmp_path, [page]).blocks() if isinstance(block, Table)]
    assert len(tables) == count
    assert sum(len(table.rows) for table in tables) == 4


def test_a_table_goes_on_with_merged_columns(tmp_path: Path) -> None:
    first, second = _with_head(Page(), 1), _with_head(Page(), 2)
    y = first.flow(100, [_LONG])
    first.centered(y + 10, "表1　指令", font="Hei")
    xs = [70.0, 200.0, 300.0, 529.0]
    first.table(
        xs, [y + 20, y + 40, y + 60], {(0, 0): "名称", (0, 1): "长度", (0, 2): "说明", (1, 0): "甲类", (1, 1): "11"}
    )
    second.centered(100, "表1（续）", font="Hei")
    second.table(
        [68.0, 203.0, 531.0], [110, 130, 150], {(0, 0): "权限", (0, 1): "任何应用", (1, 0): "环境", (1, 1): "任何系统"}
    )
    second.flow(180, [_LONG])
    tables = [block for block in _read(tmp_path, [first, second]).blocks() if isinstance(block, Table)]
    assert len(tables) == 1
    assert [[(cell.text, cell.colspan) for cell in row] for row in tables[0].rows[2:]] == [
        [("权限", 1), ("任何应用", 2)],
        [("环境", 1), ("任何系统", 2)],
    ]


def test_rules_a_little_apart_make_no_column(tmp_path: Path) -> None:
    page = Page()
    page.flow(90, [_LONG])
    page.table([70.0, 200.0, 529.0], [150, 170, 190], {(0, 0): "输入", (0, 1): "说明", (1, 0): "甲类", (1, 1): "一号"})
    page.table([70.0, 203.5, 529.0], [190, 210, 230], {(0, 0): "输出", (0, 1): "备注", (1, 0): "乙类", (1, 1): "二号"})
    tables = [block for block in _read(tmp_path, [page]).blocks() if isinstance(block, Table)]
    assert [[cell.text for cell in row] for table in tables for row in table.rows] == [
        ["输入", "说明"],
        ["甲类", "一号"],
        ["输出", "备注"],
        ["乙类", "二号"],
    ]


def test_what_is_written_in_a_drawing_is_no_text(tmp_path: Path) -> None:
    page = Page()
    y = page.flow(100, [_LONG])
    page.box(150, y + 10, 230, y + 50).box(350, y + 10, 430, y + 50).curve(230, y + 30, 350, y + 40)
    page.curve(240, y + 20, 340, y + 45).curve(240, y + 25, 340, y + 48)
    page.text(165, y + 33, "服务器", 9).text(365, y + 33, "客户端", 9)
    page.centered(y + 75, "图1　结构", font="Hei")
    page.flow(y + 110, ["图后的文字。"])
    document = _read(tmp_path, [page])
    figure = next(block for block in document.blocks() if isinstance(block, Figure))
    assert (figure.label, figure.text) == ("图1", "结构")
    assert " ".join(figure.texts).split() == ["服务器", "客户端"]
    assert all("服务器" not in text for text in _texts(document))
    assert any(unread.page == 1 for unread in document.unread)


def test_boxes_side_by_side_over_a_caption_are_a_figure(tmp_path: Path) -> None:
    page = Page()
    y = page.flow(100, [_LONG])
    page.table([100, 220, 340, 460], [y, y + 24], {(0, 0): "标签头", (0, 1): "版本号", (0, 2): "签名值"})
    page.centered(y + 45, "图1　标签的结构", font="Hei")
    page.flow(y + 80, [_LONG])
    blocks = list(_read(tmp_path, [page]).blocks())
    assert not any(isinstance(block, Table) for block in blocks)
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert (figure.label, figure.texts) == ("图1", ("标签头", "版本号", "签名值"))


def test_what_is_written_over_and_under_such_boxes_belongs_to_the_figure(tmp_path: Path) -> None:
    page = Page()
    y = page.flow(100, [_LONG]) + 10
    for at, (over, under) in enumerate((("1字节", "消息头"), ("2字节", "消息体"), ("3字节", "消息尾"))):
        page.text(130 + 120 * at, y - 4, over, 9).text(130 + 120 * at, y + 36, under, 9)
    page.table([100, 220, 340, 460], [y, y + 24], {(0, 0): "标签头", (0, 1): "版本号", (0, 2): "签名值"})
    page.centered(y + 60, "图1　标签的结构", font="Hei")
    page.flow(y + 90, [_LONG])
    blocks = list(_read(tmp_path, [page]).blocks())
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert figure.label == "图1"
    assert {"标签头", "签名值"} < set(figure.texts)
    assert not any("字节" in block.text or "消息" in block.text for block in blocks if block is not figure)


def test_a_hyphen_at_the_end_of_a_line_is_kept_where_it_breaks_no_word(tmp_path: Path) -> None:
    page = Page()
    page.latin(INDENT, 100, "The stations exchange their messages by the services of the protocol called TAEP-", 11.2)
    page.latin(LEFT, 100 + LEADING, "AS and by its encryp-", 11.2)
    text = " ".join(_texts(_read(tmp_path, [page])))
    assert "TAEP-AS and by" in text or "TAEP- AS and by" in text


def test_lines_of_a_cell_set_wide_apart_are_one_paragraph(tmp_path: Path) -> None:
    page = Page()
    y = page.flow(100, [_LONG])
    page.table([70, 160, 260], [y, y + 46], {(0, 0): "名称"})
    page.text(164, y + 14, "因连续错误、重放而被", 9).text(164, y + 32, "锁定的状态", 9)
    table = next(block for block in _read(tmp_path, [page]).blocks() if isinstance(block, Table))
    assert [block.text for block in table.rows[0][1].blocks] == ["因连续错误、重放而被锁定的状态"]


def test_an_empty_cell_on_the_next_page_belongs_to_the_one_above(tmp_path: Path) -> None:
    first, second = _with_head(Page(), 1), _with_head(Page(), 2)
    y = first.flow(100, [_LONG])
    xs = [70.0, 300.0, 529.0]
    for page, ys, cells in (
        (first, [y, y + 20, y + 40], {(0, 0): "甲类", (0, 1): "第一项", (1, 1): "第二项"}),
        (second, [90, 110, 130], {(0, 1): "第三项", (1, 1): "第四项"}),
    ):
        for x in xs:
            page.line(x, ys[0], x, ys[-1])
        for at, across in enumerate(ys):
            page.line(300 if at == 1 else 70, across, 529, across)
        for (row, column), text in cells.items():
            page.text(xs[column] + 4, ys[row] + 12, text, 9)
    second.flow(160, [_LONG])
    (table,) = [block for block in _read(tmp_path, [first, second]).blocks() if isinstance(block, Table)]
    assert [[(cell.text, cell.rowspan) for cell in row] for row in table.rows] == [
        [("甲类", 4), ("第一项", 1)],
        [("第二项", 1)],
        [("第三项", 1)],
        [("第四项", 1)],
    ]


def test_formulas_with_their_numbers(tmp_path: Path) -> None:
    page = Page()
    y = page.flow(100, [_LONG, "按公式（1）计算："])
    page.text(220, y, "w = a + b").right(y, "（1）")
    page.flow(y + LEADING, ["式中：", "w——质量分数。"])
    formula = next(block for block in _read(tmp_path, [page]).blocks() if isinstance(block, Formula))
    assert (formula.label, formula.text) == ("（1）", "w = a + b")


def test_footnotes_stand_behind_what_refers_to_them(tmp_path: Path) -> None:
    page = Page()
    page.text(INDENT, 100, "气体").text(INDENT + 21, 96, "1)", 5.5).text(INDENT + 28, 100, "的纯度应记录。")
    y = page.flow(100 + LEADING, [_LONG, _LONG])
    page.line(70, 700, 170, 700)
    page.text(INDENT, 714, "1)　指工业用气体。", 9)
    blocks = list(_read(tmp_path, [page]).blocks())
    assert y < 700
    assert [(block.kind, block.label, block.text) for block in blocks[:2]] == [
        ("paragraph", "", "气体的纯度应记录。"),
        ("footnote", "1)", "指工业用气体。"),
    ]
    assert [run.target for run in blocks[0].runs if "footnote" in run.marks] == ["1)"]


def test_superscripts_and_subscripts(tmp_path: Path) -> None:
    page = Page()
    page.text(INDENT, 100, "面积为5 m").text(INDENT + 47.5, 96, "2", 5.5).text(INDENT + 51, 100, "，H")
    page.text(INDENT + 66.8, 102, "2", 5.5).text(INDENT + 70.5, 100, "O足量，余下的文字写在后面。")
    page.flow(100 + LEADING, [_LONG])
    block = next(_read(tmp_path, [page]).blocks())
    assert block.text.startswith("面积为5 m2，H2O足量")
    assert [(run.text, *run.marks) for run in block.runs if run.text == "2"] == [
        ("2", "superscript"),
        ("2", "subscript"),
    ]


def test_the_cover_is_read_by_size_and_place(tmp_path: Path) -> None:
    cover, text = Page(), Page()
    cover.text(70, 80, "ICS 67.120.10").text(70, 96, "CCS X 22")
    cover.centered(150, "中华人民共和国国家标准", 26, "Hei")
    cover.right(190, "GB/T 99999—2030", 14)
    cover.centered(330, "试验方法通则", 26, "Hei").centered(360, "General rules for test methods", 14)
    cover.text(70, 740, "2030-01-02发布", 14).right(740, "2030-08-01实施", 14)
    cover.text(180, 772, "国家市场监督管理总局", 17).text(400, 780, "发布", 14, "Hei")
    cover.text(180, 792, "国家标准化管理委员会", 17)
    text.text(LEFT, 100, "1　范围", font="Hei")
    text.flow(130, [_LONG])
    found = _read(tmp_path, [cover, text]).cover
    assert (found.number, found.title, found.title_en) == (
        "GB/T 99999—2030",
        "试验方法通则",
        "General rules for test methods",
    )
    assert (found.ics, found.ccs, found.published, found.implemented) == (
        "67.120.10",
        "X 22",
        "2030-01-02",
        "2030-08-01",
    )
    assert found.issued_by == "国家市场监督管理总局、国家标准化管理委员会"


def test_the_last_word_of_the_english_title_on_a_line_of_its_own(tmp_path: Path) -> None:
    cover = Page().text(70, 80, "ICS 67.120.10").text(70, 96, "CCS X 22")
    cover.centered(150, "中华人民共和国国家标准", 26, "Hei").right(190, "GB/T 99999—2030", 14)
    cover.centered(330, "试验方法通则", 26, "Hei").centered(360, "General rules for test methods of fabric", 14)
    cover.centered(378, "Specification", 14).text(70, 740, "2030-01-02发布", 14)
    assert _read(tmp_path, [cover]).cover.title_en == "General rules for test methods of fabric Specification"


def test_every_block_knows_its_page_and_box(tmp_path: Path) -> None:
    pages = [Page(), Page()]
    for page in pages:
        page.flow(100, [_LONG, "到此为止。"])
    document = _read(tmp_path, pages)
    assert [block.page for block in document.blocks()] == [1, 1, 2, 2]
    for block in document.blocks():
        for run in block.runs:
            anchor = run.anchor
            assert anchor is not None and LEFT - 1 <= anchor.x0 < anchor.x1 <= RIGHT + 1  # type: ignore[union-attr]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = Page()
    for at in range(12):
        sign = chr(0x4E09 + at)
        page.text(LEFT, 100 + at * LEADING, "左" * 19 + sign)
        page.text(319, 100 + at * LEADING, "右" * 19 + sign)
    text = "".join(_texts(_read(tmp_path, [page])))
    assert text.rindex("左") < text.index("右")


def test_names_beside_their_meaning_are_no_columns(tmp_path: Path) -> None:
    page = Page()
    for at in range(14):
        sign = chr(0x4E09 + at)
        page.text(INDENT, 100 + at * LEADING, "名" * (15 + at % 2) + sign)
        page.text(319, 100 + at * LEADING, "义" * (3 + at % 5) + sign)
    page.flow(100 + 14 * LEADING, [_LONG + _LONG])
    texts = _texts(_read(tmp_path, [page]))
    assert all("名" in text and "义" in text for text in texts[:14])


def test_the_publishers_page_at_the_end_is_no_text(tmp_path: Path) -> None:
    cover = (
        Page().text(LEFT, 60, "ICS 35.040").right(150, "GB/T 99999—2030", 14).centered(300, "试验样品的一般要求", 26)
    )
    cover.text(LEFT, 700, "2030-01-01发布").right(700, "2030-07-01实施")
    body = Page().centered(110, "前　　言", 16, "Hei")
    body.flow(150, [_LONG, "本文件由测试委员会提出。"])
    last = (
        Page()
        .centered(300, "国家标准", 14)
        .centered(330, "试验样品的一般要求", 14)
        .centered(360, "GB/T 99999—2030", 12)
    )
    last.centered(400, "出版社出版发行", 10).centered(420, "书号：000000", 10)
    document = _read(tmp_path, [cover, body, Page(), last])
    assert document.cover.title == "试验样品的一般要求"
    assert not any("出版" in text or "书号" in text for text in _texts(document))
    assert any("书号" in block.text for block in document.furniture)


def test_a_last_page_with_sentences_is_text(tmp_path: Path) -> None:
    cover = (
        Page().text(LEFT, 60, "ICS 35.040").right(150, "GB/T 99999—2030", 14).centered(300, "试验样品的一般要求", 26)
    )
    last = Page().centered(300, "试验样品的一般要求", 14).centered(330, "GB/T 99999—2030", 12)
    last.flow(400, ["这里有一个句子。"])
    assert "这里有一个句子。" in _texts(_read(tmp_path, [cover, last]))


def test_the_number_of_a_chapter_on_a_line_of_its_own(tmp_path: Path) -> None:
    page = Page().text(LEFT, 110, "11"[:1] + "\u3000", font="Hei").text(LEFT, 140, "范围", font="Hei")
    page.flow(170, [_LONG])
    elements = _read(tmp_path, [page]).elements
    assert [(element.kind, element.number, element.title) for element in elements] == [("scope", "1", "范围")]


def test_text_below_a_title_that_fills_its_line(tmp_path: Path) -> None:
    page = Page()
    y = _numbered(110, page, ["1　范围"])
    y = page.flow(y, [_LONG])
    y = _numbered(y, page, ["2　要求"])
    title = "2.1　" + "很长的标题" * 8
    title = title[: int((RIGHT - LEFT) / 10.5) - 0]
    page.text(LEFT, y, title, font="Hei").text(LEFT, y + LEADING, "正文从这里开始，说明试验的方法。")
    clause = _read(tmp_path, [page]).elements[1].clauses[0]
    assert (clause.number, clause.title) == ("2.1", title[4:])


@pytest.mark.parametrize("turn", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_pages_whose_text_is_turned(tmp_path: Path, turn: str) -> None:
    page = Page()
    c, d = (float(part) for part in turn.split()[2:])
    for at, line in enumerate(
        ("All text of this page runs in one direction", "and its second line stands below the first")
    ):
        page.latin(300 - 20 * at * c, 400 + 20 * at * d, line, turn=turn)
    text = " ".join(_texts(_read(tmp_path, [page])))
    assert text == "All text of this page runs in one direction and its second line stands below the first"


def test_slanted_text_is_a_mark(tmp_path: Path) -> None:
    pages = []
    for _ in range(2):
        page = Page().latin(200, 500, "DRAFT ONLY", 60, turn="0.7 0.7 -0.7 0.7")
        page.flow(100, [_LONG])
        pages.append(page)
    document = _read(tmp_path, pages)
    assert all("DRAFT" not in text for text in _texts(document))
    assert "DRAFT ONLY" in [block.text for block in document.furniture]


def test_a_scanned_page_is_said_not_passed_over(tmp_path: Path) -> None:
    text = Page()
    text.flow(100, [_LONG])
    document = _read(tmp_path, [text, Page().picture(0, 0, 595, 842)])
    assert any(unread.page == 2 for unread in document.unread)


def test_a_pdf_behind_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    page = Page()
    page.flow(100, [_LONG])
    path.write_bytes(pdf([page]))
    assert read(path).format == "pdf"


_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\nnothing",
        pdf([Page()])[:300],
        assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]),
        assembled(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE],
            b"/Encrypt<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>/ID[(a)(a)]",
        ),
    ],
    ids=["nothing", "cut off", "no pages", "encrypted"],
)
def test_what_cannot_be_read_is_refused_with_advice(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    assert refused.value.advice


@pytest.mark.parametrize(
    "objects",
    [
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE.replace(b"595 842", b"0 0")],
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", _PAGE],
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            _PAGE[:-2] + b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            b"<</Length 5>>stream\n/X Do\nendstream",
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>stream\n/X Do\nendstream",
        ],
    ],
    ids=["no size", "page tree in a circle", "form in itself"],
)
def test_odd_pages_do_no_harm(tmp_path: Path, objects: list[bytes]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(assembled(objects))
    assert read(path).format == "pdf"


def test_too_many_pages_are_said(tmp_path: Path) -> None:
    pages = []
    for number in range(4):
        page = Page()
        page.flow(100 + number, [_LONG])
        pages.append(page)
    with within(pages=2):
        document = _read(tmp_path, pages)
    assert {block.page for block in document.blocks()} == {1, 2}
    assert any("4 页" in unread.what for unread in document.unread)


def test_blocks_are_blocks(tmp_path: Path) -> None:
    page = Page()
    page.flow(100, [_LONG])
    assert all(isinstance(block, Block) and block.id for block in _read(tmp_path, [page]).blocks())
